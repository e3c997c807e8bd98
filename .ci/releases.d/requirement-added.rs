// file: spec/endpoints/order/refund.yaml
// edit: s/^\(      refundId: .*wire: number, \)/\1required: true, /
// release: breaking
use binance_pay::Id;
use binance_pay::order::refund::RefundReceipt;

pub fn caller(receipt: RefundReceipt) -> Option<Id> {
    receipt.refund_id
}
