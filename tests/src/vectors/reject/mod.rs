//! `reject`: what must be refused, and what must not happen instead.

mod json;

use binance_pay_codegen::model::Api;

use super::entry::Entry;

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    json::entries(api)
}
