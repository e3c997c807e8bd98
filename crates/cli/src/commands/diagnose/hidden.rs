//! [`Hidden`]: a secret that somebody has put into what would be shown.

use binance_pay::Secret;
use binance_pay_diagnose::{Diagnosis, Verdict};

/// Shorter ones are found everywhere, and are none.
const SHORTEST: usize = 4;

/// Whether payloads are shown. They are not where one of them holds the secret key in any form that it
/// can be written in: what is derived from such a text holds it too, in forms that nobody foresees.
#[derive(Debug)]
pub(super) struct Hidden<'a> {
    secret: Option<&'a Secret>,
    payloads: bool,
}

impl<'a> Hidden<'a> {
    pub(super) fn new(diagnosis: &Diagnosis, secret: Option<&'a Secret>) -> Self {
        let signed = match &diagnosis.verdict {
            Verdict::Explained(findings) => &**findings,
            _ => &[],
        };
        let mut payloads = signed.iter().map(|finding| &finding.payload);
        let mut hidden = Self { secret, payloads: false };
        // The right one holds the headers and the body as they were given.
        hidden.payloads = hidden.is_in(diagnosis.payload.as_bytes())
            || payloads.any(|payload| hidden.is_in(payload.as_bytes()));
        hidden
    }

    pub(super) fn payloads(&self) -> bool {
        self.payloads
    }

    /// A text of the diagnosis, or what is said instead.
    pub(super) fn text(&self, text: String) -> String {
        if self.is_in(text.as_bytes()) {
            "hidden: it holds the secret key".to_owned()
        } else {
            text
        }
    }

    /// Whether a text holds the secret: as it is, in another case, escaped, or encoded.
    pub(super) fn is_in(&self, text: &[u8]) -> bool {
        let is_mark = |c: char| c.is_whitespace() || "\"'\u{feff}".contains(c);
        let Some(secret) = self.secret.map(|secret| secret.expose().trim_matches(is_mark)) else {
            return false;
        };
        // What was escaped is compared without backslashes, on both sides.
        let plain = unescaped(secret.as_bytes());
        let holds = |text: &[u8]| contains(text, secret.as_bytes()) || contains(text, &plain);
        let is_encoded = |text: &[u8]| decoded(text, secret.len()).iter().any(|text| holds(text));
        unfolded(text).iter().any(|text| holds(text) || is_encoded(text))
    }
}

/// Case counts nothing: a text may have been turned into another.
fn contains(text: &[u8], part: &[u8]) -> bool {
    // Backslashes alone leave nothing behind.
    part.len() >= SHORTEST
        && text.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part))
}

type Unfold = fn(&[u8]) -> Vec<u8>;

/// The text, and what it was before it was escaped once or twice.
fn unfolded(text: &[u8]) -> Vec<Vec<u8>> {
    const ESCAPES: [Unfold; 4] =
        [unescaped, percent_decoded, |text| percent_decoded(&with_blanks(text)), without_nuls];
    let mut all = vec![text.to_vec()];
    for _ in 0..2 {
        for text in all.clone() {
            for escape in ESCAPES {
                let plain = escape(&text);
                if !all.contains(&plain) {
                    all.push(plain);
                }
            }
        }
    }
    all
}

/// Without the escapes of JSON and of other languages: `\u0041` and `\x41` are characters, and what else
/// stands behind backslashes stands for itself.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'\\' {
            out.push(*first);
            continue;
        }
        for (mark, length) in [(b'u', 4), (b'x', 2)] {
            let digits = after.strip_prefix(&[mark]).and_then(|after| after.get(..length));
            if let Some(character) = digits.and_then(number).and_then(char::from_u32) {
                out.extend(character.encode_utf8(&mut [0; 4]).bytes());
                rest = after.get(1 + length..).unwrap_or_default();
                break;
            }
        }
    }
    out
}

fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let byte = after.get(..2).and_then(number).and_then(|byte| u8::try_from(byte).ok());
        match byte.filter(|_| *first == b'%') {
            Some(byte) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    out
}

fn with_blanks(text: &[u8]) -> Vec<u8> {
    text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect()
}

/// What was ASCII before it became UTF-16.
fn without_nuls(text: &[u8]) -> Vec<u8> {
    text.iter().copied().filter(|byte| *byte != 0).collect()
}

/// What runs of hexadecimal digits or base64 may stand for, from wherever they begin. Shorter results
/// are left out.
fn decoded(text: &[u8], least: usize) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for (digit, bits, per_group) in [(hex_digit as Digit, 4, 2), (base64_digit, 6, 4)] {
        let runs = text.split(|byte| digit(*byte).is_none());
        for run in runs.filter(|run| run.len() * bits >= least * 8) {
            let values: Vec<u32> = run.iter().filter_map(|byte| digit(*byte)).collect();
            let starts = (0..per_group).filter_map(|start| values.get(start..));
            all.extend(starts.map(|values| packed(values, bits)));
        }
    }
    all
}

type Digit = fn(u8) -> Option<u32>;

fn packed(values: &[u32], bits: usize) -> Vec<u8> {
    let (mut out, mut waiting, mut count) = (Vec::new(), 0_u32, 0);
    for value in values {
        waiting = (waiting << bits | value) & 0xffff;
        count += bits;
        if count >= 8 {
            count -= 8;
            out.extend(u8::try_from(waiting >> count & 0xff));
        }
    }
    out
}

fn hex_digit(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(16)
}

/// Of the usual alphabet and of that for addresses.
fn base64_digit(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, digit| Some(sum << 4 | hex_digit(*digit)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in(secret: &str, text: &str) -> bool {
        let secret = Secret::from(secret);
        Hidden { secret: Some(&secret), payloads: false }.is_in(text.as_bytes())
    }

    /// The forms are written down by hand.
    #[test]
    fn every_form_is_found() {
        for text in [
            "x kq/yc+7f= x",
            "KQ/YC+7F=",
            r#"{"k":"kq\/yc+7f="}"#,
            r#""{\"k\":\"kq\\/yc+7f=\"}""#,
            r"kq\u002fyc\u002B7f\u003d",
            r"kq\x2fyc\x2b7f\x3d",
            "k=kq%2Fyc%2B7f%3D",
            "kq%2fyc%2b7f%3d",
            "kq%252Fyc%252B7f%253D",
            "6b712f79632b37663d",
            "0006B712F79632B37663D",
            "k\0q\0/\0y\0c\0+\x007\0f\0=\0",
            "a3EveWMrN2Y9",
            "a3EveWMrN2Y9YWE=",
            "YWEga3EveWMrN2Y9IA==",
            "IGtxL3ljKzdmPSAg",
            "ICBrcS95Yys3Zj0=",
        ] {
            assert!(is_in("kq/yc+7f=", text), "{text}");
            assert!(is_in(" \"kq/yc+7f=\"\n", text), "{text}");
            assert!(!is_in("kq/yc+7g=", text), "{text}");
        }
        assert!(is_in("ab cd", "k=ab+cd") && is_in("ab cd", "k=ab%20cd"));
        assert!(is_in("~~~???", "fn5-Pz8_") && is_in("~~~???", r"fn5+Pz8\/"));
    }

    #[test]
    fn what_is_no_secret_hides_nothing() {
        for (secret, text) in [
            ("abcd", ""),
            ("abcd", "abc"),
            (" a ", " a "),
            ("", ""),
            ("\"\"", "\""),
            (r"\\\\", "a"),
        ] {
            assert!(!is_in(secret, text), "{secret:?} {text:?}");
        }
        assert!(!Hidden { secret: None, payloads: false }.is_in(b"abcd"));
    }
}
