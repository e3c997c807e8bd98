// file: spec/endpoints/order/refund.yaml
// edit: s/remainingAttempts: {type: integer, format: int32/remainingAttempts: {type: integer, format: int64/; /^contradictions:/,$d
// release: breaking
use binance_pay::order::refund::RefundReceipt;

pub fn caller(receipt: &RefundReceipt) -> i32 {
    receipt.remaining_attempts
}
