//! Signs, and refuses what the protocol does not allow.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::{Sha256, Sha512};

use super::Reference;
use super::faults::Fault;
use super::text::Limits;
use crate::bytes::{Members, hex, unhex};

fn refused(stage: &str, class: &str) -> Value {
    json!({"refused": {"stage": stage, "class": class}})
}

impl Reference {
    pub(super) fn sign(&self, input: &Members) -> Result<Value, String> {
        let (api_key, nonce, mut time) =
            (input.text("api_key")?, input.text("nonce")?, input.text("timestamp")?);
        let (mut secret, body) = (input.bytes("secret")?, input.bytes("body")?);
        let is_strict = input.text("layer")? == "strict";
        if self.has(Fault::SignTrimmedTime) {
            time = time.trim();
        }
        if self.has(Fault::SignTrimmedSecret) {
            secret = secret.trim_ascii().to_vec();
        }
        if is_strict {
            if let Some(stage) = self.refusal(api_key, &secret, time, nonce) {
                return Ok(refused(stage, "malformed"));
            }
            if self.is_too_large(&body, &Limits::of(input, 1 << 20)) {
                return Ok(refused("limits", "too-large"));
            }
        }
        let payload = self.payload(time, nonce, &body);
        let mac = self.mac(&secret, &payload);
        let header = |name: &str, value: &str| json!([name, value]);
        let last = if self.has(Fault::SignNoSignatureHeader) {
            "Signature"
        } else {
            "BinancePay-Signature"
        };
        let headers = [
            header("Content-Type", "application/json"),
            header("BinancePay-Timestamp", time),
            header("BinancePay-Nonce", nonce),
            header("BinancePay-Certificate-SN", api_key),
            header(last, &mac),
        ];
        let headers = if is_strict { headers.to_vec() } else { Vec::new() };
        Ok(json!({"payload_hex": hex(&payload), "mac_hex": mac, "headers": headers}))
    }

    fn refusal(
        &self,
        api_key: &str,
        secret: &[u8],
        time: &str,
        nonce: &str,
    ) -> Option<&'static str> {
        let is_clean = |text: &str| !text.chars().any(char::is_control) && text.trim() == text;
        let key = !api_key.is_empty() && api_key.is_ascii() && is_clean(api_key);
        if !key && !self.has(Fault::SignAnyApiKey) {
            return Some("api-key");
        }
        let text = std::str::from_utf8(secret).unwrap_or_default();
        let is_empty = text.is_empty() && !self.has(Fault::SignEmptySecret);
        if is_empty || !is_clean(text) {
            return Some("secret");
        }
        let digits = time.bytes().all(|byte| byte.is_ascii_digit()) && !time.starts_with('0');
        let is_time = digits && time.len() == 13
            || self.has(Fault::SignSeconds) && digits && time.len() == 10
            || self.has(Fault::SignParsedTime) && time.parse::<i64>().is_ok();
        if !is_time {
            return Some("timestamp");
        }
        (!self.is_nonce(nonce, Fault::SignAnyNonce)).then_some("nonce")
    }

    pub(super) fn is_nonce(&self, nonce: &str, any: Fault) -> bool {
        let dollar = self.has(Fault::SignNonceDollar);
        let text = nonce.strip_suffix('\n').filter(|_| dollar).unwrap_or(nonce);
        let letters = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let is_long = nonce.len() == 32 || dollar && text.len() == 32;
        letters && (is_long || self.has(any))
            || self.has(Fault::SignNonceBytes) && nonce.len() == 32
    }

    fn payload(&self, time: &str, nonce: &str, body: &[u8]) -> Vec<u8> {
        let body = self.signed_body(body);
        let end: &[u8] = if self.has(Fault::SignCrlf) { b"\r\n" } else { b"\n" };
        let (first, second) =
            if self.has(Fault::SignSwapped) { (nonce, time) } else { (time, nonce) };
        let last = if self.has(Fault::SignNoLastLineFeed) { b"" } else { end };
        [first.as_bytes(), end, second.as_bytes(), end, &body, last].concat()
    }

    fn signed_body(&self, body: &[u8]) -> Vec<u8> {
        match self.fault {
            Some(Fault::SignTrimmedBody) => body.trim_ascii().to_vec(),
            Some(Fault::SignBodyToNul) => {
                body.split(|byte| *byte == 0).next().unwrap_or_default().to_vec()
            }
            Some(Fault::SignLossyBody) => String::from_utf8_lossy(body).into_owned().into_bytes(),
            Some(Fault::SignSortedBody) => serde_json::from_slice::<Value>(body)
                .map_or_else(|_| body.to_vec(), |json| json.to_string().into_bytes()),
            Some(Fault::SignNoBom) => body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).to_vec(),
            _ => body.to_vec(),
        }
    }

    fn mac(&self, secret: &[u8], payload: &[u8]) -> String {
        let mut key = secret.to_vec();
        if self.has(Fault::SignHexSecret) {
            key = std::str::from_utf8(secret).ok().and_then(unhex).unwrap_or(key);
        }
        if self.has(Fault::SignLongSecretCut) {
            key.truncate(128);
        }
        let digits = if self.has(Fault::SignSha256) {
            hex(&keyed::<Hmac<Sha256>>(&key, payload))
        } else {
            hex(&keyed::<Hmac<Sha512>>(&key, payload))
        };
        if self.has(Fault::SignLowerHex) { digits } else { digits.to_ascii_uppercase() }
    }
}

fn keyed<M: Mac + KeyInit>(key: &[u8], payload: &[u8]) -> Vec<u8> {
    // A key of any length will do, so the default is never taken.
    <M as KeyInit>::new_from_slice(key).map_or_else(
        |_| Vec::new(),
        |mut mac| {
            mac.update(payload);
            mac.finalize().into_bytes().to_vec()
        },
    )
}
