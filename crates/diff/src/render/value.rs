//! Values of the model as people read them.

use serde_json::{Map, Value};

/// A value in one line: texts as they are, facts as their values, the rest in the way of YAML.
#[must_use]
pub fn brief(value: &Value) -> String {
    match value {
        Value::Object(members) => fact(members).unwrap_or_else(|| flow(members)),
        Value::Array(items) => items.iter().map(inner).collect::<Vec<_>>().join(", "),
        scalar => self::scalar(scalar),
    }
}

/// The same inside of another value, so that one sees where it ends.
fn inner(value: &Value) -> String {
    match value {
        Value::Object(members) => fact(members).unwrap_or_else(|| format!("{{{}}}", flow(members))),
        Value::Array(_) => format!("[{}]", brief(value)),
        scalar => self::scalar(scalar),
    }
}

fn flow(members: &Map<String, Value>) -> String {
    let members = members.iter().map(|(name, member)| format!("{name}: {}", inner(member)));
    members.collect::<Vec<_>>().join(", ")
}

/// A value with its origin: `32`, `1 (inferred)`.
fn fact(members: &Map<String, Value>) -> Option<String> {
    let (value, inferred) = (members.get("value")?, members.get("inferred")?.as_bool()?);
    let mark = if inferred { " (inferred)" } else { "" };
    (members.len() == 2).then(|| format!("{}{mark}", inner(value)))
}

fn scalar(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The same over several lines: a line for each member and item.
pub(super) fn laid_out(value: &Value) -> String {
    let mut text = String::new();
    block(value, 0, &mut text);
    text
}

fn block(value: &Value, margin: usize, text: &mut String) {
    match value {
        Value::Object(members) if !members.is_empty() && fact(members).is_none() => {
            for (index, (name, member)) in members.iter().enumerate() {
                new_line(index, margin, text);
                text.push_str(name);
                text.push(':');
                if is_block(member) {
                    text.push('\n');
                    text.extend(std::iter::repeat_n(' ', margin + 2));
                    block(member, margin + 2, text);
                } else {
                    text.push(' ');
                    text.push_str(&inner(member));
                }
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                new_line(index, margin, text);
                text.push_str("- ");
                block(item, margin + 2, text);
            }
        }
        _ => text.push_str(&inner(value)),
    }
}

/// Whether it takes lines of its own: all but scalars, facts and lists of words.
fn is_block(value: &Value) -> bool {
    match value {
        Value::Object(members) => !members.is_empty() && fact(members).is_none(),
        Value::Array(items) => items.iter().any(|item| item.is_object() || item.is_array()),
        _ => false,
    }
}

fn new_line(index: usize, margin: usize, text: &mut String) {
    if index > 0 {
        text.push('\n');
        text.extend(std::iter::repeat_n(' ', margin));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_read_like_yaml() {
        let limit = json!({"value": 1, "inferred": true});
        assert_eq!(brief(&json!({"value": 32, "inferred": false})), "32");
        assert_eq!(brief(&json!(["WEB", "APP"])), "WEB, APP");
        assert_eq!(brief(&json!("a, b")), "a, b");
        let field = json!({"name": "memo", "type": {"type": "text", "minLength": limit}, "of": ["a", "b"],
            "rules": [{"when": 1}, {"when": []}], "none": {}});
        assert_eq!(
            brief(&field),
            "name: memo, type: {type: text, minLength: 1 (inferred)}, of: [a, b], rules: [{when: 1}, {when: []}], none: {}"
        );
        assert_eq!(
            laid_out(&field),
            "name: memo\ntype:\n  type: text\n  minLength: 1 (inferred)\nof: [a, b]\nrules:\n  - when: 1\n  - when: []\nnone: {}"
        );
        assert_eq!(laid_out(&json!(["a", "b"])), "- a\n- b");
    }
}
