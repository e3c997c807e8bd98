//! Every kind of bad input gets one clear message with its place, and the right exit status.

use std::fs::File;

use crate::runner::{Bpay, CONTRACT, NONCE, RECORD, Scratch, TIMESTAMP, VALID, bpay};

/// The request has exactly this violation, in both forms and for both commands.
#[track_caller]
fn has_violation(id: &str, body: &[u8], pointer: &str, rule: &str) {
    for command in ["validate", "encode"] {
        let run = bpay([command, id, "-", "--json"]).keys().stdin(body).run().ends_with(3);
        let json = run.json("validate");
        let violations = json["violations"].as_array().unwrap();
        assert_eq!(violations.len(), 1, "{json}");
        assert_eq!(violations[0]["pointer"], pointer, "{json}");
        assert_eq!(violations[0]["rule"], rule, "{json}");
    }
    let place = if pointer.is_empty() { "the body" } else { pointer };
    let run = bpay(["validate", id, "-"]).stdin(body).run().ends_with(3);
    run.says("1 violation of").says(&format!("  {place}: ")).says("remedy: ");
    let run = bpay(["encode", id, "-"]).keys().stdin(body).run().ends_with(3);
    assert_eq!(run.stdout, "");
    run.remarks(&format!("  {place}: ")).remarks("remedy: ");
}

fn contract(code: &str) -> Vec<u8> {
    format!(r#"{{"merchantContractCode":{code}}}"#).into_bytes()
}

#[test]
fn texts_that_are_no_request() {
    for (body, rule) in [
        (&b""[..], "json"),
        (b" \n", "json"),
        (b"{", "json"),
        (b"{'a':1}", "json"),
        (b"{\"contractId\":1,}", "json"),
        (b"{\"contractId\":1}{}", "json"),
        (b"\0", "json"),
        (b"{\"contractId\":\"\0\"}", "json"),
        (b"{\"contractId\":\"\xff\"}", "json"),
        (b"\xef\xbb\xbf{\"contractId\":1}", "json"),
        (b"[]", "type"),
        (b"[{\"contractId\":1}]", "type"),
        (b"\"text\"", "type"),
        (b"-1", "type"),
        (b"null", "type"),
        (b"true", "type"),
    ] {
        has_violation(CONTRACT, body, "", rule);
    }
}

#[test]
fn values_that_break_one_rule() {
    let place = "/merchantContractCode";
    for (code, rule) in [
        ("\"\"".to_owned(), "minLength"),
        ("7".to_owned(), "type"),
        ("[\"a\"]".to_owned(), "type"),
        (format!("\"{}\"", "a".repeat(33)), "maxLength"),
        ("\"a b\"".to_owned(), "charset"),
        ("\"\u{fc}\"".to_owned(), "charset"),
        (format!("\"{}\"", "\u{fc}".repeat(32)), "charset"),
    ] {
        has_violation(CONTRACT, &contract(&code), place, rule);
    }
    has_violation(CONTRACT, b"{}", "", "at-least-one-of");
    has_violation(CONTRACT, &contract("null"), "", "at-least-one-of");
}

#[test]
fn numbers_that_break_one_rule() {
    for (rows, rule) in [
        ("0", "minimum"),
        ("11", "maximum"),
        ("1.0", "type"),
        ("1e0", "type"),
        ("1e30", "type"),
        ("\"10\"", "type"),
        ("99999999999999999999", "maximum"),
        ("null", "required"),
    ] {
        let body = format!(r#"{{"page":1,"rows":{rows}}}"#);
        has_violation(RECORD, body.as_bytes(), "/rows", rule);
    }
    has_violation(RECORD, br#"{"rows":1}"#, "/page", "required");
}

#[test]
fn members_nobody_knows_and_members_twice() {
    has_violation(RECORD, br#"{"page":1,"rows":1,"pgae":1}"#, "/pgae", "unknown-field");
    has_violation(RECORD, br#"{"page":1,"rows":1,"page":1}"#, "/page", "duplicate-field");
}

#[test]
fn requests_that_are_too_large_or_too_deep() {
    for depth in [33, 10_000] {
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
        has_violation(CONTRACT, deep.as_bytes(), "", "too-deep");
    }
    let large = contract(&format!("\"{}\"", "a".repeat(1_048_576)));
    has_violation(CONTRACT, &large, "", "too-large");
}

/// A file of this size costs nothing: it is a hole.
fn hundred_megabytes() -> Scratch {
    let file = Scratch::new("large", "");
    File::options().write(true).open(file.path()).unwrap().set_len(100_000_000).unwrap();
    file
}

#[test]
fn a_hundred_megabytes_are_refused_without_being_read() {
    let file = hundred_megabytes();
    let stamp = ["--timestamp", TIMESTAMP, "--nonce", NONCE];
    for command in ["validate", "encode"] {
        let run = bpay([command, CONTRACT, "--json"]).arg(file.argument()).keys().run();
        let run = run.ends_with(3).remarks("longer than the limit of 1048576 bytes");
        assert_eq!(run.json("validate")["violations"][0]["rule"], "too-large");
    }
    let sign = |command: Bpay| command.args(stamp).arg("--json").arg(file.argument()).keys().run();
    for command in [bpay(["sign"]), bpay(["verify", "--signature", "x"])] {
        assert_eq!(sign(command).ends_with(3).error_kind(), "too-large");
    }
    let run = bpay(["decode", CONTRACT, "--json"]).arg(file.argument()).run().ends_with(4);
    let json = run.remarks("longer than the limit of 16777216 bytes").json("decode");
    assert_eq!(json["kind"], "body");
    assert_eq!(json["violations"][0]["rule"], "too-large");
    let run = bpay(["validate", CONTRACT, "--json"]).stdin(vec![b' '; 100_000_000]).run();
    assert_eq!(run.ends_with(3).json("validate")["violations"][0]["rule"], "too-large");
}

#[test]
fn replies_of_every_odd_kind_are_unreadable() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    for body in [
        &b""[..],
        b"\0",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b"{\"code\":\"000000\"}",
        b"{\"code\":[]}",
        b"{\"status\":\"SUCCESS\",\"code\":\"000000\",\"data\":\"\xff\"}",
        deep.as_bytes(),
    ] {
        for id in [CONTRACT, RECORD] {
            let run = bpay(["decode", id, "--json"]).stdin(body).run().ends_with(4);
            let json = run.json("decode");
            assert_ne!(json["violations"], serde_json::json!([]), "{json}");
            bpay(["decode", id]).stdin(body).run().ends_with(4).says("unreadable: ");
        }
    }
}

#[test]
fn stamps_out_of_form_are_wrong_use() {
    for (option, value, words) in [
        ("--nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s", "found 31 characters"),
        ("--nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s-", "character 32"),
        ("--timestamp", "1611232922", "multiply by 1000"),
        ("--timestamp", "soon", "digits only"),
    ] {
        let run = bpay(["encode", CONTRACT, VALID, option, value]).keys().run().ends_with(2);
        assert_eq!(run.stdout, "");
        run.remarks(words);
    }
}

#[test]
fn files_that_cannot_be_read_are_wrong_use() {
    let stamp = ["--timestamp", TIMESTAMP, "--nonce", NONCE];
    let commands = || {
        [
            bpay(["encode", CONTRACT]),
            bpay(["validate", CONTRACT]),
            bpay(["decode", CONTRACT]),
            bpay(["sign"]).args(stamp),
            bpay(["verify", "--signature", "x"]).args(stamp),
        ]
    };
    for argument in ["@/no/such/file", "@", "@/", "@a\u{7}b"] {
        for command in commands() {
            let run = command.keys().arg(argument).run().ends_with(2).remarks("cannot be read");
            assert!(run.stdout.is_empty() && !run.stderr.contains('\u{7}'), "{run:?}");
        }
        for command in commands() {
            let run =
                command.keys().args([argument, "--json"]).run().ends_with(2).without_remarks();
            assert_eq!(run.error_kind(), "file");
        }
    }
}
