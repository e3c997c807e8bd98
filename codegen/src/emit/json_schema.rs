//! `spec/dist/schemas/`: one JSON Schema (2020-12) for each object, complete in itself.
//!
//! A request's schema accepts what the validators accept: null stands for absent, and a member that
//! the spec does not know is refused. A reply's schema is open: unknown members and unknown values
//! of an enum fit it.
//!
//! What has no keyword stands in members that begin with `x-binance-pay-`, so that nothing is lost:
//!
//! | member | says |
//! |---|---|
//! | `type` | `decimal`, `id` or `timestamp`: what a string or number stands for |
//! | `wire` | which of the two is written, or `json-string`: an object in a string |
//! | `charset`, `format` | the words that a `pattern` comes from |
//! | `digits`, `scale`, `minimum`, `maximum` | limits of a number that may stand in a string |
//! | `inferred` | the keywords whose limits are ours and not the vendor's |
//! | `implied` | the keywords that follow from the type alone |
//! | `secret`, `deprecated`, `known-from`, `unread` | as in the spec |
//! | `values` | the values of an enum with names and docs |
//! | `rules` | the rules between members, those that `allOf` enforces included |
//!
//! JSON Schema cannot tell `1.0` or `1e0` from `1`, nor hold a decimal in a string to its minimum,
//! nor one outside of a string to its scale; the validators can.

mod patterns;
mod rules;
mod scope;
mod types;

use serde_json::{Map, Value, json};

use crate::files::File;
use crate::model::{Api, Object, OpenEnum};

pub(super) use patterns::class;
pub(super) use scope::{Direction, References, Scope, Shape, Subject, received, sent, shapes};
pub(super) use types::{field_schema, type_schema};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The prefix of every member that no standard defines.
pub(super) const OURS: &str = "x-binance-pay-";

/// The schemas of all objects of all endpoints and webhooks.
#[must_use]
pub fn files(api: &Api) -> Vec<File> {
    let subjects = api.endpoints.iter().map(Subject::endpoint);
    let subjects = subjects.chain(api.webhooks.iter().map(Subject::webhook));
    let of_subject = |subject: Subject<'_>| {
        let shapes = shapes(&subject);
        shapes.iter().map(|shape| file(&subject, shape)).collect::<Vec<_>>()
    };
    subjects.flat_map(of_subject).collect()
}

fn file(subject: &Subject<'_>, shape: &Shape<'_>) -> File {
    let from = format!("spec/{}", subject.definitions.file);
    let mut text = format!("{:#}", document(subject, shape, &from));
    text.push('\n');
    let path = format!("spec/dist/schemas/{}/{}.json", subject.name, shape.name);
    File { path, text, from, section: None }
}

/// One file: the object, and below `$defs` whatever it refers to.
fn document<'a>(subject: &Subject<'a>, shape: &Shape<'a>, from: &str) -> Value {
    let scope = Scope::file(subject, shape);
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), DIALECT.into());
    schema.insert(
        "$id".to_owned(),
        format!("urn:binance-pay:{}:{}", subject.name, shape.name).into(),
    );
    schema.insert("$comment".to_owned(), comment(from).into());
    schema.extend(object_schema(&scope, shape.object));
    let defs = definitions(&scope, shape.object);
    if !defs.is_empty() {
        schema.insert("$defs".to_owned(), defs.into());
    }
    schema.into()
}

fn comment(from: &str) -> String {
    format!(
        "Generated from {from}; do not edit. Each `pattern` stands beside a `not` that refuses every \
         other character: in some engines `$` also matches before the end of the last line."
    )
}

/// The objects and enums that an object refers to, in the order of the spec.
fn definitions(scope: &Scope<'_>, root: &Object) -> Map<String, Value> {
    let reached = scope::reached_from(scope.definitions, root);
    let others = scope.definitions.objects.iter().filter(|object| object.name != root.name);
    let objects = others.filter(|object| reached.contains(object.name.as_str()));
    let objects = objects.map(|object| (object.name.clone(), object_schema(scope, object).into()));
    let enums = scope.definitions.enums.iter();
    let enums = enums.filter(|open_enum| reached.contains(open_enum.name.as_str()));
    let enums = enums.map(|open_enum| (open_enum.name.clone(), enum_schema(scope, open_enum)));
    objects.chain(enums).collect()
}

/// The schema of an object, without what belongs to a file.
pub(super) fn object_schema(scope: &Scope<'_>, object: &Object) -> Map<String, Value> {
    let required: Vec<_> =
        object.fields.iter().filter(|field| field.required).map(|field| &field.name).collect();
    let properties = object
        .fields
        .iter()
        .map(|field| (field.name.clone(), field_schema(&scope.references, field).into()));
    let properties: Map<String, Value> = properties.collect();
    let mut schema = Map::new();
    schema.insert("title".to_owned(), object.name.clone().into());
    schema.insert("description".to_owned(), object.doc.clone().into());
    schema.insert("type".to_owned(), "object".into());
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema.insert("properties".to_owned(), properties.into());
    if scope.direction == Direction::Request {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
    schema.extend(rules::keywords(scope.definitions, object));
    schema
}

/// The schema of an enum: closed in a request, open in a reply.
pub(super) fn enum_schema(scope: &Scope<'_>, open_enum: &OpenEnum) -> Value {
    let known: Vec<Value> = open_enum
        .values
        .iter()
        .map(|value| types::enum_value(open_enum.base, &value.value))
        .collect();
    let base = types::enum_type(open_enum.base);
    let mut schema = Map::new();
    schema.insert("title".to_owned(), open_enum.name.clone().into());
    schema.insert("description".to_owned(), open_enum.doc.clone().into());
    match scope.direction {
        Direction::Request => {
            schema.insert("type".to_owned(), base.into());
            schema.insert("enum".to_owned(), known.into());
        }
        Direction::Reply => {
            schema.insert("anyOf".to_owned(), json!([{ "enum": known }, { "type": base }]));
        }
    }
    schema.insert(format!("{OURS}values"), json!(open_enum.values));
    schema.into()
}
