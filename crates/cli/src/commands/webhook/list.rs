//! `bpay webhook list`: the list of all webhooks.

use serde::Serialize;

use crate::failure::Failure;
use crate::model::{Model, Webhook};
use crate::output::{DIM, NAME, NOTE, Output};
use crate::page::Page;
use crate::status::Status;

/// One webhook of the list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Row<'a> {
    /// The permanent id.
    id: &'a str,
    /// The value of `bizType` that names it; null where the message has no such member.
    biz_type: Option<&'a str>,
    /// What it tells, in a few words.
    title: &'a str,
}

pub(crate) fn run(out: Output) -> Result<Status, Failure> {
    let webhooks = Model::read()?.webhooks;
    if out.is_json() {
        out.json(&webhooks.iter().map(Row::new).collect::<Vec<_>>())?;
    } else {
        out.text(&page(&webhooks))?;
    }
    Ok(Status::Done)
}

impl<'a> Row<'a> {
    fn new(webhook: &'a Webhook) -> Self {
        Self { id: &webhook.id, biz_type: webhook.biz_type.as_deref(), title: &webhook.title }
    }
}

fn page(webhooks: &[Webhook]) -> String {
    let mut page = Page::default();
    for webhook in webhooks {
        page.entry(0, NAME, webhook.name(), &webhook.title);
        page.line(4, DIM, format!("for: {}", webhook.audience));
        if webhook.biz_type.is_none() {
            page.line(4, DIM, "without a bizType: its id stands for it");
        }
        if let Some(instead) = &webhook.deprecated {
            page.line(4, NOTE, format!("deprecated: {instead}"));
        }
    }
    page.into_text()
}
