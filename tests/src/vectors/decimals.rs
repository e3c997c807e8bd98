//! Arithmetic on decimal texts, without floats and without the core.

use std::cmp::Ordering;

/// Digits before and after the point, brought to a common length, and the sign.
fn parts(text: &str) -> (bool, &str, &str) {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    (negative, whole.trim_start_matches('0'), fraction.trim_end_matches('0'))
}

/// Compares two plain decimals by value.
pub(super) fn compare(left: &str, right: &str) -> Ordering {
    let (a, b) = (parts(left), parts(right));
    let magnitude = |(_, whole, fraction): (bool, &str, &str),
                     (_, other, rest): (bool, &str, &str)| {
        whole.len().cmp(&other.len()).then(whole.cmp(other)).then(fraction.cmp(rest))
    };
    match (a.0, b.0) {
        _ if a.1.is_empty() && a.2.is_empty() && b.1.is_empty() && b.2.is_empty() => {
            Ordering::Equal
        }
        (false, false) => magnitude(a, b),
        (true, true) => magnitude(b, a),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    }
}

/// How many decimal places a text writes.
pub(super) fn places(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// Whether a decimal keeps to its bounds.
pub(super) fn fits(text: &str, least: Option<&str>, most: Option<&str>, scale: u32) -> bool {
    least.is_none_or(|bound| compare(text, bound) != Ordering::Less)
        && most.is_none_or(|bound| compare(text, bound) != Ordering::Greater)
        && places(text) <= scale as usize
}

/// The decimal next to this one at so many places, above or below.
pub(super) fn next(text: &str, scale: usize, up: bool) -> String {
    let negative = text.starts_with('-');
    let (whole, fraction) =
        text.trim_start_matches('-').split_once('.').unwrap_or((text.trim_start_matches('-'), ""));
    let digits = format!("{whole}{fraction:0<scale$}");
    let units: i128 = digits.parse().unwrap_or_else(|_| panic!("no decimal: {text}"));
    let units = if negative { -units } else { units } + if up { 1 } else { -1 };
    let sign = if units < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_compared_by_value() {
        for (left, right, expected) in [
            ("1.50", "1.5", Ordering::Equal),
            ("0.01", "0.0100000001", Ordering::Less),
            ("-1", "0", Ordering::Less),
            ("-0", "0.00", Ordering::Equal),
            ("10", "9.99", Ordering::Greater),
            ("-2", "-1", Ordering::Less),
        ] {
            assert_eq!(compare(left, right), expected, "{left} {right}");
        }
        assert_eq!((places("1.50"), places("1")), (2, 0));
    }

    #[test]
    fn neighbours() {
        assert_eq!(next("0.01", 8, false), "0.00999999");
        assert_eq!(next("20000", 2, true), "20000.01");
        assert_eq!(next("0", 0, false), "-1");
        assert_eq!(next("1", 0, true), "2");
    }
}
