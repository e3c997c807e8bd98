//! How validation sees a value, whether it is a Rust value or JSON text.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::number::Form;
use crate::support::check::Report;
use crate::support::path::Path;
use crate::support::shape::Object;
use crate::{Decimal, Id, Secret, Timestamp};

/// A value as validation sees it: borrowed, never converted.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Not there.
    Absent,
    /// There, and null.
    Null,
    Text(&'a str),
    Secret(&'a str),
    Integer(i64),
    Boolean(bool),
    /// The exact text of a number, and how it stood in JSON.
    Number(&'a str, Form),
    Object(&'a dyn Record),
    List(&'a dyn Items),
    /// JSON of this type whose content was not looked at, because another type is needed.
    Other(&'static str),
}

impl View<'_> {
    /// Null counts as absent.
    pub(crate) fn is_present(&self) -> bool {
        !matches!(self, Self::Absent | Self::Null)
    }

    /// The JSON type, for violations.
    pub(crate) fn json_type(&self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Null => "null",
            Self::Text(_) | Self::Secret(_) | Self::Number(_, Form::Text) => "string",
            Self::Integer(_) | Self::Number(_, Form::Number) => "number",
            Self::Boolean(_) => "boolean",
            Self::Object(_) => "object",
            Self::List(_) => "array",
            Self::Other(name) => name,
        }
    }
}

/// A struct or a JSON object with a known shape.
pub trait Record {
    /// The rules of its members.
    fn object(&self) -> &'static Object;
    /// Shows all members at once, in the order of the shape: one indirect call for a whole struct.
    fn members(&self, see: &mut dyn FnMut(&[View<'_>]));
    /// Reports what the shape has no place for. A struct has nothing of the kind.
    fn extras(&self, _: &Path<'_>, _: &mut Report) {}
}

/// A list.
pub trait Items {
    fn count(&self) -> usize;
    /// Shows all items, each with its place.
    fn each(&self, see: &mut dyn FnMut(usize, View<'_>));
}

/// Whatever a member can hold.
pub trait Value {
    fn view(&self) -> View<'_>;
}

impl<T: Value> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn each(&self, see: &mut dyn FnMut(usize, View<'_>)) {
        for (index, item) in self.iter().enumerate() {
            see(index, item.view());
        }
    }
}

impl<T: Value> Value for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Value> Value for Box<T> {
    fn view(&self) -> View<'_> {
        (**self).view()
    }
}

impl<T: Value> Value for Option<T> {
    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Absent, Value::view)
    }
}

impl Value for String {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl Value for Secret {
    fn view(&self) -> View<'_> {
        View::Secret(self.expose())
    }
}

impl Value for i32 {
    fn view(&self) -> View<'_> {
        View::Integer((*self).into())
    }
}

impl Value for i64 {
    fn view(&self) -> View<'_> {
        View::Integer(*self)
    }
}

impl Value for bool {
    fn view(&self) -> View<'_> {
        View::Boolean(*self)
    }
}

impl Value for Timestamp {
    fn view(&self) -> View<'_> {
        View::Integer(self.as_millis())
    }
}

impl Value for Id {
    fn view(&self) -> View<'_> {
        View::Number(self.0.as_str(), self.0.form())
    }
}

impl Value for Decimal {
    fn view(&self) -> View<'_> {
        View::Number(self.0.as_str(), self.0.form())
    }
}
