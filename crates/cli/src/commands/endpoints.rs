//! `bpay endpoints`: the list of all endpoints.

use binance_pay::{ENDPOINTS, EndpointInfo};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{DIM, NAME, NOTE, Output};
use crate::page::Page;
use crate::status::Status;

/// One endpoint of the list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Row {
    /// The permanent id.
    id: &'static str,
    /// The HTTP method.
    method: &'static str,
    /// The path from the root of the host.
    path: &'static str,
    /// What it does, in a few words.
    title: &'static str,
    /// Who may call it.
    audience: &'static str,
    /// What to use instead; null where the endpoint is in use.
    deprecated: Option<&'static str>,
}

pub(crate) fn run(out: Output) -> Result<Status, Failure> {
    let rows: Vec<Row> = ENDPOINTS.iter().copied().map(Row::new).collect();
    if out.is_json() {
        out.json(&rows)?;
    } else {
        out.text(&page(&rows))?;
    }
    Ok(Status::Done)
}

impl Row {
    fn new(info: &'static EndpointInfo) -> Self {
        Self {
            id: info.id(),
            method: info.method(),
            path: info.path(),
            title: info.title(),
            audience: info.audience(),
            deprecated: info.deprecated(),
        }
    }
}

fn page(rows: &[Row]) -> String {
    let mut page = Page::default();
    for row in rows {
        page.entry(0, NAME, row.id, row.title);
        page.line(4, DIM, format!("{} {}", row.method, row.path));
        page.line(4, DIM, format!("for: {}", row.audience));
        if let Some(instead) = row.deprecated {
            page.line(4, NOTE, format!("deprecated: {instead}"));
        }
    }
    page.into_text()
}
