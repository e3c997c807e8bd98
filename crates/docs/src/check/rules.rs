//! Conditions between fields against the rules of an object.

use serde_json::Value;

use crate::fact::{Fact, Predicate};

use super::Checker;

impl Checker<'_> {
    pub(super) fn rules(&mut self, subject: &str, pointer: &str, object: &Value, field: &str) {
        let rules: Vec<&Value> = object["rules"].as_array().into_iter().flatten().collect();
        for predicate in [
            Predicate::RequiredWithout,
            Predicate::AtLeastOneOf,
            Predicate::RequiredIf,
            Predicate::IgnoredIf,
            Predicate::OnlyWithStatus,
        ] {
            for fact in self.facts_of(subject, predicate) {
                if !rules.iter().any(|rule| says(rule, field, fact)) {
                    self.differ(pointer, predicate, Some(fact), None);
                }
            }
        }
    }
}

/// Whether a rule says what a fact states of a field.
fn says(rule: &Value, field: &str, fact: &Fact) -> bool {
    let groups = ["atLeastOneOf", "exactlyOneOf"];
    let mut groups = groups.iter().filter_map(|word| rule[word]["fields"].as_array());
    let value = &fact.value;
    match fact.predicate {
        Predicate::RequiredWithout => {
            groups.any(|fields| has(fields, field) && has(fields, text(value)))
        }
        Predicate::AtLeastOneOf => {
            let named = value.as_array();
            groups
                .any(|fields| named.is_some_and(|all| all.iter().all(|one| has(fields, text(one)))))
        }
        Predicate::RequiredIf => {
            let rule = &rule["requiredIf"];
            let when = &rule["when"]["in"];
            let values = when["values"].as_array();
            rule["field"] == field
                && when["field"] == value["field"]
                && values.is_some_and(|all| all.contains(&value["value"]))
        }
        Predicate::IgnoredIf => {
            let rule = &rule["ignoredIf"];
            rule["field"] == field && rule["when"]["present"]["field"] == *value
        }
        Predicate::OnlyWithStatus => {
            let rule = &rule["ignoredIf"];
            rule["field"] == field && rule["when"]["notIn"]["values"] == *value
        }
        _ => false,
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Whether a list names a field; a sentence may begin with its name.
fn has(fields: &[Value], name: &str) -> bool {
    fields.iter().any(|one| text(one).eq_ignore_ascii_case(name))
}
