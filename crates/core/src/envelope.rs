//! The envelope around `data`, in every shape that has been seen.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use serde::de::IgnoredAny;

use crate::generated::protocol::{REPEAT_CODE, REPEAT_STATUS, SUCCESS_CODE, SUCCESS_STATUS};
use crate::rule::{Limit, Rule};
use crate::support::shape::{self, Charset};
use crate::support::{
    Content, Findings, Member, Node, json_violation, other_than_object, read_members,
};
use crate::violation::Violation;

/// The members that count. Others are remarked on.
const NAMES: [&str; 4] = ["status", "code", "data", "errorMessage"];

/// What could be read of an envelope.
#[derive(Default)]
pub(crate) struct Envelope<'a> {
    pub(crate) status: Option<Cow<'a, str>>,
    pub(crate) code: Option<Cow<'a, str>>,
    pub(crate) message: Option<Cow<'a, str>>,
    /// The JSON text of `data`.
    pub(crate) data: Option<&'a str>,
    /// The texts that the members of [`NAMES`] had when they were first seen.
    first: [Option<&'a str>; NAMES.len()],
    /// Deviations, and the reasons why the envelope cannot be read.
    findings: Findings,
    /// Whether it cannot be read: broken off, ambiguous, a value of a wrong type.
    broken: bool,
    /// Whether it says two things about its own outcome.
    contradictory: bool,
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
    /// Whether a reply that need not have an envelope has one: a code tells them apart.
    pub(crate) fn is_meant(text: &str) -> bool {
        let mut has_code = false;
        // What stands before an error in the text counts as well.
        let _ = read_members(text, |member| has_code |= member.name == "code");
        has_code
    }

    /// Reads as much as there is. The text need not be JSON.
    pub(crate) fn read(text: &'a str) -> Self {
        let mut envelope = Self::default();
        let outcome = read_members(text, |member| envelope.take(&member));
        if let Err(error) = outcome {
            envelope.broken(reading_error(text, &error));
        }
        envelope.compare();
        envelope
    }

    /// Adds a deviation.
    pub(crate) fn remark(&mut self, violation: Violation) {
        self.findings.remark(|| violation);
    }

    /// Adds a reason why it cannot be read.
    pub(crate) fn broken(&mut self, violation: Violation) {
        self.findings.reason(|| violation);
        self.broken = true;
    }

    /// Deviations, and the reasons why it cannot be read.
    pub(crate) fn into_problems(self) -> Vec<Violation> {
        self.findings.into_list()
    }

    /// Whether it says two things about its own outcome: nobody knows what happened.
    pub(crate) fn is_contradictory(&self) -> bool {
        self.contradictory
    }

    /// What the envelope says, all in all.
    pub(crate) fn verdict(&self) -> Verdict {
        if self.status.is_none() && self.code.is_none() && !self.contradictory {
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
            _ if self.contradictory => false,
            Some(SUCCESS_CODE) => status.is_none_or(|status| status == SUCCESS_STATUS),
            Some(REPEAT_CODE) => {
                status.is_none_or(|status| status == REPEAT_STATUS || status == SUCCESS_STATUS)
            }
            Some(_) => false,
            None => status == Some(SUCCESS_STATUS),
        }
    }

    /// Remarks on a code that is missing, and on a status that says something else than the code.
    /// The documentation has an error without a status, so that one may be missing.
    fn compare(&mut self) {
        if self.first.get(1).is_some_and(Option::is_none) && self.status.is_some() {
            let violation = Violation::new("/code", Rule::Required, Limit::None);
            self.remark(violation.found_word("nothing"));
        }
        let (Some(status), Some(code)) = (&self.status, &self.code) else { return };
        let documented: &'static [&'static str] = match &**code {
            SUCCESS_CODE => &[SUCCESS_STATUS],
            REPEAT_CODE => &[REPEAT_STATUS],
            _ => &["FAIL"],
        };
        if documented.contains(&&**status) {
            return;
        }
        let is_success = matches!(&**code, SUCCESS_CODE | REPEAT_CODE);
        let says_success = matches!(&**status, SUCCESS_STATUS | REPEAT_STATUS);
        let violation = Violation::new("/status", Rule::Enum, Limit::Names(documented));
        let violation = violation.found_text(status);
        self.contradictory |= is_success != says_success;
        self.remark(violation);
    }

    fn take(&mut self, member: &Member<'a>) {
        let place = NAMES.iter().position(|name| *name == member.name);
        let Some(first) = place.and_then(|place| self.first.get_mut(place)) else {
            return self.stranger(member);
        };
        if let Some(first) = *first {
            return self.twice(member, first);
        }
        *first = Some(member.raw);
        match &*member.name {
            "status" => self.status = self.text(member),
            "code" => self.code = self.text(member),
            "data" => self.data = Some(member.raw),
            _ => self.message = self.text(member).or(self.message.take()),
        }
    }

    fn twice(&mut self, member: &Member<'a>, first: &str) {
        let agrees = first == member.raw;
        let word = if agrees { "the same value" } else { "another value" };
        let violation = Violation::new(pointer(&member.name), Rule::DuplicateField, Limit::None);
        let violation = violation.found_word(word);
        if agrees || member.name == "errorMessage" {
            return self.remark(violation);
        }
        // Which of the two counts is anybody's guess, so none does.
        match &*member.name {
            "status" => self.status = None,
            "code" => self.code = None,
            _ => self.data = None,
        }
        self.contradictory |= member.name != "data";
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
                self.remark(violation);
                Some(Cow::Borrowed(member.raw))
            }
            // Null says as much as nothing.
            Content::Null => {
                self.remark(violation);
                None
            }
            _ if optional => {
                self.remark(violation);
                None
            }
            _ => {
                self.broken(violation);
                None
            }
        }
    }

    fn stranger(&mut self, member: &Member<'a>) {
        if matches!(&*member.name, "msg" | "errorData") {
            self.message = self.message.take().or_else(|| scalar(member.raw));
        }
        self.findings.remark(|| {
            Violation::new(pointer(&member.name), Rule::UnknownField, Limit::None)
                .found_text(&member.name)
                .with_raw(member.raw)
        });
    }

    fn no_envelope(&self) -> Violation {
        self.findings.reasons().first().cloned().unwrap_or_else(|| {
            Violation::new("/code", Rule::Required, Limit::None).found_word("nothing")
        })
    }
}

/// Why a text is no object. A complaint about a type quotes the value, and that may be a secret.
pub(crate) fn reading_error(text: &str, error: &serde_json::Error) -> Violation {
    match other_than_object(text) {
        // The types refuse what is no object before they see its end.
        Some(found) => match serde_json::from_str::<IgnoredAny>(text) {
            Ok(_) => Violation::new("", Rule::Type, Limit::Text("object")).found_word(found),
            Err(error) => json_violation(&error),
        },
        None => json_violation(error),
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
    fn what_is_no_object_is_told_apart_from_what_is_no_json() {
        for (text, rule) in [
            ("[1]", Rule::Type),
            ("[1", Rule::Json),
            ("\"a\"", Rule::Type),
            ("\"a", Rule::Json),
            ("-1", Rule::Type),
            ("-", Rule::Json),
            ("{\"code\"", Rule::Json),
            ("", Rule::Json),
        ] {
            let Verdict::None(violation) = Envelope::read(text).verdict() else { panic!("{text}") };
            assert_eq!(violation.rule(), rule, "{text}");
        }
    }

    #[test]
    fn what_is_no_object_is_not_quoted() {
        for text in ["\"do-not-show\"", "[\"do-not-show\"]", "12345", "do-not-show", "{\"do-not"] {
            let Verdict::None(violation) = Envelope::read(text).verdict() else { panic!("{text}") };
            assert_eq!(violation.pointer(), "");
            assert!(!violation.found().contains("do-not"), "{violation}");
            assert!(!violation.found().contains("12345"), "{violation}");
        }
    }

    #[test]
    fn what_counts_is_found_behind_any_number_of_strangers() {
        let strangers: alloc::string::String =
            (0..20_000).map(|place| alloc::format!("\"x{place}\":0,")).collect();
        let text = alloc::format!("{{{strangers}\"status\":\"SUCCESS\",\"code\":\"000000\"}}");
        let envelope = Envelope::read(&text);
        assert!(matches!(envelope.verdict(), Verdict::Success));
        assert_eq!(envelope.into_problems().last().unwrap().found(), "20000 violations");
    }

    #[test]
    fn status_and_code_that_disagree_are_contradictory() {
        for (text, contradictory) in [
            (r#"{"status":"SUCCESS","code":"400003"}"#, true),
            (r#"{"status":"FAIL","code":"000000"}"#, true),
            (r#"{"status":"SUCCESS","status":"FAIL","code":"400003"}"#, true),
            (r#"{"status":"FAIL","code":"400003"}"#, false),
            (r#"{"status":"ERROR","code":"400003"}"#, false),
            (r#"{"status":"SUCCESS","code":"000000"}"#, false),
            (r#"{"status":"REPEAT_REQ_SUCCESS","code":"000001"}"#, false),
        ] {
            assert_eq!(Envelope::read(text).is_contradictory(), contradictory, "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_told() {
        let problems = Envelope::read(r#"{"status":"FAIL","errorMessage":"no"}"#).into_problems();
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].pointer(), problems[0].rule()), ("/code", Rule::Required));
        assert!(Envelope::read(r#"{"code":"000000","data":1}"#).into_problems().is_empty());
    }

    #[test]
    fn a_name_that_is_no_text_is_a_stranger() {
        let envelope = Envelope::read(r#"{"\ud83d":1,"status":"SUCCESS","code":"000000"}"#);
        assert!(matches!(envelope.verdict(), Verdict::Success));
        assert_eq!(envelope.into_problems()[0].rule(), Rule::UnknownField);
    }
}
