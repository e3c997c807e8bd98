//! Paragraphs: title, endpoint line, audience, deprecation; and what prose says against the tables.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::fact::{Kind, Predicate};
use crate::span::{Span, Text};

use super::Reader;
use super::sections::Section;

impl Reader<'_> {
    pub(super) fn paragraph(&mut self, text: &Text) {
        if self.is_end(text) {
            let message = "The page may be cut off in this line: it states nothing.";
            self.find_unread(Kind::CutOff, "/page", text, message);
            return;
        }
        if let Some((method, path, at)) = endpoint(&text.text) {
            let target = text.part(at, text.text.len());
            self.fact(
                "/endpoint",
                Predicate::Method,
                method,
                text.part(0, method.len()).span,
                "endpoint-line",
            );
            self.fact("/endpoint", Predicate::Path, path, target.span, "endpoint-line");
            return;
        }
        let lower = text.text.to_lowercase();
        let (predicate, rule) = if is_deprecation(&lower) {
            (Predicate::Deprecated, "deprecation-notice")
        } else if is_audience(&lower) {
            (Predicate::Audience, "audience-notice")
        } else if self.section == Section::Start
            && !self.facts.iter().any(|fact| fact.subject == "/page")
        {
            (Predicate::Title, "first-line")
        } else {
            (Predicate::Prose, "paragraph")
        };
        self.fact("/page", predicate, text.text.clone(), text.span, rule);
    }

    /// Whether a page that may be cut off ends with this text.
    fn is_end(&self, text: &Text) -> bool {
        !self.page.is_whole
            && self.page.blocks.last().is_some_and(|block| block.span().end <= text.span.end)
    }

    /// Values of one thing that two places state.
    pub(super) fn contradictions(&mut self) {
        let mut first: BTreeMap<(String, Predicate), usize> = BTreeMap::new();
        let mut found = Vec::new();
        for (at, fact) in self.facts.iter().enumerate() {
            let is_single = !matches!(
                fact.predicate,
                Predicate::Prose
                    | Predicate::Cell
                    | Predicate::Example
                    | Predicate::Description
                    | Predicate::RequiredWithout
                    | Predicate::RequiredIf
                    | Predicate::Sample
                    | Predicate::Audience
                    | Predicate::Reason
                    | Predicate::Currencies
            );
            if !is_single {
                continue;
            }
            match first.get(&(fact.subject.clone(), fact.predicate)) {
                None => {
                    first.insert((fact.subject.clone(), fact.predicate), at);
                }
                Some(before) => found.push((*before, at)),
            }
        }
        for (before, at) in found {
            let (one, other) = (self.facts[before].clone(), self.facts[at].clone());
            if one.predicate == Predicate::Type {
                let message = "The name is in the table twice.".to_owned();
                self.find(Kind::DuplicateField, &other.subject, other.span, message);
            } else if one.value != other.value {
                let (one, stated) = (short(&one.value), short(&other.value));
                let message = format!("The page says {one} and {stated} of the same thing.");
                self.find(Kind::Contradiction, &other.subject, other.span, message);
            }
        }
        self.limits_against_types();
    }

    /// Limits that no value of the type can have.
    fn limits_against_types(&mut self) {
        let mut found = Vec::new();
        let types = self.facts.iter().filter(|fact| fact.predicate == Predicate::Type);
        // Of a name that is in the table twice the first counts.
        let types: BTreeMap<&str, &str> =
            types.rev().filter_map(|fact| Some((&*fact.subject, fact.value.as_str()?))).collect();
        for fact in &self.facts {
            let base = types.get(&*fact.subject).copied().unwrap_or_default();
            let is_wrong = match fact.predicate {
                Predicate::MaxLength | Predicate::Length | Predicate::Charset => {
                    matches!(base, "integer" | "long" | "decimal" | "boolean")
                        && fact.value != "digits"
                }
                Predicate::MaxItems => base != "list" && !base.is_empty(),
                Predicate::Scale => matches!(base, "integer" | "long" | "boolean" | "list"),
                _ => false,
            };
            if is_wrong {
                found.push((fact.subject.clone(), fact.span, fact.rule, base.to_owned()));
            }
        }
        for (subject, span, rule, base) in found {
            let message = format!("A limit of rule {rule} on a field of type {base}.");
            self.find(Kind::LimitAgainstType, &subject, span, message);
        }
    }

    /// Whether a table has a field; a sentence may begin with its name.
    fn has_field(&self, name: &str) -> bool {
        self.facts.iter().filter(|fact| fact.predicate == Predicate::Type).any(|fact| {
            let own = fact.subject.rsplit('/').next().unwrap_or_default();
            own == name || (name.get(1..) == own.get(1..) && own.eq_ignore_ascii_case(name))
        })
    }

    /// Fields that the conditions of limitations name and no table has.
    pub(super) fn mentioned(&mut self) {
        let mentions = std::mem::take(&mut self.mentions);
        for (subject, name) in mentions {
            if !self.has_field(&name.text) {
                let message = format!(
                    "The condition names a field \"{}\", and no table of the page has it.",
                    name.text
                );
                self.find(Kind::UnknownFieldInProse, &subject, name.span, message);
            }
        }
    }
}

impl Reader<'_> {
    /// Names of fields in the words of rows, and what these words say of the column Required.
    pub(super) fn prose_against_tables(&mut self, source: &str) {
        let is_past = self.page.is_whole || self.section == Section::Codes;
        let mut found = Vec::new();
        let optional = self
            .facts
            .iter()
            .filter(|fact| fact.predicate == Predicate::Required && fact.value == false);
        let optional: BTreeSet<&str> = optional.map(|fact| &*fact.subject).collect();
        for fact in self.facts.iter().filter(|fact| fact.predicate == Predicate::Description) {
            let words = fact.value.as_str().unwrap_or_default();
            let names = named_fields(words).into_iter().filter(|_| is_past);
            for name in names.filter(|name| !self.is_known(name)) {
                let span =
                    source.get(fact.span.start..fact.span.end).and_then(|text| text.find(name));
                let start = span.map_or(fact.span.start, |at| fact.span.start + at);
                let span = Span::new(
                    start,
                    if span.is_some() { start + name.len() } else { fact.span.end },
                );
                let message =
                    format!("The words name a field \"{name}\", and no table of the page has it.");
                found.push((Kind::UnknownFieldInProse, fact.subject.clone(), span, message));
            }
            if optional.contains(&*fact.subject) && requires(words) {
                let message = "The column Required says no, and the words of the row require it.";
                found.push((
                    Kind::Contradiction,
                    fact.subject.clone(),
                    fact.span,
                    message.to_owned(),
                ));
            }
        }
        for (kind, subject, span, message) in found {
            self.find(kind, &subject, span, message);
        }
    }

    /// Whether a name is that of a field, a member of a sample or an object.
    fn is_known(&self, name: &str) -> bool {
        self.has_field(name) || self.members.contains(name) || self.objects.contains(name)
    }
}

/// Words that stand where only the name of a field can: `cycleType = ..`, `the field "cycleType"`.
fn named_fields(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut before = "";
    let mut start = 0;
    for piece in text.split_inclusive(|one: char| !one.is_ascii_alphanumeric()) {
        let word = piece.trim_end_matches(|one: char| !one.is_ascii_alphanumeric());
        let after = text[start + word.len()..].trim_start_matches(['"', ' ']);
        let is_camel = word.starts_with(|first: char| first.is_ascii_lowercase())
            && word.contains(|letter: char| letter.is_ascii_uppercase());
        let is_named = matches!(before, "field" | "parameter" | "attribute");
        let is_compared = after.starts_with('=') && !after.starts_with("=\"");
        if is_camel && (is_named || is_compared) && !found.contains(&word) {
            found.push(word);
        }
        if !word.is_empty() {
            before = word;
        }
        start += piece.len();
    }
    found
}

/// Whether words say that something must be there.
fn requires(words: &str) -> bool {
    let lower = words.to_lowercase();
    let has = |one: &str| lower.contains(one);
    (has("is required") || has("required when") || has("must be provided")) && !has("not required")
}

/// Method, path and where the target begins.
fn endpoint(line: &str) -> Option<(&str, &str, usize)> {
    if !crate::page::is_endpoint(line) {
        return None;
    }
    let (method, target) = line.split_once(' ')?;
    let target = target.trim();
    let path = match target.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => target,
    };
    Some((method, path, method.len() + 1))
}

/// Whether a sentence says that the page's subject ends, or is no longer to be used. A field may be
/// deprecated, too: so the sentence has to speak of the whole, or say what to migrate to.
fn is_deprecation(lower: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|one| lower.contains(one));
    let ends = has(&[
        "deprecat",
        "no longer maintained",
        "no longer supported",
        "no longer available",
        "will be offline",
        "be taken offline",
        "will be removed",
        "will be retired",
        "discontinued",
        "sunset",
    ]);
    ends && has(&["migrate", "this api", "the api", "endpoint", "interface", "webhook", "version"])
}

/// Whether a sentence says who may call.
fn is_audience(lower: &str) -> bool {
    ["only available for", "is only available to", "available for partner only"]
        .iter()
        .any(|words| lower.contains(words))
}

/// A value for people, not too long.
pub(super) fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 60 {
        format!("{}..", text.chars().take(60).collect::<String>())
    } else {
        text
    }
}
