//! Reads pages of the Binance Pay documentation in the forms in which people have them: saved HTML,
//! Markdown, and text whose tables have lost their borders, their heads or their empty cells.
//!
//! A page goes through three stages. [`Page`] says what stands where, with byte spans; [`Reading`] has
//! the [`Fact`]s that rules made of it and the [`Finding`]s about the rest; [`check()`] compares them
//! with the spec, and [`compare()`] two states of a page with each other;
//! [`draft()`] begins the spec of an endpoint that is new.
//!
//! - **Nothing is dropped in silence.** Every cell is consumed by a named rule, or a finding tells of
//!   it; [`Statistics`] counts both. The words of the columns Type and Required are closed
//!   vocabularies: another word is a finding, never a default.
//! - **No reading is picked.** Where a form has lost information, a finding tells every reading. What
//!   all readings agree on is a fact all the same.
//! - **A page may be cut off anywhere.** What lies behind its end is unknown, and the last words before
//!   it state nothing.
//!
//! Out of scope: fetching pages, and writing the spec. What a page means is decided by people; see
//! `contradictions` in the spec.

mod across;
mod check;
mod columns;
mod compare;
mod draft;
mod fact;
mod glue;
mod limits;
pub mod page;
mod quote;
mod read;
mod span;
mod statistics;
mod words;

pub use crate::across::{Clash, Stated, across};
pub use crate::check::{Agreement, Checked, Difference, Lapsed, Open, check};
pub use crate::compare::{Change, Comparison, Grade, Unknown, compare};
pub use crate::draft::{Draft, Question, draft};
pub use crate::fact::{Fact, Finding, Kind, Predicate};
pub use crate::page::Page;
pub use crate::quote::{Cause, Loose, Quotes, SILENCE, digest, loose};
pub use crate::read::{PageKind, Reading, read};
pub use crate::span::{Span, Text};
pub use crate::statistics::{Counts, Fate, Statistics};
