//! How a signature may be written down: read once, before anything is computed.

use crate::cause::Cause;
use crate::diagnosis::Step;
use crate::text::{from_base64, from_hex, from_other_base64, hex, percent_decoded};

/// One way to understand the text of a signature.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) target: Target,
    /// What is wrong with the text, understood so.
    pub(crate) steps: Vec<Step>,
}

/// What a signature has to be.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// These bytes.
    Whole(Vec<u8>),
    /// A longer one that begins with these bytes.
    Start(Vec<u8>),
    /// One whose hexadecimal digits are these, with zeros lost.
    ZerosDropped(String),
}

/// The lengths of SHA-224, SHA-256, SHA-384 and SHA-512.
const DIGESTS: [usize; 4] = [28, 32, 48, 64];

/// Fewer bytes prove nothing.
const LEAST: usize = 16;

impl Reading {
    fn whole(bytes: Vec<u8>, steps: Vec<Step>) -> Self {
        Self { target: Target::Whole(bytes), steps }
    }
}

/// All ways to read the signature of a request, which is 128 upper-case hexadecimal digits.
pub(crate) fn of_request(text: &str) -> Vec<Reading> {
    let (text, steps) = unwrapped(text);
    let mut readings = hexadecimal(text, &steps);
    let decoded = percent_decoded(text.as_bytes()).and_then(|text| String::from_utf8(text).ok());
    for (text, form) in [(Some(text), "base64"), (decoded.as_deref(), "base64, percent-encoded")] {
        let decode = |text| from_base64(text).or_else(|| from_other_base64(text));
        let Some(bytes) = text.and_then(decode) else { continue };
        if DIGESTS.contains(&bytes.len()) {
            let step = Step::new(Cause::SignatureBase64, form);
            readings.push(Reading::whole(bytes, with(&steps, step)));
        } else if let Some(bytes) = digest_in_hex(&bytes) {
            let step = Step::new(Cause::SignatureEncodedTwice, "base64 of hexadecimal digits");
            readings.push(Reading::whole(bytes, with(&steps, step)));
        }
    }
    readings
}

fn hexadecimal(text: &str, steps: &[Step]) -> Vec<Reading> {
    const MARKS: [char; 5] = ['-', ':', ' ', '\n', '\r'];
    let mut steps = steps.to_vec();
    let digits = text.replace(MARKS, "");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Vec::new();
    }
    if digits.len() != text.len() {
        steps.push(Step::new(Cause::SignatureSeparated, "dashes, colons, blanks or line ends"));
    }
    let upper = digits.to_ascii_uppercase();
    if let Some(bytes) = from_hex(upper.as_bytes()).and_then(|inner| digest_in_hex(&inner)) {
        let step = Step::new(Cause::SignatureEncodedTwice, "hexadecimal of hexadecimal digits");
        return vec![Reading::whole(bytes, with(&steps, step))];
    }
    if upper != digits {
        steps.push(Step::new(Cause::SignatureLowerCase, "letters a to f"));
    }
    of_digits(&upper, &steps)
}

fn of_digits(upper: &str, steps: &[Step]) -> Vec<Reading> {
    let mut readings = Vec::new();
    let even = upper.get(..upper.len() & !1).unwrap_or_default();
    let Some(bytes) = from_hex(even.as_bytes()) else { return readings };
    let cut = |form| with(steps, Step::new(Cause::SignatureLength, form));
    if let Some((whole, rest)) = bytes.split_at_checked(64)
        && (!rest.is_empty() || even.len() != upper.len())
    {
        readings.push(Reading::whole(whole.to_vec(), cut("more than 128 digits")));
        return readings;
    }
    if even.len() == upper.len() && DIGESTS.contains(&bytes.len()) {
        readings.push(Reading::whole(bytes.clone(), steps.to_vec()));
    }
    if (LEAST..64).contains(&bytes.len()) {
        let target = Target::Start(bytes);
        readings.push(Reading { target, steps: cut("fewer than 128 digits") });
    }
    if (96..128).contains(&upper.len()) {
        let step = Step::new(Cause::SignatureZerosDropped, "bytes below 16 with one digit");
        let target = Target::ZerosDropped(upper.to_owned());
        readings.push(Reading { target, steps: with(steps, step) });
    }
    readings
}

/// All ways to read the signature of a webhook, which is base64 with padding.
pub(crate) fn of_webhook(text: &str) -> Vec<Reading> {
    let line = text.strip_suffix('\n').unwrap_or(text);
    // One line end is no mistake: the core takes it too.
    let line = if line.len() < text.len() { line.strip_suffix('\r').unwrap_or(line) } else { line };
    if let Some(bytes) = from_base64(line) {
        let mut readings = vec![];
        if let Some(inner) = std::str::from_utf8(&bytes).ok().and_then(from_base64) {
            let step = Step::new(Cause::SignatureEncodedTwice, "base64 of base64");
            readings.push(Reading::whole(inner, vec![step]));
        }
        // Digits of base64 too, all of them.
        if let Some(inner) = from_hex(line.as_bytes()).filter(|inner| inner.len() >= LEAST) {
            let step = Step::new(Cause::SignatureHex, "hexadecimal");
            readings.push(Reading::whole(inner, vec![step]));
        }
        readings.insert(0, Reading::whole(bytes, Vec::new()));
        return readings;
    }
    let (text, steps) = unwrapped(line);
    altered(text)
        .into_iter()
        .filter_map(|(bytes, step)| {
            let mut steps = steps.clone();
            steps.extend(step);
            bytes.map(|bytes| Reading::whole(bytes, steps))
        })
        .take(1)
        .collect()
}

type Altered = (Option<Vec<u8>>, Option<Step>);

fn altered(text: &str) -> [Altered; 6] {
    let other = |form| Some(Step::new(Cause::SignatureOtherBase64, form));
    let decoded = percent_decoded(text.as_bytes()).and_then(|text| String::from_utf8(text).ok());
    [
        (from_base64(text), None),
        (
            from_hex(text.as_bytes()).filter(|bytes| bytes.len() >= LEAST),
            Some(Step::new(Cause::SignatureHex, "hexadecimal")),
        ),
        (from_other_base64(text), other("without padding, or with - and _ for + and /")),
        (decoded.as_deref().and_then(from_base64), other("percent-encoded")),
        (from_base64(&text.replace(['\n', '\r'], "")), other("broken into lines")),
        (from_base64(&text.replace(' ', "+")), other("blanks where + was")),
    ]
}

/// The text without what stands around it.
fn unwrapped(text: &str) -> (&str, Vec<Step>) {
    let mut steps = Vec::new();
    let trimmed = text.trim();
    if trimmed.len() < text.len() {
        steps.push(Step::new(Cause::SignatureBlanks, "blanks or line ends"));
    }
    for (start, end, form) in [
        ("b'", "'", "b'..'"),
        ("b\"", "\"", "b\"..\""),
        ("\"", "\"", "double quotes"),
        ("'", "'", "single quotes"),
        ("<", ">", "angle brackets"),
        ("0x", "", "0x"),
    ] {
        let inner = trimmed.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
        if let Some(inner) = inner {
            steps.push(Step::new(Cause::SignatureWrapped, form));
            return (inner.trim(), steps);
        }
    }
    (trimmed, steps)
}

/// The digest whose hexadecimal digits these bytes are as text.
fn digest_in_hex(text: &[u8]) -> Option<Vec<u8>> {
    from_hex(text).filter(|bytes| DIGESTS.contains(&bytes.len()))
}

fn with(steps: &[Step], step: Step) -> Vec<Step> {
    let mut steps = steps.to_vec();
    steps.push(step);
    steps
}

impl Target {
    /// Whether a digest of this many bytes can be it.
    pub(crate) fn may_have(&self, length: usize) -> bool {
        match self {
            Self::Whole(bytes) => bytes.len() == length,
            Self::Start(_) | Self::ZerosDropped(_) => length == 64,
        }
    }

    /// Whether it is this digest; bytes are compared in constant time.
    pub(crate) fn is(&self, digest: &[u8]) -> bool {
        use ctutils::CtEq;
        match self {
            Self::Whole(bytes) => bytes.as_slice().ct_eq(digest).into(),
            Self::Start(bytes) => {
                digest.get(..bytes.len()).is_some_and(|start| start.ct_eq(bytes.as_slice()).into())
            }
            // The text has no fixed form that could be compared byte by byte.
            Self::ZerosDropped(text) => {
                let sparse: String = digest.iter().map(|byte| format!("{byte:X}")).collect();
                *text == sparse || *text == hex(digest).trim_start_matches('0')
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn causes(readings: &[Reading]) -> Vec<Vec<Cause>> {
        let of = |reading: &Reading| reading.steps.iter().map(|step| step.cause).collect();
        readings.iter().map(of).collect()
    }

    #[test]
    fn the_documented_form_has_no_fault() {
        assert_eq!(causes(&of_request(&"0A".repeat(64))), [vec![]]);
        assert_eq!(causes(&of_webhook("AAAA")), [vec![]]);
        assert_eq!(causes(&of_webhook("AAAA\r\n")), [vec![]]);
    }

    #[test]
    fn odd_texts_are_no_signature() {
        for text in ["", " ", "g", "ü", "0x", "''", "AB", "-", "\u{fc}".repeat(64).as_str()] {
            assert!(of_request(text).is_empty(), "{text:?}");
        }
        for text in ["", "=", "\n", "\u{fc}"] {
            assert!(of_webhook(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn a_start_needs_enough_bytes() {
        assert!(of_request(&"A".repeat(31)).is_empty());
        assert_eq!(causes(&of_request(&"A".repeat(33))), [[Cause::SignatureLength]]);
    }
}
