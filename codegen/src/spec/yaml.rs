//! Reading YAML strictly, and saying what is wrong with it.

use serde::de::DeserializeOwned;
use serde_saphyr::{DuplicateKeyPolicy, Error, MergeKeyPolicy, MessageFormatter, Options};

use crate::spec::located::Place;
use crate::suggest::{allowed, did_you_mean};

/// Reads one document.
///
/// Texts that other readers would take for numbers or booleans have to be quoted, no key stands
/// twice, and there are no merge keys and no tags: what one sees is what there is.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, (Place, String)> {
    serde_saphyr::from_str_with_options(text, options())
        .map_err(|error| (place(&error), message(&error)))
}

fn options() -> Options {
    serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::Error,
        merge_keys: MergeKeyPolicy::Error,
        no_schema: true,
        strict_booleans: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    }
}

fn place(error: &Error) -> Place {
    let location = error.location();
    location.map_or_else(Place::default, |at| Place { line: at.line(), column: at.column() })
}

fn message(error: &Error) -> String {
    match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            let hint = did_you_mean(field, expected.iter().copied());
            format!("`{field}` is not known here{hint}; {}", allowed(expected.iter().copied()))
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            let hint = did_you_mean(variant, expected.iter().copied());
            format!("`{variant}` is not known here{hint}; {}", allowed(expected.iter().copied()))
        }
        Error::SerdeMissingField { field, .. } => format!("`{field}` is missing"),
        Error::DuplicateMappingKey { key: Some(key), .. } => format!("`{key}` stands here twice"),
        Error::QuotingRequired { value, .. } => {
            format!("`{value}` is to be a text here; quote it: \"{value}\"")
        }
        Error::SerdeInvalidType { unexpected, expected, .. }
        | Error::SerdeInvalidValue { unexpected, expected, .. } => {
            let expected = match expected.as_str() {
                "u32" | "u64" => "a number of 0 or more",
                "i64" => "an integer of 64 bits",
                other => other,
            };
            format!("{expected} is wanted here, not {unexpected}")
        }
        other => serde_saphyr::UserMessageFormatter.format_message(other).into_owned(),
    }
}
