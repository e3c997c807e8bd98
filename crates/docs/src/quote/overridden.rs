//! What decisions override on a page.

use serde_json::Value;

use crate::check::{Checked, Difference, Open};
use crate::fact::Kind;
use crate::span::Span;

use super::words::{quoted, word};

/// The findings whose words bind a decision. Others may come and go with what a page that is cut off
/// still has, and the facts around them are bound anyway.
const BOUND: &[Kind] =
    &[Kind::SampleMissingField, Kind::SampleType, Kind::SampleValue, Kind::LimitAgainstType];

/// Words that a decision overrides.
pub(super) struct Overridden {
    pub(super) at: String,
    pub(super) decides: Vec<String>,
    pub(super) decision: String,
    pub(super) place: String,
    pub(super) predicate: String,
    pub(super) digest: String,
    pub(super) span: Option<Span>,
}

/// Everything of a page that decisions override.
pub(super) fn overridden(source: &str, checked: &Checked, model: &Value) -> Vec<Overridden> {
    let id = checked.id.as_deref().unwrap_or_default();
    let find = |pointer: &str, decision: &str| {
        let same = contradictions(model, id).filter(|(_, one)| one["decision"] == decision);
        // Decisions in the same words are told apart by their places.
        let (at, one) = same.max_by_key(|(at, _)| nearness(at, &place(pointer)))?;
        Some((at, decides(one), pointer.to_owned()))
    };
    // Where the page ends within a row, its silence says nothing.
    let is_said =
        |one: &&Difference| one.span.is_some() || checked.cut.as_ref() != Some(&one.pointer);
    let differences = checked.differences.iter().filter(is_said);
    let differences = differences.filter_map(|one| {
        let decision = one.decision.clone()?;
        let (at, decides, pointer) = find(&one.pointer, &decision)?;
        let (predicate, digest) = (word(&one.predicate), quoted(source, one.span));
        Some(Overridden {
            at,
            decides,
            decision,
            place: place(&pointer),
            predicate,
            digest,
            span: one.span,
        })
    });
    let findings = checked.open.iter().filter(|one| BOUND.contains(&one.finding.kind));
    let findings = findings.filter_map(|one: &Open| {
        let decision = one.decision.clone()?;
        let (at, decides, pointer) = find(one.pointer.as_deref()?, &decision)?;
        let span = Some(one.finding.span);
        let (predicate, digest) = (word(&one.finding.kind), quoted(source, span));
        Some(Overridden { at, decides, decision, place: place(&pointer), predicate, digest, span })
    });
    differences.chain(findings).collect()
}

/// How much two places have in common: whole parts of their pointers.
fn nearness(one: &str, other: &str) -> usize {
    one.split('/').zip(other.split('/')).take_while(|(one, other)| one == other).count()
}

/// The contradictions of an endpoint or webhook and those that hold for all, each with its place as
/// seen from the file of the endpoint or webhook.
pub(super) fn contradictions<'a>(
    model: &'a Value,
    id: &str,
) -> impl Iterator<Item = (String, &'a Value)> + use<'a> {
    let own = entry(model, id).and_then(|entry| entry["contradictions"].as_array());
    let own = own.into_iter().flatten().map(|one| (text(&one["at"]).to_owned(), one));
    let general = model["protocol"]["contradictions"].as_array().into_iter().flatten();
    let general = general.map(|one| match text(&one["at"]) {
        at if at.contains('#') => (at.to_owned(), one),
        at => (format!("protocol.yaml#{at}"), one),
    });
    own.chain(general)
}

/// The members that a contradiction decides, sorted.
pub(super) fn decides(contradiction: &Value) -> Vec<String> {
    let members = contradiction["decides"].as_object().into_iter().flatten();
    let mut names: Vec<String> = members.map(|(name, _)| name.clone()).collect();
    names.sort();
    names
}

/// The endpoint or webhook of an id.
pub(super) fn entry<'a>(model: &'a Value, id: &str) -> Option<&'a Value> {
    let all = ["endpoints", "webhooks"].into_iter().filter_map(|list| model[list].as_array());
    all.flatten().find(|entry| entry["id"] == id)
}

/// A place of a difference as a place of the spec's files: the envelope and the codes have files of
/// their own.
pub(super) fn place(pointer: &str) -> String {
    if pointer.starts_with("/envelope/") {
        format!("protocol.yaml#{pointer}")
    } else if let Some(code) = pointer.strip_prefix("/results/") {
        format!("result-codes.yaml#/codes/{code}")
    } else {
        pointer.to_owned()
    }
}

pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

pub(super) fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().map(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fact::Predicate;

    fn checked(pointer: &str, span: Option<Span>, cut: Option<&str>) -> Checked {
        let differences = vec![Difference {
            pointer: pointer.to_owned(),
            predicate: Predicate::Required,
            page: Some(true.into()),
            spec: Some(false.into()),
            span,
            decision: Some("Optional.".to_owned()),
        }];
        Checked {
            id: Some("a.b".to_owned()),
            compared: 1,
            not_compared: std::collections::BTreeMap::new(),
            differences,
            lapsed: Vec::new(),
            open: Vec::new(),
            agreed: Vec::new(),
            known: std::collections::BTreeSet::new(),
            cut: cut.map(str::to_owned),
        }
    }

    #[test]
    fn decisions_in_the_same_words_are_told_apart_by_their_places() {
        let decision =
            |at: &str| json!({"at": at, "decision": "Optional.", "decides": {"required": null}});
        let model = json!({
            "endpoints": [{
                "id": "a.b",
                "contradictions": [decision("/objects/A/fields/one"), decision("/objects/A/fields/two")],
            }],
            "protocol": {"contradictions": [decision("/envelope/fields/status")]},
        });
        for (pointer, at) in [
            ("/objects/A/fields/one", "/objects/A/fields/one"),
            ("/objects/A/fields/two", "/objects/A/fields/two"),
            ("/envelope/fields/status", "protocol.yaml#/envelope/fields/status"),
        ] {
            let found = overridden("Y", &checked(pointer, Some(Span::new(0, 1)), None), &model);
            assert_eq!((found.len(), &*found[0].at), (1, at));
            assert_eq!(found[0].digest, super::super::digest("Y"));
            // Silence counts, except in the row in which the page ends.
            let silent = overridden("Y", &checked(pointer, None, None), &model);
            assert_eq!(silent[0].digest, super::super::SILENCE);
            assert!(overridden("Y", &checked(pointer, None, Some(pointer)), &model).is_empty());
        }
    }
}
