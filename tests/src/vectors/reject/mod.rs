//! `reject`: what must be refused, and what must not happen instead.

mod limits;
mod replies;
mod requests;
mod signing;

use binance_pay_codegen::model::Api;

use super::entry::{Entry, list, object, text};

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    let mut all = signing::entries();
    all.extend(requests::entries());
    all.extend(replies::entries());
    all.extend(limits::entries(api));
    all
}

/// With another place where the same may be found.
fn or(entry: Entry, other: Option<(&str, &str)>) -> Entry {
    let Some((stage, class)) = other else { return entry };
    entry.expect("or", list([object([("stage", text(stage)), ("class", text(class))])]))
}
