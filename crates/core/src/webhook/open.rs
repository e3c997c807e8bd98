//! A body as far as telling which webhook it is, and `data` out of its string.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::value::RawValue;

use crate::generated::webhooks::WEBHOOKS;
use crate::limits::Limits;
use crate::rule::{Limit, Rule};
use crate::support::path::Path;
use crate::support::request::{json_violation, other_than_object, utf8_violation};
use crate::support::shape::{Charset, Field, Kind, NO_LIMIT, Object, text};
use crate::support::{Content, Member, Node, read_members};
use crate::violation::Violation;
use crate::webhook::info::WebhookInfo;

/// The member that tells which webhook it is.
const BIZ_TYPE: &str = "bizType";

/// A body that is a JSON object within the limits.
pub(crate) struct Opened<'a> {
    /// The whole text, blanks around it included.
    pub(super) raw: &'a str,
    text: &'a str,
    pub(super) biz_type: Option<Cow<'a, str>>,
    limits: &'a Limits,
}

impl<'a> Opened<'a> {
    /// Reads as far as the webhook's name.
    pub(super) fn read(body: &'a [u8], limits: &'a Limits) -> Result<Self, Violation> {
        Limits::check_size(body.len(), limits.notification_bytes)?;
        let text = core::str::from_utf8(body).map_err(|error| utf8_violation(&error))?;
        limits.check_nesting(text)?;
        if let Some(other) = other_than_object(text) {
            serde_json::from_str::<&RawValue>(text).map_err(|error| json_violation(&error))?;
            let violation = Violation::new("", Rule::Type, Limit::Text("object"));
            return Err(violation.found_word(other));
        }
        let mut name = Name::default();
        let outcome = read_members(text, |member| name.take(&member));
        outcome.map_err(|error| json_violation(&error))?;
        let (raw, text) = (text, text.trim_matches([' ', '\t', '\n', '\r']));
        Ok(Self { raw, text, biz_type: name.value()?, limits })
    }

    /// The webhook that its name stands for, or the one that has no name.
    pub(super) fn info(&self) -> Option<&'static WebhookInfo> {
        let name = self.biz_type.as_deref();
        WEBHOOKS.iter().copied().find(|info| info.biz_type() == name)
    }

    /// The text with each object of this shape that came as a string out of its string, and what is
    /// to be said about those that could not be taken out: repair has the last word on them.
    pub(super) fn unwrapped(
        &self,
        shape: &Object,
    ) -> Result<(Cow<'a, str>, Vec<Violation>), Violation> {
        let mut rewriting = Rewriting::new(self.limits);
        let outcome = read_members(self.text, |member| {
            let field = shape.fields.iter().find(|field| field.name == member.name);
            rewriting.take(&member, field.filter(|field| matches!(field.kind, Kind::Object(_))));
        });
        outcome.map_err(|error| json_violation(&error))?;
        if !rewriting.changed {
            return Ok((Cow::Borrowed(self.text), rewriting.remarks));
        }
        rewriting.out.push('}');
        self.limits.check_nesting(&rewriting.out)?;
        Ok((Cow::Owned(rewriting.out), rewriting.remarks))
    }
}

/// The member that names the webhook, as far as it was seen.
#[derive(Default)]
struct Name<'a> {
    raw: Option<&'a str>,
    conflict: bool,
}

impl<'a> Name<'a> {
    fn take(&mut self, member: &Member<'a>) {
        if member.name == BIZ_TYPE {
            self.conflict |= self.raw.is_some_and(|raw| raw != member.raw);
            self.raw = self.raw.or(Some(member.raw));
        }
    }

    /// The text. Null is no name, as everywhere.
    fn value(self) -> Result<Option<Cow<'a, str>>, Violation> {
        let wrong = |rule, limit| Violation::new(Path::ROOT.name(BIZ_TYPE).pointer(), rule, limit);
        if self.conflict {
            return Err(wrong(Rule::DuplicateField, Limit::None).found_word("another value"));
        }
        let Some(raw) = self.raw else { return Ok(None) };
        let node = Node::read(&text(Charset::Any, 0, NO_LIMIT), raw);
        match node.content {
            Content::Text(text) => Ok(Some(text)),
            Content::Number | Content::Boolean(_) => Ok(Some(Cow::Borrowed(raw))),
            Content::Null => Ok(None),
            _ => {
                let found = node.view().json_type();
                Err(wrong(Rule::Type, Limit::Text("string")).found_word(found))
            }
        }
    }
}

/// A text that is written anew, with objects out of their strings.
struct Rewriting<'l> {
    limits: &'l Limits,
    out: String,
    changed: bool,
    remarks: Vec<Violation>,
}

impl<'l> Rewriting<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self { limits, out: String::new(), changed: false, remarks: Vec::new() }
    }

    /// Writes a member, whose field is given where it is an object.
    fn take(&mut self, member: &Member<'_>, field: Option<&Field>) {
        self.out.push(if self.out.is_empty() { '{' } else { ',' });
        // A string always serialises.
        self.out.push_str(&serde_json::to_string(&member.name).unwrap_or_default());
        self.out.push(':');
        let inside = field.map_or(Ok(None), |_| self.inside(member.raw));
        if let Some(field) = field {
            self.compare(member, field, &inside);
        }
        match inside {
            Ok(Some(json)) => {
                self.changed = true;
                self.out.push_str(&json);
            }
            _ => self.out.push_str(member.raw),
        }
    }

    /// Remarks on a string that holds no JSON, and on the form that is not documented.
    fn compare(
        &mut self,
        member: &Member<'_>,
        field: &Field,
        inside: &Result<Option<String>, Violation>,
    ) {
        let pointer = Path::ROOT.name(&member.name).pointer();
        let form = |documented, found| {
            Violation::new(pointer.clone(), Rule::Type, Limit::Text(documented)).found_word(found)
        };
        let remark = match inside {
            Ok(Some(_)) if !field.in_string => form("object", "string"),
            Ok(None) if field.in_string && member.raw.starts_with('{') => form("string", "object"),
            Ok(_) => return,
            Err(inner) => {
                let remark = Violation::new(pointer, inner.rule(), inner.limit().clone());
                let remark = remark.found_text(inner.found());
                if field.kind.has_secret() { remark } else { remark.with_raw(member.raw) }
            }
        };
        self.remarks.push(remark);
    }

    /// The JSON object that this string holds. None where it is no string, or one that holds
    /// something else.
    fn inside(&self, raw: &str) -> Result<Option<String>, Violation> {
        let Ok(inner) = serde_json::from_str::<String>(raw) else { return Ok(None) };
        self.limits.check_nesting(&inner)?;
        let json: &RawValue =
            serde_json::from_str(&inner).map_err(|error| json_violation(&error))?;
        Ok(json.get().starts_with('{').then(|| json.get().to_owned()))
    }
}
