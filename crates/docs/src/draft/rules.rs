//! Rules between the fields of an object.

use serde_json::Value;

use crate::fact::{Fact, Predicate};

use super::fields::words;
use super::{Writer, list};

impl Writer<'_> {
    pub(super) fn rules(&mut self, table: &str, pointer: &str, names: &[&str]) {
        let mut rules: Vec<String> = Vec::new();
        let mut questions = Vec::new();
        for name in names {
            let subject = format!("{table}/{name}");
            let facts: Vec<&Fact> =
                self.reading.facts.iter().filter(|fact| fact.subject == subject).collect();
            for fact in facts.into_iter().filter(|fact| is_rule(fact.predicate)) {
                match self.rule(table, name, names, fact) {
                    Some(rule) if !rules.contains(&rule) => rules.push(rule),
                    Some(_) => {}
                    None => questions.push((subject.clone(), fact.span)),
                }
            }
        }
        let has_questions = !questions.is_empty();
        if rules.is_empty() && !has_questions {
            return;
        }
        for (subject, span) in questions {
            let message = format!(
                "a condition of {subject} names what this object does not have (bytes {} to {} of the page)",
                span.start, span.end
            );
            self.ask(4, &format!("{pointer}/rules"), &message);
        }
        if !rules.is_empty() {
            self.line(4, "rules:");
        }
        for rule in rules {
            self.line(6, &format!("- {rule}"));
        }
    }

    /// A rule as the spec writes it; nothing where it names what the object does not have.
    fn rule(&self, table: &str, name: &str, names: &[&str], fact: &Fact) -> Option<String> {
        // A sentence may begin with the name.
        let known = |word: &str| names.iter().find(|one| one.eq_ignore_ascii_case(word)).copied();
        let text = || fact.value.as_str();
        match fact.predicate {
            Predicate::RequiredWithout => {
                let mut pair = [name, known(text()?)?];
                pair.sort_unstable();
                Some(format!("at-least-one-of: [{}]", pair.join(", ")))
            }
            Predicate::AtLeastOneOf => {
                let fields: Option<Vec<&str>> =
                    words(fact).iter().map(|word| known(word)).collect();
                let mut fields = fields?;
                fields.sort_unstable();
                Some(format!("at-least-one-of: [{}]", fields.join(", ")))
            }
            Predicate::RequiredIf => {
                let field = known(fact.value["field"].as_str()?)?;
                let value = fact.value["value"].as_str()?;
                let when = format!("{{field: {field}, in: [{}]}}", list(&[value]));
                Some(format!("required-if: {{field: {name}, when: {when}}}"))
            }
            Predicate::IgnoredIf => {
                let field = known(text()?)?;
                Some(format!("ignored-if: {{field: {name}, when: {{present: {field}}}}}"))
            }
            _ => {
                let values = words(fact);
                let status = names.iter().find(|one| self.takes(table, one, &values))?;
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                let when = format!("{{field: {status}, not-in: [{}]}}", list(&values));
                Some(format!("ignored-if: {{field: {name}, when: {when}}}"))
            }
        }
    }

    /// Whether a field lists all these values.
    fn takes(&self, table: &str, name: &str, values: &[String]) -> bool {
        let fact = self.fact(&format!("{table}/{name}"), Predicate::Values);
        let own = fact.and_then(|fact| fact.value.as_array());
        own.is_some_and(|own| values.iter().all(|value| own.contains(&Value::from(value.clone()))))
    }
}

fn is_rule(predicate: Predicate) -> bool {
    matches!(
        predicate,
        Predicate::RequiredWithout
            | Predicate::AtLeastOneOf
            | Predicate::RequiredIf
            | Predicate::IgnoredIf
            | Predicate::OnlyWithStatus
    )
}
