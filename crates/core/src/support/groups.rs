//! The rules across the members of an object, and the conditions that they depend on.

use alloc::format;
use alloc::string::{String, ToString};

use crate::rule::{Limit, Rule};
use crate::support::path::Path;
use crate::support::shape::{Group, Kind, Object, When};
use crate::support::view::View;
use crate::violation::Violation;

/// The members of an object, by their places.
pub(crate) struct Members<'a> {
    pub(crate) object: &'static Object,
    pub(crate) views: &'a [View<'a>],
}

impl<'a> Members<'a> {
    fn view(&self, place: usize) -> View<'a> {
        self.views.get(place).copied().unwrap_or(View::Absent)
    }

    fn is_present(&self, place: usize) -> bool {
        self.view(place).is_present()
    }

    fn count(&self, places: &[usize]) -> usize {
        places.iter().filter(|place| self.is_present(**place)).count()
    }
}

/// What breaks a rule, if anything does. Advice is given only where it is wanted: asking for it costs
/// an allocation or two.
pub(crate) fn violation(
    rule: &Group,
    members: &Members<'_>,
    wants_advice: bool,
    path: &Path<'_>,
) -> Option<Violation> {
    let on_member = |place: usize, rule: Rule, words: String| {
        // Null is absent, and a typed value cannot tell the two apart.
        let found = Some(members.view(place)).filter(View::is_present).unwrap_or(View::Absent);
        let name = members.object.fields.get(place).map_or("", |field| field.name);
        Violation::new(path.name(name).pointer(), rule, Limit::Words(words))
            .found_word(found.json_type())
    };
    match rule {
        Group::AtLeastOneOf(places, names) if members.count(places) == 0 => Some(
            Violation::new(path.pointer(), Rule::AtLeastOneOf, Limit::Names(names))
                .found_word("none"),
        ),
        Group::ExactlyOneOf(places, names) if members.count(places) != 1 => Some(
            Violation::new(path.pointer(), Rule::ExactlyOneOf, Limit::Names(names))
                .found_text(&members.count(places).to_string()),
        ),
        Group::RequiredIf(place, when) if !members.is_present(*place) && holds(when, members) => {
            Some(on_member(*place, Rule::RequiredIf, words(when, members.object)))
        }
        Group::IgnoredIf(place, when)
            if wants_advice && members.is_present(*place) && holds(when, members) =>
        {
            Some(on_member(*place, Rule::IgnoredIf, words(when, members.object)))
        }
        _ => None,
    }
}

fn holds(when: &When, members: &Members<'_>) -> bool {
    match when {
        When::Present(place) => members.is_present(*place),
        When::Absent(place) => !members.is_present(*place),
        When::In(place, values) => is_one_of(members.view(*place), values) == Some(true),
        When::NotIn(place, values) => is_one_of(members.view(*place), values) == Some(false),
        When::Within(place, inner) => match members.view(*place) {
            View::Object(record) => {
                let mut outcome = false;
                record.members(&mut |views| {
                    outcome = holds(inner, &Members { object: record.object(), views });
                });
                outcome
            }
            // Without the object nothing inside of it is there.
            _ => holds(inner, &Members { object: members.object, views: &[] }),
        },
    }
}

/// The condition in words: `env.terminalType is WEB or APP`.
fn words(when: &When, object: &Object) -> String {
    let name = |place: &usize| object.fields.get(*place).map_or("", |field| field.name);
    match when {
        When::Present(place) => format!("{} is present", name(place)),
        When::Absent(place) => format!("{} is absent", name(place)),
        When::In(place, values) => format!("{} is {}", name(place), values.join(" or ")),
        When::NotIn(place, values) => format!("{} is not {}", name(place), values.join(" or ")),
        When::Within(place, inner) => {
            match object.fields.get(*place).map(|field| (field.name, field.kind)) {
                Some((name, Kind::Object(below))) => format!("{name}.{}", words(inner, below)),
                _ => String::new(),
            }
        }
    }
}

/// None where the member is absent, or no scalar.
fn is_one_of(view: View<'_>, values: &[&str]) -> Option<bool> {
    match view {
        View::Text(text) | View::Number(text, _) => Some(values.contains(&text)),
        View::Integer(value) => {
            Some(values.iter().any(|known| known.parse::<i64>().is_ok_and(|known| known == value)))
        }
        View::Boolean(value) => Some(values.contains(&if value { "true" } else { "false" })),
        _ => None,
    }
}
