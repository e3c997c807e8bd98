//! From a record to any serde format, by its rule table.

use serde::ser::{Error, Serialize, SerializeSeq, SerializeStruct, Serializer};

use crate::support::shape::{Kind, Object};
use crate::support::view::{Items, Record, View};
use crate::support::wire;

/// Members in the order of the specification, those that are absent left out, ids and decimals in
/// their wire form.
///
/// # Errors
///
/// Those of the serializer.
pub fn record<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    let mut serializer = Some(serializer);
    let mut outcome = Err(S::Error::custom("a record without members"));
    record.members(&mut |views| {
        if let Some(serializer) = serializer.take() {
            outcome = members(record.object(), views, serializer);
        }
    });
    outcome
}

fn members<S: Serializer>(
    object: &'static Object,
    views: &[View<'_>],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let count = views.iter().filter(|view| view.is_present()).count();
    let mut state = serializer.serialize_struct(object.name, count)?;
    for (field, view) in object.fields.iter().zip(views) {
        let value = Shown { kind: &field.kind, view: *view };
        match view {
            _ if !view.is_present() => state.skip_field(field.name)?,
            _ if field.in_string => {
                let json = serde_json::to_string(&value).map_err(S::Error::custom)?;
                state.serialize_field(field.name, &json)?;
            }
            _ => state.serialize_field(field.name, &value)?,
        }
    }
    state.end()
}

/// A value and what the rule table says of it.
struct Shown<'a> {
    kind: &'a Kind,
    view: View<'a>,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.view {
            View::Text(text) | View::Secret(text) => serializer.serialize_str(text),
            View::Number(digits, _) if self.kind.is_bare() => wire::number(digits, serializer),
            View::Number(digits, _) => serializer.serialize_str(digits),
            View::Integer(value) => serializer.serialize_i64(value),
            View::Boolean(value) => serializer.serialize_bool(value),
            View::Object(inner) => record(inner, serializer),
            View::List(items) => list(self.kind, items, serializer),
            View::Absent | View::Null | View::Other(_) => serializer.serialize_none(),
        }
    }
}

fn list<S: Serializer>(kind: &Kind, items: &dyn Items, serializer: S) -> Result<S::Ok, S::Error> {
    let kind = if let Kind::List(list) = kind { list.items } else { kind };
    let mut sequence = serializer.serialize_seq(Some(items.count()))?;
    let mut outcome = Ok(());
    items.each(&mut |_, view| {
        if outcome.is_ok() {
            outcome = sequence.serialize_element(&Shown { kind, view });
        }
    });
    outcome.and_then(|()| sequence.end())
}
