//! [`ClockOffset`]: how far the server's clock is from ours.

use core::fmt;

use crate::timestamp::{InvalidTimestamp, Timestamp};

/// The distance from a local clock to the server's, in milliseconds.
///
/// The server accepts a request within one second of its own clock (page `api-common`; result
/// code 400003 otherwise), so a machine whose clock is wrong cannot talk to it. Measure the offset
/// from a reply's `Date` header, or from a pair of times, and apply it to every timestamp.
///
/// # Examples
///
/// ```
/// use binance_pay::{ClockOffset, Timestamp};
///
/// let local = Timestamp::from_millis(1_611_232_920_000)?;
/// let server = Timestamp::from_millis(1_611_232_922_500)?;
/// let offset = ClockOffset::between(local, server);
/// assert_eq!(offset.as_millis(), 2_500);
/// assert_eq!(offset.apply(local)?, server);
/// # Ok::<(), binance_pay::InvalidTimestamp>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockOffset(i64);

impl ClockOffset {
    /// The offset that takes `local` to `server`, both read at the same moment.
    #[must_use]
    pub const fn between(local: Timestamp, server: Timestamp) -> Self {
        // Both are below 10^13, so the difference cannot overflow.
        Self(server.as_millis() - local.as_millis())
    }

    /// The offset from the `Date` header of a reply that arrived at `local`.
    ///
    /// The header has whole seconds only, so the middle of its second is taken: the result is
    /// within half a second, plus the time that the reply travelled.
    ///
    /// # Errors
    ///
    /// [`InvalidDate`] where the text is not an IMF-fixdate as RFC 9110, section 5.6.7, prescribes
    /// for senders.
    ///
    /// # Examples
    ///
    /// ```
    /// use binance_pay::{ClockOffset, Timestamp};
    ///
    /// let local = Timestamp::from_millis(1_611_232_920_000).unwrap();
    /// let offset = ClockOffset::from_date("Thu, 21 Jan 2021 12:42:02 GMT", local)?;
    /// assert_eq!(offset.as_millis(), 2_500);
    /// # Ok::<(), binance_pay::InvalidDate>(())
    /// ```
    pub fn from_date(date: &str, local: Timestamp) -> Result<Self, InvalidDate> {
        let seconds = imf_fixdate(date).ok_or(InvalidDate(()))?;
        let server = seconds
            .checked_mul(1_000)
            .and_then(|millis| Timestamp::from_millis(millis).ok())
            .and_then(|start| start.offset_by(500).ok())
            .ok_or(InvalidDate(()))?;
        Ok(Self::between(local, server))
    }

    /// The offset in milliseconds: positive where the server is ahead.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// A local time as the server's clock shows it.
    ///
    /// # Errors
    ///
    /// [`InvalidTimestamp`] where the result has not 13 digits.
    pub const fn apply(self, local: Timestamp) -> Result<Timestamp, InvalidTimestamp> {
        local.offset_by(self.0)
    }
}

/// Seconds since the epoch of `Thu, 21 Jan 2021 12:42:02 GMT`. The day's name is checked too.
fn imf_fixdate(text: &str) -> Option<i64> {
    let (day_name, rest) = text.split_once(", ")?;
    let rest = rest.strip_suffix(" GMT")?;
    let mut parts = rest.split(' ');
    let day = number(parts.next()?, 2)?;
    let month = index_of(&MONTHS, parts.next()?)? + 1;
    let year = number(parts.next()?, 4)?;
    let mut clock = parts.next()?.split(':');
    let (hour, minute, second) =
        (number(clock.next()?, 2)?, number(clock.next()?, 2)?, number(clock.next()?, 2)?);
    if parts.next().is_some() || clock.next().is_some() {
        return None;
    }
    // A leap second is written as 60.
    if !(1..=days_in_month(year, month)).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_since_epoch(year, month, day);
    // 1970-01-01 was a Thursday.
    if index_of(&DAYS, day_name)? != (days + 3).rem_euclid(7) {
        return None;
    }
    Some(days * 86_400 + hour * 3_600 + minute * 60 + second)
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn index_of(names: &[&str], name: &str) -> Option<i64> {
    names.iter().position(|known| *known == name).and_then(|index| i64::try_from(index).ok())
}

fn number(text: &str, digits: usize) -> Option<i64> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

const fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar, for years of four digits.
const fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March put the leap day at the end of the year.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The error of a `Date` header that is no IMF-fixdate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDate(());

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a Date header reads like \"Thu, 21 Jan 2021 12:42:02 GMT\" (RFC 9110)")
    }
}

impl core::error::Error for InvalidDate {}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn known_dates() {
        for (text, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
            ("Sat, 21 Nov 2026 00:00:00 GMT", 1_795_219_200),
            ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
            ("Thu, 29 Feb 2024 00:00:00 GMT", 1_709_164_800),
            ("Sun, 31 Mar 2024 12:00:00 GMT", 1_711_886_400),
            ("Tue, 30 Apr 2024 12:00:00 GMT", 1_714_478_400),
        ] {
            assert_eq!(imf_fixdate(text), Some(seconds), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let local = Timestamp::from_millis(Timestamp::MIN_MILLIS).unwrap();
        for text in [
            "",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Mon, 06 Nov 1994 08:49:37 GMT",
            "Mon, 30 Feb 2026 00:00:00 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 08:49:37:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 x GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:60:00 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT",
            "Sun, 00 Jan 2024 00:00:00 GMT",
            "Wed, 31 Apr 2024 00:00:00 GMT",
            "Thu, 01 Jan 2024 00:00:00 GMT",
            // The Monday and the Wednesday after the last of February.
            "Mon, 29 Feb 2100 00:00:00 GMT",
            "Wed, 29 Feb 2023 00:00:00 GMT",
        ] {
            assert_eq!(imf_fixdate(text), None, "{text}");
            let error = ClockOffset::from_date(text, local).unwrap_err();
            assert!(error.to_string().contains("RFC 9110"), "{text}");
        }
        // A date, but before there were 13 digits.
        assert!(ClockOffset::from_date("Thu, 01 Jan 1970 00:00:00 GMT", local).is_err());
    }

    #[test]
    fn an_offset_may_be_negative() {
        let local = Timestamp::from_millis(1_611_232_922_428).unwrap();
        let server = Timestamp::from_millis(1_611_232_922_000).unwrap();
        let offset = ClockOffset::between(local, server);
        assert_eq!((offset.as_millis(), offset.apply(local).unwrap()), (-428, server));
        let last = Timestamp::from_millis(Timestamp::MAX_MILLIS).unwrap();
        assert!(ClockOffset::between(server, local).apply(last).is_err());
    }
}
