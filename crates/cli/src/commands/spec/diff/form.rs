//! `bpay spec diff --json`.

use std::collections::BTreeMap;

use binance_pay_diff::render::Context;
use binance_pay_diff::{Change, Report};
use serde::Serialize;
use serde_json::Value;
#[cfg(test)]
use {
    binance_pay_diff::{Axis, Bump, Direction, Grade, Victim},
    schemars::{Schema, SchemaGenerator, json_schema},
};

/// What differs between two states of the spec.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Compared<'a> {
    /// The old state, as it was named.
    old: &'a str,
    /// The new state, as it was named.
    new: &'a str,
    /// The release of the crate that the changes ask for.
    #[cfg_attr(test, schemars(schema_with = "bumps"))]
    bump: &'static str,
    /// How many changes have each grade; grades without any are left out.
    counts: BTreeMap<&'static str, usize>,
    /// The changes, sorted by part and pointer.
    changes: Vec<Row<'a>>,
}

/// One change.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Row<'a> {
    /// Where: a JSON Pointer (RFC 6901) into the model, in which items of lists go by their names.
    pointer: &'a str,
    /// Its file, relative to the spec folder.
    file: &'a str,
    /// Which part of the protocol it is about.
    #[cfg_attr(test, schemars(schema_with = "axes"))]
    axis: &'static str,
    /// The id of the rule that it falls under; permanent.
    rule: String,
    /// Which way it goes.
    #[cfg_attr(test, schemars(schema_with = "directions"))]
    direction: &'static str,
    /// How bad it is.
    #[cfg_attr(test, schemars(schema_with = "grades"))]
    grade: &'static str,
    /// Who is hurt.
    #[cfg_attr(test, schemars(schema_with = "victims"))]
    victims: Vec<&'static str>,
    /// What comes of it, for people.
    meaning: &'static str,
    /// What was there; left out where it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a Value>,
    /// What is there; left out where it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a Value>,
    /// What a file of approvals names it by.
    fingerprint: &'a str,
    /// Why it is all right, where somebody has approved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    approval: Option<&'a str>,
    /// Whether it is why the exit status is 1.
    fails: bool,
}

impl<'a> Compared<'a> {
    pub(super) fn new(report: &'a Report, context: &Context<'a>) -> Self {
        let mut counts = BTreeMap::new();
        for change in report.changes() {
            *counts.entry(change.grade().as_str()).or_default() += 1;
        }
        let rows = report.sections().flat_map(|section| {
            section.changes.iter().map(move |change| Row::new(change, section.file, context))
        });
        let bump = report.bump().as_str();
        Self { old: context.old, new: context.new, bump, counts, changes: rows.collect() }
    }
}

impl<'a> Row<'a> {
    fn new(change: &'a Change, file: &'a str, context: &Context<'_>) -> Self {
        Self {
            pointer: &change.pointer,
            file,
            axis: change.axis().as_str(),
            rule: change.rule.id(),
            direction: change.rule.direction().as_str(),
            grade: change.grade().as_str(),
            victims: change.victims().iter().map(|victim| victim.as_str()).collect(),
            meaning: change.rule.meaning(),
            old: change.old.as_ref(),
            new: change.new.as_ref(),
            fingerprint: change.fingerprint.as_str(),
            approval: change.approval.as_deref(),
            fails: context.fails(change),
        }
    }
}

#[cfg(test)]
macro_rules! words {
    ($($function:ident: $words:ident;)+) => {$(
        fn $function(_: &mut SchemaGenerator) -> Schema {
            let words: Vec<_> = $words::ALL.iter().map(|word| word.as_str()).collect();
            json_schema!({"type": "string", "enum": words})
        }
    )+};
}

#[cfg(test)]
words! {
    axes: Axis;
    bumps: Bump;
    directions: Direction;
    grades: Grade;
}

#[cfg(test)]
fn victims(_: &mut SchemaGenerator) -> Schema {
    let words: Vec<_> = Victim::ALL.iter().map(|word| word.as_str()).collect();
    json_schema!({"type": "array", "items": {"type": "string", "enum": words}})
}
