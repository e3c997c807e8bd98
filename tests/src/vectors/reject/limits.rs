//! Sizes, depths and members, one beyond what an input allows.

use binance_pay_codegen::model::Api;
use binance_pay_vectors::Kind;

use crate::vectors::decode;
use crate::vectors::entry::{Entry, findings, number, object, text};
use crate::vectors::webhook::Notice;

const CLOSE: &[u8] = br#"{"merchantTradeNo":"a","prepayId":"1"}"#;
/// Three levels and nine members, brackets and commas counted.
const NESTED: &str = r#"{"status":"SUCCESS","code":"000000","data":{"certs":[],"x":1}}"#;

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    let mut all = requests();
    all.extend(replies(api));
    all.extend(webhooks());
    all
}

/// The limits of a body that is exactly at them: bytes, depth, members.
fn measures(body: &[u8]) -> [(&'static str, usize); 3] {
    let (mut depth, mut deepest, mut members) = (0_usize, 0, 0);
    // These bodies have no bracket and no comma in a string.
    for byte in body {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                members += 1;
            }
            b'}' | b']' => depth -= 1,
            b',' => members += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    [("bytes", body.len()), ("depth", deepest), ("members", members)]
}

fn class(name: &str) -> &'static str {
    if name == "depth" { "too-deep" } else { "too-large" }
}

fn requests() -> Vec<Entry> {
    let mut all = Vec::new();
    for (name, size) in measures(CLOSE) {
        let limits = |size: usize| object([(name, number(size))]);
        let ask = |entry: Entry, size: usize| {
            entry
                .basis("protocol:/limits")
                .input("endpoint", text("order.close"))
                .input_bytes("body", CLOSE)
                .input("limits", limits(size))
        };
        all.push(
            ask(Entry::new(Kind::Validate, "limits", &format!("limit-{name}-kept")), size)
                .why(format!("A body of exactly as many {name} as are allowed."))
                .expect("violations", findings(&[]))
                .expect("advice", findings(&[])),
        );
        let entry = Entry::new(Kind::Reject, "validate", &format!("validate-limit-{name}"));
        let entry = entry.input("operation", text("validate"));
        all.push(ask(entry, size - 1).why(format!("One more of {name} than is allowed.")).refused(
            "limits",
            class(name),
            &["accept", "panic"],
        ));
    }
    all
}

fn replies(api: &Api) -> Vec<Entry> {
    let Some(endpoint) = api.endpoints.iter().find(|one| one.id == "order.close") else {
        panic!("no endpoint order.close")
    };
    let body = r#"{"status":"SUCCESS","code":"000000","data":true}"#;
    let mut all = Vec::new();
    for (name, size) in measures(body.as_bytes()) {
        let limits = |size: usize| object([(name, number(size))]);
        let entry = decode::question(endpoint, &format!("limit-{name}-kept"), body);
        all.push(decode::success(
            entry
                .why(format!("A reply of exactly as many {name} as are allowed."))
                .basis("protocol:/limits")
                .input("limits", limits(size)),
            Some("000000"),
            crate::Json::Boolean(true),
            &[],
        ));
    }
    for (name, size) in measures(NESTED.as_bytes()) {
        let limits = object([(name, number(size - 1))]);
        all.push(
            Entry::new(Kind::Reject, "decode", &format!("decode-limit-{name}"))
                .why(format!("One more of {name} than is allowed."))
                .basis("protocol:/limits")
                .input("operation", text("decode"))
                .input("endpoint", text("certificate.query"))
                .input("http_status", number(200))
                .input_bytes("body", NESTED.as_bytes())
                .input("limits", limits)
                .refused("limits", class(name), &["accept", "panic", "failure"]),
        );
    }
    all
}

fn webhooks() -> Vec<Entry> {
    let body = br#"{"bizType":"DEMO","bizId":1,"bizStatus":"DONE"}"#;
    let sized = |size: usize| Notice {
        notification_bytes: i64::try_from(size).ok(),
        ..Notice::genuine(body)
    };
    let entry = Entry::new(Kind::Reject, "webhook", "webhook-limit-bytes");
    vec![
        sized(body.len() - 1)
            .ask(entry.input("operation", text("webhook")))
            .why("A body of one byte more than is allowed, before anything else is looked at.")
            .basis("protocol:/limits")
            .refused("size", "too-large", &["accept", "panic"]),
        sized(body.len()).accepted(
            "limit-bytes-kept",
            "A body of exactly as many bytes as are allowed.",
            Notice::unknown_event("DEMO"),
        ),
    ]
}
