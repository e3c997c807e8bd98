//! Mistakes with the nonce.

use binance_pay::Nonce;

use crate::cause::Cause;
use crate::change::{Change, Effect, Subject};
use crate::text::{from_base64, from_hex, percent_decoded, percent_encoded, python_bytes};

pub(super) fn changes(text: &str) -> Vec<Change> {
    use Cause::{NonceBlanks, NonceCase, NonceDashes, NonceEncoded, NonceLength};
    let mut changes = Vec::new();
    let mut add = |cause, form, other: Option<Vec<u8>>| {
        if let Some(other) = other.filter(|other| other != text.as_bytes()) {
            changes.push(Change::new(Subject::Nonce, cause, form, Effect::Nonce(other)));
        }
    };
    let some = |other: &str| Some(other.as_bytes().to_vec());
    add(NonceCase, "lower case", some(&text.to_lowercase()));
    add(NonceCase, "upper case", some(&text.to_uppercase()));
    add(NonceDashes, "without dashes", some(&text.replace('-', "")));
    add(NonceDashes, "with dashes", uuid(text));
    add(NonceLength, "its first 32 characters", text.get(..Nonce::LENGTH).and_then(some));
    add(NonceBlanks, "without blanks", some(text.trim()));
    add(NonceBlanks, "with LF behind it", some(&format!("{text}\n")));
    add(NonceBlanks, "with CRLF behind it", some(&format!("{text}\r\n")));
    add(NonceBlanks, "with a blank behind it", some(&format!("{text} ")));
    add(NonceEncoded, "percent-encoded", Some(percent_encoded(text.as_bytes())));
    add(NonceEncoded, "percent-decoded", percent_decoded(text.as_bytes()));
    add(NonceEncoded, "blanks where + was", some(&text.replace('+', " ")));
    add(NonceEncoded, "decoded as base64", from_base64(text));
    add(NonceEncoded, "decoded as hexadecimal", from_hex(text.as_bytes()));
    add(NonceEncoded, "as Python prints bytes", Some(python_bytes(text.as_bytes())));
    add(NonceEncoded, "in quotes", some(&format!("\"{text}\"")));
    changes
}

/// 8-4-4-4-12.
fn uuid(text: &str) -> Option<Vec<u8>> {
    let bytes = text.as_bytes();
    if bytes.len() != 32 {
        return None;
    }
    let mut out = Vec::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if [8, 12, 16, 20].contains(&at) {
            out.push(b'-');
        }
        out.push(*byte);
    }
    Some(out)
}
