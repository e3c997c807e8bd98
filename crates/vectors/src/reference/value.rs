//! The rules of single values: lengths, classes, forms, bounds.

use super::Reference;
use super::faults::Fault;
use super::model::{Scope, Type};
use super::text::parse_number;

type Rules = Vec<&'static str>;

impl Reference {
    /// The rules that a text breaks.
    pub(super) fn text_rules(&self, ty: &Type, text: &str) -> Rules {
        let Type::Text { charset, format, min_length, max_length } = ty else {
            return Rules::new();
        };
        let mut rules = Rules::new();
        let count = match self.fault {
            Some(Fault::ValidateBytes) => text.len(),
            Some(Fault::ValidateUtf16) => text.encode_utf16().count(),
            _ => text.chars().count(),
        };
        if min_length.as_ref().is_some_and(|least| count < least.value)
            && !self.has(Fault::ValidateMinLength)
        {
            rules.push("minLength");
        }
        if let Some(most) = max_length.as_ref().map(|fact| fact.value) {
            let most = most + usize::from(self.has(Fault::ValidateMaxLengthPlusOne));
            if count > most || self.has(Fault::ValidateMaxLengthExclusive) && count == most {
                rules.push("maxLength");
            }
        }
        if charset.as_deref().is_some_and(|class| !self.is_of_class(class, text)) {
            rules.push("charset");
        }
        if format.as_deref().is_some_and(|form| !self.is_of_form(form, text)) {
            rules.push("format");
        }
        rules
    }

    fn is_of_class(&self, class: &str, text: &str) -> bool {
        let text = match text.strip_suffix('\n') {
            Some(line) if self.has(Fault::ValidateDollar) => line,
            _ => text,
        };
        let unicode = self.has(Fault::ValidateUnicodeClass);
        let is_emoji = |one: char| matches!(one, '\u{200d}' | '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}');
        text.chars().all(|one| match class {
            "alnum" if unicode => one.is_alphanumeric(),
            "digits" if unicode => one.is_numeric(),
            "alpha" if unicode => one.is_alphabetic(),
            "alnum" => one.is_ascii_alphanumeric(),
            "digits" => one.is_ascii_digit(),
            "alpha" => one.is_ascii_alphabetic(),
            "uppercase" => !one.is_ascii_lowercase(),
            _ => !matches!(one, '"' | '\\') && !is_emoji(one),
        })
    }

    fn is_of_form(&self, form: &str, text: &str) -> bool {
        let day = |text: &str, pattern: &str| self.is_day(text, pattern);
        match form {
            "date" => day(text, "YYYY-MM-DD"),
            "day-month-year" => day(text, "DD/MM/YYYY"),
            "date-time" => day(text, "YYYY-MM-DD hh:mm:ss"),
            _ if self.has(Fault::ValidateAnyUrl) => text.contains("://"),
            _ => text.starts_with("http://") || text.starts_with("https://"),
        }
    }

    fn is_day(&self, text: &str, pattern: &str) -> bool {
        let number = |letter: char| {
            let digits = text.chars().zip(pattern.chars()).filter(|(_, wanted)| *wanted == letter);
            digits
                .filter_map(|(digit, _)| digit.to_digit(10))
                .fold(0, |sum, digit| sum * 10 + digit)
        };
        let is_shaped = text.chars().count() == pattern.len()
            && text.chars().zip(pattern.chars()).all(|(found, wanted)| match wanted {
                'Y' | 'M' | 'D' | 'h' | 'm' | 's' => found.is_ascii_digit(),
                other => found == other,
            });
        let (year, month) = (number('Y'), number('M'));
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if is_leap || self.has(Fault::ValidateLeapYear) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        let is_time = number('h') < 24 && number('m') < 60 && number('s') < 60;
        is_shaped && (1..=days).contains(&number('D')) && is_time
    }

    /// The smallest and the largest value of an integer, and of its type.
    pub(super) fn bounds(ty: &Type) -> ((i64, i64), (i64, i64)) {
        const TIMES: (i64, i64) = (1_000_000_000_000, 9_999_999_999_999);
        match ty {
            Type::Integer { format, minimum, maximum } => {
                let width = match &**format {
                    "int32" => (i64::from(i32::MIN), i64::from(i32::MAX)),
                    _ => (i64::MIN, i64::MAX),
                };
                let least = minimum.as_ref().map_or(width.0, |fact| fact.value);
                ((least, maximum.as_ref().map_or(width.1, |fact| fact.value)), width)
            }
            Type::Timestamp => (TIMES, TIMES),
            _ => ((i64::MIN, i64::MAX), (i64::MIN, i64::MAX)),
        }
    }

    /// The rule that an integer breaks, of digits that may be more than 64 bits hold.
    pub(super) fn integer_rule(&self, ty: &Type, digits: &str) -> Option<&'static str> {
        let ((least, most), _) = Self::bounds(ty);
        let mut value: i128 =
            digits.parse().unwrap_or(if digits.starts_with('-') { i128::MIN } else { i128::MAX });
        if self.has(Fault::ValidateWrap) {
            value = i128::from(value as i32);
        }
        let (least, most) = (i128::from(least), i128::from(most));
        if value < least || self.has(Fault::ValidateMinimumExclusive) && value == least {
            Some("minimum")
        } else if value > most || self.has(Fault::ValidateMaximumExclusive) && value == most {
            Some("maximum")
        } else {
            None
        }
    }

    /// The rules that a decimal or an id breaks; its text is a number already.
    pub(super) fn number_rules(&self, ty: &Type, text: &str) -> Rules {
        let mut rules = Rules::new();
        let Some(number) = parse_number(text) else { return vec!["type"] };
        match ty {
            Type::Id { max_length, .. } => {
                if !number.is_id() {
                    rules.push("type");
                } else if max_length.as_ref().is_some_and(|most| text.len() > most.value) {
                    rules.push("maxLength");
                }
            }
            Type::Decimal { scale, minimum, maximum, .. } => {
                if self.is_beyond(minimum.as_ref().map(|fact| &*fact.value), text, true) {
                    rules.push("minimum");
                }
                if self.is_beyond(maximum.as_ref().map(|fact| &*fact.value), text, false) {
                    rules.push("maximum");
                }
                let places = match number.fraction.trim_end_matches('0') {
                    fraction if self.has(Fault::ValidateTrailingZeros) => fraction.len(),
                    _ => number.places(),
                };
                let is_fine = scale.as_ref().is_some_and(|most| places > most.value);
                if is_fine && !self.has(Fault::ValidateScale) {
                    rules.push("scale");
                }
            }
            _ => {}
        }
        rules
    }

    fn is_beyond(&self, bound: Option<&str>, text: &str, is_minimum: bool) -> bool {
        let Some(bound) = bound else { return false };
        if self.has(Fault::ValidateFloatBounds) {
            let float = |text: &str| text.parse::<f32>().unwrap_or_default();
            let (value, bound) = (float(text), float(bound));
            return if is_minimum { value < bound } else { value > bound };
        }
        let (Some(value), Some(bound)) = (parse_number(text), parse_number(bound)) else {
            return false;
        };
        if is_minimum { value.is_below(&bound) } else { bound.is_below(&value) }
    }

    pub(super) fn is_known(&self, scope: &Scope, of: &str, text: &str) -> bool {
        let values = scope.open_enum(of).map_or(&[][..], |known| &known.values);
        let fold = self.has(Fault::ValidateEnumCase);
        values
            .iter()
            .any(|known| known.value == text || fold && known.value.eq_ignore_ascii_case(text))
    }
}

/// Whether the values of an enum are integers.
pub(super) fn is_integer_enum(scope: &Scope, ty: &Type) -> bool {
    let Type::Enum { of } = ty else { return false };
    scope.open_enum(of).is_some_and(|known| known.base == "integer")
}

/// Digits with at most a minus, and no `-0`.
pub(super) fn is_plain_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && text != "-0"
}
