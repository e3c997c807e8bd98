//! Runs every mutant that cargo-mutants lists from one build: `mutants SUITE [FILE..]`.
//!
//! All mutants of a package are compiled in, each behind a number that a variable of the environment
//! switches on. So a mutant costs a run of the tests that reach it, and no build. Only what is
//! needed at compile time is built anew for each: the tables of generated endpoints above all.
#![expect(clippy::disallowed_macros, reason = "a tool whose progress is read while it runs")]
#![expect(clippy::disallowed_methods, reason = "how long the tests may take is measured")]

mod compile;
mod ledger;
mod list;
mod rebuild;
mod report;
mod run;
mod schemata;
mod session;
mod suite;
mod tables;
mod tree;
mod weave;

use std::process::ExitCode;
use std::{env, fs};

use ledger::Ledger;
use session::Session;
use suite::SUITES;

/// What went wrong, for who started the program.
type Failure = String;

const USAGE: &str = "usage: mutants core|codegen|tables [FILE..], in the root of the repository";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match start(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("mutants: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Whether every survivor is listed.
fn start(arguments: &[String]) -> Result<bool, Failure> {
    let (name, files) = arguments.split_first().ok_or(USAGE)?;
    let suite = SUITES.iter().find(|suite| suite.name == name).ok_or(USAGE)?;
    let root = env::current_dir().map_err(|error| error.to_string())?;
    let ledger = root.join("tests/mutants/survivors.toml");
    let text = fs::read_to_string(&ledger);
    let text = text.map_err(|error| format!("{}: {error}", ledger.display()))?;
    let ledger = Ledger::parse(&text)?;
    let session = Session::new(&root, suite, files)?;
    let fates = match suite.rebuilt {
        true => session.rebuild(&session.tables()?)?,
        false => session.run(session.build()?)?,
    };
    session.judge(&fates, &ledger)
}
