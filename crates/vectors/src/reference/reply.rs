//! Reads replies: the envelope, and data that may be written otherwise than documented.

use serde_json::{Value, json};

use super::envelope::Envelope;
use super::faults::Fault;
use super::model::{Endpoint, Field, Object, Scope, Type};
use super::text::{Limits, members, parse_number};
use super::validate::Findings;
use super::value::{is_integer_enum, is_plain_integer};
use super::{Found, Reference, through_float, told, value};
use crate::bytes::Members;
use crate::json::Json;

impl Reference {
    pub(super) fn decode(&self, input: &Members) -> Result<Value, String> {
        let endpoint = self.endpoint(input.text("endpoint")?)?;
        let (body, limits) = (input.bytes("body")?, Limits::of(input, 16 << 20));
        let text = match self.text(&body, &limits) {
            Ok(text) => text,
            Err(reason) => {
                let mut envelope = self.envelope(&String::from_utf8_lossy(&body));
                if self.is_too_large(&body, &limits)
                    || envelope.status.is_none() && envelope.code.is_none()
                {
                    envelope = Envelope::default();
                }
                envelope.reasons.insert(0, reason);
                return Ok(self.unreadable(envelope));
            }
        };
        if endpoint.envelope == "none" && !self.has(Fault::DecodeNoEnvelope) && !has_code(&text) {
            return Ok(self.bare(endpoint, &text));
        }
        let envelope = self.envelope(&text);
        let nothing = envelope.status.is_none() && envelope.code.is_none() && !envelope.contradicts;
        if !envelope.reasons.is_empty() || envelope.code.is_none() || nothing {
            return Ok(self.unreadable(envelope));
        }
        if !self.is_success(&envelope) {
            return Ok(json!({
                "outcome": "failure",
                "code": envelope.code,
                "status": envelope.status,
                "message": envelope.message,
                "deviations": told(&envelope.deviations),
            }));
        }
        Ok(self.success(endpoint, envelope))
    }

    fn success(&self, endpoint: &Endpoint, mut envelope: Envelope) -> Value {
        let raw = envelope.data.take().filter(|data| data != "null");
        let data = match raw {
            None if endpoint.response_null.is_some() || self.has(Fault::DecodeNullData) => {
                Some(Json::Null)
            }
            None => {
                envelope.reasons.push(Found::new("/data", "required"));
                None
            }
            Some(raw) => match raw.parse() {
                Ok(json) => self.read(
                    &endpoint.scope,
                    &endpoint.response,
                    &json,
                    "/data",
                    &mut envelope.deviations,
                ),
                Err(_) => {
                    envelope.reasons.push(Found::new("/data", "json"));
                    None
                }
            },
        };
        let strangers = envelope.deviations.iter().any(|one| one.rule == "unknown-field");
        match data {
            Some(data) if !(strangers && self.has(Fault::DecodeUnknownRefused)) => json!({
                "outcome": "success",
                "code": envelope.code,
                "repeat": envelope.code.as_deref() == Some("000001"),
                "data": value(&data),
                "deviations": told(&envelope.deviations),
            }),
            _ => self.unreadable(envelope),
        }
    }

    /// A reply without an envelope has to look like its data.
    fn bare(&self, endpoint: &Endpoint, text: &str) -> Value {
        let mut deviations = Vec::new();
        let refused = |rule| json!({"outcome": "unreadable", "reported_success": false, "deviations": told(&[Found::new("", rule)])});
        let Ok(json) = text.parse::<Json>() else { return refused("json") };
        if !matches!(json, Json::Object(_)) {
            return refused("type");
        }
        match self.read(&endpoint.scope, &endpoint.response, &json, "", &mut deviations) {
            Some(data) => json!({
                "outcome": "success", "code": null, "repeat": false,
                "data": value(&data), "deviations": told(&deviations),
            }),
            None => {
                json!({"outcome": "unreadable", "reported_success": false, "deviations": told(&deviations)})
            }
        }
    }

    fn unreadable(&self, envelope: Envelope) -> Value {
        let says_success = !envelope.contradicts
            && match envelope.code.as_deref() {
                Some(_) => self.is_success(&envelope),
                None => envelope.status.as_deref() == Some("SUCCESS"),
            };
        let nothing = envelope.status.is_none() && envelope.code.is_none();
        let mut all = envelope.reasons;
        if all.is_empty() && nothing {
            all.push(Found::new("/code", "required"));
        }
        all.extend(envelope.deviations);
        json!({
            "outcome": "unreadable",
            "code": envelope.code,
            "reported_success": says_success && !self.has(Fault::DecodeGarbage),
            "deviations": told(&all),
        })
    }

    /// The normal form of data, and what is odd about it.
    pub(super) fn read(
        &self,
        scope: &Scope,
        ty: &Type,
        json: &Json,
        at: &str,
        odd: &mut Vec<Found>,
    ) -> Option<Json> {
        match (ty, json) {
            (Type::Object { of }, Json::Object(_)) => self.read_object(scope, of, json, at, odd),
            (Type::List { items, .. }, Json::List(all)) => {
                odd.extend(self.count_rules(ty, all.len()).map(|rule| Found::new(at, rule)));
                let each = all.iter().enumerate();
                let read: Vec<Option<Json>> = each
                    .map(|(index, item)| {
                        self.read(scope, items, item, &format!("{at}/{index}"), odd)
                    })
                    .collect();
                read.into_iter().collect::<Option<_>>().map(Json::List)
            }
            (Type::Object { .. } | Type::List { .. }, _) => {
                odd.push(Found::new(at, "type"));
                None
            }
            _ => {
                let (value, rules) = self.read_scalar(scope, ty, json);
                let lost = self.has(Fault::DecodeClosedEnum) && rules.contains(&"enum")
                    || self.has(Fault::DecodeNoTwins) && rules.contains(&"type");
                odd.extend(rules.into_iter().map(|rule| Found::new(at, rule)));
                value.filter(|_| !lost)
            }
        }
    }

    fn read_object(
        &self,
        scope: &Scope,
        name: &str,
        json: &Json,
        at: &str,
        odd: &mut Vec<Found>,
    ) -> Option<Json> {
        let (Json::Object(all), Some(object)) = (json, scope.object(name)) else { return None };
        self.remark_on_names(object, all, at, odd);
        let mut read = Vec::new();
        let mut whole = true;
        for field in &object.fields {
            let pointer = self.pointer(at, &field.name);
            let value = match self.member(json, &field.name) {
                None if field.required => {
                    odd.push(Found::new(&pointer, "required"));
                    None
                }
                None => continue,
                Some(_) if self.is_ambiguous(all, &field.name) => None,
                Some(value) => self.read(scope, &field.ty, value, &pointer, odd),
            };
            match value {
                Some(value) => read.push((field.name.clone(), value)),
                None => whole &= self.is_whole_without(field, &pointer, odd),
            }
        }
        let read = Json::Object(read);
        let mut found = Findings::default();
        self.check_rules(object, &read, at, &mut found);
        if whole {
            odd.extend(found.violations);
            odd.extend(found.advice);
        }
        whole.then_some(read)
    }

    /// Whether an object is read although this member of it is not.
    fn is_whole_without(&self, field: &Field, pointer: &str, odd: &mut Vec<Found>) -> bool {
        if field.required && !self.has(Fault::DecodeRequiredDefault) {
            return false;
        }
        if !odd.iter().any(|one| one.pointer == pointer) {
            odd.push(Found::new(pointer, "type"));
        }
        !self.has(Fault::DecodeOptionalFatal)
    }

    /// Members that the object does not have, or that are there twice.
    fn remark_on_names(
        &self,
        object: &Object,
        all: &[(String, Json)],
        at: &str,
        odd: &mut Vec<Found>,
    ) {
        for (index, (name, _)) in all.iter().enumerate() {
            let pointer = self.pointer(at, name);
            if object.fields.iter().all(|field| field.name != *name) {
                if !self.has(Fault::DecodeUnknownSilent) {
                    odd.push(Found::new(&pointer, "unknown-field"));
                }
            } else if all[..index].iter().any(|(before, _)| before == name) {
                odd.push(Found::new(&pointer, "duplicate-field"));
            }
        }
    }

    /// Two values that differ are no value.
    fn is_ambiguous(&self, all: &[(String, Json)], name: &str) -> bool {
        let mut values = all.iter().filter(|(known, _)| known == name).map(|(_, value)| value);
        let first = values.next();
        !self.has(Fault::DecodeLastWins) && values.any(|value| Some(value) != first)
    }

    fn read_scalar(
        &self,
        scope: &Scope,
        ty: &Type,
        json: &Json,
    ) -> (Option<Json>, Vec<&'static str>) {
        let Some(text) = json.scalar() else { return (None, vec!["type"]) };
        let is_text = matches!(json, Json::Text(_));
        let twin = |is: bool| (!is).then_some("type");
        match ty {
            Type::Boolean => match &*text {
                "true" | "false" => {
                    (Some(Json::Boolean(text == "true")), twin(!is_text).into_iter().collect())
                }
                _ => (None, vec!["type"]),
            },
            Type::Text { .. } => {
                let rules = twin(is_text).into_iter().chain(self.text_rules(ty, &text)).collect();
                (Some(Json::Text(text)), rules)
            }
            Type::Enum { of } if !is_integer_enum(scope, ty) => {
                let unknown = (!self.is_known(scope, of, &text)).then_some("enum");
                (Some(Json::Text(text)), twin(is_text).into_iter().chain(unknown).collect())
            }
            Type::Decimal { wire, .. } | Type::Id { wire, .. }
                if !matches!(json, Json::Boolean(_)) =>
            {
                let form = parse_number(&text).is_some() && (wire == "string") != is_text;
                let rules = form.then_some("type").into_iter().chain(self.number_rules(ty, &text));
                let floats = self.has(Fault::DecodeFloats) || self.has(Fault::WebhookFloats);
                let rules = rules.collect();
                (Some(Json::Text(if floats { through_float(&text) } else { text })), rules)
            }
            Type::Decimal { .. } | Type::Id { .. } => (None, vec!["type"]),
            _ if matches!(json, Json::Boolean(_)) => (None, vec!["type"]),
            _ => self.read_integer(scope, ty, &text, is_text),
        }
    }

    fn read_integer(
        &self,
        scope: &Scope,
        ty: &Type,
        text: &str,
        is_text: bool,
    ) -> (Option<Json>, Vec<&'static str>) {
        let digits = match text.split_once('.') {
            Some((whole, rest)) if rest.bytes().all(|byte| byte == b'0') => whole,
            _ => text,
        };
        let (_, (least, most)) = Self::bounds(ty);
        let value = digits.parse::<i64>().ok().filter(|value| (least..=most).contains(value));
        let Some(value) = value else { return (None, vec!["type"]) };
        let mut rules: Vec<&'static str> = Vec::new();
        rules.extend((is_text || !is_plain_integer(text)).then_some("type"));
        match ty {
            Type::Enum { of } => {
                rules.extend((!self.is_known(scope, of, digits)).then_some("enum"));
            }
            _ => rules.extend(self.integer_rule(ty, digits)),
        }
        let safe = value.unsigned_abs() < 1 << 53;
        let value = value.to_string();
        (Some(if safe { Json::Number(value) } else { Json::Text(value) }), rules)
    }
}

fn has_code(text: &str) -> bool {
    members(text).0.iter().any(|(name, _)| name == "code")
}
