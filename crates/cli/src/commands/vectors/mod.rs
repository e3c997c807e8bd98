//! `bpay vectors`: the conformance vectors.

mod answer;
pub(crate) mod kill;
pub(crate) mod list;
pub(crate) mod run;

use std::path::{Path, PathBuf};

use binance_pay_vectors::{Kind as VectorKind, Ledger, Set, Vector};
use clap::Subcommand;

use crate::failure::{Failure, Kind};
use crate::help;
use crate::output::Output;
use crate::status::Status;

#[derive(Debug, Subcommand)]
pub(crate) enum VectorsCommand {
    /// Run a program against the vectors
    #[command(after_help = help::VECTORS_RUN)]
    Run(run::Run),
    /// List the vectors
    #[command(after_help = help::VECTORS_LIST)]
    List(list::List),
    /// Count the seeded faults that the vectors find
    #[command(after_help = help::VECTORS_KILL)]
    Kill(Folder),
    /// Answer vectors as the reference does
    #[command(after_help = help::VECTORS_ANSWER)]
    Answer(answer::Answer),
}

/// Where the vectors are.
#[derive(Debug, clap::Args)]
pub(crate) struct Folder {
    /// Where MANIFEST.json is [default: tests/vectors]
    #[arg(long, value_name = "DIR", default_value = "tests/vectors", hide_default_value = true)]
    vectors: PathBuf,
}

/// Which of them.
#[derive(Debug, clap::Args)]
pub(crate) struct Choice {
    #[command(flatten)]
    folder: Folder,

    /// sign, encode, validate, decode, webhook or reject
    #[arg(long, value_name = "KIND")]
    kind: Option<VectorKind>,

    /// Only ids that hold this text
    #[arg(long, value_name = "TEXT")]
    id: Option<String>,
}

pub(crate) fn run(command: &VectorsCommand, out: Output) -> Result<Status, Failure> {
    match command {
        VectorsCommand::Run(args) => run::run(args, out),
        VectorsCommand::List(args) => list::run(args, out),
        VectorsCommand::Kill(args) => kill::run(args, out),
        VectorsCommand::Answer(args) => answer::run(args, out),
    }
}

impl Folder {
    fn read(&self) -> Result<Set, Failure> {
        let remedy =
            "Name the folder of the vectors with --vectors: tests/vectors of the repository.";
        exists(&self.vectors.join("MANIFEST.json"), remedy)?;
        Set::read(&self.vectors).map_err(|error| {
            let remedy = "Take the folder as it is in the repository, all files of one state.";
            Failure::new(Kind::Vectors, error, remedy)
        })
    }
}

impl Choice {
    fn of<'a>(&self, set: &'a Set) -> Result<Vec<&'a Vector>, Failure> {
        let is_chosen = |vector: &&Vector| {
            let text = self.id.as_deref().unwrap_or_default();
            self.kind.is_none_or(|kind| vector.kind == kind) && vector.id.contains(text)
        };
        let chosen: Vec<&Vector> = set.vectors.iter().filter(is_chosen).collect();
        if chosen.is_empty() {
            let remedy = "Look at `bpay vectors list`.";
            return Err(Failure::new(Kind::Usage, "no vector is chosen", remedy));
        }
        Ok(chosen)
    }
}

fn ledger(path: Option<&Path>) -> Result<Ledger, Failure> {
    let Some(path) = path else { return Ok(Ledger::default()) };
    exists(path, "Check its name and whether you may read it.")?;
    Ledger::read(path).map_err(|error| {
        let remedy =
            "Write it as {\"implementation\": \"..\", \"expect-fail\": {\"ID\": \"why\"}}.";
        Failure::new(Kind::Vectors, error, remedy)
    })
}

fn exists(path: &Path, remedy: &str) -> Result<(), Failure> {
    std::fs::File::open(path).map(drop).map_err(|error| {
        let message = format!("{} cannot be read: {error}", path.display());
        Failure::new(Kind::File, message, remedy)
    })
}
