//! The page `api-wallet-transfer`: an amount as text with both ends, and a repeated request.

use binance_pay::wallet::transfer::{FundTransfer, Transfer, TransferResult};
use binance_pay::{Endpoint, Repeat};

use crate::kinds::{AMOUNT, TEXT, UPPERCASE, must, words};
use crate::page::Page;
use crate::probe::Request;
use crate::reading::Reply;

const DATA: &str = r#"{"tranId":"100002021071407140001","status":"SUCCESS","currency":"BNB",
    "amount":"0.01","transferType":"TO_MAIN"}"#;

#[test]
fn the_endpoint() {
    let page = Page {
        id: "wallet.transfer",
        path: "/binancepay/openapi/wallet/transfer",
        slug: "api-wallet-transfer",
        audience: "merchant",
        codes: &[],
    };
    page.is_of::<Transfer>();
}

#[test]
fn request() {
    let transfer: Request<Transfer> = Request::new(
        r#"{"requestId":"100002021071407140001","currency":"BNB","amount":"0.01",
            "transferType":"TO_MAIN"}"#,
    );
    let range = AMOUNT.places(8).from("0.00000001").to("999999999999999.99999999");
    transfer.object::<FundTransfer>(
        "",
        &[
            must("requestId", TEXT.least(1).most(32)),
            must("currency", UPPERCASE.least(1)),
            must("amount", range),
            must("transferType", words(&["TO_MAIN", "TO_PAY"])),
        ],
    );
}

#[test]
fn reply() {
    Reply::of::<Transfer>(DATA).object::<TransferResult>(
        "",
        &[
            must("tranId", TEXT),
            must("status", words(&["SUCCESS", "FAILURE", "PROCESS"])),
            must("currency", TEXT),
            must("amount", AMOUNT),
            must("transferType", words(&["TO_MAIN", "TO_PAY"])),
        ],
    );
}

/// The page prints what comes back when a request is sent twice.
#[test]
fn reply_to_a_repetition() {
    assert_eq!(Transfer::INFO.repeat(), Repeat::SameKey);
    let body = format!(
        r#"{{"status":"REPEAT_REQ_SUCCESS","code":"000001","data":{DATA},"errorMessage":""}}"#
    );
    let reply = Transfer::decode(200, body.as_bytes()).unwrap();
    assert!(reply.is_repeat() && reply.deviations.is_empty());
    assert_eq!(reply.data.tran_id, "100002021071407140001");
}
