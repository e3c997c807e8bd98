//! Each leaf of the whole spec is changed once, and each of its members and items is taken away once:
//! the comparison has to find it, a rule has to be about it, and the way back has to fit.

use std::collections::{BTreeMap, BTreeSet};

use binance_pay_diff::{Change, Grade, Model, compare};
use serde_json::{Value, json};

/// The members whose values are words of a closed list. Each is replaced by all the others.
const WORDS: [&str; 7] = ["type", "charset", "format", "wire", "base", "audience", "envelope"];

#[expect(clippy::disallowed_macros, reason = "a table for who runs it with --nocapture")]
#[test]
fn no_changed_leaf_is_missed() {
    let spec = spec();
    let words = words(&spec);
    let mut counts = BTreeMap::new();
    let mut leaves = 0;
    for part in parts(&spec) {
        let old = Model::new(part.clone()).unwrap();
        for pointer in pointers(&part) {
            let Some(leaf) = part.pointer(&pointer).filter(is_scalar) else {
                continue;
            };
            leaves += 1;
            for other in others(&pointer, leaf, &words) {
                let mut new = part.clone();
                *new.pointer_mut(&pointer).unwrap() = other.clone();
                let changes = there_and_back(&old, new, &format!("{pointer}: {leaf} to {other}"));
                let grade = changes.iter().map(Change::grade).min().unwrap();
                *counts.entry(grade).or_insert(0) += 1;
            }
        }
    }
    assert_eq!(
        leaves,
        pointers(&spec).iter().filter(|at| is_scalar(&spec.pointer(at).unwrap())).count()
    );
    println!("{leaves} leaves, all found; changes by their worst grade:");
    for (grade, count) in counts {
        println!("{grade:>16} {count:>6}");
    }
}

#[expect(clippy::disallowed_macros, reason = "a figure for who runs it with --nocapture")]
#[test]
fn no_missing_member_or_item_is_missed() {
    let (mut removed, mut refused) = (0, BTreeSet::new());
    for part in parts(&spec()) {
        let old = Model::new(part.clone()).unwrap();
        // A list that is not there is an empty one.
        let is_empty = |at: &String| part.pointer(at).is_some_and(|value| *value == json!([]));
        for pointer in pointers(&part).into_iter().filter(|at| !is_empty(at)) {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            let mut new = part.clone();
            match new.pointer_mut(parent).unwrap() {
                Value::Object(members) => drop(members.remove(name)),
                Value::Array(items) => drop(items.remove(name.parse().unwrap())),
                _ => unreachable!("a parent"),
            }
            // What every model has: without it, it is refused, which is no silence either.
            match Model::new(new.clone()).and_then(|new| compare(&old, &new)) {
                Ok(_) => {
                    removed += 1;
                    there_and_back(&old, new, &pointer);
                }
                Err(_) => drop(refused.insert(name.to_owned())),
            }
        }
    }
    println!("{removed} members and items, all found; refused without: {refused:?}");
    let structure = [
        "at",
        "codes",
        "endpoints",
        "id",
        "name",
        "protocol",
        "value",
        "webhooks",
        "code",
        "field",
        "fields",
        "atLeastOneOf",
        "exactlyOneOf",
        "ignoredIf",
        "requiredIf",
        // Absent, they are false: nothing has changed, but models have them.
        "required",
        "secret",
        // Parts that every protocol has.
        "acknowledgement",
        "certificateSn",
        "decryption",
        "envelope",
        "headers",
        "limits",
        "nonce",
        "requestHeaders",
        "retries",
        "signature",
        "signing",
        "source",
        "timestamp",
        "webhook",
    ];
    for name in refused {
        assert!(structure.contains(&&*name), "{name}");
    }
}

#[test]
fn no_new_order_is_missed() {
    for part in parts(&spec()) {
        let old = Model::new(part.clone()).unwrap();
        for pointer in pointers(&part) {
            let mut new = part.clone();
            let Value::Array(items) = new.pointer_mut(&pointer).unwrap() else { continue };
            if items.len() > 1 && items[0] != items[1] {
                items.swap(0, 1);
                let changes = there_and_back(&old, new, &pointer);
                // What is both sent and received has a change for each. Contradictions of one pointer
                // are told apart by numbers only.
                let is_one = changes.iter().all(|change| change.pointer == changes[0].pointer)
                    || pointer.ends_with("/contradictions");
                assert!(is_one, "{pointer}: {changes:#?}");
            }
        }
    }
}

/// The changes; those of the way back are the same in the mirror.
fn there_and_back(old: &Model, new: Value, what: &str) -> Vec<Change> {
    let new = Model::new(new).unwrap_or_else(|error| panic!("{what}: {error}"));
    let compare = |a, b| compare(a, b).unwrap_or_else(|error| panic!("{what}: {error}"));
    let (there, back) = (compare(old, &new), compare(&new, old));
    assert!(!there.changes().is_empty(), "missed: {what}");
    let mirrored: BTreeSet<_> = back
        .changes()
        .iter()
        .map(|change| {
            let rule = change
                .rule
                .mirror()
                .unwrap_or_else(|| panic!("{what}: {} has no mirror", change.rule));
            (change.pointer.clone(), rule.id(), change.new.clone().map(|v| v.to_string()))
        })
        .collect();
    let found: BTreeSet<_> = there
        .changes()
        .iter()
        .map(|change| {
            (change.pointer.clone(), change.rule.id(), change.old.clone().map(|v| v.to_string()))
        })
        .collect();
    assert_eq!(found, mirrored, "{what}");
    let prints: BTreeSet<_> = there.changes().iter().map(|change| &change.fingerprint).collect();
    assert_eq!(prints.len(), there.changes().len(), "{what}");
    there.changes().to_vec()
}

fn spec() -> Value {
    serde_json::from_str(binance_pay_spec::model().unwrap()).unwrap()
}

/// The spec in pieces, so that the test takes seconds: each endpoint and webhook, each with nothing else.
fn parts(spec: &Value) -> Vec<Value> {
    let mut parts = Vec::new();
    for list in ["endpoints", "webhooks", "codes"] {
        parts.extend(spec[list].as_array().unwrap().iter().map(|item| {
            let mut part = json!({"protocol": {}, "codes": [], "endpoints": [], "webhooks": []});
            part[list] = json!([item]);
            part
        }));
    }
    parts.push(json!({"protocol": spec["protocol"], "codes": [], "endpoints": [], "webhooks": []}));
    parts
}

/// JSON Pointers of everything below the lists of the root.
fn pointers(part: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
        let below: Vec<(String, &Value)> = match value {
            Value::Object(members) => {
                members.iter().map(|(name, member)| (name.clone(), member)).collect()
            }
            Value::Array(items) => {
                items.iter().enumerate().map(|(n, item)| (n.to_string(), item)).collect()
            }
            _ => Vec::new(),
        };
        for (name, inner) in below {
            let at = format!("{at}/{name}");
            walk(inner, &at, found);
            found.push(at);
        }
    }
    let mut found = Vec::new();
    walk(part, "", &mut found);
    found
}

fn is_scalar(value: &&Value) -> bool {
    !(value.is_object() || value.is_array())
}

/// The values of each closed list, by member.
fn words(spec: &Value) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut words: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for pointer in pointers(spec) {
        let name = pointer.rsplit('/').next().unwrap();
        let word = spec.pointer(&pointer).and_then(Value::as_str);
        let is_type = |word: &&str| {
            word.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit())
        };
        if let (Some(name), Some(word)) =
            (WORDS.iter().find(|known| **known == name), word.filter(is_type))
        {
            words.entry(*name).or_default().insert(word.to_owned());
        }
    }
    words
}

fn others(pointer: &str, leaf: &Value, words: &BTreeMap<&str, BTreeSet<String>>) -> Vec<Value> {
    let name = pointer.rsplit('/').next().unwrap();
    match leaf {
        Value::Null => vec![json!(true)],
        Value::Bool(flag) => vec![json!(!flag)],
        Value::Number(number) => vec![json!(number.as_i64().unwrap() + 1)],
        Value::String(text) => {
            let list = words.get(name).filter(|list| list.contains(text) && list.len() < 20);
            let others =
                list.into_iter().flatten().filter(|word| *word != text).map(|word| json!(word));
            // A digit more, so that a number stays one.
            others.chain([json!(format!("{text}1"))]).collect()
        }
        _ => unreachable!("a scalar"),
    }
}

#[test]
fn grades_come_from_worst_to_least() {
    assert!(Grade::Breaking < Grade::NeedsDecision && Grade::Additive < Grade::DocOnly);
}
