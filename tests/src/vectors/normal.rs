//! The normal form of data: what a reader has when it has read, whatever the wire looked like.
//!
//! Ids and decimals are strings with the digits of the wire; integers are numbers, beyond 2^53 - 1
//! strings; members that are null, or that the spec does not know, are left out; an object in a JSON
//! string is an object.

use binance_pay_codegen::model::{Definitions, EnumBase, Type};

use super::entry::{integer, text};
use crate::Json;

/// The normal form of a value that its type can hold, textual twins included. None for another one.
pub(super) fn normal(definitions: &Definitions<'_>, ty: &Type, json: &Json) -> Option<Json> {
    match ty {
        Type::Object { of, .. } => match json {
            Json::Object(_) => object(definitions, of, json),
            Json::Text(inner) => object(definitions, of, &inner.parse().ok()?),
            _ => None,
        },
        Type::List { items, .. } => match json {
            Json::List(all) => {
                let each = all.iter().map(|item| normal(definitions, items, item));
                each.collect::<Option<_>>().map(Json::List)
            }
            _ => None,
        },
        Type::Text { .. } | Type::Id { .. } | Type::Decimal { .. } => json.scalar().map(text),
        Type::Boolean => match json.scalar()?.as_str() {
            "true" => Some(Json::Boolean(true)),
            "false" => Some(Json::Boolean(false)),
            _ => None,
        },
        Type::Enum { of } => {
            let is_integer = definitions.open_enum(of)?.base == EnumBase::Integer;
            if is_integer { whole(json) } else { json.scalar().map(text) }
        }
        Type::Integer { .. } | Type::Timestamp => whole(json),
    }
}

fn whole(json: &Json) -> Option<Json> {
    let digits = json.scalar()?;
    let whole = digits.strip_suffix(".0").unwrap_or(&digits);
    whole.parse().ok().map(integer)
}

/// The normal form of an object; a member that cannot be read is left out where it is optional.
pub(super) fn object(definitions: &Definitions<'_>, name: &str, json: &Json) -> Option<Json> {
    let Json::Object(_) = json else { return None };
    let mut members = Vec::new();
    for field in &definitions.object(name)?.fields {
        let value = json.get(&field.name).filter(|value| **value != Json::Null);
        match value.and_then(|value| normal(definitions, &field.ty, value)) {
            Some(value) => members.push((field.name.clone(), value)),
            None if field.required => return None,
            None => {}
        }
    }
    Some(Json::Object(members))
}
