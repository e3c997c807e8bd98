//! A place of the spec: the file of an endpoint or webhook, or one that holds for all, and a pointer
//! into it.

use binance_pay_codegen::Sources;
use binance_pay_codegen::spec::places;
use serde_json::Value;

use super::{Below, Decided};
use crate::catalog::{aliases, nearest, shown};
use crate::failure::{Failure, Kind};
use crate::model::{Contradiction, Model, Quote, Quotes};
use crate::output::Output;

/// An endpoint, a webhook, or what holds for all.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) id: &'a str,
    pub(super) file: &'a str,
    /// The page, where there is one.
    pub(super) page: Option<&'a str>,
    contradictions: &'a [Contradiction],
}

/// A place of the spec.
pub(super) struct Place<'a> {
    /// What it belongs to.
    pub(super) entry: Entry<'a>,
    /// What is quoted for the endpoint or webhook; nothing where its page was not at hand.
    pub(super) quotes: Option<&'a Quotes>,
    /// The contradictions that may be about it, each with its file.
    contradictions: Vec<(&'a str, &'a Contradiction)>,
    /// The whole file.
    tree: Value,
    /// The place that is explained: a field, where the user named a part of it.
    pub(super) pointer: String,
    /// The part of that place that the user named: `/length/max`; empty for all of it.
    pub(super) part: String,
}

/// The ids of the files that belong to no endpoint or webhook.
const PROTOCOL: &str = "protocol";
const CODES: &str = "result-codes";

impl<'a> Place<'a> {
    /// # Errors
    ///
    /// [`Kind::UnknownPlace`], with the nearest place that there is.
    pub(super) fn find(word: &str, model: &'a Model, out: Output) -> Result<Self, Failure> {
        let (name, pointer) = word.split_once('#').unwrap_or((word, ""));
        let mut place = Self::file(name, model, out)?;
        if places::node(&place.tree, pointer).is_none() {
            return Err(place.unknown(pointer));
        }
        let (field, part) = split(pointer);
        (place.pointer, place.part) = (field.to_owned(), part.to_owned());
        Ok(place)
    }

    /// The whole file of an id.
    fn file(name: &str, model: &'a Model, out: Output) -> Result<Self, Failure> {
        let alias = aliases().find(|(alias, _)| *alias == name).map(|(_, info)| info.id());
        let wanted = alias.unwrap_or(name);
        let is_it = |entry: &Entry<'_>| entry.id == wanted || entry.file == wanted;
        let entry = entries(model).find(is_it).ok_or_else(|| unknown(name, model))?;
        if alias.is_some() {
            out.remark(format!("{name} stands for {}", entry.id));
        }
        let general = &model.protocol;
        let mut contradictions: Vec<_> =
            entry.contradictions.iter().map(|one| (entry.file, one)).collect();
        if entry.file != general.file {
            contradictions.extend(general.contradictions.iter().map(|one| (&*general.file, one)));
        }
        let tree = Sources::embedded().tree(entry.file).map_err(Failure::internal)?;
        let quotes = model.quotes.iter().find(|quotes| quotes.id == entry.id);
        let (pointer, part) = (String::new(), String::new());
        Ok(Self { entry, quotes, contradictions, tree, pointer, part })
    }

    /// The rules of the object around the field that name it.
    pub(super) fn rules(&self) -> Vec<&Value> {
        let Some((object, field)) = self.pointer.rsplit_once("/fields/") else { return Vec::new() };
        let rules = self.tree.pointer(&format!("{object}/rules")).and_then(Value::as_array);
        let name = format!("\"{field}\"");
        rules.into_iter().flatten().filter(|rule| rule.to_string().contains(&name)).collect()
    }

    /// What the file says at this place.
    pub(super) fn node(&self) -> &Value {
        // Both parts were looked up when the place was found.
        let whole = format!("{}{}", self.pointer, self.part);
        places::node(&self.tree, &whole).unwrap_or(&Value::Null)
    }

    /// What the file says at the field around this place, or at the place itself.
    pub(super) fn around(&self) -> &Value {
        places::node(&self.tree, &self.pointer).unwrap_or(&Value::Null)
    }

    /// The place as a user would name it.
    pub(super) fn shown(&self) -> String {
        match format!("{}{}", self.pointer, self.part) {
            pointer if pointer.is_empty() => self.entry.id.to_owned(),
            pointer => format!("{}#{pointer}", self.entry.id),
        }
    }

    /// Whether `at` of the file `own` leads to this place, or below it where it only holds others.
    pub(super) fn holds(&self, own: &str, at: &str) -> bool {
        let (file, pointer) = at.split_once('#').unwrap_or((own, at));
        let Some(below) = pointer.strip_prefix(&*self.pointer) else { return false };
        let is_below = below.starts_with('/') && !self.is_field();
        file == self.entry.file && (below.is_empty() || is_below)
    }

    /// Whether `at` of a decision about this place is the place itself.
    pub(super) fn is_at(&self, at: &str) -> bool {
        at.split_once('#').map_or(at, |(_, pointer)| pointer) == self.pointer
    }

    /// Whether it is a member of an object, which holds limits and no places.
    pub(super) fn is_field(&self) -> bool {
        self.around().get("type").is_some()
    }

    /// The fields of the same file that a quote may stand at, with their nodes.
    pub(super) fn fields(&self) -> impl Iterator<Item = (String, &Value)> {
        let all = places::all(&self.tree).into_iter();
        let fields = all.filter(|pointer| split(pointer).1.is_empty() && is_field(pointer));
        fields.filter_map(|pointer| {
            let node = places::node(&self.tree, &pointer)?;
            Some((pointer, node))
        })
    }

    /// The decisions about this place, each with the words that it overrides.
    pub(super) fn decisions(&self) -> Vec<Decided<'a>> {
        let about = self.contradictions.iter().filter(|(file, one)| self.is_decided(file, one));
        let decided = about.map(|(_, contradiction)| Decided {
            contradiction,
            overrides: self
                .quotes
                .map(|quotes| overrides(quotes, contradiction))
                .unwrap_or_default(),
        });
        decided.collect()
    }

    /// Whether a contradiction is about this place: at it, or in a rule that names the field.
    fn is_decided(&self, own: &str, contradiction: &Contradiction) -> bool {
        if self.holds(own, &contradiction.at) {
            return true;
        }
        let (file, at) = contradiction.at.split_once('#').unwrap_or((own, &contradiction.at));
        let Some((object, field)) = self.pointer.rsplit_once("/fields/") else { return false };
        let Some(rest) = at.strip_prefix(object).filter(|_| file == self.entry.file) else {
            return false;
        };
        match rest {
            "/fields" => contradiction.decides.contains_key(field),
            rule if rule.starts_with("/rules") => places::node(&self.tree, at)
                .is_some_and(|rule| rule.to_string().contains(&format!("\"{field}\""))),
            _ => false,
        }
    }

    /// The places right below this one, with how much of each is quoted.
    pub(super) fn below(&self, model: &Model) -> Vec<Below> {
        let start = format!("{}/", self.pointer);
        let all = places::all(&self.tree);
        let is_child =
            |one: &&String| one.strip_prefix(&*start).is_some_and(|rest| !rest.contains('/'));
        let of_contradictions = format!("{start}contradictions");
        let children = all.iter().filter(is_child).filter(|one| **one != of_contradictions);
        let quotes = |child: &str| {
            let child = format!("{}#{child}", self.entry.file);
            let facts = facts(model).map(|(own, fact)| full(own, &fact.at));
            let is_in = |at: &String| {
                at.strip_prefix(&*child)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            facts.filter(is_in).count()
        };
        children
            .map(|pointer| Below { pointer: pointer.clone(), quotes: quotes(pointer) })
            .collect()
    }

    fn unknown(&self, pointer: &str) -> Failure {
        let known = places::all(&self.tree);
        let near = nearest(pointer, known.iter().map(String::as_str));
        let remedy = match near {
            // The list of an endpoint has the codes alone; what is known of each holds for all.
            _ if pointer.starts_with("/results/") => {
                format!("Did you mean '{CODES}#/codes/{}'?", &pointer["/results/".len()..])
            }
            Some(near) => format!("Did you mean '{}#{near}'?", self.entry.id),
            None => format!("`bpay spec explain {}` lists what is there.", self.entry.id),
        };
        let message = format!("{} leads nowhere in {}", shown(pointer), self.entry.file);
        Failure::new(Kind::UnknownPlace, message, remedy)
    }
}

fn unknown(name: &str, model: &Model) -> Failure {
    let remedy = match nearest(name, entries(model).map(|entry| entry.id)) {
        Some(near) => format!("Did you mean {near}?"),
        None => {
            "`bpay endpoints` and `bpay webhook list` list ids; protocol and result-codes are two \
             more."
                .to_owned()
        }
    };
    let message = format!("nothing in the spec is called {}", shown(name));
    Failure::new(Kind::UnknownPlace, message, remedy)
}

/// Everything that has a file.
fn entries(model: &Model) -> impl Iterator<Item = Entry<'_>> {
    let endpoints = model.endpoints.iter().map(|one| Entry {
        id: &one.id,
        file: &one.file,
        page: Some(&one.source.page),
        contradictions: &one.contradictions,
    });
    let webhooks = model.webhooks.iter().map(|one| Entry {
        id: &one.id,
        file: &one.file,
        page: Some(&one.source.page),
        contradictions: &one.contradictions,
    });
    let general = [
        Entry {
            id: PROTOCOL,
            file: &model.protocol.file,
            page: None,
            contradictions: &model.protocol.contradictions,
        },
        Entry { id: CODES, file: "result-codes.yaml", page: None, contradictions: &[] },
    ];
    endpoints.chain(webhooks).chain(general)
}

/// All facts that are quoted, with the file that each belongs to.
pub(super) fn facts(model: &Model) -> impl Iterator<Item = (&str, &Quote)> {
    entries(model).flat_map(|entry| {
        let own = model.quotes.iter().filter(move |quotes| quotes.id == entry.id);
        own.flat_map(|quotes| &quotes.facts).map(move |fact| (entry.file, fact))
    })
}

/// A pointer with its file.
pub(super) fn full(own: &str, at: &str) -> String {
    if at.contains('#') { at.to_owned() } else { format!("{own}#{at}") }
}

/// The pointer of the field that a pointer leads to or into, and the rest; all of it elsewhere.
fn split(pointer: &str) -> (&str, &str) {
    let Some((before, rest)) = pointer.split_once("/fields/") else { return (pointer, "") };
    let name = rest.split('/').next().unwrap_or(rest);
    pointer.split_at(before.len() + "/fields/".len() + name.len())
}

fn is_field(pointer: &str) -> bool {
    pointer.contains("/fields/")
}

fn overrides<'a>(quotes: &'a Quotes, contradiction: &Contradiction) -> Vec<&'a Quote> {
    let mut decides: Vec<&String> = contradiction.decides.keys().collect();
    decides.sort();
    let same = |at: &str| {
        let pointer = |at: &str| at.split_once('#').map_or(at.to_owned(), |(_, at)| at.to_owned());
        pointer(at) == pointer(&contradiction.at)
    };
    let bound = quotes
        .decisions
        .iter()
        .filter(|one| same(&one.at) && decides.iter().copied().eq(&one.decides));
    bound.flat_map(|one| &one.overrides).collect()
}
