//! `bpay docs draft`: the spec file of a new endpoint, to begin with.

use std::path::Path;

use binance_pay_docs::Question;
use serde::Serialize;

use super::options::DraftPage;
use super::{model, pages};
use crate::failure::{Failure, Kind};
use crate::output::Output;
use crate::status::Status;

/// A spec file to begin with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Drafted {
    /// The file of the page.
    page: String,
    /// The id that the draft proposes: by the path.
    id: String,
    /// Where the file belongs, below the folder of the spec.
    file: String,
    /// The file.
    yaml: String,
    /// What is to be decided, in the order of the file.
    questions: Vec<QuestionForm>,
}

/// Something to decide before the draft is a spec.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct QuestionForm {
    /// Where in the file: a JSON Pointer.
    pointer: String,
    /// What is to be decided, for people.
    message: String,
}

/// Prints the draft. There is always something to decide.
pub(crate) fn run(args: &DraftPage, out: Output) -> Result<Status, Failure> {
    let model = model::built_in()?;
    let name = pages::name(&args.page);
    let reading = binance_pay_docs::read(&pages::text(&args.page)?);
    let slug = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy();
    let Some(draft) = binance_pay_docs::draft(&reading, &slug, &model) else {
        let message =
            format!("{name} is about no endpoint, or its line with method and path is lost");
        let remedy = "See what can be read of it with `bpay docs read`.";
        return Err(Failure::new(Kind::Page, message, remedy));
    };
    if !out.is_json() {
        out.text(&draft.yaml)?;
        return Ok(Status::Unreadable);
    }
    let question = |one: &Question| QuestionForm {
        pointer: one.pointer.clone(),
        message: one.message.clone(),
    };
    out.json(&Drafted {
        page: name,
        file: format!("endpoints/{}.yaml", draft.id.replacen('.', "/", 1)),
        questions: draft.questions.iter().map(question).collect(),
        id: draft.id,
        yaml: draft.yaml,
    })?;
    Ok(Status::Unreadable)
}
