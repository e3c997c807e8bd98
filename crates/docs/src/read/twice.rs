//! Members that an object of a JSON text has twice: readers of JSON keep one of them in silence.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The names of the members that an object within a JSON text has more than once. A text that is not
/// JSON has none.
pub(super) fn twice(json: &str) -> Vec<String> {
    serde_json::from_str(json).map_or_else(|_| Vec::new(), |Twice(names)| names)
}

/// What is found in a value.
struct Twice(Vec<String>);

impl<'de> Deserialize<'de> for Twice {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        value.deserialize_any(Seeker)
    }
}

struct Seeker;

impl<'de> Visitor<'de> for Seeker {
    type Value = Twice;

    fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Twice, A::Error> {
        let (mut seen, mut names) = (BTreeSet::new(), Vec::new());
        while let Some((name, Twice(inner))) = members.next_entry::<String, Twice>()? {
            if seen.contains(&name) {
                names.push(name.clone());
            }
            seen.insert(name);
            names.extend(inner);
        }
        Ok(Twice(names))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Twice, A::Error> {
        let mut names = Vec::new();
        while let Some(Twice(inner)) = items.next_element()? {
            names.extend(inner);
        }
        Ok(Twice(names))
    }

    /// A webhook carries its data as JSON in a string.
    fn visit_str<E: Error>(self, text: &str) -> Result<Twice, E> {
        Ok(Twice(if text.starts_with('{') { twice(text) } else { Vec::new() }))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Twice, E> {
        Ok(Twice(Vec::new()))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Twice, E> {
        Ok(Twice(Vec::new()))
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Twice, E> {
        Ok(Twice(Vec::new()))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Twice, E> {
        Ok(Twice(Vec::new()))
    }

    fn visit_unit<E: Error>(self) -> Result<Twice, E> {
        Ok(Twice(Vec::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::twice;

    #[test]
    fn members_are_counted_object_by_object() {
        assert_eq!(twice(r#"{"a": 1, "b": [{"a": null, "c": 2.5}, {"a": true}]}"#), [""; 0]);
        assert_eq!(twice(r#"{"a": 1, "b": [{"c": -1, "c": 2}], "a": 1}"#), ["c", "a"]);
        assert_eq!(twice(r#"{"data": "{\"a\": 1, \"a\": 2}"}"#), ["a"]);
        assert_eq!(twice("{\"a\": 1, \"a\""), [""; 0]);
    }
}
