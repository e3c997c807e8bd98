//! `bpay show`: everything that is known of an endpoint.

mod marks;
mod text;
mod words;

use serde::Serialize;

use crate::args::Show;
use crate::catalog;
use crate::commands::show::marks::Mark;
use crate::failure::Failure;
use crate::model::{Endpoint, Model, ResultCode};
use crate::output::Output;
use crate::status::Status;

/// Everything that is known of an endpoint.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Shown<'a> {
    /// The endpoint, as the spec's `model.json` has it.
    endpoint: &'a Endpoint,
    /// The codes of its `results`, as `model.json` has them.
    codes: Vec<&'a ResultCode>,
    /// What of the endpoint no page of the vendor prints, or another page, or what nobody has read.
    marks: Vec<Mark>,
}

pub(crate) fn run(args: &Show, out: Output) -> Result<Status, Failure> {
    let info = catalog::find(&args.id, out)?;
    let model = Model::read()?;
    let endpoint = model
        .endpoints
        .iter()
        .find(|endpoint| endpoint.id == info.id())
        .ok_or_else(|| Failure::internal(format!("the model has no {}", info.id())))?;
    let listed = |code: &&ResultCode| endpoint.results.contains(&code.code);
    let shown = Shown {
        endpoint,
        codes: model.codes.iter().filter(listed).collect(),
        marks: marks::of(endpoint)?,
    };
    if out.is_json() {
        out.json(&shown)?;
    } else {
        out.text(&text::page(&shown))?;
    }
    Ok(Status::Done)
}
