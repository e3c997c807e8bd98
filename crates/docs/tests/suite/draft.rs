//! Drafts: a page becomes a spec file that the generator takes, and that says what the page says.

use binance_pay_codegen::emit::model_json;
use binance_pay_codegen::{Sources, generate, load_sources};
use binance_pay_docs::{Draft, Predicate, check, draft, read};
use serde_json::Value;

use crate::check::model;
use crate::pages::{say, whole_pages};

const PAINT: &str = include_str!("fixtures/paint-order.md");

/// The model of the whole spec, with a draft in the place of the endpoint of the same path.
fn model_with(draft: &Draft, path: &Value) -> Value {
    let base = Sources::embedded().without_quotes();
    let is_other = |text: &str| !text.contains(&format!("path: {}\n", path.as_str().unwrap()));
    let others = base.paths().map(|path| (path, base.text(path).unwrap()));
    let others = others.filter(|(_, text)| is_other(text));
    let file = format!("endpoints/{}.yaml", draft.id.replacen('.', "/", 1));
    let sources: Sources = others.chain([(&*file, &*draft.yaml)]).collect();
    let api = load_sources(&sources).unwrap_or_else(|errors| panic!("{errors}\n{}", draft.yaml));
    assert!(generate(&api, "crate").unwrap().len() > 100);
    serde_json::from_str(&model_json::files(&api)[0].text).unwrap()
}

#[test]
fn a_draft_is_generated_and_says_what_its_page_says() {
    let reading = read(PAINT);
    let found = draft(&reading, "paint-order", &model()).unwrap();
    assert_eq!(found.id, "paint.coat-order.v2");
    let path = reading.value("/endpoint", Predicate::Path).unwrap();
    let checked = check(&reading, &model_with(&found, path)).unwrap();
    assert_eq!(checked.id.as_deref(), Some("paint.coat-order.v2"));
    assert!(!checked.is_undecided(), "{:?}", checked.open);
    let undecided: Vec<_> =
        checked.differences.iter().filter(|one| one.decision.is_none()).collect();
    assert!(undecided.is_empty(), "{undecided:?}\n{}", found.yaml);
    for line in [
        "      coatCode: {type: text, charset: alnum, length: {max: 32}, doc: \"?\"}",
        "      price: {type: decimal, scale: 8, range: {min: \"0.01\", max: \"20000\"}, wire: number, doc: \"?\"}",
        "      brushes: {type: list, items: {type: object, of: Brush}, count: {max: 5}, required: true, doc: \"?\"}",
        "      - at-least-one-of: [coatCode, coatName]",
        "      - ignored-if: {field: coatName, when: {present: coatCode}}",
        "      - ignored-if: {field: sheen, when: {field: kind, not-in: [\"GLOSS\"]}}",
        "      \"0\": {name: VALUE_0, doc: \"?\"}",
        "results: [\"400000\", \"400001\"]",
    ] {
        assert!(found.yaml.lines().any(|one| one == line), "{line}\n{}", found.yaml);
    }
    let questions: Vec<&str> = found.questions.iter().map(|one| &*one.pointer).collect();
    assert_eq!(questions, ["/id", "/repeat", "/enums/Way/values/0", "/enums/Way/values/1"]);
}

#[test]
fn what_is_open_is_asked_where_it_belongs() {
    let page = PAINT
        .replace("| layers | int | Y | max 10 |", "| layers | integr | perhaps | max ten |")
        .replace("400001 |", "499999 |")
        .replace("Tells the painter", "This API is only available for people with brushes. Tells");
    let found = draft(&read(&page), "paint-order", &model()).unwrap();
    let asked = |pointer: &str, words: &str| {
        found.questions.iter().any(|one| one.pointer == pointer && one.message.contains(words))
    };
    assert!(asked("/audience", "who may call"), "{:?}", found.questions);
    assert!(asked("/results", "499999 is not in result-codes.yaml"), "{:?}", found.questions);
    assert!(found.questions.iter().any(|one| one.message.contains("integr")), "{}", found.yaml);
    let comments = found.yaml.lines().filter(|line| line.trim_start().starts_with("# open: "));
    assert_eq!(comments.count(), found.questions.len());
    // No sentence of a page is taken over.
    assert!(
        !found.yaml.contains("at most") && !found.yaml.contains("Order a Coat"),
        "{}",
        found.yaml
    );
}

#[test]
fn a_page_about_something_else_has_no_draft() {
    for page in ["", "Terms\nOf use.\n", "EndPoint\nCode\nRequest Parameters\n"] {
        assert_eq!(draft(&read(page), "x", &model()), None);
    }
}

#[test]
fn drafts_of_the_whole_pages_say_what_the_spec_says() {
    for (name, source) in whole_pages() {
        let reading = read(&source);
        let mut found = draft(&reading, "page", &model()).unwrap();
        let path = reading.value("/endpoint", Predicate::Path).unwrap();
        // Two questions are answered as the spec has decided them: the samples send strings. Until then
        // the generator refuses the samples.
        for ty in ["type: id", "scale: 8"] {
            found.yaml =
                found.yaml.replace(&format!("{ty}, wire: number"), &format!("{ty}, wire: string"));
        }
        let drafted = model_with(&found, path);
        let (spec, draft) = (entry(&model(), path), entry(&drafted, path));
        let mut differing = Vec::new();
        let of = |one: &Value, word: &str| {
            let data = &one[word];
            data["of"].as_str().or(data.as_str()).unwrap().to_owned()
        };
        for word in ["request", "response"] {
            fields(&spec, &of(&spec, word), &draft, &of(&draft, word), &mut differing);
        }
        say(&format!(
            "{name}: {} questions; other than the spec: {differing:#?}",
            found.questions.len()
        ));
        let decided = |pointer: &String| {
            let mut all = spec["contradictions"].as_array().unwrap().iter();
            let (at, _) = pointer.split_once(' ').unwrap();
            all.any(|one| one["at"] == at) || pointer.contains(" inferred ")
        };
        let undecided: Vec<_> = differing.iter().filter(|pointer| !decided(pointer)).collect();
        assert!(undecided.is_empty(), "{name}: {undecided:#?}\n{}", found.yaml);
    }
}

fn entry(model: &Value, path: &Value) -> Value {
    let mut all = model["endpoints"].as_array().unwrap().iter();
    all.find(|one| one["path"] == *path).unwrap().clone()
}

/// Where two objects differ: the fields, and of each whether it is required and its type with all
/// limits that are not inferred.
fn fields(spec: &Value, name: &str, draft: &Value, other: &str, differing: &mut Vec<String>) {
    let object = |entry: &Value, name: &str| {
        let mut all = entry["objects"].as_array().unwrap().iter();
        all.find(|one| one["name"] == name).unwrap()["fields"].as_array().unwrap().clone()
    };
    let (own, others) = (object(spec, name), object(draft, other));
    let names = |all: &[Value]| all.iter().map(|one| one["name"].clone()).collect::<Vec<_>>();
    assert_eq!(names(&own), names(&others), "{name}");
    for (one, other) in own.iter().zip(&others) {
        let pointer = format!("/objects/{name}/fields/{}", one["name"].as_str().unwrap());
        if one["required"] != other["required"] {
            differing.push(format!("{pointer} required {}", one["required"]));
        }
        let (ty, drafted) = (inner(&one["type"]), inner(&other["type"]));
        if ty["type"] == "object" && drafted["type"] == "object" {
            let of = |ty: &Value| ty["of"].as_str().unwrap().to_owned();
            fields(spec, &of(ty), draft, &of(drafted), differing);
            continue;
        }
        for (word, limit) in ty.as_object().unwrap() {
            let is_inferred = limit["inferred"] == true;
            let is_name = matches!(&**word, "of" | "secret");
            if !is_name && !is_inferred && drafted[word] != *limit {
                differing.push(format!("{pointer} {word} {limit} not {}", drafted[word]));
            }
        }
    }
}

fn inner(ty: &Value) -> &Value {
    if ty["type"] == "list" { &ty["items"] } else { ty }
}
