//! From a request to the bytes that are sent.

use serde_json::{Value, json};

use super::faults::Fault;
use super::model::{Scope, Type};
use super::text::Limits;
use super::{Reference, through_float, told};
use crate::bytes::{Members, hex};
use crate::json::Json;

impl Reference {
    pub(super) fn encode(&self, input: &Members) -> Result<Value, String> {
        let endpoint = self.endpoint(input.text("endpoint")?)?;
        let (request, limits) = (input.bytes("request")?, Limits::of(input, 1 << 20));
        let (json, found) = self.request(&endpoint.scope, &endpoint.request, &request, &limits);
        if !found.violations.is_empty() {
            return Ok(json!({"violations": told(&found.violations)}));
        }
        let mut body = self.sent(&endpoint.scope, &endpoint.request, &json).to_string();
        if self.has(Fault::EncodeBlanks) {
            body = body.replace(",\"", ", \"");
        }
        Ok(json!({"body_hex": hex(body.as_bytes())}))
    }

    fn sent(&self, scope: &Scope, name: &str, json: &Json) -> Json {
        let (Json::Object(members), Some(object)) = (json, scope.object(name)) else {
            return json.clone();
        };
        let ty = |name: &str| {
            object.fields.iter().find(|field| field.name == name).map(|field| &field.ty)
        };
        let mut names: Vec<&String> = object.fields.iter().map(|field| &field.name).collect();
        if self.has(Fault::EncodeInputOrder) {
            names = members.iter().map(|(name, _)| name).collect();
        }
        let member = |name: &String| {
            let value = json.get(name)?;
            let is_sent = *value != Json::Null || self.has(Fault::EncodeNulls);
            is_sent.then(|| Some((name.clone(), self.sent_value(scope, ty(name)?, value))))?
        };
        Json::Object(names.into_iter().filter_map(member).collect())
    }

    fn sent_value(&self, scope: &Scope, ty: &Type, json: &Json) -> Json {
        let digits = |digits: &String| match ty {
            Type::Decimal { .. } if self.has(Fault::EncodeFloats) => through_float(digits),
            _ => digits.clone(),
        };
        match (ty, json) {
            (Type::Object { of }, _) => self.sent(scope, of, json),
            (Type::List { items, .. }, Json::List(all)) => {
                Json::List(all.iter().map(|item| self.sent_value(scope, items, item)).collect())
            }
            (Type::Decimal { .. } | Type::Id { .. }, _) if self.has(Fault::EncodeInputForm) => {
                json.clone()
            }
            (
                Type::Decimal { wire, .. } | Type::Id { wire, .. },
                Json::Text(text) | Json::Number(text),
            ) => {
                if wire == "string" {
                    Json::Text(digits(text))
                } else {
                    Json::Number(digits(text))
                }
            }
            _ => json.clone(),
        }
    }
}
