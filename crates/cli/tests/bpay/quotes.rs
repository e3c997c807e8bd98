//! `bpay docs quote`, and the decisions that it binds.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};

use crate::runner::{Run, Scratch, bpay};
use crate::spec::Spec;

const ID: &str = "service-provider.record.query";
/// The place of the decision that the page is about.
const AT: &str = "/objects/RecordQuery/fields/page";

/// The start of a page of the spec, in our own words. What it says of `page` is overridden by a
/// decision.
fn page(limit_of_page: &str) -> String {
    format!(
        "List the records\nThis API is only available for Technical Service Providers.\nEndPoint\n\
         POST /binancepay/openapi/service/provider/record\nRequest Parameters\n\
         | Attributes | Type | Required | Limitation | Description |\n|---|---|---|---|---|\n\
         | page | int | Y | {limit_of_page} | the page |\n\
         | rows | int | Y | max 10 | how many |\n\
         | merchantId | string | N | - | whose |\n\
         Sample Request Body\n{{\"page\":1,\"rows\":10}}\n\
         Response Parameters\n\
         | Attributes | Type | Required | Limitation | Description |\n|---|---|---|---|---|\n"
    )
}

fn quote(spec: &Spec, page: &Path) -> Run {
    bpay(["docs", "quote", "--spec"]).arg(&spec.0).arg(page).arg("--json").run()
}

fn check(spec: &Spec, page: &str) -> Run {
    bpay(["docs", "check", "--json", "-", "--spec"]).arg(&spec.0).stdin(page).run()
}

fn quotes_of(spec: &Spec) -> String {
    fs::read_to_string(spec.0.join(format!("quotes/{ID}.yaml"))).unwrap()
}

#[test]
fn quotes_are_written_once_and_are_part_of_the_spec() {
    let spec = Spec::new("quotes");
    let file = Scratch::new("records.md", page("maximum length 32"));
    let json = quote(&spec, file.path()).ends_with(0).without_remarks().json("docs-quote");
    let first = &json["files"][0];
    assert_eq!((&first["id"], &first["changed"]), (&json!(ID), &json!(true)));
    assert!(first["facts"].as_u64().unwrap() > 8 && first["decisions"] == 1, "{json}");
    let text = quotes_of(&spec);
    assert!(text.contains("  /objects/RecordQuery/fields/rows:\n    maximum: [\""), "{text}");
    let json = quote(&spec, file.path()).ends_with(0).json("docs-quote");
    assert_eq!(json["files"][0]["changed"], false);
    assert_eq!(quotes_of(&spec), text);
    let run = bpay(["spec", "check", "--json"]).arg(&spec.0).run().ends_with(0);
    let provenance = &run.json("spec-check")["statistics"]["provenance"];
    assert!(provenance["facts"].as_u64().unwrap() >= first["facts"].as_u64().unwrap());
    let run = bpay(["docs", "quote", "--spec"]).arg(&spec.0).arg(file.path()).run().ends_with(0);
    run.says(" facts").says("1 decisions bound").says("0 of 1 files changed");
}

#[test]
fn a_quote_of_what_the_spec_no_longer_states_is_an_error_until_it_is_quoted_anew() {
    let spec = Spec::new("dead-quotes");
    let file = Scratch::new("dead-records.md", page("maximum length 32"));
    quote(&spec, file.path()).ends_with(0);
    spec.edit(
        "endpoints/service-provider/record.query.yaml",
        "range: {min: {value: 1, inferred: true}, max: 10}",
        "range: {min: {value: 1, inferred: true}}",
    );
    let run = bpay(["spec", "check"]).arg(&spec.0).run().ends_with(3);
    run.says("dead quote: the spec states no `maximum` at `/objects/RecordQuery/fields/rows`");
    quote(&spec, file.path()).ends_with(0);
    bpay(["spec", "check"]).arg(&spec.0).run().ends_with(0);
}

#[test]
fn a_decision_is_named_once_its_words_have_changed() {
    let spec = Spec::new("loose");
    let file = Scratch::new("loose-records.md", page("maximum length 32"));
    quote(&spec, file.path()).ends_with(0);
    let json = check(&spec, &page("maximum length 32")).ends_with(0).json("docs-check");
    assert_eq!(
        (&json["pages"][0]["outcome"], &json["pages"][0]["loose"]),
        (&json!("same"), &json!([]))
    );
    for (limit, cause) in [("Maximum length 32", "changed"), ("-", "no-effect")] {
        let json = check(&spec, &page(limit)).ends_with(1).json("docs-check");
        let loose = json["pages"][0]["loose"].as_array().unwrap();
        assert!(loose.iter().any(|one| one["predicate"] == "max-length"), "{limit}: {json}");
        for one in loose {
            assert_eq!((&one["cause"], &one["at"]), (&json!(cause), &json!(AT)));
            assert!(one["decision"].as_str().unwrap().contains("32-bit"), "{json}");
        }
        let run = bpay(["docs", "check", "-", "--spec"]).arg(&spec.0).stdin(page(limit)).run();
        run.ends_with(1).says(&format!("look again at the decision about {AT}"));
    }
    // The same page before it was quoted: nothing is bound, so nothing comes loose.
    let unquoted = Spec::new("unquoted");
    let _ = fs::remove_dir_all(unquoted.0.join("quotes"));
    check(&unquoted, &page("Maximum length 32")).ends_with(0);
    // Cut off before the words, the page says nothing about them.
    let whole = page("maximum length 32");
    let (start, _) = whole.split_once("| page | int").unwrap();
    let json = check(&spec, start).json("docs-check");
    assert_eq!(json["pages"][0]["loose"], json!([]));
}

#[test]
fn pages_that_are_not_quoted_are_told() {
    let spec = Spec::new("skipped");
    let other = Scratch::new("terms.md", "Terms\nOf use.\n");
    let json = quote(&spec, other.path()).ends_with(0).json("docs-quote");
    assert_eq!((&json["files"], &json["skipped"][0]["unknown"]), (&json!([]), &json!(false)));
    let unknown = page("-").replace("provider/record", "provider/recorder");
    let unknown = Scratch::new("unknown.md", unknown);
    let json = quote(&spec, unknown.path()).ends_with(4).json("docs-quote");
    assert_eq!(json["skipped"][0]["unknown"], true);
    let nowhere =
        bpay(["docs", "quote", "--json", "--spec", "no/such/folder", "-"]).stdin(page("-"));
    assert_eq!(nowhere.run().ends_with(2).error_kind(), "file");
}

#[test]
fn a_quoted_place_is_explained_with_its_digest() {
    let model: Value = serde_json::from_str(binance_pay_spec::model().unwrap()).unwrap();
    let all = model["quotes"].as_array().unwrap();
    for quotes in all {
        let id = quotes["id"].as_str().unwrap();
        let of_field = |fact: &&Value| {
            let at = fact["at"].as_str().unwrap();
            at.starts_with("/objects/") && fact["predicate"] == "type"
        };
        let Some(fact) = quotes["facts"].as_array().unwrap().iter().find(of_field) else {
            continue;
        };
        let at = format!("{id}#{}", fact["at"].as_str().unwrap());
        let digest = fact["digests"][0].as_str().unwrap();
        bpay(["spec", "explain", &at]).run().ends_with(0).says(&format!("quoted {digest}"));
    }
    assert!(all.len() > 10, "only {} endpoints and webhooks are quoted", all.len());
}

/// The quotes of the spec are those of the pages, where the pages are at hand.
#[test]
fn the_quotes_of_the_spec_are_fresh() {
    let pages = pages();
    if pages.is_empty() {
        return;
    }
    let spec = Spec::new("fresh-quotes");
    let _ = fs::remove_dir_all(spec.0.join("quotes"));
    let run = bpay(["docs", "quote", "--json", "--spec"]).arg(&spec.0).args(&pages).run();
    let json = run.json("docs-quote");
    let mut written = Vec::new();
    for file in json["files"].as_array().unwrap() {
        let path = format!("quotes/{}.yaml", file["id"].as_str().unwrap());
        let text = fs::read_to_string(spec.0.join(&path)).unwrap();
        let help = "bpay docs quote shared/pages/*.txt, then cargo codegen";
        assert!(binance_pay_spec::file(&path) == Some(&text), "spec/{path} is stale: {help}");
        written.push(path);
    }
    let embedded = binance_pay_spec::yaml().filter(|(path, _)| path.starts_with("quotes/"));
    let embedded: Vec<_> = embedded.map(|(path, _)| path).collect();
    assert_eq!(embedded, written);
}

/// Real pages: in the folder that `BINANCE_PAY_PAGES` names, or in `shared/pages` beside the
/// repository. They are the vendor's and no part of it.
fn pages() -> Vec<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/pages");
    let folder = env::var_os("BINANCE_PAY_PAGES").map_or(beside, PathBuf::from);
    let files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
    if files.is_empty() {
        // Past the test harness, which would keep it to itself.
        let told = "QUOTES ARE NOT COMPARED WITH PAGES: set BINANCE_PAY_PAGES to their folder";
        let _ = writeln!(std::io::stderr(), "{told}");
    }
    let mut pages: Vec<_> = files
        .iter()
        .map(fs::DirEntry::path)
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    pages.sort();
    pages
}
