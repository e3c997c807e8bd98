//! Changes that the vendor's documentation really went through have the grades that were written down
//! by hand: `doc_changes.yaml` says which, and how to read it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use binance_pay_diff::{Change, Model, Rule, compare};
use serde::Deserialize;
use serde_json::{Map, Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    classes: BTreeMap<String, Class>,
    changes: Vec<DocChange>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    grade: String,
    hurts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct DocChange {
    page: String,
    kind: String,
    #[serde(default)]
    field: String,
    grade: String,
    /// For who compares pages; here it is only told.
    on_pages: Option<String>,
    of: Vec<Thing>,
}

/// Something in both its states.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Thing {
    r#in: Option<String>,
    field: Option<String>,
    #[serde(default)]
    fields: Vec<String>,
    at: Option<String>,
    old: Option<Value>,
    new: Option<Value>,
    is: Vec<String>,
}

/// From the worst to the least.
const GRADES: [&str; 6] = ["breaking", "needs-decision", "risky", "additive", "doc-only", "none"];

fn table() -> Table {
    serde_saphyr::from_str(include_str!("doc_changes.yaml")).unwrap()
}

#[expect(clippy::disallowed_macros, reason = "a table for who runs it with --nocapture")]
#[test]
fn real_changes_have_the_grades_that_were_expected() {
    let Table { classes, changes } = table();
    assert_eq!(changes.len(), 54, "as many as there are facts");
    let (mut wrong, mut seen) = (String::new(), BTreeSet::new());
    println!("{:<34} {:<30} {:<44} {:<10} found", "page", "kind", "field", "grade");
    for change in &changes {
        let DocChange { page, kind, field, grade, .. } = change;
        let mut found: Vec<String> = Vec::new();
        for thing in &change.of {
            let [old, new] = [&thing.old, &thing.new].map(|state| model(thing, state.as_ref()));
            let report = compare(&old, &new).unwrap_or_else(|error| panic!("{page}: {error}"));
            let mut rules: Vec<String> = report.changes().iter().map(|c| c.rule.id()).collect();
            let mut expected = thing.is.clone();
            rules.sort();
            expected.sort();
            if rules != expected {
                writeln!(wrong, "{page}, {kind} {field}: {rules:?}, not {expected:?}").unwrap();
            }
            report.changes().iter().for_each(|change| judged(change, &classes, &mut wrong));
            seen.extend(rules.iter().cloned());
            found.extend(rules);
        }
        let worst = worst(found.iter().filter_map(|rule| Rule::by_id(rule)));
        if worst != *grade {
            writeln!(wrong, "{page}, {kind} {field}: {worst}, not {grade}").unwrap();
        }
        let remark =
            change.on_pages.iter().map(|grade| format!("; of pages {grade}")).collect::<String>();
        found.dedup();
        println!("{page:<34} {kind:<30} {field:<44.44} {worst:<10} {}{remark}", found.join(", "));
    }
    assert!(wrong.is_empty(), "{wrong}");
    let known: BTreeSet<String> = classes.into_keys().collect();
    assert_eq!(seen, known, "each class is of a change");
}

/// Whether the rule of a change says what its class does.
fn judged(change: &Change, classes: &BTreeMap<String, Class>, wrong: &mut String) {
    let rule = change.rule.id();
    let hurts: Vec<&str> = change.victims().iter().map(|victim| victim.as_str()).collect();
    match classes.get(&rule) {
        Some(class) if class.grade == change.grade().as_str() && class.hurts == hurts => {}
        Some(class) => {
            let (grade, expected) = (change.grade(), (&class.grade, &class.hurts));
            writeln!(wrong, "{rule}: {grade}, {hurts:?}, not {expected:?}").unwrap();
        }
        None => writeln!(wrong, "{rule} is no class").unwrap(),
    }
}

fn worst(rules: impl Iterator<Item = Rule>) -> &'static str {
    let rank =
        |rule: Rule| GRADES.iter().position(|grade| *grade == rule.grade().as_str()).unwrap();
    GRADES[rules.map(rank).min().unwrap_or(GRADES.len() - 1)]
}

#[test]
fn the_table_is_sound() {
    let Table { classes, changes } = table();
    for (id, class) in &classes {
        assert!(Rule::by_id(id).is_some(), "{id} is no rule");
        assert!(GRADES.contains(&&*class.grade), "{id}: {}", class.grade);
    }
    for change in changes {
        for grade in [Some(&change.grade), change.on_pages.as_ref()].into_iter().flatten() {
            assert!(GRADES.contains(&&**grade), "{grade}");
        }
        for thing in &change.of {
            assert!(thing.old.is_some() || thing.new.is_some(), "{}", change.page);
            assert!(thing.r#in.is_some() != thing.at.is_some(), "{}: in or at", change.page);
        }
    }
}

/// A model in which the thing is in this state.
fn model(thing: &Thing, state: Option<&Value>) -> Model {
    let mut model = base();
    if let (Some(at), Some(state)) = (&thing.at, state) {
        let (parent, name) = at.rsplit_once('/').unwrap();
        match model.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.insert(name.to_owned(), state.clone())),
            Value::Array(items) => items.push(state.clone()),
            other => panic!("{at}: {other}"),
        }
    }
    if let (Some(place), Some(state)) = (&thing.r#in, state) {
        let page = match &**place {
            "request" | "response" => "/endpoints/0",
            "webhook" => "/webhooks/0",
            other => panic!("{other}"),
        };
        let object = if place == "response" { 1 } else { 0 };
        let page = model.pointer_mut(page).unwrap();
        let one = [thing.field.clone().unwrap_or_else(|| "it".to_owned())];
        for name in if thing.fields.is_empty() { &one[..] } else { &thing.fields } {
            let (field, values) = field(name, state);
            page["objects"][object]["fields"].as_array_mut().unwrap().push(field);
            if let Some(values) = values {
                let of = json!({"name": "It", "doc": "It.", "base": "text", "values": values});
                page["enums"].as_array_mut().unwrap().push(of);
            }
        }
    }
    Model::new(model).unwrap()
}

/// The field in the form of the model, and the values of its enum.
fn field(name: &str, state: &Value) -> (Value, Option<Value>) {
    let (mut field, mut ty) = (json!({"name": name, "required": false, "doc": "It."}), Map::new());
    let mut values = None;
    for (word, value) in state.as_object().unwrap() {
        match word.as_str() {
            "required" | "doc" => field[word] = value.clone(),
            "values" => {
                let value = |value: &Value| json!({"value": value, "name": value, "doc": "One."});
                values = Some(state["values"].as_array().unwrap().iter().map(value).collect());
                ty = Map::from_iter([("type".into(), json!("enum")), ("of".into(), json!("It"))]);
            }
            "type" | "format" | "items" => drop(ty.insert(word.clone(), value.clone())),
            _ => drop(ty.insert(word.clone(), json!({"value": value, "inferred": false}))),
        }
    }
    field["type"] = Value::Object(ty);
    (field, values)
}

fn base() -> Value {
    let object = |name: &str| json!({"name": name, "doc": "One.", "fields": [], "rules": []});
    let headers = json!({"timestamp": {"name": "BinancePay-Timestamp"}, "certificateSn": {"name": "BinancePay-Certificate-SN"}});
    json!({
        "protocol": {"webhook": {"headers": headers}},
        "codes": [{"code": "400000", "endpoints": []}],
        "endpoints": [{
            "id": "the.page", "title": "The page", "file": "the.yaml", "request": "Sent", "response": {"type": "object", "of": "Read"},
            "objects": [object("Sent"), object("Read"), object("Other")], "enums": [],
        }],
        "webhooks": [{
            "id": "the-event", "title": "The event", "file": "event.yaml", "event": "Event",
            "objects": [object("Event"), object("Other")], "enums": [],
        }],
    })
}
