//! `bpay docs compare`: two states of a page.

use binance_pay_docs::{Change, Comparison, Grade, Unknown};
use serde::Serialize;
use serde_json::Value;

use super::forms::{Place, word};
use super::options::ComparePages;
use super::pages;
use crate::commands::spec::diff::FailOn;
use crate::failure::Failure;
use crate::output::{BAD, DIM, GOOD, NOTE, Output};
use crate::page::Page;
use crate::status::Status;

/// Two states of a page compared.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct States {
    /// The file of the old state.
    old: String,
    /// The file of the new state.
    new: String,
    /// The gravest grade; null where nothing changed.
    grade: Option<String>,
    /// What changed.
    changes: Vec<ChangeForm>,
    /// What one state says and the other cannot show, because it is cut off or cannot be read there.
    unknown: Vec<UnknownForm>,
}

/// Something that the new state says otherwise.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChangeForm {
    /// What kind of change, such as `request-max-length-tightened`.
    rule: String,
    /// `doc-only`, `additive`, `risky`, `needs-decision` or `breaking`.
    grade: &'static str,
    /// Of what of the page: a JSON Pointer.
    subject: String,
    /// What of it, such as `max-length`.
    predicate: String,
    /// What the old state says; null where it is silent.
    old: Option<Value>,
    /// What the new state says; null where it is silent.
    new: Option<Value>,
    /// Where the old state says so; null where it is silent.
    old_span: Option<Place>,
    /// Where the new state says so; null where it is silent.
    new_span: Option<Place>,
}

/// Something that cannot be compared.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UnknownForm {
    /// Of what of the page: a JSON Pointer.
    subject: String,
    /// What of it.
    predicate: String,
    /// Which state says it: `old` or `new`.
    state: &'static str,
    /// Why the other cannot show it, for people.
    why: &'static str,
}

pub(crate) fn run(args: &ComparePages, out: Output) -> Result<Status, Failure> {
    let old = binance_pay_docs::read(&pages::text(&args.old)?);
    let new = binance_pay_docs::read(&pages::text(&args.new)?);
    let found = binance_pay_docs::compare(&old, &new);
    let states = States::new(args, &found);
    if out.is_json() {
        out.json(&states)?;
    } else {
        out.text(&states.text(&found))?;
    }
    let limit = args.fail_on.map(|grade| match grade {
        FailOn::Breaking => Grade::Breaking,
        FailOn::Risky => Grade::Risky,
        FailOn::Additive => Grade::Additive,
    });
    let is_open = found.changes.iter().any(|one| one.grade == Grade::NeedsDecision);
    Ok(match (limit, found.grade()) {
        (Some(limit), Some(grade)) if grade >= limit => Status::No,
        _ if is_open => Status::Unreadable,
        _ => Status::Done,
    })
}

impl States {
    fn new(args: &ComparePages, found: &Comparison) -> Self {
        Self {
            old: pages::name(&args.old),
            new: pages::name(&args.new),
            grade: found.grade().map(|grade| grade.name().to_owned()),
            changes: found.changes.iter().map(ChangeForm::new).collect(),
            unknown: found.unknown.iter().map(UnknownForm::new).collect(),
        }
    }

    fn text(&self, found: &Comparison) -> String {
        let mut page = Page::default();
        page.heading(format!("{} to {}", self.old, self.new));
        if self.changes.is_empty() {
            page.line(2, GOOD, "nothing changed");
        }
        let mut grades: Vec<Grade> = found.changes.iter().map(|change| change.grade).collect();
        grades.sort_unstable();
        grades.dedup();
        for grade in grades.into_iter().rev() {
            page.space();
            page.line(2, style(grade), grade.name());
            for change in self.changes.iter().filter(|one| one.grade == grade.name()) {
                change.print(&mut page, style(grade));
            }
        }
        if !self.unknown.is_empty() {
            page.space();
            page.line(2, NOTE, "not to be compared");
        }
        for unknown in &self.unknown {
            let words = format!(
                "{}, only in the {} state: {}",
                unknown.predicate, unknown.state, unknown.why
            );
            page.entry(4, DIM, &unknown.subject, words);
        }
        page.into_text()
    }
}

impl ChangeForm {
    fn new(one: &Change) -> Self {
        Self {
            rule: one.rule.clone(),
            grade: one.grade.name(),
            subject: one.subject.clone(),
            predicate: word(&one.predicate),
            old: one.old.clone(),
            new: one.new.clone(),
            old_span: one.old_span.map(Place::from),
            new_span: one.new_span.map(Place::from),
        }
    }

    fn print(&self, page: &mut Page, style: anstyle::Style) {
        let shown = |value: &Option<Value>| {
            let silent = || "nothing".to_owned();
            value.as_ref().map_or_else(silent, Value::to_string)
        };
        page.entry(4, style, &self.subject, &self.rule);
        page.line(8, DIM, format!("old: {}", shown(&self.old)));
        page.line(8, DIM, format!("new: {}", shown(&self.new)));
    }
}

impl UnknownForm {
    fn new(one: &Unknown) -> Self {
        Self {
            subject: one.subject.clone(),
            predicate: word(&one.predicate),
            state: if one.is_in_old { "old" } else { "new" },
            why: one.why,
        }
    }
}

fn style(grade: Grade) -> anstyle::Style {
    match grade {
        Grade::Breaking => BAD,
        Grade::DocOnly => DIM,
        Grade::Additive => GOOD,
        _ => NOTE,
    }
}
