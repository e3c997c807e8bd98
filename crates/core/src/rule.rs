//! [`Rule`] and [`Limit`]: what the documentation demands.

use alloc::string::String;
use core::fmt;

use serde::ser::{Serialize, Serializer};

/// The name of a rule that a message can break.
///
/// JSON Schema's keyword where one exists, else ours; [`as_str`](Self::as_str) gives it. New rules
/// may come in a minor release.
///
/// # Examples
///
/// ```
/// assert_eq!(binance_pay::Rule::MaxLength.as_str(), "maxLength");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// A required member is missing or null.
    Required,
    /// The value is of another JSON type, or not of the form that its type has.
    Type,
    /// The value is none of those that the documentation lists.
    Enum,
    /// The text has too few characters.
    MinLength,
    /// The text has too many characters.
    MaxLength,
    /// The number is too small.
    Minimum,
    /// The number is too large.
    Maximum,
    /// The list has too few items.
    MinItems,
    /// The list has too many items.
    MaxItems,
    /// The text holds a character outside its class.
    Charset,
    /// The text has another form than it must have: it is no date, or no address.
    Format,
    /// The decimal has too many places.
    Scale,
    /// None of a group of members is there.
    AtLeastOneOf,
    /// None, or more than one, of a group of members is there.
    ExactlyOneOf,
    /// A member is missing that another member's value makes necessary.
    RequiredIf,
    /// The member means nothing here: in a request the server ignores it. Advice: it does not make a
    /// request invalid.
    IgnoredIf,
    /// A member that the specification does not know.
    UnknownField,
    /// A member that is there twice.
    DuplicateField,
    /// The text is not JSON.
    Json,
    /// The text is larger than [`Limits`](crate::Limits) allow.
    TooLarge,
    /// The text nests deeper than [`Limits`](crate::Limits) allow.
    TooDeep,
}

impl Rule {
    /// Every rule, in the order of their definition.
    pub const ALL: &'static [Self] = &[
        Self::Required,
        Self::Type,
        Self::Enum,
        Self::MinLength,
        Self::MaxLength,
        Self::Minimum,
        Self::Maximum,
        Self::MinItems,
        Self::MaxItems,
        Self::Charset,
        Self::Format,
        Self::Scale,
        Self::AtLeastOneOf,
        Self::ExactlyOneOf,
        Self::RequiredIf,
        Self::IgnoredIf,
        Self::UnknownField,
        Self::DuplicateField,
        Self::Json,
        Self::TooLarge,
        Self::TooDeep,
    ];

    /// The rule's name in specs, reports and vectors.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Type => "type",
            Self::Enum => "enum",
            Self::MinLength => "minLength",
            Self::MaxLength => "maxLength",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::MinItems => "minItems",
            Self::MaxItems => "maxItems",
            Self::Charset => "charset",
            Self::Format => "format",
            Self::Scale => "scale",
            Self::AtLeastOneOf => "at-least-one-of",
            Self::ExactlyOneOf => "exactly-one-of",
            Self::RequiredIf => "required-if",
            Self::IgnoredIf => "ignored-if",
            Self::UnknownField => "unknown-field",
            Self::DuplicateField => "duplicate-field",
            Self::Json => "json",
            Self::TooLarge => "too-large",
            Self::TooDeep => "too-deep",
        }
    }

    /// Whether a request that breaks only this is still valid.
    #[must_use]
    pub const fn is_advice(self) -> bool {
        matches!(self, Self::IgnoredIf)
    }

    /// The result codes that the documentation describes for a breach.
    pub(crate) const fn codes(self, whole_body: bool, empty: bool) -> &'static [&'static str] {
        match self {
            Self::Json => &["400008"],
            Self::Type if whole_body => &["400008"],
            Self::Required
            | Self::Type
            | Self::Format
            | Self::AtLeastOneOf
            | Self::ExactlyOneOf
            | Self::RequiredIf => &["400100"],
            Self::MinLength if empty => &["400100", "400101"],
            Self::MinLength | Self::MaxLength | Self::MinItems | Self::MaxItems => &["400101"],
            Self::Minimum | Self::Maximum | Self::Enum => &["400102"],
            Self::Scale => &["400101", "400102"],
            Self::Charset => &["400103"],
            Self::TooLarge => &["400104"],
            Self::IgnoredIf | Self::UnknownField | Self::DuplicateField | Self::TooDeep => &[],
        }
    }

    /// One sentence on a breach, for people.
    pub(crate) fn explain(
        self,
        limit: &Limit,
        found: &str,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        match self {
            Self::Required => write!(f, "required, found {found}"),
            Self::Type => write!(f, "must be {limit:#}, found {found}"),
            Self::Enum => write!(f, "{found} is none of {limit:#}"),
            Self::MinLength => write!(f, "{found} are too few, the minimum is {limit:#}"),
            Self::MaxLength => write!(f, "{found} are too many, the maximum is {limit:#}"),
            Self::Minimum => write!(f, "{found} is below the minimum of {limit:#}"),
            Self::Maximum => write!(f, "{found} is above the maximum of {limit:#}"),
            Self::MinItems => write!(f, "{found} are too few, the minimum is {limit:#}"),
            Self::MaxItems => write!(f, "{found} are too many, the maximum is {limit:#}"),
            Self::Charset => write!(f, "only {limit:#} is allowed, found {found}"),
            Self::Format => write!(f, "{found} is no {limit:#}"),
            Self::Scale => write!(f, "{found} are too many, the maximum is {limit:#}"),
            Self::AtLeastOneOf => write!(f, "at least one of {limit:#} is needed, found none"),
            Self::ExactlyOneOf => write!(f, "exactly one of {limit:#} is needed, found {found}"),
            Self::RequiredIf => write!(f, "required when {limit:#}, found {found}"),
            Self::IgnoredIf => write!(f, "means nothing when {limit:#}"),
            Self::UnknownField => match limit {
                Limit::None => f.write_str("the documentation knows no such member"),
                nearest => {
                    write!(f, "the documentation knows no such member; is {nearest:#} meant?")
                }
            },
            Self::DuplicateField => f.write_str("the member is there more than once"),
            Self::Json => write!(f, "not JSON: {found}"),
            Self::TooLarge => write!(f, "too large: {found}, the limit is {limit:#}"),
            Self::TooDeep => write!(f, "{found} than the limit of {limit:#} levels"),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a [`Rule`] allows, as the specification says it. Display and Serialize give JSON; the
/// alternate form `{:#}` is for sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Limit {
    /// The rule has no limit to tell: `null`.
    None,
    /// A number of characters, bytes, items, places or levels.
    Size(u64),
    /// The bound of an integer.
    Integer(i64),
    /// The bound of a decimal, the name of a type, of a class of characters, of a form, or of the
    /// nearest known member.
    Text(&'static str),
    /// The names of members, or the values of an enum.
    Names(&'static [&'static str]),
    /// The values of an enum of integers.
    Integers(&'static [i64]),
    /// A condition in words.
    Words(String),
}

impl Limit {
    pub(crate) fn size(size: usize) -> Self {
        // A usize is at most 64 bits wide.
        Self::Size(size as u64)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = f.alternate();
        match self {
            Self::None => f.write_str(if sentence { "nothing" } else { "null" }),
            Self::Size(size) => size.fmt(f),
            Self::Integer(bound) => bound.fmt(f),
            Self::Text(text) if sentence => f.write_str(text),
            Self::Words(text) if sentence => f.write_str(text),
            Self::Names(names) if sentence => listed(names, f),
            Self::Integers(values) if sentence => listed(values, f),
            other => f.write_str(&serde_json::to_string(other).map_err(|_| fmt::Error)?),
        }
    }
}

fn listed<T: fmt::Display>(items: &[T], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    items.iter().enumerate().try_for_each(|(index, item)| {
        f.write_str(if index == 0 { "" } else { ", " })?;
        item.fmt(f)
    })
}

impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_none(),
            Self::Size(size) => serializer.serialize_u64(*size),
            Self::Integer(bound) => serializer.serialize_i64(*bound),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Words(text) => serializer.serialize_str(text),
            Self::Names(names) => names.serialize(serializer),
            Self::Integers(values) => values.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn names_are_unique_and_complete() {
        let names: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.as_str()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        assert!(Rule::ALL.windows(2).all(|pair| pair[0] < pair[1]), "in the order of definition");
        assert_eq!(Rule::ALL.last(), Some(&Rule::TooDeep), "a new rule belongs into the list");
    }

    #[test]
    fn a_body_of_another_type_is_invalid_as_a_whole() {
        assert_eq!(Rule::Type.codes(true, false), ["400008"]);
        assert_eq!(Rule::Type.codes(false, false), ["400100"]);
    }

    #[test]
    fn limits_print_as_json_and_in_sentences() {
        for (limit, json, sentence) in [
            (Limit::None, "null", "nothing"),
            (Limit::Size(32), "32", "32"),
            (Limit::Integer(-1), "-1", "-1"),
            (Limit::Text("alnum"), "\"alnum\"", "alnum"),
            (Limit::Words("x is set".to_string()), "\"x is set\"", "x is set"),
            (Limit::Names(&["a", "b"]), "[\"a\",\"b\"]", "a, b"),
            (Limit::Integers(&[0, 1]), "[0,1]", "0, 1"),
        ] {
            assert_eq!(limit.to_string(), json);
            assert_eq!(serde_json::to_string(&limit).unwrap(), json);
            assert_eq!(format!("{limit:#}"), sentence);
        }
    }
}
