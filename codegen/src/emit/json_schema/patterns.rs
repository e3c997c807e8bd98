//! Classes of characters and forms of texts as regular expressions: ECMA-262 with the flag `u`, which
//! is what JSON Schema asks for. Characters beyond ASCII stand for themselves, because engines differ
//! in how they are escaped.

use crate::model::{Charset, EMOJI, TextFormat};

/// The class of the digits.
pub(super) const DIGITS: &str = "0-9";

/// A class of characters, as it stands between brackets in a pattern.
pub(in crate::emit) fn class(charset: Charset) -> String {
    match charset {
        Charset::Alnum => "A-Za-z0-9".to_owned(),
        Charset::Digits => DIGITS.to_owned(),
        Charset::Alpha => "A-Za-z".to_owned(),
        Charset::Uppercase => "^a-z".to_owned(),
        Charset::Plain => {
            let range = |(low, high): &(char, char)| match low == high {
                true => low.to_string(),
                false => format!("{low}-{high}"),
            };
            format!("^\\\\\"{}", EMOJI.iter().map(range).collect::<String>())
        }
    }
}

/// All other characters.
pub(super) fn outside(class: &str) -> String {
    class.strip_prefix('^').map_or_else(|| format!("^{class}"), str::to_owned)
}

/// The characters that a form is made of, where it is made of a few only.
pub(super) fn letters(format: TextFormat) -> Option<String> {
    match format {
        TextFormat::Date => Some("0-9-".to_owned()),
        TextFormat::DayMonthYear => Some("0-9/".to_owned()),
        TextFormat::DateTime => Some("0-9: -".to_owned()),
        TextFormat::HttpUrl => None,
    }
}

/// The pattern of a form, exact to the day of a leap year.
pub(super) fn form(format: TextFormat) -> String {
    match format {
        TextFormat::Date => format!("^{}$", date()),
        TextFormat::DateTime => {
            format!("^{} ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$", date())
        }
        TextFormat::DayMonthYear => {
            let days = months().map(|(month, days)| format!("{days}/{month}")).join("|");
            format!("^(({days})/[0-9]{{4}}|29/02/{})$", leap_years())
        }
        TextFormat::HttpUrl => "^https?://".to_owned(),
    }
}

fn date() -> String {
    let days = months().map(|(month, days)| format!("{month}-{days}")).join("|");
    format!("([0-9]{{4}}-({days})|{}-02-29)", leap_years())
}

/// Months of one length, and the days that each of them has every year.
fn months() -> [(&'static str, &'static str); 3] {
    [
        ("(0[13578]|1[02])", "(0[1-9]|[12][0-9]|3[01])"),
        ("(0[469]|11)", "(0[1-9]|[12][0-9]|30)"),
        ("02", "(0[1-9]|1[0-9]|2[0-8])"),
    ]
}

fn leap_years() -> &'static str {
    "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether an implementation of JSON Schema takes a text by this pattern.
    fn takes(pattern: &str, text: &str) -> bool {
        let schema = serde_json::json!({ "pattern": pattern });
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        validator.is_valid(&text.into())
    }

    #[test]
    fn patterns_say_what_the_words_say() {
        for charset in Charset::ALL {
            let pattern = format!("^[{}]*$", class(*charset));
            let schema = serde_json::json!({ "pattern": pattern });
            let validator = jsonschema::draft202012::new(&schema).unwrap();
            for one in
                ('\0'..='\u{3000}').chain('\u{FE00}'..='\u{FFFF}').chain('\u{1EFF0}'..='\u{1FB10}')
            {
                let wanted = charset.contains(one);
                // Before the end of the last line, `$` means different things.
                if one != '\n' {
                    assert_eq!(
                        validator.is_valid(&one.to_string().into()),
                        wanted,
                        "{charset} {one:?}"
                    );
                }
            }
            let other = format!("[{}]", outside(&class(*charset)));
            for one in ['a', 'Z', '5', '"', '\\', '\u{FE0F}', '\u{1F600}', 'ä', '\n'] {
                assert_eq!(
                    takes(&other, &one.to_string()),
                    !charset.contains(one),
                    "{charset} {one:?}"
                );
            }
        }
    }

    #[test]
    fn patterns_know_the_calendar() {
        let formats = [TextFormat::Date, TextFormat::DayMonthYear, TextFormat::DateTime];
        for format in formats {
            let schema = serde_json::json!({ "pattern": form(format) });
            let validator = jsonschema::draft202012::new(&schema).unwrap();
            for year in [0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 9996, 9999] {
                for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day)))
                {
                    let text = match format {
                        TextFormat::DayMonthYear => format!("{day:02}/{month:02}/{year:04}"),
                        TextFormat::DateTime => format!("{year:04}-{month:02}-{day:02} 23:59:59"),
                        _ => format!("{year:04}-{month:02}-{day:02}"),
                    };
                    let value = text.as_str().into();
                    assert_eq!(validator.is_valid(&value), format.takes(&text), "{format} {text}");
                }
            }
        }
    }

    #[test]
    fn patterns_know_the_hours_and_the_schemes() {
        for (format, text) in [
            (TextFormat::DateTime, "2024-01-01 00:00:00"),
            (TextFormat::DateTime, "2024-01-01 24:00:00"),
            (TextFormat::DateTime, "2024-01-01 19:60:00"),
            (TextFormat::DateTime, "2024-01-01 20:00:60"),
            (TextFormat::DateTime, "2024-01-01"),
            (TextFormat::Date, "2024-01-01 00:00:00"),
            (TextFormat::HttpUrl, "http://"),
            (TextFormat::HttpUrl, "https://a"),
            (TextFormat::HttpUrl, "httpss://a"),
            (TextFormat::HttpUrl, "HTTP://a"),
            (TextFormat::HttpUrl, "see http://a"),
        ] {
            assert_eq!(takes(&form(format), text), format.takes(text), "{format} {text}");
        }
    }
}
