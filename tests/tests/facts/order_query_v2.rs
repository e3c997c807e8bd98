//! The page `api-order-query-v2`: one of two ids, and a reply of three levels.

use binance_pay::Endpoint;
use binance_pay::order::query::v2::{Order, OrderQuery, PaymentInfo, PaymentInstruction, QueryV2};
use binance_pay_tests::Json;
use binance_pay_tests::remarks::limits;

use crate::kinds::{ALNUM, AMOUNT, ID, LIST, MILLIS, OBJECT, TEXT, may, must, words};
use crate::page::Page;
use crate::probe::Request;
use crate::reading::Reply;

const BOTH: &str = r#"{"prepayId":"383729303729303","merchantTradeNo":"9825382937292"}"#;

#[test]
fn the_endpoint() {
    let page = Page {
        id: "order.query.v2",
        path: "/binancepay/openapi/v2/order/query",
        slug: "api-order-query-v2",
        audience: "merchant",
        codes: &[("400202", Some("ORDER_NOT_FOUND"))],
    };
    page.is_of::<QueryV2>();
}

/// No greatest lengths here, unlike in other requests with the same members.
#[test]
fn request() {
    let query: Request<QueryV2> = Request::new(BOTH);
    query.object::<OrderQuery>("", &[may("prepayId", ID), may("merchantTradeNo", ALNUM.least(1))]);
    let neither = " at-least-one-of [\"prepayId\",\"merchantTradeNo\"] [400100]";
    query.breaks(&[("/prepayId", Json::Null), ("/merchantTradeNo", Json::Null)], &[neither]);
    let ignored = "/merchantTradeNo ignored-if \"prepayId is present\" []";
    assert_eq!(limits(&QueryV2::INFO.advice_json(BOTH.as_bytes())), [ignored]);
    assert_eq!(QueryV2::INFO.advice_json(br#"{"merchantTradeNo":"9825382937292"}"#), []);
}

fn order() -> Reply {
    Reply::of::<QueryV2>(
        r#"{"merchantId":98729382672,"prepayId":"383729303729303","transactionId":"t",
            "merchantTradeNo":"2f4b0696-e691","status":"PAID","currency":"BUSD",
            "orderAmount":"10.88","openUserId":"","passThroughInfo":"","commission":"0",
            "transactTime":1425744000123,"createTime":1425744000000,
            "paymentInfo":{"payerId":"100000000","payMethod":"spot","paymentInstructions":
                [{"currency":"BUSD","amount":"10.88","price":"1"}],"channel":"DEFAULT",
                "subChannel":"s","payerDetail":"p"}}"#,
    )
}

#[test]
fn reply() {
    let statuses = words(&[
        "INITIAL",
        "PENDING",
        "PAID",
        "CANCELED",
        "ERROR",
        "REFUNDING",
        "REFUNDED",
        "FULL_REFUNDED",
        "EXPIRED",
    ]);
    order().object::<Order>(
        "",
        &[
            must("merchantId", ID),
            must("prepayId", ID),
            may("transactionId", TEXT),
            must("merchantTradeNo", TEXT),
            must("status", statuses),
            must("currency", TEXT),
            must("orderAmount", AMOUNT.places(8).from("0.00000001")),
            may("openUserId", TEXT),
            may("passThroughInfo", TEXT),
            may("commission", AMOUNT),
            may("transactTime", MILLIS),
            must("createTime", MILLIS),
            may("paymentInfo", OBJECT),
        ],
    );
}

/// What is missing inside takes the payment information with it, and not the order.
#[test]
fn reply_payment() {
    let payment = || order().inside("/paymentInfo", "object");
    payment().object::<PaymentInfo>(
        "/paymentInfo",
        &[
            may("payerId", ID),
            must("payMethod", TEXT),
            must("paymentInstructions", LIST),
            may("channel", TEXT),
            may("subChannel", TEXT),
            may("payerDetail", TEXT),
        ],
    );
    payment().object::<PaymentInstruction>(
        "/paymentInfo/paymentInstructions/0",
        &[must("currency", TEXT), must("amount", AMOUNT), may("price", AMOUNT)],
    );
}
