//! What differs between two states of the Binance Pay spec, graded by who breaks.
//!
//! [`compare`] takes two resolved models, the JSON form of `spec/dist/model.json`, and gives a
//! [`Report`] of [`Change`]s. Each has a [`Rule`], which says how bad it is ([`Grade`]) and for whom
//! ([`Victim`]), and the report says which release of the crate the changes ask for ([`Bump`]).
//!
//! **Nothing is missed.** Differences come from a generic comparison that knows nothing of what it
//! compares; a table then says what each of them means. A difference that the table has no row for is
//! an error, so that a member that is new to the model cannot change in silence.
//!
//! **Things go by their names.** A field that moves is no field that was removed and another that was
//! added, and an endpoint that is new is one change.
//!
//! **Both directions fit.** From the old state to the new and back again, the same pointers differ, and
//! each rule is the other's [`Rule::mirror`].

mod approvals;
mod change;
mod compare;
mod date;
mod error;
mod fingerprint;
mod lists;
mod model;
mod path;
pub mod render;
mod table;
mod words;

pub use approvals::{ApprovalError, Approvals};
pub use change::{Change, Part, Report, Section, compare};
pub use date::Date;
pub use error::Error;
pub use fingerprint::Fingerprint;
pub use model::Model;
pub use table::Rule;
pub use words::{Axis, Bump, Direction, Grade, Victim};
