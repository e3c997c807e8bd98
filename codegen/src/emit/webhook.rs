//! One file for each webhook: structs, rule tables, enums, and which webhook the event is.

use crate::errors::Error;
use crate::model::{Sample, SampleOf, Webhook};
use crate::names;

use super::reserved::Taken;
use super::{docs, endpoint, enums, types, validate};

/// The body of the webhook's module, documentation first.
///
/// # Errors
///
/// Where typify does otherwise than this generator relies on.
pub(super) fn module(webhook: &Webhook, runtime: &str) -> Result<String, Error> {
    let structs = types::structs(webhook.definitions(), &Taken::default())?;
    let mut about = heading(webhook);
    if runtime == "crate" {
        about += &example(webhook);
    }
    let mut text = docs::module_comment(&about);
    text += &format!("\n#[allow(unused_imports)]\nuse {runtime}::support::prelude::*;\n");
    text += &format!("\nconst _: () = {runtime}::support::abi(1);\n");
    for (item, object) in structs.iter().zip(&webhook.objects) {
        text += &format!("\n{}", endpoint::pretty(item));
        text += &format!("\n{}", validate::record(object, item, webhook.definitions(), runtime));
    }
    for open_enum in &webhook.enums {
        text += &format!("\n{}", enums::open_enum(open_enum, runtime));
    }
    text += &format!("\n{}", marker(webhook, runtime));
    endpoint::check(&text, &webhook.file)?;
    Ok(text)
}

/// What it is, in one sentence.
pub(super) fn sentence(webhook: &Webhook) -> String {
    let name = webhook.biz_type.as_ref();
    let name = name.map_or("without a `bizType`".to_owned(), |name| format!("`{name}`"));
    format!("{}: {name}.", docs::prose(&webhook.title))
}

/// The documentation of the module.
fn heading(webhook: &Webhook) -> String {
    let mut text = sentence(webhook);
    if let Some(doc) = &webhook.doc {
        text += &format!("\n\n{}", docs::prose(doc));
    }
    if let Some(instead) = &webhook.deprecated {
        text += &format!("\n\nWithdrawn: {}", docs::prose(instead));
    }
    let audience = webhook.audience.as_str().replace('-', " ");
    text + &format!("\n\nFor {audience}s. {}", docs::page(&webhook.source))
}

/// An example that asserts, from the first notification that the page prints.
fn example(webhook: &Webhook) -> String {
    let is_good = |sample: &&Sample| {
        sample.of == SampleOf::Notification
            && sample.invalid.is_none()
            && sample.deviations.is_empty()
    };
    let Some(sample) = webhook.samples.iter().find(is_good) else { return String::new() };
    let (module, event) = (names::snake(&webhook.id), &webhook.event);
    let json = endpoint::raw_string(&endpoint::compact(&sample.json));
    format!(
        "\n\n# Examples\n\n```\nuse binance_pay::webhook::{module}::{event};\n\
         use binance_pay::{{Violations, Webhook}};\n\n\
         let body = {json};\n\
         let received = {event}::INFO.decode_json(body.as_bytes())?; // whoever sent it\n\
         assert!(received.deviations.is_empty());\n\
         # Ok::<(), Violations>(())\n```"
    )
}

/// The `webhook!` block.
fn marker(webhook: &Webhook, runtime: &str) -> String {
    let shape = names::upper_snake(&webhook.event);
    let mut text = format!("{runtime}::support::webhook! {{\n");
    text += &format!("    {}: {shape};\n    facts {{\n", webhook.event);
    for (fact, value) in [
        ("id", format!("{:?}", webhook.id)),
        ("title", format!("{:?}", webhook.title)),
        ("biz_type", format!("{:?}", webhook.biz_type)),
        ("audience", format!("{:?}", webhook.audience.as_str())),
        ("deprecated", format!("{:?}", webhook.deprecated)),
        ("page", format!("{:?}", webhook.source.page)),
    ] {
        text += &format!("        {fact}: {value},\n");
    }
    text + "    }\n}\n"
}
