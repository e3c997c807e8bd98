//! One endpoint as an operation.

use serde_json::{Map, Number, Value, json};

use super::{OURS, components, group};
use crate::model::{Endpoint, EnvelopeForm, Protocol, Sample, SampleOf};

pub(super) fn operation(protocol: &Protocol, endpoint: &Endpoint) -> Map<String, Value> {
    let mut operation = Map::new();
    let mut set = |name: &str, value: Value| operation.insert(name.to_owned(), value);
    set("operationId", endpoint.id.as_str().into());
    set("tags", json!([group(endpoint)]));
    set("summary", endpoint.title.as_str().into());
    if let Some(doc) = &endpoint.doc {
        set("description", doc.as_str().into());
    }
    if let Some(instead) = &endpoint.deprecated {
        set("deprecated", true.into());
        set(&format!("{OURS}deprecated"), instead.as_str().into());
    }
    set("parameters", json!(["timestamp", "nonce"].map(parameter)));
    set("requestBody", request_body(protocol, endpoint));
    set("responses", responses(protocol, endpoint));
    let mut ours = |name: &str, value: Value| set(&format!("{OURS}{name}"), value);
    ours("audience", json!(endpoint.audience));
    ours("repeat", json!(endpoint.repeat));
    ours("source", json!(endpoint.source));
    ours("results", json!(endpoint.results));
    ours("contradictions", json!(endpoint.contradictions));
    if let Some(meaning) = &endpoint.response_null {
        ours("response-null", meaning.as_str().into());
    }
    if endpoint.envelope == EnvelopeForm::None {
        ours("envelope", json!(endpoint.envelope));
    }
    operation
}

/// The reference to a header.
pub(super) fn parameter(name: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{name}") })
}

fn request_body(protocol: &Protocol, endpoint: &Endpoint) -> Value {
    let schema = components::reference(endpoint, &endpoint.request);
    let content = content(protocol, &endpoint.samples, SampleOf::Request, &schema);
    json!({ "required": true, "content": content })
}

fn responses(protocol: &Protocol, endpoint: &Endpoint) -> Value {
    let success = components::reference(endpoint, "success");
    let schema = json!({ "oneOf": [success, { "$ref": "#/components/schemas/failure" }] });
    let content = content(protocol, &endpoint.samples, SampleOf::Response, &schema);
    let description = "A success or a failure: the code in the body decides, not the HTTP status.";
    json!({ "200": { "description": description, "content": content } })
}

/// A body with its samples.
pub(super) fn content(
    protocol: &Protocol,
    samples: &[Sample],
    of: SampleOf,
    schema: &Value,
) -> Value {
    let samples = samples.iter().filter(|sample| sample.of == of);
    let examples: Map<String, Value> =
        samples.map(|sample| (sample.name.clone(), example(sample))).collect();
    let mut media_type = Map::new();
    media_type.insert("schema".to_owned(), schema.clone());
    if !examples.is_empty() {
        media_type.insert("examples".to_owned(), examples.into());
    }
    json!({ &protocol.content_type: media_type })
}

/// A sample; as text where it is broken, or where the value would lose digits.
fn example(sample: &Sample) -> Value {
    let mut example = Map::new();
    match exact(&sample.json) {
        Some(value) if sample.invalid.is_none() => {
            example.insert("value".to_owned(), value);
        }
        _ => {
            example.insert(format!("{OURS}json"), sample.json.as_str().into());
        }
    }
    if let Some(reason) = &sample.invalid {
        example.insert(format!("{OURS}invalid"), reason.as_str().into());
    }
    if let Some(place) = &sample.known_from {
        example.insert(format!("{OURS}known-from"), place.as_str().into());
    }
    if !sample.deviations.is_empty() {
        example.insert(format!("{OURS}deviations"), json!(sample.deviations));
    }
    example.into()
}

/// The value of a JSON text, where writing it gives the text back, white space aside.
fn exact(text: &str) -> Option<Value> {
    let value = floats(serde_json::from_str(text).ok()?)?;
    let written = value.to_string();
    (compact(text) == written).then_some(value)
}

/// The value with its fractions as floats: the same whatever features `serde_json` has in this build.
fn floats(value: Value) -> Option<Value> {
    match value {
        Value::Number(number) if !number.is_i64() && !number.is_u64() => {
            Number::from_f64(number.to_string().parse().ok()?).map(Value::Number)
        }
        Value::Array(items) => items.into_iter().map(floats).collect(),
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| Some((name, floats(value)?)));
            members.collect::<Option<Map<_, _>>>().map(Value::Object)
        }
        other => Some(other),
    }
}

/// A JSON text without the white space between its tokens.
fn compact(text: &str) -> String {
    let mut in_string = false;
    let mut escaped = false;
    let keep = |character: &char| {
        let keeps = in_string || !character.is_ascii_whitespace();
        if *character == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = in_string && *character == '\\' && !escaped;
        keeps
    };
    text.chars().filter(keep).collect()
}
