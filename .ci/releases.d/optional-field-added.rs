// file: spec/endpoints/order/refund.yaml
// edit: s/^      refundReason: .*/&\n      note: {type: text, doc: "A note."}/
// release: minor
use binance_pay::order::refund::OrderRefund;
use binance_pay::{Decimal, Id};

pub fn caller(refund: &OrderRefund, order: Id, amount: Decimal) -> (OrderRefund, Option<String>) {
    (OrderRefund::new("refund-1", order, amount), refund.refund_reason.clone())
}
