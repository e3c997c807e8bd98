//! `bpay spec`: coverage, explain, check.

use std::path::PathBuf;
use std::{env, fs, process};

use serde_json::{Value, json};

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
        let listed: Value = serde_json::from_str(&listed).unwrap();
        let ids = |rows: &Value| -> Vec<String> {
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
    assert_eq!(contract["fields"], json!({"documented": 12, "elsewhere": 0}));
    assert_eq!(contract["samples"], json!({"valid": 3, "invalid": 0}));
}

/// A copy of the spec, gone afterwards.
pub(crate) struct Spec(pub(crate) PathBuf);

impl Spec {
    pub(crate) fn new(name: &str) -> Self {
        let spec = Self(env::temp_dir().join(format!("bpay-spec-{name}-{}", process::id())));
        for (path, text) in binance_pay_spec::yaml() {
            let path = spec.0.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        spec
    }

    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) {
        let path = self.0.join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old}");
        fs::write(path, text.replace(old, new)).unwrap();
    }
}

impl Drop for Spec {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const CONTRACT_FILE: &str = "endpoints/direct-debit/contract.query.yaml";

#[test]
fn a_valid_spec_is_counted() {
    let run = bpay(["spec", "check"]).run().ends_with(0).without_remarks();
    run.says("valid\n").says(" endpoints\n").says("Provenance");
    let spec = Spec::new("valid");
    for command in [bpay(["spec", "check"]), bpay(["spec", "check"]).arg(&spec.0)] {
        let json = command.arg("--json").run().ends_with(0).without_remarks().json("spec-check");
        assert_eq!((&json["valid"], &json["errors"]), (&json!(true), &json!([])));
        let listed = bpay(["endpoints", "--json"]).run().json("endpoints");
        assert_eq!(json["statistics"]["endpoints"], listed.as_array().unwrap().len());
    }
}

#[test]
fn every_error_of_a_spec_is_told_with_its_place() {
    let spec = Spec::new("invalid");
    spec.edit(
        CONTRACT_FILE,
        "at: /objects/Contract/fields/currency\n",
        "at: /objects/Contract/fields/curency\n",
    );
    spec.edit("endpoints/order/close.yaml", "results: [", "results: [\"999999\", ");
    fs::create_dir_all(spec.0.join("quotes")).unwrap();
    let quotes = "page: api-order-close\nfacts:\n  /objects/OrderClosing/fields/prepayID:\n    type: [\"0123456789abcdef\"]\n";
    fs::write(spec.0.join("quotes/order.close.yaml"), quotes).unwrap();
    let run = bpay(["spec", "check"]).arg(&spec.0).run().ends_with(3).without_remarks();
    let run =
        run.says("invalid: 3 errors").says("dead decision: `/objects/Contract/fields/curency`");
    let run = run.says("no code `999999`");
    let place = format!("{}/quotes/order.close.yaml:3:3: dead quote", spec.0.display());
    run.says(&place).says("did you mean `/objects/OrderClosing/fields/prepayId`?");
    let run = bpay(["spec", "check", "--json"]).arg(&spec.0).run().ends_with(3).without_remarks();
    let json = run.json("spec-check");
    assert_eq!(json["errors"].as_array().unwrap().len(), 3);
    assert_eq!((&json["errors"][2]["line"], &json["errors"][2]["column"]), (&json!(3), &json!(3)));
    assert_eq!(json["valid"], false);
    let nowhere = bpay(["spec", "check", "no/such/folder", "--json"]).run().ends_with(2);
    assert_eq!(nowhere.error_kind(), "file");
}

#[test]
fn a_place_is_explained() {
    let at = format!("{CONTRACT}#/objects/Contract/fields/contractId");
    let run = bpay(["spec", "explain", &at]).run().ends_with(0).without_remarks();
    let longest = run.stdout.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(longest <= 80, "{longest}: {run:?}");
    run.says("page       api-directdebit-query-contract")
        .says("type        id;")
        .says("decided (1)")
        .says("length/max  19;")
        .says("one says   The response table types it Long.")
        .says("another    The table of the contract webhook requires it");
    let json = bpay(["spec", "explain", &at, "--json"]).run().ends_with(0).json("spec-explain");
    assert_eq!(json["file"], CONTRACT_FILE);
    assert_eq!(json["value"]["length"], json!({"max": 19}));
    let of = |member: &str| {
        let all = json["statements"].as_array().unwrap();
        all.iter().find(|one| one["member"] == member).unwrap().clone()
    };
    assert_eq!((&of("wire")["value"], &of("wire")["decisions"]), (&json!("string"), &json!([0])));
    assert_eq!(
        (&of("required")["value"], &of("required")["decisions"]),
        (&json!(false), &json!([1]))
    );
    assert_eq!(of("length/max")["decisions"], json!([]));
    let wire =
        bpay(["spec", "explain", &format!("{at}/wire"), "--json"]).run().json("spec-explain");
    assert_eq!(wire["statements"].as_array().unwrap().len(), 1);
    assert_eq!(wire["decisions"].as_array().unwrap().len(), 1, "only what is about the part");
}

#[test]
fn a_place_that_is_no_fact_is_shown_as_it_stands() {
    let explain = |at: &str| bpay(["spec", "explain", &format!("{CONTRACT}#{at}")]).run();
    explain("/objects/ContractQuery/rules/0")
        .ends_with(0)
        .says("In force\n  at-least-one-of  [\"contractId\",\"merchantContractCode\"]");
    explain("/enums/ContractStatus/values/CONTRACT_SIGNED").ends_with(0).says("doc  Signed");
    explain("/contradictions/0").ends_with(0).says("decision  Written as a string");
    explain("/results/400002").ends_with(2).remarks("Did you mean 'result-codes#/codes/400002'?");
}

#[test]
fn what_no_page_says_is_told_as_such() {
    let page = "service-provider.record.query#/objects/RecordQuery/fields/page";
    bpay(["spec", "explain", page])
        .run()
        .ends_with(0)
        .says("range/min  1; inferred, no page says it");
    let value = format!("{CONTRACT}#/enums/ContractStatus");
    bpay(["spec", "explain", &value])
        .run()
        .ends_with(0)
        .says("CONTRACT_EXPIRED; known from elsewhere");
    let rule = format!("{CONTRACT}#/objects/ContractQuery/fields/merchantContractCode");
    bpay(["spec", "explain", &rule])
        .run()
        .ends_with(0)
        .says("at-least-one-of")
        .says("merchantTradeNo is a slip");
    let seen_nowhere = "service-provider.record.get#/source";
    bpay(["spec", "explain", seen_nowhere]).run().ends_with(0).says("not at hand");
}

#[test]
fn every_kind_of_place_can_be_explained() {
    for (place, words) in [
        (CONTRACT, "Below it"),
        ("direct-debit.contract.query#/objects", "/objects/Contract"),
        ("direct-debit.contract.query#/method", "value  POST;"),
        ("direct-debit.contract.query#/repeat", "value  safe; inferred"),
        ("direct-debit.contract.query#/samples/signed", "/samples/signed/json"),
        ("direct-debit.contract.query#/objects/ContractQuery/rules/0", "merchantTradeNo is a slip"),
        ("endpoints/direct-debit/contract.query.yaml#/response", "value  Contract"),
        ("pay#/objects/Pay/fields/bizType", "required  true"),
        ("protocol#/window", "value  1000;"),
        ("protocol.yaml#/envelope/fields/errorMessage", "In force"),
        ("result-codes#/codes/400003", "name   INVALID_TIMESTAMP;"),
    ] {
        let run = bpay(["spec", "explain", place]).run().ends_with(0).without_remarks().says(words);
        assert!(run.stdout.lines().all(|line| line == line.trim_end()), "{run:?}");
        bpay(["spec", "explain", place, "--json"]).run().ends_with(0).json("spec-explain");
    }
    let run = bpay(["spec", "explain", "order.create"]).run().ends_with(0);
    run.remarks("order.create stands for order.create.v3");
}

#[test]
fn a_place_that_is_not_there_has_a_nearest() {
    for (place, near) in [
        ("direct-debit.contract.qery", "Did you mean direct-debit.contract.query?"),
        (
            "direct-debit.contract.query#/objects/Contract/fields/contractID",
            "Did you mean 'direct-debit.contract.query#/objects/Contract/fields/contractId'?",
        ),
        ("protocol#/windo", "Did you mean 'protocol#/window'?"),
        ("order.close#zzz", "`bpay spec explain order.close` lists"),
        ("", "`bpay endpoints`"),
    ] {
        bpay(["spec", "explain", place]).run().ends_with(2).remarks(near);
        let run = bpay(["spec", "explain", place, "--json"]).run().ends_with(2).without_remarks();
        assert_eq!(run.error_kind(), "unknown-place");
    }
}

/// Whatever the spec holds can be asked for.
#[test]
fn every_place_of_a_file_has_an_explanation() {
    let model: Value = serde_json::from_str(binance_pay_spec::model().unwrap()).unwrap();
    let close =
        model["endpoints"].as_array().unwrap().iter().find(|one| one["id"] == "order.close");
    let mut explained = 0;
    for object in close.unwrap()["objects"].as_array().unwrap() {
        for field in object["fields"].as_array().unwrap() {
            let (object, field) =
                (object["name"].as_str().unwrap(), field["name"].as_str().unwrap());
            let at = format!("order.close#/objects/{object}/fields/{field}");
            let json =
                bpay(["spec", "explain", &at, "--json"]).run().ends_with(0).json("spec-explain");
            assert!(!json["statements"].as_array().unwrap().is_empty(), "{json}");
            explained += 1;
        }
    }
    assert!(explained >= 2);
}
