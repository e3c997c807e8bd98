//! The tokens of a JSON text, as they are written.

use std::borrow::Cow;

use serde::de::IgnoredAny;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: Cow<'a, str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blanks,
    /// A bracket, a comma or a colon.
    Mark,
    /// With its quotes.
    String,
    Number,
    /// `true`, `false` or `null`.
    Word,
}

impl<'a> Token<'a> {
    pub(super) const fn new(kind: Kind, text: &'a str) -> Self {
        Self { kind, text: Cow::Borrowed(text) }
    }

    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// Trees are walked by functions that call themselves, and no request nests as deep.
const DEEPEST: usize = 128;

/// The tokens of a JSON text, blanks included; none where it is not JSON or nests too deep.
pub(super) fn read(body: &[u8]) -> Option<Vec<Token<'_>>> {
    let text = std::str::from_utf8(body).ok()?;
    // What follows relies on it.
    serde_json::from_str::<IgnoredAny>(text).ok()?;
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let (kind, length) = match first {
            b' ' | b'\t' | b'\n' | b'\r' => (Kind::Blanks, length_while(rest, is_blank)),
            b'{' | b'}' | b'[' | b']' | b',' | b':' => (Kind::Mark, 1),
            b'"' => (Kind::String, string_length(rest)),
            b'-' | b'0'..=b'9' => (Kind::Number, length_while(rest, is_of_number)),
            _ => (Kind::Word, length_while(rest, |byte| byte.is_ascii_alphabetic())),
        };
        depth = match first {
            b'{' | b'[' => depth + 1,
            b'}' | b']' => depth.saturating_sub(1),
            _ => depth,
        };
        if depth > DEEPEST {
            return None;
        }
        let (token, after) = rest.split_at_checked(length.max(1))?;
        tokens.push(Token::new(kind, token));
        rest = after;
    }
    Some(tokens)
}

/// The same without blanks.
pub(super) fn read_solid(body: &[u8]) -> Option<Vec<Token<'_>>> {
    let mut tokens = read(body)?;
    tokens.retain(|token| token.kind != Kind::Blanks);
    Some(tokens)
}

/// The text of all tokens.
pub(super) fn write(tokens: &[Token<'_>]) -> Vec<u8> {
    let mut out = Vec::with_capacity(tokens.iter().map(|token| token.text.len()).sum());
    for token in tokens {
        out.extend_from_slice(token.text.as_bytes());
    }
    out
}

/// The body with each token of one kind as the function rewrites it; none where no token changes.
pub(super) fn map(
    body: &[u8],
    kind: Kind,
    rewrite: impl Fn(&str) -> Option<String>,
) -> Option<Vec<u8>> {
    let mut tokens = read(body)?;
    map_tokens(&mut tokens, kind, rewrite);
    Some(write(&tokens))
}

pub(super) fn map_tokens(
    tokens: &mut [Token<'_>],
    kind: Kind,
    rewrite: impl Fn(&str) -> Option<String>,
) {
    for token in tokens.iter_mut().filter(|token| token.kind == kind) {
        if let Some(text) = rewrite(&token.text) {
            token.text = Cow::Owned(text);
        }
    }
}

fn length_while(text: &str, belongs: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| belongs(*byte)).count()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E')
}

/// The bytes of the string that the text begins with, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        for text in
            [r#" {"a\"" : [-1.50e+3,true , null,{}],"é":"\\"} "#, "1", "\"\"", "\t[\r\n]", "-0"]
        {
            assert_eq!(write(&read(text.as_bytes()).unwrap()), text.as_bytes());
        }
        for text in ["", "{", "{'a':1}", "nul", "{}{}"] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read(nested(DEEPEST).as_bytes()).is_some());
        assert_eq!(read(nested(DEEPEST + 1).as_bytes()), None);
        assert_eq!(read(b"\"\xff\""), None);
    }
}
