//! Objects: their fields, and the rules between them.

use indexmap::IndexMap;

use crate::model::resolve::forms::{is_upper_camel, is_wire_name};
use crate::model::resolve::problems::Problems;
use crate::model::resolve::types::{self, Names};
use crate::model::{Condition, Field, Object, OpenEnum, Rule, Type};
use crate::spec::fields as spec;
use crate::spec::located::{At, Place};
use crate::suggest::{allowed, did_you_mean};

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
        let mut own = Object {
            name: name.value.clone(),
            doc: problems.prose(&object.doc),
            fields: fields(&object.fields, names, problems),
            rules: Vec::new(),
        };
        let rules = object.rules.iter();
        own.rules =
            rules.filter_map(|at| Rules { object: &own, enums, problems }.rule(at)).collect();
        resolved.push(own);
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
        }
    });
    resolved.collect()
}

struct Rules<'a> {
    object: &'a Object,
    enums: &'a [OpenEnum],
    problems: &'a mut Problems,
}

impl<'a> Rules<'a> {
    fn rule(&mut self, rule: &At<spec::Rule>) -> Option<Rule> {
        let place = rule.place;
        match &rule.value {
            spec::Rule::AtLeastOneOf(fields) => {
                self.group(fields, place).map(|fields| Rule::AtLeastOneOf { fields })
            }
            spec::Rule::ExactlyOneOf(fields) => {
                self.group(fields, place).map(|fields| Rule::ExactlyOneOf { fields })
            }
            spec::Rule::RequiredIf(conditional) => {
                let (field, when) = self.conditional(conditional)?;
                if self.object.field(&field).is_some_and(|field| field.required) {
                    let message = format!("`{field}` is required anyway; drop one of the two");
                    self.problems.add(conditional.field.place, message);
                }
                Some(Rule::RequiredIf { field, when })
            }
            spec::Rule::IgnoredIf(conditional) => {
                let (field, when) = self.conditional(conditional)?;
                Some(Rule::IgnoredIf { field, when })
            }
        }
    }

    fn group(&mut self, fields: &[At<String>], place: Place) -> Option<Vec<String>> {
        if fields.len() < 2 {
            self.problems.add(place, "a rule between fields needs two of them at least");
        }
        self.problems.distinct("field", fields);
        let mut names = Vec::new();
        for name in fields {
            let field = self.field(name)?;
            if field.required {
                let message = format!("`{}` is required, so the rule always holds", name.value);
                self.problems.add(name.place, message);
            }
            names.push(name.value.clone());
        }
        Some(names)
    }

    fn conditional(&mut self, conditional: &spec::Conditional) -> Option<(String, Condition)> {
        let field = self.field(&conditional.field)?.name.clone();
        let when = self.condition(&conditional.when)?;
        let (Condition::Present { field: other }
        | Condition::Absent { field: other }
        | Condition::In { field: other, .. }
        | Condition::NotIn { field: other, .. }) = &when;
        if field == *other {
            let place = conditional.when.place;
            self.problems.add(place, format!("`{field}` cannot depend on itself"));
        }
        Some((field, when))
    }

    fn condition(&mut self, condition: &At<spec::Condition>) -> Option<Condition> {
        let spec::Condition { present, absent, field, r#in, not_in } = &condition.value;
        match (present, absent, field, r#in, not_in) {
            (Some(name), None, None, None, None) => {
                Some(Condition::Present { field: self.optional(name)? })
            }
            (None, Some(name), None, None, None) => {
                Some(Condition::Absent { field: self.optional(name)? })
            }
            (None, None, Some(name), Some(values), None) => {
                let values = self.values(name, values, condition.place)?;
                Some(Condition::In { field: name.value.clone(), values })
            }
            (None, None, Some(name), None, Some(values)) => {
                let values = self.values(name, values, condition.place)?;
                Some(Condition::NotIn { field: name.value.clone(), values })
            }
            _ => {
                let message = "a condition is `{present: f}`, `{absent: f}`, `{field: f, in: [..]}` \
                               or `{field: f, not-in: [..]}`";
                self.problems.add(condition.place, message);
                None
            }
        }
    }

    /// A field whose presence tells something.
    fn optional(&mut self, name: &At<String>) -> Option<String> {
        let field = self.field(name)?;
        if field.required {
            self.problems.add(name.place, format!("`{}` is required, so always there", name.value));
        }
        Some(name.value.clone())
    }

    fn values(
        &mut self,
        name: &At<String>,
        values: &[At<String>],
        place: Place,
    ) -> Option<Vec<String>> {
        let enums = self.enums;
        let open_enum = match &self.field(name)?.ty {
            Type::Enum { of } => enums.iter().find(|open_enum| open_enum.name == *of)?,
            _ => {
                let message = format!("`{}` is no enum, so its values are not known", name.value);
                self.problems.add(name.place, message);
                return None;
            }
        };
        if values.is_empty() {
            self.problems.add(place, "the condition names no value");
        }
        self.problems.distinct("value", values);
        let known = || open_enum.values.iter().map(|known| known.value.as_str());
        for value in values {
            if !known().any(|known| known == value.value) {
                let hint = did_you_mean(&value.value, known());
                let of = &open_enum.name;
                let message =
                    format!("`{}` is no value of `{of}`{hint}; {}", value.value, allowed(known()));
                self.problems.add(value.place, message);
            }
        }
        Some(values.iter().map(|value| value.value.clone()).collect())
    }

    fn field(&mut self, name: &At<String>) -> Option<&'a Field> {
        let object = self.object;
        let field = object.field(&name.value);
        if field.is_none() {
            let known = || object.fields.iter().map(|field| field.name.as_str());
            let hint = did_you_mean(&name.value, known());
            let of = &object.name;
            let message =
                format!("`{of}` has no field `{}`{hint}; {}", name.value, allowed(known()));
            self.problems.add(name.place, message);
        }
        field
    }
}
