//! `bpay spec coverage`.

use crate::runner::{CONTRACT, bpay};

#[test]
fn coverage_has_a_row_for_everything() {
    let run = bpay(["spec", "coverage"]).run().ends_with(0).without_remarks();
    let longest = run.stdout.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(longest <= 80, "{longest}: {run:?}");
    let run = run.says("Endpoints").says("Webhooks").says("Total").says("decided");
    let json = bpay(["spec", "coverage", "--json"]).run().ends_with(0).without_remarks();
    let json = json.json("spec-coverage");
    for (rows, command) in [("endpoints", vec!["endpoints"]), ("webhooks", vec!["webhook", "list"])]
    {
        let listed = bpay(command).arg("--json").run().stdout;
        let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
        let ids = |rows: &serde_json::Value| -> Vec<String> {
            let rows = rows.as_array().unwrap().iter();
            rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(ids(&json[rows]), ids(&listed));
        for id in ids(&json[rows]) {
            assert!(run.stdout.lines().any(|line| line.starts_with(&id)), "{id}");
        }
    }
    let contract = json["endpoints"].as_array().unwrap().iter().find(|row| row["id"] == CONTRACT);
    let contract = contract.unwrap();
    assert_eq!(contract["fields"], serde_json::json!({"documented": 12, "elsewhere": 0}));
    assert_eq!(contract["samples"], serde_json::json!({"valid": 3, "invalid": 0}));
}
