//! Objects: their fields, and the rules between them.

use indexmap::IndexMap;

use crate::model::resolve::forms::{is_upper_camel, is_wire_name};
use crate::model::resolve::problems::Problems;
use crate::model::resolve::rules::Rules;
use crate::model::resolve::types::{self, Names};
use crate::model::{Field, Object, OpenEnum, Rule};
use crate::spec::fields as spec;
use crate::spec::located::At;

/// Resolves all objects of a file, rules included.
pub(super) fn resolve(
    objects: &IndexMap<At<String>, spec::Object>,
    enums: &[OpenEnum],
    names: &Names<'_>,
    problems: &mut Problems,
) -> Vec<Object> {
    let mut resolved = Vec::new();
    for (name, object) in objects {
        if !is_upper_camel(&name.value) {
            problems.add(name.place, format!("object `{}` is to be UpperCamel", name.value));
        }
        resolved.push(Object {
            name: name.value.clone(),
            doc: problems.prose(&object.doc),
            fields: fields(&object.fields, names, problems),
            rules: Vec::new(),
            place: name.place,
        });
    }
    // Conditions look into other objects, so that all fields come first.
    let rules: Vec<Vec<Rule>> = resolved
        .iter()
        .zip(objects.values())
        .map(|(own, spec)| {
            let mut rules = Rules { object: own, objects: &resolved, enums, problems };
            spec.rules.iter().filter_map(|rule| rules.rule(rule)).collect()
        })
        .collect();
    for (object, rules) in resolved.iter_mut().zip(rules) {
        object.rules = rules;
    }
    resolved
}

/// Resolves the fields of one object.
pub(super) fn fields(
    fields: &IndexMap<At<String>, spec::Field>,
    names: &Names<'_>,
    problems: &mut Problems,
) -> Vec<Field> {
    problems.tell_apart("field", fields.keys().map(|name| (name.value.as_str(), name.place)));
    let resolved = fields.iter().map(|(name, field)| {
        if !is_wire_name(&name.value) {
            let message = format!("field `{}` is to have letters, digits and `_` only", name.value);
            problems.add(name.place, message);
        }
        Field {
            name: name.value.clone(),
            ty: types::resolve(&field.type_form(), names, problems),
            required: field.required.unwrap_or_default(),
            doc: problems.prose(&field.doc),
            deprecated: problems.optional_prose(field.deprecated.as_ref()),
            known_from: problems.optional_prose(field.known_from.as_ref()),
            unread: problems.optional_prose(field.unread.as_ref()),
            place: name.place,
        }
    });
    resolved.collect()
}
