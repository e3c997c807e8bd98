//! What operations share: schemas, headers, how to sign.

use serde_json::{Map, Value, json};

use crate::emit::json_schema::{
    Direction, References, Scope, class, enum_schema, field_schema, object_schema, received, sent,
    shapes, type_schema,
};
use crate::model::{Api, Endpoint, EnvelopeForm, Header, Protocol};

/// The envelope's member that holds what each endpoint describes.
const DATA: &str = "data";

/// The envelope's member that tells success from failure.
const CODE: &str = "code";

pub(super) fn components(api: &Api) -> Value {
    let mut schemas = Map::new();
    for endpoint in &api.endpoints {
        schemas.extend(of_endpoint(&api.protocol, endpoint));
    }
    schemas.insert("failure".to_owned(), failure(&api.protocol));
    json!({
        "schemas": schemas,
        "parameters": parameters(&api.protocol),
        "securitySchemes": security_schemes(&api.protocol),
    })
}

/// The reference to one of an endpoint's schemas.
pub(super) fn reference(endpoint: &Endpoint, name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{}.{name}", endpoint.id) })
}

fn of_endpoint(protocol: &Protocol, endpoint: &Endpoint) -> Map<String, Value> {
    let mut schemas = Map::new();
    for shape in shapes(endpoint) {
        let scope = Scope::components(endpoint, shape.direction);
        let name = format!("{}.{}", endpoint.id, shape.name);
        schemas.insert(name, object_schema(&scope, shape.object).into());
    }
    for (direction, names) in
        [(Direction::Request, sent(endpoint)), (Direction::Reply, received(endpoint))]
    {
        let scope = Scope::components(endpoint, direction);
        for open_enum in endpoint.enums.iter().filter(|of| names.contains(of.name.as_str())) {
            let name = format!("{}.{}", endpoint.id, scope.references.name(&open_enum.name));
            schemas.insert(name, enum_schema(&scope, open_enum));
        }
    }
    schemas.insert(format!("{}.success", endpoint.id), success(protocol, endpoint));
    schemas
}

/// A success of one endpoint: the envelope with its data, or the data alone. A code tells the two
/// apart.
fn success(protocol: &Protocol, endpoint: &Endpoint) -> Value {
    let scope = Scope::components(endpoint, Direction::Reply);
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

fn parameters(protocol: &Protocol) -> Value {
    let digits = protocol.timestamp_digits.value;
    let (length, class) = (protocol.nonce.length, class(protocol.nonce.charset));
    let parameter = |header: &Header, pattern: String| {
        json!({
            "name": header.name,
            "in": "header",
            "required": true,
            "description": header.doc,
            "schema": { "type": "string", "pattern": pattern },
        })
    };
    json!({
        "timestamp": parameter(&protocol.request_headers.timestamp, format!("^[0-9]{{{digits}}}$")),
        "nonce": parameter(&protocol.request_headers.nonce, format!("^[{class}]{{{length}}}$")),
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
