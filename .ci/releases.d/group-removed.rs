// file: spec/endpoints/order/close.yaml
// edit: /^    rules:$/d; /^      - at-least-one-of: .merchantTradeNo/d; /OrderClosing.rules.0$/,/otherwise:/d
// release: breaking
use binance_pay::Id;
use binance_pay::order::close::OrderClosing;

pub fn caller(order: Id) -> OrderClosing {
    OrderClosing::by_prepay_id(order)
}
