//! Checks a request against the tables of the model.

use serde_json::{Value, json};

use super::faults::Fault;
use super::model::{Condition, Object, Rule, Scope, Type};
use super::text::{Limits, parse_number};
use super::value::{is_integer_enum, is_plain_integer};
use super::{Found, Reference, told};
use crate::bytes::Members;
use crate::json::Json;

/// What was found in a body.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) violations: Vec<Found>,
    pub(super) advice: Vec<Found>,
}

impl Reference {
    pub(super) fn validate(&self, input: &Members) -> Result<Value, String> {
        let endpoint = self.endpoint(input.text("endpoint")?)?;
        let body = input.bytes("body")?;
        let (_, found) =
            self.request(&endpoint.scope, &endpoint.request, &body, &Limits::of(input, 1 << 20));
        Ok(json!({"violations": told(&found.violations), "advice": told(&found.advice)}))
    }

    /// A body and what is to be said about it.
    pub(super) fn request(
        &self,
        scope: &Scope,
        object: &str,
        body: &[u8],
        limits: &Limits,
    ) -> (Json, Findings) {
        let mut found = Findings::default();
        match self.parsed(body, limits) {
            Ok(json) => {
                self.check_object(scope, object, &json, "", &mut found);
                if self.has(Fault::ValidateFirstOnly) {
                    found.violations.truncate(1);
                }
                (json, found)
            }
            Err(reason) => {
                found.violations.push(reason);
                (Json::Null, found)
            }
        }
    }

    fn parsed(&self, body: &[u8], limits: &Limits) -> Result<Json, Found> {
        let text = self.text(body, limits)?;
        let first = || {
            serde_json::Deserializer::from_str(&text)
                .into_iter::<Box<serde_json::value::RawValue>>()
                .next()
        };
        let json = match (text.parse::<Json>(), self.has(Fault::ValidateTrailing)) {
            (Err(_), true) => first().and_then(Result::ok).and_then(|raw| raw.get().parse().ok()),
            (outcome, _) => outcome.ok(),
        };
        match json {
            Some(json @ Json::Object(_)) => Ok(json),
            Some(_) => Err(Found::new("", "type")),
            None => Err(Found::new("", "json")),
        }
    }

    fn check_object(&self, scope: &Scope, name: &str, json: &Json, at: &str, found: &mut Findings) {
        let Json::Object(members) = json else {
            found.violations.push(Found::new(at, "type"));
            return;
        };
        let Some(object) = scope.object(name) else { return };
        if self.has(Fault::ValidateShallow) && !at.is_empty() {
            return;
        }
        for (index, (name, _)) in members.iter().enumerate() {
            let pointer = self.pointer(at, name);
            if object.fields.iter().all(|field| field.name != *name) {
                if !self.has(Fault::ValidateUnknownField) {
                    found.violations.push(Found::new(&pointer, "unknown-field"));
                }
            } else if members[..index].iter().any(|(before, _)| before == name)
                && !self.has(Fault::ValidateLastWins)
            {
                found.violations.push(Found::new(&pointer, "duplicate-field"));
            }
        }
        for field in &object.fields {
            let pointer = self.pointer(at, &field.name);
            match self.member(json, &field.name) {
                Some(value) => self.check(scope, &field.ty, value, &pointer, found),
                None if field.required && !self.has(Fault::ValidateRequired) => {
                    found.violations.push(Found::new(&pointer, "required"));
                }
                None => {}
            }
        }
        self.check_rules(object, json, at, found);
    }

    pub(super) fn pointer(&self, at: &str, name: &str) -> String {
        if self.has(Fault::DecodePointer) {
            return format!("{at}/{name}");
        }
        format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
    }

    /// A member that is there; null is not.
    pub(super) fn member<'j>(&self, json: &'j Json, name: &str) -> Option<&'j Json> {
        let Json::Object(members) = json else { return None };
        let mut all = members.iter().filter(|(known, _)| known == name).map(|(_, value)| value);
        let last = self.has(Fault::ValidateLastWins) || self.has(Fault::DecodeLastWins);
        let value = if last { all.next_back() } else { all.next() };
        value.filter(|value| **value != Json::Null || self.has(Fault::ValidateNullPresent))
    }

    fn check(&self, scope: &Scope, ty: &Type, json: &Json, at: &str, found: &mut Findings) {
        match ty {
            Type::Object { of } => return self.check_object(scope, of, json, at, found),
            Type::List { items, .. } => return self.check_list(scope, ty, items, json, at, found),
            _ => {}
        }
        let rules = self.scalar_rules(scope, ty, json);
        found.violations.extend(rules.into_iter().map(|rule| Found::new(at, rule)));
    }

    fn scalar_rules(&self, scope: &Scope, ty: &Type, json: &Json) -> Vec<&'static str> {
        let wrong = || vec!["type"];
        match (ty, json) {
            (Type::Text { .. }, Json::Text(text)) => self.text_rules(ty, text),
            (Type::Boolean, Json::Boolean(_)) => Vec::new(),
            (Type::Enum { of }, Json::Number(digits)) if is_integer_enum(scope, ty) => {
                match (is_plain_integer(digits), self.is_known(scope, of, digits)) {
                    (false, _) => wrong(),
                    (true, false) => vec!["enum"],
                    (true, true) => Vec::new(),
                }
            }
            (Type::Enum { of }, Json::Text(text)) if !is_integer_enum(scope, ty) => {
                if self.is_known(scope, of, text) { Vec::new() } else { vec!["enum"] }
            }
            (Type::Integer { .. } | Type::Timestamp, Json::Number(digits)) => {
                self.integer(ty, digits)
            }
            (Type::Integer { .. } | Type::Timestamp, Json::Text(digits))
                if self.has(Fault::ValidateIntegerText) =>
            {
                self.integer(ty, digits)
            }
            (Type::Decimal { .. } | Type::Id { .. }, Json::Number(digits) | Json::Text(digits)) => {
                self.number(ty, digits)
            }
            _ => wrong(),
        }
    }

    fn integer(&self, ty: &Type, digits: &str) -> Vec<&'static str> {
        let point = self.has(Fault::ValidateIntegerPoint);
        let digits = digits.strip_suffix(".0").filter(|_| point).unwrap_or(digits);
        if !is_plain_integer(digits) {
            return vec!["type"];
        }
        self.integer_rule(ty, digits).into_iter().collect()
    }

    fn number(&self, ty: &Type, text: &str) -> Vec<&'static str> {
        let is_id = matches!(ty, Type::Id { .. });
        let text = match text.trim_start_matches('0') {
            rest if is_id && self.has(Fault::ValidateLeadingZero) && !rest.is_empty() => rest,
            _ => text,
        };
        match parse_number(text) {
            Some(number) if number.exponent.is_some() && !self.has(Fault::ValidateExponent) => {
                vec!["type"]
            }
            _ => self.number_rules(ty, text),
        }
    }

    fn check_list(
        &self,
        scope: &Scope,
        ty: &Type,
        items: &Type,
        json: &Json,
        at: &str,
        found: &mut Findings,
    ) {
        let Json::List(all) = json else {
            found.violations.push(Found::new(at, "type"));
            return;
        };
        found.violations.extend(self.count_rules(ty, all.len()).map(|rule| Found::new(at, rule)));
        for (index, item) in all.iter().enumerate() {
            if !self.has(Fault::ValidateShallow) {
                self.check(scope, items, item, &format!("{at}/{index}"), found);
            }
        }
    }

    pub(super) fn count_rules(
        &self,
        ty: &Type,
        count: usize,
    ) -> impl Iterator<Item = &'static str> + use<> {
        let (least, most) = match ty {
            Type::List { min_items, max_items, .. } => (
                min_items.as_ref().map(|fact| fact.value),
                max_items.as_ref().map(|fact| fact.value),
            ),
            _ => (None, None),
        };
        let few = least.is_some_and(|least| count < least) && !self.has(Fault::ValidateMinItems);
        let many = most.is_some_and(|most| count > most) && !self.has(Fault::ValidateMaxItems);
        few.then_some("minItems").into_iter().chain(many.then_some("maxItems"))
    }

    /// The rules across members.
    pub(super) fn check_rules(&self, object: &Object, json: &Json, at: &str, found: &mut Findings) {
        let is_there = |name: &String| self.member(json, name).is_some();
        let count = |fields: &[String]| fields.iter().filter(|name| is_there(name)).count();
        for rule in &object.rules {
            match rule {
                Rule::AtLeastOneOf { fields }
                    if count(fields) == 0 && !self.has(Fault::ValidateAtLeastOne) =>
                {
                    found.violations.push(Found::new(at, "at-least-one-of"));
                }
                Rule::ExactlyOneOf { fields } => {
                    let many = count(fields) > 1 && !self.has(Fault::ValidateExactlyOne);
                    if many || count(fields) == 0 {
                        found.violations.push(Found::new(at, "exactly-one-of"));
                    }
                }
                Rule::RequiredIf { field, when } => {
                    let asked = self.holds(when, json) && !self.has(Fault::ValidateRequiredIf);
                    if !is_there(field) && (asked || self.has(Fault::ValidateRequiredIfAlways)) {
                        found.violations.push(Found::new(&format!("{at}/{field}"), "required-if"));
                    }
                }
                Rule::IgnoredIf { field, when } if is_there(field) && self.holds(when, json) => {
                    let one = Found::new(&format!("{at}/{field}"), "ignored-if");
                    if self.has(Fault::ValidateIgnoredRefused) {
                        found.violations.push(one.clone());
                    }
                    found.advice.push(one);
                }
                _ => {}
            }
        }
    }

    fn holds(&self, when: &Condition, json: &Json) -> bool {
        let value = |field: &str| {
            let mut names = field.split('.');
            names.try_fold(json, |json, name| self.member(json, name))
        };
        let is_one_of = |field: &str, values: &[String]| {
            value(field).and_then(Json::scalar).map(|scalar| values.contains(&scalar))
        };
        match when {
            Condition::Present { field } => value(field).is_some(),
            Condition::Absent { field } => value(field).is_none(),
            Condition::In { field, values } => is_one_of(field, values) == Some(true),
            Condition::NotIn { field, values } => is_one_of(field, values) == Some(false),
        }
    }
}
