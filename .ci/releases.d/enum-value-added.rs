// file: spec/endpoints/order/refund.yaml
// edit: s/^      "N": {name: "NO".*/&\n      "M": {name: "MAYBE", doc: "It may."}/
// release: minor
use binance_pay::order::refund::{Duplicate, RefundReceipt};

pub fn caller(receipt: &RefundReceipt) -> bool {
    match receipt.duplicate_request {
        Duplicate::Yes => true,
        Duplicate::No => false,
        _ => false,
    }
}
