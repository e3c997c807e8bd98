//! An object that is written as a string of JSON, and read from either.

use core::fmt;
use core::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};

/// Writes the string.
///
/// # Errors
///
/// Where the object or the string cannot be written.
pub fn serialize<T: Serialize, S: Serializer>(
    object: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let json = serde_json::to_string(object).map_err(S::Error::custom)?;
    serializer.serialize_str(&json)
}

/// Reads either form.
///
/// # Errors
///
/// Where the string holds no such object.
pub fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(Either(PhantomData))
}

struct Either<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for Either<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, or a string that holds one")
    }

    fn visit_str<E: serde::de::Error>(self, json: &str) -> Result<T, E> {
        serde_json::from_str(json).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map_err(A::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use crate::Id;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Outer {
        #[serde(with = "super")]
        data: Inner,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Inner {
        id: Id,
    }

    #[test]
    fn either_form_is_read_to_the_last_digit_and_the_string_is_written() {
        let outer = Outer { data: Inner { id: "29383937493038367292".parse().unwrap() } };
        for json in [
            r#"{"data":"{\"id\":29383937493038367292}"}"#,
            r#"{"data":{"id":29383937493038367292}}"#,
        ] {
            assert_eq!(serde_json::from_str::<Outer>(json).unwrap(), outer);
        }
        let written = serde_json::to_string(&outer).unwrap();
        assert_eq!(written, r#"{"data":"{\"id\":\"29383937493038367292\"}"}"#);
        for broken in [r#"{"data":"x"}"#, r#"{"data":1}"#, r#"{"data":null}"#, r#"{"data":[]}"#] {
            assert!(serde_json::from_str::<Outer>(broken).is_err(), "{broken}");
        }
    }
}
