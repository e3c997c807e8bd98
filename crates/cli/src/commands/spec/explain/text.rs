//! `bpay spec explain` for people.

use serde_json::Value;

use super::statements::{Origin, Statement};
use super::{Below, Decided, Explained};
use crate::model::Quote;
use crate::output::{NAME, NOTE};
use crate::page::Page;

/// The digest of no words.
const SILENCE: &str = binance_pay_codegen::model::Quote::SILENCE;

pub(super) fn page(explained: &Explained<'_>) -> String {
    let mut page = Page::default();
    head(&mut page, explained);
    if !explained.statements.is_empty() {
        page.heading("In force");
        let width =
            explained.statements.iter().map(|one| name(one).len()).max().unwrap_or_default();
        for statement in &explained.statements {
            let said = format!("{}; {}", plain(&statement.value), origin(statement, explained));
            page.entry(2, NAME, &format!("{:width$}", name(statement)), said);
        }
    }
    if explained.statements.is_empty() {
        whole(&mut page, &explained.value);
    }
    below(&mut page, &explained.below);
    decisions(&mut page, explained);
    page.into_text()
}

/// What the file says at a place that is no fact of its own, such as a rule or one value of an enum. What holds many places is
/// shown by them.
fn whole(page: &mut Page, value: &Value) {
    let is_leaf = |(name, value): (&String, &Value)| name == "decides" || !value.is_object();
    let members = value.as_object().filter(|members| members.iter().all(is_leaf));
    for (index, (name, value)) in members.into_iter().flatten().enumerate() {
        if index == 0 {
            page.heading("In force");
        }
        page.entry(2, NAME, name, plain(value));
    }
}

fn below(page: &mut Page, places: &[Below]) {
    if !places.is_empty() {
        page.heading("Below it");
    }
    let width = places.iter().map(|one| one.pointer.len()).max().unwrap_or_default();
    for Below { pointer, quotes } in places {
        match quotes {
            0 => page.line(2, NAME, pointer),
            1 => page.entry(2, NAME, &format!("{pointer:width$}"), "1 fact quoted"),
            _ => {
                page.entry(2, NAME, &format!("{pointer:width$}"), format!("{quotes} facts quoted"));
            }
        }
    }
}

/// The decisions: all of each at the place itself, and the places of those below it.
fn decisions(page: &mut Page, explained: &Explained<'_>) {
    if explained.decisions.is_empty() {
        return;
    }
    page.heading(format!("Decisions ({})", explained.decisions.len()));
    for (index, decided) in explained.decisions.iter().enumerate() {
        match (explained.below.is_empty(), &*decided.contradiction.at) {
            (true, _) => decision(page, index, decided, explained),
            (false, "") => page.entry(2, NOTE, "the whole", &decided.contradiction.decision),
            (false, at) => page.entry(2, NOTE, at, &decided.contradiction.decision),
        }
    }
}

fn head(page: &mut Page, explained: &Explained<'_>) {
    page.line(0, NAME, &explained.pointer);
    for name in ["title", "doc", "reason"] {
        if let Some(text) = explained.value.get(name).and_then(Value::as_str) {
            page.plain(2, text);
        }
    }
    page.space();
    if let Some(slug) = explained.page {
        let at_hand = if explained.quoted { "" } else { " (not at hand: nothing of it is quoted)" };
        page.pair(2, "page", format!("{slug}{at_hand}"));
    }
    page.pair(2, "spec", &explained.file);
    if let Some(source) = &explained.known_from {
        page.pair(2, "from", source);
    }
    if let Some(gap) = &explained.unread {
        page.pair(2, "not read", gap);
    }
}

fn name<'a>(statement: &'a Statement<'_>) -> &'a str {
    if statement.member.is_empty() { "value" } else { &statement.member }
}

/// Where a part comes from.
fn origin(statement: &Statement<'_>, explained: &Explained<'_>) -> String {
    let numbers: Vec<String> =
        statement.decisions.iter().map(|index| format!("({})", index + 1)).collect();
    let decided = format!("decided {}", numbers.join(" "));
    let source = match statement.origin {
        Origin::Decided => return decided,
        Origin::Quoted => format!("quoted {}", digests(&statement.quotes).join(" ")),
        Origin::Inferred => "inferred, no page says it".to_owned(),
        Origin::KnownFrom => "known from elsewhere".to_owned(),
        Origin::NotAtHand if explained.quoted => "not quoted, no text at hand states it".to_owned(),
        Origin::NotAtHand => "page not at hand".to_owned(),
    };
    if numbers.is_empty() { source } else { format!("{source}; {decided}") }
}

/// The digests of all quotes, each once.
fn digests<'a>(quotes: &[&'a Quote]) -> Vec<&'a str> {
    let mut all: Vec<&str> =
        quotes.iter().flat_map(|quote| &quote.digests).map(String::as_str).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn decision(page: &mut Page, index: usize, decided: &Decided<'_>, explained: &Explained<'_>) {
    let contradiction = decided.contradiction;
    page.entry(2, NOTE, &format!("({})", index + 1), &contradiction.decision);
    for (number, text) in contradiction.texts.iter().enumerate() {
        page.pair(6, if number == 0 { "one says" } else { "another" }, text);
    }
    let decides = contradiction.decides.iter().map(|(name, value)| match value {
        Value::Null => format!("no {name}"),
        value => format!("{name}: {}", plain(value)),
    });
    page.pair(6, "decides", decides.collect::<Vec<_>>().join(", "));
    page.pair(6, "otherwise", &contradiction.otherwise);
    for quote in &decided.overrides {
        let digests = quote.digests.iter().map(|digest| match digest.as_str() {
            SILENCE => "the page is silent",
            digest => digest,
        });
        let words = digests.collect::<Vec<_>>().join(" ");
        page.pair(6, "overrides", format!("{}: {words}", quote.predicate));
    }
    if decided.overrides.is_empty() && explained.page.is_some() {
        page.pair(6, "overrides", "no words of a page at hand");
    }
}

/// A scalar as it is, everything else as JSON.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
