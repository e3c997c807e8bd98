//! JSON text with a known shape, read without converting its values.

use alloc::borrow::Cow;
use alloc::format;
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

/// Shows the members of the object that the text is, in order and with duplicates. Nothing is kept:
/// a text may have a million of them.
///
/// # Errors
///
/// Where the text is not a JSON object. The members before the error have been shown.
pub(crate) fn read_members<'a>(
    text: &'a str,
    see: impl FnMut(Member<'a>),
) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    MembersSeed(see).deserialize(&mut reader)?;
    reader.end()
}

struct MembersSeed<F>(F);

impl<'a, F: FnMut(Member<'a>)> DeserializeSeed<'a> for MembersSeed<F> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a, F: FnMut(Member<'a>)> Visitor<'a> for MembersSeed<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<&RawValue>()? {
            let raw: &RawValue = map.next_value()?;
            (self.0)(Member { name: unescaped(name.get()), raw: raw.get() });
        }
        Ok(())
    }
}

/// The text of a JSON string. One with a lone surrogate is no text, and no name that anybody knows:
/// it stays as it is written.
fn unescaped(raw: &str) -> Cow<'_, str> {
    serde_json::from_str(raw).map_or(Cow::Borrowed(raw), |Unescaped(text)| text)
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
    List(Unread<'a>),
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
                Kind::List(list) => serde_json::from_str(raw)
                    .map_or(Content::Other("malformed array"), |items| {
                        Content::List(Unread { kind: list.items, items })
                    }),
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

/// A JSON array whose items are read one at a time: each takes many times the room of its text.
pub(crate) struct Unread<'a> {
    pub(crate) kind: &'static Kind,
    items: Vec<&'a RawValue>,
}

impl<'a> Unread<'a> {
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node<'a>> {
        self.items.iter().map(|item| Node::read(self.kind, item.get()))
    }
}

impl Items for Unread<'_> {
    fn count(&self) -> usize {
        self.items.len()
    }

    fn each(&self, see: &mut dyn FnMut(usize, View<'_>)) {
        for (index, node) in self.nodes().enumerate() {
            see(index, node.view());
        }
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
    pub(crate) duplicates: Vec<Duplicate<'a>>,
}

pub(crate) struct Duplicate<'a> {
    pub(crate) index: usize,
    pub(crate) raw: &'a str,
    pub(crate) agrees: bool,
}

impl<'a> Shaped<'a> {
    pub(crate) fn read(object: &'static Object, raw: &'a str) -> Result<Self, serde_json::Error> {
        let mut shaped = Self {
            object,
            fields: object.fields.iter().map(|_| Node::ABSENT).collect(),
            unknown: Vec::new(),
            duplicates: Vec::new(),
        };
        read_members(raw, |member| shaped.take(member))?;
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
                let agrees = place.raw == member.raw;
                self.duplicates.push(Duplicate { index, raw: member.raw, agrees });
            }
        }
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
            let field = self.object.fields.get(duplicate.index);
            let pointer = path.name(field.map_or("", |field| field.name)).pointer();
            let agrees = if duplicate.agrees { "the same value" } else { "another value" };
            let violation = Violation::new(pointer, Rule::DuplicateField, Limit::None);
            let violation = violation.found_word(agrees);
            let first = self.fields.get(duplicate.index).map_or("", |node| node.raw);
            match field {
                Some(field) if field.kind.has_secret() => violation,
                _ => violation.with_raw(&format!("[{first},{}]", duplicate.raw)),
            }
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
