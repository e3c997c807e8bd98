// file: spec/endpoints/order/refund.yaml
// edit: s/^\(      payerOpenId: {type: text, \)required: true, /\1/; /^contradictions:/,$d
// release: breaking
use binance_pay::order::refund::RefundReceipt;

pub fn caller(receipt: &RefundReceipt) -> &str {
    receipt.payer_open_id.as_str()
}
