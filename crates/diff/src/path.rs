//! The way to a place in a model: members by name, items of lists by identity.

use std::borrow::Cow;

use crate::table::Node;

/// The steps from the root.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Path<'a>(Vec<Step<'a>>);

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step<'a> {
    /// To a member of this name.
    Member(&'a str),
    /// To an item with this identity.
    Item(Node, Cow<'a, str>),
}

impl<'a> Path<'a> {
    pub(crate) fn push(&mut self, step: Step<'a>) {
        self.0.push(step);
    }

    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }

    /// The identity of the item of this kind on the way.
    pub(crate) fn id_of(&self, node: Node) -> Option<&str> {
        self.0.iter().find_map(|step| match step {
            Step::Item(found, id) if *found == node => Some(&**id),
            _ => None,
        })
    }

    /// The first member on the way: `endpoints`, `protocol`.
    pub(crate) fn first(&self) -> &str {
        self.0.first().map_or("", Step::name)
    }

    pub(crate) fn has_member(&self, name: &str) -> bool {
        self.0.iter().any(|step| matches!(step, Step::Member(found) if *found == name))
    }

    /// The last item on the way, and the members from there on.
    pub(crate) fn end(&self) -> (Node, Vec<&str>) {
        let is_item = |step: &Step<'_>| matches!(step, Step::Item(..));
        let at = self.0.iter().rposition(is_item);
        let node = match at.and_then(|at| self.0.get(at)) {
            Some(Step::Item(node, _)) => *node,
            _ => Node::Protocol,
        };
        let members = self.0.iter().skip(at.map_or(0, |at| at + 1)).map(Step::name);
        (node, members.collect())
    }

    /// The JSON Pointer (RFC 6901) in which items go by their identity.
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.0 {
            pointer.push('/');
            pointer.push_str(&step.name().replace('~', "~0").replace('/', "~1"));
        }
        pointer
    }
}

impl Step<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Member(name) => name,
            Self::Item(_, id) => id,
        }
    }
}
