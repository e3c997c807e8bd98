//! The rules that depend on another member: its value makes one necessary, or meaningless.

use binance_pay_codegen::model::{Condition, Definitions, Endpoint, Type};

use super::build::{Builder, Fill};
use super::entry::{Entry, What, number, text};
use super::validate::vector;
use crate::Json;

/// With the condition met and the member there, without it, and with the condition not met.
pub(super) fn required_if(
    endpoint: &Endpoint,
    at: &str,
    field: &str,
    when: &Condition,
) -> Vec<Entry> {
    let pointer = format!("{at}/{field}");
    let id = |word: &str| format!("{pointer}-required-if-{}-{word}", when.field());
    let beyond = What::Beyond(pointer.clone(), "required-if".to_owned());
    let kept = What::At(pointer.clone(), "required-if".to_owned());
    let mut all = vec![
        vector(endpoint, &id("met"), &body(endpoint, at, when, true, &[]), &[])
            .why(format!("{field} is there where {} asks for it.", when.field()))
            .covers(&endpoint.id, kept.clone()),
    ];
    let without = std::slice::from_ref(&pointer);
    all.push(
        vector(endpoint, &id("missing"), &body(endpoint, at, when, true, without), &[])
            .why(format!("{field} is missing where {} asks for it.", when.field()))
            .covers(&endpoint.id, beyond),
    );
    all.push(
        vector(endpoint, &id("not-met"), &body(endpoint, at, when, false, without), &[])
            .why(format!("{field} may be missing: {} does not ask for it.", when.field()))
            .covers(&endpoint.id, kept),
    );
    all
}

/// A member that means nothing here is advice, and breaks nothing.
pub(super) fn ignored_if(
    endpoint: &Endpoint,
    at: &str,
    field: &str,
    when: &Condition,
) -> Vec<Entry> {
    let pointer = format!("{at}/{field}");
    let with = |is_met: bool| {
        let include = [pointer.clone()];
        let builder = Builder::new(endpoint.definitions(), Fill::Minimal);
        let body = Builder { include: &include, ..builder }.object(&endpoint.request);
        condition(endpoint, at, when, is_met, body)
    };
    vec![
        vector(endpoint, &format!("{pointer}-ignored-if-met"), &with(true), &[])
            .why(format!("{field} means nothing here: that is advice, and the request is valid."))
            .covers(&endpoint.id, What::Beyond(pointer.clone(), "ignored-if".to_owned())),
        vector(endpoint, &format!("{pointer}-ignored-if-not-met"), &with(false), &[])
            .why(format!("{field} means something here."))
            .covers(&endpoint.id, What::At(pointer.clone(), "ignored-if".to_owned())),
    ]
}

/// A body in which the condition is met, or not; what else it then needs is there, but for what is
/// excluded.
fn body(endpoint: &Endpoint, at: &str, when: &Condition, is_met: bool, exclude: &[String]) -> Json {
    let include = [format!("{at}/{}", when.field().replace('.', "/"))];
    let include = if is_met || !at.is_empty() { &include[..] } else { &[] };
    let builder = Builder::new(endpoint.definitions(), Fill::Minimal);
    let json = Builder { include, exclude, ..builder }.object(&endpoint.request);
    let json = condition(endpoint, at, when, is_met, json);
    complete(endpoint, json, exclude)
}

/// What else the rules ask for, after a value was changed.
fn complete(endpoint: &Endpoint, mut json: Json, exclude: &[String]) -> Json {
    let definitions = endpoint.definitions();
    let groups = super::groups::Groups::of(&definitions, &endpoint.request, &json);
    for finding in groups.violations.iter().filter(|finding| finding.rule == "required-if") {
        if exclude.contains(&finding.pointer) {
            continue;
        }
        let include = [finding.pointer.clone()];
        let builder = Builder::new(definitions, Fill::Minimal);
        let other = Builder { include: &include, ..builder }.object(&endpoint.request);
        let (parent, name) = finding.pointer.rsplit_once('/').unwrap_or_default();
        if let (Some(place), Some(value)) = (json.at_mut(parent), other.at(&finding.pointer)) {
            *place = place.clone().with(name, value.clone());
        }
    }
    json
}

/// Changes the member that the condition looks at.
fn condition(
    endpoint: &Endpoint,
    at: &str,
    when: &Condition,
    is_met: bool,
    mut json: Json,
) -> Json {
    let pointer = format!("{at}/{}", when.field().replace('.', "/"));
    let (parent, name) = pointer.rsplit_once('/').unwrap_or_default();
    let remove =
        |json: Json| if json.at(&pointer).is_some() { json.without(&pointer) } else { json };
    let value = match (when, is_met) {
        (Condition::Present { .. }, false) | (Condition::Absent { .. }, true) => {
            return remove(json);
        }
        (Condition::Present { .. }, true) | (Condition::Absent { .. }, false) => None,
        (Condition::In { values, .. }, true) | (Condition::NotIn { values, .. }, false) => {
            Some(values[0].clone())
        }
        (Condition::In { values, .. }, false) | (Condition::NotIn { values, .. }, true) => {
            match another(&endpoint.definitions(), name, values) {
                Some(other) => Some(other),
                None => return remove(json),
            }
        }
    };
    let include = [pointer.clone()];
    let builder = Builder::new(endpoint.definitions(), Fill::Minimal);
    let with = Builder { include: &include, ..builder }.object(&endpoint.request);
    let plain = with.at(&pointer).unwrap_or_else(|| panic!("nothing at {pointer}")).clone();
    let value = value.map_or(plain.clone(), |word| match plain {
        Json::Number(_) => number(&word),
        Json::Boolean(_) => Json::Boolean(word == "true"),
        _ => text(word),
    });
    if json.at(parent).is_none() {
        let (above, own) = parent.rsplit_once('/').unwrap_or_default();
        let inner = with.at(parent).cloned().unwrap_or(Json::Object(Vec::new()));
        if let Some(place) = json.at_mut(above) {
            *place = place.clone().with(own, inner);
        }
    }
    if let Some(place) = json.at_mut(parent) {
        *place = place.clone().with(name, value);
    }
    json
}

/// A documented value that is none of these.
fn another(definitions: &Definitions<'_>, name: &str, values: &[String]) -> Option<String> {
    let field = definitions.objects.iter().find_map(|object| object.field(name))?;
    match &field.ty {
        Type::Enum { of } => {
            let known = definitions.open_enum(of)?;
            known.values.iter().map(|one| one.value.clone()).find(|one| !values.contains(one))
        }
        Type::Boolean => {
            ["true", "false"].map(str::to_owned).into_iter().find(|one| !values.contains(one))
        }
        Type::Text { .. } => Some("1234".to_owned()).filter(|one| !values.contains(one)),
        _ => None,
    }
}
