//! The envelopes of failures.

use binance_pay_codegen::model::Endpoint;

use crate::Json;
use crate::vectors::decode::question;
use crate::vectors::entry::{Entry, Finding, findings, text};

use super::successes::CONTRACT_DATA;

pub(super) fn failure(
    endpoint: &Endpoint,
    id: &str,
    why: &str,
    body: &str,
    (code, status, message): (&str, Option<&str>, Option<&str>),
    deviations: &[(&str, &'static str)],
) -> Entry {
    let deviations: Vec<Finding> =
        deviations.iter().map(|(pointer, rule)| Finding::new(pointer, rule, None)).collect();
    question(endpoint, id, body)
        .why(why)
        .basis("protocol:/otherShapes")
        .expect("outcome", text("failure"))
        .expect("code", text(code))
        .expect("status", status.map_or(Json::Null, text))
        .expect("message", message.map_or(Json::Null, text))
        .expect("deviations", findings(&deviations))
}

/// The envelopes of failures.
pub(super) fn failures(endpoint: &Endpoint) -> Vec<Entry> {
    let of = |id: &str, why: &str, body: &str, said, deviations: &[(&str, &'static str)]| {
        failure(endpoint, &format!("failure-{id}"), why, body, said, deviations)
    };
    vec![
        of(
            "without-message",
            "A failure without a message.",
            r#"{"status":"FAIL","code":"400202"}"#,
            ("400202", Some("FAIL"), None),
            &[],
        ),
        of(
            "message-null",
            "A message that is null is none.",
            r#"{"status":"FAIL","code":"400202","errorMessage":null}"#,
            ("400202", Some("FAIL"), None),
            &[],
        ),
        of(
            "with-data",
            "A failure with data is a failure.",
            &format!(r#"{{"status":"FAIL","code":"400202","data":{CONTRACT_DATA}}}"#),
            ("400202", Some("FAIL"), None),
            &[],
        ),
        of(
            "data-null",
            "A failure with data null.",
            r#"{"status":"FAIL","code":"400202","data":null,"errorMessage":"no"}"#,
            ("400202", Some("FAIL"), Some("no")),
            &[],
        ),
        of(
            "short",
            "The short error: msg for errorMessage, and no status.",
            r#"{"code":"400002","msg":"Signature for this request is not valid."}"#,
            ("400002", None, Some("Signature for this request is not valid.")),
            &[("/msg", "unknown-field")],
        ),
        of(
            "abnormality",
            "The system's own error: status ERROR, errorData for errorMessage.",
            r#"{"status":"ERROR","type":"SYS","code":"100001001","errorData":"System abnormality"}"#,
            ("100001001", Some("ERROR"), Some("System abnormality")),
            &[("/status", "enum"), ("/type", "unknown-field"), ("/errorData", "unknown-field")],
        ),
        of(
            "numeric-code",
            "A numeric code is kept as its digits.",
            r#"{"status":"FAIL","code":400202,"errorMessage":"no"}"#,
            ("400202", Some("FAIL"), Some("no")),
            &[("/code", "type")],
        ),
        of(
            "unknown-code",
            "A code that nobody knows yet is kept as it is.",
            r#"{"status":"FAIL","code":"499999","errorMessage":"new"}"#,
            ("499999", Some("FAIL"), Some("new")),
            &[],
        ),
        of(
            "word-for-a-code",
            "A word in the place of a code is kept as it is.",
            r#"{"status":"FAIL","code":"INVALID_SIGNATURE"}"#,
            ("INVALID_SIGNATURE", Some("FAIL"), None),
            &[],
        ),
        of(
            "code-beyond-64-bits",
            "A code of 20 digits is kept digit by digit.",
            r#"{"status":"FAIL","code":18446744073709551616}"#,
            ("18446744073709551616", Some("FAIL"), None),
            &[("/code", "type")],
        ),
        of(
            "success-with-failure-code",
            "Status SUCCESS with a code of failure is a failure.",
            r#"{"status":"SUCCESS","code":"400202"}"#,
            ("400202", Some("SUCCESS"), None),
            &[("/status", "enum")],
        ),
        of(
            "message-beyond-ascii",
            "A message beyond ASCII.",
            r#"{"status":"FAIL","code":"400202","errorMessage":"\u51b0 冰"}"#,
            ("400202", Some("FAIL"), Some("冰 冰")),
            &[],
        ),
        of(
            "message-number",
            "A number in the place of the message.",
            r#"{"status":"FAIL","code":"400202","errorMessage":7}"#,
            ("400202", Some("FAIL"), Some("7")),
            &[("/errorMessage", "type")],
        ),
    ]
}
