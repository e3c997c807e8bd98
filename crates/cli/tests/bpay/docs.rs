//! `bpay docs`.

use crate::runner::{Scratch, bpay};

const PAGE: &str = "Paint a Thing\n\
    EndPoint\n\
    POST /binancepay/openapi/paint/thing\n\
    Request Parameters\n\
    | Attributes | Type | Required | Limitation | Description |\n\
    |---|---|---|---|---|\n\
    | colour | string | Y | \"RED\", \"BLUE\" | what to paint it with |\n\
    | layers | int | N | max 10 | how often to paint |\n\
    Sample Request Body\n\
    {\"colour\": \"RED\"}\n\
    Result Code\n\
    | Name | Code | Reason | Solution |\n\
    |---|---|---|---|\n\
    | EMPTY_POT | 400902 | The pot is empty. | Fill it |\n";

#[test]
fn a_page_is_read_in_both_forms() {
    let file = Scratch::new("page.md", PAGE);
    let run = bpay(["docs", "read"]).arg(file.path()).run().ends_with(0).without_remarks();
    let run = run.says("/request/colour").says("max").says("nothing is open").says("pipes");
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 80), "{run:?}");
    let run =
        bpay(["docs", "read", "--json"]).arg(file.path()).run().ends_with(0).without_remarks();
    let json = run.json("docs-read");
    let page = &json["pages"][0];
    assert_eq!((&page["kind"], &page["page"]), (&"endpoint".into(), &file.path().to_str().into()));
    let fact = page["facts"].as_array().unwrap().iter().find(|fact| fact["rule"] == "max").unwrap();
    assert_eq!((&fact["subject"], &fact["value"]), (&"/request/layers".into(), &"10".into()));
    let span = |end: &str| usize::try_from(fact["span"][end].as_u64().unwrap()).unwrap();
    assert_eq!(&PAGE[span("start")..span("end")], "max 10");
    let counts = serde_json::json!({"tables": 2, "rows": 3, "cells": 14, "consumed": 14, "ambiguous": 0, "unread": 0});
    assert_eq!(json["statistics"]["pipes"], counts);
}

#[test]
fn what_is_open_is_told_and_changes_the_status() {
    let page = PAGE.replace("| N | max 10", "| perhaps | max ten");
    let run = bpay(["docs", "read", "-"]).stdin(page.clone()).run().ends_with(4).without_remarks();
    run.says("unknown-word").says("\"perhaps\"").says("not read: max ten");
    let run = bpay(["docs", "read", "-", "--json"]).stdin(page).run().ends_with(4);
    let json = run.json("docs-read");
    let open =
        json["pages"][0]["findings"].as_array().unwrap().iter().filter(|one| one["open"] == true);
    let kinds: Vec<_> = open.map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["unknown-word", "unread-limitation"]);
}

#[test]
fn a_page_about_something_else_is_no_failure() {
    let run = bpay(["docs", "read", "-", "--json"]).stdin("Terms\nOf use.\n").run().ends_with(0);
    assert_eq!(run.json("docs-read")["pages"][0]["kind"], "other");
    bpay(["docs", "read", "-"]).run().ends_with(0);
}

#[test]
fn what_is_no_page_is_refused() {
    let run = bpay(["docs", "read", "no-such-page", "--json"]).run().ends_with(2);
    assert_eq!(run.error_kind(), "file");
    let run = bpay(["docs", "read", "-", "--json"]).stdin(b"a\xff".to_vec()).run().ends_with(3);
    assert_eq!(run.error_kind(), "page");
    bpay(["docs", "read"]).run().ends_with(2);
}

/// The start of a page that the spec has, in our own words.
fn page_of_the_spec(limit: &str) -> String {
    format!(
        "List the records\nThis API is only available for Technical Service Providers.\nEndPoint\n\
         POST /binancepay/openapi/service/provider/record\nRequest Parameters\n\
         | Attributes | Type | Required | Limitation | Description |\n|---|---|---|---|---|\n\
         | page | int | Y | maximum length 32 | the page |\n\
         | rows | int | Y | max {limit} | how many |\n\
         | merchantId | string | N | - | whose |\n\
         Sample Request Body\n{{\"page\": 1, \"rows\": 10}}\n"
    )
}

#[test]
fn a_page_that_says_what_the_spec_says_is_the_same() {
    let run = bpay(["docs", "check", "-"]).stdin(page_of_the_spec("10")).run().ends_with(0);
    run.without_remarks().says("service-provider.record.query").says("same as the spec");
    let run =
        bpay(["docs", "check", "-", "--json"]).stdin(page_of_the_spec("10")).run().ends_with(0);
    assert_eq!(run.json("docs-check")["pages"][0]["outcome"], "same");
}

#[test]
fn one_changed_character_is_told_with_pointer_old_and_new() {
    let run = bpay(["docs", "check", "-"]).stdin(page_of_the_spec("20")).run().ends_with(1);
    run.says("/objects/RecordQuery/fields/rows").says("the page \"20\", the spec");
    let run =
        bpay(["docs", "check", "-", "--json"]).stdin(page_of_the_spec("20")).run().ends_with(1);
    let json = run.json("docs-check");
    let differences = json["pages"][0]["differences"].as_array().unwrap();
    let undecided: Vec<_> = differences.iter().filter(|one| one["decision"].is_null()).collect();
    assert_eq!(undecided.len(), 1, "{undecided:?}");
    assert_eq!(undecided[0]["pointer"], "/objects/RecordQuery/fields/rows");
    assert_eq!((&undecided[0]["page"], &undecided[0]["spec"]), (&"20".into(), &10.into()));
}

#[test]
fn a_page_that_the_spec_does_not_know_is_undecided() {
    let run = bpay(["docs", "check", "-", "--json"]).stdin(PAGE).run().ends_with(4);
    let json = run.json("docs-check");
    assert_eq!(
        (&json["pages"][0]["outcome"], json["pages"][0]["id"].is_null()),
        (&"undecided".into(), true)
    );
}

#[test]
fn two_states_are_compared_with_grades() {
    let old = Scratch::new("old.md", PAGE);
    let new = Scratch::new(
        "new.md",
        PAGE.replace("max 10", "max 9").replace("| Fill it |", "| Buy one |"),
    );
    let compare = ["docs", "compare"];
    let run = bpay(compare).arg(old.path()).arg(new.path()).run().ends_with(0).without_remarks();
    let run =
        run.says("breaking").says("request-maximum-tightened").says("codes-code-reason-changed");
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 80), "{run:?}");
    let run =
        bpay(compare).arg(old.path()).arg(new.path()).args(["--fail-on", "breaking", "--json"]);
    let json = run.run().ends_with(1).json("docs-compare");
    assert_eq!(json["grade"], "breaking");
    let change = &json["changes"][0];
    assert_eq!((&change["old"], &change["new"]), (&"10".into(), &"9".into()));
    let run = bpay(compare).arg(old.path()).arg(old.path()).args(["--fail-on", "additive"]).run();
    run.ends_with(0).says("nothing changed");
    let run = bpay(compare).arg(old.path()).arg("-").stdin(PAGE.replace("max 10", "max ten"));
    run.run().ends_with(4).says("needs-decision");
}

#[test]
fn a_page_is_drafted_with_its_questions() {
    let file = Scratch::new("page.md", PAGE);
    let run = bpay(["docs", "draft"]).arg(file.path()).run().ends_with(4).without_remarks();
    run.says("id: paint.thing")
        .says("colour: {type: enum, of: Colour, required: true, doc: \"?\"}");
    let run = bpay(["docs", "draft", "-", "--json"]).stdin(PAGE).run().ends_with(4);
    let json = run.json("docs-draft");
    assert_eq!(json["file"], "endpoints/paint/thing.yaml");
    let questions = json["questions"].as_array().unwrap();
    assert!(questions.iter().any(|one| one["pointer"] == "/response"), "{questions:?}");
    let run = bpay(["docs", "draft", "-", "--json"]).stdin("Terms\n").run().ends_with(3);
    assert_eq!(run.error_kind(), "page");
}
