// file: spec/endpoints/order/refund.yaml
// edit: /^      refundedCommission: /d; /^contradictions:/,$d
// release: breaking
use binance_pay::Decimal;
use binance_pay::order::refund::RefundReceipt;

pub fn caller(receipt: &RefundReceipt) -> Option<&Decimal> {
    receipt.refunded_commission.as_ref()
}
