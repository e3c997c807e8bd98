//! Types of members, their limits, and the rules between members.

use serde::{Deserialize, Serialize};

/// A value, and whether it is printed by the vendor or our own inference.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Fact<T> {
    /// The value.
    pub(crate) value: T,
    /// Whether no page of the vendor says it.
    pub(crate) inferred: bool,
}

/// The type of a member, with its limits.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum Type {
    /// A JSON string.
    Text {
        /// The characters it may hold; any where absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        charset: Option<String>,
        /// The form that it has to have: `date`, `day-month-year`, `date-time` or `http-url`; any
        /// where absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        format: Option<String>,
        /// The fewest characters.
        #[serde(skip_serializing_if = "Option::is_none")]
        min_length: Option<Fact<u32>>,
        /// The most characters.
        #[serde(skip_serializing_if = "Option::is_none")]
        max_length: Option<Fact<u32>>,
        /// Whether it must never be shown.
        secret: bool,
    },
    /// A JSON number written with digits only.
    Integer {
        /// The width: `int32` or `int64`.
        format: String,
        /// The smallest value.
        #[serde(skip_serializing_if = "Option::is_none")]
        minimum: Option<Fact<i64>>,
        /// The largest value.
        #[serde(skip_serializing_if = "Option::is_none")]
        maximum: Option<Fact<i64>>,
    },
    /// `true` or `false`.
    Boolean,
    /// An exact decimal number.
    Decimal {
        /// The most decimal places.
        #[serde(skip_serializing_if = "Option::is_none")]
        scale: Option<Fact<u32>>,
        /// The smallest value.
        #[serde(skip_serializing_if = "Option::is_none")]
        minimum: Option<Fact<String>>,
        /// The largest value.
        #[serde(skip_serializing_if = "Option::is_none")]
        maximum: Option<Fact<String>>,
        /// The JSON type that it is written as.
        wire: String,
    },
    /// A numeric id, which may exceed 64 bits.
    Id {
        /// The most digits.
        #[serde(skip_serializing_if = "Option::is_none")]
        max_length: Option<Fact<u32>>,
        /// The JSON type that it is written as.
        wire: String,
    },
    /// A time in milliseconds since 1970-01-01T00:00:00Z.
    Timestamp,
    /// One of the values of an enum, or one that is not known yet.
    Enum {
        /// The enum's name.
        of: String,
    },
    /// An object.
    Object {
        /// The object's name.
        of: String,
        /// `json-string` where a JSON string holds its text; an object where absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        wire: Option<String>,
    },
    /// A JSON array.
    List {
        /// What it holds.
        items: Box<Type>,
        /// The fewest items.
        #[serde(skip_serializing_if = "Option::is_none")]
        min_items: Option<Fact<u32>>,
        /// The most items.
        #[serde(skip_serializing_if = "Option::is_none")]
        max_items: Option<Fact<u32>>,
    },
}

/// A rule between the members of one object.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) enum Rule {
    /// One or more of the members must be present.
    AtLeastOneOf {
        /// The members.
        fields: Vec<String>,
    },
    /// One of the members must be present, and only one.
    ExactlyOneOf {
        /// The members.
        fields: Vec<String>,
    },
    /// The member must be present when the condition holds.
    RequiredIf {
        /// The member.
        field: String,
        /// When.
        when: Condition,
    },
    /// The member has no effect when the condition holds.
    IgnoredIf {
        /// The member.
        field: String,
        /// When.
        when: Condition,
    },
}

/// What a rule depends on. Dots lead to a member of an object within: `env.terminalType`.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) enum Condition {
    /// The member is there.
    Present {
        /// The member.
        field: String,
    },
    /// The member is not there.
    Absent {
        /// The member.
        field: String,
    },
    /// The member has one of the values.
    In {
        /// The member.
        field: String,
        /// The values.
        values: Vec<String>,
    },
    /// The member has a value, and it is none of these.
    NotIn {
        /// The member.
        field: String,
        /// The values.
        values: Vec<String>,
    },
}
