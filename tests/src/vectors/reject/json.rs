//! Bodies that are no JSON, no JSON object, or JSON that says two things.

use binance_pay_codegen::model::Api;
use binance_pay_vectors::Kind;

use crate::vectors::entry::{Entry, text};

const ENDPOINT: &str = "order.close";

pub(super) fn entries(_: &Api) -> Vec<Entry> {
    let refused = |id: &str, why: &str, body: &[u8], stage: &str, class: &str| {
        Entry::new(Kind::Reject, "requests", &format!("validate-{id}"))
            .why(why)
            .basis("protocol:/contentType")
            .input("operation", text("validate"))
            .input("endpoint", text(ENDPOINT))
            .input_bytes("body", body)
            .refused(stage, class, &["accept", "panic"])
    };
    vec![
        refused("empty", "No bytes at all are no JSON.", b"", "json", "json"),
        refused("no-utf8", "A byte that is no UTF-8.", b"{\"prepayId\":\"\xff\"}", "json", "json"),
    ]
}
