//! Enums and their values.

use indexmap::IndexMap;

use crate::model::resolve::forms::{is_upper_camel, is_upper_snake};
use crate::model::resolve::problems::Problems;
use crate::model::{EnumBase, EnumValue, OpenEnum};
use crate::spec::endpoint as spec;
use crate::spec::located::{At, ShortOr};

/// Resolves all enums of a file.
pub(super) fn resolve(
    enums: &IndexMap<At<String>, spec::OpenEnum>,
    problems: &mut Problems,
) -> Vec<OpenEnum> {
    enums.iter().map(|(name, open_enum)| resolve_one(name, open_enum, problems)).collect()
}

fn resolve_one(name: &At<String>, open_enum: &spec::OpenEnum, problems: &mut Problems) -> OpenEnum {
    if !is_upper_camel(&name.value) {
        problems.add(name.place, format!("enum `{}` is to be UpperCamel", name.value));
    }
    if open_enum.values.is_empty() {
        problems.add(name.place, format!("enum `{}` has no values", name.value));
    }
    let base = open_enum.base.unwrap_or(EnumBase::Text);
    let values: Vec<EnumValue> = open_enum
        .values
        .iter()
        .map(|(value, form)| resolve_value(value, form, base, problems))
        .collect();
    let places = open_enum.values.keys().map(|value| value.place);
    problems.tell_apart("name", values.iter().map(|value| value.name.as_str()).zip(places));
    let (name, place) = (name.value.clone(), name.place);
    OpenEnum { name, doc: problems.prose(&open_enum.doc), base, values, place }
}

fn resolve_value(
    value: &At<String>,
    form: &ShortOr<String, spec::EnumValue>,
    base: EnumBase,
    problems: &mut Problems,
) -> EnumValue {
    let short;
    let long = match form {
        ShortOr::Long(long) => long,
        ShortOr::Short(doc) => {
            let doc = At { value: doc.clone(), place: value.place };
            short = spec::EnumValue {
                name: None,
                doc,
                deprecated: None,
                known_from: None,
                unread: None,
            };
            &short
        }
    };
    if base == EnumBase::Integer && !is_integer(&value.value) {
        problems.add(value.place, format!("`{}` is no integer of 64 bits", value.value));
    }
    EnumValue {
        value: value.value.clone(),
        name: name(value, long.name.as_ref(), base, problems),
        doc: problems.prose(&long.doc),
        deprecated: problems.optional_prose(long.deprecated.as_ref()),
        known_from: problems.optional_prose(long.known_from.as_ref()),
        unread: problems.optional_prose(long.unread.as_ref()),
    }
}

fn name(
    value: &At<String>,
    given: Option<&At<String>>,
    base: EnumBase,
    problems: &mut Problems,
) -> String {
    match given {
        Some(name) if !is_upper_snake(&name.value) => {
            problems.add(name.place, format!("name `{}` is to be UPPER_SNAKE", name.value));
        }
        None if base == EnumBase::Integer => {
            let message = format!("the integer `{}` needs a `name` in UPPER_SNAKE", value.value);
            problems.add(value.place, message);
        }
        None if !is_upper_snake(&value.value) => {
            let message = format!("`{}` is not UPPER_SNAKE, so it needs a `name`", value.value);
            problems.add(value.place, message);
        }
        _ => {}
    }
    given.unwrap_or(value).value.clone()
}

/// Whether the text is the one form of an integer that JSON writes.
fn is_integer(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}
