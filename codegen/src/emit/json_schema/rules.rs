//! The rules between the members of an object.

use serde_json::{Map, Value, json};

use super::{OURS, types};
use crate::model::{Condition, Endpoint, EnumBase, Object, Rule, Type};

/// `allOf` with one schema for each rule that makes a body invalid, and all rules as data.
pub(super) fn keywords(endpoint: &Endpoint, object: &Object) -> Map<String, Value> {
    let mut keywords = Map::new();
    let context = Context { endpoint, object };
    let enforced: Vec<Value> =
        object.rules.iter().filter_map(|rule| context.enforce(rule)).collect();
    if !enforced.is_empty() {
        keywords.insert("allOf".to_owned(), enforced.into());
    }
    if !object.rules.is_empty() {
        keywords.insert(format!("{OURS}rules"), json!(object.rules));
    }
    keywords
}

struct Context<'a> {
    endpoint: &'a Endpoint,
    object: &'a Object,
}

impl Context<'_> {
    fn enforce(&self, rule: &Rule) -> Option<Value> {
        match rule {
            Rule::AtLeastOneOf { fields } => Some(json!({ "anyOf": each_present(fields) })),
            Rule::ExactlyOneOf { fields } => Some(json!({ "oneOf": each_present(fields) })),
            Rule::RequiredIf { field, when } => {
                Some(json!({ "if": self.condition(when), "then": present(field) }))
            }
            // A member without effect does not make a body invalid.
            Rule::IgnoredIf { .. } => None,
        }
    }

    fn condition(&self, condition: &Condition) -> Value {
        match condition {
            Condition::Present { field } => present(field),
            Condition::Absent { field } => json!({ "not": present(field) }),
            Condition::In { field, values } => {
                let values = self.values(field, values);
                with_member(field, &json!({ "enum": values }))
            }
            Condition::NotIn { field, values } => {
                let mut values = self.values(field, values);
                values.push(Value::Null);
                with_member(field, &json!({ "not": { "enum": values } }))
            }
        }
    }

    /// The values of a condition, as the field has them in JSON.
    fn values(&self, field: &str, values: &[String]) -> Vec<Value> {
        let ty = self.object.field(field).map(|field| &field.ty);
        let base = match ty {
            Some(Type::Enum { of }) => self.endpoint.open_enum(of).map(|of| of.base),
            Some(Type::Integer { .. }) => Some(EnumBase::Integer),
            _ => None,
        };
        let is_boolean = matches!(ty, Some(Type::Boolean));
        let value = |text: &String| match text.parse::<bool>() {
            Ok(value) if is_boolean => value.into(),
            _ => types::enum_value(base.unwrap_or(EnumBase::Text), text),
        };
        values.iter().map(value).collect()
    }
}

fn each_present(fields: &[String]) -> Vec<Value> {
    fields.iter().map(|field| present(field)).collect()
}

/// The member is there: null is not.
fn present(field: &str) -> Value {
    with_member(field, &json!({ "not": { "type": "null" } }))
}

fn with_member(field: &str, schema: &Value) -> Value {
    json!({ "required": [field], "properties": { field: schema } })
}
