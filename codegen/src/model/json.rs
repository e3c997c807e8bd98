//! JSON with exact numbers, and with members that stand twice.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Deeper nesting is refused: no body of this API comes near it.
const MAX_DEPTH: u32 = 64;

/// A JSON value. Numbers keep their text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads one value.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let raw: &RawValue = serde_json::from_str(text).map_err(|error| error.to_string())?;
        Self::from_raw(raw.get(), MAX_DEPTH)
    }

    /// The member of this name; the last one where it stands twice.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// What kind of value it is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    fn from_raw(raw: &str, depth: u32) -> Result<Self, String> {
        let Some(inner) = depth.checked_sub(1) else {
            return Err(format!("nesting goes deeper than {MAX_DEPTH}"));
        };
        match raw.as_bytes().first() {
            Some(b'{') => {
                let members: Members<'_> = read(raw)?;
                let member = |(name, raw): (String, &RawValue)| {
                    Ok((name, Self::from_raw(raw.get(), inner)?))
                };
                members.0.into_iter().map(member).collect::<Result<_, String>>().map(Self::Object)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = read(raw)?;
                let item = |raw: &RawValue| Self::from_raw(raw.get(), inner);
                items.into_iter().map(item).collect::<Result<_, String>>().map(Self::List)
            }
            Some(b'"') => read(raw).map(Self::Text),
            Some(b't' | b'f') => read(raw).map(Self::Bool),
            Some(b'n') => Ok(Self::Null),
            _ => Ok(Self::Number(raw.to_owned())),
        }
    }
}

fn read<'a, T: Deserialize<'a>>(raw: &'a str) -> Result<T, String> {
    serde_json::from_str(raw).map_err(|error| error.to_string())
}

/// The members of an object in order, a name that stands twice included.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_digit_and_every_member() {
        let json = Json::parse(r#"{"a": [12345678901234567890.10, true, null], "a": "\u00e4"}"#);
        let Ok(Json::Object(members)) = json else { panic!("an object, not {json:?}") };
        let number = Json::Number("12345678901234567890.10".to_owned());
        assert_eq!(members[0].1, Json::List(vec![number, Json::Bool(true), Json::Null]));
        assert_eq!(members[1], ("a".to_owned(), Json::Text("ä".to_owned())));
    }

    #[test]
    fn refuses_what_is_no_json_without_a_panic() {
        for text in ["", "{", "{'a': 1}", "[1,]", "1 2", r#""\ud800""#, "nul", "01"] {
            assert!(Json::parse(text).is_err(), "{text}");
        }
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(Json::parse(&deep).is_err());
    }
}
