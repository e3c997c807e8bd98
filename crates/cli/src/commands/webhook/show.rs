//! `bpay webhook show`: everything that is known of a webhook.

use serde::Serialize;
use serde_json::{Value, json};

use crate::args::ShowWebhook;
use crate::commands::show::marks::{self, Mark};
use crate::commands::show::text;
use crate::commands::show::words::fact;
use crate::commands::webhook::find::find;
use crate::failure::Failure;
use crate::model::{Acknowledgement, Model, Retries, Webhook, WebhookRules};
use crate::output::{NAME, NOTE, Output};
use crate::page::Page;
use crate::status::Status;

/// Everything that is known of a webhook.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Shown<'a> {
    /// The webhook, as the spec's `model.json` has it.
    webhook: &'a Webhook,
    /// What a receiver answers, the same for all webhooks.
    acknowledgement: &'a Acknowledgement,
    /// How often it is sent again, the same for all webhooks.
    retries: &'a Retries,
    /// What of the webhook no page of the vendor prints, or another page, or what nobody has read.
    marks: Vec<Mark>,
}

pub(crate) fn run(args: &ShowWebhook, out: Output) -> Result<Status, Failure> {
    let model = Model::read()?;
    let webhook = find(&model, &args.biz_type)?;
    let WebhookRules { acknowledgement, retries } = &model.protocol.webhook;
    let marks = marks::of_webhook(webhook)?;
    let shown = Shown { webhook, acknowledgement, retries, marks };
    if out.is_json() {
        out.json(&shown)?;
    } else {
        out.text(&page(&shown))?;
    }
    Ok(Status::Done)
}

fn page(shown: &Shown<'_>) -> String {
    let mut page = Page::default();
    let webhook = shown.webhook;
    head(&mut page, shown);
    text::objects(&mut page, &webhook.objects, &[("Body", &webhook.event)]);
    text::enums(&mut page, &webhook.enums);
    text::contradictions(&mut page, &webhook.contradictions, "the webhook");
    text::marks(&mut page, &shown.marks);
    text::samples(&mut page, &webhook.samples);
    page.into_text()
}

fn head(page: &mut Page, shown: &Shown<'_>) {
    let webhook = shown.webhook;
    page.entry(0, NAME, webhook.name(), &webhook.title);
    if let Some(instead) = &webhook.deprecated {
        page.line(2, NOTE, format!("deprecated: {instead}"));
    }
    if let Some(doc) = &webhook.doc {
        page.plain(2, doc);
    }
    page.space();
    page.pair(2, "id", &webhook.id);
    page.pair(2, "bizType", webhook.biz_type.as_deref().unwrap_or("(none)"));
    page.pair(2, "for", &webhook.audience);
    text::source(page, &webhook.source);
    page.pair(2, "spec", &webhook.file);
    page.pair(2, "answer", answer(shown.acknowledgement));
    page.pair(2, "", &shown.acknowledgement.doc);
    let Retries { max, doc, unread } = shown.retries;
    page.pair(2, "again", format!("at most {} times", fact(max)));
    page.pair(2, "", doc);
    if let Some(gap) = unread {
        page.pair(2, "not seen", gap);
    }
}

/// The answer that says that all is well, as far as it is required.
fn answer(acknowledgement: &Acknowledgement) -> Value {
    let first = acknowledgement.fields.first().map_or("", |field| &field.name);
    json!({first: acknowledgement.success})
}
