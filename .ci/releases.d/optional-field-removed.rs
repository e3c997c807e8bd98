// file: spec/endpoints/order/refund.yaml
// edit: /^      webhookUrl: /d
// release: breaking
use binance_pay::order::refund::OrderRefund;
use binance_pay::{Decimal, Id};

pub fn caller(order: Id, amount: Decimal) -> OrderRefund {
    OrderRefund::new("refund-1", order, amount).webhook_url("https://shop.example/hook")
}
