//! The page `api-common`: what holds for every call.

use binance_pay::direct_debit::contract::query::{ContractQuery, Query};
use binance_pay::{BASE_URL, ENDPOINTS, Endpoint, Error, Limits, Nonce, Signer, Stamp, Timestamp};
use binance_pay_tests::remarks::limits;

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    }
}

#[test]
fn the_host_and_the_paths() {
    assert_eq!(BASE_URL, "https://bpay.binanceapi.com");
    for id in ["direct-debit.contract.query", "service-provider.record.query"] {
        assert!(ENDPOINTS.iter().any(|info| info.id() == id), "{id}");
    }
    assert!(ENDPOINTS.iter().all(|info| info.path().starts_with("/binancepay/openapi/")));
}

#[test]
fn the_headers() {
    let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
    let query = ContractQuery::by_contract_id(1_u64);
    let request = signer.sign(&query, stamp()).unwrap();
    let headers: Vec<(&str, &str)> = request.headers().collect();
    let expected = [
        ("Content-Type", "application/json"),
        ("BinancePay-Timestamp", "1611232922428"),
        ("BinancePay-Nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
        ("BinancePay-Certificate-SN", "demo-api-key"),
    ];
    assert_eq!(headers[..4], expected);
    let (name, signature) = headers[4];
    assert_eq!((name, signature.len(), headers.len()), ("BinancePay-Signature", 128, 5));
    assert!(signature.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'A'..=b'F')));
}

#[test]
fn the_nonce_is_32_letters_or_digits() {
    assert!(Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").is_ok());
    assert!(Nonce::new(&"0".repeat(32)).is_ok() && Nonce::new(&"z".repeat(32)).is_ok());
    for bad in
        [&"a".repeat(31), &"a".repeat(33), &"ü".repeat(16), &("-".to_owned() + &"a".repeat(31))]
    {
        assert!(Nonce::new(bad).is_err(), "{bad}");
    }
}

#[test]
fn the_timestamp_is_in_milliseconds() {
    for good in [1_000_000_000_000, 1_611_232_922_428, 9_999_999_999_999] {
        assert!(Timestamp::from_millis(good).is_ok(), "{good}");
    }
    for bad in [1_611_232_922, 999_999_999_999, 10_000_000_000_000] {
        assert!(Timestamp::from_millis(bad).is_err(), "{bad}");
    }
}

#[test]
fn success_has_two_codes() {
    let data = r#"{"bizStatus":"INITIAL","merchantContractCode":"a","serviceName":"s",
        "singleUpperLimit":"30","currency":"USDT"}"#;
    let decode = |status: &str, code: &str| {
        let body = format!(r#"{{"status":"{status}","code":"{code}","data":{data}}}"#);
        Query::decode(200, body.as_bytes())
    };
    let reply = decode("SUCCESS", "000000").unwrap();
    assert!(reply.deviations.is_empty() && !reply.is_repeat());
    let reply = decode("REPEAT_REQ_SUCCESS", "000001").unwrap();
    assert!(reply.deviations.is_empty() && reply.is_repeat());
    for code in ["0", "00000", "0000000", "000002", "400000"] {
        assert!(matches!(decode("SUCCESS", code), Err(Error::Api(_))), "{code}");
    }
}

/// Ours: the vendor gives none.
#[test]
fn the_limits() {
    let expected = Limits {
        request_bytes: 1 << 20,
        reply_bytes: 1 << 24,
        notification_bytes: 1 << 20,
        depth: 32,
        members: 1_000_000,
    };
    assert_eq!(Limits::default(), expected);
}

#[test]
fn the_size_of_a_request() {
    let body = |size: usize| {
        let frame = r#"{"merchantContractCode":""}"#;
        frame.replacen("\"\"", &format!("\"{}\"", "a".repeat(size - frame.len())), 1)
    };
    let told = |size| limits(&Query::INFO.validate_json(body(size).as_bytes()).unwrap_err());
    assert_eq!(told(1 << 20), ["/merchantContractCode maxLength 32 [400101]"]);
    assert_eq!(told((1 << 20) + 1), [" too-large 1048576 [400104]"]);
}

#[test]
fn the_size_of_a_reply() {
    let refused = |body: &[u8]| match Query::decode(200, body) {
        Err(Error::Body(error)) => limits([error.violation()]),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&vec![b' '; 1 << 24])[0].split(' ').nth(1), Some("json"));
    assert_eq!(refused(&vec![b' '; (1 << 24) + 1]), [" too-large 16777216 [400104]"]);
    assert_eq!(refused(&vec![b'['; 100_000_000]), [" too-large 16777216 [400104]"]);
}

#[test]
fn the_depth_and_the_members_of_a_text() {
    let nested = |levels: usize| format!("{{\"a\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    let told = |body: &str| limits(&Query::INFO.validate_json(body.as_bytes()).unwrap_err());
    assert!(told(&nested(31)).contains(&"/a unknown-field null []".to_owned()));
    assert_eq!(told(&nested(32)), [" too-deep 32 []"]);
    assert_eq!(told(&nested(10_000)), [" too-deep 32 []"]);
    let reply = |members: usize| {
        let body = format!("{{\"code\":\"400000\",\"a\":[{}0]}}", "0,".repeat(members));
        Query::decode(200, body.as_bytes()).unwrap_err()
    };
    // Two objects or arrays, and a comma between the members of the outer one.
    assert!(matches!(reply(1_000_000 - 3), Error::Api(_)));
    let Error::Data(error) = reply(1_000_000 - 2) else { panic!("beyond the limit") };
    assert_eq!(limits(error.violations())[0], " too-large 1000000 [400104]");
}
