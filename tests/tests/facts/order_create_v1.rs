//! The page `api-order-create`: the first version, deprecated.

#![expect(deprecated, reason = "the page still stands")]

use binance_pay::Endpoint;
use binance_pay::order::create::v1::{CreateV1, OrderCreation, PrepayOrder};

use crate::kinds::{ALNUM, AMOUNT, HTTP_URL, ID, LONG, MILLIS, SECRET, TEXT, may, must, words};
use crate::page::Page;
use crate::probe::{Request, text};
use crate::reading::Reply;

const TRADES: [&str; 6] = ["WEB", "APP", "WAP", "MINI_PROGRAM", "PAYMENT_LINK", "OTHERS"];

fn order() -> Request<CreateV1> {
    Request::new(
        r#"{"subMerchantId":"98765987","merchantTradeNo":"9825382937292","tradeType":"APP",
            "totalFee":25.17,"currency":"USDT","productType":"Food","productName":"Ice Cream",
            "productDetail":"Greentea ice cream cone","returnUrl":"","cancelUrl":"",
            "orderExpireTime":1700000000000,"supportPayCurrency":"BUSD,BNB",
            "universalUrlAttach":"countryCode=1&phone=1234567","passThroughInfo":"p",
            "webhookUrl":"http://a.example"}"#,
    )
}

#[test]
fn the_endpoint() {
    let page = Page {
        id: "order.create.v1",
        path: "/binancepay/openapi/order",
        slug: "api-order-create",
        audience: "merchant",
        codes: &[
            ("400201", Some("INVALID_MERCHANT_TRADE_NO")),
            ("400202", Some("ORDER_NOT_FOUND")),
            ("400203", Some("INVALID_ACCOUNT_STATUS")),
            ("400204", Some("INVALID_ORDER_STATUS")),
            ("400205", Some("SUB_MERCHANT_EXISTS")),
            ("400206", Some("SUB_MERCHANT_INVALID")),
            ("400301", Some("INVALID_PREPAY_ID")),
            ("400302", Some("TOO_MANY_REFUND_ATTEMPTS")),
            ("400303", Some("INVALID_REFUND_AMOUNT")),
            ("400304", Some("ACCOUNT_REMAINING_AMOUNT_NOT_ENOUGH")),
        ],
    };
    page.is_of::<CreateV1>();
    assert!(CreateV1::INFO.deprecated().is_some_and(|text| text.contains("order.create.v3")));
}

#[test]
fn request() {
    order().object::<OrderCreation>(
        "",
        &[
            may("subMerchantId", ID.most(19)),
            must("merchantTradeNo", ALNUM.least(1).most(32)),
            must("tradeType", words(&TRADES)),
            must("totalFee", AMOUNT.places(8).from("0.01").to("20000")),
            must("currency", words(&["BUSD", "USDT", "MBOX"])),
            may("productType", TEXT.most(16)),
            may("productName", TEXT.most(256)),
            may("productDetail", TEXT.most(256)),
            may("returnUrl", TEXT.most(256)),
            may("cancelUrl", TEXT.most(256)),
            may("orderExpireTime", MILLIS),
            may("supportPayCurrency", TEXT.most(1024)),
            may("universalUrlAttach", TEXT.most(120)),
            may("passThroughInfo", TEXT.most(512)),
            may("webhookUrl", HTTP_URL.most(256)),
        ],
    );
}

/// What the oldest state of the page had, and later ones have no more.
#[test]
fn request_of_old() {
    order().knows_no("merchantId");
    let currencies = "/currency enum [\"BUSD\",\"USDT\",\"MBOX\"] [400102]";
    order().refuses("currency", text("EUR"), &[currencies]);
}

/// The table has the time as a string, and a later version as a number.
#[test]
fn reply() {
    let reply = Reply::of::<CreateV1>(
        r#"{"prepayId":"29383937493038367292","tradeType":"APP","expireTime":121123232223,
            "qrcodeLink":"","qrContent":"","universalUrl":"u"}"#,
    );
    reply.object::<PrepayOrder>(
        "",
        &[
            must("prepayId", ID),
            must("tradeType", words(&TRADES)),
            must("expireTime", LONG),
            must("qrcodeLink", TEXT),
            must("qrContent", SECRET),
            may("universalUrl", SECRET),
        ],
    );
}
