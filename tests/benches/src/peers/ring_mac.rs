//! The same MAC by ring, over the same parts. It stops before the hexadecimal digits.

use ring::hmac::{Context, HMAC_SHA512, Tag};

use crate::inputs::SECRET_KEY;

/// A prepared key.
#[derive(Debug)]
pub struct Key(ring::hmac::Key);

impl Key {
    /// The demo key.
    #[must_use]
    pub fn new() -> Self {
        Self(ring::hmac::Key::new(HMAC_SHA512, SECRET_KEY.as_bytes()))
    }

    /// The MAC of `timestamp LF nonce LF body LF`.
    #[must_use]
    pub fn mac(&self, timestamp: &[u8], nonce: &str, body: &[u8]) -> Tag {
        let mut context = Context::with_key(&self.0);
        for part in [timestamp, b"\n", nonce.as_bytes(), b"\n", body, b"\n"] {
            context.update(part);
        }
        context.sign()
    }
}

impl Default for Key {
    fn default() -> Self {
        Self::new()
    }
}
