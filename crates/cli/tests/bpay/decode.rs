//! `bpay decode`.

use serde_json::json;

use crate::runner::{CONTRACT, RECORD, Scratch, bpay};

const SIGNED: &str = r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"CONTRACT_SIGNED","merchantContractCode":"a1","contractId":"205611460060250112","serviceName":"Demo","singleUpperLimit":"30","currency":"USDT"}}"#;

fn records(record: &str) -> String {
    format!(
        r#"{{"status":"SUCCESS","code":"000000","data":{{"total":1,"rows":[{{"authorizationId":"i","merchantName":"n","merchantId":"m","status":"PENDING","scopes":[],"ipWhitelist":[],{record}}}]}}}}"#
    )
}

#[test]
fn a_success_is_the_servers_own_json() {
    let run =
        bpay(["decode", CONTRACT, "--json"]).stdin(SIGNED).run().ends_with(0).without_remarks();
    let json = run.json("decode");
    assert_eq!(json["outcome"], "success");
    assert_eq!(json["data"]["contractId"], "205611460060250112");
    assert_eq!(json["deviations"], json!([]));
    let run = bpay(["decode", CONTRACT, "-"]).stdin(SIGNED).run().ends_with(0).without_remarks();
    run.says("success: 000000\n{\n  \"bizStatus\": \"CONTRACT_SIGNED\",\n");
}

#[test]
fn every_digit_survives() {
    let exact = "12345678901234567890.12345678";
    let odd = SIGNED.replace("\"30\"", exact).replace("}}", ",\"new\":1.10e5}}");
    for json in [&[][..], &["--json"]] {
        let run = bpay(["decode", CONTRACT]).args(json).stdin(&*odd).run().ends_with(0);
        run.says(exact).says("1.10e5");
    }
}

#[test]
fn deviations_are_told_and_do_no_harm() {
    let odd = SIGNED.replace("CONTRACT_SIGNED", "CONTRACT_PAUSED").replace("\"30\"", "30");
    let run =
        bpay(["decode", CONTRACT, "--json"]).stdin(&*odd).run().ends_with(0).without_remarks();
    let deviations = run.json("decode")["deviations"].clone();
    let found: Vec<_> =
        deviations.as_array().unwrap().iter().map(|one| (&one["pointer"], &one["rule"])).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.contains(&(&json!("/data/bizStatus"), &json!("enum"))));
    assert!(found.contains(&(&json!("/data/singleUpperLimit"), &json!("type"))));
    let run = bpay(["decode", CONTRACT]).stdin(odd).run().ends_with(0);
    run.remarks("remark: /data/bizStatus: CONTRACT_PAUSED").remarks("/data/singleUpperLimit");
}

#[test]
fn a_repeated_request_is_remarked_on() {
    let odd = SIGNED.replace("SUCCESS", "REPEAT_REQ_SUCCESS").replace("000000", "000001");
    bpay(["decode", CONTRACT]).stdin(odd).run().ends_with(0).says("000001").remarks("before");
}

#[test]
fn a_failure_comes_with_its_remedy() {
    let reply = r#"{"status":"FAIL","code":"400003","errorMessage":"Timestamp \u001b[31m off."}"#;
    let run =
        bpay(["decode", CONTRACT, "--json"]).stdin(reply).run().ends_with(1).without_remarks();
    let json = run.json("decode");
    assert_eq!(json["outcome"], "failure");
    assert_eq!(json["code"], "400003");
    assert_eq!(json["name"], "INVALID_TIMESTAMP");
    assert_eq!(json["message"], "Timestamp \u{1b}[31m off.");
    assert!(json["remedy"].as_str().unwrap().contains("clock"));
    assert_eq!(json["retry"], "after-clock-sync");
    let run = bpay(["decode", CONTRACT]).stdin(reply).run().ends_with(1).without_remarks();
    let run = run.says("failure: 400003 INVALID_TIMESTAMP").says("Timestamp \\u{1b}[31m off.");
    run.says("remedy").says("after-clock-sync (inferred)");
}

#[test]
fn a_failure_with_an_unknown_code_is_one_too() {
    let reply = r#"{"code":0,"msg":"Service unavailable from a restricted location"}"#;
    let run = bpay(["decode", CONTRACT, "--json", "--status", "403"]).stdin(reply).run();
    let json = run.ends_with(1).remarks("/code").json("decode");
    assert_eq!(
        json,
        json!({"outcome": "failure", "code": "0", "name": null, "remedy": null, "retry": "unknown",
               "message": "Service unavailable from a restricted location"})
    );
    bpay(["decode", CONTRACT]).stdin(reply).run().ends_with(1).says("failure: 0");
}

#[test]
fn an_unread_success_never_looks_like_a_failure() {
    let reply = SIGNED.replace("\"CONTRACT_SIGNED\"", "null");
    let run =
        bpay(["decode", CONTRACT, "--json"]).stdin(&*reply).run().ends_with(4).without_remarks();
    let json = run.json("decode");
    assert_eq!(json["outcome"], "unreadable");
    assert_eq!(json["kind"], "data");
    assert_eq!(json["status"], "SUCCESS");
    assert_eq!(json["code"], "000000");
    assert_eq!(json["reported_success"], true);
    assert_eq!(json["violations"][0]["pointer"], "/data/bizStatus");
    assert_eq!(json["body"], reply);
    let run = bpay(["decode", CONTRACT]).stdin(reply).run().ends_with(4).without_remarks();
    run.says("reports success").says("/data/bizStatus: required").says("\"merchantContractCode\"");
}

#[test]
fn a_page_of_a_proxy_is_no_envelope() {
    let reply = "<html>403 Forbidden \u{1b}[2J</html>";
    let run = bpay(["decode", CONTRACT, "--status", "403", "--json"]).stdin(reply).run();
    let json = run.ends_with(4).json("decode");
    assert_eq!(json["kind"], "body");
    assert_eq!(json["reported_success"], false);
    assert_eq!(json["violations"][0]["rule"], "json");
    assert_eq!(json["body"], reply);
    let run = bpay(["decode", CONTRACT]).stdin(reply).run().ends_with(4);
    run.says("no reply of the API").says("403 Forbidden \\u{1b}[2J");
}

#[test]
fn of_a_long_unreadable_body_two_kilobytes_are_shown() {
    for body in ["x".repeat(5_000), "\u{20ac}".repeat(5_000), "x".repeat(1_999) + "\u{20ac}"] {
        let run = bpay(["decode", CONTRACT, "--json"]).stdin(&*body).run().ends_with(4);
        let json = run.json("decode");
        let shown = json["body"].as_str().unwrap();
        assert!(body.starts_with(shown) && (1_998..=2_000).contains(&shown.len()), "{shown}");
    }
    let run = bpay(["decode", CONTRACT, "--json"]).stdin(b"a\xff\xc3".repeat(3_000)).run();
    let json = run.ends_with(4).json("decode");
    let shown = json["body"].as_str().unwrap();
    assert!(shown.starts_with("a\u{fffd}\u{fffd}a") && shown.len() <= 2_000, "{shown}");
}

#[test]
fn secrets_are_shown_on_request_only() {
    let reply = records(r#""authorizationToken":"do-not-show-token""#);
    let run = bpay(["decode", RECORD, "--json"]).stdin(&*reply).run().ends_with(0);
    let json = run.remarks("--show-secrets").json("decode");
    assert_eq!(json["data"]["rows"][0]["authorizationToken"], "[redacted]");
    assert_eq!(json["data"]["rows"][0]["merchantName"], "n");
    let run = bpay(["decode", RECORD]).stdin(&*reply).run().ends_with(0);
    run.says("[redacted]").remarks("--show-secrets");
    for json in [&[][..], &["--json"]] {
        let run = bpay(["decode", RECORD, "--show-secrets"]).args(json).stdin(&*reply);
        run.may_show_secrets().run().ends_with(0).without_remarks().says("do-not-show-token");
    }
}

#[test]
fn no_odd_reply_makes_a_secret_visible() {
    let odd = [
        records(r#""authorizationToken":{"token":"do-not-show"}"#),
        records(r#""authorizationToken":["do-not-show"]"#),
        records(r#""authorizationToken":"a","authorizationToken":"do-not-show""#),
        records(r#""authorizationToken":"do-not-show""#).replace("\"n\"", "null"),
        records(r#""authorizationToken":"do-not-show""#).replace("\"PENDING\"", "7"),
        records(r#""authorizationToken":"do-not-show""#).replace("]}}", ""),
        r#"{"status":"SUCCESS","code":"000000","data":"do-not-show"}"#.to_owned(),
        r#""do-not-show""#.to_owned(),
        "<html>do-not-show</html>".to_owned(),
    ];
    for reply in odd {
        for json in [&[][..], &["--json"]] {
            // The runner looks for secrets.
            let run = bpay(["decode", RECORD]).args(json).stdin(&*reply).run();
            assert!([0, 4].contains(&run.status), "{run:?}");
            if run.status == 4 {
                run.says("withheld").says("--show-secrets");
            }
        }
    }
    let reply = r#"{"code":"do-not-show"#;
    let run = bpay(["decode", RECORD, "--show-secrets", "--json"]).stdin(reply).may_show_secrets();
    assert_eq!(run.run().ends_with(4).json("decode")["body"], reply);
}

#[test]
fn a_reply_comes_from_a_file_too() {
    let file = Scratch::new("decode", SIGNED);
    bpay(["decode", CONTRACT]).arg(file.argument()).run().ends_with(0).says("CONTRACT_SIGNED");
}

#[test]
fn replies_without_data_or_without_an_envelope_are_read() {
    let nothing = r#"{"status":"SUCCESS","code":"000000","data":null}"#;
    let decode = |id, body| bpay(["decode", id, "--json"]).stdin(body).run();
    let json = decode("submerchant.query", nothing).ends_with(0).without_remarks().json("decode");
    assert_eq!((&json["outcome"], &json["data"]), (&json!("success"), &json!(null)));
    decode("order.query.v2", nothing).ends_with(4);
    let bare = r#"{"exist":false,"status":"FAILED","downloadUrl":""}"#;
    let json = decode("balance-report.query", bare).ends_with(0).json("decode");
    assert_eq!(json["data"]["exist"], false);
    decode("order.query.v2", bare).ends_with(4);
}
