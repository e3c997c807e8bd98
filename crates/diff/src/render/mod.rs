//! Reports for people and for other programs.

mod github;
mod html;
mod junit;
mod markdown;
mod value;
mod words;

use serde_json::Value;

use crate::change::{Change, Report};
use crate::words::Grade;

pub use self::github::github;
pub use self::html::html;
pub use self::junit::junit;
pub use self::markdown::markdown;
pub use self::value::brief;

/// What reports say beside the changes.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// How the old state is called.
    pub old: &'a str,
    /// How the new state is called.
    pub new: &'a str,
    /// The grade from which on a change that nobody has approved is a failure.
    pub fail_on: Option<Grade>,
    /// What the files of the spec are below of, with a slash at the end: `spec/`.
    pub folder: &'a str,
}

impl Context<'_> {
    /// Whether this change is a failure.
    #[must_use]
    pub fn fails(&self, change: &Change) -> bool {
        let is_decided = change.grade() != Grade::NeedsDecision;
        change.is_open() && is_decided && self.fail_on.is_some_and(|worst| change.grade() <= worst)
    }

    /// Whether this change waits for a person who judges it.
    #[must_use]
    pub fn is_undecided(change: &Change) -> bool {
        change.is_open() && change.grade() == Grade::NeedsDecision
    }
}

/// At most this many characters of a text; three dots say that there were more.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(3)).collect();
    format!("{}...", kept.trim_end())
}

/// `32 -> 23`, `absent -> 23`.
fn transition(change: &Change, most: usize) -> String {
    let side = |value: &Option<Value>| {
        value.as_ref().map_or_else(|| "absent".to_owned(), |value| cut(&brief(value), most))
    };
    format!("{} -> {}", side(&change.old), side(&change.new))
}

/// `3 breaking, 1 additive`; the grades that there are.
fn counts(report: &Report) -> String {
    let counted = Grade::ALL.iter().map(|grade| (report.count(*grade), grade));
    let words: Vec<_> = counted
        .filter(|(count, _)| *count > 0)
        .map(|(count, grade)| format!("{count} {grade}"))
        .collect();
    if words.is_empty() { "no differences".to_owned() } else { words.join(", ") }
}

/// The word for so many of them.
const fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

/// `wire-caller, rust-source`, or nobody.
fn victims(change: &Change) -> String {
    let words: Vec<_> = change.victims().iter().map(|victim| victim.as_str()).collect();
    if words.is_empty() { "nobody".to_owned() } else { words.join(", ") }
}
