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

    /// Rules of an object that its table, which the page has as a whole, does not state.
    pub(super) fn unstated_rules(&mut self, table: &str, pointer: &str, object: &Value) {
        for rule in object["rules"].as_array().into_iter().flatten() {
            let Some((predicate, fields)) = stated_by(rule) else { continue };
            let subject = |field: &str| format!("{table}/{field}");
            let is_read = |field: &&str| {
                self.reading.value(&subject(field), Predicate::Type).is_some()
                    && !self.is_open_field(&subject(field))
            };
            let states = |field: &str| {
                let of_field = |fact: &&Fact| fact.subject == subject(field);
                let mut facts = self.reading.facts.iter().filter(of_field);
                facts.any(|fact| says(rule, field, fact) || is_condition(fact))
            };
            let is_there = |field: &str| self.reading.value(&subject(field), predicate).is_some();
            // Where the page has another condition in its place, the decision is about that one.
            let has_other = fields.iter().any(|field| is_there(field));
            if fields.iter().all(is_read) && !fields.iter().any(|field| states(field)) {
                let first = fields.first().copied().unwrap_or_default();
                self.differ(
                    &format!("{pointer}/fields/{first}"),
                    predicate,
                    None,
                    Some(rule.clone()),
                );
                if let Some(last) = self.differences.last_mut().filter(|_| has_other) {
                    last.decision = None;
                }
            }
        }
    }
}

/// By which predicate a page would state a rule, and at which fields.
fn stated_by(rule: &Value) -> Option<(Predicate, Vec<&str>)> {
    let group = |word: &str| {
        let fields = rule[word]["fields"].as_array()?;
        Some((Predicate::RequiredWithout, fields.iter().map(text).collect()))
    };
    let single = |word: &str, predicate| {
        let field = rule[word]["field"].as_str()?;
        Some((predicate, vec![field]))
    };
    let ignored = match rule["ignoredIf"]["when"]["notIn"].is_null() {
        true => Predicate::IgnoredIf,
        false => Predicate::OnlyWithStatus,
    };
    group("atLeastOneOf")
        .or_else(|| group("exactlyOneOf"))
        .or_else(|| single("requiredIf", Predicate::RequiredIf))
        .or_else(|| single("ignoredIf", ignored))
}

/// Whether the column Required has a condition in words.
fn is_condition(fact: &Fact) -> bool {
    fact.predicate == Predicate::Required && fact.value.is_string()
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
