//! [`Json`]: a JSON text as a tree that loses nothing.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON value: numbers as their own text, members in their order and with duplicates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// The text of a number, such as `50.00000000`.
    Number(String),
    /// A string, unescaped.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a text.
    ///
    /// # Panics
    ///
    /// Where it is not JSON: for texts that the tests write themselves.
    #[must_use]
    pub fn of(text: &str) -> Self {
        text.parse().unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// The first member of this name, where the value is an object that has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The value at a JSON Pointer.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<&Self> {
        let mut value = self;
        for segment in segments(pointer) {
            value = match value {
                Self::List(items) => items.get(segment.parse::<usize>().ok()?)?,
                other => other.get(&segment)?,
            };
        }
        Some(value)
    }

    /// The same as [`at`](Self::at), to be changed.
    pub fn at_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        let mut value = self;
        for segment in segments(pointer) {
            value = match value {
                Self::List(items) => items.get_mut(segment.parse::<usize>().ok()?)?,
                Self::Object(members) => members
                    .iter_mut()
                    .find(|(known, _)| *known == segment)
                    .map(|(_, value)| value)?,
                _ => return None,
            };
        }
        Some(value)
    }

    /// Sets a member of an object, at the end where it is new.
    ///
    /// # Panics
    ///
    /// Where the value is no object.
    #[must_use]
    pub fn with(mut self, name: &str, value: Self) -> Self {
        let Self::Object(members) = &mut self else { panic!("no object: {self}") };
        match members.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => members.push((name.to_owned(), value)),
        }
        self
    }

    /// Takes the member at a pointer out of its object.
    ///
    /// # Panics
    ///
    /// Where there is no such member.
    #[must_use]
    pub fn without(mut self, pointer: &str) -> Self {
        let (parent, name) = pointer.rsplit_once('/').unwrap_or(("", pointer));
        let name = unescaped(name);
        match self.at_mut(parent) {
            Some(Self::Object(members)) if members.iter().any(|(known, _)| *known == name) => {
                members.retain(|(known, _)| *known != name);
            }
            _ => panic!("nothing at {pointer}: {self}"),
        }
        self
    }

    /// Puts a value in the place of the one at a pointer.
    ///
    /// # Panics
    ///
    /// Where there is none.
    #[must_use]
    pub fn replace(mut self, pointer: &str, value: Self) -> Self {
        match self.at_mut(pointer) {
            Some(place) => *place = value,
            None => panic!("nothing at {pointer}: {self}"),
        }
        self
    }

    /// The text of a scalar: of a string without its quotes, of another one as it stands in JSON.
    #[must_use]
    pub fn scalar(&self) -> Option<String> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text.clone()),
            Self::Boolean(value) => Some(value.to_string()),
            _ => None,
        }
    }
}

fn segments(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(unescaped)
}

fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

impl FromStr for Json {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let raw: &RawValue = serde_json::from_str(text)?;
        let raw = raw.get();
        match raw.as_bytes() {
            b"null" => Ok(Self::Null),
            b"true" => Ok(Self::Boolean(true)),
            b"false" => Ok(Self::Boolean(false)),
            [b'"', ..] => serde_json::from_str(raw).map(Self::Text),
            [b'[', ..] => {
                let items: Vec<&RawValue> = serde_json::from_str(raw)?;
                items
                    .iter()
                    .map(|item| item.get().parse())
                    .collect::<Result<_, _>>()
                    .map(Self::List)
            }
            [b'{', ..] => {
                let Members(members) = serde_json::from_str(raw)?;
                let read = |(name, raw): (String, &RawValue)| Ok((name, raw.get().parse()?));
                members.into_iter().map(read).collect::<Result<_, _>>().map(Self::Object)
            }
            _ => Ok(Self::Number(raw.to_owned())),
        }
    }
}

struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
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

        deserializer.deserialize_map(Object)
    }
}

/// Compact JSON text.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean(value) => value.fmt(f),
            Self::Number(text) => f.write_str(text),
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    item.fmt(f)?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(f, "{comma}{}:{value}", quoted(name))?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        for text in [
            r#"{"b":50.00000000,"a":[1e400,-0,"\"\\"],"b":null,"":{}}"#,
            "12345678901234567890123.45",
            "[true,false]",
        ] {
            assert_eq!(Json::of(text).to_string(), text);
        }
        assert_eq!(Json::of(" { \"\\u0061\" : 1 } ").to_string(), r#"{"a":1}"#);
        assert!("{".parse::<Json>().is_err() && "01".parse::<Json>().is_err());
    }

    #[test]
    fn pointers_lead_to_values() {
        let mut json = Json::of(r#"{"a":[{"b/c~":7}]}"#);
        assert_eq!(json.at("/a/0/b~1c~0"), Some(&Json::Number("7".to_owned())));
        assert_eq!(json.at(""), Some(&json));
        assert_eq!(
            (json.at("/a/1"), json.at("/a/0/x"), json.at("/a/0/b~1c~0/y")),
            (None, None, None)
        );
        *json.at_mut("/a/0/b~1c~0").unwrap() = Json::Null;
        assert_eq!(json.to_string(), r#"{"a":[{"b/c~":null}]}"#);
        assert_eq!(json.without("/a/0/b~1c~0").to_string(), r#"{"a":[{}]}"#);
    }

    #[test]
    fn members_are_set() {
        let json = Json::of(r#"{"a":1,"b":2}"#);
        let json = json.with("a", Json::Null).with("c", Json::Boolean(true));
        assert_eq!(json.to_string(), r#"{"a":null,"b":2,"c":true}"#);
        assert_eq!(
            json.replace("/b", Json::List(vec![])).to_string(),
            r#"{"a":null,"b":[],"c":true}"#
        );
    }
}
