// file: spec/endpoints/order/refund.yaml
// edit: s/^title: "/title: "Now: /
// release: patch
use binance_pay::order::refund::OrderRefund;
use binance_pay::{Decimal, Id};

pub fn caller(order: Id, amount: Decimal) -> OrderRefund {
    OrderRefund::new("refund-1", order, amount)
}
