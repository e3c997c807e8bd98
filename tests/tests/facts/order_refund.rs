//! The page `api-order-refund`: amounts that go out as numbers and come back as strings.

use binance_pay::order::refund::{OrderRefund, Refund, RefundReceipt};

use crate::kinds::{AMOUNT, HTTP_URL, ID, INT, TEXT, may, must, words};
use crate::page::Page;
use crate::probe::Request;
use crate::reading::Reply;

#[test]
fn the_endpoint() {
    let page = Page {
        id: "order.refund",
        path: "/binancepay/openapi/order/refund",
        slug: "api-order-refund",
        audience: "merchant",
        codes: &[
            ("400202", Some("ORDER_NOT_FOUND")),
            ("400301", Some("INVALID_PREPAY_ID")),
            ("400302", Some("TOO_MANY_REFUND_ATTEMPTS")),
            ("400303", Some("INVALID_REFUND_AMOUNT")),
            ("400304", Some("ACCOUNT_REMAINING_AMOUNT_NOT_ENOUGH")),
            ("400607", Some("PAYMENT_REFUND_TOO_MANY_TIMES")),
            ("400608", Some("PAYMENT_REFUND_AMOUNT_INVALID")),
            ("400611", Some("PAYMENT_INSUFFICIENT_BALANCE")),
        ],
    };
    page.is_of::<Refund>();
}

/// The amount has the limits of the newest page on creating orders, which the page refers to.
#[test]
fn request() {
    let refund: Request<Refund> = Request::new(
        r#"{"refundRequestId":"68711039982968832","prepayId":"383729303729303",
            "refundAmount":25.17,"refundReason":"","webhookUrl":"http://a.example"}"#,
    );
    refund.object::<OrderRefund>(
        "",
        &[
            must("refundRequestId", TEXT.least(1).most(64)),
            must("prepayId", ID.most(19)),
            must("refundAmount", AMOUNT.places(8).from("0.00000001")),
            may("refundReason", TEXT.most(256)),
            may("webhookUrl", HTTP_URL.most(256)),
        ],
    );
}

#[test]
fn reply() {
    let receipt = Reply::of::<Refund>(
        r#"{"refundId":197620356272996352,"refundRequestId":"68711039982968832",
            "prepayId":"383729303729303","orderAmount":"100.11","refundedAmount":"10.88",
            "refundAmount":"5.00","refundedCommission":"0","refundCommission":"0",
            "remainingAttempts":8,"payerOpenId":"dde730c2e0ea1f1780cf26343b98fd3b",
            "duplicateRequest":"N"}"#,
    );
    receipt.object::<RefundReceipt>(
        "",
        &[
            may("refundId", ID),
            must("refundRequestId", TEXT.most(64)),
            must("prepayId", ID.most(19)),
            must("orderAmount", AMOUNT.places(8).from("0.00000001")),
            must("refundedAmount", AMOUNT.places(8)),
            must("refundAmount", AMOUNT.places(8).from("0.00000001")),
            may("refundedCommission", AMOUNT),
            may("refundCommission", AMOUNT),
            must("remainingAttempts", INT),
            must("payerOpenId", TEXT),
            must("duplicateRequest", words(&["Y", "N"])),
        ],
    );
}
