//! Why the signature of a notification may not match.

use binance_pay::verify_signature;
use binance_pay_ring::{PublicKey, certificate_serial};

use crate::commands::webhook::headers::Headers;
use crate::text::compact;

/// A notification whose signature the key does not verify.
pub(super) struct Attempt<'a> {
    pub(super) headers: &'a Headers,
    pub(super) pem: &'a str,
    pub(super) key: PublicKey,
    pub(super) body: &'a [u8],
}

impl Attempt<'_> {
    pub(super) fn what_to_check(&self) -> Vec<String> {
        match self.cause() {
            Some(cause) => vec![cause.to_owned()],
            None => self.suspects(),
        }
    }

    /// The usual mistakes, each tried out: what matches then was the cause.
    fn cause(&self) -> Option<&'static str> {
        let text = std::str::from_utf8(self.body).ok()?;
        let trimmed = text.trim_end_matches(['\n', '\r']);
        if trimmed != text && self.matches(trimmed) {
            return Some("it is the signature of the body without the line end at its end");
        }
        if self.matches(&format!("{text}\n")) || self.matches(&format!("{text}\r\n")) {
            return Some("it is the signature of the body with a line end more at its end");
        }
        if self.matches(&compact(text)) {
            return Some("it is the signature of the body without the blanks between its members");
        }
        None
    }

    fn matches(&self, body: &str) -> bool {
        let [timestamp, nonce, signature] =
            ["Timestamp", "Nonce", "Signature"].map(|name| self.header(name));
        verify_signature(timestamp, nonce, body.as_bytes(), signature, &self.key).is_ok()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(&format!("BinancePay-{name}")).unwrap_or_default()
    }

    fn suspects(&self) -> Vec<String> {
        let mut suspects = Vec::new();
        let (named, given) = (self.header("Certificate-SN"), certificate_serial(self.pem));
        if named != given {
            suspects.push(format!(
                "the key: the message names the certificate {named}, and by its MD5 this key is \
                 that of {given}"
            ));
        }
        suspects.extend(
            [
                "the body: byte for byte what was received, not parsed and written again",
                "timestamp and nonce: those that came with this body and this signature",
                "the sender: who else knows the address can send to it",
            ]
            .map(str::to_owned),
        );
        suspects
    }
}
