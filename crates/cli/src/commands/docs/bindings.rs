//! Decisions that have to be looked at again, in the forms of `bpay docs check`.

use binance_pay_docs::{Cause, Loose};
use serde::Serialize;

use super::forms::Place;
use crate::output::{BAD, DIM};
use crate::page::Page;

/// A decision that is bound to words which the page does not have any more.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct LooseForm {
    /// Where in the spec it is about: `at` of its contradiction.
    at: String,
    /// What was decided.
    decision: String,
    /// Where in the spec the words belong.
    pointer: String,
    /// What they state, such as `max-length`.
    predicate: String,
    /// `changed`: other words; `no-effect`: nothing contradicts the spec any more.
    #[cfg_attr(test, schemars(with = "String"))]
    cause: Cause,
    /// Where the page has the other words; null where it has none.
    span: Option<Place>,
}

impl LooseForm {
    pub(super) fn new(one: Loose) -> Self {
        Self {
            at: one.at,
            decision: one.decision,
            pointer: one.pointer,
            predicate: one.predicate,
            cause: one.cause,
            span: one.span.map(Place::from),
        }
    }

    pub(super) fn print(&self, page: &mut Page) {
        let words = match self.cause {
            Cause::Changed => "the page has other words than those that were decided about",
            Cause::NoEffect => "nothing on the page contradicts the spec any more",
        };
        page.entry(2, BAD, &self.pointer, format!("{}: {words}", self.predicate));
        let at = if self.at.is_empty() { "the whole" } else { &self.at };
        page.line(6, DIM, format!("look again at the decision about {at}: {}", self.decision));
    }
}
