//! [`Note`]: what is odd about the input.

use std::fmt;

use binance_pay::{Nonce, Signature, Timestamp};

use crate::text;

/// Something odd about the input, whether or not it explains anything.
///
/// Display says it in a sentence, which never shows the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    about: About,
    text: String,
}

/// What a [`Note`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum About {
    /// The text of the signature.
    Signature,
    /// The timestamp: the server would not take it, whatever the signature.
    Timestamp,
    /// The nonce: the server would not take it, whatever the signature.
    Nonce,
    /// The body.
    Body,
    /// The secret.
    Secret,
    /// The certificate of a webhook.
    Certificate,
}

impl About {
    /// The name for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Timestamp => "timestamp",
            Self::Nonce => "nonce",
            Self::Body => "body",
            Self::Secret => "secret",
            Self::Certificate => "certificate",
        }
    }
}

impl Note {
    pub(crate) fn new(about: About, text: impl Into<String>) -> Self {
        Self { about, text: text.into() }
    }

    /// What it is about.
    #[must_use]
    pub const fn about(&self) -> About {
        self.about
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The sizes of RSA keys that are in use, in bytes.
const RSA: [usize; 4] = [128, 256, 384, 512];

pub(crate) fn on_request_signature(text: &str) -> Option<Note> {
    let trimmed = text.trim();
    let length = trimmed.chars().count();
    let is_hex = trimmed.bytes().all(|byte| byte.is_ascii_hexdigit());
    let bytes = text::from_base64(trimmed).map(|bytes| bytes.len());
    let note = if trimmed.is_empty() {
        "the signature is empty".to_owned()
    } else if !is_hex && bytes.is_some_and(|bytes| RSA.contains(&bytes)) {
        "the signature has the form of RSA, with which webhooks are signed; requests take an \
         HMAC-SHA512 with the secret"
            .to_owned()
    } else if !is_hex && bytes == Some(64) {
        "the signature is base64, and the server takes upper-case hexadecimal".to_owned()
    } else if !is_hex {
        "the signature holds other characters than hexadecimal digits".to_owned()
    } else if length != Signature::LENGTH {
        let which = match length {
            32 => ", as many as an MD5 has",
            40 => ", as many as a SHA-1 has",
            64 => ", as many as a SHA-256 has",
            96 => ", as many as a SHA-384 has",
            256 => ", as many as hexadecimal of hexadecimal has",
            _ => "",
        };
        format!(
            "the signature has {length} digits{which}; an HMAC-SHA512 has {}",
            Signature::LENGTH
        )
    } else if trimmed.bytes().any(|byte| byte.is_ascii_lowercase()) {
        "the signature has lower-case digits, and the server takes upper case only".to_owned()
    } else if trimmed.len() < text.len() {
        "there are blanks around the signature".to_owned()
    } else {
        return None;
    };
    Some(Note::new(About::Signature, note))
}

pub(crate) fn on_webhook_signature(text: &str) -> Option<Note> {
    let trimmed = text.trim();
    let note = match text::from_base64(trimmed) {
        _ if trimmed.is_empty() => "the signature is empty".to_owned(),
        _ if trimmed.len() == Signature::LENGTH && text::from_hex(trimmed.as_bytes()).is_some() => {
            "the signature has the form of an HMAC-SHA512, with which requests are signed; the \
             vendor signs webhooks with RSA"
                .to_owned()
        }
        None => "the signature is no base64 with padding".to_owned(),
        Some(bytes) if !RSA.contains(&bytes.len()) => {
            format!("the signature has {} bytes, and one of RSA has 256 or 512", bytes.len())
        }
        Some(_) => return None,
    };
    Some(Note::new(About::Signature, note))
}

pub(crate) fn on_stamp(timestamp: &str, nonce: &str) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Err(error) = timestamp.parse::<Timestamp>() {
        notes.push(Note::new(About::Timestamp, format!("the timestamp has another form: {error}")));
    }
    if let Err(error) = nonce.parse::<Nonce>() {
        notes.push(Note::new(About::Nonce, format!("the nonce has another form: {error}")));
    }
    notes
}

pub(crate) fn on_body(body: &[u8]) -> Option<Note> {
    let is_json = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    let text = std::str::from_utf8(body);
    let note = match text {
        Err(error) => format!("the body is not UTF-8, from byte {} on", error.valid_up_to()),
        Ok(text) if text.starts_with('\u{feff}') => {
            "the body begins with a byte order mark, which is no JSON".to_owned()
        }
        Ok("") => "the body is empty; most endpoints want an object, be it {}".to_owned(),
        Ok(text) if text.starts_with("{'") => {
            "the body has single quotes, which are no JSON".to_owned()
        }
        Ok(text) if !is_json(text) => "the body is no JSON".to_owned(),
        Ok(text) if !text.trim_start().starts_with('{') => "the body is no JSON object".to_owned(),
        Ok(text) if text.ends_with('\n') => {
            "the body ends with a line end, which belongs to it".to_owned()
        }
        Ok(_) => return None,
    };
    Some(Note::new(About::Body, note))
}

/// The forms of hashes are ours to guess: the vendor says only that its dashboard hashes the secret.
pub(crate) fn on_secret(secret: &str, api_key: Option<&str>) -> Vec<Note> {
    let trimmed = secret.trim();
    let mut notes = Vec::new();
    let mut note = |text: &str| notes.push(Note::new(About::Secret, text));
    if trimmed.len() < secret.len() {
        note("the secret has blanks or a line end around it");
    }
    if trimmed.is_empty() {
        note("the secret is empty");
    } else if api_key == Some(secret) {
        note("the secret and the API key are the same text");
    } else if trimmed.contains(['*', '•', '…']) {
        note("the secret is masked: copy it when it is made, as it is not shown again");
    } else if looks_hashed(trimmed) {
        note(
            "the secret looks like a hash: the dashboard shows the secret once, when it is made, \
             and a hash of it from then on, which signs nothing",
        );
    } else if let Some(quote) = ['"', '\''].into_iter().find(|quote| trimmed.starts_with(*quote))
        && trimmed.ends_with(quote)
    {
        note("the secret has quotes around it");
    }
    notes
}

fn looks_hashed(secret: &str) -> bool {
    let is_hex = secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    let has_letters = secret.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_digest = is_hex && has_letters && [32, 40, 56, 64, 96, 128].contains(&secret.len());
    is_digest
        || ["$2a$", "$2b$", "$2y$", "$argon2", "$pbkdf2"]
            .iter()
            .any(|start| secret.starts_with(start))
}
