//! `webhook`: notifications of every sort, genuine and not.

mod events;
mod forged;
mod headers;
mod keys;
mod odd;
mod refused;
mod signed;

use binance_pay_codegen::model::Api;

use super::entry::Entry;

pub(super) use signed::Notice;

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    let mut all = events::entries(api);
    all.extend(odd::entries(api));
    all.extend(refused::entries());
    all.extend(forged::entries());
    all.extend(headers::entries());
    all
}
