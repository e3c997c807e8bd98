//! How the characters of strings are written.

use crate::body::tokens::{self, Kind};

pub(super) fn escaped_slashes(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |unit| (unit == "/").then(|| "\\/".to_owned()))
}

pub(super) fn plain_slashes(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |unit| (unit == "\\/").then(|| "/".to_owned()))
}

pub(super) fn escaped_small(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |unit| if unit.is_ascii() { None } else { Some(unicode(unit, false)) })
}

pub(super) fn escaped_large(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |unit| if unit.is_ascii() { None } else { Some(unicode(unit, true)) })
}

pub(super) fn plain_unicode(body: &[u8]) -> Option<Vec<u8>> {
    map(body, plain)
}

pub(super) fn html_go(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |unit| html(unit, "<>&\u{2028}\u{2029}", false))
}

pub(super) fn html_net(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |unit| if unit.is_ascii() { net(unit) } else { None })
}

pub(super) fn html_gson(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |unit| html(unit, GSON, false))
}

/// What Gson escapes by itself.
pub(super) const GSON: &str = "<>&='\u{2028}\u{2029}";

/// What the encoder of .NET escapes by itself: all but a part of ASCII.
pub(super) fn net(unit: &str) -> Option<String> {
    match unit {
        "\\\"" => Some("\\u0022".to_owned()),
        _ if unit.is_ascii() => html(unit, "<>&'+`", true),
        _ => Some(unicode(unit, true)),
    }
}

pub(super) fn html(unit: &str, which: &str, upper: bool) -> Option<String> {
    which.contains(unit).then(|| unicode(unit, upper))
}

/// The character of a `\u` escape, where it needs none.
pub(super) fn plain(unit: &str) -> Option<String> {
    let digits = unit.strip_prefix("\\u")?;
    let mut units = digits.split("\\u").map(|digits| u16::from_str_radix(digits, 16));
    let (first, second) = (units.next()?.ok()?, units.next().and_then(Result::ok));
    let mut decoded = char::decode_utf16([Some(first), second].into_iter().flatten());
    let character = decoded.next()?.ok()?;
    (!character.is_control() && !"\"\\".contains(character)).then(|| character.to_string())
}

pub(super) fn unicode(unit: &str, upper: bool) -> String {
    unit.encode_utf16()
        .map(|unit| if upper { format!("\\u{unit:04X}") } else { format!("\\u{unit:04x}") })
        .collect()
}

fn map(body: &[u8], rewrite: impl Fn(&str) -> Option<String>) -> Option<Vec<u8>> {
    tokens::map(body, Kind::String, |string| rewrite_units(string, &rewrite))
}

/// Rewrites the characters and escapes of a string with its quotes. None where nothing changes.
pub(super) fn rewrite_units(
    string: &str,
    rewrite: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let inner = string.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::with_capacity(string.len());
    let mut changed = false;
    let mut rest = inner;
    while !rest.is_empty() {
        let (unit, after) = rest.split_at_checked(unit_length(rest))?;
        match rewrite(unit) {
            Some(text) => {
                changed = true;
                out.push_str(&text);
            }
            None => out.push_str(unit),
        }
        rest = after;
    }
    changed.then(|| format!("\"{out}\""))
}

/// The bytes of the first character, or of the first escape with both halves of a pair.
fn unit_length(text: &str) -> usize {
    let high = |text: &str| text.get(2..4).is_some_and(|digits| is_half(digits, "89ab"));
    let low = |text: &str| text.get(2..4).is_some_and(|digits| is_half(digits, "cdef"));
    if text.starts_with("\\u") {
        let next = text.get(6..).unwrap_or_default();
        return if high(text) && next.starts_with("\\u") && low(next) { 12 } else { 6 };
    }
    let mut characters = text.chars();
    let first = characters.next().map_or(0, char::len_utf8);
    if text.starts_with('\\') { first + characters.next().map_or(0, char::len_utf8) } else { first }
}

fn is_half(digits: &str, second: &str) -> bool {
    let mut digits = digits.chars().map(|digit| digit.to_ascii_lowercase());
    digits.next() == Some('d') && digits.next().is_some_and(|digit| second.contains(digit))
}

pub(super) fn single_quotes(body: &[u8]) -> Option<Vec<u8>> {
    replaced(body, "\"", "'")
}

pub(super) fn double_quotes(body: &[u8]) -> Option<Vec<u8>> {
    replaced(body, "'", "\"")
}

pub(super) fn quotes_escaped(body: &[u8]) -> Option<Vec<u8>> {
    let body = replaced(body, "\\", "\\\\")?;
    replaced(&body, "\"", "\\\"")
}

pub(super) fn quotes_unescaped(body: &[u8]) -> Option<Vec<u8>> {
    let body = replaced(body, "\\\"", "\"")?;
    replaced(&body, "\\\\", "\\")
}

pub(super) fn quotes_as_entities(body: &[u8]) -> Option<Vec<u8>> {
    replaced(body, "\"", "&quot;")
}

pub(super) fn quotes_from_entities(body: &[u8]) -> Option<Vec<u8>> {
    replaced(body, "&quot;", "\"")
}

fn replaced(body: &[u8], from: &str, to: &str) -> Option<Vec<u8>> {
    std::str::from_utf8(body).ok().map(|text| text.replace(from, to).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_told_from_what_only_looks_so() {
        assert_eq!(plain_slashes(br#""a\\/\/""#).unwrap(), br#""a\\//""#);
        assert_eq!(escaped_slashes(br#""a\\/\/""#).unwrap(), br#""a\\\/\/""#);
        assert_eq!(plain_unicode(br#""\\u00e9\u00e9""#).unwrap(), r#""\\u00e9é""#.as_bytes());
        let body = r#""\ud83d\ude00\ud83d\u0022\u000a\u0041""#;
        assert_eq!(
            plain_unicode(body.as_bytes()).unwrap(),
            "\"😀\\ud83d\\u0022\\u000aA\"".as_bytes()
        );
        assert_eq!(escaped_large("\"é😀\"".as_bytes()).unwrap(), br#""\u00E9\uD83D\uDE00""#);
    }

    #[test]
    fn odd_strings_do_no_harm() {
        for text in [r#""\ud83d""#, r#""\udc00\ud83d""#, "\"\\\"\"", "\"\""] {
            for rewrite in [plain_unicode, plain_slashes, html_net, html_go, html_gson] {
                assert!(tokens::read(&rewrite(text.as_bytes()).unwrap()).is_some(), "{text}");
            }
        }
    }
}
