//! What `bpay spec diff` takes.

use std::ffi::OsString;
use std::path::PathBuf;

use binance_pay_diff::Grade;
use clap::ValueEnum;

#[derive(Debug, clap::Args)]
pub(crate) struct SpecDiff {
    /// The old state: a folder, a model.json, or a git revision
    pub(crate) old: OsString,

    /// The new state: the same
    pub(crate) new: OsString,

    /// How to print the changes [default: text]
    #[arg(
        long,
        value_enum,
        conflicts_with = "json",
        hide_possible_values = true,
        value_name = "text|json|markdown|html|github|junit"
    )]
    pub(crate) format: Option<DiffFormat>,

    /// Exit with 1 where a change is as bad, or worse
    #[arg(long, value_enum, hide_possible_values = true, value_name = "breaking|risky|additive")]
    pub(crate) fail_on: Option<FailOn>,

    /// Changes that somebody has looked at (YAML)
    #[arg(long, value_name = "FILE")]
    pub(crate) approvals: Option<PathBuf>,
}

impl SpecDiff {
    /// Whether the changes are printed as `--json` would.
    pub(crate) fn is_json(&self) -> bool {
        self.format == Some(DiffFormat::Json)
    }
}

/// How changes of the spec are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people, on a terminal
    Text,
    /// One line of JSON
    Json,
    /// For a comment on a pull request
    Markdown,
    /// One page for a browser
    Html,
    /// Annotations of a GitHub workflow
    Github,
    /// XML in the form of `JUnit`
    Junit,
}

/// How bad a change has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Somebody who does nothing breaks
    Breaking,
    /// Somebody may break
    Risky,
    /// Anything but documentation
    Additive,
}

impl From<FailOn> for Grade {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Breaking => Self::Breaking,
            FailOn::Risky => Self::Risky,
            FailOn::Additive => Self::Additive,
        }
    }
}
