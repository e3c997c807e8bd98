//! The rules across members, evaluated over a body: the arithmetic behind what is expected.

use binance_pay_codegen::model::{Condition, Definitions, Object, Rule, Type};

use super::entry::{Finding, list, text};
use crate::Json;

/// Whether a condition holds in the object that has the rule.
pub(super) fn holds(when: &Condition, json: &Json) -> bool {
    let mut value = Some(json);
    for name in when.path() {
        value = value.and_then(|value| value.get(name)).filter(|value| **value != Json::Null);
    }
    let is_one_of =
        |values: &[String]| value.and_then(Json::scalar).map(|scalar| values.contains(&scalar));
    match when {
        Condition::Present { .. } => value.is_some(),
        Condition::Absent { .. } => value.is_none(),
        Condition::In { values, .. } => is_one_of(values) == Some(true),
        Condition::NotIn { values, .. } => is_one_of(values) == Some(false),
    }
}

fn words(when: &Condition) -> String {
    let field = when.field();
    match when {
        Condition::Present { .. } => format!("{field} is present"),
        Condition::Absent { .. } => format!("{field} is absent"),
        Condition::In { values, .. } => format!("{field} is {}", values.join(" or ")),
        Condition::NotIn { values, .. } => format!("{field} is not {}", values.join(" or ")),
    }
}

/// What breaks the rules across members, at all depths of the body. Advice is apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Groups {
    pub(super) violations: Vec<Finding>,
    pub(super) advice: Vec<Finding>,
}

impl Groups {
    pub(super) fn of(definitions: &Definitions<'_>, object: &str, json: &Json) -> Self {
        let mut groups = Self::default();
        groups.object(definitions, object, json, "");
        groups
    }

    fn object(&mut self, definitions: &Definitions<'_>, name: &str, json: &Json, at: &str) {
        let Json::Object(_) = json else { return };
        let object = definitions.object(name).unwrap_or_else(|| panic!("no object {name}"));
        for rule in &object.rules {
            self.rule(rule, json, at);
        }
        self.below(definitions, object, json, at);
    }

    fn below(&mut self, definitions: &Definitions<'_>, object: &Object, json: &Json, at: &str) {
        for field in &object.fields {
            if let Some(value) = json.get(&field.name) {
                self.value(definitions, &field.ty, value, &format!("{at}/{}", field.name));
            }
        }
    }

    fn value(&mut self, definitions: &Definitions<'_>, ty: &Type, json: &Json, at: &str) {
        match (ty, json) {
            (Type::Object { of, .. }, json) => self.object(definitions, of, json, at),
            (Type::List { items, .. }, Json::List(all)) => {
                for (index, item) in all.iter().enumerate() {
                    self.value(definitions, items, item, &format!("{at}/{index}"));
                }
            }
            _ => {}
        }
    }

    fn rule(&mut self, rule: &Rule, json: &Json, at: &str) {
        let is_there = |name: &String| json.get(name).is_some_and(|value| *value != Json::Null);
        let count = |fields: &[String]| fields.iter().filter(|name| is_there(name)).count();
        let names = |fields: &[String]| Some(list(fields.iter().map(text)));
        match rule {
            Rule::AtLeastOneOf { fields } if count(fields) == 0 => {
                self.violations.push(Finding::new(at, "at-least-one-of", names(fields)));
            }
            Rule::ExactlyOneOf { fields } if count(fields) != 1 => {
                self.violations.push(Finding::new(at, "exactly-one-of", names(fields)));
            }
            Rule::RequiredIf { field, when } if !is_there(field) && holds(when, json) => {
                let limit = Some(text(words(when)));
                self.violations.push(Finding::new(&format!("{at}/{field}"), "required-if", limit));
            }
            Rule::IgnoredIf { field, when } if is_there(field) && holds(when, json) => {
                let limit = Some(text(words(when)));
                self.advice.push(Finding::new(&format!("{at}/{field}"), "ignored-if", limit));
            }
            _ => {}
        }
    }
}
