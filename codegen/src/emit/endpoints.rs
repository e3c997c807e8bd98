//! The table of all endpoints, and the modules above them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Api, Endpoint};
use crate::names;

use super::docs;

/// `ENDPOINTS`, sorted by id. `root` is the path of the generated modules.
pub(super) fn table(api: &Api, root: &str) -> String {
    let mut text = docs::comment(
        "Every endpoint, sorted by id.\n\n# Examples\n\n```\nuse binance_pay::ENDPOINTS;\n\n\
         assert!(ENDPOINTS.is_sorted_by_key(|info| info.id()));\n```",
        "",
    );
    let (mut runtime, mut lints) = ("crate", "deprecated");
    if root != "super" {
        // `self::` keeps a group apart from a crate of the same name.
        (runtime, lints) = ("::binance_pay", "deprecated, unused_qualifications");
        text = docs::comment("Every endpoint, sorted by id.", "");
    }
    text += &format!("#[allow({lints})]\npub static ENDPOINTS: &[&{runtime}::EndpointInfo] = &[\n");
    for endpoint in &api.endpoints {
        let path: Vec<String> =
            names::module_path(&endpoint.id).iter().map(ToString::to_string).collect();
        let name = names::endpoint_type(&endpoint.id);
        let path = path.join("::");
        text += &format!("    <{root}::{path}::{name} as {runtime}::Endpoint>::INFO,\n");
    }
    text + "];\n"
}

/// The modules above the endpoints: `a` holds `b` for an endpoint `a.b.c`.
#[derive(Default)]
pub(super) struct Tree<'a> {
    pub(super) children: BTreeMap<String, Tree<'a>>,
    pub(super) endpoint: Option<&'a Endpoint>,
}

impl<'a> Tree<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let mut root = Self::default();
        for endpoint in &api.endpoints {
            let mut at = &mut root;
            for segment in names::module_path(&endpoint.id) {
                at = at.children.entry(segment.to_string()).or_default();
            }
            at.endpoint = Some(endpoint);
        }
        root
    }

    /// The documentation of a module without an endpoint of its own: what is below it.
    pub(super) fn doc(&self) -> String {
        let mut found = BTreeSet::new();
        self.collect(&mut found);
        let first = found.iter().next().map(|(id, _)| id.as_str()).unwrap_or_default();
        let group = first.split('.').next().unwrap_or_default().replace('-', " ");
        let mut text = format!("Endpoints on {group}.\n");
        for (id, title) in found {
            text += &format!("\n- `{id}`: {}", docs::prose(&title));
        }
        text
    }

    fn collect(&self, into: &mut BTreeSet<(String, String)>) {
        into.extend(self.endpoint.map(|found| (found.id.clone(), found.title.clone())));
        self.children.values().for_each(|child| child.collect(into));
    }
}
