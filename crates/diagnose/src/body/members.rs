//! Which members an object has, in which order, and what `data` is.

use std::borrow::Cow;

use crate::body::layout;
use crate::body::tokens::{self, Kind, Token};
use crate::body::tree::Node;

pub(super) fn sorted(body: &[u8]) -> Option<Vec<u8>> {
    rewrite(body, |node| Some(sort(node, true)))
}

pub(super) fn sorted_at_the_top(body: &[u8]) -> Option<Vec<u8>> {
    rewrite(body, |node| Some(sort(node, false)))
}

pub(super) fn without_nulls(body: &[u8]) -> Option<Vec<u8>> {
    rewrite(body, |node| Some(drop_nulls(node)))
}

pub(super) fn data_as_string(body: &[u8]) -> Option<Vec<u8>> {
    rewrite(body, |node| {
        with_data(node, |data| match data {
            Node::Object(_) | Node::Array(_) => {
                let text = layout::COMPACT.write(&data.into_tokens())?;
                let text = serde_json::to_string(std::str::from_utf8(&text).ok()?).ok()?;
                Some(Node::Scalar(Token { kind: Kind::String, text: Cow::Owned(text) }))
            }
            Node::Scalar(_) => None,
        })
    })
}

pub(super) fn data_as_object(body: &[u8]) -> Option<Vec<u8>> {
    rewrite(body, |node| {
        with_data(node, |data| {
            let Node::Scalar(Token { kind: Kind::String, text }) = data else { return None };
            let text: String = serde_json::from_str(&text).ok()?;
            let tokens = tokens::read_solid(text.as_bytes())?;
            let tokens = tokens
                .into_iter()
                .map(|token| Token { kind: token.kind, text: Cow::Owned(token.text.into_owned()) });
            Node::read(tokens.collect()).filter(|node| !matches!(node, Node::Scalar(_)))
        })
    })
}

/// Works on the tree, and lays it out as the body is. A layout that is not one of a library would
/// not survive, so nothing is done with such a body.
fn rewrite<'a>(
    body: &'a [u8],
    change: impl FnOnce(Node<'a>) -> Option<Node<'a>>,
) -> Option<Vec<u8>> {
    let layout = layout::of(body)?;
    let node = change(Node::read(tokens::read_solid(body)?)?)?;
    layout.write(&node.into_tokens())
}

pub(super) fn sort(node: Node<'_>, deep: bool) -> Node<'_> {
    match node {
        Node::Object(mut members) => {
            members.sort_by(|(one, _), (other, _)| name(one).cmp(name(other)));
            let value = |node| if deep { sort(node, true) } else { node };
            let members = members.into_iter().map(|(name, node)| (name, value(node)));
            Node::Object(members.collect())
        }
        Node::Array(items) if deep => {
            Node::Array(items.into_iter().map(|item| sort(item, true)).collect())
        }
        node => node,
    }
}

/// Without quotes, which are greater than a blank.
fn name<'t>(token: &'t Token<'_>) -> &'t str {
    token.text.trim_matches('"')
}

fn drop_nulls(node: Node<'_>) -> Node<'_> {
    match node {
        Node::Object(members) => {
            let is_null = |node: &Node<'_>| matches!(node, Node::Scalar(token) if token.is("null"));
            let members = members.into_iter().filter(|(_, node)| !is_null(node));
            Node::Object(members.map(|(name, node)| (name, drop_nulls(node))).collect())
        }
        Node::Array(items) => Node::Array(items.into_iter().map(drop_nulls).collect()),
        node => node,
    }
}

/// Changes the member `data` at the top.
fn with_data<'a>(
    node: Node<'a>,
    change: impl FnOnce(Node<'a>) -> Option<Node<'a>>,
) -> Option<Node<'a>> {
    let Node::Object(mut members) = node else { return None };
    let (_, data) = members.iter_mut().find(|(name, _)| name.is("\"data\""))?;
    let taken = std::mem::replace(data, Node::Array(Vec::new()));
    *data = change(taken)?;
    Some(Node::Object(members))
}
