//! The one pass that finds every violation, over typed values and JSON alike.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::number::{Form, Parts};
use crate::rule::{Limit, Rule};
use crate::support::path::Path;
use crate::support::shape::{DecimalLimits, Group, Kind, List, Text, When};
use crate::support::view::{Items, Record, Value, View};
use crate::timestamp::Timestamp;
use crate::violation::Violation;

/// What a pass has found.
pub struct Report {
    /// Replies may write a number otherwise than documented; that is remarked on.
    is_reply: bool,
    pub(crate) found: Vec<Violation>,
}

impl Report {
    pub(crate) const fn of_request() -> Self {
        Self { is_reply: false, found: Vec::new() }
    }

    pub(crate) fn push(&mut self, violation: Violation) {
        self.found.push(violation);
    }

    /// Checks all members, then the rules across them.
    pub(crate) fn object(&mut self, record: &dyn Record, path: &Path<'_>) {
        let object = record.object();
        for (index, field) in object.fields.iter().enumerate() {
            let view = record.member(index);
            if view.is_present() {
                self.value(&field.kind, view, &path.name(field.name));
            } else if field.required {
                let pointer = path.name(field.name).pointer();
                let violation = Violation::new(pointer, Rule::Required, Limit::None);
                self.push(violation.found_word(view.json_type()));
            }
        }
        for rule in object.rules {
            self.group(rule, record, path);
        }
        record.extras(path, self);
    }

    fn value(&mut self, kind: &Kind, view: View<'_>, path: &Path<'_>) {
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
            (Kind::Boolean, View::Boolean(_)) => {}
            (Kind::Decimal(limits), View::Number(..) | View::Text(_)) => {
                self.decimal(limits, view, path);
            }
            (Kind::Id { wire, max_length }, View::Number(..) | View::Text(_)) => {
                self.id(*wire, *max_length, view, path);
            }
            (Kind::Enum(values), View::Text(text)) if !values.contains(&text) => {
                let violation = Violation::new(path.pointer(), Rule::Enum, Limit::Names(values));
                self.push(violation.found_text(text));
            }
            (Kind::Enum(_), View::Text(_)) => {}
            (Kind::Object(_), View::Object(record)) => self.object(record, path),
            (Kind::List(limits), View::List(items)) => self.list(limits, items, path),
            (kind, other) => self.wrong_type(kind.name(), other.json_type(), path),
        }
    }

    fn wrong_type(&mut self, needed: &'static str, found: &'static str, path: &Path<'_>) {
        let violation = Violation::new(path.pointer(), Rule::Type, Limit::Text(needed));
        self.push(violation.found_word(found));
    }

    fn text(&mut self, limits: &Text, text: &str, secret: bool, path: &Path<'_>) {
        // There are at most as many characters as bytes, so most texts need no counting.
        let short = text.len() <= limits.max_length as usize;
        if !short || text.len() < limits.min_length as usize * 4 {
            let count = text.chars().count();
            let bound = [
                (Rule::MinLength, limits.min_length, count < limits.min_length as usize),
                (Rule::MaxLength, limits.max_length, count > limits.max_length as usize),
            ];
            for (rule, limit, _) in bound.into_iter().filter(|(_, _, broken)| *broken) {
                let violation = Violation::new(path.pointer(), rule, Limit::Size(limit.into()));
                self.push(violation.found_count(count, "characters"));
            }
        }
        if !text.bytes().all(|byte| limits.charset.holds(byte)) {
            self.charset(limits, text, secret, path);
        }
    }

    fn charset(&mut self, limits: &Text, text: &str, secret: bool, path: &Path<'_>) {
        let limit = Limit::Text(limits.charset.name());
        let violation = Violation::new(path.pointer(), Rule::Charset, limit);
        let outside = |character: char| {
            !u8::try_from(character).is_ok_and(|byte| byte.is_ascii() && limits.charset.holds(byte))
        };
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
        let count = items.count();
        let bound = [
            (Rule::MinItems, limits.min_items, count < limits.min_items as usize),
            (Rule::MaxItems, limits.max_items, count > limits.max_items as usize),
        ];
        for (rule, limit, _) in bound.into_iter().filter(|(_, _, broken)| *broken) {
            let violation = Violation::new(path.pointer(), rule, Limit::Size(limit.into()));
            self.push(violation.found_count(count, "items"));
        }
        for index in 0..count {
            self.value(limits.items, items.item(index), &path.index(index));
        }
    }

    fn group(&mut self, rule: &Group, record: &dyn Record, path: &Path<'_>) {
        let count =
            |names: &[&str]| names.iter().filter(|name| member(record, name).is_present()).count();
        let violation = match rule {
            Group::AtLeastOneOf(names) if count(names) == 0 => {
                Violation::new(path.pointer(), Rule::AtLeastOneOf, Limit::Names(names))
                    .found_word("none")
            }
            Group::ExactlyOneOf(names) if count(names) != 1 => {
                Violation::new(path.pointer(), Rule::ExactlyOneOf, Limit::Names(names))
                    .found_text(&count(names).to_string())
            }
            Group::RequiredIf(name, when) if !member(record, name).is_present() => {
                let Some(words) = applies(when, record) else { return };
                Violation::new(path.name(name).pointer(), Rule::RequiredIf, Limit::Words(words))
                    .found_word(member(record, name).json_type())
            }
            Group::IgnoredIf(name, when) if member(record, name).is_present() => {
                let Some(words) = applies(when, record) else { return };
                Violation::new(path.name(name).pointer(), Rule::IgnoredIf, Limit::Words(words))
                    .found_word(member(record, name).json_type())
            }
            _ => return,
        };
        self.push(violation);
    }
}

/// Checks what a reply holds: `data` is its place.
pub(crate) fn check_reply(kind: &Kind, data: &impl Value) -> Vec<Violation> {
    let mut report = Report { is_reply: true, found: Vec::new() };
    report.value(kind, data.view(), &Path::ROOT.name("data"));
    report.found
}

/// Digits with at most a minus, in 64 bits. JSON has no leading zeros; `-0` is not digits only.
pub(crate) fn whole_number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain && text != "-0").then(|| text.parse().ok()).flatten()
}

fn member<'a>(record: &'a dyn Record, name: &str) -> View<'a> {
    let index = record.object().fields.iter().position(|field| field.name == name);
    index.map_or(View::Absent, |index| record.member(index))
}

/// The condition in words, where it holds.
fn applies(when: &When, record: &dyn Record) -> Option<alloc::string::String> {
    let is_one_of = |view: View<'_>, values: &[&str]| match view {
        View::Text(text) => Some(values.contains(&text)),
        View::Number(text, _) => Some(values.contains(&text)),
        View::Integer(value) => Some(values.contains(&&*value.to_string())),
        View::Boolean(value) => Some(values.contains(&if value { "true" } else { "false" })),
        _ => None,
    };
    match when {
        When::Present(name) => {
            member(record, name).is_present().then(|| format!("{name} is present"))
        }
        When::Absent(name) => {
            (!member(record, name).is_present()).then(|| format!("{name} is absent"))
        }
        When::In(name, values) => (is_one_of(member(record, name), values) == Some(true))
            .then(|| format!("{name} is {}", values.join(" or "))),
        When::NotIn(name, values) => (is_one_of(member(record, name), values) == Some(false))
            .then(|| format!("{name} is not {}", values.join(" or "))),
    }
}
