//! The enum of result codes and the table behind it.

use crate::model::{Api, ResultCode};
use crate::names;

use super::docs;

/// The variant of a code: by its name, or `Code` and its digits where no name is known.
pub(super) fn variant(code: &str, api: &Api) -> String {
    let known = api.codes.iter().find(|known| known.code == code);
    match known.and_then(|known| known.name.as_deref()) {
        Some(name) => names::variant(name).to_string(),
        None => format!("Code{code}"),
    }
}

pub(super) fn module(api: &Api) -> String {
    let mut text = docs::module_comment("Result codes: what is known of each.");
    text += "\nuse crate::retry::Retry;\nuse crate::support::Row;\n";
    text += "\ncrate::support::open_enum! {\n";
    text += &docs::comment(
        "The code of a reply. Any text is one; those that a page lists have a name here.\n\n\
         Wire name: `code`. Page: `api-common` and the pages of the endpoints.",
        "    ",
    );
    text += "    pub enum ResultCode: str {\n";
    for code in &api.codes {
        text += &docs::comment(&about(code), "        ");
        text += &format!("        {} = {:?},\n", variant(&code.code, api), code.code);
    }
    text += "    }\n}\n\npub(crate) static TABLE: &[Row] = &[\n";
    for code in &api.codes {
        text += &row(code);
    }
    text + "];\n"
}

fn about(code: &ResultCode) -> String {
    let name = code.name.as_ref().map(|name| format!("`{name}`: ")).unwrap_or_default();
    let mut text = format!("{name}{}", docs::prose(&code.reason));
    if !code.endpoints.is_empty() {
        let ids: Vec<String> = code.endpoints.iter().map(|id| format!("`{id}`")).collect();
        text += &format!("\n\nListed by {}.", ids.join(", "));
    }
    text + &docs::provenance(&code.known_from, &code.unread, "\n\n")
}

fn row(code: &ResultCode) -> String {
    let retry = names::variant(code.retry.value.as_str());
    format!(
        "    Row {{\n        code: {:?},\n        name: {:?},\n        reason: {:?},\n        \
         remedy: {:?},\n        retry: Retry::{retry},\n    }},\n",
        code.code, code.name, code.reason, code.remedy,
    )
}
