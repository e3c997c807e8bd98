//! The page `api-technical-service-provider-query-record`.

use binance_pay::service_provider::record::query::{
    Query, Record, RecordPage, RecordQuery, RecordStatus, Scope,
};
use binance_pay::{Endpoint, Repeat, ResultCode};
use binance_pay_tests::Json;

use crate::probe::{Request, number, text};
use crate::reading::Reply;

fn request() -> Request<Query> {
    Request::new(r#"{"page":1,"rows":10}"#)
}

#[test]
fn the_endpoint() {
    let info = Query::INFO;
    assert_eq!(info.id(), "service-provider.record.query");
    assert_eq!(info.method(), "POST");
    assert_eq!(info.path(), "/binancepay/openapi/service/provider/record");
    assert_eq!(info.audience(), "technical-service-provider");
    assert_eq!(info.page(), "api-technical-service-provider-query-record");
    assert_eq!((info.repeat(), info.deprecated()), (Repeat::Safe, None));
    assert!(info.has_secrets());
}

#[test]
fn its_result_codes_are_the_common_ones() {
    let codes: Vec<&str> = Query::INFO.codes().iter().map(ResultCode::as_str).collect();
    assert_eq!(
        codes,
        [
            "400000", "400001", "400002", "400003", "400004", "400005", "400006", "400007",
            "400008", "400100", "400101", "400102", "400103", "400104",
        ]
    );
}

#[test]
fn request_has_three_fields() {
    let query = RecordQuery::new(1, 10).merchant_id("m");
    assert_eq!(
        format!("{query:?}"),
        r#"RecordQuery { page: 1, rows: 10, merchant_id: Some("m") }"#
    );
    let _integers_of_32_bits: [i32; 2] = [query.page, query.rows];
    let body = Query::INFO.canonical_json(br#"{"merchantId":"m","rows":10,"page":1}"#);
    assert_eq!(body.unwrap(), br#"{"page":1,"rows":10,"merchantId":"m"}"#);
    request().refuses("pageNum", number("1"), &["/pageNum unknown-field null []"]);
}

#[test]
fn request_page() {
    request().accepts("page", number("1"));
    request().accepts("page", number("2147483647"));
    for small in ["0", "-1", "-2147483648", "-99999999999999999999"] {
        request().refuses("page", number(small), &["/page minimum 1 [400102]"]);
    }
    for large in ["2147483648", "99999999999999999999"] {
        request().refuses("page", number(large), &["/page maximum 2147483647 [400102]"]);
    }
    only_integers("page");
}

#[test]
fn request_rows() {
    for good in 1..=10 {
        request().accepts("rows", number(good.to_string()));
    }
    request().refuses("rows", number("0"), &["/rows minimum 1 [400102]"]);
    request().refuses("rows", number("11"), &["/rows maximum 10 [400102]"]);
    request().refuses("rows", number("2147483648"), &["/rows maximum 10 [400102]"]);
    only_integers("rows");
}

fn only_integers(member: &str) {
    let missing = format!("/{member} required null [400100]");
    request().lacks(member, &[&missing]);
    let malformed = format!("/{member} type \"integer\" [400100]");
    for other in ["1.0", "1e0", "1.5", "-0"] {
        request().refuses(member, number(other), &[&malformed]);
    }
    for other in [text("1"), Json::Boolean(true), Json::of("[1]"), Json::of("{}")] {
        request().refuses(member, other, &[&malformed]);
    }
}

#[test]
fn request_merchant_id() {
    for any in ["", "m", "ü \u{0}\n", "98765987", &"m".repeat(5_000)] {
        request().accepts("merchantId", text(any));
    }
    request().accepts("merchantId", Json::Null);
    for other in [number("98765987"), Json::Boolean(true), Json::of("[]"), Json::of("{}")] {
        request().refuses("merchantId", other, &["/merchantId type \"string\" [400100]"]);
    }
}

fn reply() -> Reply {
    Reply::of::<Query>(
        r#"{"total":1,"rows":[{"authorizationId":"i","merchantName":"n","authorizationToken":"t",
            "merchantId":"m","status":"PENDING","scopes":["CONVERT"],"ipWhitelist":["::1"]}]}"#,
    )
}

#[test]
fn reply_has_two_fields_and_a_record_seven() {
    let record = Record::new(
        "i",
        "n",
        "t",
        "m",
        RecordStatus::Pending,
        [Scope::Convert],
        ["::1".to_owned()],
    );
    assert_eq!(
        format!("{:?}", RecordPage::new(1, [record])),
        "RecordPage { total: 1, rows: [Record { authorization_id: \"i\", merchant_name: \"n\", \
         authorization_token: [redacted], merchant_id: \"m\", status: Pending, \
         scopes: [Convert], ip_whitelist: [\"::1\"] }] }"
    );
    reply().remarks("/zzz", number("1"), &["/data/zzz unknown-field null []"]);
}

#[test]
fn reply_fields_are_all_required() {
    reply().requires("/total");
    reply().requires("/rows");
    for member in [
        "authorizationId",
        "merchantName",
        "authorizationToken",
        "merchantId",
        "status",
        "scopes",
        "ipWhitelist",
    ] {
        reply().requires(&format!("/rows/0/{member}"));
    }
}

#[test]
fn reply_total() {
    for good in ["0", "-1", "9223372036854775807", "-9223372036854775808"] {
        reply().takes("/total", number(good));
    }
    let malformed = "/data/total type \"integer\" [400100]";
    reply().remarks("/total", text("1"), &[malformed]);
    reply().cannot_read("/total", number("9223372036854775808"), &[malformed]);
    reply().cannot_read("/total", number("1.5"), &[malformed]);
}

#[test]
fn reply_lists_have_no_limit() {
    reply().takes("/rows", Json::List(vec![]));
    for list in ["scopes", "ipWhitelist"] {
        reply().takes(&format!("/rows/0/{list}"), Json::List(vec![]));
    }
    let record = Json::of(
        r#"{"authorizationId":"i","merchantName":"n","authorizationToken":"t","merchantId":"m",
            "status":"PENDING","scopes":[],"ipWhitelist":[]}"#,
    );
    reply().takes("/rows", Json::List(vec![record; 200]));
    reply().takes("/rows/0/scopes", Json::List(vec![text("CONVERT"); 200]));
    reply().takes("/rows/0/ipWhitelist", Json::List(vec![text("::1"); 200]));
}

#[test]
fn reply_texts() {
    for member in ["authorizationId", "merchantName", "authorizationToken", "merchantId"] {
        reply().is_text(&format!("/rows/0/{member}"), false, None);
    }
    reply().is_text("/rows/0/ipWhitelist/0", false, None);
}

#[test]
fn reply_token_is_a_secret() {
    let data = r#"{"total":0,"rows":[{"authorizationToken":"do-not-show","merchantId":"shown"}]}"#;
    let redacted = Query::INFO.redact_json(data);
    assert!(!redacted.contains("do-not-show") && redacted.contains("shown"), "{redacted}");
}

#[test]
fn reply_status() {
    for value in ["PENDING", "AUTHORIZED"] {
        reply().takes("/rows/0/status", text(value));
        assert!(RecordStatus::from(value).is_known());
    }
    let unknown = "/data/rows/0/status enum [\"PENDING\",\"AUTHORIZED\"] [400102]";
    reply().remarks("/rows/0/status", text("REVOKED"), &[unknown]);
}

#[test]
fn reply_scopes() {
    let known = [
        "CONVERT",
        "REFUND",
        "DIRECT_DEBIT",
        "PROFIT_SHARING",
        "SUB_MERCHANT",
        "CHECKOUT",
        "PAYOUT",
        "REPORT",
        "INTERNAL_TRANSFER",
        "BALANCE",
    ];
    for value in known {
        reply().takes("/rows/0/scopes/0", text(value));
        assert!(Scope::from(value).is_known());
    }
    let unknown = format!("/data/rows/0/scopes/0 enum {} [400102]", serde_json::json!(known));
    reply().remarks("/rows/0/scopes/0", text("WITHDRAW"), &[&unknown]);
}
