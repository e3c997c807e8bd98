//! The members that a type reads, in its order.

use serde::de::value::Error;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};

/// The names on the wire.
pub(crate) fn members<T: DeserializeOwned>() -> Vec<&'static str> {
    let mut names = None;
    let outcome = T::deserialize(Names(&mut names));
    assert!(outcome.is_err(), "there is nothing to read");
    names.expect("a struct")
}

/// Keeps the names that a struct asks for, and gives nothing.
struct Names<'a>(&'a mut Option<Vec<&'static str>>);

impl<'de> Deserializer<'de> for Names<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        *self.0 = Some(fields.to_vec());
        Err(Error::custom("only its members were asked for"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("no struct"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
