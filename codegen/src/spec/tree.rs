//! A file without types, for pointers into it.

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// The member below which null has a meaning: it says that a member is absent.
const DECIDES: &str = "decides";

/// A file as a JSON value. Null is refused, because it looks like something and says nothing: a
/// `max:` that was never filled in would be no limit.
#[derive(Debug)]
pub(crate) struct Tree(pub(crate) Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Node { takes_null: false }.deserialize(deserializer).map(Self)
    }
}

#[derive(Clone, Copy)]
struct Node {
    takes_null: bool,
}

impl<'de> DeserializeSeed<'de> for Node {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        if self.takes_null {
            Ok(Value::Null)
        } else {
            Err(E::custom("nothing is given here; give a value or leave the member out"))
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let takes_null = self.takes_null || name == DECIDES;
            members.insert(name, map.next_value_seed(Self { takes_null })?);
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::yaml::parse;

    #[test]
    fn keeps_every_value_and_finds_it_by_pointer() {
        let tree: Tree = parse("a: {\"4\": [1, two, true]}\ndecides: {b: ~}\n").unwrap();
        assert_eq!(tree.0.pointer("/a/4/1"), Some(&Value::from("two")));
        assert_eq!(tree.0.pointer("/decides/b"), Some(&Value::Null));
    }

    #[test]
    fn refuses_null_where_it_decides_nothing() {
        for text in ["a: {b: }\n", "a: {b: ~}\n", "a: {b: null}\n", "a: {b: [~]}\n"] {
            let (place, message) = parse::<Tree>(text).unwrap_err();
            assert_eq!(place.line, 1, "{text}");
            assert!(message.starts_with("nothing is given here"), "{text}: {message}");
        }
    }
}
