//! Requests that clients of other people really sent: their signatures verify, and each difference
//! between their bodies and the documentation is known.

use std::fs;

use binance_pay::{EndpointInfo, Signer};
use binance_pay_tests::remarks::limits;
use binance_pay_tests::workspace;

/// The file, the endpoint, and what the validator says of the body.
const RECORDED: &[(&str, &str, &[&str])] = &[
    ("python-connector-01_v2_order", "order.create.v2", &[]),
    ("python-connector-02_v2_order_query", "order.query.v2", &[]),
    ("python-connector-03_order_close", "order.close", &[]),
    // Python writes small floats with an exponent, which no page prints for a request.
    (
        "python-connector-04_v2_order",
        "order.create.v2",
        &["/orderAmount type \"decimal\" [400100]"],
    ),
    ("python-connector-05_certificates", "certificate.query", &[]),
    ("rust-bpay-rs-01_v2_order", "order.create.v2", &[]),
    ("rust-bpay-rs-02_order_query", "order.query.v1", &[]),
    // The other id is null, which counts as absent.
    ("rust-bpay-rs-03_order_close", "order.close", &[]),
    // The client checks nothing, and writes 0.00000001 with an exponent.
    (
        "rust-bpay-rs-04_v2_order",
        "order.create.v2",
        &[
            "/merchantTradeNo charset \"alnum\" [400103]",
            "/merchantTradeNo maxLength 32 [400101]",
            "/orderAmount type \"decimal\" [400100]",
        ],
    ),
    // No body at all is signed and sent. The FAQ answers a missing body with 100001001.
    ("rust-bpay-rs-cert-01_certificates", "certificate.query", &[" json null [400008]"]),
    // Valid, and not what was asked for: 16777217.25 and 19999.999 went through a float of 32 bits.
    ("rust-bpay-rs-f32amount-01_v2_order", "order.create.v2", &[]),
    ("rust-bpay-rs-f32amount-02_v2_order", "order.create.v2", &[]),
];

struct Recorded {
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Recorded {
    fn read(name: &str) -> Self {
        let file = workspace::root().join(format!("tests/recorded/{name}.http"));
        let bytes = fs::read(file).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let path = lines.next().unwrap().split(' ').nth(1).unwrap().to_owned();
        let header = |line: &str| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_ascii_lowercase(), value.to_owned())
        };
        let headers = lines.map(header).collect();
        Self { path, headers, body: bytes[end + 4..].to_vec() }
    }

    fn header(&self, name: &str) -> &str {
        let name = name.to_ascii_lowercase();
        &self.headers.iter().find(|(found, _)| *found == name).unwrap().1
    }
}

#[test]
fn every_signature_verifies() {
    let signer = Signer::new("rec-key-not-real", "rec-secret-not-real").unwrap();
    for (name, ..) in RECORDED {
        let request = Recorded::read(name);
        let [timestamp, nonce, signature] = ["Timestamp", "Nonce", "Signature"]
            .map(|part| request.header(&format!("BinancePay-{part}")));
        assert_eq!(request.header("BinancePay-Certificate-SN"), "rec-key-not-real");
        assert!(signer.verify(timestamp, nonce, &request.body, signature), "{name}");
        let mut body = request.body.clone();
        body.push(b'\n');
        assert!(!signer.verify(timestamp, nonce, &body, signature), "{name}");
    }
}

#[test]
fn every_body_is_valid_or_its_difference_is_known() {
    for (name, id, expected) in RECORDED {
        let request = Recorded::read(name);
        let info = EndpointInfo::by_path(&request.path).unwrap();
        assert_eq!(info.id(), *id, "{name}");
        let found = info.validate_json(&request.body);
        let mut found = found.map_or_else(|violations| limits(&violations), |()| Vec::new());
        found.sort();
        assert_eq!(found, *expected, "{name}");
    }
}

#[test]
fn every_file_is_listed() {
    let files = fs::read_dir(workspace::root().join("tests/recorded")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        names.filter_map(|name| Some(name.strip_suffix(".http")?.to_owned())).collect();
    names.sort();
    let mut listed: Vec<&str> = RECORDED.iter().map(|(name, ..)| *name).collect();
    listed.sort_unstable();
    assert_eq!(names, listed);
}
