//! The rule table: what the specification says about every member, as constants.

use crate::number::Form;
pub use crate::support::text::{Charset, Format, Text};

/// No upper limit on a length or a count.
pub const NO_LIMIT: u32 = u32::MAX;

/// A JSON object: its members in the specification's order and the rules across them.
#[derive(Debug)]
pub struct Object {
    pub name: &'static str,
    pub fields: &'static [Field],
    pub rules: &'static [Group],
}

/// A member of an object.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub required: bool,
    pub kind: Kind,
    /// Whether an object is documented as a string that holds JSON.
    pub in_string: bool,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Text(Text),
    Secret(Text),
    Integer(Integer),
    Boolean,
    Decimal(DecimalLimits),
    Id { wire: Form, max_length: u32 },
    Timestamp,
    Enum(&'static [&'static str]),
    IntegerEnum(&'static [i64]),
    Object(&'static Object),
    List(List),
}

impl Kind {
    /// The name of the type in violations.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Text(_) | Self::Secret(_) | Self::Enum(_) => "string",
            Self::Integer(_) | Self::IntegerEnum(_) => "integer",
            Self::Boolean => "boolean",
            Self::Decimal(_) => "decimal",
            Self::Id { .. } => "id",
            Self::Timestamp => "timestamp",
            Self::Object(_) => "object",
            Self::List(_) => "array",
        }
    }

    /// Whether an id or a decimal is written without quotes.
    pub(crate) const fn is_bare(&self) -> bool {
        matches!(
            self,
            Self::Decimal(DecimalLimits { wire: Form::Number, .. })
                | Self::Id { wire: Form::Number, .. }
        )
    }

    /// How deep the arrays and objects of a value of this kind nest; [`usize::MAX`] where there is
    /// no end to it.
    pub(crate) const fn depth(&self) -> usize {
        self.depth_within(16)
    }

    const fn depth_within(&self, levels: u32) -> usize {
        let Some(below) = levels.checked_sub(1) else { return usize::MAX };
        let deepest = match self {
            Self::List(list) => list.items.depth_within(below),
            Self::Object(object) => {
                let mut deepest = 0;
                let mut rest = object.fields;
                while let [field, others @ ..] = rest {
                    let depth = field.kind.depth_within(below);
                    if depth == usize::MAX {
                        return depth;
                    }
                    deepest = if depth > deepest { depth } else { deepest };
                    rest = others;
                }
                deepest
            }
            _ => return 0,
        };
        deepest.saturating_add(1)
    }

    /// Whether a value of this kind can hold a secret, looking a few levels down.
    pub(crate) fn has_secret(&self) -> bool {
        self.has_secret_within(16)
    }

    fn has_secret_within(&self, levels: u32) -> bool {
        let Some(below) = levels.checked_sub(1) else { return false };
        match self {
            Self::Secret(_) => true,
            Self::List(list) => list.items.has_secret_within(below),
            Self::Object(object) => {
                object.fields.iter().any(|field| field.kind.has_secret_within(below))
            }
            _ => false,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Integer {
    /// Whether the Rust type is `i32`.
    pub narrow: bool,
    pub minimum: i64,
    pub maximum: i64,
}

impl Integer {
    #[inline]
    pub(crate) fn accepts(&self, value: i64) -> bool {
        (self.minimum..=self.maximum).contains(&value)
    }

    /// What the Rust type can hold, whatever the documented bounds are.
    pub(crate) fn type_bounds(&self) -> (i64, i64) {
        if self.narrow { (i32::MIN.into(), i32::MAX.into()) } else { (i64::MIN, i64::MAX) }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct DecimalLimits {
    pub wire: Form,
    pub scale: Option<u32>,
    pub minimum: Option<&'static str>,
    pub maximum: Option<&'static str>,
}

#[derive(Clone, Copy, Debug)]
pub struct List {
    pub items: &'static Kind,
    pub min_items: u32,
    pub max_items: u32,
}

/// A rule across the members of an object, which are named by their places.
#[derive(Debug)]
pub enum Group {
    AtLeastOneOf(&'static [usize], &'static [&'static str]),
    ExactlyOneOf(&'static [usize], &'static [&'static str]),
    RequiredIf(usize, When),
    IgnoredIf(usize, When),
}

/// A condition on another member. A member that is absent is neither in nor outside a list.
#[derive(Debug)]
pub enum When {
    Present(usize),
    Absent(usize),
    In(usize, &'static [&'static str]),
    NotIn(usize, &'static [&'static str]),
    /// On a member of the object that the member holds; without the object it is absent.
    Within(usize, &'static When),
}

pub const fn required(name: &'static str, kind: Kind) -> Field {
    Field { name, required: true, kind, in_string: false }
}

pub const fn optional(name: &'static str, kind: Kind) -> Field {
    Field { name, required: false, kind, in_string: false }
}

/// A required object that is written as a string of JSON.
pub const fn in_string(name: &'static str, kind: Kind) -> Field {
    Field { name, required: true, kind, in_string: true }
}

pub const fn text(charset: Charset, min_length: u32, max_length: u32) -> Kind {
    Kind::Text(Text { charset, format: Format::Any, min_length, max_length })
}

pub const fn secret(charset: Charset, min_length: u32, max_length: u32) -> Kind {
    Kind::Secret(Text { charset, format: Format::Any, min_length, max_length })
}

/// A text that has a form too.
pub const fn formatted(format: Format, kind: Kind) -> Kind {
    match kind {
        Kind::Text(text) => Kind::Text(Text { format, ..text }),
        Kind::Secret(text) => Kind::Secret(Text { format, ..text }),
        other => other,
    }
}

pub const fn int32(minimum: i32, maximum: i32) -> Kind {
    Kind::Integer(Integer { narrow: true, minimum: minimum as i64, maximum: maximum as i64 })
}

pub const fn int64(minimum: i64, maximum: i64) -> Kind {
    Kind::Integer(Integer { narrow: false, minimum, maximum })
}

pub const fn boolean() -> Kind {
    Kind::Boolean
}

pub const fn decimal(
    wire: Form,
    scale: Option<u32>,
    minimum: Option<&'static str>,
    maximum: Option<&'static str>,
) -> Kind {
    Kind::Decimal(DecimalLimits { wire, scale, minimum, maximum })
}

pub const fn id(wire: Form, max_length: u32) -> Kind {
    Kind::Id { wire, max_length }
}

pub const fn timestamp() -> Kind {
    Kind::Timestamp
}

pub const fn one_of(values: &'static [&'static str]) -> Kind {
    Kind::Enum(values)
}

pub const fn one_of_integers(values: &'static [i64]) -> Kind {
    Kind::IntegerEnum(values)
}

pub const fn object(object: &'static Object) -> Kind {
    Kind::Object(object)
}

pub const fn list(items: &'static Kind, min_items: u32, max_items: u32) -> Kind {
    Kind::List(List { items, min_items, max_items })
}

#[cfg(test)]
mod tests {
    use super::*;

    static ITEMS: Kind = object(&TREE);
    static TREE: Object = Object {
        name: "Tree",
        fields: &[optional("left", object(&TREE)), optional("rest", list(&ITEMS, 0, NO_LIMIT))],
        rules: &[],
    };

    #[test]
    fn the_depth_is_that_of_the_deepest_member() {
        static LEAF: Object = Object { name: "Leaf", fields: &[], rules: &[] };
        static LEAVES: Kind = list(&INNER, 0, NO_LIMIT);
        static INNER: Kind = object(&LEAF);
        static WHOLE: Object = Object {
            name: "Whole",
            fields: &[optional("a", boolean()), required("b", LEAVES), in_string("c", INNER)],
            rules: &[],
        };
        const DEPTH: usize = object(&WHOLE).depth();
        assert_eq!(DEPTH, 3);
        assert_eq!((boolean().depth(), INNER.depth(), LEAVES.depth()), (0, 1, 2));
    }

    #[test]
    fn a_recursive_shape_is_searched_only_so_far() {
        assert!(!object(&TREE).has_secret());
        assert_eq!(object(&TREE).depth(), usize::MAX);
        static SECRETS: Kind = secret(Charset::Any, 0, NO_LIMIT);
        assert!(list(&SECRETS, 0, NO_LIMIT).has_secret());
    }
}
