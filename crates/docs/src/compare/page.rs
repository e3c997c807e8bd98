//! What is no field: endpoint line, audience, deprecation, result codes, samples, prose.

use serde_json::Value;

use crate::fact::{Fact, Predicate};
use crate::read::PageKind;

use super::Comparer;
use super::grade::Side;
use super::state::State;
use super::tables::said;
use super::words::plain;

impl Comparer<'_> {
    /// Endpoint line, audience, deprecation.
    pub(super) fn page(&mut self) {
        let side = self.page_side();
        for (predicate, name) in
            [(Predicate::Method, "method-changed"), (Predicate::Path, "path-changed")]
        {
            let of = ("/endpoint", predicate);
            match (self.old.fact(of.0, of.1), self.new.fact(of.0, of.1)) {
                (Some(before), Some(after)) if before.value != after.value => {
                    self.change(side, name, of, said(Some(before)), said(Some(after)));
                }
                (Some(_), None) => self.unknown(of, true, "the other page has lost its line"),
                (None, Some(_)) => self.unknown(of, false, "the other page has lost its line"),
                _ => {}
            }
        }
        let audience = ["audience-tightened", "audience-loosened", "audience-changed"];
        self.notice(side, Predicate::Audience, audience, audience_of);
        let deprecation = ["deprecation-added", "deprecation-removed", "deprecation-changed"];
        self.notice(side, Predicate::Deprecated, deprecation, plain);
    }

    /// A sentence about the whole page: added, removed or changed. `meaning` is what of it counts.
    fn notice(
        &mut self,
        side: Side,
        predicate: Predicate,
        names: [&str; 3],
        meaning: fn(&str) -> String,
    ) {
        let of = ("/page", predicate);
        let (before, after) = (self.old.fact(of.0, of.1), self.new.fact(of.0, of.1));
        let text = |fact: &Fact| fact.value.as_str().unwrap_or_default().to_owned();
        let name = match (before, after) {
            (None, None) => return,
            (None, Some(fact)) if !self.new.is_passed_by(fact, &self.old) => {
                self.unknown(of, false, CUT);
                return;
            }
            (Some(fact), None) if !self.old.is_passed_by(fact, &self.new) => {
                self.unknown(of, true, CUT);
                return;
            }
            (None, Some(_)) => names[0],
            (Some(_), None) => names[1],
            (Some(one), Some(other)) if meaning(&text(one)) != meaning(&text(other)) => names[2],
            (Some(one), Some(other)) if plain(&text(one)) != plain(&text(other)) => {
                doc_rule(self.new.reading.kind)
            }
            _ => return,
        };
        self.change(side, name, of, said(before), said(after));
    }

    fn page_side(&self) -> Side {
        side_of(self.new.reading.kind)
    }

    pub(super) fn codes(&mut self) {
        let (before, after) = (codes(&self.old), codes(&self.new));
        for (at, code) in before.iter().enumerate() {
            let subject = format!("/codes/{code}");
            if after.contains(code) {
                self.code(&subject);
            } else if before[at..].iter().any(|one| after.contains(one))
                || self.new.is_complete("/codes")
            {
                let said = said(self.old.fact(&subject, Predicate::CodeName));
                let of = (&*subject, Predicate::CodeName);
                self.change(Side::Codes, "listed-code-removed", of, said, None);
            } else {
                self.unknown((&subject, Predicate::CodeName), true, CUT);
            }
        }
        for (at, code) in after.iter().enumerate().filter(|(_, code)| !before.contains(code)) {
            let subject = format!("/codes/{code}");
            let of = (&*subject, Predicate::CodeName);
            if after[at..].iter().any(|one| before.contains(one)) || self.old.is_complete("/codes")
            {
                let said = said(self.new.fact(&subject, Predicate::CodeName));
                self.change(Side::Codes, "listed-code-added", of, None, said);
            } else {
                self.unknown(of, false, CUT);
            }
        }
    }

    /// A code of both states.
    fn code(&mut self, subject: &str) {
        let of = (subject, Predicate::CodeName);
        let (before, after) = (self.old.fact(subject, of.1), self.new.fact(subject, of.1));
        if before.map(|fact| &fact.value) != after.map(|fact| &fact.value) {
            self.change(Side::Codes, "code-name-changed", of, said(before), said(after));
        }
        let words = |state: &State<'_>| -> String {
            let texts = state.facts(subject).filter(|fact| fact.predicate != Predicate::CodeName);
            texts.filter_map(|fact| fact.value.as_str()).map(plain).collect()
        };
        let (old, new) = (words(&self.old), words(&self.new));
        // A page may be cut off within them.
        if old != new && !old.starts_with(&new) && !new.starts_with(&old) {
            let of = (subject, Predicate::Reason);
            let (before, after) = (self.old.fact(subject, of.1), self.new.fact(subject, of.1));
            self.change(Side::Codes, "code-reason-changed", of, said(before), said(after));
        }
    }

    /// Samples are compared as JSON.
    pub(super) fn samples(&mut self) {
        for (subject, side) in [
            ("/samples/request", Side::Request),
            ("/samples/response", Side::Response),
            ("/samples/payload", Side::Webhook),
        ] {
            let (before, after) = (samples(&self.old, subject), samples(&self.new, subject));
            let of = (subject, Predicate::Sample);
            for (json, fact) in
                before.iter().filter(|(json, _)| !after.iter().any(|(one, _)| one == json))
            {
                if self.new.has_no_code(json) {
                    continue;
                }
                match self.old.is_passed_by(fact, &self.new) {
                    true => self.change(side, "sample-removed", of, said(Some(fact)), None),
                    false => self.unknown(of, true, CUT),
                }
            }
            for (json, fact) in
                after.iter().filter(|(json, _)| !before.iter().any(|(one, _)| one == json))
            {
                if self.old.has_no_code(json) {
                    continue;
                }
                match self.new.is_passed_by(fact, &self.old) {
                    true => self.change(side, "sample-added", of, None, said(Some(fact))),
                    false => self.unknown(of, false, CUT),
                }
            }
        }
    }

    /// Paragraphs, and tables of another kind, whose words the other state does not have.
    pub(super) fn prose(&mut self) {
        let name = doc_rule(self.new.reading.kind);
        let side = self.page_side();
        for fact in prose(&self.old) {
            if !self.new.words.contains(&words(fact)) && self.old.is_passed_by(fact, &self.new) {
                let of = (&*fact.subject, fact.predicate);
                self.change(side, name, of, said(Some(fact)), None);
            }
        }
        for fact in prose(&self.new) {
            if !self.old.words.contains(&words(fact)) && self.new.is_passed_by(fact, &self.old) {
                let of = (&*fact.subject, fact.predicate);
                self.change(side, name, of, None, said(Some(fact)));
            }
        }
    }
}

/// Why something of one page cannot be found in the other.
const CUT: &str = "the other page is cut off before it";

fn side_of(kind: PageKind) -> Side {
    match kind {
        PageKind::Endpoint => Side::Request,
        PageKind::Webhook => Side::Webhook,
        PageKind::Other => Side::Transport,
    }
}

/// The rule for words about a whole page.
fn doc_rule(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Endpoint => "endpoint-doc-changed",
        PageKind::Webhook => "event-doc-changed",
        PageKind::Other => "protocol-doc-changed",
    }
}

/// Who a sentence lets call, where it uses one of the words for it; otherwise all its words.
fn audience_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let known = ["whitelisted", "technical service provider", "channel partner", "partner"];
    let word = known.iter().find(|word| lower.contains(**word));
    word.map_or_else(|| plain(text), |word| (*word).to_owned())
}

fn codes<'a>(state: &State<'a>) -> Vec<&'a str> {
    let names = state.reading.facts.iter().filter(|fact| fact.predicate == Predicate::CodeName);
    names.filter_map(|fact| fact.subject.strip_prefix("/codes/")).collect()
}

fn samples<'a>(state: &State<'a>, subject: &str) -> Vec<(Value, &'a Fact)> {
    let facts = state.facts(subject).filter(|fact| fact.predicate == Predicate::Sample);
    let json =
        |fact: &'a Fact| serde_json::from_str(fact.value.as_str()?).ok().map(|json| (json, fact));
    facts.filter_map(json).collect()
}

fn prose<'a>(state: &State<'a>) -> Vec<&'a Fact> {
    let is_prose = |fact: &&Fact| {
        matches!(fact.predicate, Predicate::Title | Predicate::Prose)
            || (fact.predicate == Predicate::Cell && fact.subject.starts_with("/tables/"))
    };
    state.reading.facts.iter().filter(is_prose).collect()
}

fn words(fact: &Fact) -> String {
    plain(fact.value.as_str().unwrap_or_default())
}
