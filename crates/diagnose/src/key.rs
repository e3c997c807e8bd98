//! The keys that are used by mistake.

use sha2::{Digest, Sha256, Sha512};
use zeroize::Zeroizing;

use crate::cause::Cause;
use crate::diagnosis::Step;
use crate::text;

type Key = Zeroizing<Vec<u8>>;

/// What a program may have taken for the secret instead of it. Each key comes once, and none is the
/// secret itself.
pub(crate) fn mistaken(secret: &[u8], api_key: Option<&str>) -> Vec<(Step, Key)> {
    let mut keys = Keys { secret, found: Vec::new() };
    if let Some(api_key) = api_key {
        keys.add(Cause::KeyIsApiKey, "the API key", [api_key.as_bytes()]);
    }
    keys.blanks_and_quotes();
    keys.encodings();
    keys.cases();
    for placeholder in ["", "undefined", "null", "None", "nil", "false"] {
        let form = if placeholder.is_empty() { "an empty key" } else { placeholder };
        keys.add(Cause::KeyMissing, form, [placeholder.as_bytes()]);
    }
    keys.found
}

struct Keys<'a> {
    secret: &'a [u8],
    found: Vec<(Step, Key)>,
}

impl Keys<'_> {
    /// Adds the key of these parts.
    fn add<const N: usize>(&mut self, cause: Cause, form: &'static str, parts: [&[u8]; N]) {
        // Of its final size at once: growing leaves copies.
        let mut key = Vec::with_capacity(parts.iter().map(|part| part.len()).sum());
        for part in parts {
            key.extend_from_slice(part);
        }
        self.push(cause, form, Zeroizing::new(key));
    }

    fn push(&mut self, cause: Cause, form: &'static str, key: Key) {
        let is_known = *key == self.secret || self.found.iter().any(|(_, known)| *known == key);
        if !is_known {
            self.found.push((Step::new(cause, form), key));
        }
    }

    fn blanks_and_quotes(&mut self) {
        use Cause::{KeyBlanks, KeyQuotes};
        let secret = self.secret;
        let trimmed = secret.trim_ascii();
        self.add(KeyBlanks, "without the blanks", [trimmed]);
        self.add(KeyBlanks, "with LF behind it", [trimmed, b"\n"]);
        self.add(KeyBlanks, "with CRLF behind it", [trimmed, b"\r\n"]);
        self.add(KeyBlanks, "with CR behind it", [trimmed, b"\r"]);
        self.add(KeyBlanks, "with a blank behind it", [trimmed, b" "]);
        self.add(KeyBlanks, "with a blank before it", [b" ", trimmed]);
        self.add(KeyBlanks, "with a byte order mark before it", [b"\xef\xbb\xbf", trimmed]);
        for quote in [b"\"", b"'"] {
            let inner = trimmed.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
            self.add(KeyQuotes, "without the quotes", [inner.unwrap_or(secret)]);
            self.add(KeyQuotes, "with quotes", [quote, trimmed, quote]);
        }
    }

    fn encodings(&mut self) {
        use Cause::{KeyEncoded, KeyHashed};
        let secret = self.secret;
        if let Ok(text) = std::str::from_utf8(secret) {
            let decoded = text::from_base64(text).or_else(|| text::from_other_base64(text));
            let decoded = Zeroizing::new(decoded.unwrap_or_default());
            if !decoded.is_empty() {
                self.push(KeyEncoded, "decoded as base64", decoded);
            }
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            let mut wide = Zeroizing::new(Vec::with_capacity(4 * text.len()));
            wide.extend(units);
            self.push(KeyEncoded, "as UTF-16", wide);
        }
        if let Some(bytes) = text::from_hex(secret).filter(|bytes| !bytes.is_empty()) {
            self.push(KeyEncoded, "decoded as hexadecimal", Zeroizing::new(bytes));
        }
        let base64 = Zeroizing::new(text::base64(secret));
        self.add(KeyEncoded, "in base64", [base64.as_bytes()]);
        let mut hex = Zeroizing::new(text::hex(secret));
        self.add(KeyEncoded, "in upper-case hexadecimal", [hex.as_bytes()]);
        hex.make_ascii_lowercase();
        self.add(KeyEncoded, "in lower-case hexadecimal", [hex.as_bytes()]);
        let sha256 = Zeroizing::new(Sha256::digest(secret).to_vec());
        let sha512 = Zeroizing::new(Sha512::digest(secret).to_vec());
        for (hash, bytes, digits) in [
            (sha256, "its SHA-256", "the hexadecimal digits of its SHA-256"),
            (sha512, "its SHA-512", "the hexadecimal digits of its SHA-512"),
        ] {
            let mut hex = Zeroizing::new(text::hex(&hash));
            self.push(KeyHashed, bytes, hash);
            self.add(KeyHashed, digits, [hex.as_bytes()]);
            hex.make_ascii_lowercase();
            self.add(KeyHashed, digits, [hex.as_bytes()]);
        }
    }

    fn cases(&mut self) {
        let (upper, lower) = (self.secret.to_ascii_uppercase(), self.secret.to_ascii_lowercase());
        self.push(Cause::KeyCase, "in upper case", Zeroizing::new(upper));
        self.push(Cause::KeyCase, "in lower case", Zeroizing::new(lower));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_comes_once_and_none_is_right() {
        for secret in [&b"abc"[..], b" abc\n", b"\"QUJD\"", b"6162", b"", b"\xff"] {
            let keys = mistaken(secret, Some("abc"));
            for (at, (_, key)) in keys.iter().enumerate() {
                assert_ne!(**key, secret);
                assert!(keys.iter().skip(at + 1).all(|(_, other)| other != key));
            }
        }
    }
}
