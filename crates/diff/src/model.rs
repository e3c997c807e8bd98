//! One state of the spec.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use crate::error::Error;
use crate::lists;
use crate::path::{Path, Step};
use crate::table::Node;
use crate::words::Place;

/// One state of the spec: the resolved model in the JSON form of `spec/dist/model.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    root: Value,
    /// Where in its list each endpoint, webhook and the like is, by list and id.
    index: HashMap<&'static str, HashMap<String, usize>>,
}

/// The members of a model. A text without them is something else.
const MEMBERS: [&str; 4] = ["protocol", "codes", "endpoints", "webhooks"];

/// The lists that have ids.
const LISTS: [&str; 3] = ["endpoints", "webhooks", "quotes"];

impl Model {
    /// Reads a `model.json`.
    ///
    /// # Errors
    ///
    /// [`Error::Json`], and those of [`Model::new`].
    ///
    /// # Examples
    ///
    /// ```
    /// use binance_pay_diff::Model;
    ///
    /// let model = Model::parse(binance_pay_spec::model().ok_or("run `cargo codegen`")?)?;
    /// assert_eq!(binance_pay_diff::compare(&model, &model)?.changes(), []);
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        let value = serde_json::from_str(text)
            .map_err(|error| Error::Json { message: error.to_string() })?;
        Self::new(value)
    }

    /// Takes a model that was read already.
    ///
    /// # Errors
    ///
    /// [`Error::Form`] where it lacks a member that every model has, or where two endpoints, fields
    /// and so on have the same name, or none.
    pub fn new(value: Value) -> Result<Self, Error> {
        for member in MEMBERS {
            if value.get(member).is_none() {
                return Err(Error::form(format!("/{member}"), "is missing"));
            }
        }
        check(Node::Protocol, &value, &mut Path::default())?;
        let index = LISTS.iter().map(|list| (*list, index(&value, list))).collect();
        Ok(Self { root: value, index })
    }

    pub(crate) fn root(&self) -> &Value {
        &self.root
    }

    /// The endpoint, webhook or quotes of this id.
    pub(crate) fn item(&self, list: &str, id: &str) -> Option<&Value> {
        self.root.get(list)?.get(self.index.get(list)?.get(id)?)
    }

    /// Whether this endpoint's page lists this code.
    pub(crate) fn lists(&self, endpoint: &str, code: &str) -> bool {
        let results = self
            .item("endpoints", endpoint)
            .and_then(|endpoint| endpoint.get("results")?.as_array());
        results.is_some_and(|results| results.iter().any(|result| result.as_str() == Some(code)))
    }

    /// Where an endpoint uses its object, enum or sample of this name.
    pub(crate) fn places(&self, endpoint: &str, list: &str, name: &str) -> BTreeSet<Place> {
        let mut places = BTreeSet::new();
        let Some(endpoint) = self.item("endpoints", endpoint) else { return places };
        if list == "samples" {
            let of =
                item(endpoint, list, "name", name).and_then(|sample| sample.get("of")?.as_str());
            places.extend(
                of.map(|of| if of == "response" { Place::Response } else { Place::Request }),
            );
            return places;
        }
        let request = endpoint.get("request").and_then(Value::as_str);
        if request.is_some_and(|request| reaches(endpoint, request, list, name)) {
            places.insert(Place::Request);
        }
        let mut roots = Vec::new();
        referred(endpoint.get("response"), &mut roots);
        let is_root = |root: &&str| *root == name && list == "enums";
        if roots.iter().any(is_root) || roots.iter().any(|root| reaches(endpoint, root, list, name))
        {
            places.insert(Place::Response);
        }
        places
    }
}

fn index(root: &Value, list: &str) -> HashMap<String, usize> {
    let items = root.get(list).and_then(Value::as_array).into_iter().flatten();
    let ids = items.map(|item| item.get("id").and_then(Value::as_str));
    ids.enumerate().filter_map(|(at, id)| Some((id?.to_owned(), at))).collect()
}

fn item<'a>(parent: &'a Value, list: &str, key: &str, id: &str) -> Option<&'a Value> {
    let items = parent.get(list)?.as_array()?;
    items.iter().find(|item| item.get(key).and_then(Value::as_str) == Some(id))
}

/// Whether the object of this name is, or holds at some depth, the object or enum of that name.
fn reaches(endpoint: &Value, root: &str, list: &str, name: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![root];
    while let Some(object) = open.pop() {
        if !seen.insert(object) {
            continue;
        }
        let fields = item(endpoint, "objects", "name", object)
            .and_then(|object| object.get("fields")?.as_array());
        // An enum has a name of its own: no object has the same.
        if object == name && (list == "enums") != fields.is_some() {
            return true;
        }
        for field in fields.into_iter().flatten() {
            referred(field.get("type"), &mut open);
        }
    }
    false
}

/// The object or enum that a type refers to.
fn referred<'a>(ty: Option<&'a Value>, names: &mut Vec<&'a str>) {
    let mut ty = ty;
    while let Some(inner) = ty {
        names.extend(inner.get("of").and_then(Value::as_str));
        ty = inner.get("items");
    }
}

/// Whether every item of every list is known by a name of its own.
fn check<'a>(node: Node, value: &'a Value, path: &mut Path<'a>) -> Result<(), Error> {
    let Value::Object(members) = value else { return Ok(()) };
    for (name, member) in members {
        path.push(Step::Member(name));
        match (lists::find(node, name), member) {
            (Some(list), Value::Array(items)) => {
                for (id, item) in list.items(items, || path.pointer())? {
                    path.push(Step::Item(list.item, id));
                    check(list.item, item, path)?;
                    path.pop();
                }
            }
            (Some(_), _) => return Err(Error::form(path.pointer(), "is no list")),
            (None, _) => check(node, member, path)?,
        }
        path.pop();
    }
    Ok(())
}
