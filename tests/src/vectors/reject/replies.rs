//! Replies that must not pass for a success, nor for nothing.

use binance_pay_vectors::Kind;

use crate::vectors::entry::{Entry, number, text};

const ENDPOINT: &str = "direct-debit.contract.query";

/// Data that breaks nothing.
const DATA: &str = r#"{"bizStatus":"INITIAL","merchantContractCode":"a1","serviceName":"s","singleUpperLimit":"30.00","currency":"USDT"}"#;

fn success(data: &str) -> String {
    format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#)
}

/// Id, reason, body, stage and class.
type Case = (&'static str, &'static str, Vec<u8>, &'static str, &'static str);

fn cases() -> Vec<Case> {
    let mut all = envelopes();
    all.extend(data());
    all.extend(bytes());
    all
}

fn envelopes() -> Vec<Case> {
    let with = |envelope: &str| envelope.replace("DATA", DATA).into_bytes();
    vec![
        (
            "success-code-with-fail",
            "Code 000000 with status FAIL: two things are said, and neither is success.",
            with(r#"{"status":"FAIL","code":"000000","data":DATA}"#),
            "envelope",
            "failure",
        ),
        (
            "failure-code-with-success",
            "A code of failure with status SUCCESS.",
            with(r#"{"status":"SUCCESS","code":"400202","data":DATA}"#),
            "envelope",
            "failure",
        ),
        (
            "numeric-code-0",
            "The number 0 is not 000000.",
            with(r#"{"status":"SUCCESS","code":0,"data":DATA}"#),
            "envelope",
            "failure",
        ),
        (
            "code-0",
            "The text 0 is not 000000.",
            with(r#"{"status":"SUCCESS","code":"0","data":DATA}"#),
            "envelope",
            "failure",
        ),
        (
            "code-with-blank",
            "A blank belongs to the code.",
            with(r#"{"status":"SUCCESS","code":"000000 ","data":DATA}"#),
            "envelope",
            "failure",
        ),
        (
            "code-of-7-zeros",
            "Seven zeros are another code.",
            with(r#"{"status":"SUCCESS","code":"0000000","data":DATA}"#),
            "envelope",
            "failure",
        ),
        (
            "code-200",
            "An HTTP status is no code.",
            with(r#"{"status":"SUCCESS","code":"200","data":DATA}"#),
            "envelope",
            "failure",
        ),
        (
            "status-in-other-case",
            "Another case is another status.",
            with(r#"{"status":"success","code":"000000","data":DATA}"#),
            "envelope",
            "failure",
        ),
        (
            "code-true",
            "A boolean is no code of success.",
            with(r#"{"status":"SUCCESS","code":true,"data":DATA}"#),
            "envelope",
            "failure",
        ),
        (
            "code-list",
            "A list is no code.",
            with(r#"{"status":"SUCCESS","code":["000000"],"data":DATA}"#),
            "reply",
            "type",
        ),
        (
            "no-code",
            "A success without a code cannot be relied on.",
            with(r#"{"status":"SUCCESS","data":DATA}"#),
            "reply",
            "required",
        ),
        (
            "code-null",
            "A code that is null is none.",
            with(r#"{"status":"SUCCESS","code":null,"data":DATA}"#),
            "reply",
            "type",
        ),
        (
            "two-codes",
            "Two codes that differ.",
            with(r#"{"status":"SUCCESS","code":"000000","code":"400202","data":DATA}"#),
            "reply",
            "duplicate-field",
        ),
        (
            "two-codes-escaped",
            "Two codes that differ, one with an escaped name.",
            with(r#"{"status":"SUCCESS","code":"400202","co\u0064e":"000000","data":DATA}"#),
            "reply",
            "duplicate-field",
        ),
        (
            "two-statuses",
            "Two statuses that differ.",
            with(r#"{"status":"FAIL","status":"SUCCESS","code":"000000","data":DATA}"#),
            "reply",
            "duplicate-field",
        ),
        (
            "two-data",
            "Two data that differ.",
            with(r#"{"status":"SUCCESS","code":"000000","data":DATA,"data":{}}"#),
            "reply",
            "duplicate-field",
        ),
        (
            "envelope-in-other-case",
            "Names are compared with their case.",
            with(r#"{"Status":"SUCCESS","Code":"000000","Data":DATA}"#),
            "reply",
            "required",
        ),
        (
            "envelope-in-string",
            "An envelope in a string is none.",
            br#""{\"status\":\"SUCCESS\",\"code\":\"000000\"}""#.to_vec(),
            "reply",
            "type",
        ),
        (
            "envelope-in-list",
            "An envelope in a list is none.",
            with(r#"[{"status":"SUCCESS","code":"000000","data":DATA}]"#),
            "reply",
            "type",
        ),
        ("bare-data", "Data without an envelope.", DATA.as_bytes().to_vec(), "reply", "required"),
        ("empty-object", "An empty object says nothing.", b"{}".to_vec(), "reply", "required"),
        ("null", "null says nothing.", b"null".to_vec(), "reply", "type"),
    ]
}

fn data() -> Vec<Case> {
    let changed = |old: &str, new: &str| {
        assert!(DATA.contains(old), "{old}");
        success(&DATA.replace(old, new)).into_bytes()
    };
    vec![
        ("data-null", "Data null on a success.", success("null").into_bytes(), "reply", "required"),
        (
            "data-missing",
            "No data on a success.",
            br#"{"status":"SUCCESS","code":"000000"}"#.to_vec(),
            "reply",
            "required",
        ),
        (
            "data-list",
            "A list where an object must be.",
            success(&format!("[{DATA}]")).into_bytes(),
            "reply",
            "type",
        ),
        (
            "data-string",
            "A string where an object must be.",
            success("\"{}\"").into_bytes(),
            "reply",
            "type",
        ),
        (
            "data-empty",
            "An object without its required members.",
            success("{}").into_bytes(),
            "reply",
            "required",
        ),
        (
            "required-null",
            "A required member that is null.",
            changed("\"30.00\"", "null"),
            "reply",
            "required",
        ),
        (
            "required-object",
            "An object where an amount must be.",
            changed("\"30.00\"", "{}"),
            "reply",
            "type",
        ),
        (
            "required-true",
            "A boolean where an amount must be.",
            changed("\"30.00\"", "true"),
            "reply",
            "type",
        ),
        (
            "duplicate-nested",
            "An amount that is there twice, with two values.",
            changed("\"30.00\"", "\"30.00\",\"singleUpperLimit\":\"3000.00\""),
            "reply",
            "duplicate-field",
        ),
        (
            "duplicate-nested-escaped",
            "An amount that is there twice, once with an escaped name.",
            changed("\"30.00\"", "\"30.00\",\"singleUpper\\u004cimit\":\"3000.00\""),
            "reply",
            "duplicate-field",
        ),
        (
            "lone-surrogate",
            "Half a surrogate pair is no text.",
            changed("\"s\"", r#""\ud83d""#),
            "reply",
            "type",
        ),
    ]
}

fn bytes() -> Vec<Case> {
    let whole = success(DATA).into_bytes();
    let changed = |old: &str, new: &[u8]| {
        let text = success(DATA);
        let (before, after) = text.split_once(old).unwrap_or_else(|| panic!("no {old}"));
        [before.as_bytes(), new, after.as_bytes()].concat()
    };
    let deep = format!("{}{}", "[".repeat(1_000), "]".repeat(1_000));
    let cut = |length: usize| whole[..length].to_vec();
    vec![
        ("empty", "No bytes at all.", Vec::new(), "json", "json"),
        (
            "html",
            "A page of the content network.",
            b"<html><body>403 Forbidden</body></html>".to_vec(),
            "json",
            "json",
        ),
        ("plain-text", "A word of a proxy.", b"Bad Gateway".to_vec(), "json", "json"),
        (
            "bom",
            "A byte order mark in front.",
            [&b"\xef\xbb\xbf"[..], &whole].concat(),
            "json",
            "json",
        ),
        (
            "no-utf8",
            "A byte that is no UTF-8, in a text.",
            changed("\"s\"", b"\"\xff\""),
            "json",
            "json",
        ),
        ("nul", "A NUL in a text has to be escaped.", changed("\"s\"", b"\"\0\""), "json", "json"),
        ("truncated-at-end", "The last bracket is missing.", cut(whole.len() - 1), "json", "json"),
        (
            "truncated-in-data",
            "The reply ends within its data.",
            cut(whole.len() / 2 + 20),
            "json",
            "json",
        ),
        (
            "garbage-after",
            "Something after the object.",
            [&whole[..], b"x"].concat(),
            "json",
            "json",
        ),
        ("two-replies", "Two replies in one.", [&whole[..], &whole].concat(), "json", "json"),
        (
            "depth-1000",
            "A thousand lists in an unknown member.",
            success(&DATA.replace("\"currency\"", &format!("\"x\":{deep},\"currency\"")))
                .into_bytes(),
            "limits",
            "too-deep",
        ),
    ]
}

pub(super) fn entries() -> Vec<Entry> {
    cases()
        .into_iter()
        .map(|(id, why, body, stage, class)| {
            let entry = Entry::new(Kind::Reject, "decode", &format!("decode-{id}"))
                .why(why)
                .basis("protocol:/envelope")
                .input("operation", text("decode"))
                .input("endpoint", text(ENDPOINT))
                .input("http_status", number(200))
                .input_bytes("body", &body)
                .refused(stage, class, must_not(stage));
            let or = match id {
                "lone-surrogate" => Some(("json", "json")),
                // Null is another type, and it is nothing.
                "code-null" => Some(("reply", "required")),
                _ => None,
            };
            super::or(entry, or)
        })
        .collect()
}

/// A success that cannot be read is no failure either: the order may be paid.
fn must_not(stage: &str) -> &'static [&'static str] {
    match stage {
        "envelope" => &["accept", "panic"],
        _ => &["accept", "panic", "failure"],
    }
}
