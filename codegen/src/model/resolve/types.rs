//! Types: modifiers that fit, and sane limits.

use indexmap::IndexMap;

use crate::model::decimal::Decimal;
use crate::model::resolve::problems::{Problems, fact};
use crate::model::{Fact, IntegerFormat, ObjectWire, Type, Wire};
use crate::spec::endpoint::OpenEnum;
use crate::spec::fields::{Bound, Limits, MODIFIERS, Object, TypeForm, words};
use crate::spec::located::{At, Fact as SpecFact, Place};
use crate::suggest::{allowed, did_you_mean};
use crate::words::TypeWord;

/// More decimal places than any amount has.
const MAX_SCALE: u32 = 30;

/// The names that a type may refer to.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// Of the objects of the same file.
    pub(super) objects: Vec<&'a str>,
    /// Of its enums.
    pub(super) enums: Vec<&'a str>,
}

impl<'a> Names<'a> {
    /// Those of one file, which must be told apart.
    pub(super) fn of(
        objects: &'a IndexMap<At<String>, Object>,
        enums: &'a IndexMap<At<String>, OpenEnum>,
        problems: &mut Problems,
    ) -> Self {
        let all = objects.keys().chain(enums.keys());
        problems.tell_apart("type", all.map(|name| (name.value.as_str(), name.place)));
        Self {
            objects: objects.keys().map(|name| name.value.as_str()).collect(),
            enums: enums.keys().map(|name| name.value.as_str()).collect(),
        }
    }

    /// Complains of a name that is no object.
    pub(super) fn check_object(&self, of: &At<String>, problems: &mut Problems) {
        check_reference(of, ("object", &self.objects), ("enum", &self.enums), problems);
    }

    /// Complains of a name that is no enum.
    fn check_enum(&self, of: &At<String>, problems: &mut Problems) {
        check_reference(of, ("enum", &self.enums), ("object", &self.objects), problems);
    }
}

/// Resolves a type.
pub(super) fn resolve(form: &TypeForm, names: &Names<'_>, problems: &mut Problems) -> Type {
    check_modifiers(form, problems);
    match (form.r#type.value, &form.of) {
        (TypeWord::Enum, Some(of)) => names.check_enum(of, problems),
        (TypeWord::Object, Some(of)) => names.check_object(of, problems),
        _ => {}
    }
    let of = || form.of.as_ref().map(|of| of.value.clone()).unwrap_or_default();
    let wire = || form.wire.and_then(|wire| wire.value.number()).unwrap_or(Wire::String);
    match form.r#type.value {
        TypeWord::Text => {
            let (min_length, max_length) = sizes(form.length.as_ref(), problems);
            let charset = form.charset.map(|charset| charset.value);
            let format = form.format.and_then(|format| format.value.form());
            let secret = form.secret.is_some_and(|secret| secret.value);
            Type::Text { charset, format, min_length, max_length, secret }
        }
        TypeWord::Integer => integer(form, problems),
        TypeWord::Boolean => Type::Boolean,
        TypeWord::Decimal => decimal(form, wire(), problems),
        TypeWord::Id => id(form, wire(), problems),
        TypeWord::Timestamp => Type::Timestamp,
        TypeWord::Enum => Type::Enum { of: of() },
        TypeWord::Object => {
            let wire = form.wire.map_or(ObjectWire::Object, |_| ObjectWire::JsonString);
            Type::Object { of: of(), wire }
        }
        TypeWord::List => {
            let (min_items, max_items) = sizes(form.count.as_ref(), problems);
            let items = form
                .items
                .as_ref()
                .map_or(Type::Boolean, |items| resolve(&items.value, names, problems));
            Type::List { items: Box::new(items), min_items, max_items }
        }
    }
}

fn check_reference(
    of: &At<String>,
    (wanted, known): (&str, &[&str]),
    (other, others): (&str, &[&str]),
    problems: &mut Problems,
) {
    let name = of.value.as_str();
    if known.contains(&name) {
        return;
    }
    let message = if others.contains(&name) {
        format!("`{name}` is an {other}, and an {wanted} is wanted here")
    } else {
        let hint = did_you_mean(name, known.iter().copied());
        let allowed = allowed(known.iter().copied());
        format!("there is no {wanted} `{name}` in this file{hint}; {allowed}")
    };
    problems.add(of.place, message);
}

fn check_modifiers(form: &TypeForm, problems: &mut Problems) {
    let word = form.r#type.value;
    let present = form.modifiers();
    for modifier in MODIFIERS {
        let place = present.iter().find(|(name, _)| *name == modifier.name);
        match place {
            Some((name, place)) if !modifier.types.contains(&word) => {
                let owners: Vec<String> =
                    modifier.types.iter().map(|owner| format!("`{owner}`")).collect();
                let owners = owners.join(" and ");
                let message =
                    format!("`{name}` does not apply to `{word}`; it belongs to {owners}");
                problems.add(*place, message);
            }
            Some((name, place)) => check_word(form, name, *place, problems),
            None if modifier.needed_by.contains(&word) => {
                problems.add(form.r#type.place, format!("`{word}` needs `{}`", modifier.name));
            }
            _ => {}
        }
    }
}

/// Complains of a word that belongs to the same modifier of another type.
fn check_word(form: &TypeForm, modifier: &str, place: Place, problems: &mut Problems) {
    let ty = form.r#type.value;
    let found = match modifier {
        "format" => form.format.map(|format| format.value.as_str()),
        "wire" => form.wire.map(|wire| wire.value.as_str()),
        _ => None,
    };
    if let (Some(found), Some(words)) = (found, words(modifier, ty))
        && !words.contains(&found)
    {
        let message = format!("`{modifier}: {found}` does not apply to `{ty}`; {}", allowed(words));
        problems.add(place, message);
    }
}

/// The ends of a length or count.
fn sizes(
    limits: Option<&At<Limits<u32>>>,
    problems: &mut Problems,
) -> (Option<Fact<u32>>, Option<Fact<u32>>) {
    let Some(limits) = limits else { return (None, None) };
    let (min, max) = (limits.value.min.as_ref(), limits.value.max.as_ref());
    check_ends(limits, problems);
    if let (Some(min), Some(max)) = (min, max)
        && min.value.value() > max.value.value()
    {
        problems.add(min.place, above(min.value.value(), max.value.value()));
    }
    if let Some(max) = max.filter(|max| *max.value.value() == 0) {
        problems.add(max.place, "a `max` of 0 leaves nothing; leave the field out instead");
    }
    (min.map(fact), max.map(fact))
}

fn id(form: &TypeForm, wire: Wire, problems: &mut Problems) -> Type {
    let (min, max_length) = sizes(form.length.as_ref(), problems);
    if let (Some(_), Some(length)) = (min, &form.length) {
        problems.add(length.place, "`min` does not apply to the length of an `id`");
    }
    Type::Id { max_length, wire }
}

fn integer(form: &TypeForm, problems: &mut Problems) -> Type {
    let format = form.format.and_then(|format| format.value.width());
    let format = format.unwrap_or(IntegerFormat::Int64);
    let Some(range) = &form.range else {
        return Type::Integer { format, minimum: None, maximum: None };
    };
    check_ends(range, problems);
    let mut end = |end: &Option<At<SpecFact<Bound>>>| {
        let end = end.as_ref()?;
        match end.value.value() {
            Bound::Integer(value) if (format.min()..=format.max()).contains(value) => {
                Some(Fact { value: *value, inferred: end.value.inferred() })
            }
            Bound::Integer(value) => {
                problems.add(end.place, format!("{value} does not fit into `{format}`"));
                None
            }
            Bound::Decimal(text) => {
                let message =
                    format!("the range of an `integer` is written without quotes, not {text:?}");
                problems.add(end.place, message);
                None
            }
        }
    };
    let (minimum, maximum) = (end(&range.value.min), end(&range.value.max));
    if let (Some(min), Some(max)) = (minimum, maximum)
        && min.value > max.value
    {
        problems.add(range.place, above(min.value, max.value));
    }
    Type::Integer { format, minimum, maximum }
}

fn decimal(form: &TypeForm, wire: Wire, problems: &mut Problems) -> Type {
    let scale = form.scale.as_ref().map(|scale| {
        if *scale.value.value() > MAX_SCALE {
            problems.add(scale.place, format!("a `scale` is at most {MAX_SCALE}"));
        }
        fact(scale)
    });
    let Some(range) = &form.range else {
        return Type::Decimal { scale, minimum: None, maximum: None, wire };
    };
    check_ends(range, problems);
    let places = scale.map(|scale| u64::from(scale.value));
    let mut end = |end: &Option<At<SpecFact<Bound>>>| {
        let end = end.as_ref()?;
        let fact = |text: &String| Fact { value: text.clone(), inferred: end.value.inferred() };
        match decimal_end(end.value.value(), places) {
            Ok((text, decimal)) => Some((fact(text), decimal)),
            Err(message) => {
                problems.add(end.place, message);
                None
            }
        }
    };
    let (minimum, maximum) = (end(&range.value.min), end(&range.value.max));
    if let (Some((min, low)), Some((max, high))) = (&minimum, &maximum)
        && low.compare(high).is_gt()
    {
        problems.add(range.place, above(&min.value, &max.value));
    }
    let text = |end: Option<(Fact<String>, Decimal)>| end.map(|(fact, _)| fact);
    Type::Decimal { scale, minimum: text(minimum), maximum: text(maximum), wire }
}

fn decimal_end(end: &Bound, places: Option<u64>) -> Result<(&String, Decimal), String> {
    let text = match end {
        Bound::Decimal(text) => text,
        Bound::Integer(value) => {
            return Err(format!("quote the range of a `decimal`: \"{value}\""));
        }
    };
    let plain = Decimal::parse(text).filter(|_| !text.contains(['e', 'E']));
    let decimal = plain.ok_or_else(|| format!("{text:?} is no decimal number such as \"0.01\""))?;
    match places {
        Some(places) if decimal.scale() > places => {
            Err(format!("{text} has more places than the `scale` of {places}"))
        }
        _ => Ok((text, decimal)),
    }
}

fn check_ends<T>(limits: &At<Limits<T>>, problems: &mut Problems) {
    if limits.value.min.is_none() && limits.value.max.is_none() {
        problems.add(limits.place, "neither `min` nor `max` is here");
    }
}

fn above(min: impl std::fmt::Display, max: impl std::fmt::Display) -> String {
    format!("`min` {min} is above `max` {max}")
}
