//! Tables of result codes against the endpoint's results.

use serde_json::Value;

use crate::fact::Predicate;

use super::Checker;

impl Checker<'_> {
    pub(super) fn codes(&mut self) {
        let Some(results) = self.entry["results"].as_array() else { return };
        let facts = self.reading.facts.iter().filter(|fact| fact.predicate == Predicate::CodeName);
        let on_page: Vec<&str> =
            facts.filter_map(|fact| fact.subject.strip_prefix("/codes/")).collect();
        if on_page.is_empty() {
            return;
        }
        for code in &on_page {
            self.code(code, results.iter().any(|one| one == code));
        }
        // The last section of a text may go on behind its end, but a code that later ones follow is gone.
        let place = |code: &str| results.iter().position(|one| one == code);
        let last = on_page.iter().filter_map(|code| place(code)).max().unwrap_or_default();
        let end = if self.is_open_table("/codes") { last } else { results.len() };
        let is_on_page = |one: &&Value| on_page.iter().any(|code| *one == code);
        for missing in results.iter().take(end).filter(|one| !is_on_page(one)) {
            let code = missing.as_str().unwrap_or_default();
            let pointer = format!("/results/{code}");
            self.differ(&pointer, Predicate::CodeName, None, Some(missing.clone()));
        }
    }

    /// One code: whether the endpoint has it, and its name.
    fn code(&mut self, code: &str, is_listed: bool) {
        let Some(fact) = self.fact_of(&format!("/codes/{code}"), Predicate::CodeName) else {
            return;
        };
        let pointer = format!("/results/{code}");
        if !is_listed {
            self.differ(&pointer, Predicate::CodeName, Some(fact), None);
            return;
        }
        let codes = self.model["codes"].as_array().into_iter().flatten();
        let names: Vec<&Value> =
            codes.filter(|one| one["code"] == code).map(|one| &one["name"]).collect();
        if !names.iter().any(|name| **name == fact.value) {
            let spec = names.first().map(|name| (*name).clone());
            self.differ(&pointer, Predicate::CodeName, Some(fact), spec);
        }
    }
}
