//! Checks of a sample against the constraints of its endpoint.

use std::cmp::Ordering;

use crate::model::decimal::Decimal;
use crate::model::json::Json;
use crate::model::{
    Charset, Condition, Endpoint, EnumBase, Fact, Field, IntegerFormat, Object, Protocol, Rule,
    Type, Wire,
};

/// The ids of all rules that a finding may have.
pub(crate) const RULES: &[&str] = &[
    "required",
    "type",
    "enum",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "charset",
    "scale",
    "at-least-one-of",
    "exactly-one-of",
    "required-if",
    "ignored-if",
    "unknown-field",
    "duplicate-field",
];

/// One place where a sample breaks a constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// JSON Pointer from the root of the body.
    pub(crate) pointer: String,
    /// The rule's id.
    pub(crate) rule: &'static str,
    /// The limit and what was found.
    pub(crate) message: String,
}

/// Checks the body of a request.
pub(crate) fn check_request(endpoint: &Endpoint, body: &Json) -> Vec<Finding> {
    let mut checker = Checker { endpoint, findings: Vec::new() };
    checker.value(&Type::Object { of: endpoint.request.clone() }, body, "");
    checker.findings
}

/// Checks the body of a reply, envelope included. Only a success has to have `data`.
pub(crate) fn check_response(
    endpoint: &Endpoint,
    protocol: &Protocol,
    body: &Json,
) -> Vec<Finding> {
    let mut checker = Checker { endpoint, findings: Vec::new() };
    let Json::Object(members) = body else {
        checker.wrong_type("", "an object", body);
        return checker.findings;
    };
    let is_success = match body.get("code") {
        Some(Json::Text(code)) => protocol.success_codes.contains(code),
        _ => false,
    };
    let mut fields = protocol.envelope.fields.clone();
    fields.push(Field {
        name: "data".to_owned(),
        ty: endpoint.response.clone(),
        required: is_success,
        doc: String::new(),
        deprecated: None,
        known_from: None,
        unread: None,
    });
    checker.members(&fields, members, "");
    checker.findings
}

struct Checker<'a> {
    endpoint: &'a Endpoint,
    findings: Vec<Finding>,
}

impl Checker<'_> {
    fn find(&mut self, pointer: &str, rule: &'static str, message: impl Into<String>) {
        self.findings.push(Finding { pointer: pointer.to_owned(), rule, message: message.into() });
    }

    fn wrong_type(&mut self, pointer: &str, wanted: &str, found: &Json) {
        let found = match found {
            Json::Number(text) => format!("the number {text}"),
            Json::Text(text) => format!("the string {text:?}"),
            other => other.kind().to_owned(),
        };
        self.find(pointer, "type", format!("{wanted} is wanted, {found} found"));
    }

    fn value(&mut self, ty: &Type, value: &Json, pointer: &str) {
        match ty {
            Type::Text { charset, min_length, max_length, .. } => {
                let Json::Text(text) = value else {
                    return self.wrong_type(pointer, "a string", value);
                };
                self.text(text, *charset, *min_length, *max_length, pointer);
            }
            Type::Integer { format, minimum, maximum } => {
                self.integer(value, *format, *minimum, *maximum, pointer);
            }
            Type::Boolean if matches!(value, Json::Bool(_)) => {}
            Type::Boolean => self.wrong_type(pointer, "a boolean", value),
            Type::Decimal { scale, minimum, maximum, wire } => {
                let text = numeric(value, *wire);
                let Some((text, decimal)) =
                    text.and_then(|text| Some((text, Decimal::parse(text)?)))
                else {
                    return self.wrong_type(pointer, &form("a decimal", *wire), value);
                };
                self.scale(&decimal, *scale, pointer);
                self.range(text, &decimal, minimum.as_ref(), maximum.as_ref(), pointer);
            }
            Type::Id { max_length, wire } => match digits(value, *wire) {
                Some(digits) => self.length(digits.len(), None, *max_length, pointer, "digits"),
                None => self.wrong_type(pointer, &form("an id of digits", *wire), value),
            },
            Type::Timestamp { wire } => {
                if digits(value, *wire).is_none() {
                    self.wrong_type(pointer, &form("a time in milliseconds", *wire), value);
                }
            }
            Type::Enum { of } => self.enum_value(of, value, pointer),
            Type::Object { of } => self.object(of, value, pointer),
            Type::List { items, min_items, max_items } => {
                let Json::List(list) = value else {
                    return self.wrong_type(pointer, "a list", value);
                };
                self.count(list.len(), *min_items, *max_items, pointer);
                for (index, item) in list.iter().enumerate() {
                    self.value(items, item, &format!("{pointer}/{index}"));
                }
            }
        }
    }

    fn text(
        &mut self,
        text: &str,
        charset: Option<Charset>,
        min: Option<Fact<u32>>,
        max: Option<Fact<u32>>,
        pointer: &str,
    ) {
        self.length(text.chars().count(), min, max, pointer, "characters");
        let Some(charset) = charset else { return };
        let strange = text.chars().enumerate().find(|(_, character)| !charset.contains(*character));
        if let Some((index, character)) = strange {
            let place = index + 1;
            let found = format!("charset is {charset}, character {place} is {character:?}");
            self.find(pointer, "charset", found);
        }
    }

    fn length(
        &mut self,
        length: usize,
        min: Option<Fact<u32>>,
        max: Option<Fact<u32>>,
        pointer: &str,
        unit: &str,
    ) {
        if let Some(min) = min.filter(|min| length < min.value as usize) {
            let found = format!("minLength is {}, {length} {unit} found", min.value);
            self.find(pointer, "minLength", found);
        }
        if let Some(max) = max.filter(|max| length > max.value as usize) {
            let found = format!("maxLength is {}, {length} {unit} found", max.value);
            self.find(pointer, "maxLength", found);
        }
    }

    fn count(
        &mut self,
        count: usize,
        min: Option<Fact<u32>>,
        max: Option<Fact<u32>>,
        pointer: &str,
    ) {
        if let Some(min) = min.filter(|min| count < min.value as usize) {
            self.find(pointer, "minItems", format!("minItems is {}, {count} found", min.value));
        }
        if let Some(max) = max.filter(|max| count > max.value as usize) {
            self.find(pointer, "maxItems", format!("maxItems is {}, {count} found", max.value));
        }
    }

    fn integer(
        &mut self,
        value: &Json,
        format: IntegerFormat,
        min: Option<Fact<i64>>,
        max: Option<Fact<i64>>,
        pointer: &str,
    ) {
        let number = match value {
            Json::Number(text) => text.parse::<i64>().ok(),
            _ => None,
        };
        let Some(number) = number.filter(|number| (format.min()..=format.max()).contains(number))
        else {
            return self.wrong_type(pointer, &format!("an integer of {format}"), value);
        };
        if let Some(min) = min.filter(|min| number < min.value) {
            self.find(pointer, "minimum", format!("minimum is {}, {number} found", min.value));
        }
        if let Some(max) = max.filter(|max| number > max.value) {
            self.find(pointer, "maximum", format!("maximum is {}, {number} found", max.value));
        }
    }

    fn scale(&mut self, decimal: &Decimal, scale: Option<Fact<u32>>, pointer: &str) {
        if let Some(scale) = scale.filter(|scale| decimal.scale() > u64::from(scale.value)) {
            let found = format!("scale is {}, {} places found", scale.value, decimal.scale());
            self.find(pointer, "scale", found);
        }
    }

    fn range(
        &mut self,
        text: &str,
        decimal: &Decimal,
        min: Option<&Fact<String>>,
        max: Option<&Fact<String>>,
        pointer: &str,
    ) {
        let ends = [("minimum", min, Ordering::Less), ("maximum", max, Ordering::Greater)];
        for (rule, limit, outside) in ends {
            let limit = limit.and_then(|limit| Some((&limit.value, Decimal::parse(&limit.value)?)));
            if let Some((limit, end)) = limit
                && decimal.compare(&end) == outside
            {
                self.find(pointer, rule, format!("{rule} is {limit}, {text} found"));
            }
        }
    }

    fn enum_value(&mut self, name: &str, value: &Json, pointer: &str) {
        let Some(open_enum) = self.endpoint.open_enum(name) else { return };
        let text = match (open_enum.base, value) {
            (EnumBase::Text, Json::Text(text)) | (EnumBase::Integer, Json::Number(text)) => text,
            (EnumBase::Text, _) => return self.wrong_type(pointer, "a string", value),
            (EnumBase::Integer, _) => return self.wrong_type(pointer, "an integer", value),
        };
        if !open_enum.values.iter().any(|known| known.value == *text) {
            self.find(pointer, "enum", format!("{name} has no value {text:?}"));
        }
    }

    fn object(&mut self, name: &str, value: &Json, pointer: &str) {
        let Json::Object(members) = value else {
            return self.wrong_type(pointer, "an object", value);
        };
        let Some(object) = self.endpoint.object(name) else { return };
        self.members(&object.fields, members, pointer);
        for rule in &object.rules {
            self.rule(object, rule, value, pointer);
        }
    }

    fn members(&mut self, fields: &[Field], members: &[(String, Json)], pointer: &str) {
        for (index, (name, value)) in members.iter().enumerate() {
            let pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
            if members.iter().take(index).any(|(earlier, _)| earlier == name) {
                self.find(&pointer, "duplicate-field", "the member stands twice");
            }
            match fields.iter().find(|field| field.name == *name) {
                Some(_) if *value == Json::Null => {}
                Some(field) => self.value(&field.ty, value, &pointer),
                None => self.find(&pointer, "unknown-field", "the table has no such field"),
            }
        }
        for field in fields.iter().filter(|field| field.required) {
            let there =
                members.iter().any(|(name, value)| *name == field.name && *value != Json::Null);
            if !there {
                let pointer = format!("{pointer}/{}", field.name);
                self.find(&pointer, "required", "the field is required");
            }
        }
    }

    fn rule(&mut self, object: &Object, rule: &Rule, value: &Json, pointer: &str) {
        let present = |name: &String| is_present(value, name);
        match rule {
            Rule::AtLeastOneOf { fields } if !fields.iter().any(present) => {
                let message = format!("none of {} is there", fields.join(", "));
                self.find(pointer, "at-least-one-of", message);
            }
            Rule::ExactlyOneOf { fields }
                if fields.iter().filter(|name| present(name)).count() != 1 =>
            {
                let message = format!("exactly one of {} is wanted", fields.join(", "));
                self.find(pointer, "exactly-one-of", message);
            }
            Rule::RequiredIf { field, when } if !present(field) && holds(when, object, value) => {
                let pointer = format!("{pointer}/{field}");
                self.find(&pointer, "required-if", "the field is required here");
            }
            Rule::IgnoredIf { field, when } if present(field) && holds(when, object, value) => {
                let pointer = format!("{pointer}/{field}");
                self.find(&pointer, "ignored-if", "the field has no effect here");
            }
            _ => {}
        }
    }
}

fn is_present(object: &Json, name: &str) -> bool {
    object.get(name).is_some_and(|value| *value != Json::Null)
}

fn holds(condition: &Condition, object: &Object, value: &Json) -> bool {
    let text = |field: &str| match (object.field(field), value.get(field)) {
        (Some(_), Some(Json::Text(text) | Json::Number(text))) => Some(text.clone()),
        _ => None,
    };
    match condition {
        Condition::Present { field } => is_present(value, field),
        Condition::Absent { field } => !is_present(value, field),
        Condition::In { field, values } => text(field).is_some_and(|text| values.contains(&text)),
        Condition::NotIn { field, values } => {
            text(field).is_some_and(|text| !values.contains(&text))
        }
    }
}

/// The text of a value that is written as its type asks.
fn numeric(value: &Json, wire: Wire) -> Option<&str> {
    match (value, wire) {
        (Json::Text(text), Wire::String) | (Json::Number(text), Wire::Number) => Some(text),
        _ => None,
    }
}

fn digits(value: &Json, wire: Wire) -> Option<&str> {
    let is_digits = |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    numeric(value, wire).filter(is_digits)
}

fn form(what: &str, wire: Wire) -> String {
    format!("{what} as a {wire}")
}
