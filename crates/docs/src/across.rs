//! Pages against each other: one code with two names, one object with two types of a field.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::fact::{Fact, Predicate};
use crate::read::Reading;
use crate::span::Span;

/// Two pages that state different values of one thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clash {
    /// Of what: a pointer as in [`Fact::subject`].
    pub subject: String,
    /// What of it.
    pub predicate: Predicate,
    /// What the page says that comes first.
    pub first: Stated,
    /// What another page says.
    pub other: Stated,
}

/// What one page says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stated {
    /// The page: its place in the list.
    pub page: usize,
    /// The value.
    pub value: Value,
    /// Where the page says so.
    pub span: Span,
}

/// Finds what pages state differently of the same thing: the name of a result code, a header, a field
/// of an object with the same name. Objects of two states of one page are not compared: that is
/// [`compare()`](crate::compare())'s work.
///
/// # Examples
///
/// ```
/// use binance_pay_docs::{across, read};
///
/// let page = |name: &str| read(&format!("Result Code\n| Name | Code | Reason |\n|---|---|---|\n| {name} | 400000 | - |\n"));
/// let found = across(&[page("UNKNOW_ERROR"), page("UNKNOWN_ERROR")]);
/// assert_eq!((found.len(), &*found[0].subject), (1, "/codes/400000"));
/// ```
#[must_use]
pub fn across(pages: &[Reading]) -> Vec<Clash> {
    let mut first: BTreeMap<(&str, Predicate), (usize, &Fact)> = BTreeMap::new();
    let mut found: Vec<Clash> = Vec::new();
    for (page, reading) in pages.iter().enumerate() {
        for fact in reading.facts.iter().filter(|fact| is_shared(fact)) {
            let key = (&*fact.subject, fact.predicate);
            let Some((before, own)) = first.get(&key).copied() else {
                first.insert(key, (page, fact));
                continue;
            };
            let is_state =
                fact.subject.starts_with("/objects/") && is_same(&pages[before], reading);
            if before != page && own.value != fact.value && !is_state {
                found.push(clash(before, own, page, fact));
            }
        }
    }
    found
}

fn clash(before: usize, own: &Fact, page: usize, fact: &Fact) -> Clash {
    let stated = |page, fact: &Fact| Stated { page, value: fact.value.clone(), span: fact.span };
    Clash {
        subject: fact.subject.clone(),
        predicate: fact.predicate,
        first: stated(before, own),
        other: stated(page, fact),
    }
}

/// Whether a fact is of something that several pages speak of.
fn is_shared(fact: &Fact) -> bool {
    let is_named = fact.subject.starts_with("/objects/") && !fact.subject.starts_with("/objects/?");
    match fact.predicate {
        Predicate::CodeName => true,
        Predicate::Type | Predicate::MaxLength | Predicate::Charset | Predicate::Scale => {
            is_named || fact.subject.starts_with("/headers/")
        }
        Predicate::Required => is_named || fact.subject.starts_with("/headers/"),
        _ => false,
    }
}

/// Whether two pages are about the same endpoint, or the same webhook.
fn is_same(one: &Reading, other: &Reading) -> bool {
    let path = |reading: &Reading| reading.value("/endpoint", Predicate::Path).cloned();
    let kind = |reading: &Reading| reading.value("/request/bizType", Predicate::Values).cloned();
    let title = |reading: &Reading| reading.value("/page", Predicate::Title).cloned();
    let same = |left: Option<Value>, right: Option<Value>| left.is_some() && left == right;
    same(path(one), path(other)) || same(kind(one), kind(other)) || same(title(one), title(other))
}
