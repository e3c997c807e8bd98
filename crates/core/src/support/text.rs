//! What a text may be: its length, its characters, its form.

use crate::generated::protocol::EMOJI;

#[derive(Clone, Copy, Debug)]
pub struct Text {
    pub charset: Charset,
    pub format: Format,
    pub min_length: u32,
    pub max_length: u32,
}

impl Text {
    /// There are at most as many characters as bytes, and at least a quarter as many, so most texts
    /// need no counting.
    #[inline]
    pub(crate) fn accepts(&self, text: &str) -> bool {
        let (least, most) = (self.min_length as usize, self.max_length as usize);
        let plain = text.len() <= most && text.len() >= least.saturating_mul(4);
        let fits = plain || (least..=most).contains(&text.chars().count());
        fits && self.charset.holds(text) && self.format.takes(text)
    }
}

/// A class of characters, checked byte by byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    Any,
    Alnum,
    Digits,
    Alpha,
    /// Anything but the letters a to z.
    Uppercase,
    /// Anything but backslashes, double quotes and emoji.
    Plain,
}

impl Charset {
    /// Whether a text has no other characters. The class is looked at once, not for every byte.
    pub(crate) fn holds(self, text: &str) -> bool {
        // No early exit: the compiler turns these loops into vector instructions.
        let all = |is_of: fn(u8) -> bool| text.bytes().fold(true, |all, byte| all & is_of(byte));
        match self {
            Self::Any => true,
            Self::Alnum => text.bytes().fold(true, |all, byte| all & byte.is_ascii_alphanumeric()),
            Self::Digits => text.bytes().fold(true, |all, byte| all & byte.is_ascii_digit()),
            Self::Alpha => text.bytes().fold(true, |all, byte| all & byte.is_ascii_alphabetic()),
            // Of a character beyond ASCII no byte is a letter, a backslash or a quote.
            Self::Uppercase => all(|byte| !byte.is_ascii_lowercase()),
            Self::Plain => {
                all(|byte| byte != b'\\' && byte != b'"') && (text.is_ascii() || !has_emoji(text))
            }
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Alnum => "alnum",
            Self::Digits => "digits",
            Self::Alpha => "alpha",
            Self::Uppercase => "uppercase",
            Self::Plain => "plain",
        }
    }
}

fn has_emoji(text: &str) -> bool {
    let is_emoji = |one: char| EMOJI.iter().any(|(low, high)| (*low..=*high).contains(&one));
    text.chars().any(is_emoji)
}

/// The form of a text, checked without a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Any,
    /// A day of the calendar: `2024-02-29`.
    Date,
    /// The same day: `29/02/2024`.
    DayMonthYear,
    /// A day and a time of day: `2024-02-29 23:59:59`.
    DateTime,
    /// `http://` or `https://`, and whatever follows.
    HttpUrl,
}

impl Format {
    /// Whether a text has the form.
    #[inline]
    pub(crate) fn takes(self, text: &str) -> bool {
        self == Self::Any || self.matches(text.as_bytes())
    }

    fn matches(self, text: &[u8]) -> bool {
        match (self, text) {
            (Self::Any, _) => true,
            (Self::Date, [year @ .., b'-', m1, m2, b'-', d1, d2]) => {
                is_day(year, &[*m1, *m2], &[*d1, *d2])
            }
            (Self::DayMonthYear, [d1, d2, b'/', m1, m2, b'/', year @ ..]) => {
                is_day(year, &[*m1, *m2], &[*d1, *d2])
            }
            (Self::DateTime, [day @ .., b' ', h1, h2, b':', m1, m2, b':', s1, s2]) => {
                let below = |digits: [u8; 2], end| number(&digits).is_some_and(|one| one < end);
                Self::Date.matches(day)
                    && below([*h1, *h2], 24)
                    && below([*m1, *m2], 60)
                    && below([*s1, *s2], 60)
            }
            (Self::HttpUrl, text) => text.starts_with(b"http://") || text.starts_with(b"https://"),
            _ => false,
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Date => "date",
            Self::DayMonthYear => "day-month-year",
            Self::DateTime => "date-time",
            Self::HttpUrl => "http-url",
        }
    }
}

/// Whether the digits name a day, by the calendar of today for all times.
fn is_day(year: &[u8], month: &[u8], day: &[u8]) -> bool {
    let (4, Some(year), Some(month), Some(day)) =
        (year.len(), number(year), number(month), number(day))
    else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, digit| {
        let digit = digit.is_ascii_digit().then(|| digit.wrapping_sub(b'0'))?;
        sum.checked_mul(10)?.checked_add(digit.into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_hold_what_they_say() {
        for (charset, inside, outside) in [
            (Charset::Alpha, &["", "aZ"][..], &["a1", "ä", " "][..]),
            (Charset::Uppercase, &["", "A-1 Ä冰\"\u{1F600}", "ß"], &["a", "ABz"]),
            (
                Charset::Plain,
                &["", "a'b/c", "ä冰\u{2028}", "\u{25FF}\u{27C0}\u{1EFFF}\u{1FB00}\u{200C}\u{FE0E}"],
                &[
                    "\\",
                    "\"",
                    "\u{2600}",
                    "a\u{27BF}",
                    "\u{1F000}",
                    "\u{1FAFF}",
                    "\u{FE0F}",
                    "\u{200D}",
                ],
            ),
        ] {
            inside.iter().for_each(|text| assert!(charset.holds(text), "{charset:?} {text:?}"));
            outside.iter().for_each(|text| assert!(!charset.holds(text), "{charset:?} {text:?}"));
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (year, month, days) in [
            (2023, 2, 28),
            (2024, 2, 29),
            (1900, 2, 28),
            (2000, 2, 29),
            (0, 2, 29),
            (9999, 12, 31),
            (2024, 1, 31),
            (2024, 3, 31),
            (2024, 4, 30),
            (2024, 5, 31),
            (2024, 6, 30),
            (2024, 7, 31),
            (2024, 8, 31),
            (2024, 9, 30),
            (2024, 10, 31),
            (2024, 11, 30),
            (2024, 0, 0),
            (2024, 13, 0),
        ] {
            for day in 0..=32 {
                let (date, turned) = (
                    alloc::format!("{year:04}-{month:02}-{day:02}"),
                    alloc::format!("{day:02}/{month:02}/{year:04}"),
                );
                let exists = (1..=days).contains(&day);
                assert_eq!(Format::Date.takes(&date), exists, "{date}");
                assert_eq!(Format::DayMonthYear.takes(&turned), exists, "{turned}");
                assert!(!Format::DayMonthYear.takes(&date) && !Format::Date.takes(&turned));
            }
        }
    }

    /// A form, texts that have it, and texts that do not.
    type Case = (Format, &'static [&'static str], &'static [&'static str]);

    #[rustfmt::skip]
    const CASES: [Case; 5] = [
        (Format::Any, &["", "x"], &[]),
        (
            Format::Date,
            &["2024-02-29"],
            &["", "24-02-29", "02024-02-29", "2024-2-29", "2024-02-29 ", "2024/02/29", "20240229",
              "+024-02-29", "２024-02-29", "2024-02-2９", "2024-02-29T00:00:00"],
        ),
        (Format::DayMonthYear, &["01/12/1999"], &["1/12/1999", "12/31/1999", "01-12-1999"]),
        (
            Format::DateTime,
            &["2024-02-29 00:00:00", "2024-02-29 23:59:59"],
            &["2024-02-29", "2024-02-29T00:00:00", "2024-02-29 24:00:00", "2024-02-29 23:60:00",
              "2024-02-29 23:59:60", "2023-02-29 00:00:00", "2024-02-29 0:00:00",
              "2024-02-29  00:00:00", "2024-02-29 00:00:00Z"],
        ),
        (
            Format::HttpUrl,
            &["http://a", "https://a.example/?b=c", "http://"],
            &["", "HTTP://a", "ftp://a", " http://a", "http:/a", "a http://"],
        ),
    ];

    #[test]
    fn forms_are_taken_to_the_letter() {
        for (format, good, bad) in CASES {
            good.iter().for_each(|text| assert!(format.takes(text), "{format:?} {text:?}"));
            bad.iter().for_each(|text| assert!(!format.takes(text), "{format:?} {text:?}"));
        }
    }
}
