//! All differences of two models, whatever they are about: nothing here knows what a leaf means, so
//! nothing that differs can be missed.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value};

use crate::error::Error;
use crate::lists::{self, List};
use crate::model::Model;
use crate::path::{Path, Step};
use crate::table::Node;

/// One place at which two models differ.
#[derive(Clone, Debug)]
pub(crate) struct Difference<'a> {
    pub(crate) path: Path<'a>,
    /// What is there in the old model.
    pub(crate) old: Option<Cow<'a, Value>>,
    /// What is there in the new model.
    pub(crate) new: Option<Cow<'a, Value>>,
    /// Where it is only the order of a list: whether items that are required have moved. The values
    /// are the names in order.
    pub(crate) reordered: Option<bool>,
}

/// Members that are one value, however they look: no part of them means anything by itself.
const WHOLE: [&str; 2] = ["decides", "when"];

/// All differences, in the order of the sorted members.
pub(crate) fn differences<'a>(
    old: &'a Model,
    new: &'a Model,
) -> Result<Vec<Difference<'a>>, Error> {
    let mut walk = Walk { old, new, path: Path::default(), found: Vec::new() };
    walk.values(Node::Protocol, old.root(), new.root())?;
    Ok(walk.found)
}

struct Walk<'a> {
    old: &'a Model,
    new: &'a Model,
    path: Path<'a>,
    found: Vec<Difference<'a>>,
}

impl<'a> Walk<'a> {
    fn values(&mut self, node: Node, old: &'a Value, new: &'a Value) -> Result<(), Error> {
        match (old, new) {
            _ if old == new => Ok(()),
            (Value::Object(a), Value::Object(b))
                if !(is_whole(a) || is_whole(b) || differ_in_type(a, b)) =>
            {
                self.members(node, a, b)
            }
            _ => {
                self.leaf(Some(old), Some(new));
                Ok(())
            }
        }
    }

    fn members(
        &mut self,
        node: Node,
        old: &'a Map<String, Value>,
        new: &'a Map<String, Value>,
    ) -> Result<(), Error> {
        let names: BTreeSet<&'a String> = old.keys().chain(new.keys()).collect();
        for name in names {
            self.path.push(Step::Member(name));
            let (a, b) = (old.get(name), new.get(name));
            match (lists::find(node, name), a, b) {
                (Some(list), _, _) => self.list(list, a, b)?,
                (None, Some(a), Some(b)) if !WHOLE.contains(&name.as_str()) => {
                    self.values(node, a, b)?;
                }
                _ if a != b => self.leaf(a, b),
                _ => {}
            }
            self.path.pop();
        }
        Ok(())
    }

    /// Items by identity. A list that is not there is empty.
    fn list(
        &mut self,
        list: &'static List,
        old: Option<&'a Value>,
        new: Option<&'a Value>,
    ) -> Result<(), Error> {
        if old == new {
            return Ok(());
        }
        let items = |value: Option<&'a Value>| {
            let items = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            list.items(items, || self.path.pointer())
        };
        let (old, new) = (items(old)?, items(new)?);
        let olds: HashMap<&str, &'a Value> = old.iter().map(|(id, item)| (&**id, *item)).collect();
        let news: HashMap<&str, &'a Value> = new.iter().map(|(id, item)| (&**id, *item)).collect();
        let ids: BTreeSet<&Cow<'a, str>> = old.iter().chain(&new).map(|(id, _)| id).collect();
        for id in ids {
            self.path.push(Step::Item(list.item, id.clone()));
            match (olds.get(&**id), news.get(&**id)) {
                (Some(a), Some(b)) => self.values(list.item, a, b)?,
                (a, b) if !self.is_derived(list.item, id, a.is_some(), b.is_some()) => {
                    self.leaf(a.copied(), b.copied());
                }
                _ => {}
            }
            self.path.pop();
        }
        self.order(&old, &new, &olds, &news);
        Ok(())
    }

    /// The list of endpoints that a code has is made of the lists of codes that endpoints have. Where
    /// both say the same, the endpoints' lists tell it.
    fn is_derived(&self, node: Node, id: &str, in_old: bool, in_new: bool) -> bool {
        let code = self.path.id_of(Node::Code).unwrap_or_default();
        node == Node::Listing
            && self.old.lists(id, code) == in_old
            && self.new.lists(id, code) == in_new
    }

    fn order(
        &mut self,
        old: &[(Cow<'a, str>, &'a Value)],
        new: &[(Cow<'a, str>, &'a Value)],
        olds: &HashMap<&str, &'a Value>,
        news: &HashMap<&str, &'a Value>,
    ) {
        let common = |items: &[(Cow<'a, str>, &'a Value)]| -> Vec<Cow<'a, str>> {
            let ids = items.iter().map(|(id, _)| id);
            ids.filter(|id| olds.contains_key(&***id) && news.contains_key(&***id))
                .cloned()
                .collect()
        };
        let (old, new) = (common(old), common(new));
        if old == new {
            return;
        }
        let is_required = |id: &&Cow<'a, str>| {
            [olds, news].iter().all(|items| {
                let required = items.get(&***id).and_then(|item| item.get("required"));
                required.and_then(Value::as_bool) == Some(true)
            })
        };
        let required_moved = !old.iter().filter(is_required).eq(new.iter().filter(is_required));
        self.found.push(Difference {
            path: self.path.clone(),
            old: Some(Cow::Owned(old.into_iter().map(Value::from).collect())),
            new: Some(Cow::Owned(new.into_iter().map(Value::from).collect())),
            reordered: Some(required_moved),
        });
    }

    fn leaf(&mut self, old: Option<&'a Value>, new: Option<&'a Value>) {
        self.found.push(Difference {
            path: self.path.clone(),
            old: old.map(Cow::Borrowed),
            new: new.map(Cow::Borrowed),
            reordered: None,
        });
    }
}

/// A value with its origin.
fn is_whole(members: &Map<String, Value>) -> bool {
    members.len() == 2 && members.contains_key("value") && members.contains_key("inferred")
}

/// Types of different words have nothing in common: they are compared as wholes.
fn differ_in_type(old: &Map<String, Value>, new: &Map<String, Value>) -> bool {
    match (old.get("type"), new.get("type")) {
        (Some(Value::String(a)), Some(Value::String(b))) => a != b,
        _ => false,
    }
}
