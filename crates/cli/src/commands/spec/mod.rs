//! `bpay spec`: what the spec rests on, and how it changes.

pub(crate) mod check;
mod coverage;
pub(crate) mod diff;
pub(crate) mod explain;

use clap::Subcommand;

use self::check::SpecCheck;
use self::diff::SpecDiff;
use self::explain::SpecExplain;
use crate::failure::Failure;
use crate::help;
use crate::output::Output;
use crate::status::Status;

#[derive(Debug, Subcommand)]
pub(crate) enum SpecCommand {
    /// Count where the facts come from
    #[command(after_help = help::SPEC_COVERAGE)]
    Coverage,
    /// Say where a fact comes from, and which decision overrides it
    #[command(after_help = help::SPEC_EXPLAIN)]
    Explain(SpecExplain),
    /// Check a spec, and count what is in it
    #[command(after_help = help::SPEC_CHECK)]
    Check(SpecCheck),
    /// Compare two states of the spec
    #[command(after_help = help::SPEC_DIFF)]
    Diff(SpecDiff),
}

pub(crate) fn run(command: &SpecCommand, out: Output) -> Result<Status, Failure> {
    match command {
        SpecCommand::Coverage => coverage::run(out),
        SpecCommand::Diff(args) => diff::run(args, out),
        SpecCommand::Explain(args) => explain::run(args, out),
        SpecCommand::Check(args) => check::run(args, out),
    }
}
