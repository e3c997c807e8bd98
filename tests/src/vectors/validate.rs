//! `validate`: every rule of every request, kept at its limit and broken by one beyond.

use binance_pay_codegen::model::{Api, Endpoint, Rule};
use binance_pay_vectors::Kind;

use super::build::{Builder, Fill};
use super::entry::{Entry, Finding, What, findings, text};
use super::groups::Groups;
use super::places::{Place, Places};
use super::values::{Side, tries};
use crate::Json;

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    api.endpoints.iter().flat_map(of_endpoint).collect()
}

fn of_endpoint(endpoint: &Endpoint) -> Vec<Entry> {
    let places = Places::of(endpoint.definitions(), &endpoint.request);
    let mut all: Vec<Entry> =
        places.members.iter().flat_map(|place| of_place(endpoint, place)).collect();
    for place in &places.objects {
        all.extend(strangers(
            endpoint,
            &place.pointer,
            place.object.fields.first().map(|field| &*field.name),
        ));
        for rule in &place.object.rules {
            all.extend(across(endpoint, &place.pointer, rule));
        }
    }
    all
}

/// A minimal body in which the pointer is there.
pub(super) fn body_with(endpoint: &Endpoint, pointer: &str) -> Json {
    let include = [pointer.to_owned()];
    let builder =
        Builder { include: &include, ..Builder::new(endpoint.definitions(), Fill::Minimal) };
    builder.object(&endpoint.request)
}

/// A vector that expects these violations, and those of the rules across members.
pub(super) fn vector(endpoint: &Endpoint, id: &str, body: &Json, direct: &[Finding]) -> Entry {
    let groups = Groups::of(&endpoint.definitions(), &endpoint.request, body);
    let violations = [direct, &groups.violations].concat();
    Entry::new(Kind::Validate, group(&endpoint.id), &format!("{}-{id}", endpoint.id))
        .basis(format!("page:{}", endpoint.source.page))
        .input("endpoint", text(&endpoint.id))
        .input_bytes("body", body.to_string().as_bytes())
        .expect("violations", findings(&violations))
        .expect("advice", findings(&groups.advice))
}

/// `order` of `order.create.v3`.
pub(super) fn group(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

fn of_place(endpoint: &Endpoint, place: &Place<'_>) -> Vec<Entry> {
    let body = body_with(endpoint, &place.pointer);
    let plain = body.at(&place.pointer).unwrap_or_else(|| panic!("nothing at {}", place.pointer));
    let mut all = Vec::new();
    for one in tries(endpoint.definitions(), place.ty, plain) {
        let changed = body.clone().replace(&place.pointer, one.value);
        let direct: Vec<Finding> = one
            .breaks
            .iter()
            .map(|(rule, limit)| Finding::new(&place.pointer, rule, limit.clone()))
            .collect();
        let id = format!("{}-{}", place.pointer, one.name);
        let what = match one.side {
            Side::At => What::At(place.pointer.clone(), one.rule.to_owned()),
            Side::Beyond => What::Beyond(place.pointer.clone(), one.rule.to_owned()),
        };
        let entry = vector(endpoint, &id, &changed, &direct);
        all.push(entry.why(one.why).covers(&endpoint.id, what));
    }
    if place.required {
        all.extend(absent(endpoint, &place.pointer, &body));
    }
    all
}

fn absent(endpoint: &Endpoint, pointer: &str, body: &Json) -> [Entry; 2] {
    let missing = Finding::new(pointer, "required", None);
    let beyond = || What::Beyond(pointer.to_owned(), "required".to_owned());
    let at = What::At(pointer.to_owned(), "required".to_owned());
    let gone = body.clone().without(pointer);
    let null = body.clone().replace(pointer, Json::Null);
    [
        vector(endpoint, &format!("{pointer}-required"), &gone, std::slice::from_ref(&missing))
            .why("A required member is missing.")
            .covers(&endpoint.id, beyond()),
        vector(endpoint, &format!("{pointer}-required-null"), &null, &[missing])
            .why("A required member is null, which counts as missing.")
            .covers(&endpoint.id, beyond())
            // The plain body of the other vectors has it.
            .covers(&endpoint.id, at),
    ]
}

/// A member that nobody knows, and one that is there twice.
fn strangers(endpoint: &Endpoint, at: &str, first: Option<&str>) -> Vec<Entry> {
    let include = first.map_or_else(|| at.to_owned(), |name| format!("{at}/{name}"));
    let body = body_with(endpoint, &include);
    let beyond = |rule: &str| What::Beyond(at.to_owned(), rule.to_owned());
    let pointer = format!("{at}/zzzz");
    let mut changed = body.clone();
    if let Some(Json::Object(members)) = changed.at_mut(at) {
        members.push(("zzzz".to_owned(), text("x")));
    }
    let unknown = Finding::new(&pointer, "unknown-field", None);
    let mut all = vec![
        vector(endpoint, &format!("{at}-unknown-field"), &changed, &[unknown])
            .why("A member that the documentation does not know is not dropped in silence.")
            .covers(&endpoint.id, beyond("unknown-field")),
    ];
    let mut twice = body;
    if let Some(Json::Object(members)) = twice.at_mut(at)
        && let Some((name, value)) = members.first().cloned()
    {
        let pointer = format!("{at}/{name}");
        members.push((name, value));
        let duplicate = Finding::new(&pointer, "duplicate-field", None);
        all.push(
            vector(endpoint, &format!("{at}-duplicate-field"), &twice, &[duplicate])
                .why("A member that is there twice, even with the same value.")
                .covers(&endpoint.id, beyond("duplicate-field")),
        );
    }
    all
}

/// The bodies around a rule across members.
fn across(endpoint: &Endpoint, at: &str, rule: &Rule) -> Vec<Entry> {
    match rule {
        Rule::AtLeastOneOf { fields } => one_of(endpoint, at, "at-least-one-of", fields),
        Rule::ExactlyOneOf { fields } => one_of(endpoint, at, "exactly-one-of", fields),
        Rule::RequiredIf { field, when } => {
            super::conditions::required_if(endpoint, at, field, when)
        }
        Rule::IgnoredIf { field, when } => super::conditions::ignored_if(endpoint, at, field, when),
    }
}

fn one_of(endpoint: &Endpoint, at: &str, rule: &'static str, fields: &[String]) -> Vec<Entry> {
    let pointers: Vec<String> = fields.iter().map(|name| format!("{at}/{name}")).collect();
    let new = |exclude: &[String], include: &[String]| {
        let builder = Builder::new(endpoint.definitions(), Fill::Minimal);
        Builder { include, exclude, ..builder }.object(&endpoint.request)
    };
    let around = [at.to_owned()];
    let mut all = Vec::new();
    for (pointer, name) in pointers.iter().zip(fields) {
        let others: Vec<String> = pointers.iter().filter(|one| *one != pointer).cloned().collect();
        let body = new(&others, std::slice::from_ref(pointer));
        all.push(
            vector(endpoint, &format!("{at}-{rule}-{name}"), &body, &[])
                .why(format!("Of the group, {name} alone."))
                .covers(&endpoint.id, What::At(at.to_owned(), rule.to_owned())),
        );
    }
    let none = new(&pointers, if at.is_empty() { &[] } else { &around });
    all.push(
        vector(endpoint, &format!("{at}-{rule}-none"), &none, &[])
            .why("None of the group.")
            .covers(&endpoint.id, What::Beyond(at.to_owned(), rule.to_owned())),
    );
    let mut every = new(&[], &pointers);
    let full = Builder::new(endpoint.definitions(), Fill::Full);
    let object = endpoint.definitions();
    for name in fields {
        let field = object
            .objects
            .iter()
            .find_map(|object| object.field(name))
            .unwrap_or_else(|| panic!("no field {name}"));
        if let Some(place) = every.at_mut(at) {
            *place = place.clone().with(name, full.value(&field.ty, &format!("{at}/{name}")));
        }
    }
    all.push(
        vector(endpoint, &format!("{at}-{rule}-all"), &every, &[])
            .why("All of the group at once.")
            .covers(&endpoint.id, What::At(at.to_owned(), rule.to_owned())),
    );
    all
}
