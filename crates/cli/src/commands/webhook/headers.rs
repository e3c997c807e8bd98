//! The headers of a message, out of a text.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::catalog::shown;
use crate::failure::{Failure, Kind};

/// Names and values, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads lines `Name: value` up to the first empty one, a line of HTTP's own before them, or a
    /// JSON object of names with their values, which may be lists.
    ///
    /// # Errors
    ///
    /// [`Kind::Headers`], with the line.
    pub(crate) fn read(text: &[u8]) -> Result<Self, Failure> {
        let text = std::str::from_utf8(text).map_err(|_| wrong("the headers are not UTF-8"))?;
        if text.trim_start().starts_with('{') { json(text) } else { lines(text) }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }

    /// The value of the first header of this name; case counts nothing.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

fn lines(text: &str) -> Result<Headers, Failure> {
    let mut headers = Headers::default();
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() {
            break;
        }
        match line.split_once(':') {
            Some((name, value)) if is_name(name) => {
                let value = value.trim_matches([' ', '\t']);
                headers.0.push((name.to_owned(), value.to_owned()));
            }
            _ if index == 0 && is_start(line) => {}
            _ => {
                let line = shown(line);
                return Err(wrong(&format!("line {} of the headers is none: {line}", index + 1)));
            }
        }
    }
    Ok(headers)
}

/// A name as HTTP has it.
fn is_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// The line above the headers of a request.
fn is_start(line: &str) -> bool {
    line.rsplit(' ').next().is_some_and(|last| last.starts_with("HTTP/"))
}

fn json(text: &str) -> Result<Headers, Failure> {
    let Members(all) = serde_json::from_str(text)
        .map_err(|error| wrong(&format!("the headers are no JSON object: {error}")))?;
    let mut headers = Headers::default();
    for (name, value) in all {
        let values = match value {
            Value::Array(values) => values,
            value => vec![value],
        };
        for value in values {
            let Value::String(value) = value else {
                return Err(wrong(&format!("the value of the header {} is no text", shown(&name))));
            };
            headers.0.push((name.clone(), value));
        }
    }
    Ok(headers)
}

/// The members of an object in the order of the text. A map would keep one of two with the same name,
/// and nobody would hear of the other.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

fn wrong(message: &str) -> Failure {
    let remedy =
        "Give lines such as `BinancePay-Nonce: ...`, or a JSON object of names and values.";
    Failure::new(Kind::Headers, message, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        Headers::read(text.as_bytes()).unwrap().0
    }

    #[test]
    fn lines_and_json_are_read() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let both = [pair("A-b", "1: 2"), pair("C", "")];
        for text in [
            "A-b: 1: 2\nC:\n",
            "A-b:1: 2 \r\nC: \t\r\n\r\nBody: no header",
            "POST /hook HTTP/1.1\nA-b: 1: 2\nC:",
            r#"{"A-b": "1: 2", "C": ""}"#,
            r#"{"A-b": ["1: 2"], "C": [""], "D": []}"#,
        ] {
            assert_eq!(read(text), both, "{text:?}");
        }
        assert_eq!(read(""), []);
        assert_eq!(read("A: 1\na: 2"), [pair("A", "1"), pair("a", "2")]);
        assert_eq!(read(r#"{"B": "1", "A": "2"}"#), [pair("B", "1"), pair("A", "2")]);
        assert_eq!(read(r#"{"A": "1", "A": ["2"]}"#), [pair("A", "1"), pair("A", "2")]);
        assert_eq!(Headers::read(b"Ab: 1\nAB: 2").unwrap().get("aB"), Some("1"));
        assert_eq!(Headers::read(b"Ab: 1").unwrap().get("b"), None);
    }

    #[test]
    fn what_is_no_header_is_named() {
        for (text, words) in [
            (&b"A: 1\nno header"[..], "line 2 of the headers is none: `no header`"),
            (b"nonsense", "line 1 of the headers is none: `nonsense`"),
            (b"A: 1\nPOST / HTTP/1.1", "line 2"),
            (b": 1", "line 1"),
            (b"A b: 1", "line 1"),
            (b" A: 1", "line 1"),
            (b"A: \xff", "not UTF-8"),
            (b"{\"A\": 1}", "the header `A` is no text"),
            (b"{\"A\": [\"1\", null]}", "the header `A` is no text"),
            (b"{\"A\": \"1\"", "no JSON object"),
        ] {
            let failure = Headers::read(text).unwrap_err();
            assert!(format!("{failure:?}").contains(words), "{failure:?}");
        }
    }
}
