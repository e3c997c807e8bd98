//! Reads pages of the Binance Pay documentation in the forms in which people have them.

mod columns;
mod fact;
mod glue;
mod limits;
pub mod page;
mod read;
mod span;
mod statistics;
mod words;

pub use crate::fact::{Fact, Finding, Kind, Predicate};
pub use crate::page::Page;
pub use crate::read::{PageKind, Reading, read};
pub use crate::span::{Span, Text};
pub use crate::statistics::{Counts, Fate, Statistics};
