//! Blanks between the tokens of JSON.

use crate::body::tokens::{self, Kind, Token};

/// Where blanks and line ends are.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    comma: &'static str,
    colon: &'static str,
    /// The line end and one step to the right, where each member has a line.
    lines: Option<(&'static str, &'static str)>,
}

const fn flat(comma: &'static str, colon: &'static str) -> Layout {
    Layout { comma, colon, lines: None }
}

const fn indented(end: &'static str, step: &'static str) -> Layout {
    Layout { comma: ",", colon: ": ", lines: Some((end, step)) }
}

pub(super) const COMPACT: Layout = flat(",", ":");
pub(super) const SPACED: Layout = flat(", ", ": ");
const COMMAS: Layout = flat(", ", ":");
const COLONS: Layout = flat(",", ": ");
const BY_TWO: Layout = indented("\n", "  ");
pub(super) const BY_FOUR: Layout = indented("\n", "    ");
const BY_TAB: Layout = indented("\n", "\t");
const BY_TWO_CRLF: Layout = indented("\r\n", "  ");
const BY_FOUR_CRLF: Layout = indented("\r\n", "    ");
const JACKSON: Layout = Layout { comma: ",", colon: " : ", lines: Some(("\n", "  ")) };

const ALL: [Layout; 10] =
    [COMPACT, SPACED, COMMAS, COLONS, BY_TWO, BY_FOUR, BY_TAB, BY_TWO_CRLF, BY_FOUR_CRLF, JACKSON];

/// How many times as long as its tokens a text may become, from this length on: the blanks before
/// many short lines at a great depth outgrow everything else.
const GROWTH: usize = 16;
const SMALL: usize = 65_536;

/// Which of the known layouts a body has.
pub(super) fn of(body: &[u8]) -> Option<Layout> {
    let tokens = tokens::read_solid(body)?;
    ALL.into_iter().find(|layout| layout.write(&tokens).as_deref() == Some(body))
}

impl Layout {
    /// The text of tokens without blanks; none where indenting makes too much of it.
    pub(super) fn write(self, tokens: &[Token<'_>]) -> Option<Vec<u8>> {
        let size: usize = tokens.iter().map(|token| token.text.len()).sum();
        let most = size.saturating_mul(GROWTH).saturating_add(SMALL);
        let mut out = Vec::with_capacity(size);
        let mut depth = 0_usize;
        let mut before = "";
        for token in tokens {
            let text = if token.kind == Kind::Mark { &*token.text } else { "" };
            let is_close = matches!(text, "}" | "]");
            let is_empty = is_close && matches!(before, "{" | "[");
            depth -= usize::from(is_close && depth > 0);
            if (is_close && !is_empty) || (!is_close && matches!(before, "{" | "[" | ",")) {
                self.line(&mut out, depth);
            }
            if out.len() > most {
                return None;
            }
            match text {
                "," => out.extend_from_slice(self.comma.as_bytes()),
                ":" => out.extend_from_slice(self.colon.as_bytes()),
                _ => out.extend_from_slice(token.text.as_bytes()),
            }
            depth += usize::from(matches!(text, "{" | "["));
            before = match text {
                "{" | "[" | "," => text,
                _ => "",
            };
        }
        Some(out)
    }

    fn line(self, out: &mut Vec<u8>, depth: usize) {
        if let Some((end, step)) = self.lines {
            out.extend_from_slice(end.as_bytes());
            out.extend(step.bytes().cycle().take(step.len() * depth));
        }
    }

    fn apply(self, body: &[u8]) -> Option<Vec<u8>> {
        self.write(&tokens::read_solid(body)?)
    }
}

macro_rules! rewrites {
    ($($name:ident = $layout:expr;)+) => {
        $(pub(super) fn $name(body: &[u8]) -> Option<Vec<u8>> {
            $layout.apply(body)
        })+
    };
}

rewrites! {
    compact = COMPACT;
    spaced = SPACED;
    commas = COMMAS;
    colons = COLONS;
    by_two = BY_TWO;
    by_four = BY_FOUR;
    by_tab = BY_TAB;
    by_two_crlf = BY_TWO_CRLF;
    by_four_crlf = BY_FOUR_CRLF;
    jackson = JACKSON;
}

pub(super) fn without_blanks(body: &[u8]) -> Option<Vec<u8>> {
    Some(body.iter().copied().filter(|byte| *byte != b' ').collect())
}

pub(super) fn without_any_blanks(body: &[u8]) -> Option<Vec<u8>> {
    Some(body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_is_known_again() {
        let body = br#"{"a":[1,{"b":[]},[[2]]],"c":{},"d":","}"#;
        for layout in ALL {
            let text = layout.apply(body).unwrap();
            let known = of(&text).unwrap();
            assert_eq!(known.apply(body).unwrap(), text);
            assert_eq!(COMPACT.apply(&text).unwrap(), body);
        }
        let deep = format!("{}1{}{}", "[".repeat(100), ",1".repeat(10_000), "]".repeat(100));
        assert!(by_four(deep.as_bytes()).is_none() && spaced(deep.as_bytes()).is_some());
        assert!(of(b"[1 ,2]").is_none() && of(b"{").is_none());
    }
}
