//! [`Timestamp`]: epoch milliseconds in 13 digits.

use core::fmt;

use serde::de::{self, Deserializer};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

/// A moment in milliseconds since 1970-01-01T00:00:00Z, always 13 digits.
///
/// Thirteen digits reach from 2001-09-09 to 2286-11-20. Nothing else passes: the usual mistake,
/// seconds instead of milliseconds, is refused with a message that says so. The core has no
/// clock: the time is an argument (`binance_pay_os::now()` reads the system's).
///
/// Wire name in requests: `BinancePay-Timestamp`. Page: `api-common`.
///
/// # Examples
///
/// ```
/// use binance_pay::Timestamp;
///
/// let sent = Timestamp::from_millis(1_611_232_922_428)?;
/// assert_eq!(sent.as_millis(), 1_611_232_922_428);
/// assert_eq!(sent.to_string(), "1611232922428");
/// assert!(Timestamp::from_millis(1_611_232_922).is_err());
/// # Ok::<(), binance_pay::InvalidTimestamp>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The smallest timestamp of 13 digits, in milliseconds.
    pub const MIN_MILLIS: i64 = 1_000_000_000_000;
    /// The largest timestamp of 13 digits, in milliseconds.
    pub const MAX_MILLIS: i64 = 9_999_999_999_999;

    /// Takes milliseconds since the epoch.
    ///
    /// # Errors
    ///
    /// [`InvalidTimestamp`] where the number has not exactly 13 digits.
    pub const fn from_millis(millis: i64) -> Result<Self, InvalidTimestamp> {
        if millis >= Self::MIN_MILLIS && millis <= Self::MAX_MILLIS {
            Ok(Self(millis))
        } else {
            Err(InvalidTimestamp { found: Some(millis) })
        }
    }

    /// Milliseconds since the epoch.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// This moment moved by a number of milliseconds, which may be negative.
    ///
    /// # Errors
    ///
    /// [`InvalidTimestamp`] where the result has not 13 digits.
    ///
    /// # Examples
    ///
    /// ```
    /// # use binance_pay::Timestamp;
    /// let moved = Timestamp::from_millis(1_611_232_922_428)?.offset_by(-428)?;
    /// assert_eq!(moved.as_millis(), 1_611_232_922_000);
    /// # Ok::<(), binance_pay::InvalidTimestamp>(())
    /// ```
    pub const fn offset_by(self, millis: i64) -> Result<Self, InvalidTimestamp> {
        match self.0.checked_add(millis) {
            Some(moved) => Self::from_millis(moved),
            None => Err(InvalidTimestamp { found: None }),
        }
    }

    /// The 13 decimal digits, without the formatter.
    pub(crate) fn digits(self) -> [u8; 13] {
        // Divisions that do not wait for each other; a chain of 13 costs more than encoding.
        let millis = self.0.unsigned_abs();
        let (high, low) = (millis / 1_000_000, millis % 1_000_000);
        let [a, b] = pair(high / 10_000 % 100);
        let [c, d] = pair(high / 100 % 100);
        let [e, f] = pair(high % 100);
        let [g, h] = pair(low / 10_000);
        let [i, j] = pair(low / 100 % 100);
        let [k, l] = pair(low % 100);
        let [_, first] = pair(high / 1_000_000);
        [first, a, b, c, d, e, f, g, h, i, j, k, l]
    }
}

/// The two digits of a number below 100.
const fn pair(number: u64) -> [u8; 2] {
    // Both quotient and remainder are below ten.
    [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8]
}

impl TryFrom<i64> for Timestamp {
    type Error = InvalidTimestamp;

    fn try_from(millis: i64) -> Result<Self, InvalidTimestamp> {
        Self::from_millis(millis)
    }
}

impl core::str::FromStr for Timestamp {
    type Err = InvalidTimestamp;

    /// Thirteen digits and nothing else: no sign, no blanks.
    fn from_str(text: &str) -> Result<Self, InvalidTimestamp> {
        if text.is_empty()
            || text.starts_with('0')
            || !text.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Err(InvalidTimestamp { found: None });
        }
        text.parse().map_err(|_| InvalidTimestamp { found: None }).and_then(Self::from_millis)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer)
            .and_then(|millis| Self::from_millis(millis).map_err(<D::Error as de::Error>::custom))
    }
}

/// The error of a [`Timestamp`] that has not 13 digits.
///
/// # Examples
///
/// ```
/// let error = binance_pay::Timestamp::from_millis(1_611_232_922).unwrap_err();
/// assert!(error.to_string().contains("seconds"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidTimestamp {
    found: Option<i64>,
}

impl fmt::Display for InvalidTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a timestamp is milliseconds since 1970 in 13 digits")?;
        match self.found {
            Some(seconds @ 1_000_000_000..=9_999_999_999) => {
                write!(f, "; {seconds} looks like seconds: multiply by 1000")
            }
            Some(found) => write!(f, ", found {found}"),
            None => f.write_str(", digits only"),
        }
    }
}

impl core::error::Error for InvalidTimestamp {}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn thirteen_digits_and_nothing_else() {
        for good in [1_000_000_000_000, 1_611_232_922_428, 9_999_999_999_999] {
            let timestamp = Timestamp::from_millis(good).unwrap();
            assert_eq!(core::str::from_utf8(&timestamp.digits()).unwrap(), good.to_string());
            assert_eq!(good.to_string().parse::<Timestamp>().unwrap(), timestamp);
        }
        for bad in [i64::MIN, -1, 0, 999_999_999_999, 10_000_000_000_000, i64::MAX] {
            assert!(Timestamp::from_millis(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn text_has_no_sign_and_no_blanks() {
        for bad in [
            "",
            "+1611232922428",
            " 1611232922428",
            "1611232922428 ",
            "01611232922428",
            "1.6e12",
            "x",
        ] {
            assert!(bad.parse::<Timestamp>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_offset_never_overflows() {
        let timestamp = Timestamp::from_millis(1_611_232_922_428).unwrap();
        assert!(timestamp.offset_by(i64::MAX).is_err());
        assert!(timestamp.offset_by(i64::MIN).is_err());
        assert_eq!(timestamp.offset_by(0).unwrap(), timestamp);
    }

    #[test]
    fn messages_name_the_likely_mistake() {
        let seconds = Timestamp::from_millis(1_611_232_922).unwrap_err().to_string();
        assert!(seconds.contains("multiply by 1000"), "{seconds}");
        let text = "x".parse::<Timestamp>().unwrap_err().to_string();
        assert!(text.contains("digits only"), "{text}");
    }
}
