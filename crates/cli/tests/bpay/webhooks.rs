//! `bpay webhook list` and `bpay webhook show`.

use serde_json::{Value, json};

use crate::runner::bpay;

fn model() -> Value {
    serde_json::from_str(binance_pay_spec::model().unwrap()).unwrap()
}

#[test]
fn webhooks_are_listed() {
    let run = bpay(["webhook", "list"]).run().ends_with(0).without_remarks();
    run.says("PAY_REFUND  ").says("MERCHANT_QR_CODE  ").says("without a bizType");
    let run = bpay(["webhook", "list", "--json"]).run().ends_with(0).without_remarks();
    let rows = run.json("webhook-list");
    let of_model: Vec<_> = model()["webhooks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|webhook| {
            json!({"id": webhook["id"], "bizType": webhook["bizType"], "title": webhook["title"]})
        })
        .collect();
    assert_eq!(rows, Value::from(of_model));
    assert!(rows.as_array().unwrap().iter().any(|row| row["bizType"] == "PAY"));
}

#[test]
fn show_has_the_webhook_of_the_model() {
    let model = model();
    for webhook in model["webhooks"].as_array().unwrap() {
        let id = webhook["id"].as_str().unwrap();
        let name = webhook["bizType"].as_str().unwrap_or(id);
        for word in [id, name] {
            let run = bpay(["webhook", "show", word, "--json"]).run().ends_with(0);
            let shown = run.without_remarks().json("webhook-show");
            assert_eq!(shown["webhook"], *webhook);
            let rules = &model["protocol"]["webhook"];
            assert_eq!(shown["acknowledgement"], rules["acknowledgement"]);
            assert_eq!(shown["retries"], rules["retries"]);
        }
        bpay(["webhook", "show", name]).run().ends_with(0).without_remarks().says(id);
    }
}

#[test]
fn show_tells_everything() {
    let run = bpay(["webhook", "show", "PAY"]).run().ends_with(0).without_remarks();
    run.says("bizType    PAY")
        .says(r#"answer     {"returnCode":"SUCCESS"}"#)
        .says("again      at most 6 times")
        .says("Body Pay")
        .says("data  PayData in a JSON string, required")
        .says("Contradictions of the documentation")
        .says("decided    ")
        .says("Not read on a page")
        .says("(notification)");
    let run = bpay(["webhook", "show", "collection"]).run().ends_with(0);
    run.says("bizType    (none)");
}

#[test]
fn an_unknown_webhook_has_a_nearest() {
    for (word, near) in [("PAY_REFUN", "PAY_REFUND"), ("pay_refund", "PAY_REFUND"), ("Paz", "PAY")]
    {
        let run = bpay(["webhook", "show", word]).run().ends_with(2);
        run.remarks(&format!("`{word}`")).remarks(&format!("Did you mean {near}?"));
    }
    for odd in ["", "zzzzzzzz", "\u{1b}[2J"] {
        let run = bpay(["webhook", "show", odd]).run().ends_with(2);
        assert!(run.remarks("`bpay webhook list` lists all").stdout.is_empty());
        let run = bpay(["webhook", "show", odd, "--json"]).run().ends_with(2).without_remarks();
        assert_eq!(run.error_kind(), "unknown-webhook");
    }
}
