//! `bpay diagnose`.

use serde_json::{Value, json};

use crate::runner::{API_KEY, Bpay, NONCE, Run, SECRET_KEY, Scratch, TIMESTAMP, bpay, hmac_sha512};

const BODY: &str = r#"{"merchantTradeNo":"2223","url":"https://example.com"}"#;

fn headers(signature: &str) -> String {
    format!(
        "POST /binancepay/openapi/v3/order HTTP/1.1\r\nbinancepay-timestamp: {TIMESTAMP}\r\n\
         BinancePay-Nonce: {NONCE}\r\nBinancePay-Certificate-SN: {API_KEY}\r\n\
         BinancePay-Signature: {signature}\r\n\r\n"
    )
}

fn right(body: &str) -> String {
    hmac_sha512(SECRET_KEY, TIMESTAMP, NONCE, body.as_bytes())
}

/// Runs it, with the headers on stdin.
fn run(name: &str, headers: &str, body: &str, options: &[&str], keys: fn(Bpay) -> Bpay) -> Run {
    let body = Scratch::new(&format!("diagnose-{name}"), body);
    let command = bpay(["diagnose", "--headers", "-", "--body"]).arg(body.argument());
    let run = keys(command.args(options).stdin(headers)).run();
    // The runner looks for the secret itself; here are its other forms.
    let hex: String = SECRET_KEY.bytes().map(|byte| format!("{byte:02x}")).collect();
    let shown = format!("{}{}", run.stdout, run.stderr);
    for form in [&hex, &hex.to_uppercase(), "ZG8tbm90LXNob3c", "ZG8tbm90LXNob3ctdGhpcy"] {
        assert!(!shown.contains(form), "{form}: {run:?}");
    }
    run
}

/// In both forms.
#[track_caller]
fn both(name: &str, signature: &str, body: &str, status: i32) -> (Run, Value) {
    let run = |options| run(name, &headers(signature), body, options, Bpay::keys);
    (run(&[]).ends_with(status), run(&["--json"]).ends_with(status).json("diagnose"))
}

fn causes(json: &Value) -> Vec<&str> {
    let causes = json["findings"][0]["causes"].as_array().into_iter().flatten();
    causes.map(|cause| cause["id"].as_str().unwrap()).collect()
}

#[test]
fn a_right_signature_matches() {
    let (text, json) = both("right", &right(BODY), BODY, 0);
    text.without_remarks().says("the signature matches").says("1611232922428\\n\n");
    assert_eq!((&json["matches"], &json["findings"]), (&json!(true), &json!([])));
    assert_eq!(json["payload"]["utf8"], format!("{TIMESTAMP}\n{NONCE}\n{BODY}\n"));
}

#[test]
fn a_mistake_is_named_and_shown() {
    let signed = BODY.replace('/', "\\/");
    let (text, json) = both("slashes", &right(&signed), BODY, 1);
    let text = text
        .without_remarks()
        .says("json-slashes  slashes are escaped in one place and not in the other")
        .says("found:  escaped")
        .says("remedy: Serialise once")
        .says("from byte 86 on")
        .says("2f `/` has to be there, 5c `\\\\` was signed.");
    // The caret stands below the byte, in both lines.
    let lines: Vec<_> = text.stdout.lines().collect();
    let caret = lines.iter().position(|line| line.trim() == "^").unwrap();
    let column = lines[caret].find('^').unwrap();
    assert!(lines[caret - 2][column..].starts_with("//example"), "{text:?}");
    assert!(lines[caret - 1][column..].starts_with("\\\\/"), "{text:?}");
    assert_eq!(causes(&json), ["json-slashes"]);
    assert_eq!(json["findings"][0]["difference"], json!({"offset": 86, "right": 47, "signed": 92}));
    assert_eq!(json["findings"][0]["signed"]["utf8"], format!("{TIMESTAMP}\n{NONCE}\n{signed}\n"));
}

#[test]
fn a_mistake_outside_of_the_payload() {
    let (text, json) = both("lower", &right(BODY).to_lowercase(), BODY, 1);
    text.says("signature-lower-case")
        .says("The payload itself was right.")
        .remarks("upper case only");
    assert_eq!(causes(&json), ["signature-lower-case"]);
    assert_eq!(json["findings"][0].get("difference"), None);
    assert_eq!(json["notes"][0]["about"], "signature");
}

#[test]
fn what_cannot_be_told_apart_is_told_twice() {
    let (text, json) = both("either", &right(BODY), &format!("{BODY}\n"), 1);
    text.says("body-line-end").says("or, which gives the same:").says("no-final-lf");
    assert_eq!(json["findings"].as_array().unwrap().len(), 2);
}

#[test]
fn a_body_that_is_no_text() {
    let run = |options: &[&str]| {
        let body = Scratch::new("diagnose-bytes", b"{\"\xff\":1}");
        let command = bpay(["diagnose", "--headers", "-", "--body"]).arg(body.argument());
        command.args(options).keys().stdin(headers(&"A".repeat(128))).run().ends_with(1)
    };
    run(&[]).says(r#"{"\xff":1}\n"#).remarks("not UTF-8");
    let json = run(&["--json"]).json("diagnose");
    assert!(json["payload"]["hex"].as_str().unwrap().ends_with("0a7b22ff223a317d0a"), "{json}");
}

#[test]
fn without_a_cause_there_are_things_to_check() {
    let other = hmac_sha512("another key", TIMESTAMP, NONCE, BODY.as_bytes());
    let (text, json) = both("none", &other, BODY, 1);
    text.says("no usual mistake explains it").remarks("secret key").remarks("line feed");
    assert_eq!((&json["findings"], &json["complete"]), (&json!([]), &json!(true)));
    assert!(json["tried"].as_u64().unwrap() > 1_000, "{json}");
    let (text, _) = both("short", "253B9241", BODY, 1);
    text.says("no form that a signature can have").remarks("the signature has 8 digits");
}

/// The runner looks for the secret in everything that is printed.
#[test]
fn the_secret_is_not_shown_even_where_it_was_sent() {
    let body = format!(r#"{{"key":"{SECRET_KEY}"}}"#);
    let signed = hmac_sha512(SECRET_KEY, TIMESTAMP, NONCE, format!("{body}\r\n").as_bytes());
    let (text, json) = both("leak", &signed, &body, 1);
    text.says("is hidden").says("The payloads differ.").remarks("holds the secret key");
    assert_eq!(causes(&json), ["body-line-end"]);
    assert_eq!(json["payload"], json!({"hidden": true}));
    assert_eq!(json["findings"][0]["signed"], json!({"hidden": true}));
    assert_eq!(json["findings"][0].get("difference"), None);
    let sent = headers(&right(BODY)).replace(API_KEY, SECRET_KEY);
    run("swapped", &sent, BODY, &[], Bpay::keys).ends_with(0).remarks("holds the secret key");
}

/// The body holds the secret as it is, and what was signed holds it in another form.
#[test]
fn no_form_of_the_secret_is_shown() {
    const SECRET: &str = "do-not-show/this+key é==";
    const JSON: &str = r#"{"a":"p","k":"do-not-show/this+key é=="}"#;
    let keys = |command: Bpay| command.keys().env("BINANCE_PAY_SECRET_KEY", SECRET);
    let hex: String = JSON.bytes().map(|byte| format!("{byte:02x}")).collect();
    let percent =
        "%7B%22a%22%3A%22p%22%2C%22k%22%3A%22do-not-show%2Fthis%2Bkey%20%C3%A9%3D%3D%22%7D";
    let base64 = "eyJhIjoicCIsImsiOiJkby1ub3Qtc2hvdy90aGlzK2tleSDDqT09In0=";
    let forms = [
        ("slashes", JSON.replace('/', "\\/")),
        ("unicode", JSON.replace('é', "\\u00e9")),
        ("query", "a=p&k=do-not-show%2Fthis%2Bkey%20%C3%A9%3D%3D".to_owned()),
        ("percent", percent.to_owned()),
        ("plus", percent.replace("%20", "+")),
        ("hex", hex),
        ("base64", base64.to_owned()),
        ("twice", format!("{JSON:?}")),
        ("single", JSON.replace('"', "'")),
        ("right", JSON.to_owned()),
    ];
    for (name, form) in &forms {
        // Sent as it is and signed in the form; and the other way round.
        for (signed, sent) in [(&**form, JSON), (JSON, &**form)] {
            let signature = hmac_sha512(SECRET, TIMESTAMP, NONCE, signed.as_bytes());
            for options in [&[][..], &["--json"]] {
                let run = run(&format!("form-{name}"), &headers(&signature), sent, options, keys);
                let told = format!("{}{}", run.stdout, run.stderr).to_lowercase();
                for (_, form) in &forms {
                    let characters: Vec<char> = form.to_lowercase().chars().collect();
                    let part: String = characters[characters.len() - 24..][..16].iter().collect();
                    assert!(!told.contains(&part), "{name}: {part}: {told}");
                }
                assert!(told.contains("hidden") && told.contains("no payload is shown"), "{told}");
            }
        }
    }
}

#[test]
fn keys_of_any_form_are_taken() {
    let with_line_end = |command: Bpay| {
        let command = command.env("BINANCE_PAY_API_KEY", API_KEY);
        command.env("BINANCE_PAY_SECRET_KEY", format!("{SECRET_KEY}\n"))
    };
    let json = run("blanks", &headers(&right(BODY)), BODY, &["--json"], with_line_end);
    assert_eq!(causes(&json.ends_with(1).json("diagnose")), ["key-blanks"]);
    let hashed = |command: Bpay| {
        let command = command.env("BINANCE_PAY_API_KEY", API_KEY);
        command.env("BINANCE_PAY_SECRET_KEY", "0123456789abcdef".repeat(4))
    };
    let text = run("hashed", &headers(&right(BODY)), BODY, &[], hashed);
    text.ends_with(1).remarks("the secret looks like a hash");
    let demo = hmac_sha512("demo-secret-key", TIMESTAMP, NONCE, BODY.as_bytes());
    run("demo", &headers(&demo), BODY, &[], |command| command).ends_with(0).remarks("demo keys");
    let alone = |command: Bpay| command.env("BINANCE_PAY_API_KEY", API_KEY);
    run("alone", &headers(&demo), BODY, &[], alone).ends_with(2).remarks("the secret key is not");
}

#[test]
fn another_api_key_in_the_header_is_remarked_on() {
    let sent = headers(&right(BODY)).replace(API_KEY, "another");
    run("other", &sent, BODY, &[], Bpay::keys).ends_with(0).remarks("not the API key of the env");
    let sent = headers(&right(BODY)).replace("BinancePay-Certificate-SN", "X");
    run("no-sn", &sent, BODY, &[], Bpay::keys).ends_with(0).remarks("it takes the API key");
}

#[test]
fn wrong_use_is_told() {
    let sent = headers("x").replace("BinancePay-Nonce", "X");
    let json = run("missing", &sent, BODY, &["--json"], Bpay::keys).ends_with(3);
    assert_eq!(json.error_kind(), "headers");
    for (name, other) in [
        ("Timestamp", "1611232922429"),
        ("Nonce", NONCE),
        ("Signature", "00"),
        ("Certificate-SN", "x"),
    ] {
        let twice = format!("BinancePay-{name}: {other}\r\n");
        let sent = headers(&right(BODY)).replacen("\r\n", &format!("\r\n{twice}"), 1);
        let json = run("twice", &sent, BODY, &["--json"], Bpay::keys).ends_with(3);
        assert_eq!(json.error_kind(), "headers");
        let words = format!("the header BinancePay-{name} is there more than once");
        run("twice", &sent, BODY, &[], Bpay::keys).ends_with(3).remarks(&words);
    }
    run("not", "nonsense", BODY, &[], Bpay::keys).ends_with(3).remarks("is none");
    bpay(["diagnose", "--headers", "-", "--body", "-"]).keys().run().ends_with(2);
    bpay(["diagnose", "--headers", "-", "--body", "@/no/such/file"]).keys().run().ends_with(2);
    bpay(["diagnose", "--headers", "-"]).keys().run().ends_with(2);
}

/// One notification of the ring's own tests, and what is made of it.
#[test]
fn webhooks() {
    let text = include_str!("../data/notifications.json");
    let data: Value = serde_json::from_str(text).unwrap();
    let of = |name: &str| data[name].as_str().unwrap();
    let message = &data["messages"]["pay"];
    let (body, signature) =
        (message["body"].as_str().unwrap(), message["signature"].as_str().unwrap());
    let sent = format!(
        "BinancePay-Timestamp: {}\nBinancePay-Nonce: {}\nBinancePay-Certificate-SN: {}\n\
         BinancePay-Signature: {signature}\n",
        of("timestamp"),
        of("nonce"),
        of("serial")
    );
    let key = Scratch::new("diagnose-key", of("key"));
    let run = |name: &str, body: &str, options: &[&str]| {
        let body = Scratch::new(&format!("diagnose-{name}"), body);
        let command = bpay(["diagnose", "--headers", "-", "--key"]).arg(key.argument());
        command.arg("--body").arg(body.argument()).args(options).stdin(sent.clone()).run()
    };
    run("hook", body, &[]).ends_with(0).without_remarks().says("the signature matches");
    let rounded = body.replace(":29383937493038367292", ":29383937493038367000");
    let text = run("rounded", &rounded, &[]).ends_with(1).says("number-rounded").says("bizIdStr");
    text.without_remarks();
    let json = run("again", &format!("{body}\r\n"), &["--json"]).ends_with(1).json("diagnose");
    assert_eq!(causes(&json), ["body-line-end"]);
    let no_key = Scratch::new("diagnose-no-key", "no key");
    let command = bpay(["diagnose", "--headers", "-", "--body"]).arg(no_key.argument());
    let run = command.arg("--key").arg(no_key.argument()).stdin(sent.clone()).run().ends_with(3);
    run.remarks("BEGIN PUBLIC KEY");
}
