//! Mistakes with the timestamp.

use crate::cause::Cause;
use crate::change::{Change, Effect, Subject};

/// How far apart the two readings of a clock are looked for, in milliseconds.
const NEIGHBOURS: u64 = 100;

pub(super) fn changes(text: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |subject, cause, form, other: String| {
        if other != text {
            changes.push(Change::new(subject, cause, form, Effect::Timestamp(other.into_bytes())));
        }
    };
    let mut format = |form, other| add(Subject::Timestamp, Cause::TimestampFormat, form, other);
    format("without blanks", text.trim().to_owned());
    format("with a line end", format!("{text}\n"));
    format("with .0", format!("{text}.0"));
    format("in quotes", format!("\"{text}\""));
    if let Some(rest) = text.strip_suffix(".0") {
        format("without .0", rest.to_owned());
    }
    if let Some(number) = digits(text) {
        format("with an exponent", exponent(number));
        format("without leading zeros", number.to_string());
        let millis = if text.len() <= 10 { number.saturating_mul(1_000) } else { number };
        if let Some(date) = date(millis) {
            format("as a date and time", format!("{date}Z"));
            format("as a date and time", format!("{date}+00:00"));
        }
        for (form, other) in units(text, number) {
            add(Subject::Timestamp, Cause::TimestampUnit, form, other);
        }
        for (form, other) in neighbours(number) {
            add(Subject::Clock, Cause::TimestampReadTwice, form, other.to_string());
        }
    }
    changes
}

/// The moments around this one, the nearest first.
fn neighbours(number: u64) -> impl Iterator<Item = (&'static str, u64)> {
    (1..=NEIGHBOURS).flat_map(move |distance| {
        let later = number.checked_add(distance).map(|other| ("a little later", other));
        let earlier = number.checked_sub(distance).map(|other| ("a little earlier", other));
        [later, earlier].into_iter().flatten()
    })
}

/// The number of a text of digits.
fn digits(text: &str) -> Option<u64> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| text.parse().ok()).flatten()
}

fn units(text: &str, number: u64) -> Vec<(&'static str, String)> {
    let mut units = vec![
        ("a thousand times as much", format!("{text}000")),
        ("a million times as much", format!("{text}000000")),
        ("seconds", (number / 1_000).to_string()),
        ("seconds, rounded", ((number / 1_000) + u64::from(number % 1_000 >= 500)).to_string()),
        ("whole seconds, as milliseconds", (number / 1_000 * 1_000).to_string()),
        ("seconds with decimal places", format!("{}.{:03}", number / 1_000, number % 1_000)),
    ];
    let short = format!("{}.{:03}", number / 1_000, number % 1_000);
    units.push(("seconds with decimal places", short.trim_end_matches('0').to_owned()));
    units
}

/// As `1.611232922428E12`, the way a floating-point number is printed.
fn exponent(number: u64) -> String {
    let digits = number.to_string();
    let (first, rest) = digits.split_at_checked(1).unwrap_or_default();
    let rest = rest.trim_end_matches('0');
    let rest = if rest.is_empty() { "0" } else { rest };
    format!("{first}.{rest}E{}", digits.len().saturating_sub(1))
}

/// The date and time of UTC, with milliseconds; none beyond the year 9999.
fn date(millis: u64) -> Option<String> {
    let by = u64::is_multiple_of;
    let is_leap = |year: u64| by(year, 4) && (!by(year, 100) || by(year, 400));
    let (mut days, in_day) = (millis / 86_400_000, millis % 86_400_000);
    let mut year = 1970;
    while year < 10_000 && days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    if year == 10_000 {
        return None;
    }
    let mut month = 1;
    for length in [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    let (day, seconds, millis) = (days + 1, in_day / 1_000, in_day % 1_000);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(date(0).unwrap(), "1970-01-01T00:00:00.000");
        assert_eq!(date(1_611_232_922_428).unwrap(), "2021-01-21T12:42:02.428");
        assert_eq!(date(1_709_164_799_999).unwrap(), "2024-02-28T23:59:59.999");
        assert_eq!(date(1_709_164_800_000).unwrap(), "2024-02-29T00:00:00.000");
        assert_eq!(date(253_402_300_799_999).unwrap(), "9999-12-31T23:59:59.999");
        assert_eq!(date(u64::MAX), None);
    }

    #[test]
    fn no_text_is_too_odd() {
        for text in ["", "0", "-1", " 1 ", "99999999999999999999", "18446744073709551615", "é"] {
            let unchanged = changes(text).iter().any(
                |change| matches!(&change.effect, Effect::Timestamp(other) if other == text.as_bytes()),
            );
            assert!(!unchanged, "{text}");
        }
    }
}
