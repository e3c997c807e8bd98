//! Types of fields, their limits, and the rules between fields.

use serde::Serialize;

use crate::words::{Charset, IntegerFormat, ObjectWire, TextFormat, Wire};

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
        /// The form that it has to have; any where absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        format: Option<TextFormat>,
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
        /// How it is written.
        #[serde(skip_serializing_if = "is_plain")]
        wire: ObjectWire,
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

impl Type {
    /// An object that is written as one.
    pub(crate) fn object(of: impl Into<String>) -> Self {
        Self::Object { of: of.into(), wire: ObjectWire::Object }
    }
}

/// What need not be said.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_plain(wire: &ObjectWire) -> bool {
    *wire == ObjectWire::Object
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
///
/// A field is named by its wire name, or with dots by those of the objects that lead to it:
/// `env.terminalType`. Where one of these objects is absent, the field is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Condition {
    /// The field is there.
    Present {
        /// Its wire name or path.
        field: String,
    },
    /// The field is not there.
    Absent {
        /// Its wire name or path.
        field: String,
    },
    /// The field has one of the values.
    In {
        /// Its wire name or path.
        field: String,
        /// The values as text.
        values: Vec<String>,
    },
    /// The field has a value, and it is none of these.
    NotIn {
        /// Its wire name or path.
        field: String,
        /// The values as text.
        values: Vec<String>,
    },
}

impl Condition {
    /// The path of the field that it looks at.
    #[must_use]
    pub fn field(&self) -> &str {
        match self {
            Self::Present { field }
            | Self::Absent { field }
            | Self::In { field, .. }
            | Self::NotIn { field, .. } => field,
        }
    }

    /// The wire names on the way to that field: itself at last.
    pub fn path(&self) -> impl Iterator<Item = &str> {
        self.field().split('.')
    }
}
