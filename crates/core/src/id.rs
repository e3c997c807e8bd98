//! [`Id`]: a numeric identifier of any length.

use core::fmt;
use core::str::FromStr;

use alloc::string::ToString;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::number::{InvalidNumber, NumberText, Parts};
use crate::support::wire;

/// A numeric identifier, kept as text: it may exceed 64 bits, and a float would round it.
///
/// JSON carries ids as a string on some pages and as a number on others; both are read, and what
/// is written follows the field. Equality, order and hash go by numeric value.
///
/// # Examples
///
/// ```
/// use binance_pay::Id;
///
/// let id: Id = "29383937493038367292".parse()?;
/// assert_eq!(id.as_str(), "29383937493038367292");
/// assert_eq!(id.to_u64(), None);
/// assert!(id > Id::from(205_611_460_060_250_112_u64));
/// assert_eq!(serde_json::from_str::<Id>("29383937493038367292").unwrap(), id);
/// # Ok::<(), binance_pay::InvalidNumber>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub(crate) NumberText);

impl Id {
    /// The text, digit by digit as it was read or given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The value, where it fits.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        self.0.parts().filter(Parts::is_whole).and_then(|_| self.as_str().parse().ok())
    }
}

impl FromStr for Id {
    type Err = InvalidNumber;

    /// Digits only, without a leading zero.
    fn from_str(text: &str) -> Result<Self, InvalidNumber> {
        let id = Self(NumberText::new(text));
        match id.0.parts() {
            Some(parts) if parts.is_whole() => Ok(id),
            _ => {
                Err(InvalidNumber { expected: "an id of digits only, such as 205611460060250112" })
            }
        }
    }
}

impl From<u64> for Id {
    fn from(value: u64) -> Self {
        Self(NumberText::new(&value.to_string()))
    }
}

impl From<u128> for Id {
    fn from(value: u128) -> Self {
        Self(NumberText::new(&value.to_string()))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Id").field(&self.as_str()).finish()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Id {
    /// A string; a field whose `wire` is a number is written by its own function.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Id {
    /// A string or a number. A text that is no number is kept; validation reports it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::number_text(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn text_is_kept_and_numbers_are_exact() {
        for json in ["29383937493038367292", "\"29383937493038367292\""] {
            let id: Id = serde_json::from_str(json).unwrap();
            assert_eq!(id.as_str(), "29383937493038367292");
            assert_eq!(serde_json::to_string(&id).unwrap(), "\"29383937493038367292\"");
        }
    }

    #[test]
    fn only_digits_are_taken_from_callers() {
        for bad in ["", "abc", "1.0", "-1", "1e3", "007", " 1"] {
            let error = bad.parse::<Id>().unwrap_err();
            assert!(error.to_string().contains("digits only"), "{bad}");
        }
        assert_eq!(Id::from(7_u64), "7".parse().unwrap());
        assert_eq!(Id::from(u128::MAX).to_u64(), None);
        assert_eq!(Id::from(u64::MAX).to_u64(), Some(u64::MAX));
    }

    #[test]
    fn replies_may_hold_other_text() {
        let id: Id = serde_json::from_str("\"M_R_1\"").unwrap();
        assert_eq!((id.as_str(), id.to_u64()), ("M_R_1", None));
        assert_eq!(format!("{id:?} {id}"), "Id(\"M_R_1\") M_R_1");
        for bad in ["true", "null", "[]", "{}"] {
            assert!(serde_json::from_str::<Id>(bad).is_err(), "{bad}");
        }
    }
}
