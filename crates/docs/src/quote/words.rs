//! Words of a page, and their digest.

use html5gum::{Token, Tokenizer};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::page::is_html;
use crate::span::Span;

/// How many bytes of the hash a digest keeps: as two hexadecimal digits each.
const BYTES: usize = 8;

/// The digest of no words: the page is silent.
pub const SILENCE: &str = "e3b0c44298fc1c14";

/// The digest of words: the first 16 hexadecimal digits of their SHA-256, each run of white space
/// taken as one space and none at the ends.
///
/// # Examples
///
/// ```
/// use binance_pay_docs::digest;
///
/// assert_eq!(digest("maximum  length\n32 "), digest("maximum length 32"));
/// assert_ne!(digest("maximum length 32"), digest("maximum length 23"));
/// ```
#[must_use]
pub fn digest(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let hash = Sha256::digest(words.join(" "));
    hash.iter().take(BYTES).map(|byte| format!("{byte:02x}")).collect()
}

/// The digest of the words that stand at a span; of none where there is none.
pub(super) fn quoted(source: &str, span: Option<Span>) -> String {
    let part = span.and_then(|span| source.get(span.start..span.end)).unwrap_or_default();
    if !is_html(source) {
        return digest(part);
    }
    // Tags come and go with the site's generator; the words are what a reader sees.
    let mut words = String::new();
    for token in Tokenizer::new(part).flatten() {
        match token {
            Token::String(text) => words.push_str(&String::from_utf8_lossy(&text)),
            Token::StartTag(_) | Token::EndTag(_) => words.push(' '),
            _ => {}
        }
    }
    digest(&words)
}

/// The word that stands for something in the spec's files.
pub(super) fn word(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_that_of_the_words() {
        // echo -n "maximum length 32" | sha256sum
        assert_eq!(digest("maximum length 32"), "ffeac9ce642091eb");
        assert_eq!(digest(" \n"), SILENCE);
        assert_eq!(digest(""), SILENCE);
    }

    #[test]
    fn tags_and_entities_are_no_words() {
        let html = "<table><td>at <code>most</code>&nbsp;32</td></table>";
        let span = Some(Span::new(11, html.len() - 13));
        assert_eq!(quoted(html, span), digest("at most 32"));
        assert_eq!(quoted("<b>", Some(Span::new(0, 3))), digest("<b>"), "no page of HTML");
        assert_eq!(quoted("ü", Some(Span::new(1, 2))), SILENCE, "no border of a character");
        assert_eq!(quoted("text", None), SILENCE);
    }
}
