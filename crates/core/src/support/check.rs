//! The one pass that finds every violation, over typed values and JSON alike.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::limits::count_bytes;
use crate::number::{Form, Parts};
use crate::rule::{Limit, Rule};
use crate::support::findings::Findings;
use crate::support::groups::{self, Members};
use crate::support::path::Path;
use crate::support::shape::{DecimalLimits, Field, Kind, List, Text};
use crate::support::view::{Items, Record, View};
use crate::timestamp::Timestamp;
use crate::violation::Violation;

/// What a pass has found.
pub struct Report {
    /// Replies may write a number otherwise than documented; that is remarked on.
    is_reply: bool,
    /// Whether to tell what breaks nothing: asking for it costs an allocation or two.
    wants_advice: bool,
    found: Findings,
    /// How many lists were seen: a JSON text has an array for each, and for nothing else.
    lists: usize,
}

impl Report {
    pub(crate) const fn of_request() -> Self {
        Self { is_reply: false, wants_advice: false, found: Findings::new(), lists: 0 }
    }

    pub(crate) const fn with_advice(mut self) -> Self {
        self.wants_advice = true;
        self
    }

    pub(crate) fn push(&mut self, violation: Violation) {
        self.found.remark(|| violation);
    }

    pub(crate) fn into_list(self) -> Vec<Violation> {
        self.found.into_list()
    }

    /// Whether the typed value that was checked can have come from this text. serde takes an array
    /// for the envelope too, member by member; then the text has more arrays than the value has
    /// lists. A bracket in a string may give a wrong no, never a wrong yes.
    pub(crate) fn is_all_of(&self, text: &str) -> bool {
        self.lists == count_bytes(text.as_bytes(), |byte| byte == b'[')
    }

    /// Checks all members, then the rules across them.
    pub(crate) fn object(&mut self, record: &dyn Record, path: &Path<'_>) {
        let object = record.object();
        record.members(&mut |members| {
            for (field, view) in object.fields.iter().zip(members) {
                if !self.is_plainly_valid(&field.kind, view) {
                    self.member(field, *view, path);
                }
            }
            let members = Members { object, views: members };
            for rule in object.rules {
                let violation = groups::violation(rule, &members, self.wants_advice, path);
                violation.into_iter().for_each(|violation| self.push(violation));
            }
        });
        record.extras(path, self);
    }

    fn member(&mut self, field: &Field, view: View<'_>, path: &Path<'_>) {
        let path = path.name(field.name);
        if view.is_present() {
            self.value(&field.kind, view, &path);
        } else if field.required {
            let violation = Violation::new(path.pointer(), Rule::Required, Limit::None);
            self.push(violation.found_word(view.json_type()));
        }
    }

    /// A quick answer for the usual value. What is not plainly valid may still be valid.
    #[inline(always)]
    fn is_plainly_valid(&self, kind: &Kind, view: &View<'_>) -> bool {
        match (kind, view) {
            (Kind::Text(limits), View::Text(text)) => limits.accepts(text),
            (Kind::Secret(limits), View::Secret(text)) => limits.accepts(text),
            (Kind::Enum(values), View::Text(text)) => values.contains(text),
            (Kind::Integer(limits), View::Integer(value)) => limits.accepts(*value),
            (Kind::IntegerEnum(values), View::Integer(value)) => values.contains(value),
            (Kind::Id { wire, max_length }, View::Number(text, form)) => {
                let documented = form == wire || !self.is_reply;
                documented && text.len() <= *max_length as usize && is_id(text)
            }
            (Kind::Decimal(limits), View::Number(text, form)) => {
                let documented = *form == limits.wire || !self.is_reply;
                documented && limits.minimum.is_none() && limits.maximum.is_none() && is_id(text)
            }
            _ => false,
        }
    }

    fn value(&mut self, kind: &Kind, view: View<'_>, path: &Path<'_>) {
        match (kind, view) {
            (Kind::Boolean, View::Boolean(_)) => {}
            (Kind::Object(_), View::Object(record)) => self.object(record, path),
            (Kind::List(limits), View::List(items)) => self.list(limits, items, path),
            (Kind::Decimal(limits), View::Number(..) | View::Text(_)) => {
                self.decimal(limits, view, path);
            }
            (Kind::Id { wire, max_length }, View::Number(..) | View::Text(_)) => {
                self.id(*wire, *max_length, view, path);
            }
            _ => self.scalar(kind, view, path),
        }
    }

    fn scalar(&mut self, kind: &Kind, view: View<'_>, path: &Path<'_>) {
        match (kind, view) {
            (Kind::Text(limits), View::Text(text)) => self.text(limits, text, false, path),
            (Kind::Secret(limits), View::Secret(text) | View::Text(text)) => {
                self.text(limits, text, true, path);
            }
            (Kind::Integer(limits), View::Integer(value)) => {
                self.integer(limits.minimum, limits.maximum, value, path);
            }
            (Kind::Timestamp, View::Integer(value)) => {
                self.integer(Timestamp::MIN_MILLIS, Timestamp::MAX_MILLIS, value, path);
            }
            (Kind::IntegerEnum(values), View::Integer(value)) => {
                self.integer_enum(values, value, path);
            }
            (
                Kind::Integer(_) | Kind::Timestamp | Kind::IntegerEnum(_),
                View::Number(text, Form::Number),
            ) => self.integer_text(kind, text, path),
            (Kind::Enum(values), View::Text(text)) if values.contains(&text) => {}
            (Kind::Enum(values), View::Text(text)) => {
                let violation = Violation::new(path.pointer(), Rule::Enum, Limit::Names(values));
                self.push(violation.found_text(text));
            }
            (kind, other) => self.wrong_type(kind.name(), other.json_type(), path),
        }
    }

    fn wrong_type(&mut self, needed: &'static str, found: &'static str, path: &Path<'_>) {
        let violation = Violation::new(path.pointer(), Rule::Type, Limit::Text(needed));
        self.push(violation.found_word(found));
    }

    fn text(&mut self, limits: &Text, text: &str, secret: bool, path: &Path<'_>) {
        let count = text.chars().count();
        let bound = [
            (Rule::MinLength, limits.min_length, count < limits.min_length as usize),
            (Rule::MaxLength, limits.max_length, count > limits.max_length as usize),
        ];
        for (rule, limit, _) in bound.into_iter().filter(|(_, _, broken)| *broken) {
            let violation = Violation::new(path.pointer(), rule, Limit::Size(limit.into()));
            self.push(violation.found_count(count, "characters"));
        }
        if !limits.charset.holds(text) {
            self.charset(limits, text, secret, path);
        }
        if !limits.format.takes(text) {
            let limit = Limit::Text(limits.format.name());
            let violation = Violation::new(path.pointer(), Rule::Format, limit);
            self.push(match secret {
                true => violation.found_count(count, "characters"),
                false => violation.found_text(text),
            });
        }
    }

    fn charset(&mut self, limits: &Text, text: &str, secret: bool, path: &Path<'_>) {
        let limit = Limit::Text(limits.charset.name());
        let violation = Violation::new(path.pointer(), Rule::Charset, limit);
        let outside = |character: char| !limits.charset.holds(character.encode_utf8(&mut [0; 4]));
        let first = text.chars().enumerate().find(|(_, character)| outside(*character));
        self.push(match first {
            Some((place, character)) if !secret => {
                let code = u32::from(character);
                let shown = character.escape_debug();
                violation
                    .found_text(&format!("'{shown}' (U+{code:04X}) at character {}", place + 1))
            }
            _ => violation.found_count(text.chars().count(), "characters"),
        });
    }

    fn integer(&mut self, minimum: i64, maximum: i64, value: i64, path: &Path<'_>) {
        let (rule, limit) = if value < minimum {
            (Rule::Minimum, minimum)
        } else if value > maximum {
            (Rule::Maximum, maximum)
        } else {
            return;
        };
        let violation = Violation::new(path.pointer(), rule, Limit::Integer(limit));
        self.push(violation.found_text(&value.to_string()));
    }

    fn integer_enum(&mut self, values: &'static [i64], value: i64, path: &Path<'_>) {
        if !values.contains(&value) {
            let violation = Violation::new(path.pointer(), Rule::Enum, Limit::Integers(values));
            self.push(violation.found_text(&value.to_string()));
        }
    }

    /// An integer that is still JSON text: digits only, and perhaps beyond 64 bits.
    fn integer_text(&mut self, kind: &Kind, text: &str, path: &Path<'_>) {
        if let Some(value) = whole_number(text) {
            return self.value(kind, View::Integer(value), path);
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit()) && text != "-0";
        let bound = match kind {
            Kind::Integer(limits) => Some((limits.minimum, limits.maximum)),
            Kind::Timestamp => Some((Timestamp::MIN_MILLIS, Timestamp::MAX_MILLIS)),
            _ => None,
        };
        let (rule, limit) = match bound {
            Some((minimum, _)) if is_digits && digits.len() < text.len() => {
                (Rule::Minimum, Limit::Integer(minimum))
            }
            Some((_, maximum)) if is_digits => (Rule::Maximum, Limit::Integer(maximum)),
            _ => (Rule::Type, Limit::Text(kind.name())),
        };
        self.push(Violation::new(path.pointer(), rule, limit).found_text(text));
    }

    fn decimal(&mut self, limits: &DecimalLimits, view: View<'_>, path: &Path<'_>) {
        let Some((text, parts)) = self.number(limits.wire, "decimal", view, path) else { return };
        if !self.is_reply && !parts.is_plain() {
            let violation = Violation::new(path.pointer(), Rule::Type, Limit::Text("decimal"));
            return self.push(violation.found_text(text));
        }
        let bounds = [
            (Rule::Minimum, limits.minimum, core::cmp::Ordering::Less),
            (Rule::Maximum, limits.maximum, core::cmp::Ordering::Greater),
        ];
        for (rule, bound, outside) in bounds {
            let Some(bound) = bound else { continue };
            if Parts::parse(bound).is_some_and(|bound| parts.cmp_value(&bound) == outside) {
                let violation = Violation::new(path.pointer(), rule, Limit::Text(bound));
                self.push(violation.found_text(text));
            }
        }
        if let Some(scale) = limits.scale.filter(|scale| parts.scale() > u64::from(*scale)) {
            let violation = Violation::new(path.pointer(), Rule::Scale, Limit::Size(scale.into()));
            self.push(violation.found_text(&format!("{} decimal places", parts.scale())));
        }
    }

    fn id(&mut self, wire: Form, max_length: u32, view: View<'_>, path: &Path<'_>) {
        let Some((text, parts)) = self.number(wire, "id", view, path) else { return };
        if !parts.is_whole() {
            let violation = Violation::new(path.pointer(), Rule::Type, Limit::Text("id"));
            self.push(violation.found_text(text));
        } else if text.len() > max_length as usize {
            let limit = Limit::Size(max_length.into());
            let violation = Violation::new(path.pointer(), Rule::MaxLength, limit);
            self.push(violation.found_count(text.len(), "characters"));
        }
    }

    /// The parts of a number in either JSON form; a remark on the form where it is a reply's.
    fn number<'a>(
        &mut self,
        wire: Form,
        needed: &'static str,
        view: View<'a>,
        path: &Path<'_>,
    ) -> Option<(&'a str, Parts<'a>)> {
        let (text, form) = match view {
            View::Number(text, form) => (text, form),
            View::Text(text) => (text, Form::Text),
            _ => return None,
        };
        let Some(parts) = Parts::parse(text) else {
            let violation = Violation::new(path.pointer(), Rule::Type, Limit::Text(needed));
            self.push(violation.found_text(text));
            return None;
        };
        if self.is_reply && form != wire {
            let documented = if wire == Form::Text { "string" } else { "number" };
            self.wrong_type(documented, view.json_type(), path);
        }
        Some((text, parts))
    }

    fn list(&mut self, limits: &List, items: &dyn Items, path: &Path<'_>) {
        self.lists += 1;
        let count = items.count();
        let bound = [
            (Rule::MinItems, limits.min_items, count < limits.min_items as usize),
            (Rule::MaxItems, limits.max_items, count > limits.max_items as usize),
        ];
        for (rule, limit, _) in bound.into_iter().filter(|(_, _, broken)| *broken) {
            let violation = Violation::new(path.pointer(), rule, Limit::Size(limit.into()));
            self.push(violation.found_count(count, "items"));
        }
        items.each(&mut |index, item| {
            if !self.is_plainly_valid(limits.items, &item) {
                self.value(limits.items, item, &path.index(index));
            }
        });
    }
}

/// Checks what a reply holds at its place. It may be absent: whether it must not is the reader's.
pub(crate) fn check_reply(kind: &Kind, data: View<'_>, path: &Path<'_>) -> Report {
    let mut report = Report { is_reply: true, ..Report::of_request().with_advice() };
    if data.is_present() {
        report.value(kind, data, path);
    }
    report
}

/// Digits without a leading zero.
#[inline]
fn is_id(text: &str) -> bool {
    let digits = text.bytes().fold(true, |all, byte| all & byte.is_ascii_digit());
    digits && (text == "0" || !text.starts_with('0')) && !text.is_empty()
}

/// Digits with at most a minus, in 64 bits. JSON has no leading zeros; `-0` is not digits only.
pub(crate) fn whole_number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain && text != "-0").then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_those_of_json() {
        for (text, value) in [("0", 0), ("-7", -7), ("9223372036854775807", i64::MAX)] {
            assert_eq!(whole_number(text), Some(value));
        }
        for text in ["", "-", "-0", "+1", " 1", "1.0", "9223372036854775808"] {
            assert_eq!(whole_number(text), None, "{text}");
        }
    }
}
