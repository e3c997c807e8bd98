//! Which object travels which way, and how one schema refers to another.

use std::collections::BTreeSet;

use crate::model::{Definitions, Endpoint, Object, Type, Webhook};

/// Which way a body goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) enum Direction {
    /// To the server: the schema is closed.
    Request,
    /// From the server: the schema is open.
    Reply,
}

/// An object in one direction.
#[derive(Clone, Debug)]
pub(in crate::emit) struct Shape<'a> {
    /// The object.
    pub(in crate::emit) object: &'a Object,
    /// The direction.
    pub(in crate::emit) direction: Direction,
    /// The name of its schema: the object's, with `.reply` where requests have taken that one.
    pub(in crate::emit) name: String,
}

/// Whose bodies the objects of a file are.
#[derive(Clone, Debug)]
pub(in crate::emit) struct Subject<'a> {
    /// What its schemas' names begin with.
    pub(in crate::emit) name: String,
    /// What its file defines.
    pub(in crate::emit) definitions: Definitions<'a>,
    /// The object that is sent.
    request: Option<&'a str>,
    /// The object or enum that is received.
    reply: Option<&'a str>,
}

impl<'a> Subject<'a> {
    /// An endpoint.
    pub(in crate::emit) fn endpoint(endpoint: &'a Endpoint) -> Self {
        Self {
            name: endpoint.id.clone(),
            definitions: endpoint.definitions(),
            request: Some(&endpoint.request),
            reply: named(&endpoint.response),
        }
    }

    /// A webhook, which is received only.
    pub(in crate::emit) fn webhook(webhook: &'a Webhook) -> Self {
        Self {
            name: format!("webhook.{}", webhook.id),
            definitions: webhook.definitions(),
            request: None,
            reply: Some(&webhook.event),
        }
    }
}

/// Every object of a file, once for each direction that it travels in, in the spec's order.
pub(in crate::emit) fn shapes<'a>(subject: &Subject<'a>) -> Vec<Shape<'a>> {
    let sent = sent(subject);
    let received = received(subject);
    let of_object = |object: &'a Object| {
        let name = object.name.as_str();
        let is_sent = sent.contains(name);
        let is_received = received.contains(name) || !is_sent;
        let reply_name = if is_sent { format!("{name}.reply") } else { name.to_owned() };
        [
            is_sent.then(|| (Direction::Request, name.to_owned())),
            is_received.then_some((Direction::Reply, reply_name)),
        ]
    };
    let of_object = |object| {
        let directions = of_object(object).into_iter().flatten();
        directions.map(move |(direction, name)| Shape { object, direction, name })
    };
    subject.definitions.objects.iter().flat_map(of_object).collect()
}

/// Where a schema stands.
#[derive(Clone, Debug)]
pub(in crate::emit) struct Scope<'a> {
    /// What the file defines.
    pub(in crate::emit) definitions: Definitions<'a>,
    /// The direction.
    pub(in crate::emit) direction: Direction,
    /// How it refers to others.
    pub(in crate::emit) references: References<'a>,
}

impl<'a> Scope<'a> {
    /// A file of its own, around one object.
    pub(in crate::emit) fn file(subject: &Subject<'a>, shape: &Shape<'a>) -> Self {
        let references = References {
            prefix: "#/$defs/".to_owned(),
            root: Some(&shape.object.name),
            suffixed: BTreeSet::new(),
        };
        Self { definitions: subject.definitions, direction: shape.direction, references }
    }

    /// The components of one document for all.
    pub(in crate::emit) fn components(subject: &Subject<'a>, direction: Direction) -> Self {
        let suffixed = match direction {
            Direction::Request => BTreeSet::new(),
            Direction::Reply => sent(subject),
        };
        let prefix = format!("#/components/schemas/{}.", subject.name);
        let references = References { prefix, root: None, suffixed };
        Self { definitions: subject.definitions, direction, references }
    }
}

/// How a schema refers to objects and enums. By default there are none.
#[derive(Clone, Debug, Default)]
pub(in crate::emit) struct References<'a> {
    prefix: String,
    root: Option<&'a str>,
    suffixed: BTreeSet<&'a str>,
}

impl References<'_> {
    /// The name of an object's or enum's schema here.
    pub(in crate::emit) fn name(&self, of: &str) -> String {
        if self.suffixed.contains(of) { format!("{of}.reply") } else { of.to_owned() }
    }

    /// The reference to an object or enum.
    pub(in crate::emit) fn to(&self, of: &str) -> String {
        match self.root {
            Some(root) if root == of => "#".to_owned(),
            _ => format!("{}{}", self.prefix, self.name(of)),
        }
    }
}

/// The names of all objects and enums that requests hold.
pub(in crate::emit) fn sent<'a>(subject: &Subject<'a>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    if let Some(of) = subject.request {
        reach(subject.definitions, of, &mut names);
    }
    names
}

/// The names of all objects and enums that replies hold.
pub(in crate::emit) fn received<'a>(subject: &Subject<'a>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    if let Some(of) = subject.reply {
        reach(subject.definitions, of, &mut names);
    }
    names
}

/// The names of all objects and enums below an object.
pub(super) fn reached_from<'a>(
    definitions: Definitions<'a>,
    object: &'a Object,
) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    reach(definitions, &object.name, &mut names);
    names
}

fn reach<'a>(definitions: Definitions<'a>, name: &'a str, names: &mut BTreeSet<&'a str>) {
    if !names.insert(name) {
        return;
    }
    let fields = definitions.object(name).map_or(&[][..], |object| &object.fields);
    for of in fields.iter().filter_map(|field| named(&field.ty)) {
        reach(definitions, of, names);
    }
}

/// The object or enum that a type leads to.
fn named(ty: &Type) -> Option<&str> {
    match ty {
        Type::Enum { of } | Type::Object { of, .. } => Some(of),
        Type::List { items, .. } => named(items),
        _ => None,
    }
}
