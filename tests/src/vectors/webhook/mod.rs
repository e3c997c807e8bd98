//! `webhook`: notifications of every sort, genuine and not.

mod events;
mod keys;
mod refused;
mod signed;

use binance_pay_codegen::model::Api;

use super::entry::Entry;

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    let mut all = events::entries(api);
    all.extend(refused::entries());
    all
}
