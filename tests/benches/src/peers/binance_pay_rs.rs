//! The steps that the crate binance-pay-rs takes from a typed request to what its HTTP client gets, written anew:
//! serialize, format the payload, prepare the key, sign, format the digits, copy the body, make a header map.
//! It checks nothing. The timestamp and the nonce are given, as ours are.

use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use ring::hmac;
use serde::{Deserialize, Serialize};

use crate::inputs::{API_KEY, SECRET_KEY};

/// The signature, as upper-case digits.
#[must_use]
pub fn signature(millis: i64, nonce: &str, body: &str) -> String {
    let payload = format!("{millis}\n{nonce}\n{body}\n");
    let key = hmac::Key::new(hmac::HMAC_SHA512, SECRET_KEY.as_bytes());
    hex::encode_upper(hmac::sign(&key, payload.as_bytes()))
}

/// Body and headers.
///
/// # Panics
///
/// Never: the request serializes, and the headers are ASCII.
#[must_use]
pub fn request(request: &impl Serialize, millis: i64, nonce: &str) -> (String, HeaderMap) {
    let body = serde_json::to_string(request).expect("serializes");
    let signature = signature(millis, nonce, &body);
    let timestamp = millis.to_string();
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    for (name, value) in [
        ("BinancePay-Timestamp", timestamp.as_str()),
        ("BinancePay-Nonce", nonce),
        ("BinancePay-Certificate-SN", API_KEY),
        ("BinancePay-Signature", signature.as_str()),
    ] {
        let name: http::HeaderName = name.parse().expect("a header name");
        headers.insert(name, HeaderValue::from_str(value).expect("ASCII"));
    }
    (body.clone(), headers)
}

/// The query, as one derives it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContractQuery {
    #[serde(skip_serializing_if = "Option::is_none")]
    merchant_contract_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contract_id: Option<String>,
}

/// The members of an order that are measured, as one derives them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    env: Env,
    merchant_trade_no: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_amount: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    description: String,
    goods_details: Vec<Goods>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Env {
    terminal_type: TerminalType,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum TerminalType {
    App,
    Web,
    Wap,
    MiniProgram,
    Others,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Goods {
    goods_type: String,
    goods_category: String,
    reference_goods_id: String,
    goods_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    goods_detail: Option<String>,
}
