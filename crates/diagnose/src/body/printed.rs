//! How languages print what they read from JSON.

use crate::body::members;
use crate::body::tokens::{self, Kind};
use crate::body::whole::content;

/// The habits of a language.
struct Printer {
    object: [&'static str; 2],
    array: [&'static str; 2],
    comma: &'static str,
    colon: &'static str,
    string: fn(&str) -> String,
    /// How words of JSON are called.
    words: &'static [(&'static str, &'static str)],
}

const PYTHON: Printer = Printer {
    object: ["{", "}"],
    array: ["[", "]"],
    comma: ", ",
    colon: ": ",
    string: python_text,
    words: &[("true", "True"), ("false", "False"), ("null", "None")],
};
const JAVA: Printer = Printer {
    object: ["{", "}"],
    array: ["[", "]"],
    comma: ", ",
    colon: "=",
    string: str::to_owned,
    words: &[],
};
const GO: Printer = Printer {
    object: ["map[", "]"],
    array: ["[", "]"],
    comma: " ",
    colon: ":",
    string: str::to_owned,
    words: &[("null", "<nil>")],
};
const RUBY: Printer = Printer {
    object: ["{", "}"],
    array: ["[", "]"],
    comma: ", ",
    colon: "=>",
    string: |text| format!("{text:?}"),
    words: &[("null", "nil")],
};

pub(super) fn python_dict(body: &[u8]) -> Option<Vec<u8>> {
    PYTHON.apply(body)
}

pub(super) fn java_map(body: &[u8]) -> Option<Vec<u8>> {
    JAVA.apply(body)
}

/// Go prints the names in their order.
pub(super) fn go_map(body: &[u8]) -> Option<Vec<u8>> {
    GO.apply(&members::sorted(body)?)
}

pub(super) fn ruby_hash(body: &[u8]) -> Option<Vec<u8>> {
    RUBY.apply(body)
}

pub(super) fn ruby_hash_spaced(body: &[u8]) -> Option<Vec<u8>> {
    Printer { colon: " => ", ..RUBY }.apply(body)
}

impl Printer {
    fn apply(&self, body: &[u8]) -> Option<Vec<u8>> {
        let tokens = tokens::read_solid(body)?;
        let mut out = String::with_capacity(body.len());
        let ([open, close], [first, last]) = (self.object, self.array);
        for token in &tokens {
            match (token.kind, &*token.text) {
                (Kind::Mark, "{") => out.push_str(open),
                (Kind::Mark, "}") => out.push_str(close),
                (Kind::Mark, "[") => out.push_str(first),
                (Kind::Mark, "]") => out.push_str(last),
                (Kind::Mark, ",") => out.push_str(self.comma),
                (Kind::Mark, _) => out.push_str(self.colon),
                (Kind::String, _) => out.push_str(&(self.string)(&content(token)?)),
                (Kind::Word, word) => out.push_str(self.word(word)),
                (_, text) => out.push_str(text),
            }
        }
        Some(out.into_bytes())
    }

    fn word<'w>(&self, word: &'w str) -> &'w str {
        self.words.iter().find(|(json, _)| *json == word).map_or(word, |(_, own)| own)
    }
}

/// How Python prints a text.
fn python_text(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            quoted if quoted == quote => out.extend(['\\', quote]),
            other => out.push(other),
        }
    }
    out.push(quote);
    out
}
