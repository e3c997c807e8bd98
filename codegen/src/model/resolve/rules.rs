//! Rules between the fields of an object.

use crate::model::resolve::problems::Problems;
use crate::model::{Condition, Field, Object, ObjectWire, OpenEnum, Rule, Type};
use crate::spec::fields as spec;
use crate::spec::located::{At, Place};
use crate::suggest::{allowed, did_you_mean};

/// Resolves the rules of one object.
pub(super) struct Rules<'a> {
    /// The object.
    pub(super) object: &'a Object,
    /// All objects of the file, without their rules.
    pub(super) objects: &'a [Object],
    /// Its enums.
    pub(super) enums: &'a [OpenEnum],
    /// What is wrong with it.
    pub(super) problems: &'a mut Problems,
}

impl<'a> Rules<'a> {
    /// Resolves one rule.
    pub(super) fn rule(&mut self, rule: &At<spec::Rule>) -> Option<Rule> {
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
        if when.path().next() == Some(field.as_str()) {
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
        let way = self.way(name)?;
        if way.iter().all(|field| field.required) {
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
        let field = *self.way(name)?.last()?;
        if values.is_empty() {
            self.problems.add(place, "the condition names no value");
        }
        self.problems.distinct("value", values);
        match &field.ty {
            Type::Enum { of } => {
                let enums = self.enums;
                let open_enum = enums.iter().find(|open_enum| open_enum.name == *of)?;
                let known: Vec<&str> =
                    open_enum.values.iter().map(|known| known.value.as_str()).collect();
                self.known(values, &known, &format!("`{of}`"));
            }
            Type::Boolean => self.known(values, &["true", "false"], "a boolean"),
            Type::Text { secret: false, .. } => self.fitting(field, values),
            other => {
                let what = match other {
                    Type::Text { .. } => "secret",
                    _ => "no enum, boolean or text",
                };
                let message =
                    format!("`{}` is {what}, so no condition can name its values", name.value);
                self.problems.add(name.place, message);
                return None;
            }
        }
        Some(values.iter().map(|value| value.value.clone()).collect())
    }

    /// Complains of values that are not among the known ones.
    fn known(&mut self, values: &[At<String>], known: &[&str], of: &str) {
        for value in values.iter().filter(|value| !known.contains(&value.value.as_str())) {
            let hint = did_you_mean(&value.value, known.iter().copied());
            let allowed = allowed(known.iter().copied());
            let message = format!("`{}` is no value of {of}{hint}; {allowed}", value.value);
            self.problems.add(value.place, message);
        }
    }

    /// Complains of values that the text must not have anyway.
    fn fitting(&mut self, field: &Field, values: &[At<String>]) {
        let Type::Text { charset, format, min_length, max_length, .. } = &field.ty else { return };
        for value in values {
            let text = value.value.as_str();
            let length = text.chars().count() as u64;
            let is_long = min_length.is_none_or(|min| length >= u64::from(min.value));
            let is_short = max_length.is_none_or(|max| length <= u64::from(max.value));
            let is_of = charset.is_none_or(|charset| text.chars().all(|one| charset.contains(one)));
            let takes = format.is_none_or(|format| format.takes(text));
            if !(is_long && is_short && is_of && takes) {
                let message = format!("`{text}` is beyond the limits of `{}`", field.name);
                self.problems.add(value.place, message);
            }
        }
    }

    /// The fields on the way that a condition names with dots: the one that it looks at is the last.
    fn way(&mut self, path: &At<String>) -> Option<Vec<&'a Field>> {
        let mut object = self.object;
        let mut way = Vec::new();
        let mut names = path.value.split('.').peekable();
        while let Some(name) = names.next() {
            let name = At { value: name.to_owned(), place: path.place };
            let field = self.field_of(object, &name)?;
            way.push(field);
            if names.peek().is_some() {
                object = self.inside(field, path.place)?;
            }
        }
        Some(way)
    }

    /// The object that a field holds.
    fn inside(&mut self, field: &Field, place: Place) -> Option<&'a Object> {
        let objects = self.objects;
        match &field.ty {
            Type::Object { of, wire: ObjectWire::Object } => {
                objects.iter().find(|object| object.name == *of)
            }
            Type::Object { .. } => {
                let message = format!("no condition looks into the string of `{}`", field.name);
                self.problems.add(place, message);
                None
            }
            _ => {
                let message = format!("`{}` is no object, so nothing is inside of it", field.name);
                self.problems.add(place, message);
                None
            }
        }
    }

    fn field(&mut self, name: &At<String>) -> Option<&'a Field> {
        self.field_of(self.object, name)
    }

    fn field_of(&mut self, object: &'a Object, name: &At<String>) -> Option<&'a Field> {
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
