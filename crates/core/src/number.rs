//! Exact decimal texts: what [`Id`](crate::Id) and [`Decimal`](crate::Decimal) share.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use crate::small_text::SmallText;

/// How a number stood in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In quotes.
    Text,
    /// Without quotes.
    Number,
}

/// The text of a number, as it was read or given, and how it stood there.
///
/// Equality, order and hash go by numeric value; a text that is no number compares by its
/// characters and comes after all numbers.
#[derive(Clone)]
pub(crate) struct NumberText {
    text: SmallText,
    form: Form,
}

impl NumberText {
    /// A text in quotes, or given by the caller.
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.into(), form: Form::Text }
    }

    /// The digits of a JSON number.
    pub(crate) fn bare(digits: &str) -> Self {
        Self { text: digits.into(), form: Form::Number }
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        self.text.as_str()
    }

    #[inline]
    pub(crate) fn form(&self) -> Form {
        self.form
    }

    pub(crate) fn parts(&self) -> Option<Parts<'_>> {
        Parts::parse(self.as_str())
    }
}

impl PartialEq for NumberText {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for NumberText {}

impl PartialOrd for NumberText {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NumberText {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.parts(), other.parts()) {
            (Some(left), Some(right)) => left.cmp_value(&right),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => self.as_str().cmp(other.as_str()),
        }
    }
}

impl Hash for NumberText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.parts() {
            Some(parts) => parts.hash_value(state),
            None => self.as_str().hash(state),
        }
    }
}

/// A JSON number taken apart: `-12.5e3`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) negative: bool,
    pub(crate) integer: &'a str,
    pub(crate) fraction: &'a str,
    exponent: Option<i64>,
}

impl<'a> Parts<'a> {
    /// Reads a text by the grammar of JSON numbers (RFC 8259, section 6).
    ///
    /// An exponent beyond nine digits is no number to us: nothing that is paid is that large.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (integer, rest) = digits(rest);
        if integer.is_empty() || (integer.len() > 1 && integer.starts_with('0')) {
            return None;
        }
        let (fraction, rest) = match rest.strip_prefix('.') {
            Some(rest) => match digits(rest) {
                ("", _) => return None,
                found => found,
            },
            None => ("", rest),
        };
        let exponent = match rest.strip_prefix(['e', 'E']) {
            Some(rest) => Some(exponent(rest)?),
            None if rest.is_empty() => None,
            None => return None,
        };
        Some(Self { negative, integer, fraction, exponent })
    }

    /// `12` or `-12.50`, without an exponent.
    pub(crate) fn is_plain(&self) -> bool {
        self.exponent.is_none()
    }

    /// Digits and nothing else.
    pub(crate) fn is_whole(&self) -> bool {
        !self.negative && self.fraction.is_empty() && self.exponent.is_none()
    }

    /// Decimal places that the text writes; an exponent moves the point.
    pub(crate) fn scale(&self) -> u64 {
        let places = (self.fraction.len() as i64).saturating_sub(self.exponent.unwrap_or(0));
        places.max(0).unsigned_abs()
    }

    /// Decimal places that the value needs: none for `30.00`.
    #[cfg(feature = "rust_decimal")]
    pub(crate) fn least_scale(&self) -> u64 {
        if self.is_zero() { 0 } else { self.significant().1.saturating_neg().max(0).unsigned_abs() }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.all_digits().all(|digit| digit == b'0')
    }

    /// The value times ten to the power of `scale`, where that is a whole number that fits.
    pub(crate) fn to_units(self, scale: u32) -> Option<i128> {
        let (digits, exponent) = self.significant();
        // `exponent` is the place of the last significant digit.
        let shift = exponent.checked_add(i64::from(scale))?;
        if self.is_zero() {
            return Some(0);
        }
        let shift = u32::try_from(shift).ok()?;
        let mut units: i128 = 0;
        for digit in digits {
            let digit = i128::from(digit - b'0');
            let digit = if self.negative { -digit } else { digit };
            units = units.checked_mul(10)?.checked_add(digit)?;
        }
        10_i128.checked_pow(shift).and_then(|power| units.checked_mul(power))
    }

    fn all_digits(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.integer.bytes().chain(self.fraction.bytes())
    }

    /// The digits without zeros at either end, and the power of ten of the last of them.
    fn significant(&self) -> (impl Iterator<Item = u8> + use<'a>, i64) {
        let total = self.integer.len() + self.fraction.len();
        let leading = self.all_digits().take_while(|digit| *digit == b'0').count();
        let trailing_in = |text: &str| text.len() - text.trim_end_matches('0').len();
        let mut trailing = trailing_in(self.fraction);
        if trailing == self.fraction.len() {
            trailing += trailing_in(self.integer);
        }
        let count = total.saturating_sub(leading).saturating_sub(trailing);
        let last = (trailing as i64).saturating_sub(self.fraction.len() as i64);
        let exponent = last.saturating_add(self.exponent.unwrap_or(0));
        (self.all_digits().skip(leading).take(count), exponent)
    }

    pub(crate) fn cmp_value(&self, other: &Self) -> Ordering {
        let sign = |parts: &Self| match (parts.is_zero(), parts.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let by_sign = sign(self).cmp(&sign(other));
        if by_sign != Ordering::Equal || self.is_zero() {
            return by_sign;
        }
        let by_size = self.magnitude().cmp(&other.magnitude());
        let by_size = by_size.then_with(|| self.significant().0.cmp(other.significant().0));
        if self.negative { by_size.reverse() } else { by_size }
    }

    /// The power of ten of the first significant digit.
    fn magnitude(&self) -> i64 {
        let (digits, exponent) = self.significant();
        exponent.saturating_add(digits.count() as i64)
    }

    fn hash_value<H: Hasher>(&self, state: &mut H) {
        if self.is_zero() {
            return 0_u8.hash(state);
        }
        let (digits, exponent) = self.significant();
        (self.negative, exponent).hash(state);
        for digit in digits {
            state.write_u8(digit);
        }
    }
}

/// The digits that a text begins with, and what follows them.
fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn exponent(text: &str) -> Option<i64> {
    let (sign, text) = match text.strip_prefix(['+', '-']) {
        Some(rest) if text.starts_with('-') => (-1, rest),
        Some(rest) => (1, rest),
        None => (1, text),
    };
    let (found, rest) = digits(text);
    if found.is_empty() || !rest.is_empty() || found.trim_start_matches('0').len() > 9 {
        return None;
    }
    found.parse::<i64>().ok().map(|value| sign * value)
}

/// The error of a text that is not the number it should be.
///
/// # Examples
///
/// ```
/// let error = "12,5".parse::<binance_pay::Decimal>().unwrap_err();
/// assert!(error.to_string().contains("12.5"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidNumber {
    pub(crate) expected: &'static str,
}

impl fmt::Display for InvalidNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl core::error::Error for InvalidNumber {}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::hash::DefaultHasher;

    use super::*;

    fn cmp(left: &str, right: &str) -> Ordering {
        NumberText::new(left).cmp(&NumberText::new(right))
    }

    #[test]
    fn the_grammar_is_that_of_json() {
        for good in ["0", "-0", "30", "30.00", "3e1", "1E+2", "1.5e-8", "0.00000001"] {
            assert!(Parts::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-", "+1", ".5", "5.", "01", "1e", "1e+", "1e1x", " 1", "1 ", "NaN", "1,5"]
        {
            assert!(Parts::parse(bad).is_none(), "{bad}");
        }
        assert!(Parts::parse("1e400").is_some());
        assert!(Parts::parse("1e9999999999").is_none());
    }

    #[test]
    fn order_is_numeric() {
        for (left, right) in
            [("30", "30.00"), ("30", "3e1"), ("0", "-0.00"), ("100e-2", "1"), ("1E+2", "100")]
        {
            assert_eq!(cmp(left, right), Ordering::Equal, "{left} {right}");
        }
        for (left, right) in [
            ("9", "10"),
            ("-10", "-9"),
            ("-1", "0"),
            ("0.1", "0.11"),
            ("0.09", "0.1"),
            ("1e-400", "1e-399"),
            ("18446744073709551615", "29383937493038367292"),
            ("99", "abc"),
            ("abc", "abd"),
        ] {
            assert_eq!(cmp(left, right), Ordering::Less, "{left} {right}");
            assert_eq!(cmp(right, left), Ordering::Greater, "{right} {left}");
            let (left, right) = (NumberText::new(left), NumberText::new(right));
            assert!(left != right && left < right);
        }
    }

    #[test]
    fn equal_values_hash_the_same_and_others_do_not() {
        let hash = |text: &str| {
            let mut hasher = DefaultHasher::new();
            NumberText::new(text).hash(&mut hasher);
            hasher.finish()
        };
        for (left, right) in [("30", "30.00"), ("30", "3e1"), ("0", "-0.00"), ("100e-2", "1")] {
            assert_eq!(hash(left), hash(right), "{left} {right}");
        }
        let texts = ["0", "1", "-1", "10", "12", "21", "0.1", "1e400", "abc", "abd"];
        let hashes: std::collections::BTreeSet<u64> = texts.map(hash).into();
        assert_eq!(hashes.len(), texts.len());
    }

    #[test]
    fn units() {
        let units = |text: &str, scale| Parts::parse(text).unwrap().to_units(scale);
        assert_eq!(units("25.17", 8), Some(2_517_000_000));
        assert_eq!(units("25.17", 1), None);
        assert_eq!(units("-0.50", 1), Some(-5));
        assert_eq!(units("0E-8", 0), Some(0));
        assert_eq!(units("1e400", 0), None);
        assert_eq!(units("170141183460469231731687303715884105727", 0), Some(i128::MAX));
        assert_eq!(units("-170141183460469231731687303715884105728", 0), Some(i128::MIN));
        assert_eq!(units("170141183460469231731687303715884105728", 0), None);
    }

    #[test]
    fn scale_follows_the_text() {
        let scale = |text: &str| Parts::parse(text).unwrap().scale();
        assert_eq!([scale("30"), scale("30.00"), scale("1.5e-3"), scale("1.5e3")], [0, 2, 4, 0]);
    }
}
