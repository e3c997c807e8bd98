//! The table of all webhooks, and the enum of what they tell.

use crate::errors::Error;
use crate::model::{Api, Webhook};
use crate::names;

use super::{docs, webhook};

/// The variant for what is not known.
const UNKNOWN: &str = "Unknown";

/// The body of the module: `Event`, `WEBHOOKS` and `BIZ_TYPES`.
///
/// # Errors
///
/// Where a webhook's name is taken.
pub(super) fn module(api: &Api, runtime: &str) -> Result<String, Error> {
    let mut text = docs::module_comment("The table of webhooks, and what they tell.");
    text += &format!("\n{runtime}::support::events! {{\n");
    for webhook in &api.webhooks {
        let variant = variant(webhook)?;
        let about = webhook::sentence(webhook);
        let module = names::snake(&webhook.id);
        let link = format!("{about}\n\nSee [`webhook::{module}`](crate::webhook::{module}).");
        text += &docs::comment(&link, "    ");
        text += &format!("    {variant}({}),\n", path(webhook));
    }
    text += "}\n\n";
    text += &docs::comment(
        "Every webhook, sorted by id.\n\n# Examples\n\n```\nuse binance_pay::WEBHOOKS;\n\n\
         assert!(WEBHOOKS.is_sorted_by_key(|info| info.id()));\n```",
        "",
    );
    text += &format!("pub static WEBHOOKS: &[&{runtime}::WebhookInfo] = &[\n");
    for webhook in &api.webhooks {
        text += &format!("    <{} as {runtime}::Webhook>::INFO,\n", path(webhook));
    }
    text += "];\n\n/// The names of those that have one.\n";
    text += "pub(crate) static BIZ_TYPES: &[&str] = &[\n";
    for name in api.webhooks.iter().filter_map(|webhook| webhook.biz_type.as_ref()) {
        text += &format!("    {name:?},\n");
    }
    Ok(text + "];\n")
}

/// The module above the webhooks' own.
pub(super) fn parent(api: &Api) -> String {
    let mut text = docs::module_comment("One module for each webhook.") + "\n";
    for webhook in &api.webhooks {
        text += &format!("pub mod {};\n", names::snake(&webhook.id));
    }
    text
}

fn path(webhook: &Webhook) -> String {
    format!("super::webhook::{}::{}", names::snake(&webhook.id), webhook.event)
}

fn variant(webhook: &Webhook) -> Result<String, Error> {
    let variant = names::variant(&webhook.id).to_string();
    if variant == UNKNOWN {
        let message = format!("id `{}` is taken: it would be Event::{UNKNOWN}", webhook.id);
        return Err(Error::in_file(format!("spec/{}", webhook.file), message));
    }
    Ok(variant)
}
