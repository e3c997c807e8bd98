//! JSON text with a known shape, read without converting its values.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::number::Form;
use crate::rule::{Limit, Rule};
use crate::support::check::Report;
use crate::support::nearest::nearest;
use crate::support::path::Path;
use crate::support::shape::{Kind, Object};
use crate::support::view::{Items, Record, View};
use crate::violation::Violation;

/// A member of a JSON object: its name, unescaped, and its value's text.
pub(crate) struct Member<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) raw: &'a str,
}

/// Reads the members of the object that the text is, in order and with duplicates.
///
/// # Errors
///
/// Where the text is not a JSON object. The members before the error are in the list.
pub(crate) fn read_members<'a>(
    text: &'a str,
    members: &mut Vec<Member<'a>>,
) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    MembersSeed(members).deserialize(&mut reader)?;
    reader.end()
}

struct MembersSeed<'m, 'a>(&'m mut Vec<Member<'a>>);

impl<'a> DeserializeSeed<'a> for MembersSeed<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for MembersSeed<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Unescaped(name)) = map.next_key()? {
            let raw: &RawValue = map.next_value()?;
            self.0.push(Member { name, raw: raw.get() });
        }
        Ok(())
    }
}

/// A JSON string, borrowed where it has no escapes.
struct Unescaped<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Unescaped<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Unescaped<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Unescaped(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Unescaped(Cow::Owned(text.into())))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// A JSON value with its own text.
pub(crate) struct Node<'a> {
    pub(crate) raw: &'a str,
    pub(crate) content: Content<'a>,
}

pub(crate) enum Content<'a> {
    Absent,
    Null,
    Text(Cow<'a, str>),
    Number,
    Boolean(bool),
    Object(Shaped<'a>),
    List(Vec<Node<'a>>),
    /// A type that the shape has no use for, or a text with a lone surrogate.
    Other(&'static str),
}

impl<'a> Node<'a> {
    const ABSENT: Self = Self { raw: "", content: Content::Absent };

    /// Reads a value as deep as the shape goes. The text is JSON without blanks around it.
    pub(crate) fn read(kind: &Kind, raw: &'a str) -> Self {
        let content = match raw.as_bytes().first() {
            Some(b'n') => Content::Null,
            Some(b't') => Content::Boolean(true),
            Some(b'f') => Content::Boolean(false),
            Some(b'"') => serde_json::from_str(raw)
                .map_or(Content::Other("malformed string"), |Unescaped(text)| Content::Text(text)),
            Some(b'{') => match kind {
                Kind::Object(object) => Shaped::read(object, raw)
                    .map_or(Content::Other("malformed object"), Content::Object),
                _ => Content::Other("object"),
            },
            Some(b'[') => match kind {
                Kind::List(list) => serde_json::from_str::<Vec<&RawValue>>(raw).map_or(
                    Content::Other("malformed array"),
                    |items| {
                        let read = |item: &&'a RawValue| Node::read(list.items, item.get());
                        Content::List(items.iter().map(read).collect())
                    },
                ),
                _ => Content::Other("array"),
            },
            _ => Content::Number,
        };
        Self { raw, content }
    }

    pub(crate) fn view(&self) -> View<'_> {
        match &self.content {
            Content::Absent => View::Absent,
            Content::Null => View::Null,
            Content::Text(text) => View::Text(text),
            Content::Number => View::Number(self.raw, Form::Number),
            Content::Boolean(value) => View::Boolean(*value),
            Content::Object(object) => View::Object(object),
            Content::List(items) => View::List(items),
            Content::Other(name) => View::Other(name),
        }
    }
}

impl Items for Vec<Node<'_>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> View<'_> {
        self.get(index).map_or(View::Absent, Node::view)
    }
}

/// A JSON object sorted into the places of its shape.
pub(crate) struct Shaped<'a> {
    pub(crate) object: &'static Object,
    /// One for each field of the shape.
    pub(crate) fields: Vec<Node<'a>>,
    /// Members that the shape does not know.
    pub(crate) unknown: Vec<Member<'a>>,
    /// Members that were there before: the field's place and whether the values agree.
    pub(crate) duplicates: Vec<Duplicate>,
}

pub(crate) struct Duplicate {
    pub(crate) index: usize,
    pub(crate) agrees: bool,
}

impl<'a> Shaped<'a> {
    pub(crate) fn read(object: &'static Object, raw: &'a str) -> Result<Self, serde_json::Error> {
        let mut members = Vec::new();
        read_members(raw, &mut members)?;
        let mut shaped = Self {
            object,
            fields: object.fields.iter().map(|_| Node::ABSENT).collect(),
            unknown: Vec::new(),
            duplicates: Vec::new(),
        };
        for member in members {
            shaped.take(member);
        }
        Ok(shaped)
    }

    fn take(&mut self, member: Member<'a>) {
        let index = self.object.fields.iter().position(|field| field.name == member.name);
        let place = index.and_then(|index| {
            Some((index, self.object.fields.get(index)?, self.fields.get_mut(index)?))
        });
        match place {
            None => self.unknown.push(member),
            Some((_, field, place)) if matches!(place.content, Content::Absent) => {
                *place = Node::read(&field.kind, member.raw);
            }
            Some((index, _, place)) => {
                self.duplicates.push(Duplicate { index, agrees: place.raw == member.raw });
            }
        }
    }

    fn field_name(&self, index: usize) -> &'static str {
        self.object.fields.get(index).map_or("", |field| field.name)
    }

    /// What an unknown or a duplicate member is reported as. Whoever writes a request may have
    /// mistyped a name; a server has not.
    pub(crate) fn strangers(
        &self,
        path: &Path<'_>,
        suggest: bool,
    ) -> impl Iterator<Item = Violation> {
        /// Looking for a similar name takes time, and a text may hold a million strangers.
        const SUGGESTIONS: usize = 32;
        let names = || self.object.fields.iter().map(|field| field.name);
        let unknown = self.unknown.iter().enumerate().map(move |(place, member)| {
            let near =
                (suggest && place < SUGGESTIONS).then(|| nearest(&member.name, names())).flatten();
            let limit = near.map_or(Limit::None, Limit::Text);
            Violation::new(path.name(&member.name).pointer(), Rule::UnknownField, limit)
                .found_text(&member.name)
                .with_raw(member.raw)
        });
        let duplicates = self.duplicates.iter().map(move |duplicate| {
            let pointer = path.name(self.field_name(duplicate.index)).pointer();
            let agrees = if duplicate.agrees { "the same value" } else { "another value" };
            Violation::new(pointer, Rule::DuplicateField, Limit::None).found_word(agrees)
        });
        unknown.chain(duplicates)
    }
}

impl Record for Shaped<'_> {
    fn object(&self) -> &'static Object {
        self.object
    }

    fn members(&self, see: &mut dyn FnMut(&[View<'_>])) {
        let views: Vec<View<'_>> = self.fields.iter().map(Node::view).collect();
        see(&views);
    }

    fn extras(&self, path: &Path<'_>, report: &mut Report) {
        self.strangers(path, true).for_each(|violation| report.push(violation));
    }
}
