//! The reader on pages of our own wording in every form, on spoiled pages, and on real ones.
//!
//! No page of the documentation site as saved HTML is at hand: the HTML is ours, in the shape that
//! its generator (Docusaurus) writes.

mod check;
mod compare;
mod contradictions;
mod draft;
mod forms;
mod heads;
mod marks;
mod page;
mod pages;
mod quotes;
mod real;
mod spoiled;
