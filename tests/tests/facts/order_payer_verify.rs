//! The page `api-order-payer-verification`: a list of claims, answered by a boolean.

use binance_pay::order::payer::verify::{Claim, PayerVerification, Verify};
use binance_pay_tests::Json;

use crate::kinds::{FLAG, ID, LIST, TEXT, may, must, words};
use crate::page::Page;
use crate::probe::Request;
use crate::reading::Reply;

fn person() -> Request<Verify> {
    Request::new(
        r#"{"binanceId":"354205155","payerType":"INDIVIDUAL","information":
            [{"category":"FIRST_NAME","value":"binance"}]}"#,
    )
}

/// One code is known from a sample only, without a name.
#[test]
fn the_endpoint() {
    let page = Page {
        id: "order.payer.verify",
        path: "/binancepay/openapi/order/payer/verification",
        slug: "api-order-payer-verification",
        audience: "whitelisted-merchant",
        codes: &[("400601", None)],
    };
    page.is_of::<Verify>();
}

#[test]
fn request() {
    person().object::<PayerVerification>(
        "",
        &[
            must("binanceId", ID),
            must("payerType", words(&["INDIVIDUAL", "CORPORATE"])),
            may("information", LIST),
        ],
    );
    let categories = words(&[
        "FIRST_NAME",
        "LAST_NAME",
        "DATE_OF_BIRTH",
        "NATIONALITY",
        "DOCUMENT_TYPE",
        "DOCUMENT_NUMBER",
        "COMPANY_NAME",
        "REGISTRATION_NUMBER",
        "REGISTRATION_COUNTRY",
    ]);
    person().object::<Claim>(
        "/information/0",
        &[must("category", categories), must("value", TEXT.least(1).most(1024))],
    );
    person().knows_no("accountId");
}

#[test]
fn reply_is_a_boolean() {
    let matched = Reply::of::<Verify>("true");
    matched.value("", FLAG, true);
    matched.cannot_read("", Json::Null, &["/data required null [400100]"]);
}
