//! `bpay show`: everything that is known of an endpoint.

pub(crate) mod marks;
pub(crate) mod text;
pub(crate) mod words;

use serde::Serialize;

use crate::args::Show;
use crate::catalog;
use crate::commands::explain;
use crate::commands::show::marks::Mark;
use crate::commands::show::words::{fact, kind, limits, object_name};
use crate::failure::Failure;
use crate::model::{Endpoint, Model, ResultCode};
use crate::output::{NAME, NOTE, Output};
use crate::page::Page;
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
        marks: marks::of_endpoint(endpoint)?,
    };
    if out.is_json() {
        out.json(&shown)?;
    } else {
        out.text(&page(&shown))?;
    }
    Ok(Status::Done)
}

fn page(shown: &Shown<'_>) -> String {
    let mut page = Page::default();
    let endpoint = shown.endpoint;
    head(&mut page, endpoint);
    let response = object_name(&endpoint.response).unwrap_or_default();
    let roles = [("Request", &*endpoint.request), ("Response", response)];
    text::objects(&mut page, &endpoint.objects, &roles);
    text::enums(&mut page, &endpoint.enums);
    codes(&mut page, shown);
    text::contradictions(&mut page, &endpoint.contradictions, "the endpoint");
    text::marks(&mut page, &shown.marks);
    text::samples(&mut page, &endpoint.samples);
    page.into_text()
}

fn head(page: &mut Page, endpoint: &Endpoint) {
    page.entry(0, NAME, &endpoint.id, &endpoint.title);
    if let Some(instead) = &endpoint.deprecated {
        page.line(2, NOTE, format!("deprecated: {instead}"));
    }
    if let Some(doc) = &endpoint.doc {
        page.plain(2, doc);
    }
    page.space();
    page.pair(2, "request", format!("{} {}", endpoint.method, endpoint.path));
    page.pair(2, "for", &endpoint.audience);
    page.pair(2, "repeat", fact(&endpoint.repeat));
    text::source(page, &endpoint.source);
    page.pair(2, "response", kind(&endpoint.response));
    for limit in limits(&endpoint.response) {
        page.pair(2, "", limit);
    }
    if let Some(meaning) = &endpoint.response_null {
        page.pair(2, "no data", meaning);
    }
    match endpoint.envelope.as_deref() {
        None => {}
        Some("none") => {
            page.pair(
                2,
                "envelope",
                "none: the body is the data. Where one comes, it is read too.",
            );
        }
        Some(other) => page.pair(2, "envelope", other),
    }
    page.pair(2, "spec", &endpoint.file);
}

fn codes(page: &mut Page, shown: &Shown<'_>) {
    page.heading(format!("Result codes ({})", shown.codes.len()));
    for code in &shown.codes {
        explain::heading(page, 2, code);
        page.pair(6, "reason", &code.reason);
        page.pair(6, "remedy", &code.remedy);
        page.pair(6, "retry", explain::retry(code));
    }
}
