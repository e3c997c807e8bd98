//! The page `api-balance-query-v2`: amounts as numbers, zero with an exponent among them.

use binance_pay::Endpoint;
use binance_pay::balance::query::v2::{AssetBalance, BalanceQuery, QueryV2, WalletBalances};

use crate::kinds::{AMOUNT, LIST, MILLIS, TEXT, UPPERCASE, may, must, words};
use crate::page::Page;
use crate::probe::{Request, number};
use crate::reading::Reply;

const WALLETS: [&str; 2] = ["FUNDING_WALLET", "SPOT_WALLET"];

#[test]
fn the_endpoint() {
    let page = Page {
        id: "balance.query.v2",
        path: "/binancepay/openapi/v2/balance",
        slug: "api-balance-query-v2",
        audience: "merchant",
        codes: &[],
    };
    page.is_of::<QueryV2>();
}

#[test]
fn request() {
    let query: Request<QueryV2> = Request::new(r#"{"wallet":"SPOT_WALLET","currency":"USDT"}"#);
    query.object::<BalanceQuery>(
        "",
        &[must("wallet", words(&WALLETS)), may("currency", UPPERCASE.least(1))],
    );
}

fn balances() -> Reply {
    Reply::of::<QueryV2>(
        r#"{"balance":[{"available":990000.00000000,"freeze":0E-8,"asset":"USDT",
            "availableFiatValuation":989991.90516600,"availableBtcValuation":22.98780000}],
            "wallet":"FUNDING_WALLET","updateTime":1666937353019,"fiat":"USD"}"#,
    )
}

/// The table types the list as one object and the time as a string; the sample has neither.
#[test]
fn reply() {
    balances().object::<WalletBalances>(
        "",
        &[
            may("balance", LIST),
            must("wallet", words(&WALLETS)),
            must("updateTime", MILLIS),
            must("fiat", TEXT),
        ],
    );
}

/// The range begins at 0.00000001 in the table, and at zero in the sample.
#[test]
fn reply_balance() {
    let amount = AMOUNT.places(8).to("999999999999999.99999999");
    balances().inside("/balance", "array").object::<AssetBalance>(
        "/balance/0",
        &[
            must("available", amount),
            must("freeze", amount),
            must("asset", TEXT),
            must("availableFiatValuation", amount),
            must("availableBtcValuation", amount),
        ],
    );
    balances().takes("/balance/0/available", number("0E-8"));
    let places = "/data/balance/0/available scale 8 [400101,400102]";
    balances().remarks("/balance/0/available", number("0E-9"), &[places]);
}

#[test]
fn reply_keeps_every_digit() {
    let body = br#"{"status":"SUCCESS","code":"000000","data":{"balance":[{
        "available":999999999999999.99999999,"freeze":0E-8,"asset":"USDT",
        "availableFiatValuation":0.10,"availableBtcValuation":0}],
        "wallet":"SPOT_WALLET","updateTime":1666937353019,"fiat":"USD"}}"#;
    let reply = QueryV2::decode(200, body).unwrap();
    let balance = &reply.data.balance.unwrap()[0];
    assert_eq!(balance.available.as_str(), "999999999999999.99999999");
    assert_eq!((balance.freeze.as_str(), balance.freeze.is_zero()), ("0E-8", true));
    assert_eq!(balance.available_fiat_valuation.as_str(), "0.10");
}
