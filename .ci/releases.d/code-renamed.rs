// file: spec/result-codes.yaml
// edit: s/name: ORDER_NOT_FOUND$/name: ORDER_MISSING/
// release: breaking
use binance_pay::ResultCode;

pub fn caller(code: &ResultCode) -> bool {
    *code == ResultCode::OrderNotFound
}
