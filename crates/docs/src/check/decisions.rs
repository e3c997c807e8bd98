//! Recorded decisions: which difference and which finding each of them covers.

use serde_json::Value;

use crate::fact::{Finding, Kind, Predicate};

/// The contradictions of an entry, and those of the protocol for the envelope.
pub(super) struct Decisions<'a> {
    all: Vec<&'a Value>,
    entry: &'a Value,
}

impl<'a> Decisions<'a> {
    pub(super) fn new(model: &'a Value, entry: &'a Value) -> Self {
        let own = entry["contradictions"].as_array().into_iter().flatten();
        let protocol = model["protocol"]["contradictions"].as_array().into_iter().flatten();
        let envelope = protocol.filter(|one| text(&one["at"]).starts_with("/envelope"));
        Self { all: own.chain(envelope).collect(), entry }
    }

    /// The decision that covers a difference: it is about this place and this word of the spec, and its
    /// texts name just what the page states, or the code that the page lacks.
    pub(super) fn covers(
        &self,
        pointer: &str,
        predicate: Predicate,
        page: Option<&Value>,
        spec: Option<&Value>,
    ) -> Option<String> {
        let page = page.or(spec.filter(|_| predicate == Predicate::CodeName));
        let is_about = |one: &&&Value| self.is_at(one, pointer) && decides(one, predicate);
        let quotes =
            |one: &&&Value| page.is_none_or(|page| self.names(one, pointer, predicate, page));
        self.all.iter().filter(is_about).find(quotes).map(|one| text(&one["decision"]).to_owned())
    }

    /// The decision that covers a finding.
    pub(super) fn of(&self, pointer: &str, finding: &Finding) -> Option<String> {
        let keys: &[&str] = match finding.kind {
            Kind::SampleMissingField => &["required"],
            Kind::SampleType => &["type", "wire"],
            Kind::SampleValue => &["type", "of"],
            Kind::LimitAgainstType => &["type", "length", "wire"],
            Kind::UnknownFieldInProse => {
                &["at-least-one-of", "exactly-one-of", "required-if", "ignored-if"]
            }
            Kind::Contradiction => &["required", "length", "range", "scale", "count", "type"],
            Kind::UndeclaredType => &["type", "items", "of"],
            _ => &[],
        };
        let has_key = |one: &&&Value| keys.iter().any(|key| one["decides"].get(key).is_some());
        let here = self.all.iter().filter(|one| self.is_at(one, pointer));
        let names_all = |one: &&&Value| {
            let quoted = quoted_name(finding);
            quoted.is_none_or(|name| texts(one).any(|text| text.contains(name)))
        };
        let mut covering = here.filter(has_key).filter(names_all);
        covering.next().map(|one| text(&one["decision"]).to_owned())
    }

    /// The decisions that override what the page says no longer: their texts state something else of
    /// this place, and nothing that the page states now.
    pub(super) fn lapsed(&self, pointer: &str, predicate: Predicate, page: &Value) -> Vec<&'a str> {
        let is_about = |one: &&&Value| self.is_at(one, pointer) && decides(one, predicate);
        let is_lapsed = |one: &&&'a Value| {
            let of_page = texts(one).filter(|text| self.is_of_page(text, pointer));
            let claims: Vec<Value> = of_page.filter_map(|text| claim(text, predicate)).collect();
            // A decision between the states of a page holds whichever state is at hand.
            let is_of_states = texts(one).any(|text| text.contains(" state"));
            !claims.is_empty() && !claims.contains(page) && !is_of_states
        };
        let lapsed = self.all.iter().filter(is_about).filter(is_lapsed);
        lapsed.map(|one| text(&one["decision"])).collect()
    }

    /// Whether a decision is about a place: its own pointer, or a rule that names the field.
    fn is_at(&self, decision: &Value, pointer: &str) -> bool {
        let at = text(&decision["at"]);
        let at = at.strip_prefix("protocol.yaml#").unwrap_or(at);
        // A decision on a code that the page lacks is about the file: its list has no place for it.
        if at == pointer || (at.is_empty() && pointer.starts_with("/results/")) {
            return true;
        }
        let Some((object, field)) = pointer.split_once("/fields/") else { return false };
        let is_rule = at.strip_prefix(object).is_some_and(|rest| rest.starts_with("/rules/"));
        is_rule
            && self.rule(at).is_some_and(|rule| rule.to_string().contains(&format!("\"{field}\"")))
    }

    /// Whether the texts of a decision name what the page states: a decision on 32 does not cover 33.
    fn names(&self, decision: &Value, pointer: &str, predicate: Predicate, page: &Value) -> bool {
        let of_page = || texts(decision).filter(|text| self.is_of_page(text, pointer));
        let has = |word: &str| of_page().any(|text| has_word(text, word));
        match (predicate, page) {
            (Predicate::Type, Value::String(base)) => match &**base {
                "integer" => has("int") || has("integer"),
                base => has(base) || has(&capitalised(base)) || (base == "object" && has("type")),
            },
            (Predicate::Required, Value::Bool(is_required)) => {
                of_page().any(|text| says_required(text) == Some(*is_required))
            }
            (Predicate::Required | Predicate::Audience | Predicate::Deprecated, _) => true,
            (_, Value::Array(values)) => values.iter().filter_map(Value::as_str).all(has),
            (_, Value::String(word)) => has(word),
            (_, Value::Number(number)) => has(&number.to_string()),
            (_, Value::Object(members)) => members.values().filter_map(Value::as_str).all(has),
            _ => true,
        }
    }

    /// Whether a text can be about this page and this message: not about another page, an SDK, or the
    /// other message's table.
    fn is_of_page(&self, text: &str, pointer: &str) -> bool {
        let own = self.entry["source"]["page"].as_str().unwrap_or("?");
        let names_page = |word: &str| word.starts_with("api-") || word.starts_with("webhook-");
        let letters = |one: char| !(one.is_alphanumeric() || one == '-');
        let mut words = text.split(letters).filter(|word| names_page(word));
        let is_elsewhere = words.any(|word| word != own)
            || ELSEWHERE.iter().any(|words| text.contains(words)) && !text.contains(own)
            || OTHERS.iter().any(|word| text.contains(word)) && !text.contains(" table");
        let object = pointer.split('/').nth(2).unwrap_or_default();
        let is_request = pointer.starts_with("/objects/") && self.entry["request"] == object;
        let other = if is_request { "he response table" } else { "he request table" };
        !is_elsewhere && !text.contains(other)
    }

    /// The rule at a pointer such as `/objects/Payee/rules/0`.
    fn rule(&self, at: &str) -> Option<&Value> {
        let mut parts = at.split('/').skip(2);
        let name = parts.next()?;
        let index: usize = parts.nth(1)?.parse().ok()?;
        let objects = self.entry["objects"].as_array()?;
        objects.iter().find(|object| object["name"] == name)?["rules"].get(index)
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn texts(decision: &Value) -> impl Iterator<Item = &str> {
    decision["texts"].as_array().into_iter().flatten().map(text)
}

/// The name that the message of a finding quotes, where the decision has to be about it.
fn quoted_name(finding: &Finding) -> Option<&str> {
    (finding.kind == Kind::UnknownFieldInProse).then(|| finding.message.split('"').nth(1))?
}

/// Whether a decision is about what a predicate states.
fn decides(decision: &Value, predicate: Predicate) -> bool {
    let keys: &[&str] = match predicate {
        Predicate::Type | Predicate::Of => &["type", "wire", "items", "of"],
        Predicate::Required => &["required"],
        // A length on a type that has none is decided by the type.
        Predicate::MaxLength | Predicate::Length => &["length", "type"],
        Predicate::Charset => &["charset", "type"],
        Predicate::Scale => &["scale", "type"],
        Predicate::Minimum | Predicate::Maximum | Predicate::ExclusiveMinimum => &["range"],
        Predicate::MaxItems => &["count"],
        Predicate::Values => &["type", "of", "known-from"],
        Predicate::Audience => &["audience"],
        Predicate::Deprecated => &["deprecated"],
        Predicate::CodeName => &["results", "name"],
        Predicate::RequiredWithout | Predicate::AtLeastOneOf => {
            &["at-least-one-of", "exactly-one-of"]
        }
        Predicate::RequiredIf => &["required-if"],
        Predicate::IgnoredIf | Predicate::OnlyWithStatus => &["ignored-if"],
        _ => &[],
    };
    keys.iter().any(|key| decision["decides"].get(key).is_some())
}

/// Words of texts that are about something else than the page of the entry.
const ELSEWHERE: &[&str] = &[
    "page on ",
    "pages on ",
    "webhook's ",
    "contract webhook",
    "provider webhook",
    "order webhook",
    "order notification",
];

/// Who else says something. A text that names them may speak of a table of the page first.
const OTHERS: &[&str] = &["SDK", "FAQ", "Users"];

/// Whether a text says that a field is required; nothing where it does not speak of it.
fn says_required(text: &str) -> Option<bool> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["optional", "says N", "not required", " N for both", "has N "]) {
        Some(false)
    } else {
        has(&["requires", "require ", "says Y", "is required"]).then_some(true)
    }
}

/// What a text has the page state.
fn claim(text: &str, predicate: Predicate) -> Option<Value> {
    match predicate {
        Predicate::Required => says_required(text).map(Value::from),
        Predicate::Type => {
            let (_, after) = text.split_once(" types ").or_else(|| text.split_once(" typed "))?;
            let words = after.split(|letter: char| !letter.is_alphanumeric());
            words.filter_map(crate::words::base).next().map(Value::from)
        }
        _ => None,
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether a text has a word, not as a part of another.
fn has_word(text: &str, word: &str) -> bool {
    let is_part =
        |letter: Option<char>| letter.is_some_and(|one| one.is_alphanumeric() || one == '_');
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !is_part(before) && !is_part(after)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_decision_covers_what_its_texts_name() {
        let entry = json!({"objects": [], "contradictions": [{
            "at": "/objects/A/fields/b",
            "texts": ["The table types it int and limits it to 32."],
            "decision": "No limit.",
            "decides": {"length": null},
        }]});
        let model = json!({});
        let decisions = Decisions::new(&model, &entry);
        let covers = |predicate, page: Value| {
            decisions.covers("/objects/A/fields/b", predicate, Some(&page), None).is_some()
        };
        assert!(covers(Predicate::MaxLength, json!(32)));
        assert!(
            !covers(Predicate::MaxLength, json!(3)) && !covers(Predicate::MaxLength, json!(33))
        );
        assert!(!covers(Predicate::Required, json!(true)));
        assert!(
            decisions.covers("/objects/A/fields/c", Predicate::MaxLength, None, None).is_none()
        );
    }
}
