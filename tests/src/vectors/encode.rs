//! `encode`: from a request in any order and form to the bytes that are sent.

use binance_pay_codegen::model::{Api, Definitions, Endpoint, Type};
use binance_pay_vectors::Kind;

use super::build::{Builder, Fill};
use super::entry::{Entry, What, text};
use super::normal;
use super::validate::group;
use crate::Json;

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    api.endpoints.iter().flat_map(of_endpoint).collect()
}

fn of_endpoint(endpoint: &Endpoint) -> Vec<Entry> {
    let body = |fill| Builder::new(endpoint.definitions(), fill).object(&endpoint.request);
    let (minimal, full) = (body(Fill::Minimal), body(Fill::Full));
    let turned = turned(&endpoint.definitions(), &endpoint.request, &full);
    let nulls = with_nulls(endpoint, &minimal);
    let digits = with_zeros(&endpoint.definitions(), &endpoint.request, &full);
    let mut all = Vec::new();
    if digits != full {
        all.push(
            vector(endpoint, "digits", &digits, &digits.to_string())
                .why("Zeros at the end of a decimal stay: its digits are sent as they were given."),
        );
    }
    all.extend([
        vector(endpoint, "minimal", &minimal, &minimal.to_string())
            .why("What must be there, and nothing else.")
            .covers(&endpoint.id, What::EncodeMinimal),
        vector(endpoint, "full", &full, &full.to_string())
            .why("All that may be there at once.")
            .covers(&endpoint.id, What::EncodeFull),
        vector(endpoint, "turned", &full, &format!(" {turned}\n"))
            .why("Members in another order, ids and decimals in the other JSON form, blanks around: the same bytes are sent."),
        vector(endpoint, "nulls", &minimal, &nulls.to_string())
            .why("An optional member that is null is not sent."),
    ]);
    all
}

/// Every decimal of the object itself, with zeros at its end where there is room for them.
fn with_zeros(definitions: &Definitions<'_>, name: &str, json: &Json) -> Json {
    let object = definitions.object(name).unwrap_or_else(|| panic!("no object {name}"));
    object.fields.iter().fold(json.clone(), |json, field| {
        let zeros = |digits: &String| match digits.contains('.') {
            true => format!("{digits}0"),
            false => format!("{digits}.0"),
        };
        let has_room = |digits: &String, scale: u32| {
            zeros(digits).len() <= digits.find('.').unwrap_or(digits.len()) + 1 + scale as usize
        };
        let Type::Decimal { scale, .. } = &field.ty else { return json };
        let scale = scale.map_or(8, |fact| fact.value);
        match json.get(&field.name).cloned() {
            Some(Json::Text(digits)) if has_room(&digits, scale) => {
                json.with(&field.name, Json::Text(zeros(&digits)))
            }
            Some(Json::Number(digits)) if has_room(&digits, scale) => {
                json.with(&field.name, Json::Number(zeros(&digits)))
            }
            _ => json,
        }
    })
}

fn vector(endpoint: &Endpoint, id: &str, body: &Json, request: &str) -> Entry {
    let parsed = normal::object(&endpoint.definitions(), &endpoint.request, body);
    let parsed = parsed.unwrap_or_else(|| panic!("{}: {body} has no normal form", endpoint.id));
    Entry::new(Kind::Encode, group(&endpoint.id), &format!("{}-{id}", endpoint.id))
        .basis(format!("page:{}", endpoint.source.page))
        .input("endpoint", text(&endpoint.id))
        .input_bytes("request", request.as_bytes())
        .expect_bytes("body", body.to_string().as_bytes())
        .expect("parsed", parsed)
}

/// Members backwards, numbers in their other form.
fn turned(definitions: &Definitions<'_>, name: &str, json: &Json) -> Json {
    let object = definitions.object(name).unwrap_or_else(|| panic!("no object {name}"));
    let member = |(name, value): &(String, Json)| {
        let field = object.field(name).unwrap_or_else(|| panic!("no field {name}"));
        (name.clone(), turned_value(definitions, &field.ty, value))
    };
    match json {
        Json::Object(members) => Json::Object(members.iter().rev().map(member).collect()),
        other => other.clone(),
    }
}

fn turned_value(definitions: &Definitions<'_>, ty: &Type, json: &Json) -> Json {
    match (ty, json) {
        (Type::Object { of, .. }, _) => turned(definitions, of, json),
        (Type::List { items, .. }, Json::List(all)) => {
            Json::List(all.iter().map(|item| turned_value(definitions, items, item)).collect())
        }
        (Type::Decimal { .. } | Type::Id { .. }, Json::Text(digits)) => {
            Json::Number(digits.clone())
        }
        (Type::Decimal { .. } | Type::Id { .. }, Json::Number(digits)) => {
            Json::Text(digits.clone())
        }
        _ => json.clone(),
    }
}

/// Every member that is not there, as null.
fn with_nulls(endpoint: &Endpoint, json: &Json) -> Json {
    let definitions = endpoint.definitions();
    let object = definitions.object(&endpoint.request);
    let fields = object.map_or(&[][..], |object| &object.fields);
    let absent = fields.iter().filter(|field| json.get(&field.name).is_none());
    absent.fold(json.clone(), |json, field| json.with(&field.name, Json::Null))
}
