//! What a node of the spec states, in the terms of quotes.

use serde_json::Value;

use crate::spec::places;
use crate::words::Predicate;

/// Whether the spec states something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// It does.
    Yes,
    /// It does, and says that no page of the vendor does.
    Inferred,
    /// There is such a place, and it states nothing of the kind.
    No,
    /// There is no such place.
    Nowhere,
}

/// Whether a file states this of the place that a pointer leads to. `results` are the codes of the
/// endpoint.
pub(super) fn stated(
    file: &Value,
    pointer: &str,
    predicate: Predicate,
    results: &[String],
) -> Stated {
    let Some(node) = places::node(file, pointer) else { return Stated::Nowhere };
    let whole = || pointer == format!("/{predicate}") && node.is_string();
    let is = |is: bool| if is { Stated::Yes } else { Stated::No };
    match predicate {
        Predicate::Method | Predicate::Path | Predicate::Audience | Predicate::Deprecated => {
            is(whole())
        }
        // A response may be the bare name of its object.
        Predicate::Type => is(node.get("type").is_some() || pointer == "/response"),
        Predicate::Required => is(node.get("type").is_some()),
        Predicate::MaxLength | Predicate::Length => fact(node, &["length", "max"]),
        Predicate::MaxItems => fact(node, &["count", "max"]),
        Predicate::Minimum | Predicate::ExclusiveMinimum => fact(node, &["range", "min"]),
        Predicate::Maximum => fact(node, &["range", "max"]),
        Predicate::Scale => fact(node, &["scale"]),
        Predicate::Charset if is_of_digits(node) => Stated::Yes,
        Predicate::Charset | Predicate::Format => fact(node, &[predicate.as_str()]),
        Predicate::Values => is(has_values(node) || node.get("items").is_some_and(has_values)),
        Predicate::RequiredWithout
        | Predicate::RequiredIf
        | Predicate::IgnoredIf
        | Predicate::AtLeastOneOf
        | Predicate::OnlyWithStatus => is(has_rule(file, pointer)),
        Predicate::CodeName => {
            let code = pointer.strip_prefix("/codes/").unwrap_or_default();
            is(node.get("name").is_some() && results.iter().any(|result| result == code))
        }
        Predicate::Sample => {
            is(pointer.strip_prefix("/samples/").is_some_and(|name| node["name"] == name))
        }
        _ => Stated::No,
    }
}

/// A member of a type, or of what a list holds.
fn fact(node: &Value, path: &[&str]) -> Stated {
    let member = |node: &Value| {
        path.iter().try_fold(node, |node, name| node.get(name)).map(|fact| fact["inferred"] == true)
    };
    match member(node).or_else(|| member(node.get("items")?)) {
        Some(true) => Stated::Inferred,
        Some(false) => Stated::Yes,
        None => Stated::No,
    }
}

fn has_values(node: &Value) -> bool {
    node["type"] == "enum" || node["type"] == "boolean"
}

/// Whether values have digits only, whatever the characters of texts are.
fn is_of_digits(node: &Value) -> bool {
    ["id", "integer", "timestamp"].iter().any(|ty| node["type"] == *ty)
}

/// Whether a rule of the object around a field names the field.
fn has_rule(file: &Value, pointer: &str) -> bool {
    let Some((object, field)) = pointer.rsplit_once("/fields/") else { return false };
    let rules = file.pointer(object).and_then(|object| object.get("rules")?.as_array());
    rules.is_some_and(|rules| rules.iter().any(|rule| names(rule, field)))
}

fn names(value: &Value, field: &str) -> bool {
    match value {
        Value::String(name) => name == field,
        Value::Array(items) => items.iter().any(|item| names(item, field)),
        Value::Object(members) => members.values().any(|member| names(member, field)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_predicate_is_about_its_member() {
        use Predicate as P;
        let file = json!({
            "method": "POST",
            "response": "A",
            "objects": {"A": {
                "fields": {
                    "text": {"type": "text", "charset": "alnum", "length": {"max": 8, "min": {"value": 1, "inferred": true}}},
                    "number": {"type": "integer", "range": {"min": {"value": 1, "inferred": true}, "max": 9}},
                    "list": {"type": "list", "items": {"type": "enum", "of": "E"}, "count": {"max": 2}},
                    "amount": {"type": "decimal", "scale": 8},
                },
                "rules": [{"required-if": {"field": "text", "when": {"field": "number", "in": ["1"]}}}],
            }},
            "samples": [{"name": "one", "json": "{}"}],
            "codes": {"400001": {"name": "X"}, "400002": {}},
        });
        let results = ["400001".to_owned(), "400002".to_owned()];
        let field = |name: &str| format!("/objects/A/fields/{name}");
        for (pointer, predicate, expected) in [
            ("/method".to_owned(), P::Method, Stated::Yes),
            ("/method".to_owned(), P::Path, Stated::No),
            ("/response".to_owned(), P::Type, Stated::Yes),
            (field("text"), P::Type, Stated::Yes),
            (field("text"), P::Required, Stated::Yes),
            (field("text"), P::MaxLength, Stated::Yes),
            (field("text"), P::Charset, Stated::Yes),
            (field("text"), P::Format, Stated::No),
            (field("text"), P::MaxItems, Stated::No),
            (field("text"), P::RequiredIf, Stated::Yes),
            (field("number"), P::Charset, Stated::Yes),
            (field("number"), P::Minimum, Stated::Inferred),
            (field("number"), P::Maximum, Stated::Yes),
            (field("number"), P::Values, Stated::No),
            (field("list"), P::Values, Stated::Yes),
            (field("list"), P::MaxItems, Stated::Yes),
            (field("list"), P::IgnoredIf, Stated::No),
            (field("amount"), P::Scale, Stated::Yes),
            (field("amount"), P::SampleType, Stated::No),
            (field("none"), P::Type, Stated::Nowhere),
            ("/samples/one".to_owned(), P::Sample, Stated::Yes),
            ("/samples/two".to_owned(), P::Sample, Stated::Nowhere),
            ("/samples/0".to_owned(), P::Sample, Stated::No),
            ("/codes/400001".to_owned(), P::CodeName, Stated::Yes),
            ("/codes/400002".to_owned(), P::CodeName, Stated::No),
        ] {
            assert_eq!(
                stated(&file, &pointer, predicate, &results),
                expected,
                "{pointer} {predicate}"
            );
        }
        assert_eq!(stated(&file, "/codes/400001", P::CodeName, &[]), Stated::No, "not listed");
    }
}
