//! `bpay spec explain`: where a fact of the spec comes from, and which decision overrides it.

mod place;
mod statements;
mod text;

use serde::Serialize;
use serde_json::Value;

use self::place::Place;
use self::statements::Statement;
use crate::failure::Failure;
use crate::model::{Contradiction, Model, Quote};
use crate::output::Output;
use crate::status::Status;

#[derive(Debug, clap::Args)]
pub(crate) struct SpecExplain {
    /// ID#/json/pointer: an endpoint, a webhook, protocol or result-codes
    pointer: String,
}

/// A place of the spec, and where it comes from.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Explained<'a> {
    /// The place: an id, `#` and a JSON Pointer.
    pointer: String,
    /// Its file in the spec.
    file: String,
    /// The page that its facts come from; left out where they come from several.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
    /// Whether a page was at hand when the quotes were written.
    quoted: bool,
    /// What the file says there.
    value: Value,
    /// What is in force there, part by part, each with where it comes from. Empty where the place
    /// only holds others.
    statements: Vec<Statement<'a>>,
    /// The decisions about this place, and those below it where it only holds others.
    decisions: Vec<Decided<'a>>,
    /// Where it is known from, when not from the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_from: Option<String>,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    unread: Option<String>,
    /// The places below it; empty where there are statements.
    below: Vec<Below>,
}

/// A decision with the words that it overrides.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Decided<'a> {
    #[serde(flatten)]
    contradiction: &'a Contradiction,
    /// What pages state otherwise; empty where no page was at hand that does.
    overrides: Vec<&'a Quote>,
}

/// A place below another one.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Below {
    /// The place.
    pointer: String,
    /// How many facts of it, and below it, are quoted.
    quotes: usize,
}

pub(crate) fn run(args: &SpecExplain, out: Output) -> Result<Status, Failure> {
    let model = Model::read()?;
    let place = Place::find(&args.pointer, &model, out)?;
    let explained = explained(&place, &model);
    if out.is_json() {
        out.json(&explained)?;
    } else {
        out.text(&text::page(&explained))?;
    }
    Ok(Status::Done)
}

fn explained<'a>(place: &Place<'a>, model: &'a Model) -> Explained<'a> {
    let (statements, decisions) = statements::of(place, model, place.decisions());
    let below = if statements.is_empty() { place.below(model) } else { Vec::new() };
    let node = place.node();
    let text = |name: &str| node.get(name).and_then(Value::as_str).map(str::to_owned);
    Explained {
        pointer: place.shown(),
        file: place.entry.file.to_owned(),
        page: place.entry.page,
        quoted: place.quotes.is_some(),
        value: node.clone(),
        statements,
        decisions,
        known_from: text("known-from"),
        unread: text("unread"),
        below,
    }
}
