//! `bpay endpoints`, `bpay show` and `bpay explain`.

use serde_json::{Value, json};

use crate::runner::{CONTRACT, RECORD, bpay};

#[test]
fn endpoints_are_listed_with_path_title_and_audience() {
    let run = bpay(["endpoints"]).run().ends_with(0).without_remarks();
    let run = run.says(&format!("{CONTRACT}  Query a direct debit contract"));
    run.says("POST /binancepay/openapi/service/provider/record").says("technical-service-provider");
    let json = bpay(["endpoints", "--json"]).run().ends_with(0).without_remarks().json("endpoints");
    let record = json.as_array().unwrap().iter().find(|row| row["id"] == RECORD).unwrap();
    assert_eq!(
        *record,
        json!({
            "id": RECORD,
            "method": "POST",
            "path": "/binancepay/openapi/service/provider/record",
            "title": "Query authorization records",
            "audience": "technical-service-provider",
            "deprecated": null,
        })
    );
}

#[test]
fn show_tells_everything() {
    let run = bpay(["show", RECORD]).run().ends_with(0).without_remarks();
    run.says("Query authorization records")
        .says("POST /binancepay/openapi/service/provider/record")
        .says("repeat     safe (inferred)")
        .says("rows  int32, required, 1 (inferred) to 10")
        .says("authorizationToken  text, required, secret")
        .says("ipWhitelist  list of text, required")
        .says("PROFIT_SHARING  Split an order's proceeds.")
        .says("400003  INVALID_TIMESTAMP")
        .says("remedy     Set the clock")
        .says("/objects/RecordQuery/fields/page")
        .says("decided    A 32-bit integer without a largest value")
        .says("Inferred: no page says it")
        .says("Known from elsewhere")
        .says("\"authorizationToken\": \"token1\",");
    let run = bpay(["show", CONTRACT]).run().ends_with(0);
    run.says("rule       at least one of contractId, merchantContractCode")
        .says("rule       merchantContractCode is ignored when contractId is present")
        .says("3  BY_MERCHANT_OPENAPI: The merchant, through this API.")
        .says("Not read on a page");
}

#[test]
fn show_has_words_for_what_is_rare() {
    let show = |id| bpay(["show", id]).run().ends_with(0);
    show("balance-report.query").says("envelope   none: the body is the data.");
    show("submerchant.query").says("no data    The calling partner has no sub-merchant");
    show("certificate.query")
        .says("not seen   The body of the request")
        .says("It has no members: {} is sent.")
        .says("response   list of Certificate");
    show("report.download").says("startDate  text, required, written dd/MM/yyyy");
    show("order.create.v3")
        .says("rule       appId is required when env.terminalType is MINI_PROGRAM")
        .says("state      2023-06")
        .says("begins with http:// or https://")
        .says("\n    from       ");
    show("order.create.v1").says("deprecated: Use order.create.v3.");
    let unseen = show("service-provider.record.get").says("\n  from       ");
    unseen.says("Known from elsewhere").says("/source  ");
}

#[test]
fn an_id_without_version_is_the_newest() {
    for (alias, id) in [
        ("order.create", "order.create.v3"),
        ("order.query", "order.query.v2"),
        ("balance.query", "balance.query.v2"),
        ("profit-sharing.split.submit", "profit-sharing.split.submit.v1"),
    ] {
        let run = bpay(["show", alias, "--json"]).run().ends_with(0);
        assert_eq!(run.json("show")["endpoint"]["id"], id);
        run.remarks(&format!("{alias} stands for {id}"));
    }
    for id in ["order.create.v2", "direct-debit.contract.query"] {
        bpay(["show", id]).run().ends_with(0).without_remarks();
    }
    bpay(["show", "order.create.v4"]).run().ends_with(2).remarks("Did you mean order.create.v");
    // One that is deprecated is taken, and remarked on where it is used.
    let run = bpay(["decode", "order.create.v1"]).stdin("{}").run().ends_with(4);
    run.remarks("order.create.v1 is deprecated: Use order.create.v3.");
}

#[test]
fn show_has_the_endpoint_of_the_model() {
    let model: Value = serde_json::from_str(binance_pay_spec::model().unwrap()).unwrap();
    for endpoint in model["endpoints"].as_array().unwrap() {
        let id = endpoint["id"].as_str().unwrap();
        let json = bpay(["show", id, "--json"]).run().ends_with(0).without_remarks().json("show");
        assert_eq!(json["endpoint"], *endpoint);
        let codes: Vec<_> = json["codes"].as_array().unwrap().iter().map(|c| &c["code"]).collect();
        assert_eq!(codes, endpoint["results"].as_array().unwrap().iter().collect::<Vec<_>>());
    }
    let json = bpay(["show", RECORD, "--json"]).run().json("show");
    for (at, text) in [("/repeat", "safe"), ("/objects/RecordQuery/fields/rows/minimum", "1")] {
        let mark = json!({"at": at, "mark": "inferred", "text": text});
        assert!(json["marks"].as_array().unwrap().contains(&mark), "{}", json["marks"]);
    }
}

#[test]
fn a_code_is_explained_by_number_or_name() {
    for word in ["400003", "INVALID_TIMESTAMP", "invalid_Timestamp"] {
        let run = bpay(["explain", word]).run().ends_with(0).without_remarks();
        run.says("400003  INVALID_TIMESTAMP").says("remedy").says("after-clock-sync (inferred)");
        let json =
            bpay(["explain", word, "--json"]).run().ends_with(0).without_remarks().json("explain");
        assert_eq!(json["code"], "400003");
        assert_eq!(json["retry"], json!({"value": "after-clock-sync", "inferred": true}));
        assert!(json["endpoints"].as_array().unwrap().contains(&json!(CONTRACT)));
    }
    bpay(["explain", "100001001"]).run().ends_with(0).says("not read");
}

#[test]
fn an_unknown_code_has_a_nearest() {
    for (word, near) in [("400030", "400003"), ("INVALID_TIMESTMP", "INVALID_TIMESTAMP")] {
        let run = bpay(["explain", word]).run().ends_with(2);
        run.remarks(&format!("`{word}`")).remarks(near);
        let run = bpay(["explain", word, "--json"]).run().ends_with(2).without_remarks();
        assert_eq!(run.error_kind(), "unknown-code");
    }
    for odd in ["", "\n", "\u{1b}[2J"] {
        let run = bpay(["explain", odd]).run().ends_with(2).remarks("remedy: Give a number");
        assert!(!run.stderr.contains('\u{1b}'), "{run:?}");
    }
}

#[test]
fn an_unknown_endpoint_has_a_nearest() {
    for command in ["show", "encode", "validate", "decode"] {
        let run = bpay([command, "direct-debit.contract.qery"]).run().ends_with(2);
        run.remarks("`direct-debit.contract.qery`").remarks(&format!("Did you mean {CONTRACT}?"));
        let run = bpay([command, "zzz", "--json"]).run().ends_with(2).without_remarks();
        assert_eq!(run.error_kind(), "unknown-endpoint");
        assert!(run.json("error")["error"]["remedy"].to_string().contains("bpay endpoints"));
    }
}
