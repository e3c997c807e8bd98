// file: spec/endpoints/order/refund.yaml
// edit: /^      "Y": {name: "YES"/d
// release: breaking
use binance_pay::order::refund::{Duplicate, RefundReceipt};

pub fn caller(receipt: &RefundReceipt) -> bool {
    receipt.duplicate_request == Duplicate::Yes
}
