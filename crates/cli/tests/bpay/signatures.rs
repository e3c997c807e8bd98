//! `bpay sign` and `bpay verify`.

use crate::runner::{Bpay, NONCE, SECRET_KEY, Scratch, TIMESTAMP, bpay, hmac_sha512};

fn sign(timestamp: &str, nonce: &str) -> Bpay {
    bpay(["sign", "--timestamp", timestamp, "--nonce", nonce]).keys()
}

fn verify(signature: &str) -> Bpay {
    bpay(["verify", "--timestamp", TIMESTAMP, "--nonce", NONCE, "--signature", signature]).keys()
}

#[test]
fn a_signature_is_what_anybody_computes() {
    let signature = hmac_sha512(SECRET_KEY, TIMESTAMP, NONCE, b"{}");
    let run = sign(TIMESTAMP, NONCE).stdin("{}").run().ends_with(0).without_remarks();
    assert_eq!(run.stdout, format!("{signature}\n"));
    let run = sign(TIMESTAMP, NONCE).arg("--json").stdin("{}").run().ends_with(0).without_remarks();
    assert_eq!(run.json("sign")["signature"], *signature);
    let file = Scratch::new("sign", "{}");
    let run = sign(TIMESTAMP, NONCE).arg(file.argument()).run().ends_with(0);
    assert_eq!(run.stdout, format!("{signature}\n"));
}

#[test]
fn any_text_is_signed_and_remarked_on() {
    for (timestamp, nonce, body, remark) in [
        ("1636876819", NONCE, &b"{}"[..], "looks like seconds"),
        ("-1", NONCE, b"{}", "digits only"),
        (TIMESTAMP, "", b"{}", "found 0 characters"),
        (TIMESTAMP, "VeTfR5mdAKjbeErxBXTl2+/=", b"{}", "found 24 characters"),
        (TIMESTAMP, NONCE, b"", "not a JSON object"),
        (TIMESTAMP, NONCE, b"[1]", "not a JSON object"),
        (TIMESTAMP, NONCE, b"\x00\xff\xfe", "not a JSON object"),
        (TIMESTAMP, NONCE, b"{}\n", "line end"),
    ] {
        let run = sign(timestamp, nonce).stdin(body).run().ends_with(0).remarks(remark);
        let signature = hmac_sha512(SECRET_KEY, timestamp, nonce, body);
        assert_eq!(run.stdout, format!("{signature}\n"));
    }
}

#[test]
fn the_vector_of_a_stranger() {
    let run =
        bpay(["sign", "-", "--timestamp", "1636876819", "--nonce", "abcd"]).stdin("akarshjain");
    let run = run.env("BINANCE_PAY_API_KEY", "x").env("BINANCE_PAY_SECRET_KEY", "abcd1234").run();
    assert_eq!(
        run.ends_with(0).stdout,
        "0FEE450C836654F95CA8AC5B99DB385B96CAE1EDC46456A5BEA005BFA020FC11\
         3AD61D9B8595BA951A3A562BBB8556B6D063D6BA8AEF488097642E50ACC27ACA\n"
    );
}

#[test]
fn a_matching_signature_is_told_so() {
    let signature = hmac_sha512(SECRET_KEY, TIMESTAMP, NONCE, b"{}");
    verify(&signature).stdin("{}").run().ends_with(0).without_remarks().says("matches");
    let json = verify(&signature).arg("--json").stdin("{}").run().ends_with(0).json("verify");
    assert_eq!(json, serde_json::json!({"matches": true, "check": []}));
}

#[test]
fn the_usual_mistakes_are_named() {
    let signature = |body: &[u8]| hmac_sha512(SECRET_KEY, TIMESTAMP, NONCE, body);
    let body = "{ \"a\": 1.50 }";
    for (given, signature, cause) in [
        (body.to_owned(), signature(body.as_bytes()).to_lowercase(), "in lower-case hexadecimal"),
        (body.to_owned(), signature(body.as_bytes()) + "\n", "blanks or line ends around"),
        (format!("{body}\n"), signature(body.as_bytes()), "a line end at the end of the body"),
        (format!("{body}\r\n"), signature(body.as_bytes()), "a line end at the end of the body"),
        (
            body.to_owned(),
            signature(format!("{body}\n").as_bytes()),
            "a line end at the end of the body",
        ),
        (body.to_owned(), signature(b"{\"a\":1.50}"), "other blanks between its members"),
    ] {
        let run = verify(&signature).stdin(&*given).run().ends_with(1).remarks(cause);
        run.says("does not match");
        let json = verify(&signature).arg("--json").stdin(given).run().ends_with(1).json("verify");
        assert_eq!(json["matches"], false);
        assert_eq!(json["check"].as_array().unwrap().len(), 1, "a cause comes alone: {json}");
    }
}

#[test]
fn without_a_cause_there_are_things_to_check() {
    let other = hmac_sha512("another key", TIMESTAMP, NONCE, b"{}");
    let run = verify(&other).stdin("{}").run().ends_with(1).says("does not match");
    run.remarks("secret key").remarks("timestamp and nonce").remarks("line feed");
    let json = verify("253B9241").arg("--json").stdin("{}").run().ends_with(1).json("verify");
    assert!(json["check"].to_string().contains("has 8 characters"), "{json}");
    // An odd signature is no reason to panic.
    for odd in ["", "\u{fc}", "-", &"Z".repeat(128), &"\u{fc}".repeat(64)] {
        verify(odd).stdin(b"\xff").run().ends_with(1);
    }
}
