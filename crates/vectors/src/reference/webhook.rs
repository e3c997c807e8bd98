//! Verifies webhooks and reads their events.

use base64ct::{Base64, Base64Unpadded, Base64Url, Encoding};
use ring::signature::{
    RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey,
};
use serde_json::{Value, json};
use spki::SubjectPublicKeyInfoRef;
use spki::der::Decode;

use super::faults::Fault;
use super::model::Webhook;
use super::text::{Limits, members};
use super::{Found, Reference, careless, told, value};
use crate::bytes::{Members, hex, unhex};
use crate::json::Json;

/// Stage and class.
type Refusal = (&'static str, &'static str);

struct Key {
    serial: String,
    /// An `RSAPublicKey` in DER.
    key: Vec<u8>,
    bits: usize,
}

struct Headers {
    time: i64,
    nonce: String,
    serial: String,
    signature: Vec<u8>,
}

impl Reference {
    pub(super) fn webhook(&self, input: &Members) -> Result<Value, String> {
        let body = input.bytes("body")?;
        match self.genuine(input, &body)? {
            Err((stage, class)) => Ok(json!({"verdict": "reject", "stage": stage, "class": class})),
            Ok(headers) => Ok(json!({
                "verdict": "accept",
                "payload_hex": hex(&self.webhook_payload(&headers, &body)),
                "replay_key": replay_key(&headers),
                "event": self.event(&body, &Limits::of(input, 1 << 20)),
                "acknowledgement": {"returnCode": "SUCCESS", "returnMessage": null},
            })),
        }
    }

    fn genuine(&self, input: &Members, body: &[u8]) -> Result<Result<Headers, Refusal>, String> {
        let Some(keys) = self.keys(input)? else { return Ok(Err(("key", "refused"))) };
        if self.is_too_large(body, &Limits::of(input, 1 << 20)) {
            return Ok(Err(("size", "too-large")));
        }
        let headers = match self.headers(input)? {
            Ok(headers) => headers,
            Err(class) => return Ok(Err(("headers", class))),
        };
        if !self.is_in_window(headers.time, input.integer("now")?, input.integer("window")?) {
            return Ok(Err(("window", "outside")));
        }
        if let Err(refusal) = self.verify(&keys, &headers, body) {
            return Ok(Err(refusal));
        }
        let seen = input.list("seen")?.iter().filter_map(Value::as_str);
        let is_seen = |seen: &str| match self.fault {
            Some(Fault::WebhookNoReplay) => false,
            Some(Fault::WebhookNonceReplay) => seen.split(':').nth(1) == Some(&headers.nonce),
            _ => seen == replay_key(&headers),
        };
        if seen.into_iter().any(is_seen) {
            return Ok(Err(("replay", "seen")));
        }
        Ok(Ok(headers))
    }

    /// None where a key cannot be used.
    fn keys(&self, input: &Members) -> Result<Option<Vec<Key>>, String> {
        let least = usize::try_from(input.integer("minimum_bits")?).unwrap_or(usize::MAX);
        let mut keys = Vec::new();
        for key in input.list("keys")? {
            let text = |name: &str| key[name].as_str().unwrap_or_default();
            let Some((der, bits)) = read_key(text("pem")) else { return Ok(None) };
            if bits < least && !self.has(Fault::WebhookWeakKey) {
                return Ok(None);
            }
            keys.push(Key { serial: text("serial").to_owned(), key: der, bits });
        }
        Ok(Some(keys))
    }

    fn headers(&self, input: &Members) -> Result<Result<Headers, &'static str>, String> {
        let list = input.list("headers")?;
        let find = |name: &str| self.header(list, &format!("BinancePay-{name}"));
        // All names first: which header is wrong does not depend on the values of others.
        for name in ["Timestamp", "Nonce", "Certificate-SN", "Signature"] {
            if let Err(class @ "repeated") = find(name) {
                return Ok(Err(class));
            }
        }
        let read = || {
            Ok(Headers {
                time: self.time(&find("Timestamp")?).ok_or("malformed")?,
                nonce: Some(find("Nonce")?)
                    .filter(|nonce| self.is_nonce(nonce, Fault::WebhookAnyNonce))
                    .ok_or("malformed")?,
                serial: Some(find("Certificate-SN")?)
                    .filter(|one| is_serial(one))
                    .ok_or("malformed")?,
                signature: self.signature(&find("Signature")?).ok_or("malformed")?,
            })
        };
        Ok(read())
    }

    fn header(&self, list: &[Value], name: &str) -> Result<String, &'static str> {
        let is_it = |header: &&Value| {
            let known = header[0].as_str().unwrap_or_default();
            known == name || !self.has(Fault::WebhookHeaderCase) && known.eq_ignore_ascii_case(name)
        };
        let mut all = list.iter().filter(is_it);
        let value = all.next().ok_or("missing")?;
        if all.next().is_some() && !self.has(Fault::WebhookFirstHeader) {
            return Err("repeated");
        }
        match &value[1] {
            Value::String(text) if text.is_empty() && self.has(Fault::WebhookEmptyIsMissing) => {
                Err("missing")
            }
            Value::String(text) => Ok(text.clone()),
            other => {
                let bytes = other["hex"].as_str().and_then(unhex).unwrap_or_default();
                String::from_utf8(bytes).map_err(|_| "malformed")
            }
        }
    }

    fn time(&self, text: &str) -> Option<i64> {
        let text = if self.has(Fault::WebhookTrimmedTime) { text.trim() } else { text };
        let digits = text.len() == 13 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| digits && !text.starts_with('0'))
    }

    fn signature(&self, text: &str) -> Option<Vec<u8>> {
        let line = match text.strip_suffix('\n') {
            Some(line) if !self.has(Fault::WebhookNoLineEnd) => {
                line.strip_suffix('\r').unwrap_or(line)
            }
            _ => text,
        };
        let mut line = line.to_owned();
        if self.has(Fault::WebhookTrimmed) {
            line.retain(|one| !one.is_whitespace());
        }
        if line.is_empty() || line.len() > 4_096 {
            return None;
        }
        let decoded = Base64::decode_vec(&line).ok();
        match self.fault {
            Some(Fault::WebhookBase64Url) => decoded.or_else(|| Base64Url::decode_vec(&line).ok()),
            Some(Fault::WebhookUnpadded) => {
                decoded.or_else(|| Base64Unpadded::decode_vec(&line).ok())
            }
            Some(Fault::WebhookUnusedBits) => {
                decoded.or_else(|| Base64::decode_vec(&without_unused_bits(&line)).ok())
            }
            _ => decoded,
        }
    }

    fn is_in_window(&self, sent: i64, now: i64, window: i64) -> bool {
        let distance = now.abs_diff(sent);
        let window = window.unsigned_abs();
        match self.fault {
            Some(Fault::WebhookNoWindow) => true,
            Some(Fault::WebhookOldOnly) => sent > now || distance <= window,
            Some(Fault::WebhookWindowExclusive) => distance < window,
            Some(Fault::WebhookWindowSeconds) => distance / 1_000 <= window / 1_000,
            _ => distance <= window,
        }
    }

    fn verify(&self, keys: &[Key], headers: &Headers, body: &[u8]) -> Result<(), Refusal> {
        let payload = self.webhook_payload(headers, body);
        let verifies = |key: &Key| {
            let algorithm = match key.bits {
                2_048.. => &RSA_PKCS1_2048_8192_SHA256,
                _ => &RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
            };
            UnparsedPublicKey::new(algorithm, &key.key).verify(&payload, &headers.signature).is_ok()
        };
        let is_named = |key: &&Key| {
            key.serial == headers.serial
                || self.has(Fault::WebhookSerialCase)
                    && key.serial.eq_ignore_ascii_case(&headers.serial)
        };
        let key = match self.fault {
            Some(Fault::WebhookFirstKey) => keys.first(),
            _ => keys.iter().find(is_named),
        };
        let key = key.ok_or(("serial", "unknown"))?;
        let is_genuine = match self.fault {
            Some(Fault::WebhookNoSignature) => true,
            Some(Fault::WebhookAnyKey) => keys.iter().any(verifies),
            Some(fault) if careless::is_about(fault) => {
                careless::verifies(fault, &key.key, &payload, &headers.signature)
            }
            _ => verifies(key),
        };
        if is_genuine { Ok(()) } else { Err(("signature", "mismatch")) }
    }

    fn webhook_payload(&self, headers: &Headers, body: &[u8]) -> Vec<u8> {
        let anew =
            || serde_json::from_slice::<Value>(body).map(|json| json.to_string().into_bytes());
        let body = match self.fault {
            Some(Fault::WebhookReserialised) => anew().unwrap_or_else(|_| body.to_vec()),
            _ => body.to_vec(),
        };
        let last: &[u8] = if self.has(Fault::WebhookNoLastLineFeed) { b"" } else { b"\n" };
        [headers.time.to_string().as_bytes(), b"\n", headers.nonce.as_bytes(), b"\n", &body, last]
            .concat()
    }

    fn event(&self, body: &[u8], limits: &Limits) -> Value {
        let text = match self.text(body, limits) {
            Ok(text) => text,
            Err(reason) => return unreadable(None, &[reason]),
        };
        let biz_type = match biz_type(&text) {
            Ok(biz_type) => biz_type,
            Err(reason) => return unreadable(None, &[reason]),
        };
        let webhook = self.model.webhooks.iter().find(|one| one.biz_type == biz_type);
        let Ok(json) = text.parse::<Json>() else {
            return unreadable(None, &[Found::new("", "json")]);
        };
        match (webhook.map(|webhook| (webhook, self.read_event(webhook, &json))), &biz_type) {
            (Some((webhook, (Some(data), deviations))), _) => json!({
                "outcome": "read",
                "webhook": webhook.id,
                "biz_type": webhook.biz_type,
                "data": value(&data),
                "deviations": told(&deviations),
            }),
            (Some((_, (None, reasons))), Some(_)) => unreadable(biz_type.as_deref(), &reasons),
            (None, Some(name)) if self.has(Fault::WebhookClosedType) => {
                unreadable(Some(name), &[Found::new("/bizType", "enum")])
            }
            (_, name) => {
                let rule = if name.is_some() { "enum" } else { "required" };
                let deviations = told(&[Found::new("/bizType", rule)]);
                json!({"outcome": "unknown", "biz_type": name, "deviations": deviations})
            }
        }
    }

    /// `data` may be JSON in a string, whatever the page says.
    fn read_event(&self, webhook: &Webhook, json: &Json) -> (Option<Json>, Vec<Found>) {
        let mut json = json.clone();
        if let Some(data) = json.at_mut("/data")
            && let Json::Text(text) = data
            && let Ok(inner @ Json::Object(_)) = text.parse()
            && !self.has(Fault::WebhookDataAsText)
        {
            *data = inner;
        }
        let mut odd = Vec::new();
        let ty = super::model::Type::Object { of: webhook.event.clone() };
        let read = self.read(&webhook.scope, &ty, &json, "", &mut odd);
        (read, odd)
    }
}

fn replay_key(headers: &Headers) -> String {
    format!("{}:{}:{}", headers.time, headers.nonce, headers.serial)
}

/// The same bytes in base64 as it should be: the bits of the last digit that belong to no byte are zero.
fn without_unused_bits(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.trim_end_matches('=');
    let unused = 2 * (text.len() - digits.len());
    let mut bytes = text.as_bytes().to_vec();
    if let Some(last) = bytes[..digits.len()].last_mut()
        && let Some(value) = DIGITS.iter().position(|digit| digit == last)
        && unused <= 4
    {
        *last = DIGITS[value >> unused << unused];
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn is_serial(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_graphic() && byte != b',';
    (1..=128).contains(&text.len()) && text.bytes().all(is_allowed)
}

/// The RSA key of a PEM block, and its bits.
fn read_key(pem: &str) -> Option<(Vec<u8>, usize)> {
    let (label, der) = pem_rfc7468::decode_vec(pem.as_bytes()).ok()?;
    let info = SubjectPublicKeyInfoRef::from_der(&der).ok().filter(|_| label == "PUBLIC KEY")?;
    let key = info.subject_public_key.as_bytes()?;
    // SEQUENCE of modulus and exponent: the modulus is all but a few bytes.
    let bits = match key.len() {
        ..=200 => 1_024,
        201..=400 => 2_048,
        _ => 4_096,
    };
    Some((key.to_vec(), bits))
}

fn unreadable(biz_type: Option<&str>, found: &[Found]) -> Value {
    json!({"outcome": "unreadable", "biz_type": biz_type, "deviations": told(found)})
}

/// The text of `bizType`, which decides what the rest is; nothing where it is absent.
fn biz_type(text: &str) -> Result<Option<String>, Found> {
    let (all, is_whole) = members(text);
    if !is_whole {
        let rule = if text.parse::<Json>().is_ok() { "type" } else { "json" };
        return Err(Found::new("", rule));
    }
    let mut types = all.iter().filter(|(name, _)| name == "bizType").map(|(_, raw)| raw);
    let first = types.next();
    if types.any(|other| Some(other) != first) {
        return Err(Found::new("/bizType", "duplicate-field"));
    }
    match first.map(|raw| raw.parse::<Json>()) {
        None | Some(Ok(Json::Null)) => Ok(None),
        Some(Ok(Json::List(_) | Json::Object(_)) | Err(_)) => Err(Found::new("/bizType", "type")),
        Some(Ok(scalar)) => Ok(scalar.scalar()),
    }
}
