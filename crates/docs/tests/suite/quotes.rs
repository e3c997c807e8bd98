//! Quotes of a page of our own wording, and decisions that are bound to its words.

use binance_pay_docs::{Cause, Loose, Quotes, SILENCE, check, digest, loose, read};
use serde_json::{Value, json};

const CONTRACT: &str = include_str!("fixtures/contract-query.txt");
const ID: &str = "direct-debit.contract.query";

fn model() -> Value {
    let text = binance_pay_spec::file("dist/model.json").unwrap();
    let mut model: Value = serde_json::from_str(text).unwrap();
    model["quotes"] = json!([]);
    model
}

fn quotes(pages: &[&str], model: &Value) -> Quotes {
    let mut quotes = Quotes::new(ID, model).unwrap();
    for page in pages {
        let reading = read(page);
        quotes.add(page, &reading, &check(&reading, model).unwrap(), model);
    }
    quotes
}

/// The model with the decisions of a file of quotes, in the form that the generator gives them.
fn bound(pages: &[&str]) -> Value {
    let mut model = model();
    let text = quotes(pages, &model).to_yaml();
    let (_, text) = text.split_once("\ndecisions:\n").unwrap();
    let mut decisions: Vec<Value> = Vec::new();
    let mut place = String::new();
    for line in text.lines() {
        let (name, value) = line.trim().trim_start_matches("- ").split_once(':').unwrap();
        let value = value.trim();
        let parsed = || serde_json::from_str::<Value>(value).unwrap();
        match (name, line.len() - line.trim_start().len()) {
            ("at", 2) => decisions.push(json!({"at": parsed(), "overrides": []})),
            ("decides", 4) => decisions.last_mut().unwrap()["decides"] = parsed(),
            ("overrides", 4) => {}
            (name, 6) => name.trim_matches('"').clone_into(&mut place),
            (predicate, _) => {
                let one = json!({"at": place, "predicate": predicate, "digests": parsed()});
                let decision = decisions.last_mut().unwrap();
                decision["overrides"].as_array_mut().unwrap().push(one);
            }
        }
    }
    model["quotes"] = json!([{"id": ID, "decisions": decisions}]);
    model
}

fn loosened(page: &str, model: &Value) -> Vec<Loose> {
    let reading = read(page);
    check(&reading, model).map_or_else(Vec::new, |checked| loose(page, &reading, &checked, model))
}

#[test]
fn the_words_that_state_a_fact_are_quoted_and_not_kept() {
    let model = model();
    let quotes = quotes(&[CONTRACT], &model);
    let text = quotes.to_yaml();
    assert!(text.contains("\npage: api-directdebit-query-contract\nfacts:\n"), "{text}");
    let field = format!(
        "  /objects/ContractQuery/fields/merchantContractCode:\n    charset: [\"{}\"]\n    \
         ignored-if: [\"{}\"]\n    max-length: [\"{}\"]\n",
        digest("letter or digit, no other symbol allowed"),
        digest("Will be ignored if contractId already provided"),
        digest("maximum length 32"),
    );
    assert!(text.contains(&field), "{field} in {text}");
    for (place, word, words) in [
        ("/method", "method", "POST"),
        ("protocol.yaml#/envelope/fields/code", "type", "string"),
        ("result-codes.yaml#/codes/406207", "code-name", "PAYMENT_DIRECT_DEBIT_CONTRACT_NOT_FOUND"),
        ("/samples/by-contract-id", "sample", "{ \"contractId\": \"205611460060250112\"}"),
    ] {
        let (_, rest) = text.split_once(&format!("\n  {place}:\n")).unwrap();
        let of_place = rest.split("\n  /").next().unwrap();
        assert!(
            of_place.contains(&format!("    {word}: [\"{}\"]", digest(words))),
            "{place}: {of_place}"
        );
    }
    for words in ["maximum", "letter or digit", "for one payment", "POST"] {
        assert!(!text.contains(words), "{words}");
    }
    let (facts, decisions) = quotes.counts();
    assert!(facts > 50 && decisions > 2, "{facts} {decisions}");
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let model = model();
    let other = CONTRACT.replace("maximum length 32", "maximum  length\u{a0}32");
    let once = quotes(&[CONTRACT, &other], &model).to_yaml();
    assert_eq!(once, quotes(&[&other, CONTRACT, CONTRACT], &model).to_yaml());
    assert_eq!(quotes(&[CONTRACT], &model).to_yaml(), quotes(&[&other], &model).to_yaml());
}

#[test]
fn what_the_spec_does_not_state_is_not_quoted() {
    let model = model();
    let wrong = CONTRACT
        .replace("serviceNamestringYmaximum length 32", "serviceNamestringYmaximum length 33");
    let text = quotes(&[&wrong], &model).to_yaml();
    assert!(!text.contains(&digest("maximum length 33")), "{text}");
    let (_, rest) = text.split_once("  /objects/Contract/fields/serviceName:\n").unwrap();
    assert!(!rest.split("\n  /").next().unwrap().contains("max-length"), "{rest}");
    // Words that no decision covers bind none.
    assert!(!text.contains(SILENCE) || quotes(&[CONTRACT], &model).to_yaml().contains(SILENCE));
    assert!(Quotes::new("no.such.id", &model).is_none());
}

#[test]
fn a_decision_holds_while_its_words_are_there() {
    let model = bound(&[CONTRACT]);
    assert_eq!(loosened(CONTRACT, &model), []);
    for (old, new) in [
        ("what is paid for", "what the user pays for"),
        ("our id\n", "our own id\n"),
        ("Nobody knows what went wrong.", "Something went wrong."),
    ] {
        assert!(CONTRACT.contains(old));
        assert_eq!(loosened(&CONTRACT.replace(old, new), &model), [], "{new}");
    }
}

#[test]
fn a_page_that_ends_in_its_samples_is_not_silent_about_them() {
    let model = model();
    let of_samples = |page: &str| -> Vec<String> {
        let text = quotes(&[page], &model).to_yaml();
        let lines = text.lines().map(str::trim);
        lines.filter(|line| line.starts_with("sample-")).map(str::to_owned).collect()
    };
    let until = |words: &str| &CONTRACT[..CONTRACT.find(words).unwrap()];
    // The sample of the reply may contradict the table, or not: nobody knows.
    for end in ["openUserIdstring", "Sample Response", "Tra Direct Debit"] {
        let is_silent = of_samples(until(end)).iter().any(|line| line.contains(SILENCE));
        assert!(!is_silent, "{end}");
    }
    // Result codes come behind the samples: what is cut off there takes nothing from them.
    let whole = of_samples(CONTRACT);
    assert!(!whole.is_empty());
    assert_eq!(of_samples(until("INVALID_SIGNATURE")), whole);
}

#[test]
fn what_lies_past_the_end_of_a_page_loosens_nothing() {
    let model = bound(&[CONTRACT]);
    let ends = CONTRACT.char_indices().map(|(at, _)| at).step_by(7);
    for end in ends {
        assert_eq!(
            loosened(&CONTRACT[..end], &model),
            [],
            "{end}: {:?}",
            &CONTRACT[end.saturating_sub(60)..end]
        );
    }
}

#[test]
fn other_words_loosen_the_decision_about_them() {
    let model = bound(&[CONTRACT]);
    let page = CONTRACT.replace(
        "can not be null if merchantTradeNo is empty",
        "can not be empty if merchantTradeNo is null",
    );
    let found = loosened(&page, &model);
    assert_eq!(found.len(), 1, "{found:?}");
    let one = &found[0];
    assert_eq!((&*one.at, one.cause), ("/objects/ContractQuery/rules/0", Cause::Changed));
    assert_eq!(
        (&*one.pointer, &*one.predicate),
        ("/objects/ContractQuery/fields/contractId", "required-without")
    );
    assert!(one.decision.starts_with("merchantTradeNo is a slip"), "{one:?}");
    let span = one.span.unwrap();
    assert_eq!(&page[span.start..span.end], "can not be empty if merchantTradeNo is null");
}

#[test]
fn a_page_that_agrees_by_now_leaves_the_decision_without_effect() {
    let model = bound(&[CONTRACT]);
    for (old, new, pointer, predicate) in [
        // It says what the spec says.
        (
            "contractIdlongN",
            "contractIdstringN",
            "/objects/ContractQuery/fields/contractId",
            "type",
        ),
        (
            "singleUpperLimitdecimalY",
            "singleUpperLimitstringY",
            "/objects/Contract/fields/singleUpperLimit",
            "type",
        ),
        // It says nothing that the spec does not say.
        (
            "number, can not be null if merchantTradeNo is empty",
            "number",
            "/objects/ContractQuery/fields/contractId",
            "required-without",
        ),
    ] {
        assert!(CONTRACT.contains(old));
        let found = loosened(&CONTRACT.replace(old, new), &model);
        let one = found.iter().find(|one| one.pointer == pointer && one.predicate == predicate);
        let one = one.unwrap_or_else(|| panic!("{new}: {found:?}"));
        assert_eq!(one.cause, Cause::NoEffect);
        assert!(!one.decision.is_empty(), "{one:?}");
    }
}

#[test]
fn a_state_that_agrees_is_no_news_where_it_was_at_hand() {
    let new = CONTRACT.replace("contractIdlongN", "contractIdstringN");
    let model = bound(&[CONTRACT, &new]);
    for page in [CONTRACT, &new] {
        assert_eq!(loosened(page, &model), []);
    }
    assert_ne!(loosened(&new, &bound(&[CONTRACT])), []);
}
