//! Values that know where in their file they stand, and values with a short form.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_saphyr::Spanned;

/// A place in a file, both from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: u64,
    /// The column, in characters.
    pub column: u64,
}

/// A value and its place. Two are equal when their values are.
#[derive(Clone, Copy, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it begins.
    pub place: Place,
}

impl<T: PartialEq> PartialEq for At<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for At<T> {}

impl<T: Hash> Hash for At<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Borrow<str> for At<String> {
    fn borrow(&self) -> &str {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::deserialize(deserializer)?;
        let location = spanned.referenced;
        let place = Place { line: location.line(), column: location.column() };
        Ok(Self { value: spanned.value, place })
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Either a short form, which is a scalar, or a long one, which is a mapping.
#[derive(Clone, Debug)]
pub enum ShortOr<S, L> {
    /// The scalar.
    Short(S),
    /// The mapping.
    Long(L),
}

impl<'de, S: Deserialize<'de>, L: Deserialize<'de>> Deserialize<'de> for ShortOr<S, L> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrVisitor(PhantomData))
    }
}

struct ShortOrVisitor<S, L>(PhantomData<(S, L)>);

impl<'de, S: Deserialize<'de>, L: Deserialize<'de>> Visitor<'de> for ShortOrVisitor<S, L> {
    type Value = ShortOr<S, L>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a single value or a mapping")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        S::deserialize(value.into_deserializer()).map(ShortOr::Short)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        S::deserialize(value.into_deserializer()).map(ShortOr::Short)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        S::deserialize(value.into_deserializer()).map(ShortOr::Short)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        S::deserialize(value.into_deserializer()).map(ShortOr::Short)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        S::deserialize(value.into_deserializer()).map(ShortOr::Short)
    }

    // The mapping is handed on as it streams: buffering it would lose the places inside.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        L::deserialize(MapAccessDeserializer::new(map)).map(ShortOr::Long)
    }
}

impl<S: JsonSchema, L: JsonSchema> JsonSchema for ShortOr<S, L> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}_or_{}", S::schema_name(), L::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let short = generator.subschema_for::<S>();
        let long = generator.subschema_for::<L>();
        schemars::json_schema!({ "anyOf": [short, long] })
    }
}

/// A value that the vendor prints, or the long form that says whether we inferred it.
pub type Fact<T> = ShortOr<T, FactBody<T>>;

/// The long form of a fact.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Fact_{T}")]
pub struct FactBody<T> {
    /// The value.
    pub value: T,
    /// Whether it is ours: no page of the vendor says it.
    #[serde(default)]
    pub inferred: bool,
}

impl<T> Fact<T> {
    /// The value of either form.
    pub fn value(&self) -> &T {
        match self {
            Self::Short(value) | Self::Long(FactBody { value, .. }) => value,
        }
    }

    /// Whether it is ours.
    pub fn inferred(&self) -> bool {
        matches!(self, Self::Long(FactBody { inferred: true, .. }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> T {
        serde_saphyr::from_str(text).unwrap()
    }

    #[test]
    fn keeps_the_place_of_a_value_and_of_a_key() {
        let map: indexmap::IndexMap<At<String>, At<u32>> = parse("a: 1\nlonger:   2\n");
        let (key, value) = map.get_key_value("longer").unwrap();
        assert_eq!((key.place.line, key.place.column), (2, 1));
        assert_eq!((value.value, value.place.line, value.place.column), (2, 2, 11));
    }

    #[test]
    fn takes_both_forms_of_a_fact() {
        let short: Fact<u32> = parse("7");
        assert_eq!((*short.value(), short.inferred()), (7, false));
        let long: Fact<u32> = parse("{value: 7, inferred: true}");
        assert_eq!((*long.value(), long.inferred()), (7, true));
    }

    #[test]
    fn keeps_places_inside_a_long_form() {
        #[derive(Deserialize)]
        struct Long {
            inner: At<String>,
        }
        let form: ShortOr<String, Long> = parse("{inner: text}");
        let ShortOr::Long(long) = form else { panic!("a mapping is the long form") };
        assert_eq!((long.inner.value.as_str(), long.inner.place.column), ("text", 9));
    }
}
