//! Quotes: which words of a page state which facts of the spec, and which words decisions override.
//!
//! No words are kept, only their [`digest`]. A decision is bound to the words that it overrides: once
//! they are not on the page any more, somebody has to look at the decision again.

mod loose;
mod overridden;
mod seen;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::check::Checked;
use crate::read::Reading;

pub use self::loose::{Cause, Loose, loose};
pub use self::words::{SILENCE, digest};

use self::overridden::{entry, overridden, place};
use self::seen::Seen;
use self::words::{quoted, word};

/// What is quoted for each place of the spec: what is stated of it, and the digests of the words.
type Places = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// What is quoted of the pages of one endpoint or webhook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotes {
    /// The slug of the page.
    page: String,
    facts: Places,
    /// What decisions override: by their place and the members that they decide.
    decisions: BTreeMap<(String, Vec<String>), Places>,
    /// What each page says.
    seen: Vec<Seen>,
}

impl Quotes {
    /// Nothing yet, of the page that the model has for an endpoint or webhook; `None` where it has no
    /// such id.
    #[must_use]
    pub fn new(id: &str, model: &Value) -> Option<Self> {
        let page = entry(model, id)?["source"]["page"].as_str()?.to_owned();
        Some(Self { page, ..Self::default() })
    }

    /// The slug of the page.
    #[must_use]
    pub fn page(&self) -> &str {
        &self.page
    }

    /// How many facts are quoted, and how many decisions are bound.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.facts.values().map(BTreeMap::len).sum(), self.decisions.len())
    }

    /// Adds what a page states as the spec does, and what decisions override.
    pub fn add(&mut self, source: &str, reading: &Reading, checked: &Checked, model: &Value) {
        for one in &checked.agreed {
            let words = quoted(source, Some(one.span));
            insert(&mut self.facts, &place(&one.pointer), &word(&one.predicate), words);
        }
        for one in overridden(source, checked, model) {
            let places = self.decisions.entry((one.at, one.decides)).or_default();
            insert(places, &one.place, &one.predicate, one.digest);
        }
        self.seen.push(Seen::new(source, reading, checked));
    }

    /// What a decision was taken about: the words that it overrides, and where another state of the
    /// page agrees with the spec, those words too. Otherwise that state would leave it without effect.
    fn bound(&self, places: &Places) -> Places {
        let mut bound = places.clone();
        for (place, stated) in &mut bound {
            for (predicate, digests) in stated {
                let agreed = self.seen.iter().filter_map(|seen| seen.agreement(place, predicate));
                digests.extend(agreed.map(|(digest, _)| digest.to_owned()));
            }
        }
        bound
    }

    /// The file, `spec/quotes/<id>.yaml`. The same pages give the same bytes, in whichever order.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        let mut text = String::from(
            "# yaml-language-server: $schema=../meta/quotes.schema.json\n\
             # Written by `bpay docs quote`. Do not edit.\n",
        );
        // To a String, writing does not fail.
        let _ = writeln!(text, "page: {}", self.page);
        if !self.facts.is_empty() {
            text.push_str("facts:\n");
            write_places(&mut text, &self.facts, 2);
        }
        if !self.decisions.is_empty() {
            text.push_str("decisions:\n");
        }
        for ((at, decides), places) in &self.decisions {
            let _ = writeln!(text, "  - at: {}", Value::from(at.as_str()));
            let _ = writeln!(text, "    decides: {}", list(decides));
            text.push_str("    overrides:\n");
            write_places(&mut text, &self.bound(places), 6);
        }
        text
    }
}

fn insert(places: &mut Places, place: &str, predicate: &str, digest: String) {
    let stated = places.entry(place.to_owned()).or_default();
    stated.entry(predicate.to_owned()).or_default().insert(digest);
}

fn write_places(text: &mut String, places: &Places, margin: usize) {
    for (place, stated) in places {
        let _ = writeln!(text, "{:margin$}{}:", "", key(place));
        for (predicate, digests) in stated {
            let _ = writeln!(text, "{:margin$}  {predicate}: {}", "", list(digests));
        }
    }
}

/// A key as YAML: plain where that cannot be misread.
fn key(place: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-#".contains(&byte);
    if !place.is_empty() && place.bytes().all(is_plain) {
        place.to_owned()
    } else {
        Value::from(place).to_string()
    }
}

/// A list of texts in one line, each quoted: one of digits only would be a number.
fn list<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let texts: Vec<String> =
        texts.into_iter().map(|text| Value::from(text.as_str()).to_string()).collect();
    format!("[{}]", texts.join(", "))
}
