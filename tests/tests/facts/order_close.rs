//! The page `api-order-close`: a reply that is a boolean.

use binance_pay::Endpoint;
use binance_pay::order::close::{Close, OrderClosing};
use binance_pay_tests::Json;

use crate::kinds::{ALNUM, FLAG, ID, may};
use crate::page::Page;
use crate::probe::Request;
use crate::reading::Reply;

#[test]
fn the_endpoint() {
    let page = Page {
        id: "order.close",
        path: "/binancepay/openapi/order/close",
        slug: "api-order-close",
        audience: "merchant",
        codes: &[("400202", Some("ORDER_NOT_FOUND")), ("400204", Some("INVALID_ORDER_STATUS"))],
    };
    page.is_of::<Close>();
}

#[test]
fn request() {
    let both: Request<Close> =
        Request::new(r#"{"merchantTradeNo":"9825382937292","prepayId":"9825382937292"}"#);
    both.object::<OrderClosing>(
        "",
        &[may("merchantTradeNo", ALNUM.least(1).most(32)), may("prepayId", ID.most(19))],
    );
    let neither = " at-least-one-of [\"merchantTradeNo\",\"prepayId\"] [400100]";
    both.breaks(&[("/merchantTradeNo", Json::Null), ("/prepayId", Json::Null)], &[neither]);
    both.knows_no("merchantId");
}

/// Both samples send a null for the id that is not used: it counts as absent, and is not sent.
#[test]
fn request_with_null() {
    for (body, sent) in [
        (
            r#"{"merchantTradeNo":"9825382937292","prepayId":null}"#,
            r#"{"merchantTradeNo":"9825382937292"}"#,
        ),
        (
            r#"{"merchantTradeNo":null,"prepayId":"9825382937292"}"#,
            r#"{"prepayId":"9825382937292"}"#,
        ),
    ] {
        assert_eq!(Close::INFO.canonical_json(body.as_bytes()).unwrap(), sent.as_bytes());
    }
}

#[test]
fn reply_is_a_boolean() {
    let accepted = Reply::of::<Close>("true");
    accepted.value("", FLAG, true);
    accepted.cannot_read("", Json::Null, &["/data required null [400100]"]);
    let body = br#"{"status":"SUCCESS","code":"000000","data":true,"errorMessage":null}"#;
    assert!(Close::decode(200, body).unwrap().data);
    let body = br#"{"status":"SUCCESS","code":"000000","data":false}"#;
    assert!(!Close::decode(200, body).unwrap().data);
}
