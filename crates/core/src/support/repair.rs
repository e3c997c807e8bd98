//! From a reply that is almost as documented to one that the strict types can read.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::number::{Form, Parts};
use crate::rule::{Limit, Rule};
use crate::support::check::whole_number;
use crate::support::findings::Findings;
use crate::support::json::{Content, Node, Shaped, Unread};
use crate::support::path::Path;
use crate::support::shape::{Field, Kind};
use crate::timestamp::Timestamp;
use crate::violation::Violation;

/// What a value is after repair.
pub(crate) struct Repaired {
    /// JSON that the strict types read. None where a required value cannot be represented.
    pub(crate) text: Option<String>,
    /// What was not as documented, the reasons for a None among it.
    pub(crate) deviations: Vec<Violation>,
}

/// Rewrites the value at this path: textual twins become the documented type, what the types have no place for is
/// left out, and every change is reported.
pub(crate) fn repair(kind: &Kind, data: &Node<'_>, path: &Path<'_>) -> Repaired {
    let mut repair =
        Repair { out: String::with_capacity(data.raw.len()), deviations: Findings::new() };
    let written = repair.value(kind, data, path);
    let text = written.is_ok().then_some(repair.out);
    Repaired { text, deviations: repair.deviations.into_list() }
}

/// The value cannot be represented; the reason is among the deviations.
struct Unreadable;

struct Repair {
    out: String,
    deviations: Findings,
}

impl Repair {
    fn value(&mut self, kind: &Kind, node: &Node<'_>, path: &Path<'_>) -> Result<(), Unreadable> {
        match (kind, &node.content) {
            (Kind::Object(_), Content::Object(object)) => self.object(object, path),
            (Kind::List(_), Content::List(items)) => self.list(items, path),
            (Kind::Decimal(_) | Kind::Id { .. }, Content::Number | Content::Text(_)) => {
                self.write(node.raw)
            }
            _ => match twin(kind, node) {
                Some((text, true)) => self.write(&text),
                Some((text, false)) => {
                    self.deviations.remark(|| mismatch(kind, node, path));
                    self.write(&text)
                }
                None => {
                    self.deviations.reason(|| mismatch(kind, node, path));
                    Err(Unreadable)
                }
            },
        }
    }

    fn write(&mut self, json: &str) -> Result<(), Unreadable> {
        self.out.push_str(json);
        Ok(())
    }

    /// Every member is looked at, also after one that cannot be read: all mismatches are told.
    fn object(&mut self, object: &Shaped<'_>, path: &Path<'_>) -> Result<(), Unreadable> {
        self.strangers(object, path);
        self.out.push('{');
        let mut outcome = Ok(());
        let mut separator = "";
        for (index, (field, node)) in object.object.fields.iter().zip(&object.fields).enumerate() {
            let before = self.out.len();
            self.out.push_str(separator);
            self.out.push('"');
            // Names of the specification need no escapes.
            self.out.push_str(field.name);
            self.out.push_str("\":");
            let ambiguous =
                object.duplicates.iter().any(|twice| twice.index == index && !twice.agrees);
            match self.member(field, node, ambiguous, &path.name(field.name)) {
                Ok(true) => separator = ",",
                Ok(false) => self.out.truncate(before),
                Err(Unreadable) => outcome = Err(Unreadable),
            }
        }
        self.out.push('}');
        outcome
    }

    /// Writes a member's value; false where it is left out.
    fn member(
        &mut self,
        field: &Field,
        node: &Node<'_>,
        ambiguous: bool,
        path: &Path<'_>,
    ) -> Result<bool, Unreadable> {
        if matches!(node.content, Content::Absent | Content::Null) {
            if !field.required {
                return Ok(false);
            }
            self.deviations.reason(|| {
                Violation::new(path.pointer(), Rule::Required, Limit::None)
                    .found_word(node.view().json_type())
            });
            return Err(Unreadable);
        }
        // Two values that differ are no value: neither may be taken for the other.
        if ambiguous {
            return if field.required { Err(Unreadable) } else { Ok(false) };
        }
        let reported = self.deviations.reasons().len();
        match self.value(&field.kind, node, path) {
            Ok(()) => Ok(true),
            Err(Unreadable) if field.required => Err(Unreadable),
            Err(Unreadable) => {
                self.keep_whole(field, node, reported, path);
                Ok(false)
            }
        }
    }

    /// The reasons lie inside an optional value that is lost: its whole text is kept.
    fn keep_whole(&mut self, field: &Field, node: &Node<'_>, reported: usize, path: &Path<'_>) {
        let pointer = path.pointer();
        let mut reasons = self.deviations.reasons().iter().skip(reported);
        if !reasons.any(|reason| reason.pointer() == pointer) {
            self.deviations.reason(|| mismatch(&field.kind, node, path));
        }
    }

    fn strangers(&mut self, object: &Shaped<'_>, path: &Path<'_>) {
        for violation in object.strangers(path, false) {
            let conflict = violation.rule() == Rule::DuplicateField;
            match violation {
                // Members that contradict each other may be why the object cannot be read.
                reason if conflict => self.deviations.reason(|| reason),
                remark => self.deviations.remark(|| remark),
            }
        }
    }

    fn list(&mut self, items: &Unread<'_>, path: &Path<'_>) -> Result<(), Unreadable> {
        self.out.push('[');
        let mut outcome = Ok(());
        for (index, item) in items.nodes().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            if self.value(items.kind, &item, &path.index(index)).is_err() {
                outcome = Err(Unreadable);
            }
        }
        self.out.push(']');
        outcome
    }
}

fn mismatch(kind: &Kind, node: &Node<'_>, path: &Path<'_>) -> Violation {
    let (rule, limit) = match node.content {
        Content::Null => (Rule::Required, Limit::None),
        _ => (Rule::Type, Limit::Text(kind.name())),
    };
    let violation = Violation::new(path.pointer(), rule, limit);
    with_raw(violation.found_word(node.view().json_type()), kind, node)
}

fn with_raw(violation: Violation, kind: &Kind, node: &Node<'_>) -> Violation {
    if kind.has_secret() { violation } else { violation.with_raw(node.raw) }
}

/// The JSON that a scalar's type reads, and whether it is the value as it stands. None where the
/// type cannot represent it.
fn twin<'a>(kind: &Kind, node: &Node<'a>) -> Option<(Cow<'a, str>, bool)> {
    let quoted = |text: &str| Cow::Owned(alloc::format!("\"{text}\""));
    match (kind, &node.content) {
        (Kind::Text(_) | Kind::Secret(_) | Kind::Enum(_), Content::Text(_))
        | (Kind::Boolean, Content::Boolean(_)) => Some((Cow::Borrowed(node.raw), true)),
        (
            Kind::Text(_) | Kind::Secret(_) | Kind::Enum(_),
            Content::Number | Content::Boolean(_),
        ) => Some((quoted(node.raw), false)),
        (Kind::Boolean, Content::Text(text)) => match &**text {
            "true" => Some((Cow::Borrowed("true"), false)),
            "false" => Some((Cow::Borrowed("false"), false)),
            _ => None,
        },
        (_, Content::Number) => integer(kind, node.raw, Form::Number),
        (_, Content::Text(text)) => integer(kind, text, Form::Text),
        _ => None,
    }
}

/// The digits of an integer that may be written otherwise: `"2"`, `2.0`, `2e0`.
fn integer<'a>(kind: &Kind, text: &str, form: Form) -> Option<(Cow<'a, str>, bool)> {
    let (minimum, maximum) = match kind {
        Kind::Integer(limits) => limits.type_bounds(),
        Kind::IntegerEnum(_) => (i64::MIN, i64::MAX),
        Kind::Timestamp => (Timestamp::MIN_MILLIS, Timestamp::MAX_MILLIS),
        _ => return None,
    };
    let as_it_stands = whole_number(text);
    let value = match as_it_stands {
        Some(value) => value,
        None => i64::try_from(Parts::parse(text)?.to_units(0)?).ok()?,
    };
    let fits = (minimum..=maximum).contains(&value);
    let unchanged = as_it_stands.is_some() && form == Form::Number;
    fits.then(|| (Cow::Owned(alloc::string::ToString::to_string(&value)), unchanged))
}
