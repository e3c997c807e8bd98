//! Text for terminals: nothing foreign controls them, and no line is too long.

use std::fmt::Write as _;

/// How many columns a line of ours has.
pub(crate) const COLUMNS: usize = 80;

/// The text with everything that could control a terminal escaped, line ends too.
pub(crate) fn printable(text: &str) -> String {
    escape(text, "")
}

/// The same, but line feeds and tabs stay.
pub(crate) fn printable_lines(text: &str) -> String {
    escape(text, "\n\t")
}

fn escape(text: &str, keep: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if controls(character) && !keep.contains(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}

/// Control characters, and those that turn the direction of a line.
fn controls(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Breaks a text into lines of at most `width` characters. A longer word stays whole, and so does
/// a text that fits.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    if !text.contains('\n') && text.chars().count() <= width {
        return vec![text.to_owned()];
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let length = line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && length > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// Lays out a JSON text with one member a line. Every token stays as it is, to the last digit; what
/// would control a terminal becomes an escape of JSON.
///
/// A text that is not JSON comes out as something that is not either, and nothing else happens.
pub(crate) fn indented(json: &str, margin: usize) -> String {
    let mut out = " ".repeat(margin);
    let mut depth = 0_usize;
    let mut tokens = Tokens { rest: json }.peekable();
    while let Some(token) = tokens.next() {
        match token {
            "{" | "[" => {
                out.push_str(token);
                if !matches!(tokens.peek(), Some(&("}" | "]"))) {
                    depth += 1;
                    new_line(&mut out, margin, depth);
                } else if let Some(end) = tokens.next() {
                    out.push_str(end);
                }
            }
            "}" | "]" => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, margin, depth);
                out.push_str(token);
            }
            "," => {
                out.push(',');
                new_line(&mut out, margin, depth);
            }
            ":" => out.push_str(": "),
            scalar => json_escaped(scalar, &mut out),
        }
    }
    out
}

fn new_line(out: &mut String, margin: usize, depth: usize) {
    /// Beyond this depth nobody counts blanks, and they would outgrow the text.
    const DEEPEST: usize = 40;
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', margin + 2 * depth.min(DEEPEST)));
}

fn json_escaped(scalar: &str, out: &mut String) {
    for character in scalar.chars() {
        if controls(character) {
            // All of them are in the basic plane: four digits are enough.
            let _ = write!(out, "\\u{:04x}", u32::from(character));
        } else {
            out.push(character);
        }
    }
}

/// The tokens of a JSON text: brackets, commas, colons, and scalars as they are written.
struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
        const MARKS: [char; 6] = ['{', '}', '[', ']', ',', ':'];
        let rest = self.rest.trim_start_matches(BLANKS);
        let length = match rest.chars().next()? {
            '"' => string_length(rest),
            mark if MARKS.contains(&mark) => 1,
            _ => rest
                .find(|character| BLANKS.contains(&character) || MARKS.contains(&character))
                .unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        self.rest = after;
        Some(token)
    }
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

    /// All tokens, without the blanks between them.
    fn compact(json: &str) -> String {
        Tokens { rest: json }.collect()
    }

    #[test]
    fn nothing_controls_a_terminal() {
        assert_eq!(printable("a\u{1b}[2J\n\u{9b}ü\u{202e}"), "a\\u{1b}[2J\\n\\u{9b}ü\\u{202e}");
        assert_eq!(printable_lines("a\n\tb\r\u{0}"), "a\n\tb\\r\\u{0}");
    }

    #[test]
    fn lines_are_as_wide_as_asked() {
        assert_eq!(wrap("aa bb  cc\ndd", 5), ["aa bb", "cc dd"]);
        assert_eq!(wrap("a longest-word b", 3), ["a", "longest-word", "b"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn json_keeps_every_token() {
        let json = r#"{"a":[1.50,{},[ ],"x\"{,:}"],"b":123456789012345678901234567890 ,"c":null}"#;
        let laid_out = indented(json, 2);
        assert_eq!(
            laid_out,
            "  {\n    \"a\": [\n      1.50,\n      {},\n      [],\n      \"x\\\"{,:}\"\n    ],\n    \
             \"b\": 123456789012345678901234567890,\n    \"c\": null\n  }"
        );
        assert_eq!(compact(&laid_out), compact(json));
        assert_eq!(compact(json).len(), json.len() - 2);
    }

    #[test]
    fn json_is_shown_without_control_characters() {
        assert_eq!(indented("\"a\u{9b}b\u{7f}\"", 0), "\"a\\u009bb\\u007f\"");
    }

    #[test]
    fn texts_that_are_no_json_do_no_harm() {
        for text in ["", "}", "]]}", "{", "\"", "\"\\", "[,", "ü:\"ü", &"[".repeat(10_000)] {
            assert_eq!(compact(&indented(text, 0)), compact(text));
        }
    }
}
