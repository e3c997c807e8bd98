//! The command line.

use std::ffi::OsString;

use binance_pay::{Nonce, Timestamp};
use clap::error::ErrorKind;
use clap::{Parser, Subcommand, ValueEnum};

use crate::commands::docs::DocsCommand;
use crate::commands::spec::SpecCommand;
use crate::commands::vectors::VectorsCommand;
use crate::failure::{Failure, Kind};
use crate::help;
use crate::output::Output;
use crate::status::Status;

/// The Binance Pay merchant API: look up, validate, encode, sign, decode
#[derive(Debug, Parser)]
#[command(
    name = "bpay",
    version,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    after_help = help::TOP
)]
pub(crate) struct Args {
    /// Print results and errors as JSON
    #[arg(long, global = true)]
    json: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// Whether results and errors are wanted as JSON.
    pub(crate) fn json(&self) -> bool {
        self.json
            || match &self.command {
                Command::Encode(args) => args.format == Some(Format::Json),
                Command::Spec(SpecCommand::Diff(args)) => args.is_json(),
                _ => false,
            }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List all endpoints
    #[command(after_help = help::ENDPOINTS)]
    Endpoints,
    /// Show what is known of an endpoint
    #[command(after_help = help::SHOW)]
    Show(Show),
    /// Explain a result code
    #[command(after_help = help::EXPLAIN)]
    Explain(Explain),
    /// Make a signed request from JSON
    #[command(after_help = help::ENCODE)]
    Encode(Encode),
    /// Check a request's JSON against every documented rule
    #[command(after_help = help::VALIDATE)]
    Validate(Validate),
    /// Read a reply
    #[command(after_help = help::DECODE)]
    Decode(Decode),
    /// Sign any text
    #[command(after_help = help::SIGN)]
    Sign(Sign),
    /// Check a signature
    #[command(after_help = help::VERIFY, override_usage = help::VERIFY_USAGE)]
    Verify(Verify),
    /// Say which mistake made a signature wrong
    #[command(after_help = help::DIAGNOSE)]
    Diagnose(Diagnose),
    /// What the server sends: list, show, verify
    #[command(subcommand, arg_required_else_help = true, after_help = help::WEBHOOK)]
    Webhook(WebhookCommand),
    /// Conformance vectors: run a program against them
    #[command(subcommand, arg_required_else_help = true, after_help = help::VECTORS)]
    Vectors(VectorsCommand),
    /// What the spec rests on, and how it changes
    #[command(subcommand, arg_required_else_help = true, after_help = help::SPEC)]
    Spec(SpecCommand),
    /// Pages of the vendor's documentation
    #[command(subcommand, arg_required_else_help = true, after_help = help::DOCS)]
    Docs(DocsCommand),
    /// Print what completes command lines in a shell
    #[command(after_help = help::COMPLETIONS)]
    Completions(Completions),
}

#[derive(Debug, Subcommand)]
pub(crate) enum WebhookCommand {
    /// List all webhooks
    #[command(after_help = help::WEBHOOK_LIST)]
    List,
    /// Show what is known of a webhook
    #[command(after_help = help::WEBHOOK_SHOW)]
    Show(ShowWebhook),
    /// Check that a notification is genuine, and read it
    #[command(after_help = help::WEBHOOK_VERIFY, override_usage = help::WEBHOOK_VERIFY_USAGE)]
    Verify(VerifyWebhook),
}

#[derive(Debug, clap::Args)]
pub(crate) struct ShowWebhook {
    /// The bizType of its messages, or its id
    #[arg(value_name = "BIZTYPE")]
    pub(crate) biz_type: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct VerifyWebhook {
    /// The headers: lines, or a JSON object
    #[arg(long, value_name = "@FILE|-")]
    pub(crate) headers: OsString,

    /// The public key as PEM (certPublic)
    #[arg(long, value_name = "@FILE|-")]
    pub(crate) key: OsString,

    /// The body as it was received
    #[arg(long, value_name = "@FILE|-")]
    pub(crate) body: OsString,

    /// Epoch milliseconds of receipt [default: now]
    #[arg(long, value_name = "MS")]
    pub(crate) now: Option<Timestamp>,

    /// How far apart both may be [default: 300000]
    #[arg(long, value_name = "MS", default_value_t = 300_000, hide_default_value = true)]
    pub(crate) window: u64,

    /// Take a key of 1024 bits: for old test data
    #[arg(long)]
    pub(crate) allow_1024_bits: bool,

    /// Show what the spec marks as secret
    #[arg(long)]
    pub(crate) show_secrets: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell that reads them
    #[arg(value_enum, hide_possible_values = true, value_name = "bash|fish|zsh")]
    pub(crate) shell: Shell,
}

/// A shell that can be told the words of an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    /// The Bourne-again shell
    Bash,
    /// The friendly interactive shell
    Fish,
    /// The Z shell
    Zsh,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// The endpoint's id
    pub(crate) id: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// The code's number or name
    pub(crate) code: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Encode {
    /// The endpoint's id
    pub(crate) id: String,

    /// The request: JSON, @FILE, or - for stdin [default: -]
    #[arg(value_name = "JSON|@FILE|-", allow_negative_numbers = true)]
    pub(crate) input: Option<OsString>,

    /// Epoch milliseconds, 13 digits [default: now]
    #[arg(long, value_name = "MS")]
    pub(crate) timestamp: Option<Timestamp>,

    /// 32 letters or digits [default: random]
    #[arg(long, value_name = "TEXT")]
    pub(crate) nonce: Option<Nonce>,

    /// How to print the request [default: http]
    #[arg(long, value_enum, hide_possible_values = true, value_name = "http|json|curl")]
    pub(crate) format: Option<Format>,

    /// Sign as given, members nobody knows included
    #[arg(long)]
    pub(crate) allow_unknown: bool,
}

/// How a signed request is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The text of an HTTP/1.1 request
    Http,
    /// One line of JSON
    Json,
    /// A command for curl
    Curl,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Validate {
    /// The endpoint's id
    pub(crate) id: String,

    /// The request: JSON, @FILE, or - for stdin [default: -]
    #[arg(value_name = "JSON|@FILE|-", allow_negative_numbers = true)]
    pub(crate) input: Option<OsString>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Decode {
    /// The id of the endpoint that replied
    pub(crate) id: String,

    /// The reply's body: @FILE, or - for stdin [default: -]
    #[arg(value_name = "@FILE|-", allow_negative_numbers = true)]
    pub(crate) input: Option<OsString>,

    /// The HTTP status that came with the reply
    #[arg(long, value_name = "N", default_value_t = 200,
          value_parser = clap::value_parser!(u16).range(100..=999))]
    pub(crate) status: u16,

    /// Show what the spec marks as secret
    #[arg(long)]
    pub(crate) show_secrets: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Sign {
    /// The body: @FILE, or - for stdin [default: -]
    #[arg(value_name = "@FILE|-", allow_negative_numbers = true)]
    pub(crate) input: Option<OsString>,

    /// The header BinancePay-Timestamp, any text
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) timestamp: String,

    /// The header BinancePay-Nonce, any text
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) nonce: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) signed: Sign,

    /// The header BinancePay-Signature
    #[arg(long, value_name = "HEX", allow_hyphen_values = true)]
    pub(crate) signature: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Diagnose {
    /// The headers: lines, or a JSON object
    #[arg(long, value_name = "@FILE|-")]
    pub(crate) headers: OsString,

    /// The body as it was sent or received
    #[arg(long, value_name = "@FILE|-")]
    pub(crate) body: OsString,

    /// Of a webhook: the public key as PEM; may be repeated
    #[arg(long, value_name = "@FILE|-")]
    pub(crate) key: Vec<OsString>,

    /// Take a key of 1024 bits: for old test data
    #[arg(long)]
    pub(crate) allow_1024_bits: bool,
}

/// Whether a command line that cannot be understood asks for JSON all the same.
pub(crate) fn asks_for_json(words: &[OsString]) -> bool {
    let options = || words.iter().take_while(|word| *word != "--");
    options().any(|word| word == "--json" || word == "--format=json")
        || options().zip(options().skip(1)).any(|(one, next)| one == "--format" && next == "json")
}

/// Tells what clap has to say: help, or what is wrong with the command line.
pub(crate) fn report(error: &clap::Error, out: Output) -> Status {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let shown = out.text(&error.render().ansi().to_string());
        return shown.map_or_else(|failure| failure.report(out), |()| Status::Done);
    }
    if !out.is_json() {
        out.aside(&error.render().ansi().to_string());
        return Status::WrongUse;
    }
    let (message, remedy) = sentences(&error.render().to_string());
    Failure::new(Kind::Usage, message, remedy).report(out)
}

/// What clap's text says in its first paragraph, and what it advises.
fn sentences(text: &str) -> (String, String) {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = text.split("\n\n").next().unwrap_or(text);
    let message = words(first.strip_prefix("error: ").unwrap_or(first));
    let tips: Vec<String> = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("tip: "))
        .map(words)
        .collect();
    let remedy = if tips.is_empty() { "Try --help.".to_owned() } else { tips.join("; ") };
    (message, remedy)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn os(words: &[&str]) -> Vec<OsString> {
        words.iter().map(OsString::from).collect()
    }

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn json_is_asked_for_before_the_double_dash_only() {
        for words in [&["bpay", "--json"][..], &["--format=json"], &["--format", "json", "--", "x"]]
        {
            assert!(asks_for_json(&os(words)), "{words:?}");
        }
        for words in
            [&["bpay"][..], &["--", "--json"], &["json", "--format"], &["--format", "curl"]]
        {
            assert!(!asks_for_json(&os(words)), "{words:?}");
        }
    }

    #[test]
    fn clap_is_quoted_in_sentences() {
        let text = "error: unexpected argument '--jsn' found\n\n  tip: a similar argument exists: \
                    '--json'\n\nUsage: bpay\n";
        assert_eq!(
            sentences(text),
            (
                "unexpected argument '--jsn' found".to_owned(),
                "a similar argument exists: '--json'".to_owned()
            )
        );
        let missing =
            "error: the following are required:\n  --nonce <TEXT>\n  <ID>\n\nUsage: bpay\n";
        assert_eq!(
            sentences(missing),
            (
                "the following are required: --nonce <TEXT> <ID>".to_owned(),
                "Try --help.".to_owned()
            )
        );
    }
}
