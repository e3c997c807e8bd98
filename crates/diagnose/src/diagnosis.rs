//! What comes of a diagnosis.

use std::fmt;

use crate::cause::Cause;
use crate::note::Note;

/// What was found out about one signature.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Diagnosis {
    /// Whether the signature is right, and if not, why.
    pub verdict: Verdict,
    /// What has to be signed: timestamp, line feed, nonce, line feed, body, line feed.
    pub payload: Payload,
    /// What is odd about the input, whether or not it explains anything.
    pub notes: Vec<Note>,
    /// How many signatures were computed or verified.
    pub tried: usize,
}

/// Whether a signature is right.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Verdict {
    /// It is.
    Correct,
    /// It is not, and these mistakes make exactly the signature that was given.
    ///
    /// There is one finding as a rule. More than one stand here where different mistakes lead to
    /// the same payload, so that nobody can tell them apart. None takes more mistakes than another.
    Explained(Vec<Finding>),
    /// It is not, and no mistake of the catalogue and no two of them explain it: most likely the
    /// secret, the timestamp, the nonce or the body is not the one that was signed with.
    Unexplained {
        /// Whether everything was tried. It is not where the body is very large.
        complete: bool,
    },
}

/// Mistakes that together explain a signature.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// One mistake, or two that were made together; in rare cases more.
    pub steps: Vec<Step>,
    /// What was signed instead.
    pub payload: Payload,
    /// Where it begins to differ from what has to be signed; none where the mistake is elsewhere.
    pub difference: Option<Difference>,
}

/// One mistake and the form of it that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// The mistake.
    pub cause: Cause,
    /// Its form, in a few words: `seconds`, `HMAC-SHA256`.
    pub form: &'static str,
}

impl Step {
    pub(crate) const fn new(cause: Cause, form: &'static str) -> Self {
        Self { cause, form }
    }
}

/// The first byte in which two payloads differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// How many bytes are the same before it.
    pub offset: usize,
    /// The byte that has to be there; none where the right payload ends.
    pub right: Option<u8>,
    /// The byte that was signed; none where the signed payload ends.
    pub signed: Option<u8>,
}

impl Difference {
    pub(crate) fn between(right: &[u8], signed: &[u8]) -> Option<Self> {
        let offset = right.iter().zip(signed).take_while(|(one, other)| one == other).count();
        let difference =
            Self { offset, right: right.get(offset).copied(), signed: signed.get(offset).copied() };
        (difference.right != difference.signed).then_some(difference)
    }
}

/// The bytes that a signature covers.
///
/// Display shows them in one line: line feeds as `\n`, other bytes that are no text as `\xff`. Debug
/// shows the length only, as the bytes are somebody's payment.
///
/// # Examples
///
/// ```
/// let payload = binance_pay_diagnose::Payload::from(b"1\n\xe2\x82\xac\r\n\xff".to_vec());
/// assert_eq!(payload.to_string(), r"1\n€\r\n\xff");
/// assert_eq!(format!("{payload:?}"), "Payload(8 bytes)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Payload(Vec<u8>);

impl Payload {
    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The part around this place, for a look at it: at most so many bytes before and after. It
    /// begins and ends where a character does, in text.
    ///
    /// # Examples
    ///
    /// ```
    /// let payload = binance_pay_diagnose::Payload::from(b"timestamp\nnonce\n{}\n".to_vec());
    /// assert_eq!(payload.around(10, 3, 5), (7, &b"mp\nnonce"[..]));
    /// assert_eq!(payload.around(99, 1, 1), (18, &b"\n"[..]));
    /// ```
    #[must_use]
    pub fn around(&self, offset: usize, before: usize, after: usize) -> (usize, &[u8]) {
        let end_of_all = self.0.len();
        let offset = offset.min(end_of_all);
        let start = self.boundary(offset.saturating_sub(before));
        let end = self.boundary(offset.saturating_add(after).min(end_of_all));
        (start, self.0.get(start..end).unwrap_or_default())
    }

    /// The same place, or up to three bytes before it, where a character of UTF-8 begins.
    fn boundary(&self, at: usize) -> usize {
        let continues = |place: &usize| self.0.get(*place).is_some_and(|byte| byte & 0xc0 == 0x80);
        let first = (at.saturating_sub(3)..=at).rev().find(|place| !continues(place));
        first.unwrap_or(at)
    }
}

impl From<Vec<u8>> for Payload {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.0))
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Payload({} bytes)", self.0.len())
    }
}

/// Bytes as a text of one line: line feeds as `\n`, and so for all that is no visible text.
///
/// A backslash becomes two, so that a real line feed is told from a backslash and an n.
///
/// # Examples
///
/// ```
/// use binance_pay_diagnose::visible;
///
/// assert_eq!(visible(b"a\t\"b\"\r\n"), r#"a\t"b"\r\n"#);
/// assert_eq!(visible(br"\n"), r"\\n");
/// assert_eq!(visible("\u{feff}ü\u{202e}".as_bytes()), r"\u{feff}ü\u{202e}");
/// assert_eq!(visible(b"\0\xff\xc3"), r"\0\xff\xc3");
/// ```
#[must_use]
pub fn visible(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\0' => out.push_str("\\0"),
                '"' | '\'' => out.push(character),
                other => out.extend(other.escape_debug()),
            }
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference() {
        let between = |right: &str, signed: &str| {
            Difference::between(right.as_bytes(), signed.as_bytes())
                .map(|found| (found.offset, found.right, found.signed))
        };
        assert_eq!(between("abc", "abc"), None);
        assert_eq!(between("abc", "axc"), Some((1, Some(b'b'), Some(b'x'))));
        assert_eq!(between("abc", "ab"), Some((2, Some(b'c'), None)));
        assert_eq!(between("", "x"), Some((0, None, Some(b'x'))));
    }

    #[test]
    fn excerpts_begin_and_end_with_characters() {
        let payload = Payload::from("€€€".as_bytes().to_vec());
        assert_eq!(payload.around(4, 0, 1), (3, &[][..]));
        assert_eq!(payload.around(4, 2, 3), (0, "€€".as_bytes()));
        let bytes = Payload::from(vec![0x80; 9]);
        assert_eq!(bytes.around(5, 1, 1), (4, &[0x80, 0x80][..]));
    }
}
