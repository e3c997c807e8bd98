//! The body that is signed: JSON by the rule table.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use crate::number::{Form, Parts};
use crate::support::shape::Kind;
use crate::support::view::{Record, View};

/// Writes a record: members in the order of the specification, those that are absent left out, ids
/// and decimals in their wire form, no blanks. The same text as its `Serialize` gives, without
/// looking at every byte twice.
pub fn encode(record: &dyn Record) -> Vec<u8> {
    // Room for nearly every request, so that its body is the only allocation.
    let mut out = String::with_capacity(256);
    object(record, &mut out);
    out.into_bytes()
}

fn object(record: &dyn Record, out: &mut String) {
    out.push('{');
    record.members(&mut |members| {
        let mut first = true;
        for (field, view) in record.object().fields.iter().zip(members) {
            if !view.is_present() {
                continue;
            }
            if !first {
                out.push(',');
            }
            first = false;
            // Names of the specification need no escapes.
            out.push('"');
            out.push_str(field.name);
            out.push('"');
            out.push(':');
            value(&field.kind, *view, out);
        }
    });
    out.push('}');
}

fn value(kind: &Kind, view: View<'_>, out: &mut String) {
    match view {
        View::Text(digits) if matches!(kind, Kind::Decimal(_) | Kind::Id { .. }) => {
            number(kind, digits, out);
        }
        View::Text(value) | View::Secret(value) => text(value, out),
        View::Number(digits, _) => number(kind, digits, out),
        // Writing into a String cannot fail.
        View::Integer(value) => write!(out, "{value}").unwrap_or_default(),
        View::Boolean(value) => out.push_str(if value { "true" } else { "false" }),
        View::Object(record) => object(record, out),
        View::List(items) => {
            let item_kind = if let Kind::List(list) = kind { list.items } else { kind };
            out.push('[');
            items.each(&mut |index, item| {
                out.push_str(if index == 0 { "" } else { "," });
                value(item_kind, item, out);
            });
            out.push(']');
        }
        View::Absent | View::Null | View::Other(_) => out.push_str("null"),
    }
}

/// A text that is no number is written as a string, whatever the wire form: nothing else can be.
fn number(kind: &Kind, digits: &str, out: &mut String) {
    let wire = match kind {
        Kind::Decimal(limits) => limits.wire,
        Kind::Id { wire, .. } => *wire,
        Kind::Integer(_) | Kind::IntegerEnum(_) | Kind::Timestamp => Form::Number,
        _ => Form::Text,
    };
    if wire == Form::Number && Parts::parse(digits).is_some() {
        out.push_str(digits);
    } else {
        text(digits, out);
    }
}

fn text(value: &str, out: &mut String) {
    // No early exit: the compiler turns the loop into vector instructions.
    let special = |byte: u8| (byte < 0x20) | (byte == b'"') | (byte == b'\\');
    if value.bytes().fold(false, |any, byte| any | special(byte)) {
        // A string always serializes.
        out.push_str(&serde_json::to_string(value).unwrap_or_default());
    } else {
        out.push('"');
        out.push_str(value);
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str) -> String {
        let mut out = String::new();
        text(value, &mut out);
        out
    }

    #[test]
    fn texts_are_escaped_as_serde_json_does() {
        let controls: String = (0..=0x7f_u8).map(char::from).collect();
        for value in ["", "plain", "\"", "\\", "\n\u{0}\u{1f}", "Crème 冰", "\u{2028}", &controls]
        {
            assert_eq!(written(value), serde_json::to_string(value).unwrap());
        }
    }

    #[test]
    fn only_numbers_are_written_bare() {
        let kind = crate::support::shape::id(Form::Number, 19);
        for (digits, json) in [("7", "7"), ("M_R_1", "\"M_R_1\""), ("", "\"\""), ("007", "\"007\"")]
        {
            let mut out = String::new();
            number(&kind, digits, &mut out);
            assert_eq!(out, json);
        }
    }
}
