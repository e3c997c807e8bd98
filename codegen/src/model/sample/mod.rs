//! Checks of a sample against the constraints of its endpoint or webhook.

mod scalars;
mod webhook;

use crate::model::json::Json;
use crate::model::{
    Condition, Definitions, Endpoint, EnvelopeForm, Fact, Field, Protocol, Rule, Type,
};

use crate::spec::located::Place;
pub(crate) use webhook::{check_acknowledgement, check_notification};

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
    "format",
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
pub(crate) fn check_request(endpoint: &Endpoint, protocol: &Protocol, body: &Json) -> Vec<Finding> {
    let mut checker = Checker::new(endpoint.definitions(), protocol, false);
    checker.value(&Type::object(&endpoint.request), body, "");
    checker.findings
}

/// Checks the body of a reply, envelope included. Only a success has to have `data`.
pub(crate) fn check_response(
    endpoint: &Endpoint,
    protocol: &Protocol,
    body: &Json,
) -> Vec<Finding> {
    let mut checker = Checker::new(endpoint.definitions(), protocol, true);
    if endpoint.envelope == EnvelopeForm::None && body.get("code").is_none() {
        checker.value(&endpoint.response, body, "");
        return checker.findings;
    }
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
        required: is_success && endpoint.response_null.is_none(),
        doc: String::new(),
        deprecated: None,
        known_from: None,
        unread: None,
        place: Place::default(),
    });
    checker.members(&fields, members, "");
    checker.findings
}

struct Checker<'a> {
    definitions: Definitions<'a>,
    protocol: &'a Protocol,
    /// The reader of replies takes more than is documented, and remarks on it.
    is_reply: bool,
    findings: Vec<Finding>,
}

impl<'a> Checker<'a> {
    fn new(definitions: Definitions<'a>, protocol: &'a Protocol, is_reply: bool) -> Self {
        Self { definitions, protocol, is_reply, findings: Vec::new() }
    }

    fn find(&mut self, pointer: &str, rule: &'static str, message: impl Into<String>) {
        self.findings.push(Finding { pointer: pointer.to_owned(), rule, message: message.into() });
    }

    fn wrong_type(&mut self, pointer: &str, wanted: &str, found: &Json) {
        // A twin that is no such value either breaks the rule once.
        if self.findings.iter().any(|known| known.pointer == pointer && known.rule == "type") {
            return;
        }
        let found = match found {
            Json::Number(text) => format!("the number {text}"),
            Json::Text(text) => format!("the string {text:?}"),
            other => other.kind().to_owned(),
        };
        self.find(pointer, "type", format!("{wanted} is wanted, {found} found"));
    }

    fn value(&mut self, ty: &Type, value: &Json, pointer: &str) {
        match ty {
            Type::Object { of, .. } => self.object(of, value, pointer),
            Type::List { items, min_items, max_items } => {
                let Json::List(list) = value else {
                    return self.wrong_type(pointer, "a list", value);
                };
                self.count(list.len(), *min_items, *max_items, pointer);
                for (index, item) in list.iter().enumerate() {
                    self.value(items, item, &format!("{pointer}/{index}"));
                }
            }
            scalar => self.scalar(scalar, value, pointer),
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

    fn object(&mut self, name: &str, value: &Json, pointer: &str) {
        let Json::Object(members) = value else {
            return self.wrong_type(pointer, "an object", value);
        };
        let Some(object) = self.definitions.object(name) else { return };
        self.members(&object.fields, members, pointer);
        for rule in &object.rules {
            self.rule(rule, value, pointer);
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

    fn rule(&mut self, rule: &Rule, value: &Json, pointer: &str) {
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
            Rule::RequiredIf { field, when } if !present(field) && holds(when, value) => {
                let pointer = format!("{pointer}/{field}");
                self.find(&pointer, "required-if", "the field is required here");
            }
            Rule::IgnoredIf { field, when } if present(field) && holds(when, value) => {
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

fn holds(condition: &Condition, object: &Json) -> bool {
    let found = condition.path().try_fold(object, Json::get).filter(|found| **found != Json::Null);
    let text = match found {
        Some(Json::Text(text) | Json::Number(text)) => Some(text.as_str()),
        Some(Json::Bool(value)) => Some(if *value { "true" } else { "false" }),
        _ => None,
    };
    let is_among = |values: &[String]| text.map(|text| values.iter().any(|value| value == text));
    match condition {
        Condition::Present { .. } => found.is_some(),
        Condition::Absent { .. } => found.is_none(),
        Condition::In { values, .. } => is_among(values) == Some(true),
        Condition::NotIn { values, .. } => is_among(values) == Some(false),
    }
}
