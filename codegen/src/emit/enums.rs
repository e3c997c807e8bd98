//! Open enums: one `open_enum!` block for each.

use crate::model::{EnumBase, OpenEnum};
use crate::names;

use super::docs;

pub(super) fn open_enum(open_enum: &OpenEnum, runtime: &str) -> String {
    let base = match open_enum.base {
        EnumBase::Text => "str",
        EnumBase::Integer => "i64",
    };
    let mut text = format!("{runtime}::support::open_enum! {{\n");
    text += &docs::comment(&docs::prose(&open_enum.doc), "    ");
    text += &format!("    pub enum {}: {base} {{\n", open_enum.name);
    for value in &open_enum.values {
        text += &docs::comment(&docs::value(value), "        ");
        if let Some(note) = &value.deprecated {
            text += &format!("        {}\n", docs::deprecated(note).trim_end());
        }
        let wire = match open_enum.base {
            EnumBase::Text => format!("{:?}", value.value),
            EnumBase::Integer => value.value.clone(),
        };
        text += &format!("        {} = {wire},\n", names::variant(&value.name));
    }
    text + "    }\n}\n"
}
