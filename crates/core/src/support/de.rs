//! From any serde format to a record, without code of its own for each.
//!
//! serde's derive makes a type, a visitor and a name matcher for every struct, which was half of what
//! the core took to build. Here a record gives its slots, and one function fills them.

use core::fmt;
use core::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, Error, IntoDeserializer,
    MapAccess, SeqAccess, Visitor,
};

/// A struct that is filled by [`fill`].
pub trait Members<'de>: Sized {
    /// The wire names, in the order of the specification.
    const NAMES: &'static [&'static str];

    /// # Errors
    ///
    /// Where a member is unknown, twice there, missing, or of another type.
    fn read<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// # Errors
///
/// Where the input is no such record.
pub fn record<'de, T: Members<'de>, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
) -> Result<T, D::Error> {
    // JSON has names; an array in the place of an object is a mistake there.
    let positional = !deserializer.is_human_readable();
    deserializer.deserialize_struct(name, T::NAMES, Whole { name, positional, record: PhantomData })
}

struct Whole<T> {
    name: &'static str,
    positional: bool,
    record: PhantomData<T>,
}

impl<'de, T: Members<'de>> Visitor<'de> for Whole<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        if self.positional {
            T::read(Positions { items, index: 0, count: T::NAMES.len() })
        } else {
            Err(A::Error::invalid_type(serde::de::Unexpected::Seq, &self))
        }
    }
}

/// A sequence seen as a map from places: for formats that write no names.
struct Positions<A> {
    items: A,
    index: usize,
    count: usize,
}

impl<'de, A: SeqAccess<'de>> MapAccess<'de> for Positions<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        if self.index == self.count {
            return Ok(None);
        }
        let index = (self.index as u64).into_deserializer();
        self.index += 1;
        seed.deserialize(index).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        let value = self.items.next_element_seed(seed)?;
        value.ok_or_else(|| A::Error::invalid_length(self.index - 1, &"all members"))
    }
}

/// Where the value of a member goes.
pub trait Slot<'de, A: MapAccess<'de>> {
    fn is_full(&self) -> bool;

    /// # Errors
    ///
    /// Where the value is of another type.
    fn take(&mut self, map: &mut A) -> Result<(), A::Error>;
}

/// Reads all members into their slots, which are in the order of the names.
///
/// # Errors
///
/// Where a member is unknown, twice there, or of another type.
pub fn fill<'de, A: MapAccess<'de>>(
    mut map: A,
    names: &'static [&'static str],
    slots: &mut [&mut dyn Slot<'de, A>],
) -> Result<(), A::Error> {
    let mut expected = 0;
    while let Some(index) = map.next_key_seed(Name { names, expected })? {
        let (Some(slot), Some(name)) = (slots.get_mut(index), names.get(index)) else {
            return Err(A::Error::invalid_length(index, &"a member"));
        };
        if slot.is_full() {
            return Err(A::Error::duplicate_field(name));
        }
        slot.take(&mut map)?;
        expected = index + 1;
    }
    Ok(())
}

/// Finds the place of a name. Members come in the documented order nearly always.
struct Name {
    names: &'static [&'static str],
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let (before, from) = self.names.split_at_checked(self.expected).unwrap_or_default();
        let is_it = |known: &&str| *known == name;
        let after = from.iter().position(is_it).map(|place| place + before.len());
        after
            .or_else(|| before.iter().position(is_it))
            .ok_or_else(|| E::unknown_field(name, self.names))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<usize, E> {
        match core::str::from_utf8(name) {
            Ok(name) => self.visit_str(name),
            Err(_) => Err(E::invalid_value(serde::de::Unexpected::Bytes(name), &self)),
        }
    }

    fn visit_u64<E: Error>(self, index: u64) -> Result<usize, E> {
        usize::try_from(index).ok().filter(|index| *index < self.names.len()).ok_or_else(|| {
            E::invalid_value(serde::de::Unexpected::Unsigned(index), &"the place of a member")
        })
    }
}

/// A member that is `T` in the struct, or `Option<T>`.
pub struct Plain<'s, T>(&'s mut Option<T>);

impl<'de, A: MapAccess<'de>, T: Deserialize<'de>> Slot<'de, A> for Plain<'_, T> {
    fn is_full(&self) -> bool {
        self.0.is_some()
    }

    fn take(&mut self, map: &mut A) -> Result<(), A::Error> {
        *self.0 = Some(map.next_value()?);
        Ok(())
    }
}

/// An object that stands in a string of JSON; as an object it is read too.
pub struct InString<'s, T>(&'s mut Option<T>);

impl<'de, A: MapAccess<'de>, T: DeserializeOwned> Slot<'de, A> for InString<'_, T> {
    fn is_full(&self) -> bool {
        self.0.is_some()
    }

    fn take(&mut self, map: &mut A) -> Result<(), A::Error> {
        *self.0 = Some(map.next_value_seed(Either(PhantomData))?);
        Ok(())
    }
}

struct Either<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Either<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Either<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, or a string that holds one")
    }

    fn visit_str<E: Error>(self, json: &str) -> Result<T, E> {
        serde_json::from_str(json).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// The slots, by the words of the rule table.
pub mod slot {
    use super::{InString, Plain};

    pub fn required<T>(value: &mut Option<T>) -> Plain<'_, T> {
        Plain(value)
    }

    pub fn optional<T>(value: &mut Option<Option<T>>) -> Plain<'_, Option<T>> {
        Plain(value)
    }

    pub fn in_string<T>(value: &mut Option<T>) -> InString<'_, T> {
        InString(value)
    }
}

/// What the slots hold at the end, by the words of the rule table.
pub mod value {
    use serde::de::Error;

    /// # Errors
    ///
    /// Where the member is missing.
    pub fn required<T, E: Error>(value: Option<T>, name: &'static str) -> Result<T, E> {
        value.ok_or_else(|| E::missing_field(name))
    }

    /// # Errors
    ///
    /// None; as [`required`] has some.
    pub fn optional<T, E: Error>(
        value: Option<Option<T>>,
        _: &'static str,
    ) -> Result<Option<T>, E> {
        Ok(value.flatten())
    }

    pub use self::required as in_string;
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec;

    use serde::de::value::{Error as PlainError, SeqDeserializer};

    use super::*;
    use crate::order::close::OrderClosing;
    use crate::webhook::balance::Balance;

    fn closing(json: &str) -> Result<OrderClosing, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn members_are_read_in_any_order_and_null_is_absent() {
        let both = closing(r#"{"prepayId":29383937493038367292,"merchantTradeNo":"a"}"#).unwrap();
        assert_eq!(both.merchant_trade_no.as_deref(), Some("a"));
        assert_eq!(both.prepay_id.unwrap().as_str(), "29383937493038367292");
        let neither = closing(r#"{"prepayId":null}"#).unwrap();
        assert_eq!((neither.merchant_trade_no, neither.prepay_id), (None, None));
    }

    #[test]
    fn what_is_no_such_record_is_told() {
        for (json, told) in [
            (
                r#"{"prepayid":"1"}"#,
                "unknown field `prepayid`, expected `merchantTradeNo` or `prepayId`",
            ),
            (r#"{"prepayId":null,"prepayId":"1"}"#, "duplicate field `prepayId`"),
            (r#"{"merchantTradeNo":1}"#, "invalid type: integer `1`, expected a string"),
            (r#"["a","1"]"#, "invalid type: sequence, expected struct OrderClosing"),
            ("1", "invalid type: integer `1`, expected struct OrderClosing"),
        ] {
            let error = closing(json).unwrap_err().to_string();
            assert!(error.starts_with(told), "{json}: {error}");
        }
        let error = serde_json::from_str::<Balance>("{}").unwrap_err().to_string();
        assert!(error.starts_with("missing field `"), "{error}");
        let error = serde_json::from_str::<Balance>(r#"{"data":1}"#).unwrap_err().to_string();
        assert!(error.contains("expected an object, or a string that holds one"), "{error}");
    }

    #[test]
    fn formats_without_names_give_places() {
        let read = |count| {
            let items = SeqDeserializer::<_, PlainError>::new(vec![(); count].into_iter());
            let whole = Whole { name: "OrderClosing", positional: true, record: PhantomData };
            Visitor::visit_seq(whole, items).map(|_: OrderClosing| ()).map_err(|it| it.to_string())
        };
        assert_eq!(read(2), Ok(()));
        assert_eq!(read(1).unwrap_err(), "invalid length 1, expected all members");
    }

    #[test]
    fn names_may_be_bytes_or_places() {
        let names = &["a", "b"];
        let find = |expected| Name { names, expected };
        assert_eq!(find(0).visit_bytes::<PlainError>(b"b").unwrap(), 1);
        assert_eq!(find(2).visit_str::<PlainError>("a").unwrap(), 0);
        assert_eq!(find(0).visit_u64::<PlainError>(1).unwrap(), 1);
        assert!(find(0).visit_u64::<PlainError>(2).is_err());
        assert!(find(0).visit_bytes::<PlainError>(b"\xff").is_err());
    }
}
