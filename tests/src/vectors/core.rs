//! Our own implementation as the vectors see it.

use std::time::Duration;

use binance_pay::{
    Acceptance, Acknowledgement, EndpointInfo, Error, Event, HeaderProblem, KeySet, Limit, Limits,
    Nonce, Notification, SignatureError, Signer, Stamp, Timestamp, Violation, WebhookError,
};
use binance_pay_codegen::model::Api;
use binance_pay_ring::{KeyPolicy, PublicKey};
use binance_pay_vectors::{Answer, Kind, Members, Vector, hex, unhex};
use serde_json::{Value, json};

use super::normal;
use crate::Json;

type Outcome = Result<Value, String>;

/// What the core says to a vector. `decode` reads a reply with the type of the endpoint: the data as
/// JSON text.
pub fn answer(api: &Api, vector: &Vector, decode: Decode) -> Answer {
    let input = &vector.input;
    let outcome = vector.operation().and_then(|operation| match operation {
        Kind::Sign => sign(input),
        Kind::Encode => encode(api, input),
        Kind::Validate => validate(input),
        Kind::Decode => read_reply(api, input, decode),
        Kind::Webhook => webhook(api, input),
        other => Err(format!("no operation {other}")),
    });
    match outcome {
        Ok(Value::Object(members)) => Answer::Outcome(members.into()),
        Ok(other) => Answer::Error(format!("no object: {other}")),
        Err(message) => Answer::Error(message),
    }
}

/// Reads a reply of the endpoint of this id.
pub type Decode = fn(&str, u16, &[u8], &Limits) -> Result<binance_pay::Reply<String>, Error>;

fn limits(input: &Members) -> Result<Limits, String> {
    let mut limits = Limits::default();
    let Some(given) = input.object("limits") else { return Ok(limits) };
    let size = |name: &str| match given.get(name) {
        None => Ok(None),
        Some(_) => {
            usize::try_from(given.integer(name)?).map(Some).map_err(|error| error.to_string())
        }
    };
    if let Some(bytes) = size("bytes")? {
        limits = Limits {
            request_bytes: bytes,
            reply_bytes: bytes,
            notification_bytes: bytes,
            ..limits
        };
    }
    limits.depth = size("depth")?.unwrap_or(limits.depth);
    limits.members = size("members")?.unwrap_or(limits.members);
    Ok(limits)
}

fn refused(stage: &str, class: &str) -> Value {
    json!({"refused": {"stage": stage, "class": class}})
}

fn sign(input: &Members) -> Outcome {
    let (api_key, secret) = (input.text("api_key")?, input.bytes("secret")?);
    let (timestamp, nonce, body) =
        (input.text("timestamp")?, input.text("nonce")?, input.bytes("body")?);
    let Ok(secret) = String::from_utf8(secret) else { return Ok(refused("secret", "malformed")) };
    let stage = |message: &str| if message.contains("API key") { "api-key" } else { "secret" };
    let signer = match Signer::new(api_key, &secret) {
        Ok(signer) => signer,
        Err(error) => return Ok(refused(stage(&error.to_string()), "malformed")),
    };
    let payload = [timestamp.as_bytes(), nonce.as_bytes(), &body, b""].join(&b'\n');
    if input.text("layer")? == "primitive" {
        let mac = signer.signature(timestamp, nonce, &body);
        return Ok(json!({"payload_hex": hex(&payload), "mac_hex": mac.as_str(), "headers": []}));
    }
    let Ok(timestamp) = timestamp.parse::<Timestamp>() else {
        return Ok(refused("timestamp", "malformed"));
    };
    let Ok(nonce) = Nonce::new(nonce) else { return Ok(refused("nonce", "malformed")) };
    let stamp = Stamp { timestamp, nonce };
    let signed = match signer.with_limits(limits(input)?).sign_raw("POST", "/a", body, stamp) {
        Ok(signed) => signed,
        Err(Error::Invalid(_)) => return Ok(refused("limits", "too-large")),
        Err(error) => return Err(error.to_string()),
    };
    let headers: Vec<[&str; 2]> = signed.headers().map(|(name, value)| [name, value]).collect();
    let payload = [timestamp.to_string().as_bytes(), nonce.as_str().as_bytes(), signed.body(), b""]
        .join(&b'\n');
    Ok(
        json!({"payload_hex": hex(&payload), "mac_hex": signed.signature().as_str(), "headers": headers}),
    )
}

fn endpoint(input: &Members) -> Result<&'static EndpointInfo, String> {
    let id = input.text("endpoint")?;
    EndpointInfo::by_id(id).ok_or_else(|| format!("no endpoint {id}"))
}

fn limit(limit: &Limit) -> Value {
    const SAFE: u64 = (1 << 53) - 1;
    match limit {
        Limit::Integer(bound) if bound.unsigned_abs() > SAFE => json!(bound.to_string()),
        other => json!(other),
    }
}

fn found<'a>(violations: impl IntoIterator<Item = &'a Violation>) -> Value {
    let one = |one: &Violation| json!({"pointer": one.pointer(), "rule": one.rule().as_str(), "limit": limit(one.limit())});
    violations.into_iter().map(one).collect()
}

fn encode(api: &Api, input: &Members) -> Outcome {
    let (info, request) = (endpoint(input)?, input.bytes("request")?);
    match info.canonical_json_with(&request, &limits(input)?) {
        Ok(body) => {
            let model = model(api, info.id())?;
            let read = Json::of(&String::from_utf8_lossy(&body));
            let parsed = normal::object(&model.definitions(), &model.request, &read);
            Ok(json!({"body_hex": hex(&body), "parsed": parsed.as_ref().map(value)}))
        }
        Err(Error::Invalid(violations)) => Ok(json!({"violations": found(&violations)})),
        Err(error) => Err(error.to_string()),
    }
}

fn validate(input: &Members) -> Outcome {
    let (info, body) = (endpoint(input)?, input.bytes("body")?);
    let violations = info.validate_json_with(&body, &limits(input)?).err();
    let violations = violations.map_or_else(|| json!([]), |violations| found(&violations));
    Ok(json!({"violations": violations, "advice": found(&info.advice_json(&body))}))
}

fn model<'a>(api: &'a Api, id: &str) -> Result<&'a binance_pay_codegen::model::Endpoint, String> {
    api.endpoints.iter().find(|one| one.id == id).ok_or_else(|| format!("no endpoint {id}"))
}

fn value(json: &Json) -> Value {
    serde_json::from_str(&json.to_string()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

fn read_reply(api: &Api, input: &Members, decode: Decode) -> Outcome {
    let (info, body, limits) = (endpoint(input)?, input.bytes("body")?, limits(input)?);
    let status = u16::try_from(input.integer("http_status")?).map_err(|error| error.to_string())?;
    let typed = decode(info.id(), status, &body, &limits);
    let erased = info.decode_json_with(status, &body, &limits);
    if typed.is_ok() != erased.is_ok() {
        return Err("decode and decode_json disagree".to_owned());
    }
    Ok(match typed {
        Ok(reply) => {
            let model = model(api, info.id())?;
            let data = Json::of(&reply.data);
            let data = match data {
                Json::Null => Some(Json::Null),
                data => normal::normal(&model.definitions(), &model.response, &data),
            };
            let data =
                data.ok_or_else(|| format!("typed data has no normal form: {}", reply.data))?;
            json!({
                "outcome": "success",
                "code": reply.code().map(binance_pay::ResultCode::as_str),
                "repeat": reply.is_repeat(),
                "data": value(&data),
                "deviations": found(&reply.deviations),
            })
        }
        Err(Error::Api(failure)) => json!({
            "outcome": "failure",
            "code": failure.code().as_str(),
            "status": failure.status(),
            "message": failure.message(),
            "deviations": found(failure.deviations()),
        }),
        Err(Error::Data(unread)) => json!({
            "outcome": "unreadable",
            "code": unread.code().map(binance_pay::ResultCode::as_str),
            "reported_success": unread.reported_success(),
            "deviations": found(unread.violations()),
        }),
        Err(Error::Body(unread)) => json!({
            "outcome": "unreadable",
            "reported_success": false,
            "deviations": found([unread.violation()]),
        }),
        Err(other) => return Err(other.to_string()),
    })
}

fn rejected(stage: &str, class: &str) -> Value {
    json!({"verdict": "reject", "stage": stage, "class": class})
}

fn headers(input: &Members) -> Result<Vec<(String, Vec<u8>)>, String> {
    let header = |header: &Value| {
        let name = header[0].as_str()?.to_owned();
        let value = match &header[1] {
            Value::String(text) => text.as_bytes().to_vec(),
            other => unhex(other["hex"].as_str()?)?,
        };
        Some((name, value))
    };
    let all: Option<Vec<_>> = input.list("headers")?.iter().map(header).collect();
    all.ok_or_else(|| "a header that cannot be read".to_owned())
}

/// The keys that the policy takes; the others are as if they were not there.
fn keys(input: &Members) -> Result<KeySet<PublicKey>, String> {
    let policy = match input.integer("minimum_bits")? {
        1_024 => KeyPolicy::AtLeast1024,
        _ => KeyPolicy::AtLeast2048,
    };
    let mut keys = KeySet::new();
    for key in input.list("keys")? {
        let text = |name: &str| key[name].as_str().ok_or("a key without serial and pem");
        let key = PublicKey::from_pem_with(text("pem")?, policy);
        keys.insert(text("serial")?, key.map_err(|error| error.to_string())?);
    }
    Ok(keys)
}

fn webhook(api: &Api, input: &Members) -> Outcome {
    let body = input.bytes("body")?;
    let Ok(keys) = keys(input) else { return Ok(rejected("key", "refused")) };
    let notice = match Notification::from_parts_with(headers(input)?, &body, &limits(input)?) {
        Ok(notice) => notice,
        Err(error) => return webhook_error(&error),
    };
    let now = Timestamp::from_millis(input.integer("now")?).map_err(|error| error.to_string())?;
    let window = u64::try_from(input.integer("window")?).map_err(|error| error.to_string())?;
    let acceptance = Acceptance { now, window: Duration::from_millis(window) };
    let notice = match notice.verify(&keys, acceptance) {
        Ok(notice) => notice,
        Err(error) => return webhook_error(&error),
    };
    let replay_key = notice.replay_key().to_string();
    if input.list("seen")?.iter().any(|seen| *seen == replay_key.as_str()) {
        return Ok(rejected("replay", "seen"));
    }
    let (timestamp, nonce) = (notice.timestamp().to_string(), notice.nonce());
    let payload = [timestamp.as_bytes(), nonce.as_str().as_bytes(), notice.raw(), b""].join(&b'\n');
    let acknowledgement: Value = serde_json::from_slice(&Acknowledgement::success().body())
        .map_err(|error| error.to_string())?;
    Ok(json!({
        "verdict": "accept",
        "payload_hex": hex(&payload),
        "replay_key": replay_key,
        "event": event(api, notice.event())?,
        "acknowledgement": acknowledgement,
    }))
}

fn webhook_error(error: &WebhookError) -> Outcome {
    Ok(match error {
        WebhookError::TooLarge { .. } => rejected("size", "too-large"),
        WebhookError::Header(header) => rejected(
            "headers",
            match header.problem() {
                HeaderProblem::Missing => "missing",
                HeaderProblem::Repeated => "repeated",
                HeaderProblem::Malformed => "malformed",
                other => return Err(format!("{other:?}")),
            },
        ),
        WebhookError::Window(_) => rejected("window", "outside"),
        WebhookError::UnknownSerial(_) => rejected("serial", "unknown"),
        WebhookError::Signature(SignatureError::Mismatch) => rejected("signature", "mismatch"),
        other => return Err(other.to_string()),
    })
}

fn event(
    api: &Api,
    outcome: Result<binance_pay::Received<Event>, binance_pay::EventError>,
) -> Outcome {
    let received = match outcome {
        Ok(received) => received,
        Err(error) => {
            return Ok(json!({
                "outcome": "unreadable",
                "biz_type": error.biz_type(),
                "deviations": found(error.violations()),
            }));
        }
    };
    let encoded = serde_json::to_string(&received.event).map_err(|error| error.to_string())?;
    let encoded = Json::of(&encoded);
    let deviations = found(&received.deviations);
    if let Event::Unknown(unknown) = &received.event {
        return Ok(
            json!({"outcome": "unknown", "biz_type": unknown.biz_type(), "deviations": deviations}),
        );
    }
    let id = received.event.info().ok_or("an event without a webhook")?.id();
    let webhook = api.webhooks.iter().find(|one| one.id == id).ok_or("no such webhook")?;
    let data = normal::object(&webhook.definitions(), &webhook.event, &encoded);
    let data = data.ok_or_else(|| format!("typed event has no normal form: {encoded}"))?;
    Ok(json!({
        "outcome": "read",
        "webhook": id,
        "biz_type": webhook.biz_type,
        "data": value(&data),
        "deviations": deviations,
    }))
}
