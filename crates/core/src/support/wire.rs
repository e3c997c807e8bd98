//! How ids and decimals stand in JSON.

use alloc::string::{String, ToString};
use core::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::ser::{Error, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::number::{NumberText, Parts};

/// The name by which `serde_json` recognises a request for a value's own text. Other formats do not
/// know it and hand over the value itself, so that exactness is theirs to give.
const RAW_TOKEN: &str = "$serde_json::private::RawValue";
/// The name under which `serde_json`'s `arbitrary_precision` hands over numbers that were buffered.
const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// Reads a string or a number, digit by digit.
pub(crate) fn number_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<NumberText, D::Error> {
    deserializer.deserialize_newtype_struct(RAW_TOKEN, NumberVisitor)
}

struct NumberVisitor;

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = NumberText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or a string that holds one")
    }

    /// A format other than `serde_json`.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<NumberText, D::Error> {
        inner.deserialize_any(self)
    }

    /// `serde_json`: one entry, the value's text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NumberText, A::Error> {
        let token: Option<Token> = map.next_key()?;
        match token {
            Some(Token::Raw) => map.next_value_seed(Piece { is_raw: true }),
            Some(Token::Number) => map.next_value_seed(Piece { is_raw: false }),
            _ => Err(de::Error::invalid_type(de::Unexpected::Map, &self)),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<NumberText, E> {
        Ok(NumberText::new(text))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<NumberText, E> {
        self.visit_u128(value.into())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<NumberText, E> {
        self.visit_i128(value.into())
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<NumberText, E> {
        Ok(NumberText::bare(&value.to_string()))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<NumberText, E> {
        Ok(NumberText::bare(&value.to_string()))
    }

    /// The shortest text that reads back as this float: all that is left of the number.
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<NumberText, E> {
        if !value.is_finite() {
            return Err(E::invalid_value(de::Unexpected::Float(value), &self));
        }
        Ok(NumberText::bare(&value.to_string()))
    }
}

enum Token {
    Raw,
    Number,
    Other,
}

impl<'de> de::Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;

        impl Visitor<'_> for Name {
            type Value = Token;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a member")
            }

            fn visit_str<E>(self, name: &str) -> Result<Token, E> {
                Ok(match name {
                    RAW_TOKEN => Token::Raw,
                    NUMBER_TOKEN => Token::Number,
                    _ => Token::Other,
                })
            }
        }

        deserializer.deserialize_identifier(Name)
    }
}

/// The text behind a [`Token`], copied once.
struct Piece {
    /// A value's own JSON text, with its quotes; otherwise the digits of a number.
    is_raw: bool,
}

impl<'de> DeserializeSeed<'de> for Piece {
    type Value = NumberText;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<NumberText, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Piece {
    type Value = NumberText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text of a number")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<NumberText, E> {
        match text.as_bytes() {
            _ if !self.is_raw => Ok(NumberText::bare(text)),
            [b'"', inner @ .., b'"'] if !inner.contains(&b'\\') => {
                Ok(NumberText::new(text.trim_matches('"')))
            }
            [b'"', ..] => serde_json::from_str::<String>(text)
                .map(|text| NumberText::new(&text))
                .map_err(E::custom),
            [b'-' | b'0'..=b'9', ..] => Ok(NumberText::bare(text)),
            _ => Err(E::invalid_type(de::Unexpected::Other(text), &NumberVisitor)),
        }
    }
}

/// Writes a JSON number. Only `serde_json` has numbers of any length; another format gets the digits
/// in a structure of its making.
///
/// A text that is no number is written as a string: nothing else could stand there.
///
/// # Errors
///
/// Those of the serializer.
pub(crate) fn number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if Parts::parse(text).is_none() {
        return serializer.serialize_str(text);
    }
    RawValue::from_string(text.into())
        .map_err(S::Error::custom)
        .and_then(|raw| raw.serialize(serializer))
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::vec::Vec;

    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error as PlainError, F64Deserializer, I64Deserializer};

    use super::*;
    use crate::Decimal;
    use crate::number::Form;

    #[test]
    fn serde_json_hands_over_exact_digits() {
        for text in ["12345678901234567.12345678", "1e400", "0E-8", "-0", "0.00000001"] {
            let decimal: Decimal = serde_json::from_str(text).unwrap();
            assert_eq!((decimal.as_str(), decimal.0.form()), (text, Form::Number));
            let quoted: Decimal = serde_json::from_str(&format!("\"{text}\"")).unwrap();
            assert_eq!((quoted.as_str(), quoted.0.form()), (text, Form::Text));
        }
        let escaped: Decimal = serde_json::from_str(r#""3\u0030""#).unwrap();
        assert_eq!(escaped.as_str(), "30");
    }

    #[test]
    fn quotes_inside_stay() {
        let odd: Decimal = serde_json::from_str(r#""\"""#).unwrap();
        assert_eq!(odd.as_str(), "\"");
        let empty: Decimal = serde_json::from_str(r#""""#).unwrap();
        assert_eq!(empty.as_str(), "");
        let error = serde_json::from_str::<Decimal>("true").unwrap_err().to_string();
        assert!(error.contains("expected a number, or a string that holds one"), "{error}");
    }

    #[test]
    fn a_detour_over_value_is_taken() {
        let value: serde_json::Value = serde_json::from_str("[25.17, \"30\", 7]").unwrap();
        let read: Vec<Decimal> = serde_json::from_value(value).unwrap();
        let texts: Vec<_> = read.iter().map(Decimal::as_str).collect();
        assert_eq!(texts, ["25.17", "30", "7"]);
    }

    #[test]
    fn other_formats_hand_over_values() {
        let integer: I64Deserializer<PlainError> = (-7_i64).into_deserializer();
        assert_eq!(Decimal::deserialize(integer).unwrap().as_str(), "-7");
        let float: F64Deserializer<PlainError> = 0.5.into_deserializer();
        assert_eq!(Decimal::deserialize(float).unwrap().as_str(), "0.5");
        let infinite: F64Deserializer<PlainError> = f64::INFINITY.into_deserializer();
        assert!(Decimal::deserialize(infinite).is_err());
    }

    #[test]
    fn what_is_neither_is_refused() {
        for bad in ["null", "true", "[]", "{}", r#"{"a":1}"#, r#""\ud800""#] {
            assert!(serde_json::from_str::<Decimal>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn numbers_are_written_digit_by_digit() {
        let mut out = Vec::new();
        let decimal: Decimal = "12345678901234567.12345678".parse().unwrap();
        number(decimal.as_str(), &mut serde_json::Serializer::new(&mut out)).unwrap();
        assert_eq!(out, b"12345678901234567.12345678");
        let odd: Decimal = serde_json::from_str("\"n/a\"").unwrap();
        out.clear();
        number(odd.as_str(), &mut serde_json::Serializer::new(&mut out)).unwrap();
        assert_eq!(out, b"\"n/a\"");
    }
}
