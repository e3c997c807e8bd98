//! [`Decimal`]: exact money.

use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::number::{InvalidNumber, NumberText};
use crate::support::wire;

const EXPECTED: &str = "a decimal such as 12.5, without exponent, sign + or blanks";

/// A decimal number, kept as the exact text that was read or given.
///
/// It never goes through a float. Equality, order and hash go by numeric value: `30`, `30.00` and
/// `3e1` are equal, and each keeps its own text. Arithmetic is not its business: take
/// [`checked_to_units`](Self::checked_to_units) or the feature `rust_decimal`.
///
/// # Examples
///
/// ```
/// use binance_pay::Decimal;
///
/// let price: Decimal = "25.17".parse()?;
/// assert_eq!(price.checked_to_units(8), Some(2_517_000_000));
/// assert_eq!(price, Decimal::from_units(2_517_000_000, 8));
/// let read: Decimal = serde_json::from_str("12345678901234567.12345678").unwrap();
/// assert_eq!(read.as_str(), "12345678901234567.12345678");
/// # Ok::<(), binance_pay::InvalidNumber>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(pub(crate) NumberText);

impl Decimal {
    /// The text as it was read or given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// How many decimal places the text has: 2 for `30.00`. None where the text is no number.
    #[must_use]
    pub fn scale(&self) -> Option<u64> {
        self.0.parts().map(|parts| parts.scale())
    }

    /// Whether the value is zero, whatever its sign and places: `-0.00` is.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.parts().is_some_and(|parts| parts.is_zero())
    }

    /// Whether the value is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.parts().is_some_and(|parts| parts.negative && !parts.is_zero())
    }

    /// The value times ten to the power of `scale`: 25.17 with scale 2 is 2517.
    ///
    /// None where that is not a whole number, does not fit, or the text is no number.
    #[must_use]
    pub fn checked_to_units(&self, scale: u32) -> Option<i128> {
        self.0.parts().and_then(|parts| parts.to_units(scale))
    }

    /// The value of `units` divided by ten to the power of `scale`, with `scale` decimal places.
    ///
    /// 255 places at the most: a foreign number cannot ask for gigabytes of zeros.
    #[must_use]
    pub fn from_units(units: i128, scale: u8) -> Self {
        let digits = units.unsigned_abs().to_string();
        let places = usize::from(scale);
        let mut text = String::with_capacity(digits.len().max(places) + 3);
        if units < 0 {
            text.push('-');
        }
        let whole = digits.len().saturating_sub(places);
        let (integer, fraction) = digits.split_at_checked(whole).unwrap_or((&digits, ""));
        text.push_str(if integer.is_empty() { "0" } else { integer });
        if places > 0 {
            text.push('.');
            text.extend(core::iter::repeat_n('0', places.saturating_sub(fraction.len())));
            text.push_str(fraction);
        }
        Self(NumberText::new(&text))
    }
}

impl FromStr for Decimal {
    type Err = InvalidNumber;

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?`; an exponent is read in replies only.
    fn from_str(text: &str) -> Result<Self, InvalidNumber> {
        let decimal = Self(NumberText::new(text));
        match decimal.0.parts() {
            Some(parts) if parts.is_plain() => Ok(decimal),
            _ => Err(InvalidNumber { expected: EXPECTED }),
        }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self::from_units(value.into(), 0)
    }
}

impl From<u64> for Decimal {
    fn from(value: u64) -> Self {
        Self::from_units(value.into(), 0)
    }
}

impl From<i32> for Decimal {
    fn from(value: i32) -> Self {
        Self::from_units(value.into(), 0)
    }
}

#[cfg(feature = "rust_decimal")]
impl TryFrom<&Decimal> for rust_decimal::Decimal {
    type Error = InvalidNumber;

    /// Exact, or an error: nothing is rounded.
    fn try_from(decimal: &Decimal) -> Result<Self, InvalidNumber> {
        let error = InvalidNumber { expected: "a decimal of at most 28 places and 96 bits" };
        // Zeros at the end take no place: theirs are few.
        let scale = decimal.0.parts().map(|parts| parts.least_scale());
        let scale = scale.and_then(|scale| u32::try_from(scale).ok()).ok_or(error.clone())?;
        let units = decimal.checked_to_units(scale).ok_or(error.clone())?;
        Self::try_from_i128_with_scale(units, scale).map_err(|_| error)
    }
}

#[cfg(feature = "rust_decimal")]
impl From<rust_decimal::Decimal> for Decimal {
    fn from(value: rust_decimal::Decimal) -> Self {
        // Their scale is at most 28.
        Self::from_units(value.mantissa(), u8::try_from(value.scale()).unwrap_or(u8::MAX))
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Decimal").field(&self.as_str()).finish()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Decimal {
    /// A string; a field whose `wire` is a number is written by its own function.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    /// A string or a number. A text that is no number is kept; validation reports it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::number_text(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_units_and_back() {
        for (units, scale, text) in [
            (0, 0, "0"),
            (0, 2, "0.00"),
            (5, 8, "0.00000005"),
            (-5, 1, "-0.5"),
            (2_517, 2, "25.17"),
            (i128::MIN, 3, "-170141183460469231731687303715884105.728"),
        ] {
            let decimal = Decimal::from_units(units, scale);
            assert_eq!(decimal.as_str(), text);
            assert_eq!(alloc::format!("{decimal}"), text);
            assert_eq!(decimal.checked_to_units(scale.into()), Some(units));
            assert_eq!(text.parse::<Decimal>().unwrap(), decimal);
        }
    }

    #[test]
    fn callers_give_plain_decimals() {
        for bad in ["", "1e3", "+1", ".5", "1.", "1,5", "abc", "NaN"] {
            let error = bad.parse::<Decimal>().unwrap_err();
            assert!(error.to_string().contains("without exponent"), "{bad}");
        }
        assert_eq!(Decimal::from(-3_i64), Decimal::from(-3_i32));
        assert_eq!(Decimal::from(u64::MAX).as_str(), "18446744073709551615");
    }

    #[test]
    fn signs_and_zeros() {
        let read = |json: &str| serde_json::from_str::<Decimal>(json).unwrap();
        assert!(read("-0.00").is_zero() && !read("-0.00").is_negative());
        assert!(read("0E-8").is_zero() && read("-1e-8").is_negative());
        let odd = read("\"n/a\"");
        assert_eq!((odd.scale(), odd.is_zero(), odd.checked_to_units(0)), (None, false, None));
    }

    #[cfg(feature = "rust_decimal")]
    #[test]
    fn rust_decimal_is_exact_or_refused() {
        let price: Decimal = "25.17".parse().unwrap();
        let theirs = rust_decimal::Decimal::try_from(&price).unwrap();
        assert_eq!(theirs, rust_decimal::Decimal::new(2_517, 2));
        assert_eq!(Decimal::from(theirs), price);
        let long = "79228162514264337593543950335.00".parse::<Decimal>().unwrap();
        let theirs = rust_decimal::Decimal::try_from(&long).unwrap();
        assert_eq!(theirs, rust_decimal::Decimal::MAX);
        for bad in ["123456789012345678901234567890", "0.00000000000000000000000000001"] {
            let decimal: Decimal = bad.parse().unwrap();
            assert!(rust_decimal::Decimal::try_from(&decimal).is_err(), "{bad}");
        }
    }
}
