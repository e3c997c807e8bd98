//! A small implementation of the protocol, from the spec's model alone: to prove that the vectors need
//! nothing else, and to seed faults into.
//!
//! It is written for clarity and is not for production: use `binance-pay`.

mod careless;
mod encode;
mod envelope;
mod faults;
mod model;
mod reply;
mod sign;
mod text;
mod validate;
mod value;
mod webhook;

use serde_json::{Value, json};

use crate::json::Json;
use crate::judge::Answer;
use crate::vector::{Kind, Vector};
pub use faults::Fault;
use model::{Endpoint, Model};

/// The implementation, with at most one fault.
#[derive(Debug)]
pub struct Reference {
    model: Model,
    fault: Option<Fault>,
}

/// A pointer and the rule that is broken there.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    pointer: String,
    rule: &'static str,
}

impl Found {
    fn new(pointer: &str, rule: &'static str) -> Self {
        Self { pointer: pointer.to_owned(), rule }
    }
}

fn told(all: &[Found]) -> Value {
    all.iter().map(|one| json!({"pointer": one.pointer, "rule": one.rule})).collect()
}

impl Reference {
    /// The implementation as it should be.
    ///
    /// # Errors
    ///
    /// Where the spec's model cannot be read.
    pub fn new() -> Result<Self, String> {
        let text = binance_pay_spec::model().ok_or("binance-pay-spec has no model.json")?;
        let model = serde_json::from_str(text).map_err(|error| format!("model.json: {error}"))?;
        Ok(Self { model, fault: None })
    }

    /// The same with a fault.
    #[must_use]
    pub fn with(self, fault: Fault) -> Self {
        Self { fault: Some(fault), ..self }
    }

    fn has(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    fn endpoint(&self, id: &str) -> Result<&Endpoint, String> {
        let found = self.model.endpoints.iter().find(|endpoint| endpoint.id == id);
        found.ok_or_else(|| format!("no endpoint {id}"))
    }

    /// What it says to a vector.
    #[must_use]
    pub fn answer(&self, vector: &Vector) -> Answer {
        let input = &vector.input;
        let outcome = vector.operation().and_then(|operation| match operation {
            Kind::Sign => self.sign(input),
            Kind::Encode => self.encode(input),
            Kind::Validate => self.validate(input),
            Kind::Decode => self.decode(input),
            Kind::Webhook => self.webhook(input),
            Kind::Reject => Err("`operation` is `reject`".to_owned()),
        });
        match outcome {
            Ok(Value::Object(members)) => Answer::Outcome(members.into()),
            Ok(other) => Answer::Error(format!("no object: {other}")),
            Err(message) => Answer::Error(message),
        }
    }
}

/// The digits after a detour through a double.
fn through_float(digits: &str) -> String {
    digits.parse::<f64>().map_or_else(|_| digits.to_owned(), |float| float.to_string())
}

fn value(json: &Json) -> Value {
    serde_json::from_str(&json.to_string()).unwrap_or(Value::Null)
}
