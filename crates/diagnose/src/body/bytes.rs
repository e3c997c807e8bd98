//! Which bytes the text of the body becomes.

use crate::text;

/// Where the text was encoded twice, that is UTF-8 again.
pub(super) fn latin1(body: &[u8]) -> Option<Vec<u8>> {
    text(body)?.chars().map(|character| u8::try_from(u32::from(character)).ok()).collect()
}

/// The bytes were Latin-1, and the text was signed as UTF-8.
pub(super) fn from_latin1(body: &[u8]) -> Option<Vec<u8>> {
    if std::str::from_utf8(body).is_ok() { None } else { Some(as_utf8(body)) }
}

pub(super) fn ascii(body: &[u8]) -> Option<Vec<u8>> {
    let byte = |character: char| if character.is_ascii() { character } else { '?' };
    Some(text(body)?.chars().map(byte).collect::<String>().into_bytes())
}

pub(super) fn ascii_units(body: &[u8]) -> Option<Vec<u8>> {
    let byte = |unit: u16| u8::try_from(unit).ok().filter(u8::is_ascii).unwrap_or(b'?');
    Some(text(body)?.encode_utf16().map(byte).collect())
}

pub(super) fn ascii_only(body: &[u8]) -> Option<Vec<u8>> {
    Some(body.iter().copied().filter(u8::is_ascii).collect())
}

pub(super) fn utf16(body: &[u8]) -> Option<Vec<u8>> {
    Some(text(body)?.encode_utf16().flat_map(u16::to_le_bytes).collect())
}

pub(super) fn utf8_twice(body: &[u8]) -> Option<Vec<u8>> {
    text(body).map(|_| as_utf8(body))
}

pub(super) fn percent_encoded(body: &[u8]) -> Option<Vec<u8>> {
    Some(text::percent_encoded(body))
}

pub(super) fn form_encoded(body: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8(text::percent_encoded(body)).ok()?;
    text.contains("%20").then(|| text.replace("%20", "+").into_bytes())
}

pub(super) fn percent_decoded(body: &[u8]) -> Option<Vec<u8>> {
    text::percent_decoded(body)
}

fn text(body: &[u8]) -> Option<&str> {
    std::str::from_utf8(body).ok()
}

/// Each byte as the character of the same number.
fn as_utf8(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into_bytes()
}
