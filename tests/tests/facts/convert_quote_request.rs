//! The page `api-convert-get-quote`: exactly one of two amounts, with more digits than a double
//! has.

use binance_pay::convert::quote::request::{Quote, QuoteRequest, Request as Endpoint};

use crate::kinds::{AMOUNT, LONG, Row, TEXT, UPPERCASE, may, must, tied, words};
use crate::page::Page;
use crate::probe::{Request, number};
use crate::reading::Reply;

#[test]
fn the_endpoint() {
    let page = Page {
        id: "convert.quote.request",
        path: "/binancepay/openapi/otc-portal/get-quote",
        slug: "api-convert-get-quote",
        audience: "whitelisted-merchant",
        codes: &[],
    };
    page.is_of::<Endpoint>();
}

/// The table requires both amounts and asks for one of the two currencies; the sample has it the
/// other way round.
#[test]
fn request() {
    let range = AMOUNT.places(8).from("0.00000001").to("999999999999999.99999999");
    let rows: [Row; 5] = [
        must("wallet", words(&["FUNDING_WALLET", "SPOT_WALLET"])),
        must("fromAsset", UPPERCASE.least(1)),
        must("toAsset", UPPERCASE.least(1)),
        tied("fromAmount", range),
        tied("toAmount", range),
    ];
    let of = |amount: &str| -> Request<Endpoint> {
        let currencies = r#""wallet":"FUNDING_WALLET","fromAsset":"USDT","toAsset":"BNB""#;
        Request::new(&format!("{{{currencies},\"{amount}\":0.8}}"))
    };
    let one = " exactly-one-of [\"fromAmount\",\"toAmount\"] [400100]";
    for (amount, other) in [("fromAmount", "toAmount"), ("toAmount", "fromAmount")] {
        of(amount).object::<QuoteRequest>("", &rows);
        of(amount).lacks(amount, &[one]);
        of(amount).refuses(other, number("1"), &[one]);
    }
}

/// Without an id the balance is too small. The table types both times as decimals: one is a moment
/// of which no sample is complete, the other a number of seconds.
#[test]
fn reply() {
    let quote = Reply::of::<Endpoint>(
        r#"{"quoteId":"2d7b7439c540479999ec367a701bf5f6","ratio":0.1,"inverseRatio":10,
            "validTimestamp":1667179261865,"expireTime":7,"toAmount":0.8,"toCoin":"BNB",
            "fromAmount":8,"fromCoin":"USDT"}"#,
    );
    quote.object::<Quote>(
        "",
        &[
            may("quoteId", TEXT),
            must("ratio", AMOUNT),
            must("inverseRatio", AMOUNT),
            must("validTimestamp", LONG),
            must("expireTime", AMOUNT),
            must("toAmount", AMOUNT),
            must("toCoin", TEXT),
            must("fromAmount", AMOUNT),
            must("fromCoin", TEXT),
        ],
    );
}
