//! The page `api-payout`: a list with a greatest count.

use binance_pay::payout::transfer::{PayoutBatch, PayoutReceipt, Transfer, TransferDetail};
use binance_pay_tests::Json;

use crate::kinds::{AMOUNT, HTTP_URL, ID, INT, LIST, TEXT, UPPERCASE, may, must, words};
use crate::page::Page;
use crate::probe::{Request, number, text};
use crate::reading::Reply;

fn batch() -> Request<Transfer> {
    Request::new(
        r#"{"requestId":"samplerequest1234","bizScene":"SETTLEMENT","batchName":"sample batch",
            "currency":"BUSD","totalAmount":200.4,"totalNumber":2,"transferDetailList":
            [{"merchantSendId":"22231313131","receiveType":"BINANCE_ID","receiver":"354205155",
                "transferAmount":110.3,"transferMethod":"SPOT_WALLET","remark":"test1",
                "registrationEmail":"e","registrationMobileNumber":"1",
                "registrationMobileCode":"1"}],
            "webhookUrl":"https://a.example","subMerchantId":"1"}"#,
    )
}

#[test]
fn the_endpoint() {
    let page = Page {
        id: "payout.transfer",
        path: "/binancepay/openapi/payout/transfer",
        slug: "api-payout",
        audience: "payout-merchant",
        codes: &[],
    };
    page.is_of::<Transfer>();
}

/// The last member is known from the change log.
#[test]
fn request() {
    let scenes = words(&[
        "DIRECT_TRANSFER",
        "CRYPTO_REWARDS",
        "SETTLEMENT",
        "REIMBURSEMENT",
        "MERCHANT_PAYMENT",
        "OTHERS",
    ]);
    batch().object::<PayoutBatch>(
        "",
        &[
            must("requestId", TEXT.least(1).most(32)),
            may("bizScene", scenes),
            must("batchName", TEXT.least(1).most(32)),
            must("currency", UPPERCASE.least(1)),
            must("totalAmount", AMOUNT.places(8).from("0.00000001")),
            must("totalNumber", INT.at_least(1).at_most(500)),
            must("transferDetailList", LIST.least(1).most(500)),
            may("webhookUrl", HTTP_URL.most(256)),
            may("subMerchantId", ID),
        ],
    );
    batch().knows_no("merchantId");
}

/// `PAY_ID` is gone from the newest states, and stands in every sample.
#[test]
fn request_transfer() {
    batch().object::<TransferDetail>(
        "/transferDetailList/0",
        &[
            must("merchantSendId", TEXT.least(1).most(32)),
            must("receiveType", words(&["BINANCE_ID", "EMAIL", "PAY_ID"])),
            must("receiver", TEXT.least(1)),
            must("transferAmount", AMOUNT),
            must("transferMethod", words(&["FUNDING_WALLET", "SPOT_WALLET"])),
            may("remark", TEXT.most(128)),
            may("registrationEmail", TEXT),
            may("registrationMobileNumber", TEXT),
            may("registrationMobileCode", TEXT),
        ],
    );
}

/// The total and the number are not compared with the list: that is the server's part.
#[test]
fn request_totals() {
    batch().breaks(&[("/totalNumber", number("500")), ("/totalAmount", text("1"))], &[]);
}

#[test]
fn reply() {
    let receipt = Reply::of::<Transfer>(r#"{"requestId":"samplerequest1234","status":"ACCEPTED"}"#);
    receipt.object::<PayoutReceipt>(
        "",
        &[may("requestId", TEXT), may("status", words(&["ACCEPTED"]))],
    );
    receipt.cannot_read("", Json::Null, &["/data required null [400100]"]);
}
