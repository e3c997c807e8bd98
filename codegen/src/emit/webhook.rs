//! One file for each webhook: structs, rule tables, enums, and which webhook the event is.

use crate::errors::Error;
use crate::model::Webhook;
use crate::names;

use super::reserved::Taken;
use super::{docs, endpoint, enums, types, validate};

/// The body of the webhook's module, documentation first.
///
/// # Errors
///
/// Where typify does otherwise than this generator relies on.
pub(super) fn module(webhook: &Webhook, runtime: &str) -> Result<String, Error> {
    let structs = types::structs(webhook.definitions(), &Taken::default(), runtime)?;
    let mut text = docs::module_comment(&heading(webhook));
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

/// The documentation of the module, and of the event's variant.
pub(super) fn heading(webhook: &Webhook) -> String {
    let name = webhook.biz_type.as_ref();
    let name = name.map_or("without a `bizType`".to_owned(), |name| format!("`{name}`"));
    let mut text = format!("{}: {name}.", docs::prose(&webhook.title));
    if let Some(doc) = &webhook.doc {
        text += &format!("\n\n{}", docs::prose(doc));
    }
    if let Some(instead) = &webhook.deprecated {
        text += &format!("\n\nWithdrawn: {}", docs::prose(instead));
    }
    let audience = webhook.audience.as_str().replace('-', " ");
    text + &format!("\n\nFor {audience}s. {}", docs::page(&webhook.source))
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
