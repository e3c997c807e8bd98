//! One test for each variant of the error, and for each small error that becomes one.

use std::error::Error as StdError;

use binance_pay::direct_debit::contract::query::{ContractQuery, Query};
use binance_pay::service_provider::record::query::RecordQuery;
use binance_pay::{
    ClockOffset, Decimal, Endpoint, Error, Id, InvalidNonce, Limits, Nonce, Notification,
    ResultCode, Retry, Signer, Stamp, Timestamp,
};
use binance_pay_tests::public_api;

fn signer() -> Signer {
    Signer::new("demo-api-key", "demo-secret-key").unwrap()
}

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    }
}

fn decoded(body: &str) -> Error {
    Query::decode(418, body.as_bytes()).unwrap_err()
}

/// What is ours to mend, and never came to the server.
fn assert_local(error: &Error) {
    assert_eq!((error.retry(), error.code(), error.http_status()), (Retry::AfterFix, None, None));
    assert!(!error.is_api_failure() && !error.is_unread_success());
}

/// It hides what is foreign or private, and still says what is there.
#[test]
fn debug_tells_what_there_is() {
    for (body, shown) in [
        (r#"{"status":"FAIL","code":"400002"}"#, ["ApiError {", "http_status: 418", "400002"]),
        (r#"{"status":"SUCCESS"}"#, ["DataError {", "http_status: 418", "SUCCESS"]),
        ("<html>", ["BodyError {", "http_status: 418", "raw_length: 6"]),
    ] {
        let debug = format!("{:?}", decoded(body));
        assert!(shown.iter().all(|part| debug.contains(part)), "{debug}");
    }
    let body = r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"INITIAL",
        "merchantContractCode":"a","serviceName":"s","singleUpperLimit":"1","currency":"EUR"}}"#;
    let reply = Query::decode(200, body.as_bytes()).unwrap();
    let debug = format!("{reply:?} {:?} {:?}", Query::INFO, stamp().nonce);
    for part in ["Reply { http_status: 200", "direct-debit.contract.query", "Nonce(\"5RhaTrZP"] {
        assert!(debug.contains(part), "{debug}");
    }
    assert_eq!(Query::INFO.title(), "Query a direct debit contract");
}

/// A similar name is suggested to who wrote a request, for so many mistakes.
#[test]
fn mistyped_names() {
    let mistyped: Vec<String> = (0..34).map(|_| "\"contractid\":\"1\"".to_owned()).collect();
    let body = format!("{{\"merchantContractCode\":\"a\",{}}}", mistyped.join(","));
    let found = Query::INFO.validate_json(body.as_bytes()).unwrap_err();
    let suggested = found.iter().filter(|one| one.limit().to_string() == "\"contractId\"");
    assert_eq!((found.len(), suggested.count()), (34, 32));
    let body = r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"INITIAL","contractid":"1",
        "merchantContractCode":"a","serviceName":"s","singleUpperLimit":"1","currency":"EUR"}}"#;
    let reply = Query::decode(200, body.as_bytes()).unwrap();
    assert_eq!(reply.deviations[0].limit().to_string(), "null");
}

#[test]
fn invalid() {
    let error = signer().sign(&RecordQuery::new(0, 11), stamp()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/page: 0 is below the minimum of 1 (400102)\n/rows: 11 is above the maximum of 10 (400102)"
    );
    assert_local(&error);
    assert!(matches!(error, Error::Invalid(violations) if violations.len() == 2));
    assert!(matches!("{}".parse::<RecordQuery>(), Err(Error::Invalid(_))));
    assert!(matches!(Query::INFO.canonical_json(b"[]"), Err(Error::Invalid(_))));
}

#[test]
fn invalid_because_too_large() {
    let limits = Limits { request_bytes: 30, ..Limits::default() };
    let query = ContractQuery::by_merchant_contract_code("c0ecfb465e454560a5d8e307bbc407c5");
    for error in [
        signer().with_limits(limits).sign(&query, stamp()).unwrap_err(),
        signer().with_limits(limits).sign_raw("POST", "/a", [b'1'; 59], stamp()).unwrap_err(),
    ] {
        assert_eq!(error.to_string(), "the body: too large: 59 bytes, the limit is 30 (400104)");
        assert_local(&error);
    }
}

#[test]
fn path() {
    let error = signer().sign_raw("POST", "no-slash", "{}", stamp()).unwrap_err();
    assert!(matches!(error, Error::Path));
    assert!(error.to_string().contains("a path begins with /"), "{error}");
    assert_local(&error);
    for (method, path) in [("post\n", "/a"), ("", "/a"), ("POST", "/a\r\nX: y"), ("POST", "/ü")] {
        assert!(matches!(signer().sign_raw(method, path, "{}", stamp()), Err(Error::Path)));
    }
}

#[test]
fn api() {
    let error = decoded(r#"{"status":"FAIL","code":"400002","errorMessage":"no"}"#);
    assert!(matches!(error, Error::Api(_)) && error.is_api_failure());
    assert_eq!(
        (error.code(), error.http_status()),
        (Some(&ResultCode::InvalidSignature), Some(418))
    );
    assert!(error.to_string().starts_with("the server answers 400002 INVALID_SIGNATURE: no ("));
    assert_eq!(error.retry(), Retry::AfterFix);
}

#[test]
fn data() {
    let error = decoded(r#"{"status":"SUCCESS","code":"000000","data":null}"#);
    assert!(matches!(error, Error::Data(_)) && error.is_unread_success());
    assert_eq!((error.code(), error.http_status()), (Some(&ResultCode::Success), Some(418)));
    assert_eq!(
        error.to_string(),
        "the server reports success, but its reply cannot be read:\n/data: required, found null (400100)"
    );
    assert_eq!(error.retry(), Retry::Never);
}

#[test]
fn body() {
    let error = decoded("<html></html>");
    assert!(matches!(error, Error::Body(_)) && !error.is_unread_success());
    assert_eq!((error.code(), error.http_status()), (None, Some(418)));
    assert!(
        error.to_string().starts_with("HTTP status 418, and the body is no reply of the API: ")
    );
    assert_eq!(error.retry(), Retry::Later);
}

#[test]
fn key() {
    let error = Error::from(Signer::new("demo-api-key", "").unwrap_err());
    assert!(matches!(error, Error::Key(_)));
    assert_eq!(error.to_string(), "the secret key is empty");
    assert_local(&error);
}

#[test]
fn timestamp() {
    let error = Error::from(Timestamp::from_millis(1_611_232_922).unwrap_err());
    assert!(matches!(error, Error::Timestamp(_)));
    assert!(
        error.to_string().contains("1611232922 looks like seconds: multiply by 1000"),
        "{error}"
    );
    assert_local(&error);
}

#[test]
fn nonce() {
    let error = Error::from(Nonce::new(&"a".repeat(31)).unwrap_err());
    assert!(matches!(error, Error::Nonce(InvalidNonce::Length(31))));
    assert_eq!(error.to_string(), "a nonce is 32 ASCII letters or digits, found 31 characters");
    assert_local(&error);
    let strange = Nonce::new(&format!("{}-", "a".repeat(31))).unwrap_err();
    assert_eq!(strange, InvalidNonce::Character(32));
    assert_eq!(
        strange.to_string(),
        "a nonce is 32 ASCII letters or digits, character 32 is neither"
    );
}

#[test]
fn number() {
    let error = Error::from("12,5".parse::<Decimal>().unwrap_err());
    assert!(matches!(error, Error::Number(_)));
    assert!(error.to_string().contains("a decimal such as 12.5"), "{error}");
    assert_local(&error);
    assert!("x".parse::<Id>().unwrap_err().to_string().contains("digits only"));
}

#[test]
fn date() {
    let error = Error::from(ClockOffset::from_date("now", stamp().timestamp).unwrap_err());
    assert!(matches!(error, Error::Date(_)));
    assert!(error.to_string().contains("Thu, 21 Jan 2021 12:42:02 GMT"), "{error}");
    assert_local(&error);
}

#[test]
fn webhook() {
    let headers: [(&str, &str); 0] = [];
    let error = Error::from(Notification::from_parts(headers, b"{}").unwrap_err());
    assert!(matches!(error, Error::Webhook(_)));
    assert!(error.to_string().contains("BinancePay-"), "{error}");
    // Nothing was sent that could be sent again.
    assert_eq!((error.retry(), error.code(), error.http_status()), (Retry::Never, None, None));
}

/// They all are errors as the standard library has them, and can cross threads.
#[test]
fn errors_travel() {
    fn travels<T: StdError + Send + Sync + 'static>(error: T) -> Box<dyn StdError + Send + Sync> {
        error.into()
    }
    let boxed = travels(decoded("{}"));
    assert!(boxed.downcast_ref::<Error>().is_some());
    travels(Signer::new("", "").unwrap_err());
    travels(Nonce::new("").unwrap_err());
    travels(RecordQuery::new(0, 0).validate().unwrap_err());
}

/// The tests above, by the name of the variant.
#[test]
fn every_variant_has_a_test() {
    let source = include_str!("errors.rs");
    for of in ["Error", "InvalidNonce"] {
        let variants = public_api::variants(of).unwrap();
        assert!(!variants.is_empty(), "{of}");
        for variant in variants {
            let tested = match of {
                "Error" => source.contains(&format!("\n#[test]\nfn {}()", variant.to_lowercase())),
                _ => source.contains(&format!("{of}::{variant}(")),
            };
            assert!(tested, "{of}::{variant} has no test");
        }
    }
    let small = public_api::types().unwrap().into_iter().filter(|name| name.starts_with("Invalid"));
    let small: Vec<String> = small.collect();
    let variants = public_api::variants("Error").unwrap();
    for error in &small {
        let variant = error.trim_start_matches("Invalid");
        assert!(variants.iter().any(|known| known == variant), "{error} does not become an Error");
    }
    assert_eq!(small.len(), 5, "{small:?}");
}
