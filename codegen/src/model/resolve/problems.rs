//! Collecting what is wrong with one file.

use crate::errors::Error;
use crate::model::Fact;
use crate::spec::located::{At, Fact as SpecFact, Place};

/// What is wrong with one file so far.
#[derive(Debug)]
pub(super) struct Problems {
    shown: String,
    found: Vec<Error>,
}

impl Problems {
    /// None yet. `shown` is the file's name in messages.
    pub(super) fn new(shown: &str) -> Self {
        Self { shown: shown.to_owned(), found: Vec::new() }
    }

    /// Adds one.
    pub(super) fn add(&mut self, place: Place, message: impl Into<String>) {
        self.found.push(Error::at(&self.shown, place, message));
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    /// All of them.
    pub(super) fn into_errors(self) -> Vec<Error> {
        self.found
    }

    /// A text that must not be blank.
    pub(super) fn prose(&mut self, text: &At<String>) -> String {
        if text.value.trim().is_empty() {
            self.add(text.place, "the text is empty; say something or leave the member out");
        }
        text.value.trim().to_owned()
    }

    /// The same for a text that may be left out.
    pub(super) fn optional_prose(&mut self, text: Option<&At<String>>) -> Option<String> {
        text.map(|text| self.prose(text))
    }

    /// The same for several.
    pub(super) fn proses(&mut self, texts: &[At<String>]) -> Vec<String> {
        texts.iter().map(|text| self.prose(text)).collect()
    }

    /// Complains of every value that stood before. `what` names one of them.
    pub(super) fn distinct<'a>(
        &mut self,
        what: &str,
        values: impl IntoIterator<Item = &'a At<String>>,
    ) {
        let mut seen = Vec::new();
        for value in values {
            if seen.contains(&&value.value) {
                self.add(value.place, format!("{what} `{}` stands here twice", value.value));
            }
            seen.push(&value.value);
        }
    }

    /// Complains of names that differ only in case, `_` or `-`: they would be one name in most
    /// languages.
    pub(super) fn tell_apart<'a>(
        &mut self,
        what: &str,
        names: impl IntoIterator<Item = (&'a str, Place)>,
    ) {
        let mut seen: Vec<(String, &str)> = Vec::new();
        for (name, place) in names {
            let folded = name.replace(['_', '-'], "").to_lowercase();
            match seen.iter().find(|(other, _)| *other == folded) {
                Some((_, earlier)) if *earlier == name => {
                    self.add(place, format!("{what} `{name}` stands here twice"));
                }
                Some((_, earlier)) => {
                    let message = format!(
                        "{what} `{name}` and `{earlier}` differ only in case or `_`, and would be \
                         one name in generated code"
                    );
                    self.add(place, message);
                }
                None => {}
            }
            seen.push((folded, name));
        }
    }
}

/// The model's form of a fact.
pub(super) fn fact<T: Clone>(fact: &At<SpecFact<T>>) -> Fact<T> {
    Fact { value: fact.value.value().clone(), inferred: fact.value.inferred() }
}
