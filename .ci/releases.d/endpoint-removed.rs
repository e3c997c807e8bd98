// file: spec/endpoints/wallet/transfer.query.yaml
// edit: d
// release: breaking
use binance_pay::wallet::transfer::query::TransferQuery;

pub fn caller(_: &TransferQuery) {}
