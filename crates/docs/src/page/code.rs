//! Code blocks of plain text: between fences, or JSON that begins where a line begins.

use super::lines::Lines;
use super::{Block, Code, CodeState};
use crate::span::{Span, Text};

/// Takes the code block that begins with the next line, if one does.
pub(super) fn take(lines: &mut Lines<'_>) -> Option<Block> {
    let line = lines.peek()?;
    if is_fence(line.text) {
        return Some(fenced(lines));
    }
    if line.text == "Code" {
        lines.next();
        let text = Text { text: String::new(), span: line.span };
        return Some(Block::Code(Code { text, state: CodeState::Lost }));
    }
    if is_json_start(line.text) {
        return Some(json(lines));
    }
    is_member(line.text).then(|| broken(lines))
}

/// Whether a line opens or closes a block of code.
pub(super) fn is_fence(line: &str) -> bool {
    line.starts_with("```")
}

/// Whether a line begins a JSON text.
pub(super) fn is_json_start(line: &str) -> bool {
    let mut letters = line.chars();
    match letters.next() {
        Some('{') => true,
        Some('[') => {
            let next = letters.find(|next| !next.is_whitespace());
            matches!(next, None | Some('{' | '"' | ']'))
        }
        _ => false,
    }
}

/// Whether a line is a member of an object: `"name": ..`.
pub(super) fn is_member(line: &str) -> bool {
    let Some((name, rest)) = line.strip_prefix('"').and_then(|rest| rest.split_once('"')) else {
        return false;
    };
    super::words::is_name(name) && rest.trim_start().starts_with(':')
}

/// The text between two lines of backquotes.
fn fenced(lines: &mut Lines<'_>) -> Block {
    let Some(open) = lines.next() else { return Block::Paragraph(Text::default()) };
    let start = open.span.end;
    let mut end = start;
    while let Some(line) = lines.next() {
        if is_fence(line.text) {
            let text = Text::trimmed(lines.source.get(start..end).unwrap_or_default(), start);
            let text = Text { text: text.text, span: open.span.to(line.span) };
            return Block::Code(Code { text, state: CodeState::Whole });
        }
        end = line.span.end;
    }
    let text = Text::trimmed(lines.source.get(start..end).unwrap_or_default(), start);
    let text = Text { text: text.text, span: Span::new(open.span.start, end.max(open.span.end)) };
    Block::Code(Code { text, state: CodeState::Cut })
}

/// The text up to the bracket that closes the first one.
fn json(lines: &mut Lines<'_>) -> Block {
    let start = lines.peek().map_or(0, |line| line.span.start);
    let rest = lines.source.get(start..).unwrap_or_default();
    let (length, state) = match lines.look_through(start).and_then(json_len) {
        Some(length) => {
            lines.looked_at_only(start, length);
            (length, CodeState::Whole)
        }
        None => unclosed(rest),
    };
    let text = Text::trimmed(rest.get(..length).unwrap_or(rest), start);
    lines.skip_to(start + length);
    Block::Code(Code { text, state })
}

/// The length of the JSON text at the start; `None` where its brackets do not close.
fn json_len(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match (in_string, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'{' | b'[') => depth += 1,
            (false, b'}' | b']') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Brackets that do not close: cut off, or something is missing and prose follows.
fn unclosed(text: &str) -> (usize, CodeState) {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if end > 0 && !is_inside(line.trim()) {
            return (end, CodeState::Broken);
        }
        end += line.len();
    }
    (end, CodeState::Cut)
}

/// Whether a line can stand inside a JSON text.
fn is_inside(line: &str) -> bool {
    line.is_empty()
        || line.starts_with(['"', '{', '}', '[', ']', '-'])
        || line.starts_with(|first: char| first.is_ascii_digit())
        || ["true", "false", "null"].iter().any(|word| line.starts_with(word))
}

/// Members without the brackets around them.
fn broken(lines: &mut Lines<'_>) -> Block {
    let first = lines.peek().map_or(Span::default(), |line| line.span);
    let mut last = first;
    while let Some(line) = lines.peek().filter(|line| is_inside(line.text)) {
        last = line.span;
        lines.next();
    }
    let span = first.to(last);
    let text = lines.source.get(span.start..span.end).unwrap_or_default();
    Block::Code(Code { text: Text::trimmed(text, span.start), state: CodeState::Broken })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(source: &str) -> (Code, Option<&str>) {
        let mut lines = Lines::new(source);
        let Some(Block::Code(code)) = take(&mut lines) else { panic!("no code: {source}") };
        let rest = lines.peek().map(|line| line.text);
        (code, rest.map(|rest| &source[source.rfind(rest).unwrap()..][..rest.len()]))
    }

    #[test]
    fn json_ends_with_its_bracket() {
        let (found, rest) = code("{\"a\": \"}\\\"\"}\n{\"b\":1}");
        assert_eq!((&*found.text.text, found.state), ("{\"a\": \"}\\\"\"}", CodeState::Whole));
        assert_eq!(rest, Some("{\"b\":1}"));
        let (found, rest) = code("{\"a\":1} and prose");
        assert_eq!((found.state, rest), (CodeState::Whole, Some("and prose")));
    }

    #[test]
    fn json_that_does_not_close_is_cut_or_broken() {
        assert_eq!(code("{\n\"a\": 1,").0.state, CodeState::Cut);
        let (found, rest) = code("{\n\"a\": 1\nResult Code");
        assert_eq!((found.state, rest), (CodeState::Broken, Some("Result Code")));
        let (found, rest) = code("\"a\": 1,\n\"b\": 2\nResult Code");
        assert_eq!((found.state, rest), (CodeState::Broken, Some("Result Code")));
    }

    #[test]
    fn a_page_of_open_brackets_is_not_looked_through_for_each() {
        let source = "{\nprose\n".repeat(1_000);
        let mut lines = Lines::new(&source);
        let times = (0..1_000).filter(|_| lines.look_through(0).is_some()).count();
        assert_eq!(times, 64);
        assert_eq!(code(&source).0.state, CodeState::Broken);
    }

    #[test]
    fn fences_may_be_open_at_the_end() {
        let (found, rest) = code("```json\n{}\n```\nafter");
        assert_eq!((&*found.text.text, rest), ("{}", Some("after")));
        assert_eq!(code("```\n{").0.state, CodeState::Cut);
    }
}
