//! Each leaf of the whole spec is changed once, each of its members and items is taken away once, and
//! several of them at random: the comparison has to find it, a rule has to be about it, and the way
//! back has to fit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use binance_pay_diff::{Change, Grade, Model, Report, compare};
use proptest::prelude::*;
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
        "predicate",
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
                // What is both sent and received has a change for each. Contradictions, and decisions, of one
                // pointer are told apart by numbers only.
                let is_one = changes.iter().all(|change| change.pointer == changes[0].pointer)
                    || ["/contradictions", "/decisions"].iter().any(|list| pointer.ends_with(list));
                assert!(is_one, "{pointer}: {changes:#?}");
            }
        }
    }
    // The lists of the root, which the parts have one item of.
    let spec = spec();
    let old = Model::new(spec.clone()).unwrap();
    for (name, member) in spec.as_object().unwrap().iter().filter(|(_, member)| member.is_array()) {
        let mut new = spec.clone();
        if member.as_array().unwrap().len() > 1 {
            new[name].as_array_mut().unwrap().swap(0, 1);
            let changes = there_and_back(&old, new, name);
            assert_eq!((changes.len(), changes[0].pointer.as_str()), (1, &*format!("/{name}")));
        }
    }
}

/// The changes; those of the way back are the same in the mirror.
fn there_and_back(old: &Model, new: Value, what: &str) -> Vec<Change> {
    let new = Model::new(new).unwrap_or_else(|error| panic!("{what}: {error}"));
    let compare = |a, b| compare(a, b).unwrap_or_else(|error| panic!("{what}: {error}"));
    let (there, back) = (compare(old, &new), compare(&new, old));
    assert!(!there.changes().is_empty(), "missed: {what}");
    assert_eq!(seen(&there), mirrored(&back), "{what}");
    let prints: BTreeSet<_> = there.changes().iter().map(|change| &change.fingerprint).collect();
    assert_eq!(prints.len(), there.changes().len(), "{what}");
    there.changes().to_vec()
}

/// A change as a pointer, a rule and what was and is there.
type Seen = (String, String, Option<String>, Option<String>);

fn seen(report: &Report) -> BTreeSet<Seen> {
    let text = |value: &Option<Value>| value.as_ref().map(Value::to_string);
    let changes = report.changes().iter();
    changes.map(|c| (c.pointer.clone(), c.rule.id(), text(&c.old), text(&c.new))).collect()
}

/// The same, seen from the other side.
fn mirrored(report: &Report) -> BTreeSet<Seen> {
    let mirror = |change: &Change| change.rule.mirror().map(|rule| rule.id());
    let mirrors: BTreeMap<String, String> = report
        .changes()
        .iter()
        .map(|change| (change.rule.id(), mirror(change).expect("a mirror")))
        .collect();
    let seen = seen(report).into_iter();
    seen.map(|(at, rule, old, new)| (at, mirrors[&rule].clone(), new, old)).collect()
}

fn spec() -> Value {
    serde_json::from_str(binance_pay_spec::model().unwrap()).unwrap()
}

/// The spec in pieces, so that the test takes seconds: each item of a list of the root, and each other
/// member, with nothing else.
fn parts(spec: &Value) -> Vec<Value> {
    let mut parts = Vec::new();
    for (name, member) in spec.as_object().unwrap() {
        let pieces = match member {
            Value::Array(items) => items.iter().map(|item| json!([item])).collect(),
            other => vec![other.clone()],
        };
        parts.extend(pieces.into_iter().map(|piece| {
            let mut part = json!({"protocol": {}, "codes": [], "endpoints": [], "webhooks": []});
            part[name] = piece;
            part
        }));
    }
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

/// One way to spoil a model: where, counted by the places that there are, and how.
type Edit = (prop::sample::Index, u8);

/// The part with these edits.
fn edited(part: &Value, edits: &[Edit]) -> Value {
    let mut part = part.clone();
    for (index, how) in edits {
        let places = pointers(&part);
        let place = index.get(&places);
        let (parent, name) = place.rsplit_once('/').unwrap();
        match (part.pointer_mut(parent).unwrap(), name.parse::<usize>(), how % 4) {
            (Value::Array(items), Ok(at), 0) => drop(items.remove(at)),
            (Value::Array(items), Ok(at), 1) => items.swap(0, at),
            (Value::Object(members), _, 0) => drop(members.remove(name)),
            (parent, ..) => {
                let place = match parent {
                    Value::Array(items) => &mut items[name.parse::<usize>().unwrap()],
                    parent => &mut parent[name],
                };
                if is_scalar(&&*place) {
                    let others = others("/", place, &BTreeMap::new());
                    *place = others[usize::from(how % 2).min(others.len() - 1)].clone();
                }
            }
        }
    }
    part
}

/// A list that is not there is an empty one, and here none is there.
fn without_empty_lists(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().filter(|(_, member)| **member != json!([]));
            members.map(|(name, member)| (name.clone(), without_empty_lists(member))).collect()
        }
        Value::Array(items) => items.iter().map(without_empty_lists).collect(),
        scalar => scalar.clone(),
    }
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec(any::<Edit>(), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_ways_fit_whatever_has_changed(
        which in any::<prop::sample::Index>(), one in edits(), other in edits()
    ) {
        static PARTS: LazyLock<Vec<Value>> = LazyLock::new(|| parts(&spec()));
        let part = which.get(&PARTS);
        let texts = [edited(part, &one), edited(part, &other)];
        let (Ok(a), Ok(b)) = (Model::new(texts[0].clone()), Model::new(texts[1].clone())) else {
            return Ok(());
        };
        // What has no form that the table knows is refused on both ways alike.
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!(there.is_ok(), back.is_ok());
        if let (Ok(there), Ok(back)) = (there, back) {
            prop_assert_eq!(seen(&there), mirrored(&back));
            let [one, other] = texts.each_ref().map(without_empty_lists);
            prop_assert!(!there.changes().is_empty() || one == other);
            prop_assert_eq!(&there, &compare(&a, &b).unwrap());
            let prints: BTreeSet<_> = there.changes().iter().map(|c| &c.fingerprint).collect();
            prop_assert_eq!(prints.len(), there.changes().len());
        }
        let same = compare(&a, &a).unwrap();
        prop_assert!(same.changes().is_empty());
    }
}

/// Where facts are known from is documentation, whatever of it changes.
#[test]
fn quotes_are_documentation() {
    let quotes = json!([{
        "id": "order.close", "page": "api-order-close", "file": "quotes/order.close.yaml",
        "facts": [{"at": "/method", "predicate": "method", "digests": ["00aa00aa00aa00aa"]}],
        "decisions": [{"at": "/path", "decides": ["path"], "overrides": [
            {"at": "/path", "predicate": "path", "digests": ["11aa00aa00aa00aa"]}]}],
    }]);
    let part = |quotes: &Value| json!({"protocol": {}, "codes": [], "endpoints": [], "webhooks": [], "quotes": quotes});
    let none = part(&json!([]));
    let old = Model::new(part(&quotes)).unwrap();
    let mut found = BTreeSet::new();
    for pointer in pointers(&quotes) {
        let mut new = quotes.clone();
        let leaf = new.pointer_mut(&pointer).unwrap();
        if is_scalar(&&*leaf) {
            *leaf = json!("other");
            for change in there_and_back(&old, part(&new), &pointer) {
                assert_eq!(change.grade(), Grade::DocOnly);
                found.insert(change.rule.id());
            }
        }
    }
    assert_eq!(there_and_back(&old, none, "all").len(), 1);
    let expected =
        ["source-decision", "source-file", "source-page", "source-quotes", "source-words"];
    for rule in expected {
        assert!(found.iter().any(|id| id.starts_with(rule)), "{rule}: {found:?}");
    }
}

#[test]
fn grades_come_from_worst_to_least() {
    assert!(Grade::Breaking < Grade::NeedsDecision && Grade::Additive < Grade::DocOnly);
}
