//! `bpay validate`.

use serde_json::json;

use crate::runner::{CONTRACT, RECORD, Scratch, VALID, bpay};

#[test]
fn a_valid_request_is_told_so() {
    bpay(["validate", CONTRACT, VALID]).run().ends_with(0).without_remarks().says("valid");
    let run = bpay(["validate", CONTRACT, VALID, "--json"]).run().ends_with(0).without_remarks();
    assert_eq!(run.json("validate"), json!({"violations": []}));
}

#[test]
fn all_violations_are_told_at_once() {
    let given = r#"{"page":0,"rows":11,"mercantId":7}"#;
    let run = bpay(["validate", RECORD, given]).run().ends_with(3).without_remarks();
    run.says("3 violations")
        .says("/page: 0 is below the minimum of 1 (400102)\n    remedy: take 1 or more\n")
        .says("/rows: 11 is above the maximum of 10 (400102)\n    remedy: take 10 or less\n")
        .says("/mercantId: ")
        .says("remedy: write merchantId");
    let run = bpay(["validate", RECORD, given, "--json"]).run().ends_with(3).without_remarks();
    let one = |pointer, rule, limit: serde_json::Value, found, codes: &[&str]| json!({"pointer": pointer, "rule": rule, "limit": limit, "found": found, "codes": codes});
    assert_eq!(
        run.json("validate")["violations"],
        json!([
            one("/page", "minimum", json!(1), "0", &["400102"]),
            one("/rows", "maximum", json!(10), "11", &["400102"]),
            one("/mercantId", "unknown-field", json!("merchantId"), "mercantId", &[]),
        ])
    );
}

#[test]
fn a_request_comes_from_a_file_or_stdin_too() {
    let file = Scratch::new("validate", VALID);
    bpay(["validate", CONTRACT]).arg(file.argument()).run().ends_with(0);
    bpay(["validate", CONTRACT, "-"]).stdin(VALID).run().ends_with(0);
    bpay(["validate", CONTRACT]).stdin(VALID).run().ends_with(0);
}

#[test]
fn a_forgotten_at_sign_is_remarked_on() {
    let file = Scratch::new("forgotten", VALID);
    let run = bpay(["validate", CONTRACT]).arg(file.path()).run().ends_with(3);
    run.remarks(&format!("write @{}", file.path().display()));
}

#[test]
fn what_the_server_ignores_is_advice_only() {
    let both = r#"{"merchantContractCode":"a","contractId":"1"}"#;
    let run = bpay(["validate", CONTRACT, both, "--json"]).run().ends_with(0);
    assert_eq!(run.json("validate"), json!({"violations": []}));
    run.remarks("means nothing when contractId");
}

#[test]
fn nothing_foreign_controls_the_terminal() {
    let given = "{\"a\\u001b[2J\":1,\"b\u{9b}\u{202e}\":2}";
    let run = bpay(["validate", RECORD, given]).run().ends_with(3);
    let tame = |text: &str| text.chars().all(|c| c == '\n' || !(c.is_control() || c == '\u{202e}'));
    assert!(tame(&run.stdout) && tame(&run.stderr), "{run:?}");
}
