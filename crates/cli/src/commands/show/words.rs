//! Types, limits and rules in words.

use std::fmt::Display;

use crate::model::{Condition, Fact, Object, Rule, Type};

/// What a value is: `text`, `list of Record`, `one of Scope`.
pub(crate) fn kind(ty: &Type) -> String {
    match ty {
        Type::Text { .. } => "text".to_owned(),
        Type::Integer { format, .. } => format.clone(),
        Type::Boolean => "boolean".to_owned(),
        Type::Decimal { wire, .. } => format!("decimal as a {wire}"),
        Type::Id { wire, .. } => format!("id as a {wire}"),
        Type::Timestamp => "time in milliseconds".to_owned(),
        Type::Enum { of } => format!("one of {of}"),
        Type::Object { of, wire: None } => of.clone(),
        Type::Object { of, wire: Some(_) } => format!("{of} in a JSON string"),
        Type::List { items, .. } => format!("list of {}", kind(items)),
    }
}

/// The limits of a type, `1 to 32 characters` and so on, those of a list's items last.
pub(crate) fn limits(ty: &Type) -> Vec<String> {
    match ty {
        Type::Text { charset, format, min_length, max_length, secret } => {
            let class = charset.as_deref().map(class);
            let form = format.as_deref().map(form);
            let length = range(min_length.as_ref(), max_length.as_ref(), " characters");
            let secret = secret.then(|| "secret".to_owned());
            class.into_iter().chain(form).chain(length).chain(secret).collect()
        }
        Type::Integer { minimum, maximum, .. } => {
            range(minimum.as_ref(), maximum.as_ref(), "").into_iter().collect()
        }
        Type::Decimal { scale, minimum, maximum, .. } => {
            let places = range(None, scale.as_ref(), " decimal places");
            range(minimum.as_ref(), maximum.as_ref(), "").into_iter().chain(places).collect()
        }
        Type::Id { max_length, .. } => {
            range(None, max_length.as_ref(), " digits").into_iter().collect()
        }
        Type::List { items, min_items, max_items } => {
            let count = range(min_items.as_ref(), max_items.as_ref(), " items");
            let each = |limit: String| match limit.strip_prefix("each ") {
                Some(_) => limit,
                None => format!("each {limit}"),
            };
            count.into_iter().chain(limits(items).into_iter().map(each)).collect()
        }
        Type::Boolean | Type::Timestamp | Type::Enum { .. } | Type::Object { .. } => Vec::new(),
    }
}

fn class(charset: &str) -> String {
    match charset {
        "alnum" => "letters and digits only".to_owned(),
        "alpha" => "letters only".to_owned(),
        "digits" => "digits only".to_owned(),
        "plain" => "no backslash, double quote or emoji".to_owned(),
        "uppercase" => "no letter a to z".to_owned(),
        other => format!("{other} only"),
    }
}

fn form(format: &str) -> String {
    match format {
        "date" => "written YYYY-MM-DD".to_owned(),
        "date-time" => "written YYYY-MM-DD hh:mm:ss".to_owned(),
        "day-month-year" => "written dd/MM/yyyy".to_owned(),
        "http-url" => "begins with http:// or https://".to_owned(),
        other => format!("of the form {other}"),
    }
}

fn range<T: Display>(min: Option<&Fact<T>>, max: Option<&Fact<T>>, unit: &str) -> Option<String> {
    Some(match (min, max) {
        (None, None) => return None,
        (Some(min), None) => format!("at least {}{unit}", fact(min)),
        (None, Some(max)) => format!("at most {}{unit}", fact(max)),
        (Some(min), Some(max)) => format!("{} to {}{unit}", fact(min), fact(max)),
    })
}

/// A value, marked where it is our own.
pub(crate) fn fact<T: Display>(fact: &Fact<T>) -> String {
    format!("{}{}", fact.value, if fact.inferred { " (inferred)" } else { "" })
}

pub(crate) fn rule(rule: &Rule) -> String {
    match rule {
        Rule::AtLeastOneOf { fields } => format!("at least one of {}", fields.join(", ")),
        Rule::ExactlyOneOf { fields } => format!("exactly one of {}", fields.join(", ")),
        Rule::RequiredIf { field, when } => format!("{field} is required when {}", condition(when)),
        Rule::IgnoredIf { field, when } => format!("{field} is ignored when {}", condition(when)),
    }
}

fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Present { field } => format!("{field} is present"),
        Condition::Absent { field } => format!("{field} is absent"),
        Condition::In { field, values } => format!("{field} is {}", values.join(" or ")),
        Condition::NotIn { field, values } => format!("{field} is not {}", values.join(" or ")),
    }
}

/// The name of the object that a type leads to.
pub(crate) fn object_name(ty: &Type) -> Option<&str> {
    match innermost(ty) {
        Type::Object { of, .. } => Some(of),
        _ => None,
    }
}

/// The objects with what they are: those of the roles first, in this order, then their parts.
pub(crate) fn objects<'a>(
    objects: &'a [Object],
    roles: &[(&'static str, &str)],
) -> Vec<(&'static str, &'a Object)> {
    let place = |object: &Object| {
        let found = roles.iter().position(|(_, name)| *name == object.name);
        found.unwrap_or(roles.len())
    };
    let mut objects: Vec<_> = objects.iter().collect();
    objects.sort_by_key(|object| place(object));
    let role = |object| roles.get(place(object)).map_or("Object", |(role, _)| role);
    objects.into_iter().map(|object| (role(object), object)).collect()
}

fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::List { items, .. } => innermost(items),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(ty: serde_json::Value) -> String {
        let ty: Type = serde_json::from_value(ty).unwrap();
        [vec![kind(&ty)], limits(&ty)].concat().join("; ")
    }

    #[test]
    fn every_type_and_limit_has_words() {
        let exact = |value| json!({"value": value, "inferred": false});
        let ours = |value| json!({"value": value, "inferred": true});
        for (ty, words) in [
            (
                json!({"type": "text", "charset": "alnum", "minLength": exact(1),
                       "maxLength": exact(32), "secret": true}),
                "text; letters and digits only; 1 to 32 characters; secret",
            ),
            (json!({"type": "text", "charset": "digits", "secret": false}), "text; digits only"),
            (json!({"type": "text", "charset": "hex", "secret": false}), "text; hex only"),
            (json!({"type": "text", "charset": "alpha", "secret": false}), "text; letters only"),
            (
                json!({"type": "text", "charset": "plain", "secret": false}),
                "text; no backslash, double quote or emoji",
            ),
            (
                json!({"type": "text", "charset": "uppercase", "format": "date", "secret": false}),
                "text; no letter a to z; written YYYY-MM-DD",
            ),
            (
                json!({"type": "text", "format": "date-time", "secret": false}),
                "text; written YYYY-MM-DD hh:mm:ss",
            ),
            (
                json!({"type": "text", "format": "day-month-year", "secret": false}),
                "text; written dd/MM/yyyy",
            ),
            (
                json!({"type": "text", "format": "http-url", "secret": false}),
                "text; begins with http:// or https://",
            ),
            (json!({"type": "text", "format": "x", "secret": false}), "text; of the form x"),
            (
                json!({"type": "integer", "format": "int32", "minimum": ours(1)}),
                "int32; at least 1 (inferred)",
            ),
            (json!({"type": "boolean"}), "boolean"),
            (
                json!({"type": "decimal", "scale": exact(8), "wire": "string",
                       "maximum": {"value": "9.5", "inferred": false}}),
                "decimal as a string; at most 9.5; at most 8 decimal places",
            ),
            (
                json!({"type": "id", "maxLength": exact(19), "wire": "number"}),
                "id as a number; at most 19 digits",
            ),
            (json!({"type": "timestamp"}), "time in milliseconds"),
            (json!({"type": "enum", "of": "Scope"}), "one of Scope"),
            (json!({"type": "object", "of": "Record"}), "Record"),
            (
                json!({"type": "object", "of": "Record", "wire": "json-string"}),
                "Record in a JSON string",
            ),
            (
                json!({"type": "list", "maxItems": exact(20), "items":
                       {"type": "id", "wire": "string", "maxLength": exact(9)}}),
                "list of id as a string; at most 20 items; each at most 9 digits",
            ),
            (
                json!({"type": "list", "items": {"type": "list", "items":
                       {"type": "decimal", "scale": exact(2), "wire": "string"}}}),
                "list of list of decimal as a string; each at most 2 decimal places",
            ),
        ] {
            assert_eq!(said(ty), words);
        }
    }

    #[test]
    fn every_rule_has_words() {
        for (json, words) in [
            (json!({"atLeastOneOf": {"fields": ["a", "b"]}}), "at least one of a, b"),
            (json!({"exactlyOneOf": {"fields": ["a", "b"]}}), "exactly one of a, b"),
            (
                json!({"requiredIf": {"field": "a", "when": {"in": {"field": "b", "values": ["X", "Y"]}}}}),
                "a is required when b is X or Y",
            ),
            (
                json!({"requiredIf": {"field": "a", "when": {"absent": {"field": "b"}}}}),
                "a is required when b is absent",
            ),
            (
                json!({"ignoredIf": {"field": "a", "when": {"notIn": {"field": "b", "values": ["X"]}}}}),
                "a is ignored when b is not X",
            ),
            (
                json!({"requiredIf": {"field": "a", "when": {"in": {"field": "b.c", "values": ["true"]}}}}),
                "a is required when b.c is true",
            ),
            (
                json!({"ignoredIf": {"field": "a", "when": {"present": {"field": "b"}}}}),
                "a is ignored when b is present",
            ),
        ] {
            assert_eq!(rule(&serde_json::from_value(json).unwrap()), words);
        }
    }
}
