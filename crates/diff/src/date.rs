//! [`Date`]: a day, for what expires.

use std::fmt;

/// A day of the Gregorian calendar.
///
/// # Examples
///
/// ```
/// use binance_pay_diff::Date;
///
/// let day = Date::from_epoch_ms(1_709_164_800_000);
/// assert_eq!(day.to_string(), "2024-02-29");
/// assert_eq!(Date::parse("2024-02-29"), Some(day));
/// assert_eq!(Date::parse("2023-02-29"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i64,
    month: u8,
    day: u8,
}

const DAY_MS: u64 = 86_400_000;

impl Date {
    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let shape = text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if !shape || text.len() != 10 {
            return None;
        }
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let date =
            Self { year: year.into(), month: month.try_into().ok()?, day: day.try_into().ok()? };
        (1..=date.days_of_month()).contains(&date.day).then_some(date)
    }

    /// The day, in UTC, of a time in milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn from_epoch_ms(milliseconds: u64) -> Self {
        let mut days = milliseconds / DAY_MS;
        // 400 years have the same number of days wherever they begin, and 1970 is as good as any.
        let mut date = Self { year: 1970, month: 1, day: 1 };
        date.year += i64::try_from(days / 146_097).unwrap_or_default() * 400;
        days %= 146_097;
        while days >= u64::from(date.days_of_month()) {
            days -= u64::from(date.days_of_month());
            (date.year, date.month) =
                if date.month == 12 { (date.year + 1, 1) } else { (date.year, date.month + 1) };
        }
        // Less than the days of a month.
        date.day += u8::try_from(days).unwrap_or_default();
        date
    }

    const fn days_of_month(self) -> u8 {
        let is_leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            _ => 0,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        for (days, date) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_453, "2025-12-31"),
            (47_541, "2100-03-01"),
            (146_097, "2370-01-01"),
        ] {
            assert_eq!(Date::from_epoch_ms(days * DAY_MS).to_string(), date);
            assert_eq!(Date::from_epoch_ms(days * DAY_MS + DAY_MS - 1).to_string(), date);
            assert_eq!(Date::parse(date), Some(Date::from_epoch_ms(days * DAY_MS)));
        }
        let _ = Date::from_epoch_ms(u64::MAX);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2025-1-01",
            "2025-13-01",
            "2025-00-10",
            "2025-04-31",
            "2100-02-29",
            "2025-01-01 ",
            "2025/01/01",
            "٢٠٢٥-01-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
