//! Goes into the package that is mutated: which mutant is on, and which are reached.

extern crate std;

use core::cell::Cell;
use core::sync::atomic::{AtomicU32, Ordering};
use std::fs::OpenOptions;
use std::io::Write;
use std::string::ToString;
use std::{env, format, thread};

const NONE: u32 = u32::MAX;
const TRACED: u32 = u32::MAX - 1;
const UNKNOWN: u32 = u32::MAX - 2;
/// More mutants than any package has.
const ROOM: usize = 8192;

static ON: AtomicU32 = AtomicU32::new(UNKNOWN);

std::thread_local! {
    static REACHED: [Cell<bool>; ROOM] = const { [const { Cell::new(false) }; ROOM] };
}

/// Whether this mutant is on in this process. Tests ask a billion times.
#[inline]
pub fn on(mutant: u32) -> bool {
    let on = ON.load(Ordering::Relaxed);
    on == mutant || (on >= UNKNOWN && ask(mutant, on))
}

#[inline]
fn ask(mutant: u32, on: u32) -> bool {
    match on {
        NONE => false,
        TRACED => {
            // While a thread ends there is no list any more.
            let before = REACHED.try_with(|reached| reached[mutant as usize].replace(true));
            if before != Ok(true) {
                reach(mutant);
            }
            false
        }
        _ => {
            let number = env::var("MUTANT").map_or(NONE, |number| number.parse().unwrap());
            let number = if env::var_os("MUTANTS_TRACE").is_some() { TRACED } else { number };
            ON.store(number, Ordering::Relaxed);
            self::on(mutant)
        }
    }
}

/// Writes `TEST MUTANT`, once in a thread; libtest names a test's thread after the test.
fn reach(mutant: u32) {
    let Some(file) = env::var_os("MUTANTS_TRACE") else { return };
    let name = thread::current().name().unwrap_or("?").to_string();
    let line = format!("{name} {mutant}\n");
    let mut file = OpenOptions::new().append(true).create(true).open(file).unwrap();
    file.write_all(line.as_bytes()).unwrap();
}
