//! Webhooks: operations that the server calls at the merchant's.

use serde_json::{Map, Value, json};

use super::{OURS, components, operation};
use crate::emit::json_schema::{References, class, field_schema};
use crate::model::{Api, Protocol, SampleOf, Webhook};

/// The tag of all webhooks.
pub(super) const TAG: &str = "webhook";

/// The name of the schema of the answer.
pub(super) const ANSWER: &str = "webhook.acknowledgement";

/// The headers of a notification, in the order of the documentation.
const HEADERS: [&str; 4] =
    ["webhook.certificate-sn", "webhook.nonce", "webhook.timestamp", "webhook.signature"];

/// The operations by id.
pub(super) fn operations(api: &Api) -> Map<String, Value> {
    let operation = |webhook| json!({ "post": operation(&api.protocol, webhook) });
    api.webhooks.iter().map(|webhook| (webhook.id.clone(), operation(webhook))).collect()
}

fn operation(protocol: &Protocol, webhook: &Webhook) -> Map<String, Value> {
    let mut operation = Map::new();
    let mut set = |name: &str, value: Value| operation.insert(name.to_owned(), value);
    set("operationId", format!("{TAG}.{}", webhook.id).into());
    set("tags", json!([TAG]));
    set("summary", webhook.title.as_str().into());
    if let Some(doc) = &webhook.doc {
        set("description", doc.as_str().into());
    }
    if let Some(instead) = &webhook.deprecated {
        set("deprecated", true.into());
        set(&format!("{OURS}deprecated"), instead.as_str().into());
    }
    // It is signed with a key pair: nothing that OpenAPI has a word for.
    set("security", json!([]));
    set("parameters", json!(HEADERS.map(operation::parameter)));
    set("requestBody", notification(protocol, webhook));
    set("responses", responses(protocol, webhook));
    let mut ours = |name: &str, value: Value| set(&format!("{OURS}{name}"), value);
    ours("biz-type", json!(webhook.biz_type));
    ours("audience", json!(webhook.audience));
    ours("source", json!(webhook.source));
    ours("contradictions", json!(webhook.contradictions));
    operation
}

fn notification(protocol: &Protocol, webhook: &Webhook) -> Value {
    let name = format!("{TAG}.{}.{}", webhook.id, webhook.event);
    let samples = &webhook.samples;
    let schema = components::reference_to(&name);
    let content = operation::content(protocol, samples, SampleOf::Notification, &schema);
    json!({ "required": true, "content": content })
}

fn responses(protocol: &Protocol, webhook: &Webhook) -> Value {
    let schema = components::reference_to(ANSWER);
    let samples = &webhook.samples;
    let content = operation::content(protocol, samples, SampleOf::Acknowledgement, &schema);
    let description = &protocol.webhook.acknowledgement.doc;
    json!({ "200": { "description": description, "content": content } })
}

/// The schema of the answer.
pub(super) fn answer(protocol: &Protocol) -> Value {
    let rule = &protocol.webhook.acknowledgement;
    let properties = rule.fields.iter().enumerate().map(|(index, field)| {
        let mut schema = field_schema(&References::default(), field);
        if index == 0 {
            schema.insert("enum".to_owned(), json!([rule.success, rule.fail]));
        }
        (field.name.clone(), schema.into())
    });
    let required = rule.fields.iter().filter(|field| field.required).map(|field| &field.name);
    json!({
        "title": "Acknowledgement",
        "description": rule.doc,
        "type": "object",
        "required": required.collect::<Vec<_>>(),
        "properties": properties.collect::<Map<_, _>>(),
    })
}

/// The headers of a notification.
pub(super) fn parameters(protocol: &Protocol) -> Map<String, Value> {
    let digits = protocol.timestamp_digits.value;
    let (length, class) = (protocol.nonce.length, class(protocol.nonce.charset));
    let headers = &protocol.webhook.headers;
    let [serial, nonce, timestamp, signature] = [
        components::parameter(&headers.certificate_sn, "^[!-+--~]+$"),
        components::parameter(&headers.nonce, &format!("^[{class}]{{{length}}}$")),
        components::parameter(&headers.timestamp, &format!("^[0-9]{{{digits}}}$")),
        components::parameter(&headers.signature, "^[A-Za-z0-9+/]+={0,2}$"),
    ];
    let all = HEADERS.into_iter().zip([serial, nonce, timestamp, signature]);
    all.map(|(name, parameter)| (name.to_owned(), parameter)).collect()
}
