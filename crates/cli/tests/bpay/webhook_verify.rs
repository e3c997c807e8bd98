//! `bpay webhook verify`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::runner::{Bpay, Run, SECRET_MARK, Scratch, bpay};

/// Signed messages of `tests/data/`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Messages {
    key: String,
    serial: String,
    timestamp: String,
    nonce: String,
    messages: BTreeMap<String, Message>,
    go_order: GoOrder,
}

#[derive(Deserialize)]
struct Message {
    body: String,
    signature: String,
}

#[derive(Deserialize)]
struct GoOrder {
    key: String,
    timestamp: String,
    nonce: String,
    body: String,
    signature: String,
}

/// One message with everything that belongs to it.
#[derive(Clone)]
struct Given {
    headers: String,
    key: String,
    body: Vec<u8>,
    now: String,
}

fn messages() -> Messages {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/notifications.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn headers(timestamp: &str, nonce: &str, serial: &str, signature: &str) -> String {
    format!(
        "POST /hook HTTP/1.1\r\nHost: example\r\nbinancepay-timestamp: {timestamp}\r\n\
         binancepay-nonce: {nonce}\r\nBinancepay-Certificate-Sn: {serial}\r\n\
         BINANCEPAY-SIGNATURE: {signature}\r\n\r\n"
    )
}

fn given(name: &str) -> Given {
    let Messages { key, serial, timestamp, nonce, mut messages, .. } = messages();
    let Message { body, signature } = messages.remove(name).unwrap();
    let headers = headers(&timestamp, &nonce, &serial, &signature);
    Given { headers, key, body: body.into_bytes(), now: timestamp }
}

impl Given {
    fn command(&self, name: &str) -> (Bpay, [Scratch; 3]) {
        let file = |part: &str, bytes: &[u8]| Scratch::new(&format!("{name}-{part}"), bytes);
        let files = [
            file("headers", self.headers.as_bytes()),
            file("key", self.key.as_bytes()),
            file("body", &self.body),
        ];
        let mut command = bpay(["webhook", "verify", "--now", &self.now]);
        for (option, file) in ["--headers", "--key", "--body"].into_iter().zip(&files) {
            command = command.arg(option).arg(file.argument());
        }
        (command, files)
    }

    /// Runs it in both forms.
    #[track_caller]
    fn run(&self, name: &str, status: i32, options: &[&str]) -> (Run, Run) {
        let run = |json: &[&str]| {
            let (command, _files) = self.command(name);
            command.args(options).args(json).run().ends_with(status)
        };
        (run(&[]), run(&["--json"]))
    }

    #[track_caller]
    fn verdict(&self, name: &str, status: i32) -> (Run, Value) {
        let (text, json) = self.run(name, status, &[]);
        (text, json.json("webhook-verify"))
    }

    #[track_caller]
    fn is_invalid(&self, name: &str, kind: &str, words: &str) {
        let (text, json) = self.run(name, 3, &[]);
        assert_eq!(text.stdout, "");
        text.remarks(words).remarks("remedy: ");
        assert_eq!(json.without_remarks().error_kind(), kind);
    }
}

#[test]
fn a_genuine_notification_is_told() {
    let (text, json) = given("pay").verdict("pay", 0);
    let serial = messages().serial;
    let replay_key = format!("1611232922428:5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA:{serial}");
    text.without_remarks()
        .says("verified: PAY: An order was paid or closed")
        .says(&format!("replay key  {replay_key}"))
        .says("\"totalFee\": 0.88000000,")
        .says("\"bizId\": 29383937493038367292,");
    assert_eq!(json["outcome"], "verified");
    assert_eq!((&json["event"], &json["bizType"]), (&json!("pay"), &json!("PAY")));
    assert_eq!(json["replayKey"], replay_key);
    assert_eq!(json["body"]["data"]["merchantTradeNo"], "9825382937292");
    assert_eq!(json["deviations"], json!([]));
}

#[test]
fn no_digit_is_lost_on_the_way() {
    let (_, json) = given("pay").run("digits", 0, &[]);
    assert!(json.stdout.contains(r#""totalFee":0.88000000,"#), "{json:?}");
    assert!(json.stdout.contains(r#""bizId":29383937493038367292,"#), "{json:?}");
}

#[test]
fn what_is_not_known_is_told_all_the_same() {
    let (text, json) = given("unknown").verdict("unknown", 0);
    text.says("verified: NEW_THING: a webhook that is not known").remarks("/bizType: NEW_THING");
    assert_eq!((&json["event"], &json["bizType"]), (&Value::Null, &json!("NEW_THING")));
    assert_eq!(json["deviations"][0]["pointer"], "/bizType");
    let (text, json) = given("nameless").verdict("nameless", 0);
    text.says("verified: (no bizType)");
    assert_eq!((&json["event"], &json["bizType"]), (&Value::Null, &Value::Null));
    let (text, json) = given("collection").verdict("collection", 0);
    text.says("verified: collection: ");
    assert_eq!((&json["event"], &json["bizType"]), (&json!("collection"), &Value::Null));
}

#[test]
fn deviations_are_remarked_on() {
    let (text, json) = given("odd").verdict("odd", 0);
    text.says("verified: PAY_REFUND").remarks("/data/new: ").remarks("/bizId: ");
    let at: Vec<_> =
        json["deviations"].as_array().unwrap().iter().map(|one| one["pointer"].clone()).collect();
    for pointer in ["/data", "/data/new", "/bizId"] {
        assert!(at.contains(&json!(pointer)), "{at:?}");
    }
}

#[test]
fn a_genuine_body_that_cannot_be_read_is_4() {
    let (text, json) = given("not-json").verdict("not-json", 4);
    text.says("unreadable: the notification is genuine").says("Acknowledge");
    assert_eq!((&json["outcome"], &json["bizType"]), (&json!("unreadable"), &Value::Null));
    let (text, json) = given("unreadable").verdict("unreadable", 4);
    text.says("bizType    PAY").says("/bizStatus: ");
    assert_eq!(json["bizType"], "PAY");
    assert_ne!(json["violations"], json!([]));
}

#[test]
fn secrets_are_redacted_unless_asked_for() {
    let (text, json) = given("secret").run("secret", 0, &[]);
    assert!(!(text.stdout.contains(SECRET_MARK) || json.stdout.contains(SECRET_MARK)));
    text.says("[redacted]").remarks("--show-secrets");
    assert_eq!(json.json("webhook-verify")["body"]["data"]["downloadLink"], "[redacted]");
    let (command, _files) = given("secret").command("shown");
    let run = command.arg("--show-secrets").may_show_secrets().run().ends_with(0);
    run.without_remarks().says(SECRET_MARK);
}

#[test]
fn an_old_notification_takes_the_time_of_its_sending() {
    let mut given = given("pay");
    given.now = "1611233222428".to_owned();
    given.verdict("edge", 0);
    given.now = "1611233222429".to_owned();
    let (text, json) = given.verdict("old", 1);
    text.says("refused: the notification was sent 300001 ms before now").remarks("--now 16112329");
    assert_eq!((&json["outcome"], &json["stage"]), (&json!("refused"), &json!("window")));
    let (text, _) = given.run("wide", 0, &["--window", "300001"]);
    text.says("verified");
    let (text, _) = given.run("narrow", 1, &["--window", "0"]);
    text.says("0 ms are accepted");
}

#[test]
fn the_clock_is_asked_where_no_time_is_given() {
    let given = given("pay");
    let (_, files) = given.command("clock");
    let mut command = bpay(["webhook", "verify"]);
    for (option, file) in ["--headers", "--key", "--body"].into_iter().zip(&files) {
        command = command.arg(option).arg(file.argument());
    }
    command.run().ends_with(1).says("refused: the notification was sent ");
}

#[test]
fn one_flipped_bit_is_refused() {
    let good = given("pay");
    let serial = messages().serial;
    for at in [0, 40, good.body.len() - 1] {
        let mut given = good.clone();
        given.body[at] ^= 1;
        let (text, json) = given.verdict("flipped", 1);
        text.says("refused: the key does not verify the signature").remarks("byte for byte");
        assert_eq!(json["stage"], "signature");
        assert!(json["check"].as_array().unwrap().len() >= 3, "{json}");
    }
    for (from, to) in [("S4sA", "S4sB"), ("922428", "922429")] {
        let headers = good.headers.replace(from, to);
        Given { headers, ..good.clone() }.verdict("headers", 1);
    }
    // Another key than the one that the message names.
    let key = messages().go_order.key;
    let (command, _files) = Given { key, ..good.clone() }.command("key");
    let run = command.arg("--allow-1024-bits").run().ends_with(1);
    run.remarks(&format!("names the certificate {serial}"));
}

#[test]
fn the_usual_mistakes_are_named() {
    for (name, body, cause) in [
        ("compact", "{\"bizType\":\"NEW_THING\"}\n", "a line end at the end of the body"),
        ("compact", "{\"bizType\":\"NEW_THING\"}\r\n", "a line end at the end of the body"),
        ("compact", "{\"bizType\": \"NEW_THING\"}", "other blanks between its members"),
        ("line-end", "{\"bizType\":\"NEW_THING\"}", "a line end at the end of the body"),
    ] {
        let given = Given { body: body.into(), ..given(name) };
        let (text, json) = given.verdict("mistake", 1);
        text.remarks(cause);
        assert_eq!(json["check"].as_array().unwrap().len(), 1, "a cause comes alone: {json}");
    }
}

#[test]
fn a_published_key_of_1024_bits_takes_an_option() {
    let GoOrder { key, timestamp, nonce, body, signature } = messages().go_order;
    let headers = headers(&timestamp, &nonce, "1", &signature);
    let given = Given { headers, key, body: body.into_bytes(), now: timestamp };
    given.is_invalid("small", "public-key", "1024 bits, accepted are 2048");
    let (command, _files) = given.command("small");
    command.run().ends_with(3).remarks("--allow-1024-bits");
    let (text, _) = given.run("small", 0, &["--allow-1024-bits"]);
    text.says("verified: PAY");
}

#[test]
fn headers_come_as_lines_or_as_json() {
    let good = given("pay");
    let json: serde_json::Map<String, Value> = good
        .headers
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), json!([value])))
        .collect();
    let headers = Value::from(json).to_string();
    let twice = headers.replacen('{', r#"{"binancepay-nonce": "x", "#, 1);
    Given { headers, ..good.clone() }.verdict("json", 0);
    Given { headers: twice, ..good.clone() }.is_invalid("twice", "headers", "more than once");
    let headers = good.headers.replace("\r\n", "\n").replace("POST /hook HTTP/1.1\n", "");
    Given { headers, ..good }.verdict("lines", 0);
}

#[test]
fn input_that_is_not_what_it_should_be_is_3() {
    let good = given("pay");
    let with = |headers: String| Given { headers, ..good.clone() };
    let replaced = |from: &str, to: &str| with(good.headers.replace(from, to));
    replaced("binancepay-nonce", "nonce").is_invalid("a", "headers", "BinancePay-Nonce is missing");
    replaced("Host: example", "binancepay-nonce: x").is_invalid("b", "headers", "more than once");
    replaced("1611232922428", "1611232922").is_invalid("c", "headers", "13 digits");
    replaced("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA", "abc").is_invalid("d", "headers", "32 ASCII");
    replaced("SIGNATURE: ", "SIGNATURE: *").is_invalid("e", "headers", "base64");
    replaced("Host: example", "no header").is_invalid("f", "headers", "line 2");
    with("{".to_owned()).is_invalid("g", "headers", "no JSON object");
    let with = |key: String| Given { key, ..good.clone() };
    with("-----BEGIN".to_owned()).is_invalid("h", "public-key", "BEGIN PUBLIC KEY");
    with(good.key.replace('\n', "\\n")).is_invalid("i", "public-key", "PEM");
    with("x".repeat(70_000)).is_invalid("j", "too-large", "larger than 65536 bytes");
    let large = Given { body: vec![b' '; 17_000_000], ..good };
    large.is_invalid("k", "too-large", "larger than");
}

#[test]
fn wrong_use_is_2() {
    let (_, files) = given("pay").command("wrong");
    let [headers, key, body] = &files;
    let verify = |headers, key, body| {
        bpay(["webhook", "verify", "--json"])
            .arg("--headers")
            .arg(headers)
            .arg("--key")
            .arg(key)
            .arg("--body")
            .arg(body)
    };
    let stdin = || "-".into();
    let run = verify(stdin(), key.argument(), stdin()).run().ends_with(2);
    assert_eq!(run.error_kind(), "usage");
    let run = verify("@/no/such".into(), key.argument(), body.argument()).run().ends_with(2);
    assert_eq!(run.error_kind(), "file");
    let run = verify(headers.argument(), key.argument(), body.argument());
    let run = run.args(["--now", "soon"]).run().ends_with(2);
    assert_eq!(run.error_kind(), "usage");
    let run = bpay(["webhook", "verify", "--json", "--key", "x", "--body", "y"]).run().ends_with(2);
    assert_eq!(run.error_kind(), "usage");
    // One of them may come from stdin.
    let given = given("pay");
    let run = verify(headers.argument(), key.argument(), stdin()).args(["--now", &given.now]);
    run.stdin(given.body).run().ends_with(0);
}
