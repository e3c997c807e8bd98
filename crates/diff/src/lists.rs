//! Which lists of the model have items with an identity, so that they are compared by what they are
//! about and not by position. All other lists are one value.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

use crate::error::Error;
use crate::table::Node;

/// A list of items with identities.
#[derive(Debug)]
pub(crate) struct List {
    /// What it is a list of.
    pub(crate) item: Node,
    /// The innermost item around it.
    parents: &'static [Node],
    /// The member that it is.
    name: &'static str,
    key: Key,
}

/// What tells an item from others.
#[derive(Debug)]
enum Key {
    /// One of its members.
    Member(&'static str),
    /// One of its members, and its number among those that have the same.
    Numbered(&'static str),
    /// The item is its own name.
    Itself,
    /// The word of a rule and the fields that it is about, and its number among those.
    Rule,
    /// The place that is quoted for, and what is stated of it.
    Stated,
}

use Node::{
    Binding, Code, Contradiction, Endpoint, Enum, Field, ListedCode, Listing, Object, Protocol,
    Quote, Quotes, Rule, Sample, Shape, SuccessCode, Webhook,
};

const FILES: &[Node] = &[Endpoint, Webhook];
const ALL_FILES: &[Node] = &[Protocol, Endpoint, Webhook];

const LISTS: &[List] = &[
    List { parents: &[Protocol], name: "endpoints", item: Endpoint, key: Key::Member("id") },
    List { parents: &[Protocol], name: "webhooks", item: Webhook, key: Key::Member("id") },
    List { parents: &[Protocol], name: "codes", item: Code, key: Key::Member("code") },
    List { parents: &[Protocol], name: "quotes", item: Quotes, key: Key::Member("id") },
    List { parents: &[Quotes], name: "facts", item: Quote, key: Key::Stated },
    List { parents: &[Quotes], name: "decisions", item: Binding, key: Key::Numbered("at") },
    List { parents: &[Binding], name: "overrides", item: Quote, key: Key::Stated },
    List { parents: &[Protocol], name: "successCodes", item: SuccessCode, key: Key::Itself },
    List { parents: &[Protocol], name: "otherShapes", item: Shape, key: Key::Member("name") },
    List { parents: &[Code], name: "endpoints", item: Listing, key: Key::Itself },
    List { parents: &[Endpoint], name: "results", item: ListedCode, key: Key::Itself },
    List { parents: FILES, name: "objects", item: Object, key: Key::Member("name") },
    List { parents: FILES, name: "enums", item: Enum, key: Key::Member("name") },
    List { parents: FILES, name: "samples", item: Sample, key: Key::Member("name") },
    List {
        parents: ALL_FILES,
        name: "contradictions",
        item: Contradiction,
        key: Key::Numbered("at"),
    },
    List { parents: &[Object, Protocol], name: "fields", item: Field, key: Key::Member("name") },
    List { parents: &[Object], name: "rules", item: Rule, key: Key::Rule },
    List { parents: &[Enum], name: "values", item: Node::Value, key: Key::Member("value") },
];

/// The list of this name below such an item, where its items have identities.
pub(crate) fn find(parent: Node, name: &str) -> Option<&'static List> {
    LISTS.iter().find(|list| list.name == name && list.parents.contains(&parent))
}

impl List {
    /// The items with their identities, in order.
    ///
    /// # Errors
    ///
    /// An item that has none, or that of another one. `pointer` tells where the list is.
    pub(crate) fn items<'a>(
        &self,
        items: &'a [Value],
        pointer: impl Fn() -> String,
    ) -> Result<Vec<(Cow<'a, str>, &'a Value)>, Error> {
        let mut seen: HashMap<Cow<'a, str>, usize> = HashMap::with_capacity(items.len());
        let mut named = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let Some(id) = self.key.of(item) else {
                let message = format!("has no {} that it is known by", self.key.name());
                return Err(Error::form(format!("{}/{index}", pointer()), message));
            };
            let count = seen.entry(id.clone()).or_default();
            *count += 1;
            let id = match (*count, &self.key) {
                (1, _) => id,
                (number, Key::Numbered(_) | Key::Rule) => format!("{id}#{number}").into(),
                _ => {
                    let message = format!("is another `{id}`: each may be there once");
                    return Err(Error::form(format!("{}/{index}", pointer()), message));
                }
            };
            named.push((id, item));
        }
        Ok(named)
    }
}

impl Key {
    fn of<'a>(&self, item: &'a Value) -> Option<Cow<'a, str>> {
        match self {
            Self::Member(name) | Self::Numbered(name) => {
                item.get(name).and_then(Value::as_str).map(Cow::Borrowed)
            }
            Self::Itself => item.as_str().map(Cow::Borrowed),
            Self::Rule => rule(item).map(Cow::Owned),
            Self::Stated => {
                let word = |name| item.get(name).and_then(Value::as_str);
                Some(Cow::Owned(format!("{} {}", word("at")?, word("predicate")?)))
            }
        }
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Member(name) | Self::Numbered(name) => name,
            Self::Itself => "text",
            Self::Rule => "field",
            Self::Stated => "place and predicate",
        }
    }
}

/// `requiredIf(cycleType)`, `atLeastOneOf(orderId,prepayId)`.
fn rule(item: &Value) -> Option<String> {
    let members = item.as_object().filter(|members| members.len() == 1)?;
    let (word, rule) = members.iter().next()?;
    let fields = match (rule.get("field"), rule.get("fields")) {
        (Some(Value::String(field)), None) => field.clone(),
        (None, Some(Value::Array(fields))) => {
            let names: Option<Vec<&str>> = fields.iter().map(Value::as_str).collect();
            let mut names = names?;
            names.sort_unstable();
            names.join(",")
        }
        _ => return None,
    };
    Some(format!("{word}({fields})"))
}
