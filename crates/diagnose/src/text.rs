//! Encodings of bytes as text, and back.

use std::fmt::Write as _;

use base64ct::{Base64, Base64Unpadded, Base64Url, Base64UrlUnpadded, Encoding};

/// Upper-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // To a String, writing does not fail.
        let _ = write!(text, "{byte:02X}");
        text
    })
}

/// The bytes of hexadecimal digits of any case.
pub(crate) fn from_hex(text: &[u8]) -> Option<Vec<u8>> {
    let (pairs, []) = text.as_chunks::<2>() else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    // Of its final size at once: a secret may be decoded here, and growing leaves copies.
    let mut bytes = Vec::with_capacity(pairs.len());
    for [high, low] in pairs {
        bytes.push(digit(*high)? << 4 | digit(*low)?);
    }
    Some(bytes)
}

/// Base64 with padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// The bytes of base64 with padding.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() { None } else { Base64::decode_vec(text).ok() }
}

/// The bytes of base64 of the other usual forms: for addresses, without padding.
pub(crate) fn from_other_base64(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() {
        return None;
    }
    let decoded = Base64Unpadded::decode_vec(text).or_else(|_| Base64Url::decode_vec(text));
    decoded.or_else(|_| Base64UrlUnpadded::decode_vec(text)).ok()
}

/// As in addresses: everything but letters, digits and `-._~`.
pub(crate) fn percent_encoded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("%{byte:02X}").into_bytes());
        }
    }
    out
}

/// The bytes of a percent-encoded text; none where there is nothing to decode.
pub(crate) fn percent_decoded(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        match after.split_at_checked(2).and_then(|(digits, end)| Some((from_hex(digits)?, end))) {
            Some((bytes, end)) if *first == b'%' => {
                out.extend(bytes);
                rest = end;
            }
            _ => {
                out.push(*first);
                rest = after;
            }
        }
    }
    (out != text).then_some(out)
}

/// How Python prints bytes.
pub(crate) fn python_bytes(bytes: &[u8]) -> Vec<u8> {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\'' if quote == '\'' => out.push_str("\\'"),
            b' '..=b'~' => out.push(char::from(*byte)),
            other => out.push_str(&format!("\\x{other:02x}")),
        }
    }
    out.push(quote);
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(from_hex(hex(&bytes).as_bytes()).unwrap(), bytes);
        assert_eq!(from_hex(hex(&bytes).to_lowercase().as_bytes()).unwrap(), bytes);
        assert_eq!(from_base64(&base64(&bytes)).unwrap(), bytes);
        assert_eq!(percent_decoded(&percent_encoded(&bytes)).unwrap(), bytes);
        for text in ["0", "0g", "é", "+1"] {
            assert_eq!(from_hex(text.as_bytes()), None, "{text}");
        }
        assert_eq!(from_hex(b""), Some(vec![]));
        for text in ["", "%", "%2", "a%zz"] {
            assert_eq!(percent_decoded(text.as_bytes()), None, "{text}");
        }
        assert_eq!(percent_decoded(b"%7B%"), Some(b"{%".to_vec()));
        assert_eq!(from_other_base64("-_8"), Some(vec![0xfb, 0xff]));
        assert_eq!(from_other_base64("+/8"), Some(vec![0xfb, 0xff]));
        assert_eq!(from_other_base64(""), None);
    }

    #[test]
    fn bytes_as_python_prints_them() {
        assert_eq!(python_bytes(b"a'b\n\xff\\"), br#"b"a'b\n\xff\\""#.to_vec());
        assert_eq!(python_bytes(b"{\"a\": 'b'}"), br#"b'{"a": \'b\'}'"#.to_vec());
    }
}
