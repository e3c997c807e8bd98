//! `bpay vectors list`: the vectors, and what each is there for.

use binance_pay_vectors::Vector;
use serde::Serialize;

use super::Choice;
use crate::failure::Failure;
use crate::output::{DIM, NAME, Output};
use crate::page::Page;
use crate::status::Status;

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    #[command(flatten)]
    choice: Choice,
}

/// One vector of the list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Row<'a> {
    /// The permanent id.
    id: &'a str,
    /// What it is about.
    kind: &'a str,
    /// What it is there for, in one sentence.
    why: &'a str,
    /// What it rests on.
    basis: &'a str,
}

pub(crate) fn run(args: &List, out: Output) -> Result<Status, Failure> {
    let set = args.choice.folder.read()?;
    let chosen = args.choice.of(&set)?;
    if out.is_json() {
        out.json(&chosen.iter().map(|vector| Row::new(vector)).collect::<Vec<_>>())?;
        return Ok(Status::Done);
    }
    let mut page = Page::default();
    for vector in chosen {
        page.entry(0, NAME, &vector.id, &vector.why);
        page.line(4, DIM, format!("basis: {}", vector.basis));
    }
    out.text(&page.into_text())?;
    Ok(Status::Done)
}

impl<'a> Row<'a> {
    fn new(vector: &'a Vector) -> Self {
        let Vector { id, why, basis, .. } = vector;
        Self { id, kind: vector.kind.as_str(), why, basis }
    }
}
