//! Whether everything is used, and whether every value comes to an end.

use indexmap::IndexMap;

use crate::model::resolve::problems::Problems;
use crate::model::{Definitions, Object, Type};
use crate::spec::endpoint::OpenEnum;
use crate::spec::fields;
use crate::spec::located::At;

/// A file's objects and enums with their places, and what makes use of them.
pub(super) struct Uses<'a> {
    pub(super) objects: &'a IndexMap<At<String>, fields::Object>,
    pub(super) enums: &'a IndexMap<At<String>, OpenEnum>,
    pub(super) roots: &'a [Type],
    /// Says that none of the roots leads to something.
    pub(super) nowhere: &'a str,
}

/// Complains of objects and enums that no root leads to, and of objects that cannot be written down
/// because they require themselves.
pub(super) fn check(definitions: Definitions<'_>, spec: &Uses<'_>, problems: &mut Problems) {
    let mut used = Used::default();
    spec.roots.iter().for_each(|root| used.add(definitions, root));
    // A name that leads nowhere was meant to use something.
    if !used.leads_nowhere {
        for name in spec.objects.keys().filter(|name| !used.objects.contains(&name.value)) {
            problems.add(name.place, unused("object", &name.value, spec.nowhere));
        }
        for name in spec.enums.keys().filter(|name| !used.enums.contains(&name.value)) {
            problems.add(name.place, unused("enum", &name.value, spec.nowhere));
        }
    }
    for (name, _) in spec.objects {
        if let Some(chain) = requires_itself(definitions, &name.value) {
            let chain = chain.join(" -> ");
            problems
                .add(name.place, format!("`{}` requires itself without end: {chain}", name.value));
        }
    }
}

fn unused(what: &str, name: &str, nowhere: &str) -> String {
    format!("{what} `{name}` is used by {nowhere}; take it out")
}

#[derive(Default)]
struct Used {
    objects: Vec<String>,
    enums: Vec<String>,
    leads_nowhere: bool,
}

impl Used {
    fn add(&mut self, definitions: Definitions<'_>, ty: &Type) {
        match ty {
            Type::Object { of, .. } => self.object(definitions, of),
            Type::Enum { of } => {
                self.leads_nowhere |= definitions.open_enum(of).is_none();
                self.enums.push(of.clone());
            }
            Type::List { items, .. } => self.add(definitions, items),
            _ => {}
        }
    }

    fn object(&mut self, definitions: Definitions<'_>, name: &str) {
        if self.objects.iter().any(|known| known == name) {
            return;
        }
        self.objects.push(name.to_owned());
        match definitions.object(name) {
            Some(object) => object.fields.iter().for_each(|field| self.add(definitions, &field.ty)),
            None => self.leads_nowhere = true,
        }
    }
}

/// The chain of objects from this one back to itself by required fields, if there is one.
fn requires_itself(definitions: Definitions<'_>, name: &str) -> Option<Vec<String>> {
    let mut open = vec![vec![name.to_owned()]];
    let mut seen = Vec::new();
    while let Some(chain) = open.pop() {
        let Some(object) = chain.last().and_then(|last| definitions.object(last)) else { continue };
        for next in required_objects(object) {
            let chain: Vec<String> = chain.iter().cloned().chain([next.to_owned()]).collect();
            if next == name {
                return Some(chain);
            }
            if !seen.contains(&next) {
                seen.push(next);
                open.push(chain);
            }
        }
    }
    None
}

fn required_objects(object: &Object) -> impl Iterator<Item = &str> {
    let required = object.fields.iter().filter(|field| field.required);
    required.filter_map(|field| inevitable_object(&field.ty))
}

fn inevitable_object(ty: &Type) -> Option<&str> {
    match ty {
        Type::Object { of, .. } => Some(of),
        Type::List { items, min_items: Some(min), .. } if min.value > 0 => inevitable_object(items),
        _ => None,
    }
}
