//! What fuzzing asserts, for any bytes: one function a target.
//!
//! The functions know no fuzzer. `fuzz/` calls them under libFuzzer; `tests/fuzz_replay.rs` calls them
//! on stable, on each input of the [`corpus`] and on seeded [mutations](mutate::mutated).

pub mod corpus;
mod decode;
mod encode;
mod keys;
mod limits;
pub mod mutate;
mod sign;
mod spec;
mod typed;
mod webhook;

use std::fmt::{Debug, Display};

/// One thing that takes foreign bytes.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, which is that of the fuzz target and of the folder of its corpus.
    pub name: &'static str,
    /// Runs the input and asserts what has to hold; it panics where something does not. True where the
    /// input was taken, false where it was refused.
    pub run: fn(&[u8]) -> bool,
    /// Inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All targets.
pub const TARGETS: [Target; 7] = [
    Target { name: "sign", run: sign::run, seeds: sign::seeds },
    Target { name: "encode", run: encode::run, seeds: encode::seeds },
    Target { name: "decode", run: decode::run, seeds: decode::seeds },
    Target { name: "webhook", run: webhook::run, seeds: webhook::seeds },
    Target { name: "keys", run: keys::run, seeds: keys::seeds },
    Target { name: "limits", run: limits::run, seeds: limits::seeds },
    Target { name: "spec", run: spec::run, seeds: spec::seeds },
];

/// The target of this name.
///
/// # Panics
///
/// Where there is none.
#[must_use]
pub fn target(name: &str) -> &'static Target {
    let found = TARGETS.iter().find(|target| target.name == name);
    found.unwrap_or_else(|| panic!("no target is called {name}"))
}

/// What is told is there, and holds no control character but line feeds.
fn is_fit_to_print(told: &(impl Debug + Display)) {
    let (text, debug) = (told.to_string(), format!("{told:?}"));
    assert!(!text.is_empty() && !debug.is_empty());
    let strange = text.chars().find(|one| one.is_control() && *one != '\n');
    assert_eq!(strange, None, "{text:?}");
}

/// An input with a number before it, which chooses among things.
fn numbered(number: usize, rest: &[u8]) -> Vec<u8> {
    let number = u8::try_from(number).expect("fewer than 256 things to choose from");
    [&[number][..], rest].concat()
}

/// What the first byte chooses, and the rest of the input.
fn chosen<'a, 'b, T>(things: &'a [T], data: &'b [u8]) -> Option<(&'a T, &'b [u8])> {
    let (number, rest) = data.split_first()?;
    things.get(usize::from(*number) % things.len().max(1)).map(|thing| (thing, rest))
}
