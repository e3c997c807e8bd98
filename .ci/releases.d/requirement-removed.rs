// file: spec/endpoints/order/refund.yaml
// edit: s/^\(      refundAmount: .*wire: number, \)required: true, /\1/; /^contradictions:/,$d
// release: breaking
use binance_pay::order::refund::OrderRefund;
use binance_pay::{Decimal, Id};

pub fn caller(order: Id, amount: Decimal) -> OrderRefund {
    OrderRefund::new("refund-1", order, amount)
}
