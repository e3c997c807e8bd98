//! The subcommands of `bpay docs` and what they take.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Subcommand;

use super::quote::QuotePages;
use crate::commands::spec::diff::FailOn;
use crate::help;

#[derive(Debug, Subcommand)]
pub(crate) enum DocsCommand {
    /// Read what pages say, and what about it is open
    #[command(after_help = help::DOCS_READ)]
    Read(ReadPages),
    /// Compare pages with the spec
    #[command(after_help = help::DOCS_CHECK)]
    Check(CheckPages),
    /// Compare two states of a page
    #[command(after_help = help::DOCS_COMPARE)]
    Compare(ComparePages),
    /// Write down which words of pages state the facts of the spec
    #[command(after_help = help::DOCS_QUOTE)]
    Quote(QuotePages),
    /// Begin the spec of a new endpoint from its page
    #[command(after_help = help::DOCS_DRAFT)]
    Draft(DraftPage),
}

#[derive(Debug, clap::Args)]
pub(crate) struct DraftPage {
    /// A saved page: HTML, Markdown or text; or - for stdin
    pub(crate) page: OsString,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ComparePages {
    /// The old state: HTML, Markdown or text
    pub(crate) old: OsString,

    /// The new state; one of the two may be - for stdin
    pub(crate) new: OsString,

    /// Status 1 if a change is so grave
    #[arg(long, value_enum, hide_possible_values = true, value_name = "breaking|risky|additive")]
    pub(crate) fail_on: Option<FailOn>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckPages {
    /// Saved pages: HTML, Markdown or text; or - for stdin
    #[arg(value_name = "PAGE", required = true)]
    pub(crate) pages: Vec<OsString>,

    /// The folder of the spec [default: the built-in spec]
    #[arg(long, value_name = "DIR")]
    pub(crate) spec: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReadPages {
    /// Saved pages: HTML, Markdown or text; or - for stdin
    #[arg(value_name = "PAGE", required = true)]
    pub(crate) pages: Vec<OsString>,
}
