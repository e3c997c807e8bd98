//! JSON text with its secrets taken out.

use alloc::string::String;

use crate::support::json::{Content, Node};
use crate::support::shape::Kind;

const REDACTED: &str = "\"[redacted]\"";

/// The same JSON with every secret of the shape replaced, and so every member that the shape does
/// not know in an object that has a secret. Of a member that is there twice, the first stays.
pub(crate) fn redact(kind: &Kind, json: &str) -> String {
    if !kind.has_secret() {
        return json.into();
    }
    let mut out = String::with_capacity(json.len());
    match serde_json::from_str::<&serde_json::value::RawValue>(json) {
        Ok(raw) => write(kind, &Node::read(kind, raw.get()), &mut out),
        Err(_) => out.push_str(REDACTED),
    }
    out
}

fn write(kind: &Kind, node: &Node<'_>, out: &mut String) {
    match (kind, &node.content) {
        (Kind::List(list), Content::List(items)) => {
            out.push('[');
            for (index, item) in items.nodes().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                write(list.items, &item, out);
            }
            out.push(']');
        }
        (Kind::Object(shape), Content::Object(object)) => {
            out.push('{');
            let mut separator = "";
            for (field, node) in shape.fields.iter().zip(&object.fields) {
                if !matches!(node.content, Content::Absent) {
                    name(field.name, &mut separator, out);
                    write(&field.kind, node, out);
                }
            }
            // Beside a secret, a member that nobody knows may be the same secret by another name.
            let holds_secret =
                shape.fields.iter().any(|field| matches!(field.kind, Kind::Secret(_)));
            for stranger in &object.unknown {
                name(&stranger.name, &mut separator, out);
                out.push_str(if holds_secret { REDACTED } else { stranger.raw });
            }
            out.push('}');
        }
        (_, Content::Null) => out.push_str("null"),
        // Whatever stands where a secret should be may well be it.
        (kind, _) if kind.has_secret() => out.push_str(REDACTED),
        _ => out.push_str(node.raw),
    }
}

fn name(name: &str, separator: &mut &'static str, out: &mut String) {
    out.push_str(separator);
    *separator = ",";
    // A string always serializes.
    out.push_str(&serde_json::to_string(name).unwrap_or_default());
    out.push(':');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::shape::{Charset, NO_LIMIT, Object, list, object, optional, secret, text};

    static ITEM: Object = Object {
        name: "Item",
        fields: &[
            optional("token", secret(Charset::Any, 0, NO_LIMIT)),
            optional("name", text(Charset::Any, 0, NO_LIMIT)),
        ],
        rules: &[],
    };
    static ITEM_KIND: Kind = object(&ITEM);
    const ITEMS: Kind = list(&ITEM_KIND, 0, NO_LIMIT);

    #[test]
    fn secrets_go_and_the_rest_stays() {
        let json = r#"[{"name":"n","token":"do-not-show","a\"b":1},{"token":null},{}]"#;
        let shown = redact(&ITEMS, json);
        assert_eq!(
            shown,
            r#"[{"token":"[redacted]","name":"n","a\"b":"[redacted]"},{"token":null},{}]"#
        );
    }

    #[test]
    fn odd_values_in_a_secrets_place_go_too() {
        for json in [
            r#"[{"token":{"x":"do-not-show"}}]"#,
            r#"[{"token":["do-not-show"]}]"#,
            r#"[{"token":"a","token":"do-not-show"}]"#,
            r#"{"token":"do-not-show"}"#,
            r#"["do-not-show"]"#,
            r#"[{"token":"do-not-show""#,
        ] {
            assert!(!redact(&ITEMS, json).contains("do-not-show"), "{json}");
        }
    }

    #[test]
    fn without_secrets_nothing_changes() {
        assert_eq!(redact(&text(Charset::Any, 0, NO_LIMIT), " [1, ]"), " [1, ]");
    }
}
