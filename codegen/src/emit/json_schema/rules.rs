//! The rules between the members of an object.

use serde_json::{Map, Value, json};

use super::{OURS, types};
use crate::model::{Condition, Definitions, EnumBase, Field, Object, Rule, Type};

/// `allOf` with one schema for each rule that makes a body invalid, and all rules as data.
pub(super) fn keywords(definitions: Definitions<'_>, object: &Object) -> Map<String, Value> {
    let mut keywords = Map::new();
    let context = Context { definitions, object };
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
    definitions: Definitions<'a>,
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

    /// Whether the field at the end of the way is as the condition says. Without one of the objects
    /// that lead to it, it is absent.
    fn condition(&self, condition: &Condition) -> Value {
        let way: Vec<&str> = condition.path().collect();
        let present = json!({ "not": { "type": "null" } });
        match condition {
            Condition::Present { .. } => along(&way, present),
            Condition::Absent { .. } => json!({ "not": along(&way, present) }),
            Condition::In { values, .. } => {
                along(&way, json!({ "enum": self.values(&way, values) }))
            }
            Condition::NotIn { values, .. } => {
                let mut values = self.values(&way, values);
                values.push(Value::Null);
                along(&way, json!({ "not": { "enum": values } }))
            }
        }
    }

    /// The values of a condition, as the field has them in JSON.
    fn values(&self, way: &[&str], values: &[String]) -> Vec<Value> {
        let ty = self.field(way).map(|field| &field.ty);
        let base = match ty {
            Some(Type::Enum { of }) => self.definitions.open_enum(of).map(|of| of.base),
            _ => None,
        };
        let is_boolean = matches!(ty, Some(Type::Boolean));
        let value = |text: &String| match text.parse::<bool>() {
            Ok(value) if is_boolean => value.into(),
            _ => types::enum_value(base.unwrap_or(EnumBase::Text), text),
        };
        values.iter().map(value).collect()
    }

    /// The field at the end of the way.
    fn field(&self, way: &[&str]) -> Option<&Field> {
        let (last, objects) = way.split_last()?;
        let object =
            objects.iter().try_fold(self.object, |object, name| match &object.field(name)?.ty {
                Type::Object { of, .. } => self.definitions.object(of),
                _ => None,
            });
        object?.field(last)
    }
}

/// A schema for the field at the end of the way, through objects.
fn along(way: &[&str], schema: Value) -> Value {
    let Some((first, rest)) = way.split_first() else { return schema };
    let inner = along(rest, schema);
    if rest.is_empty() {
        return with_member(first, &inner);
    }
    let mut object = Map::new();
    object.insert("type".to_owned(), "object".into());
    if let Value::Object(inner) = inner {
        object.extend(inner);
    }
    with_member(first, &object.into())
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
