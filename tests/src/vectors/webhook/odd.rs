//! Notifications that are genuine and not as documented.

use binance_pay_codegen::model::Api;
use binance_pay_vectors::Kind;

use super::events;
use super::signed::Notice;
use crate::Json;
use crate::vectors::build::Fill;
use crate::vectors::entry::{Entry, Finding, findings, list, object, text};

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    let mut all = of_every_type(api);
    all.extend(unknown());
    all.extend(unreadable());
    all
}

fn accepted(id: &str, why: &str, body: &[u8], event: Json) -> Entry {
    Notice::genuine(body).accepted(id, why, event)
}

/// What a later version of the vendor may add.
fn of_every_type(api: &Api) -> Vec<Entry> {
    let mut all = Vec::new();
    for webhook in &api.webhooks {
        let json = events::body(webhook, Fill::Minimal);
        let more = json.clone().with("zzzz", text("new"));
        let deviations = [("/zzzz", "unknown-field")];
        let id = format!("{}-unknown-member", webhook.id);
        let why = "A member that nobody knows yet: it is told, and nothing is lost.";
        all.push(accepted(
            &id,
            why,
            more.to_string().as_bytes(),
            events::event(webhook, &json, &deviations),
        ));
        let has_status = webhook.object(&webhook.event).and_then(|event| event.field("bizStatus"));
        if has_status.is_some() && json.get("bizStatus").is_some() {
            let other = json.with("bizStatus", text("NO_SUCH_STATUS"));
            let deviations = [("/bizStatus", "enum")];
            let id = format!("{}-unknown-status", webhook.id);
            let why = "A status that nobody knows yet is kept as it is.";
            all.push(accepted(
                &id,
                why,
                other.to_string().as_bytes(),
                events::event(webhook, &other, &deviations),
            ));
        }
    }
    all
}

fn unknown() -> Vec<Entry> {
    let event = |biz_type: Json, rule: &'static str| {
        object([
            ("outcome", text("unknown")),
            ("biz_type", biz_type),
            ("deviations", findings(&[Finding::new("/bizType", rule, None)])),
        ])
    };
    vec![
        accepted(
            "unknown-type",
            "A type that nobody knows yet is an event all the same.",
            br#"{"bizType":"NO_SUCH_TYPE","bizId":1}"#,
            event(text("NO_SUCH_TYPE"), "enum"),
        ),
        accepted(
            "type-in-other-case",
            "Types are compared with their case.",
            br#"{"bizType":"pay","bizId":1}"#,
            event(text("pay"), "enum"),
        ),
        accepted(
            "type-empty",
            "An empty type is a type that nobody knows.",
            br#"{"bizType":"","bizId":1}"#,
            event(text(""), "enum"),
        ),
        accepted(
            "empty-object",
            "A notification that says nothing.",
            b"{}",
            event(Json::Null, "required"),
        ),
    ]
}

/// Genuine, and not to be taken for an event.
fn unreadable() -> Vec<Entry> {
    let deep = format!("{{\"bizType\":\"PAY\",\"x\":{}{}}}", "[".repeat(1_000), "]".repeat(1_000));
    let cases: Vec<(&str, &str, &[u8], &str, &str)> = vec![
        ("no-json", "Signed, and no JSON.", b"bizType=PAY", "json", "json"),
        ("empty", "Signed, and empty.", b"", "json", "json"),
        ("list", "Signed, and a list.", br#"[{"bizType":"PAY"}]"#, "event", "type"),
        (
            "no-utf8",
            "Signed, and a byte that is no UTF-8.",
            b"{\"bizType\":\"PAY\",\"x\":\"\xff\"}",
            "json",
            "json",
        ),
        (
            "nul",
            "Signed, and a NUL in a string.",
            b"{\"bizType\":\"PAY\",\"x\":\"\0\"}",
            "json",
            "json",
        ),
        (
            "bom",
            "Signed with a byte order mark in front.",
            b"\xef\xbb\xbf{\"bizType\":\"PAY\"}",
            "json",
            "json",
        ),
        (
            "two-types",
            "Two types that differ: nobody knows which counts.",
            br#"{"bizType":"PAY","bizType":"PAY_REFUND"}"#,
            "event",
            "duplicate-field",
        ),
        (
            "two-types-escaped",
            "Two types that differ, one with an escaped name.",
            br#"{"bizType":"PAY","biz\u0054ype":"PAY_REFUND"}"#,
            "event",
            "duplicate-field",
        ),
        ("type-list", "A list is no type.", br#"{"bizType":["PAY"]}"#, "event", "type"),
        (
            "depth-1000",
            "A thousand lists in an unknown member.",
            deep.as_bytes(),
            "limits",
            "too-deep",
        ),
        (
            "payment-without-data",
            "A payment without what was paid.",
            br#"{"bizType":"PAY","bizId":1,"bizStatus":"PAY_SUCCESS"}"#,
            "event",
            "required",
        ),
        (
            "payment-with-data-null",
            "A payment whose data is null.",
            br#"{"bizType":"PAY","bizId":1,"bizStatus":"PAY_SUCCESS","data":null}"#,
            "event",
            "required",
        ),
        (
            "payment-with-a-word-for-data",
            "A payment whose data is a string that is no JSON.",
            br#"{"bizType":"PAY","bizId":1,"bizStatus":"PAY_SUCCESS","data":"testdata"}"#,
            "event",
            "type",
        ),
    ];
    cases
        .into_iter()
        .map(|(id, why, body, stage, class)| {
            let entry = Entry::new(Kind::Reject, "webhook", &format!("webhook-event-{id}"));
            let entry =
                entry.why(why).basis("protocol:/webhook").input("operation", text("webhook"));
            let entry =
                Notice::genuine(body).ask(entry).refused(stage, class, &["accept", "panic"]);
            match id {
                // What is in the string is no JSON, and so no object.
                "payment-with-a-word-for-data" => entry.expect(
                    "or",
                    list([object([("stage", text("json")), ("class", text("json"))])]),
                ),
                _ => entry,
            }
        })
        .collect()
}
