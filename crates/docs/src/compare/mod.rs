//! Two states of a page: what changed between them, graded by what it does to callers.
//!
//! What one state cannot show, because it is cut off or has lost a border, is unknown: it is neither
//! added nor removed.

mod fields;
mod grade;
mod limits;
mod page;
mod state;
mod tables;
mod words;

use serde::Serialize;
use serde_json::Value;

use crate::fact::Predicate;
use crate::read::Reading;
use crate::span::Span;

pub use grade::Grade;
use grade::Side;
use state::State;

/// Something that a page says otherwise than before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What kind of change: the name of a rule of the semantic difference of two specs, where that has
    /// one, such as `request-max-length-tightened`.
    pub rule: String,
    /// What it does to who keeps to the old page.
    pub grade: Grade,
    /// Of what: a pointer as in [`crate::Fact::subject`].
    pub subject: String,
    /// What of it.
    pub predicate: Predicate,
    /// What the old page says; nothing where it is silent.
    pub old: Option<Value>,
    /// What the new page says; nothing where it is silent.
    pub new: Option<Value>,
    /// Where the old page says so.
    pub old_span: Option<Span>,
    /// Where the new page says so.
    pub new_span: Option<Span>,
}

/// Something that one of the two pages says, and of which nothing can be told in the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unknown {
    /// Of what.
    pub subject: String,
    /// What of it.
    pub predicate: Predicate,
    /// Whether it is the old page that says it; otherwise the new one.
    pub is_in_old: bool,
    /// Why nothing can be told.
    pub why: &'static str,
}

/// Two states of a page compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Comparison {
    /// What changed, in the order of the pages.
    pub changes: Vec<Change>,
    /// What cannot be compared.
    pub unknown: Vec<Unknown>,
}

impl Comparison {
    /// The gravest grade; nothing where nothing changed.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        self.changes.iter().map(|change| change.grade).max()
    }
}

/// Compares two states of a page.
///
/// # Examples
///
/// ```
/// use binance_pay_docs::{Grade, compare, read};
///
/// let page = "EndPoint\nPOST /example/openapi/thing\nRequest Parameters\n\
///             | Attributes | Type | Required | Limitation | Description |\n\
///             |---|---|---|---|---|\n\
///             | colour | string | Y | maximum length 8 | what to paint it |\n\
///             Response Parameters\n";
/// let found = compare(&read(page), &read(&page.replace("length 8", "length 6")));
/// assert_eq!(found.changes.len(), 1);
/// let change = &found.changes[0];
/// assert_eq!((&*change.rule, change.grade), ("request-max-length-tightened", Grade::Breaking));
/// assert_eq!((&*change.subject, &change.new), ("/request/colour", &Some(6.into())));
/// ```
#[must_use]
pub fn compare(old: &Reading, new: &Reading) -> Comparison {
    let (old, new) = (State::new(old), State::new(new));
    let mut comparer = Comparer { old, new, found: Comparison::default() };
    comparer.page();
    comparer.tables();
    comparer.codes();
    comparer.samples();
    comparer.prose();
    comparer.found
}

struct Comparer<'a> {
    old: State<'a>,
    new: State<'a>,
    found: Comparison,
}

/// A value and where it stands.
type Said = Option<(Value, Span)>;

impl Comparer<'_> {
    /// Notes a change. `name` is that of the rule without its side.
    fn change(&mut self, side: Side, name: &str, of: (&str, Predicate), old: Said, new: Said) {
        let (old, old_span) = old.unzip();
        let (new, new_span) = new.unzip();
        self.found.changes.push(Change {
            rule: format!("{}-{name}", side.name()),
            grade: grade::grade(side, name),
            subject: of.0.to_owned(),
            predicate: of.1,
            old,
            new,
            old_span,
            new_span,
        });
    }

    fn unknown(&mut self, of: (&str, Predicate), is_in_old: bool, why: &'static str) {
        let (subject, predicate) = (of.0.to_owned(), of.1);
        self.found.unknown.push(Unknown { subject, predicate, is_in_old, why });
    }
}
