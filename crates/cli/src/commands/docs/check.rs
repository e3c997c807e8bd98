//! `bpay docs check`: pages against the checked-in spec.

use std::collections::BTreeMap;

use binance_pay_docs::{Checked, Difference, Lapsed, Loose, Open, Predicate, Reading, loose};
use serde::Serialize;
use serde_json::Value;

use super::bindings::LooseForm;
use super::forms::{Place, word};
use super::options::CheckPages;
use super::{model, pages};
use crate::catalog;
use crate::failure::Failure;
use crate::output::{BAD, DIM, GOOD, NAME, NOTE, Output};
use crate::page::Page;
use crate::status::Status;

/// Pages against the spec.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Compared {
    /// Page by page, in the order of the command line.
    pages: Vec<OnePage>,
}

/// One page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct OnePage {
    /// Its file.
    page: String,
    /// `same`, `differs`, `undecided`, or `other` where it is about no endpoint and no webhook.
    outcome: Outcome,
    /// The endpoint or webhook; null where the spec has none of this path or `bizType`.
    id: Option<String>,
    /// The endpoint whose path is most like that of the page, where the spec has no such path.
    nearest: Option<String>,
    /// How many statements of the page were compared.
    compared: usize,
    /// Statements that the spec has no place for, by what they state.
    not_compared: BTreeMap<String, usize>,
    /// Where page and spec differ.
    differences: Vec<DifferenceForm>,
    /// Decisions about something that the page does not say any more.
    lapsed: Vec<LapsedForm>,
    /// Decisions that are bound to words which the page does not have any more.
    loose: Vec<LooseForm>,
    /// What of the page has to be decided.
    open: Vec<OpenForm>,
}

/// How a page and the spec stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum Outcome {
    /// They say the same, up to recorded decisions.
    Same,
    /// They differ where nothing was decided.
    Differs,
    /// Something of the page has to be decided, or the spec has no such endpoint.
    Undecided,
    /// The page is about something else.
    Other,
}

/// A place where page and spec differ.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DifferenceForm {
    /// Where in the spec's file: a JSON Pointer.
    pointer: String,
    /// What differs, such as `max-length`.
    predicate: String,
    /// What the page says; null where it is silent.
    page: Option<Value>,
    /// What the spec says; null where it is silent.
    spec: Option<Value>,
    /// Where the page says so; null where it is silent.
    span: Option<Place>,
    /// The recorded decision that covers it; null where there is none.
    decision: Option<String>,
}

/// A recorded decision that overrides nothing any more.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LapsedForm {
    /// Where in the spec's file: a JSON Pointer.
    pointer: String,
    /// What it decides, such as `required`.
    predicate: String,
    /// What the page says now.
    page: Value,
    /// Where the page says so.
    span: Place,
    /// The decision.
    decision: String,
}

/// Something that has to be decided.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct OpenForm {
    /// What kind of thing, such as `unknown-word`.
    kind: String,
    /// Of what of the page: a JSON Pointer.
    subject: String,
    /// Where in the page.
    span: Place,
    /// What is the matter, for people.
    message: String,
    /// Where in the spec's file; null where that is not known.
    pointer: Option<String>,
    /// The recorded decision that covers it; null where there is none.
    decision: Option<String>,
}

pub(crate) fn run(args: &CheckPages, out: Output) -> Result<Status, Failure> {
    let model = match &args.spec {
        None => model::built_in()?,
        Some(folder) => model::of_folder(folder, |sources| sources)?,
    };
    let mut all = Vec::new();
    for (at, page) in args.pages.iter().enumerate() {
        pages::progress(&args.pages, at, out);
        let source = pages::text(page)?;
        let reading = binance_pay_docs::read(&source);
        let checked = binance_pay_docs::check(&reading, &model);
        let loose = checked.as_ref().map(|checked| loose(&source, &reading, checked, &model));
        let loose = loose.unwrap_or_default();
        let nearest = checked.as_ref().and_then(|checked| nearest(&reading, checked, &model));
        all.push(OnePage::new(pages::name(page), checked.as_ref(), loose, nearest));
    }
    let outcomes: Vec<Outcome> = all.iter().map(|page| page.outcome).collect();
    if out.is_json() {
        out.json(&Compared { pages: all })?;
    } else {
        out.text(&text(&all))?;
    }
    Ok(if outcomes.contains(&Outcome::Differs) {
        Status::No
    } else if outcomes.contains(&Outcome::Undecided) {
        Status::Unreadable
    } else {
        Status::Done
    })
}

/// The endpoint whose path is most like that of a page which the spec does not have.
fn nearest(reading: &Reading, checked: &Checked, model: &Value) -> Option<String> {
    let path = reading.value("/endpoint", Predicate::Path)?.as_str()?;
    let endpoints = || model["endpoints"].as_array().into_iter().flatten();
    let known = endpoints().filter_map(|endpoint| endpoint["path"].as_str());
    let nearest = catalog::nearest(path, known).filter(|_| checked.id.is_none())?;
    let id = endpoints().find(|endpoint| endpoint["path"] == nearest)?["id"].as_str()?;
    Some(id.to_owned())
}

impl OnePage {
    fn new(
        page: String,
        checked: Option<&Checked>,
        loose: Vec<Loose>,
        nearest: Option<String>,
    ) -> Self {
        let outcome = match checked {
            None => Outcome::Other,
            Some(checked) if checked.differs() || !loose.is_empty() => Outcome::Differs,
            Some(checked) if checked.is_undecided() => Outcome::Undecided,
            Some(_) => Outcome::Same,
        };
        let differences = checked.iter().flat_map(|checked| &checked.differences);
        let lapsed = checked.iter().flat_map(|checked| &checked.lapsed);
        let open = checked.iter().flat_map(|checked| &checked.open);
        Self {
            page,
            outcome,
            id: checked.and_then(|checked| checked.id.clone()),
            nearest,
            compared: checked.map_or(0, |checked| checked.compared),
            not_compared: checked.map(|checked| checked.not_compared.clone()).unwrap_or_default(),
            differences: differences.map(DifferenceForm::new).collect(),
            lapsed: lapsed.map(LapsedForm::new).collect(),
            loose: loose.into_iter().map(LooseForm::new).collect(),
            open: open.map(OpenForm::new).collect(),
        }
    }
}

impl DifferenceForm {
    fn new(one: &Difference) -> Self {
        Self {
            pointer: one.pointer.clone(),
            predicate: word(&one.predicate),
            page: one.page.clone(),
            spec: one.spec.clone(),
            span: one.span.map(Place::from),
            decision: one.decision.clone(),
        }
    }
}

impl LapsedForm {
    fn new(one: &Lapsed) -> Self {
        Self {
            pointer: one.pointer.clone(),
            predicate: word(&one.predicate),
            page: one.page.clone(),
            span: one.span.into(),
            decision: one.decision.clone(),
        }
    }
}

impl OpenForm {
    fn new(one: &Open) -> Self {
        Self {
            kind: word(&one.finding.kind),
            subject: one.finding.subject.clone(),
            span: one.finding.span.into(),
            message: one.finding.message.clone(),
            pointer: one.pointer.clone(),
            decision: one.decision.clone(),
        }
    }
}

fn text(all: &[OnePage]) -> String {
    let mut page = Page::default();
    for one in all {
        let id = one.id.as_deref().unwrap_or("no endpoint and no webhook of the spec");
        page.heading(format!("{}: {id}", one.page));
        let (style, outcome) = match one.outcome {
            Outcome::Same => (GOOD, "same as the spec, up to recorded decisions"),
            Outcome::Differs => (BAD, "differs from the spec"),
            Outcome::Undecided => (NOTE, "has something to decide"),
            Outcome::Other => (DIM, "about something else"),
        };
        page.line(2, style, outcome);
        if let Some(nearest) = &one.nearest {
            let words = format!("the path is not in the spec; {nearest} has the most similar one");
            page.entry(2, BAD, "/path", words);
        }
        for difference in &one.differences {
            difference.print(&mut page);
        }
        for lapsed in &one.lapsed {
            let words = format!(
                "{}: the page now says {}, as the spec does, and nothing is left of this decision: {}",
                lapsed.predicate, lapsed.page, lapsed.decision
            );
            page.entry(2, BAD, &lapsed.pointer, words);
        }
        one.loose.iter().for_each(|loose| loose.print(&mut page));
        for open in one.open.iter().filter(|open| open.decision.is_none()) {
            page.entry(2, NOTE, &open.kind, format!("{} {}", open.subject, open.message));
        }
        let decided = one.open.iter().filter(|open| open.decision.is_some()).count();
        let compared = format!("{} statements compared, {decided} findings decided", one.compared);
        page.line(2, DIM, compared);
        for (predicate, times) in &one.not_compared {
            page.line(4, DIM, format!("not compared: {predicate}, {times}"));
        }
    }
    page.into_text()
}

impl DifferenceForm {
    fn print(&self, page: &mut Page) {
        let silent = || "nothing".to_owned();
        let shown = |value: &Option<Value>| value.as_ref().map_or_else(silent, Value::to_string);
        let style = if self.decision.is_some() { NAME } else { BAD };
        let words = format!(
            "{}: the page {}, the spec {}",
            self.predicate,
            shown(&self.page),
            shown(&self.spec)
        );
        page.entry(2, style, &self.pointer, words);
        if let Some(decision) = &self.decision {
            page.line(6, DIM, format!("decided: {decision}"));
        }
    }
}
