//! Genuine notifications whose body cannot be read: nothing is lost, and nothing is guessed.

use binance_pay::{EventError, Limits, Notification, WebhookInfo};
use binance_pay_tests::remarks::details;

use super::{at, headers, key, keys, receive};

fn unreadable(body: &str) -> EventError {
    match receive(body.as_bytes()) {
        Err(error) => error,
        Ok(received) => panic!("{body} was read: {:?}", received.deviations),
    }
}

fn told(body: &str) -> Vec<String> {
    let error = unreadable(body);
    assert_eq!(error.raw(), body.as_bytes(), "the text is kept");
    let text = error.to_string();
    assert!(
        text.starts_with("the notification is genuine, but its body cannot be read:"),
        "{text}"
    );
    error.violations().iter().map(|one| format!("{} {}", one.pointer(), one.rule())).collect()
}

fn pay(data: &str) -> String {
    format!(r#"{{"bizType":"PAY","bizId":1,"bizStatus":"PAY_SUCCESS","data":{data}}}"#)
}

#[test]
fn what_is_no_object() {
    for (body, expected) in [
        ("", " json"),
        ("{", " json"),
        (r#"{"bizType":"PAY""#, " json"),
        (r#"{"bizType":"PAY"} x"#, " json"),
        ("[]", " type"),
        ("null", " type"),
        ("\"PAY\"", " type"),
        ("[1", " json"),
    ] {
        assert_eq!(told(body), [expected], "{body}");
    }
    let error = receive(b"{\"bizType\":\"\xff\"}").unwrap_err();
    assert_eq!(details(error.violations()), [r#" json null "invalid UTF-8 at byte 13" [400008]"#]);
}

#[test]
fn data_that_holds_no_json() {
    let body = pay(r#""testdata""#);
    assert_eq!(told(&body), ["/data json", "/data type"]);
    let error = unreadable(&body);
    assert_eq!(error.biz_type(), Some("PAY"));
    assert_eq!(error.violations()[0].raw(), Some(r#""testdata""#));
    assert!(error.remedy().contains("Keep its text"));
    for (data, expected) in [
        (r#""{\"merchantTradeNo\":""#, &["/data json", "/data type"][..]),
        (r#""[]""#, &["/data type"]),
        (r#""null""#, &["/data type"]),
        (r#""""#, &["/data json", "/data type"]),
        ("[]", &["/data type"]),
        ("5", &["/data type"]),
        ("null", &["/data required"]),
        (r#""\ud800""#, &["/data type"]),
    ] {
        assert_eq!(told(&pay(data)), expected, "{data}");
    }
}

/// Only required members that are missing, and values that no type holds, stop the reader.
#[test]
fn every_reason_has_its_place() {
    let data = r#"{"totalFee":[],"currency":{},"transactTime":"soon"}"#;
    let data = serde_json::to_string(data).expect("a text");
    assert_eq!(
        told(&pay(&data)),
        [
            "/data/merchantTradeNo required",
            "/data/transactTime type",
            "/data/totalFee type",
            "/data/currency type",
        ]
    );
}

#[test]
fn two_names_are_no_name() {
    let body = r#"{"bizType":"PAY","bizType":"PAYOUT"}"#;
    assert_eq!(told(body), ["/bizType duplicate-field"]);
    assert_eq!(told(r#"{"bizType":{}}"#), ["/bizType type"]);
    let twice = pay("1").replacen("\"bizId\":1", "\"bizId\":1,\"bizId\":2", 1);
    assert!(told(&twice).contains(&"/bizId duplicate-field".to_owned()));
    for [first, second] in [["1", "2"], ["2", "1"]] {
        let data = |order| {
            format!(r#"{{\"merchantTradeNo\":\"{order}\",\"totalFee\":1,\"currency\":\"EUR\"}}"#)
        };
        let twice = pay(&format!("\"{}\",\"data\":\"{}\"", data(first), data(second)));
        assert!(told(&twice).contains(&"/data duplicate-field".to_owned()));
    }
}

#[test]
fn deep_and_wide_texts_stop_at_the_limits() {
    let deep = |levels: usize| format!(r#"{{"new":{}{}}}"#, "[".repeat(levels), "]".repeat(levels));
    assert!(receive(deep(31).as_bytes()).is_ok());
    assert_eq!(told(&deep(32)), [" too-deep"]);
    assert_eq!(told(&deep(500_000)), [" too-deep"]);
    // The same inside of the string, where every level counts after those around it.
    let inside = |levels: usize| {
        let data = format!(
            r#"{{"merchantTradeNo":"1","totalFee":1,"currency":"X","new":{}{}}}"#,
            "[".repeat(levels),
            "]".repeat(levels)
        );
        pay(&serde_json::to_string(&data).expect("a text"))
    };
    assert!(receive(inside(30).as_bytes()).is_ok());
    assert_eq!(told(&inside(31)), [" too-deep"]);
    assert_eq!(told(&inside(100_000)), ["/data too-deep", "/data type"]);
    let limits = Limits { members: 4, ..Limits::default() };
    let body = r#"{"a":1,"b":2,"c":3,"d":4,"e":5}"#.as_bytes();
    let notice = Notification::from_parts_with(headers(), body, &limits).expect("good headers");
    let error = notice.verify(&keys(key(body)), at(0)).expect("genuine").event().unwrap_err();
    assert_eq!(error.violations()[0].rule().as_str(), "too-large");
}

#[test]
fn the_erased_reader_holds_to_its_webhook() {
    let info = WebhookInfo::by_biz_type("PAYOUT_NON_BN").expect("a webhook");
    let told = |body: &str| {
        let found = info.decode_json(body.as_bytes()).unwrap_err();
        found.iter().map(|one| format!("{} {}", one.pointer(), one.rule())).collect::<Vec<_>>()
    };
    assert_eq!(told(r#"{"bizType":"PAYOUT"}"#), ["/bizType enum"]);
    assert!(told("{}").contains(&"/bizType required".to_owned()));
    assert_eq!(told("[]"), [" type"]);
    let limits = Limits { notification_bytes: 1, ..Limits::default() };
    let error = info.decode_json_with(b"{}", &limits).unwrap_err();
    assert_eq!(error[0].rule().as_str(), "too-large");
}

/// Whatever the bytes are, there is an answer.
#[test]
fn torn_bodies_are_no_panic() {
    let whole = pay(r#""{\"merchantTradeNo\":\"1\",\"totalFee\":1,\"currency\":\"\u00e4\"}""#);
    assert!(receive(whole.as_bytes()).is_ok());
    for end in 0..whole.len() {
        assert!(receive(&whole.as_bytes()[..end]).is_err(), "{end}");
    }
    for at in 0..whole.len() {
        for byte in [b'"', b'\\', b'{', b'}', b'[', 0, 0xff, b'9', b' '] {
            let mut changed = whole.clone().into_bytes();
            changed[at] = byte;
            let _ = receive(&changed);
        }
    }
}
