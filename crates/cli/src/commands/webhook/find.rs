//! Webhooks by the `bizType` of their messages, or by id.

use crate::catalog::{nearest, shown};
use crate::failure::{Failure, Kind};
use crate::model::{Model, Webhook};

/// The webhook of this `bizType` or id.
///
/// # Errors
///
/// [`Kind::UnknownWebhook`], with the nearest.
pub(super) fn find<'a>(model: &'a Model, word: &str) -> Result<&'a Webhook, Failure> {
    let is_it = |webhook: &&Webhook| webhook.name() == word || webhook.id == word;
    model.webhooks.iter().find(is_it).ok_or_else(|| unknown(model, word))
}

fn unknown(model: &Model, word: &str) -> Failure {
    let remedy = match nearest(word, model.webhooks.iter().map(Webhook::name)) {
        Some(near) => format!("Did you mean {near}? `bpay webhook list` lists all."),
        None => "`bpay webhook list` lists all.".to_owned(),
    };
    let message = format!("no webhook has the bizType or id {}", shown(word));
    Failure::new(Kind::UnknownWebhook, message, remedy)
}
