//! Mutants of the tables in generated code: constants, which cargo-mutants leaves alone and no switch at run time reaches.
//! Each is a build of its own.

use std::ops::Range;

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};

use crate::list::Place;

/// What stands for what in a table, with what has to follow it.
const WORDS: &[(&str, Option<Delimiter>, &str)] = &[
    ("required", Some(Delimiter::Parenthesis), "optional"),
    ("optional", Some(Delimiter::Parenthesis), "required"),
    ("AtLeastOneOf", None, "ExactlyOneOf"),
    ("ExactlyOneOf", None, "AtLeastOneOf"),
    ("RequiredIf", None, "IgnoredIf"),
    ("IgnoredIf", None, "RequiredIf"),
    ("Present", None, "Absent"),
    ("Absent", None, "Present"),
    ("In", None, "NotIn"),
    ("NotIn", None, "In"),
    ("NO_LIMIT", None, "1"),
    ("Any", None, "Alnum"),
    ("Alnum", None, "Any"),
    ("Alpha", None, "Any"),
    ("Plain", None, "Any"),
    ("Uppercase", None, "Any"),
    ("HttpUrl", None, "Any"),
    ("Text", None, "Number"),
    ("Number", None, "Text"),
];

/// One change of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// Where it begins.
    pub(crate) start: Place,
    /// The bytes that go.
    pub(crate) range: Range<usize>,
    /// What comes instead.
    pub(crate) replacement: String,
}

impl Edit {
    /// The source with it.
    pub(crate) fn apply(&self, source: &str) -> String {
        format!("{}{}{}", &source[..self.range.start], self.replacement, &source[self.range.end..])
    }

    fn new(span: Span, replacement: String) -> Self {
        let start = span.start();
        let start = Place { line: start.line, column: start.column + 1 };
        Self { start, range: span.byte_range(), replacement }
    }
}

/// Every edit of the tables in a source: each number is one more, each text has a letter more, each word becomes another,
/// each result code is left out.
///
/// # Errors
///
/// The source is no Rust.
pub(crate) fn edits(source: &str) -> syn::Result<Vec<Edit>> {
    let mut finder = Finder::default();
    finder.visit_file(&syn::parse_file(source)?);
    Ok(finder.edits)
}

#[derive(Default)]
struct Finder {
    edits: Vec<Edit>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        self.stream(&node.tokens);
        visit::visit_macro(self, node);
    }
}

impl Finder {
    fn stream(&mut self, tokens: &TokenStream) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                // `#[doc = ".."]` is a punct and a group.
                TokenTree::Group(group) if !is_punct(at.checked_sub(1), &tokens, '#') => {
                    if is_ident(at.checked_sub(1), &tokens, "codes") {
                        self.codes(group);
                    } else {
                        self.stream(&group.stream());
                    }
                }
                TokenTree::Literal(literal) => self.literal(literal),
                TokenTree::Ident(ident) => self.word(ident, tokens.get(at + 1)),
                _ => {}
            }
        }
    }

    fn literal(&mut self, literal: &Literal) {
        let text = literal.to_string();
        let replacement = match text.parse::<u64>() {
            Ok(number) => (number + 1).to_string(),
            Err(_) => match text.strip_suffix('"') {
                Some(text) => format!("{text}x\""),
                None => return,
            },
        };
        self.edits.push(Edit::new(literal.span(), replacement));
    }

    fn word(&mut self, ident: &Ident, next: Option<&TokenTree>) {
        let next = match next {
            Some(TokenTree::Group(group)) => Some(group.delimiter()),
            _ => None,
        };
        let found = WORDS
            .iter()
            .find(|(word, follows, _)| ident == word && (follows.is_none() || *follows == next));
        if let Some((_, _, replacement)) = found {
            self.edits.push(Edit::new(ident.span(), (*replacement).to_owned()));
        }
    }

    fn codes(&mut self, group: &Group) {
        let codes = group.stream().into_iter();
        self.edits.extend(codes.map(|code| Edit::new(code.span(), String::new())));
    }
}

fn is_punct(at: Option<usize>, tokens: &[TokenTree], punct: char) -> bool {
    matches!(at.map(|at| &tokens[at]), Some(TokenTree::Punct(found)) if found.as_char() == punct)
}

fn is_ident(at: Option<usize>, tokens: &[TokenTree], ident: &str) -> bool {
    matches!(at.map(|at| &tokens[at]), Some(TokenTree::Ident(found)) if found == ident)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"
        struct Untouched { a: [u8; 4] }
        record! {
            /// At most 9 characters.
            fields {
                a = required("a", text(Charset::Alnum, 1, NO_LIMIT)),
            }
            codes { One Two }
        }
    "#;

    #[test]
    fn every_word_of_a_table_is_changed_once() {
        let edits = edits(SOURCE).unwrap();
        let told: Vec<(&str, &str)> = edits
            .iter()
            .map(|edit| (&SOURCE[edit.range.clone()], edit.replacement.as_str()))
            .collect();
        let expected = [
            ("required", "optional"),
            ("\"a\"", "\"ax\""),
            ("Alnum", "Any"),
            ("1", "2"),
            ("NO_LIMIT", "1"),
            ("One", ""),
            ("Two", ""),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn an_edit_changes_nothing_else() {
        let edit = &edits(SOURCE).unwrap()[3];
        assert_eq!((edit.start.line, edit.start.column), (6, 56));
        assert_eq!(edit.apply(SOURCE), SOURCE.replace("Alnum, 1", "Alnum, 2"));
    }
}
