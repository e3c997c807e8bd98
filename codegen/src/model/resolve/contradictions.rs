//! Contradictions: every decision has to be one that the spec really carries.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::model::Contradiction;
use crate::model::resolve::problems::Problems;
use crate::spec::Spec;
use crate::spec::contradiction as spec;
use crate::spec::located::At;

/// All files without types, by path.
pub(super) struct Trees<'a>(BTreeMap<&'a str, &'a Value>);

impl<'a> Trees<'a> {
    /// Of a whole spec.
    pub(super) fn new(spec: &'a Spec) -> Self {
        let mut trees = BTreeMap::new();
        trees.insert(spec.protocol.path.as_str(), &spec.protocol.tree);
        trees.insert(spec.result_codes.path.as_str(), &spec.result_codes.tree);
        let endpoints = spec.endpoints.iter();
        trees.extend(endpoints.map(|endpoint| (endpoint.path.as_str(), &endpoint.tree)));
        let webhooks = spec.webhooks.iter();
        trees.extend(webhooks.map(|webhook| (webhook.path.as_str(), &webhook.tree)));
        Self(trees)
    }

    /// Resolves the contradictions of the file of this path.
    pub(super) fn resolve(
        &self,
        path: &str,
        contradictions: &[At<spec::Contradiction>],
        problems: &mut Problems,
    ) -> Vec<Contradiction> {
        let resolved = contradictions.iter().map(|at| self.resolve_one(path, at, problems));
        resolved.collect()
    }

    fn resolve_one(
        &self,
        path: &str,
        contradiction: &At<spec::Contradiction>,
        problems: &mut Problems,
    ) -> Contradiction {
        let At { value: spec, place } = contradiction;
        if spec.texts.len() < 2 {
            problems.add(*place, "a contradiction has two `texts` at least");
        }
        if spec.decides.value.is_empty() {
            problems.add(spec.decides.place, "`decides` names no member that carries the decision");
        }
        match self.node(path, &spec.at.value) {
            Some(node) => check_decision(node, spec, problems),
            None => {
                let message = format!("dead decision: `{}` leads nowhere", spec.at.value);
                problems.add(spec.at.place, message);
            }
        }
        let decides = spec.decides.value.iter();
        Contradiction {
            at: spec.at.value.clone(),
            texts: problems.proses(&spec.texts),
            decision: problems.prose(&spec.decision),
            decides: decides
                .map(|(name, value)| (name.value.clone(), value.clone()))
                .collect::<Map<_, _>>(),
            otherwise: problems.prose(&spec.otherwise),
        }
    }

    /// The node that `at` of the file `own` leads to.
    pub(super) fn node(&self, own: &str, at: &str) -> Option<&'a Value> {
        let (path, pointer) = at.split_once('#').unwrap_or((own, at));
        self.0.get(path)?.pointer(pointer)
    }

    /// The file that `at` of the file `own` leads into.
    pub(super) fn file(&self, own: &str, at: &str) -> Option<&'a Value> {
        self.0.get(at.split_once('#').map_or(own, |(path, _)| path)).copied()
    }
}

fn check_decision(node: &Value, spec: &spec::Contradiction, problems: &mut Problems) {
    for (name, decided) in &spec.decides.value {
        let found = member(node, &name.value);
        if !agree(found, decided) {
            let (name_text, at) = (&name.value, &spec.at.value);
            let found = found.map_or_else(|| "absent".to_owned(), Value::to_string);
            let message = match decided {
                Value::Null => {
                    format!("dead decision: `{name_text}` at `{at}` is {found}, decided absent")
                }
                decided => {
                    format!("dead decision: `{name_text}` at `{at}` is {found}, decided {decided}")
                }
            };
            problems.add(name.place, message);
        }
    }
}

fn member<'a>(node: &'a Value, name: &str) -> Option<&'a Value> {
    match node {
        Value::Object(members) => members.get(name),
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        _ => None,
    }
}

/// Whether the member is as decided. A fact in its long form also agrees by its value alone.
fn agree(found: Option<&Value>, decided: &Value) -> bool {
    match (found, decided) {
        (None | Some(Value::Null), decided) => decided.is_null(),
        (Some(found), decided) if found == decided => true,
        (Some(Value::Object(fact)), decided) => fact.get("value") == Some(decided),
        _ => false,
    }
}
