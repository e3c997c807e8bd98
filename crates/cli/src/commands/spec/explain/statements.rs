//! What is in force at a place, part by part, each with where it comes from.

use serde::Serialize;
use serde_json::Value;

use super::Decided;
use super::place::{Place, facts, full};
use crate::model::{Model, Quote};

/// One part of what is in force.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Statement<'a> {
    /// The member of the place, such as `length/max`; empty where the place is a value itself.
    pub(super) member: String,
    /// The value in force.
    pub(super) value: Value,
    /// Where it comes from.
    pub(super) origin: Origin,
    /// The words that state it, where they are quoted.
    pub(super) quotes: Vec<&'a Quote>,
    /// The decisions that are about it: their numbers in the list of decisions, from 0.
    pub(super) decisions: Vec<usize>,
}

/// Where a part comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Origin {
    /// A page that was at hand states it.
    Quoted,
    /// Texts that exclude each other, and a decision.
    Decided,
    /// No page says it: it is our own conclusion.
    Inferred,
    /// Another source than the page.
    KnownFrom,
    /// The page, of which no text was at hand, or not this part.
    NotAtHand,
}

/// The members of a field, and what quotes call them.
const MEMBERS: [(&str, &[&str]); 15] = [
    ("type", &["type"]),
    ("required", &["required"]),
    ("wire", &[]),
    ("charset", &["charset"]),
    ("format", &["format"]),
    ("length/min", &["length"]),
    ("length/max", &["max-length", "length"]),
    ("range/min", &["minimum", "exclusive-minimum"]),
    ("range/max", &["maximum"]),
    ("scale", &["scale"]),
    ("of", &["values"]),
    ("items", &["values"]),
    ("count/min", &[]),
    ("count/max", &["max-items"]),
    ("deprecated", &["deprecated"]),
];

/// The predicates of conditions between fields.
const CONDITIONS: [&str; 5] =
    ["required-without", "required-if", "ignored-if", "at-least-one-of", "only-with-status"];

/// What is in force at a place, and the decisions about it. Nothing is in force where it only holds
/// other places; of a part of a field only what is about the part counts.
pub(super) fn of<'a>(
    place: &Place<'a>,
    model: &'a Model,
    decisions: Vec<Decided<'a>>,
) -> (Vec<Statement<'a>>, Vec<Decided<'a>>) {
    let statements = in_force(place, model, &decisions);
    if place.part.is_empty() {
        return (statements, decisions);
    }
    let is_about =
        |index: &usize| statements.iter().any(|statement| statement.decisions.contains(index));
    let kept: Vec<usize> = (0..decisions.len()).filter(is_about).collect();
    let number = |index: &usize| kept.iter().position(|one| one == index);
    let statements = statements.iter().map(|statement| Statement {
        decisions: statement.decisions.iter().filter_map(number).collect(),
        ..statement.clone()
    });
    let statements = statements.collect();
    let decisions = decisions.into_iter().enumerate().filter(|(index, _)| kept.contains(index));
    (statements, decisions.map(|(_, decided)| decided).collect())
}

fn in_force<'a>(
    place: &Place<'a>,
    model: &'a Model,
    decisions: &[Decided<'_>],
) -> Vec<Statement<'a>> {
    let finder = Finder { place, decisions, quotes: quotes(place, model) };
    let node = place.around();
    let statements: Vec<Statement<'a>> = if place.is_field() {
        finder.field(node)
    } else if place.pointer.starts_with("/enums/") && node.get("values").is_some() {
        finder.open_enum(node, model)
    } else if place.pointer.starts_with("/codes/") {
        finder.code(node)
    } else if node.get("value").is_some() || !(node.is_object() || node.is_array()) {
        let word = place.pointer.rsplit('/').next().unwrap_or_default();
        let word = if word == "response" { "type" } else { word };
        vec![finder.statement("", fact(node), &[word])]
    } else {
        Vec::new()
    };
    let part = place.part.trim_start_matches('/');
    let is_named = |one: &Statement<'_>| {
        part.is_empty() || one.member == part || one.member.starts_with(&format!("{part}/"))
    };
    let mut named: Vec<_> = statements.into_iter().filter(is_named).collect();
    // A part of which no quote can speak, such as `doc`.
    if named.is_empty() && !part.is_empty() {
        named.push(finder.statement(part, fact(place.node()), &[]));
    }
    named
}

/// Everything that is quoted for this place, by whichever page.
fn quotes<'a>(place: &Place<'_>, model: &'a Model) -> Vec<&'a Quote> {
    let here = format!("{}#{}", place.entry.file, place.pointer);
    let about = facts(model).filter(|(own, fact)| full(own, &fact.at) == here);
    about.map(|(_, fact)| fact).collect()
}

/// The value of a node, and whether it is our own.
fn fact(node: &Value) -> (Value, bool) {
    match node.get("value") {
        Some(value) => (value.clone(), node["inferred"] == true),
        None => (node.clone(), false),
    }
}

struct Finder<'a, 'b> {
    place: &'b Place<'a>,
    decisions: &'b [Decided<'b>],
    quotes: Vec<&'a Quote>,
}

impl<'a> Finder<'a, '_> {
    /// Type, limits and conditions of a member of an object.
    fn field(&self, node: &Value) -> Vec<Statement<'a>> {
        let mut statements = Vec::new();
        for (member, predicates) in MEMBERS {
            let names = member.split('/');
            let found = names.clone().try_fold(node, |node, name| node.get(name));
            match found {
                Some(found) => statements.push(self.statement(member, fact(found), predicates)),
                None if member == "required" => {
                    statements.push(self.statement(
                        member,
                        (Value::Bool(false), false),
                        predicates,
                    ));
                }
                None => {}
            }
        }
        for rule in self.place.rules() {
            let word = rule.as_object().and_then(|rule| rule.keys().next()).cloned();
            let member = word.unwrap_or_default();
            statements.push(self.statement(&member, (rule.clone(), false), &CONDITIONS));
        }
        statements
    }

    /// The values of an enum are quoted at the fields that have them.
    fn open_enum(&self, node: &Value, model: &'a Model) -> Vec<Statement<'a>> {
        let name = self.place.pointer.trim_start_matches("/enums/");
        let is_user = |ty: &Value| ty["of"] == name || ty["items"]["of"] == name;
        let users: Vec<String> =
            self.place.fields().filter(|(_, ty)| is_user(ty)).map(|(at, _)| at).collect();
        let is_about = |(file, fact): &(&str, &Quote)| {
            *file == self.place.entry.file && fact.predicate == "values" && users.contains(&fact.at)
        };
        let quotes: Vec<&Quote> = facts(model).filter(is_about).map(|(_, fact)| fact).collect();
        let values = node["values"].as_object().into_iter().flatten();
        let statements = values.map(|(value, meaning)| {
            let mut one = self.statement(
                &format!("values/{value}"),
                (Value::from(value.as_str()), false),
                &[],
            );
            if meaning.get("known-from").is_some() {
                one.origin = Origin::KnownFrom;
            } else if !quotes.is_empty() {
                one.origin = Origin::Quoted;
                one.quotes.clone_from(&quotes);
            }
            one
        });
        statements.collect()
    }

    fn code(&self, node: &Value) -> Vec<Statement<'a>> {
        let members = node.as_object().into_iter().flatten();
        let members = members.filter(|(name, _)| ["name", "retry"].contains(&name.as_str()));
        members
            .map(|(name, member)| {
                let predicates: &[&str] = if name == "name" { &["code-name"] } else { &[] };
                self.statement(name, fact(member), predicates)
            })
            .collect()
    }

    fn statement(
        &self,
        member: &str,
        (value, is_inferred): (Value, bool),
        predicates: &[&str],
    ) -> Statement<'a> {
        let quotes: Vec<&Quote> = self
            .quotes
            .iter()
            .copied()
            .filter(|quote| predicates.contains(&&*quote.predicate))
            .collect();
        let head = member.split('/').next().unwrap_or_default();
        let is_about = |decided: &Decided<'_>| {
            let decides = &decided.contradiction.decides;
            let is_here = self.place.is_at(&decided.contradiction.at);
            is_here && (decides.contains_key(head) || head.is_empty())
                || !is_here && CONDITIONS.contains(&head) && decides.contains_key(head)
        };
        let decisions: Vec<usize> = self
            .decisions
            .iter()
            .enumerate()
            .filter(|(_, decided)| is_about(decided))
            .map(|(index, _)| index)
            .collect();
        let origin = if is_inferred {
            Origin::Inferred
        } else if !quotes.is_empty() {
            Origin::Quoted
        } else if !decisions.is_empty() {
            Origin::Decided
        } else if self.place.around().get("known-from").is_some() {
            Origin::KnownFrom
        } else {
            Origin::NotAtHand
        };
        Statement { member: member.to_owned(), value, origin, quotes, decisions }
    }
}
