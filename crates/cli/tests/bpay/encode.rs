//! `bpay encode`.

use std::process::Command;

use serde_json::Value;

use crate::runner::{
    API_KEY, Bpay, CONTRACT, NONCE, RECORD, SECRET_KEY, Scratch, TIMESTAMP, VALID, bpay,
    hmac_sha512,
};

fn encode(id: &str, json: &str) -> Bpay {
    bpay(["encode", id, json, "--timestamp", TIMESTAMP, "--nonce", NONCE])
}

/// Method line, headers and body of an HTTP request.
fn parse(http: &str) -> (String, Vec<(String, String)>, String) {
    let (head, body) = http.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n");
    let request = lines.next().unwrap().to_owned();
    let header = |line: &str| {
        let (name, value) = line.split_once(": ").unwrap();
        (name.to_owned(), value.to_owned())
    };
    (request, lines.map(header).collect(), body.to_owned())
}

fn header(headers: &[(String, String)], name: &str) -> String {
    let mut values = headers.iter().filter(|(other, _)| other == name);
    let (_, value) = values.next().unwrap_or_else(|| panic!("no {name} in {headers:?}"));
    assert!(values.next().is_none(), "{name} twice");
    value.clone()
}

#[test]
fn an_http_request_is_complete_and_signed() {
    let run = encode(CONTRACT, VALID).keys().run().ends_with(0).without_remarks();
    let (request, headers, body) = parse(&run.stdout);
    assert_eq!(request, "POST /binancepay/openapi/direct-debit/contract/query HTTP/1.1");
    assert_eq!(body, VALID, "and nothing after it");
    assert_eq!(headers.len(), 7);
    for (name, value) in [
        ("Host", "bpay.binanceapi.com"),
        ("Content-Type", "application/json"),
        ("BinancePay-Timestamp", TIMESTAMP),
        ("BinancePay-Nonce", NONCE),
        ("BinancePay-Certificate-SN", API_KEY),
        ("Content-Length", &VALID.len().to_string()),
    ] {
        assert_eq!(header(&headers, name), value, "{name}");
    }
    let expected = hmac_sha512(SECRET_KEY, TIMESTAMP, NONCE, body.as_bytes());
    assert_eq!(header(&headers, "BinancePay-Signature"), expected);
}

#[test]
fn time_and_nonce_are_the_systems_by_default() {
    let stamp = || {
        let run =
            bpay(["encode", CONTRACT, VALID, "--json"]).keys().run().ends_with(0).without_remarks();
        let json = run.json("encode");
        let header = |place: usize| json["headers"][place][1].as_str().unwrap().to_owned();
        let (timestamp, nonce, signature) = (header(1), header(2), header(4));
        assert!(timestamp.len() == 13 && timestamp.bytes().all(|byte| byte.is_ascii_digit()));
        assert!(nonce.len() == 32 && nonce.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_eq!(signature, hmac_sha512(SECRET_KEY, &timestamp, &nonce, VALID.as_bytes()));
        (timestamp, nonce)
    };
    let (first, second) = (stamp(), stamp());
    assert_ne!(first.1, second.1, "each nonce is new");
    assert!(first.0 <= second.0);
}

#[test]
fn json_is_the_same_request() {
    let http = encode(RECORD, r#"{"page":1,"rows":10}"#).keys().run();
    let (_, headers, body) = parse(&http.stdout);
    for option in [&["--json"][..], &["--format", "json"], &["--format=json", "--json"]] {
        let run = encode(RECORD, r#"{"page":1,"rows":10}"#).args(option).keys().run();
        let json = run.ends_with(0).without_remarks().json("encode");
        assert_eq!(json["method"], "POST");
        assert_eq!(json["path"], "/binancepay/openapi/service/provider/record");
        assert_eq!(json["body"], body);
        let of_json = json["headers"].as_array().unwrap();
        assert_eq!(of_json.len(), 5);
        for pair in of_json {
            assert_eq!(pair[1], header(&headers, pair[0].as_str().unwrap()));
        }
    }
}

#[cfg(unix)]
#[test]
fn curl_gets_exactly_the_same_words() {
    let given = r#"{"contractId":"1","it's":"$HOME `x` \"\\"}"#;
    let run = encode(CONTRACT, given).args(["--format", "curl", "--allow-unknown"]).keys().run();
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{}", run.ends_with(0).stdout);
    let shell = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(shell.status.success());
    let words = String::from_utf8(shell.stdout).unwrap();
    let words: Vec<&str> = words.split_terminator('\0').collect();
    let signature = hmac_sha512(SECRET_KEY, TIMESTAMP, NONCE, given.as_bytes());
    assert_eq!(
        words,
        [
            "--request",
            "POST",
            "https://bpay.binanceapi.com/binancepay/openapi/direct-debit/contract/query",
            "--header",
            "Content-Type: application/json",
            "--header",
            &format!("BinancePay-Timestamp: {TIMESTAMP}"),
            "--header",
            &format!("BinancePay-Nonce: {NONCE}"),
            "--header",
            &format!("BinancePay-Certificate-SN: {API_KEY}"),
            "--header",
            &format!("BinancePay-Signature: {signature}"),
            "--data-raw",
            given,
        ]
    );
}

#[test]
fn demo_keys_are_remarked_on_and_name_no_real_host_to_curl() {
    let run = encode(CONTRACT, VALID).run().ends_with(0).remarks("demo keys");
    let (_, headers, body) = parse(&run.stdout);
    let expected = hmac_sha512("demo-secret-key", TIMESTAMP, NONCE, body.as_bytes());
    assert_eq!(header(&headers, "BinancePay-Signature"), expected);
    let curl = encode(CONTRACT, VALID).args(["--format", "curl"]).run().ends_with(0);
    let curl = curl.remarks("demo keys").says("'https://example.invalid/binancepay/");
    assert!(!curl.stdout.contains("binanceapi"), "{curl:?}");
}

#[test]
fn the_body_is_canonical() {
    let given = r#" { "contractId" : 205611460060250112, "merchantContractCode": null } "#;
    let json = encode(CONTRACT, given).arg("--json").keys().run().ends_with(0).json("encode");
    assert_eq!(json["body"], r#"{"contractId":"205611460060250112"}"#);
}

#[test]
fn a_request_comes_from_a_file_or_stdin_too() {
    let file = Scratch::new("encode", format!("{VALID}\n"));
    let body =
        |run: Bpay| run.arg("--json").keys().run().ends_with(0).json("encode")["body"].clone();
    assert_eq!(body(bpay(["encode", CONTRACT]).arg(file.argument())), VALID);
    assert_eq!(body(bpay(["encode", CONTRACT, "-"]).stdin(VALID)), VALID);
    assert_eq!(body(bpay(["encode", CONTRACT]).stdin(VALID)), VALID);
}

#[test]
fn an_invalid_request_is_not_signed() {
    let json = r#"{"page":0,"rows":11}"#;
    let run = encode(RECORD, json).keys().run().ends_with(3);
    assert_eq!(run.stdout, "");
    run.remarks("2 violations").remarks("/page: 0 is below").remarks("/rows: 11 is above");
    let run = encode(RECORD, json).arg("--json").keys().run().ends_with(3).without_remarks();
    let violations = run.json("validate");
    let pointers: Vec<_> = violations["violations"].as_array().unwrap().iter().collect();
    assert_eq!(pointers.len(), 2);
    assert_eq!(pointers[1]["pointer"], "/rows");
}

#[test]
fn unknown_members_are_signed_on_request_and_then_as_given() {
    let given = "{ \"contractId\": 1, \"new\": 1.50 }";
    encode(CONTRACT, given).keys().run().ends_with(3).remarks("/new: ").remarks("--allow-unknown");
    let run = encode(CONTRACT, given).args(["--allow-unknown", "--json"]).keys().run();
    let json = run.ends_with(0).remarks("remark: /new: ").json("encode");
    assert_eq!(json["body"], given);
    let signature = hmac_sha512(SECRET_KEY, TIMESTAMP, NONCE, given.as_bytes());
    assert_eq!(json["headers"][4], serde_json::json!(["BinancePay-Signature", signature]));
    // It opens the door for unknown members only.
    let bad = r#"{"new":1,"merchantContractCode":"-"}"#;
    let run = encode(CONTRACT, bad).args(["--allow-unknown", "--json"]).keys().run().ends_with(3);
    let rules: Vec<Value> = run.json("validate")["violations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v["rule"].clone())
        .collect();
    assert_eq!(rules.len(), 2, "all of them are told: {rules:?}");
}

#[test]
fn a_line_end_that_would_be_signed_is_remarked_on() {
    let run = bpay(["encode", CONTRACT, "-", "--allow-unknown", "--json"]).keys();
    let run = run.stdin("{\"contractId\":1}\n").run().ends_with(0).remarks("line end");
    assert_eq!(run.json("encode")["body"], "{\"contractId\":1}\n");
}

#[test]
fn what_the_server_ignores_is_remarked_on() {
    let both = r#"{"merchantContractCode":"a","contractId":"1"}"#;
    for allow in [&[][..], &["--allow-unknown"]] {
        encode(CONTRACT, both)
            .args(allow)
            .keys()
            .run()
            .ends_with(0)
            .remarks("/merchantContractCode");
    }
}

#[test]
fn two_formats_at_once_are_wrong_use() {
    let run =
        encode(CONTRACT, VALID).args(["--json", "--format", "curl"]).keys().run().ends_with(2);
    assert_eq!(run.error_kind(), "usage");
}
