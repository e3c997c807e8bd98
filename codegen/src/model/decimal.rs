//! Decimal numbers as text, compared without rounding.

use std::cmp::Ordering;

/// A decimal number of any size.
#[derive(Clone, Debug)]
pub(crate) struct Decimal {
    negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: String,
    /// The place of the decimal point, counted from before the first digit.
    point: i64,
    /// How many decimal places the text has.
    scale: i64,
}

impl Decimal {
    /// Reads `-12.50` or `1e-8`: the grammar of JSON's numbers.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, magnitude) = match text.strip_prefix('-') {
            Some(magnitude) => (true, magnitude),
            None => (false, text),
        };
        let (mantissa, exponent) = match magnitude.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (magnitude, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || leading_zero || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let exponent = i64::from(exponent);
        let all = format!("{whole}{fraction}");
        let significant = all.trim_start_matches('0');
        let point = whole.len() as i64 - (all.len() - significant.len()) as i64 + exponent;
        let digits = significant.trim_end_matches('0').to_owned();
        let point = if digits.is_empty() { 0 } else { point };
        Some(Self {
            negative: negative && !digits.is_empty(),
            digits,
            point,
            scale: (fraction.len() as i64 - exponent).max(0),
        })
    }

    /// How many decimal places the text has, zeros at the end included.
    pub(crate) fn scale(&self) -> u64 {
        self.scale.unsigned_abs()
    }

    /// The order by value.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self.sign(), other.sign()) {
            (-1, -1) => other.compare_magnitude(self),
            (1, 1) => self.compare_magnitude(other),
            (own, others) => own.cmp(&others),
        }
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn compare_magnitude(&self, other: &Self) -> Ordering {
        self.point.cmp(&other.point).then_with(|| self.digits.cmp(&other.digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text} is a decimal"))
    }

    #[test]
    fn compares_by_value_whatever_the_text() {
        let ascending =
            ["-10", "-9.99", "-1e-8", "0", "0.00000001", "0.1", "0.11", "9", "10", "1e3"];
        for (index, left) in ascending.iter().enumerate() {
            for (other, right) in ascending.iter().enumerate() {
                assert_eq!(
                    decimal(left).compare(&decimal(right)),
                    index.cmp(&other),
                    "{left} {right}"
                );
            }
        }
        for (left, right) in [("30", "30.00"), ("3e1", "30"), ("-0", "0.0"), ("1e-2", "0.01")] {
            assert_eq!(decimal(left).compare(&decimal(right)), Ordering::Equal, "{left} {right}");
        }
    }

    #[test]
    fn tells_numbers_apart_that_doubles_would_not() {
        let (low, high) = ("12345678901234567.12345678", "12345678901234567.12345679");
        assert_eq!(decimal(low).compare(&decimal(high)), Ordering::Less);
    }

    #[test]
    fn counts_the_places_as_written() {
        for (text, scale) in [("30", 0), ("30.00", 2), ("1e-8", 8), ("1.5e1", 0), ("1.25e1", 1)] {
            assert_eq!(decimal(text).scale(), scale, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_json_number() {
        for text in ["", "-", ".5", "5.", "01", "+1", "1e", "1_000", "0x1", " 1", "1,5", "NaN"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }
}
