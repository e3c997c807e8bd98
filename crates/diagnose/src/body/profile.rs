//! What the JSON libraries of other languages write, once they have read the body.

use std::borrow::Cow;

use crate::body::layout::{self, Layout};
use crate::body::members;
use crate::body::numbers::{es_text, java_text, php_text, python_text};
use crate::body::strings::{self, GSON, html, plain, unicode};
use crate::body::tokens::{self, Kind, Token};
use crate::body::tree::Node;

/// The habits of a library.
struct Profile {
    layout: Layout,
    sorted: bool,
    /// Whether an empty object becomes an empty array.
    arrays: bool,
    /// How a number is written.
    number: fn(&str) -> Option<String>,
    /// How a character or an escape is written that is neither a slash nor a `\u` escape.
    unit: fn(&str) -> Option<String>,
}

const JAVASCRIPT: Profile = Profile {
    layout: layout::COMPACT,
    sorted: false,
    arrays: false,
    number: |number| double(number).map(es_text),
    unit: |_| None,
};
const PYTHON: Profile = Profile {
    layout: layout::SPACED,
    sorted: false,
    arrays: false,
    number: |number| fraction(number).map(python_text),
    unit: small_escape,
};
const PHP: Profile = Profile {
    layout: layout::COMPACT,
    sorted: false,
    arrays: false,
    number: |number| fraction(number).or_else(|| beyond_64_bits(number)).map(php_text),
    unit: |unit| if unit == "/" { Some("\\/".to_owned()) } else { small_escape(unit) },
};
const GO: Profile = Profile {
    layout: layout::COMPACT,
    sorted: true,
    arrays: false,
    number: |number| double(number).map(es_text),
    unit: |unit| html(unit, "<>&\u{2028}\u{2029}", false),
};
const NET: Profile = Profile {
    layout: layout::COMPACT,
    sorted: false,
    arrays: false,
    number: |_| None,
    unit: strings::net,
};
const GSON_MAP: Profile = Profile {
    layout: layout::COMPACT,
    sorted: false,
    arrays: false,
    number: |number| double(number).map(java_text),
    unit: |unit| html(unit, GSON, false),
};

pub(super) fn javascript(body: &[u8]) -> Option<Vec<u8>> {
    JAVASCRIPT.apply(body)
}

pub(super) fn python(body: &[u8]) -> Option<Vec<u8>> {
    PYTHON.apply(body)
}

/// With `separators=(",", ":")`.
pub(super) fn python_compact(body: &[u8]) -> Option<Vec<u8>> {
    Profile { layout: layout::COMPACT, ..PYTHON }.apply(body)
}

/// With `sort_keys=True`.
pub(super) fn python_sorted(body: &[u8]) -> Option<Vec<u8>> {
    Profile { sorted: true, ..PYTHON }.apply(body)
}

pub(super) fn php(body: &[u8]) -> Option<Vec<u8>> {
    PHP.apply(body)
}

/// Where objects were read as arrays.
pub(super) fn php_arrays(body: &[u8]) -> Option<Vec<u8>> {
    Profile { arrays: true, ..PHP }.apply(body)
}

/// With `JSON_PRETTY_PRINT`.
pub(super) fn php_pretty(body: &[u8]) -> Option<Vec<u8>> {
    Profile { layout: layout::BY_FOUR, ..PHP }.apply(body)
}

pub(super) fn go(body: &[u8]) -> Option<Vec<u8>> {
    GO.apply(body)
}

pub(super) fn net(body: &[u8]) -> Option<Vec<u8>> {
    NET.apply(body)
}

pub(super) fn gson(body: &[u8]) -> Option<Vec<u8>> {
    GSON_MAP.apply(body)
}

impl Profile {
    fn apply(&self, body: &[u8]) -> Option<Vec<u8>> {
        let mut tokens = tokens::read_solid(body)?;
        tokens::map_tokens(&mut tokens, Kind::Number, self.number);
        tokens::map_tokens(&mut tokens, Kind::String, |string| self.string(string));
        if self.arrays {
            empty_objects_to_arrays(&mut tokens);
        }
        if self.sorted {
            tokens = members::sort(Node::read(tokens)?, true).into_tokens();
        }
        self.layout.write(&tokens)
    }

    /// First what the library has read, then what it writes.
    fn string(&self, string: &str) -> Option<String> {
        let read = strings::rewrite_units(string, |unit| match unit {
            "\\/" => Some("/".to_owned()),
            _ => plain(unit),
        });
        let read = read.map_or(Cow::Borrowed(string), Cow::Owned);
        strings::rewrite_units(&read, self.unit).or(match read {
            Cow::Owned(read) => Some(read),
            Cow::Borrowed(_) => None,
        })
    }
}

fn small_escape(unit: &str) -> Option<String> {
    if unit.is_ascii() { None } else { Some(unicode(unit, false)) }
}

fn double(number: &str) -> Option<f64> {
    number.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A number that is no integer by its spelling.
fn fraction(number: &str) -> Option<f64> {
    if number.contains(['.', 'e', 'E']) { double(number) } else { None }
}

fn beyond_64_bits(number: &str) -> Option<f64> {
    if number.parse::<i64>().is_ok() { None } else { double(number) }
}

fn empty_objects_to_arrays(tokens: &mut [Token<'_>]) {
    let mut before: Option<&mut Token<'_>> = None;
    for token in tokens {
        if let Some(open) = before.take().filter(|before| before.is("{") && token.is("}")) {
            open.text = Cow::Borrowed("[");
            token.text = Cow::Borrowed("]");
        }
        before = Some(token);
    }
}
