// file: spec/endpoints/order/refund.yaml
// edit: s/refundReason: {type: text, length: {max: 256}/refundReason: {type: text, length: {max: 200}/
// release: minor
use binance_pay::order::refund::OrderRefund;
use binance_pay::{Decimal, Id};

pub fn caller(order: Id, amount: Decimal) -> OrderRefund {
    OrderRefund::new("refund-1", order, amount).refund_reason("Broken.")
}
