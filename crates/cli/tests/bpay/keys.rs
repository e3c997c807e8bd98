//! Where keys come from, and that they go nowhere else.

use crate::runner::{
    API_KEY, Bpay, CONTRACT, NONCE, Run, SECRET_KEY, Scratch, TIMESTAMP, VALID, bpay, hmac_sha512,
};

const FILE: &str = "BINANCE_PAY_SECRET_KEY_FILE";

/// Every command that needs keys.
fn commands() -> [Bpay; 3] {
    let stamp = ["--timestamp", TIMESTAMP, "--nonce", NONCE];
    [
        bpay(["encode", CONTRACT, VALID]).args(stamp),
        bpay(["sign"]).args(stamp).stdin(VALID),
        bpay(["verify", "--signature", "x"]).args(stamp).stdin(VALID),
    ]
}

fn signature_with_file(content: impl AsRef<[u8]>, name: &str) -> Run {
    let file = Scratch::new(name, content);
    let run = bpay(["sign", "--timestamp", TIMESTAMP, "--nonce", NONCE]).stdin(VALID);
    run.env("BINANCE_PAY_API_KEY", API_KEY).env(FILE, file.path()).run()
}

#[test]
fn one_alone_is_wrong_use() {
    for (name, value) in [("BINANCE_PAY_API_KEY", API_KEY), ("BINANCE_PAY_SECRET_KEY", SECRET_KEY)]
    {
        for command in commands() {
            let run = command.env(name, value).run().ends_with(2).remarks("is set and the");
            assert_eq!(run.stdout, "");
        }
        for command in commands() {
            let run = command.env(name, value).arg("--json").run().ends_with(2).without_remarks();
            assert_eq!(run.error_kind(), "key");
        }
    }
}

#[test]
fn both_forms_of_the_secret_are_wrong_use() {
    let file = Scratch::new("both", SECRET_KEY);
    for command in commands() {
        let run = command.keys().env(FILE, file.path()).run().ends_with(2);
        run.remarks("both set").remarks("Unset one");
    }
}

#[test]
fn demo_keys_are_remarked_on() {
    for command in commands() {
        let run = command.run().remarks("demo keys");
        assert!([0, 1].contains(&run.status), "{run:?}");
    }
}

#[test]
fn the_secret_may_stand_in_a_file_with_one_line_end() {
    let expected = format!("{}\n", hmac_sha512(SECRET_KEY, TIMESTAMP, NONCE, VALID.as_bytes()));
    for (name, end) in [("lf", "\n"), ("crlf", "\r\n"), ("none", "")] {
        let run =
            signature_with_file(format!("{SECRET_KEY}{end}"), name).ends_with(0).without_remarks();
        assert_eq!(run.stdout, expected);
    }
    let run = signature_with_file(format!("{SECRET_KEY}\n\n"), "two").ends_with(2);
    run.remarks("control character");
}

#[test]
fn a_file_of_a_secret_that_is_none_is_wrong_use() {
    signature_with_file("", "empty").ends_with(2).remarks("is empty");
    signature_with_file(b"do-not-show\xff", "bytes").ends_with(2).remarks("not UTF-8");
    signature_with_file("do-not-show".repeat(1_000), "long").ends_with(2).remarks("4096 bytes");
    let [encode, ..] = commands();
    let run = encode.env("BINANCE_PAY_API_KEY", API_KEY).env(FILE, "/no/such/file").arg("--json");
    let run = run.run().ends_with(2);
    assert_eq!(run.error_kind(), "file");
    assert!(run.json("error")["error"]["message"].to_string().contains("/no/such/file"));
}

#[test]
fn keys_that_could_inject_are_refused_and_never_shown() {
    for (api_key, secret_key, words) in [
        ("do-not-show\nX: y", SECRET_KEY, "the API key holds a control character"),
        ("do-not-show-\u{fc}", SECRET_KEY, "the API key holds a character that is not ASCII"),
        (" do-not-show", SECRET_KEY, "the API key begins or ends with a blank"),
        ("", SECRET_KEY, "the API key is empty"),
        (API_KEY, "do-not-show\n", "the secret key holds a control character"),
        (API_KEY, "do-not-show ", "the secret key begins or ends with a blank"),
        (API_KEY, "", "the secret key is empty"),
    ] {
        for command in commands() {
            let run = command.env("BINANCE_PAY_API_KEY", api_key);
            let run = run.env("BINANCE_PAY_SECRET_KEY", secret_key).run();
            run.ends_with(2).remarks(words).remarks("remedy: ");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_key_that_is_not_utf_8_is_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let odd = OsStr::from_bytes(b"do-not-show\xff");
    for name in ["BINANCE_PAY_API_KEY", "BINANCE_PAY_SECRET_KEY"] {
        for command in commands() {
            command.keys().env(name, odd).run().ends_with(2).remarks("is not UTF-8");
        }
    }
}
