//! The envelope around `data`, in every shape that has been seen.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::generated::protocol::{REPEAT_CODE, REPEAT_STATUS, SUCCESS_CODE, SUCCESS_STATUS};
use crate::rule::{Limit, Rule};
use crate::support::shape::{self, Charset};
use crate::support::{Content, Member, Node, read_members};
use crate::violation::Violation;

/// Members of an envelope beyond which nobody looks: it documents four.
const MEMBERS_MAX: usize = 1_024;

/// What could be read of an envelope.
#[derive(Default)]
pub(crate) struct Envelope<'a> {
    pub(crate) status: Option<Cow<'a, str>>,
    pub(crate) code: Option<Cow<'a, str>>,
    pub(crate) message: Option<Cow<'a, str>>,
    /// The JSON text of `data`.
    pub(crate) data: Option<&'a str>,
    /// Deviations, and the reasons why the envelope cannot be read.
    pub(crate) problems: Vec<Violation>,
    /// Whether it cannot be read: broken off, ambiguous, a value of a wrong type.
    broken: bool,
    /// Whether it says two things about its own outcome.
    contradicts_itself: bool,
}

/// What an envelope says.
pub(crate) enum Verdict {
    Success,
    Failure,
    /// There is an envelope, and it cannot be relied on.
    Unreadable,
    /// There is no envelope, for this reason.
    None(Violation),
}

impl<'a> Envelope<'a> {
    /// Reads as much as there is. The text need not be JSON.
    pub(crate) fn read(text: &'a str) -> Self {
        let mut members = Vec::new();
        let mut envelope = Self::default();
        let outcome = read_members(text, &mut members);
        if members.len() > MEMBERS_MAX {
            let violation = Violation::new("", Rule::TooLarge, Limit::size(MEMBERS_MAX));
            envelope.broken(violation.found_count(members.len(), "members"));
        }
        members.truncate(MEMBERS_MAX);
        for index in 0..members.len() {
            let (before, rest) = members.split_at(index);
            if let Some(member) = rest.first() {
                envelope.take(member, before);
            }
        }
        if let Err(error) = outcome {
            let violation = Violation::new("", Rule::Json, Limit::None);
            // A complaint about a type quotes the value, and that may be a secret.
            envelope.broken(if error.is_data() {
                violation.found_word("JSON that is no object")
            } else {
                violation.found_text(&error.to_string())
            });
        }
        envelope.compare();
        envelope
    }

    /// What the envelope says, all in all.
    pub(crate) fn verdict(&self) -> Verdict {
        if self.status.is_none() && self.code.is_none() && !self.contradicts_itself {
            return Verdict::None(self.no_envelope());
        }
        if self.broken || self.code.is_none() {
            return Verdict::Unreadable;
        }
        if self.reports_success() { Verdict::Success } else { Verdict::Failure }
    }

    /// Success is a code of success, and the status that belongs to it where there is one.
    pub(crate) fn reports_success(&self) -> bool {
        let status = self.status.as_deref();
        match self.code.as_deref() {
            _ if self.contradicts_itself => false,
            Some(SUCCESS_CODE) => status.is_none_or(|status| status == SUCCESS_STATUS),
            Some(REPEAT_CODE) => {
                status.is_none_or(|status| status == REPEAT_STATUS || status == SUCCESS_STATUS)
            }
            Some(_) => false,
            None => status == Some(SUCCESS_STATUS),
        }
    }

    /// Remarks on a status that is not documented, or says something else than the code.
    fn compare(&mut self) {
        let (Some(status), Some(code)) = (&self.status, &self.code) else { return };
        let documented: &'static [&'static str] = match &**code {
            SUCCESS_CODE => &[SUCCESS_STATUS],
            REPEAT_CODE => &[REPEAT_STATUS],
            _ => &["FAIL"],
        };
        if !documented.contains(&&**status) {
            let violation = Violation::new("/status", Rule::Enum, Limit::Names(documented));
            let violation = violation.found_text(status);
            self.problems.push(violation);
        }
    }

    fn take(&mut self, member: &Member<'a>, before: &[Member<'a>]) {
        let name: &str = &member.name;
        if let Some(first) = before.iter().find(|first| first.name == name) {
            return self.twice(name, first.raw == member.raw);
        }
        match name {
            "status" => self.status = self.text(member),
            "code" => self.code = self.text(member),
            "data" => self.data = Some(member.raw),
            "errorMessage" => self.message = self.text(member).or(self.message.take()),
            "msg" | "errorData" => {
                self.stranger(member);
                self.message = self.message.take().or_else(|| scalar(member.raw));
            }
            _ => self.stranger(member),
        }
    }

    fn twice(&mut self, name: &str, agrees: bool) {
        let word = if agrees { "the same value" } else { "another value" };
        let violation = Violation::new(pointer(name), Rule::DuplicateField, Limit::None);
        let violation = violation.found_word(word);
        if agrees || !matches!(name, "status" | "code" | "data") {
            return self.problems.push(violation);
        }
        // Which of the two counts is anybody's guess, so none does.
        self.contradicts_itself |= name != "data";
        match name {
            "status" => self.status = None,
            "code" => self.code = None,
            _ => self.data = None,
        }
        self.broken(violation);
    }

    /// A scalar as text. Another type than string is remarked on; no scalar breaks the envelope.
    fn text(&mut self, member: &Member<'a>) -> Option<Cow<'a, str>> {
        let kind = shape::text(Charset::Any, 0, shape::NO_LIMIT);
        let node = Node::read(&kind, member.raw);
        let optional = member.name == "errorMessage";
        if let Content::Text(text) = node.content {
            return Some(text);
        }
        if optional && matches!(node.content, Content::Null) {
            return None;
        }
        let violation = Violation::new(pointer(&member.name), Rule::Type, Limit::Text("string"))
            .found_word(node.view().json_type())
            .with_raw(member.raw);
        match node.content {
            Content::Number | Content::Boolean(_) => {
                self.problems.push(violation);
                Some(Cow::Borrowed(member.raw))
            }
            // Null says as much as nothing.
            Content::Null => {
                self.problems.push(violation);
                None
            }
            _ if optional => {
                self.problems.push(violation);
                None
            }
            _ => {
                self.broken(violation);
                None
            }
        }
    }

    fn stranger(&mut self, member: &Member<'a>) {
        let violation = Violation::new(pointer(&member.name), Rule::UnknownField, Limit::None);
        self.problems.push(violation.found_text(&member.name).with_raw(member.raw));
    }

    fn broken(&mut self, violation: Violation) {
        self.problems.push(violation);
        self.broken = true;
    }

    fn no_envelope(&self) -> Violation {
        let is_reason = |found: &&Violation| {
            found.rule() == Rule::Json || matches!(found.pointer(), "/status" | "/code")
        };
        let reason = self.problems.iter().find(is_reason);
        reason.cloned().unwrap_or_else(|| {
            Violation::new("/code", Rule::Required, Limit::None).found_word("nothing")
        })
    }
}

/// The text of a scalar, unescaped where it is a string.
fn scalar(raw: &str) -> Option<Cow<'_, str>> {
    match Node::read(&shape::text(Charset::Any, 0, shape::NO_LIMIT), raw).content {
        Content::Text(text) => Some(text),
        Content::Number | Content::Boolean(_) => Some(Cow::Borrowed(raw)),
        _ => None,
    }
}

fn pointer(name: &str) -> alloc::string::String {
    crate::support::path::Path::ROOT.name(name).pointer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_object_is_not_quoted() {
        for text in ["\"do-not-show\"", "[\"do-not-show\"]", "12345", "do-not-show", "{\"do-not"] {
            let Verdict::None(violation) = Envelope::read(text).verdict() else { panic!("{text}") };
            assert_eq!(violation.rule(), Rule::Json);
            assert!(!violation.found().contains("do-not"), "{violation}");
            assert!(!violation.found().contains("12345"), "{violation}");
        }
    }
}
