//! Types of fields, their limits, and the rules between fields.

use serde::Serialize;

use crate::words::{Charset, IntegerFormat, Wire};

/// A value, and whether it is printed by the vendor or our own inference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Whether it is ours: no page of the vendor says it.
    pub inferred: bool,
}

/// The type of a field, with its limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Type {
    /// A JSON string.
    Text {
        /// The characters it may hold; any where absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        charset: Option<Charset>,
        /// The fewest characters.
        #[serde(skip_serializing_if = "Option::is_none")]
        min_length: Option<Fact<u32>>,
        /// The most characters.
        #[serde(skip_serializing_if = "Option::is_none")]
        max_length: Option<Fact<u32>>,
        /// Whether it must never be printed.
        secret: bool,
    },
    /// A JSON number written with digits only.
    Integer {
        /// The width.
        format: IntegerFormat,
        /// The smallest value.
        #[serde(skip_serializing_if = "Option::is_none")]
        minimum: Option<Fact<i64>>,
        /// The largest value.
        #[serde(skip_serializing_if = "Option::is_none")]
        maximum: Option<Fact<i64>>,
    },
    /// `true` or `false`.
    Boolean,
    /// An exact decimal number of any size.
    Decimal {
        /// The most decimal places.
        #[serde(skip_serializing_if = "Option::is_none")]
        scale: Option<Fact<u32>>,
        /// The smallest value, as decimal text.
        #[serde(skip_serializing_if = "Option::is_none")]
        minimum: Option<Fact<String>>,
        /// The largest value, as decimal text.
        #[serde(skip_serializing_if = "Option::is_none")]
        maximum: Option<Fact<String>>,
        /// How it is written.
        wire: Wire,
    },
    /// A numeric id, which may exceed 64 bits.
    Id {
        /// The most digits.
        #[serde(skip_serializing_if = "Option::is_none")]
        max_length: Option<Fact<u32>>,
        /// How it is written.
        wire: Wire,
    },
    /// A time in milliseconds since 1970-01-01T00:00:00Z, a JSON number.
    Timestamp,
    /// One of the values of an enum of the same endpoint, or one that is not known yet.
    Enum {
        /// The enum's name.
        of: String,
    },
    /// An object of the same endpoint.
    Object {
        /// The object's name.
        of: String,
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

/// A rule between the fields of one object. All names are wire names of that object's fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Rule {
    /// One or more of the fields must be present.
    AtLeastOneOf {
        /// Two or more optional fields.
        fields: Vec<String>,
    },
    /// One of the fields must be present, and only one.
    ExactlyOneOf {
        /// Two or more optional fields.
        fields: Vec<String>,
    },
    /// The field must be present when the condition holds.
    RequiredIf {
        /// An optional field.
        field: String,
        /// When.
        when: Condition,
    },
    /// The field has no effect when the condition holds.
    IgnoredIf {
        /// A field.
        field: String,
        /// When.
        when: Condition,
    },
}

/// What a rule depends on. A condition over values does not hold when the field is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Condition {
    /// The field is there.
    Present {
        /// Its wire name.
        field: String,
    },
    /// The field is not there.
    Absent {
        /// Its wire name.
        field: String,
    },
    /// The field has one of the values.
    In {
        /// Its wire name.
        field: String,
        /// The values as text.
        values: Vec<String>,
    },
    /// The field has a value, and it is none of these.
    NotIn {
        /// Its wire name.
        field: String,
        /// The values as text.
        values: Vec<String>,
    },
}
