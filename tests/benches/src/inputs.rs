//! The requests and replies that are measured.

use std::fmt::Write as _;

use binance_pay::direct_debit::contract::query::ContractQuery;
use binance_pay::order::create::v3::{Env, Goods, OrderCreation};
use binance_pay::{Decimal, Nonce, Signer, Stamp, Timestamp};

/// The demo key that everything is signed with.
pub const API_KEY: &str = "demo-api-key";
/// The demo secret that everything is signed with.
pub const SECRET_KEY: &str = "demo-secret-key";
/// When everything is signed, in milliseconds.
pub const MILLIS: i64 = 1_611_232_922_428;
/// The nonce that everything is signed with.
pub const NONCE: &str = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";

/// The reply that most cases read.
pub const REPLY: &str = r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"CONTRACT_SIGNED","merchantContractCode":"c0ecfb465e454560a5d8e307bbc407c5","contractId":"205611460060250112","serviceName":"Tra Direct Debit","openUserId":"eb6b287a44dd73dd81645a3cbcfee162","merchantAccountNo":"sss@gmail.com","currency":"USDT","singleUpperLimit":"30"}}"#;

/// A signer with the demo keys.
///
/// # Panics
///
/// Never: the keys are valid.
#[must_use]
pub fn signer() -> Signer {
    Signer::new(API_KEY, SECRET_KEY).expect("demo keys are valid")
}

/// Always the same instant and nonce.
///
/// # Panics
///
/// Never: both are valid.
#[must_use]
pub fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(MILLIS).expect("13 digits"),
        nonce: Nonce::new(NONCE).expect("32 letters or digits"),
    }
}

/// A query whose body has 59 bytes: payload and padding fill one block of SHA-512.
#[must_use]
pub fn query() -> ContractQuery {
    ContractQuery::by_merchant_contract_code("c0ecfb465e454560a5d8e307bbc407c5")
}

/// A valid order of so many goods.
///
/// # Panics
///
/// Never: the amount is a decimal.
#[must_use]
pub fn order(goods: usize) -> OrderCreation {
    let goods: Vec<Goods> = (0..goods)
        .map(|index| Goods::new("01", "D000", format!("sku{index}"), "Ice Cream"))
        .collect();
    OrderCreation::new(Env::new("WEB"), "9825382937292", "d", goods)
        .order_amount("25.17".parse::<Decimal>().expect("a decimal"))
        .currency("USDT")
}

/// A valid order whose body has exactly so many bytes: the description fills up what the goods leave.
///
/// # Panics
///
/// Where not even one piece of goods fits.
#[must_use]
pub fn order_of_size(bytes: usize) -> OrderCreation {
    let length = |goods| body(&order(goods)).len();
    let goods = (1..).take_while(|&goods| length(goods) <= bytes).last().expect("one fits");
    let mut order = order(goods);
    order.description = "d".repeat(1 + bytes - length(goods));
    assert_eq!(body(&order).len(), bytes);
    order
}

/// The body of a valid request.
///
/// # Panics
///
/// Where the request is invalid.
#[must_use]
pub fn body(request: &impl binance_pay::Request) -> Vec<u8> {
    signer().sign(request, stamp()).expect("the request is valid").body().to_vec()
}

/// A reply of so many records; `extra` goes into each as it is.
#[must_use]
pub fn records(rows: usize, extra: &str) -> String {
    let mut text =
        format!(r#"{{"status":"SUCCESS","code":"000000","data":{{"total":{rows},"rows":["#);
    for row in 0..rows {
        let comma = if row == 0 { "" } else { "," };
        // Writing into a String cannot fail.
        let _ = write!(
            text,
            r#"{comma}{{"authorizationId":"auth{row}","merchantName":"Merchant One","authorizationToken":"token{row}","merchantId":"merchant{row}","status":"AUTHORIZED","scopes":["CONVERT","CHECKOUT"],"ipWhitelist":["192.168.1.1","192.168.1.2"]{extra}}}"#,
        );
    }
    text.push_str("]}}");
    text
}
