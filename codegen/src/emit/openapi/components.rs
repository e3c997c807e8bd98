//! What operations share: schemas, headers, how to sign.

use serde_json::{Map, Value, json};

use super::webhooks;
use crate::emit::json_schema::{
    Direction, References, Scope, Subject, class, enum_schema, field_schema, object_schema,
    received, sent, shapes, type_schema,
};
use crate::model::{Api, Endpoint, EnvelopeForm, Header, Protocol};

/// The envelope's member that holds what each endpoint describes.
const DATA: &str = "data";

/// The envelope's member that tells success from failure.
const CODE: &str = "code";

pub(super) fn components(api: &Api) -> Value {
    let mut schemas = Map::new();
    for endpoint in &api.endpoints {
        schemas.extend(of_file(&Subject::endpoint(endpoint)));
        schemas.insert(format!("{}.success", endpoint.id), success(&api.protocol, endpoint));
    }
    schemas.insert("failure".to_owned(), failure(&api.protocol));
    let mut parameters = parameters(&api.protocol);
    if !api.webhooks.is_empty() {
        for webhook in &api.webhooks {
            schemas.extend(of_file(&Subject::webhook(webhook)));
        }
        schemas.insert(webhooks::ANSWER.to_owned(), webhooks::answer(&api.protocol));
        parameters.extend(webhooks::parameters(&api.protocol));
    }
    json!({
        "schemas": schemas,
        "parameters": parameters,
        "securitySchemes": security_schemes(&api.protocol),
    })
}

/// The reference to one of an endpoint's schemas.
pub(super) fn reference(endpoint: &Endpoint, name: &str) -> Value {
    reference_to(&format!("{}.{name}", endpoint.id))
}

/// The reference to a schema.
pub(super) fn reference_to(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// The objects and enums of a file.
fn of_file(subject: &Subject<'_>) -> Map<String, Value> {
    let mut schemas = Map::new();
    for shape in shapes(subject) {
        let scope = Scope::components(subject, shape.direction);
        let name = format!("{}.{}", subject.name, shape.name);
        schemas.insert(name, object_schema(&scope, shape.object).into());
    }
    for (direction, names) in
        [(Direction::Request, sent(subject)), (Direction::Reply, received(subject))]
    {
        let scope = Scope::components(subject, direction);
        let enums = subject.definitions.enums;
        for open_enum in enums.iter().filter(|of| names.contains(of.name.as_str())) {
            let name = format!("{}.{}", subject.name, scope.references.name(&open_enum.name));
            schemas.insert(name, enum_schema(&scope, open_enum));
        }
    }
    schemas
}

/// A success of one endpoint: the envelope with its data, or the data alone. A code tells the two
/// apart.
fn success(protocol: &Protocol, endpoint: &Endpoint) -> Value {
    let scope = Scope::components(&Subject::endpoint(endpoint), Direction::Reply);
    let data = |nullable| type_schema(&scope.references, &endpoint.response, nullable);
    let code = json!({ "enum": protocol.success_codes });
    let need = if endpoint.response_null.is_some() { Need::Optional } else { Need::Required };
    let enveloped =
        envelope(protocol, "Success", &code, Some((data(need == Need::Optional), need)));
    match endpoint.envelope {
        EnvelopeForm::Standard => enveloped,
        EnvelopeForm::None => {
            let bare = json!({ "allOf": [data(false), { "not": { "required": [CODE] } }] });
            json!({ "title": "Success", "anyOf": [bare, enveloped] })
        }
    }
}

/// Whether a success has to have data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Required,
    Optional,
}

/// A failure of any endpoint: the envelope without data.
fn failure(protocol: &Protocol) -> Value {
    let code = json!({ "not": { "enum": protocol.success_codes } });
    envelope(protocol, "Failure", &code, None)
}

fn envelope(
    protocol: &Protocol,
    title: &str,
    code: &Value,
    data: Option<(Map<String, Value>, Need)>,
) -> Value {
    let mut required = Vec::new();
    let mut properties = Map::new();
    for field in &protocol.envelope.fields {
        let mut schema = field_schema(&References::default(), field);
        if let (CODE, Value::Object(code)) = (field.name.as_str(), code) {
            schema.extend(code.clone());
        }
        if field.required {
            required.push(field.name.as_str());
        }
        properties.insert(field.name.clone(), schema.into());
    }
    if let Some((data, need)) = data {
        if need == Need::Required {
            required.push(DATA);
        }
        properties.insert(DATA.to_owned(), data.into());
    }
    json!({
        "title": title,
        "description": protocol.envelope.doc,
        "type": "object",
        "required": required,
        "properties": properties,
    })
}

fn parameters(protocol: &Protocol) -> Map<String, Value> {
    let digits = protocol.timestamp_digits.value;
    let (length, class) = (protocol.nonce.length, class(protocol.nonce.charset));
    let headers = &protocol.request_headers;
    let timestamp = parameter(&headers.timestamp, &format!("^[0-9]{{{digits}}}$"));
    let nonce = parameter(&headers.nonce, &format!("^[{class}]{{{length}}}$"));
    [("timestamp", timestamp), ("nonce", nonce)]
        .map(|(name, parameter)| (name.to_owned(), parameter))
        .into_iter()
        .collect()
}

/// A header that has to be there.
pub(super) fn parameter(header: &Header, pattern: &str) -> Value {
    json!({
        "name": header.name,
        "in": "header",
        "required": true,
        "description": header.doc,
        "schema": { "type": "string", "pattern": pattern },
    })
}

fn security_schemes(protocol: &Protocol) -> Value {
    let scheme = |header: &Header, doc: &str| {
        let description = [header.doc.as_str(), doc].join(" ").trim_end().to_owned();
        json!({ "type": "apiKey", "in": "header", "name": header.name, "description": description })
    };
    json!({
        "key": scheme(&protocol.request_headers.certificate_sn, ""),
        "signature": scheme(&protocol.request_headers.signature, &protocol.signing.doc),
    })
}
