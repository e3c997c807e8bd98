//! `bpay completions`: what completes command lines in a shell.

use std::fmt::Write as _;

use binance_pay::ENDPOINTS;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Command, CommandFactory};
use clap_complete::aot::{Bash, Fish, Zsh, generate};
use serde::Serialize;

use crate::args::{Args, Completions, Shell};
use crate::catalog;
use crate::failure::Failure;
use crate::model::Model;
use crate::output::Output;
use crate::status::Status;

/// What completes command lines in a shell.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Script<'a> {
    /// The text that the shell reads.
    script: &'a str,
}

/// An argument of a command, and the words that it takes with what they mean. The program itself
/// takes any and tells what is near, so only here the list is closed.
struct Words {
    /// The command, its groups first.
    command: &'static [&'static str],
    argument: &'static str,
    words: Vec<(String, String)>,
}

pub(crate) fn run(args: &Completions, out: Output) -> Result<Status, Failure> {
    let all = all(&Model::read()?);
    let mut command = all.iter().fold(Args::command(), Words::add);
    let mut script = Vec::new();
    match args.shell {
        Shell::Bash => generate(Bash, &mut command, "bpay", &mut script),
        Shell::Zsh => generate(Zsh, &mut command, "bpay", &mut script),
        Shell::Fish => {
            generate(Fish, &mut command, "bpay", &mut script);
            script.extend(all.iter().flat_map(|words| words.fish().into_bytes()));
        }
    }
    if out.is_json() {
        let script = std::str::from_utf8(&script).map_err(Failure::internal)?;
        out.json(&Script { script })?;
    } else {
        out.exact(&script)?;
    }
    Ok(Status::Done)
}

fn all(model: &Model) -> Vec<Words> {
    let pair = |name: &str, meaning: &str| (name.to_owned(), meaning.to_owned());
    let ids = ENDPOINTS.iter().map(|info| pair(info.id(), info.title()));
    let aliases = catalog::aliases().map(|(alias, info)| pair(alias, info.id()));
    let endpoints: Vec<_> = ids.chain(aliases).collect();
    let webhooks = model.webhooks.iter().map(|webhook| pair(webhook.name(), &webhook.title));
    let codes = model.codes.iter().map(|code| pair(&code.code, code.name.as_deref().unwrap_or("")));
    let commands: [&[_]; 4] = [&["show"], &["encode"], &["validate"], &["decode"]];
    let of_endpoints = |command| Words { command, argument: "id", words: endpoints.clone() };
    let mut all: Vec<_> = commands.into_iter().map(of_endpoints).collect();
    all.push(Words { command: &["explain"], argument: "code", words: codes.collect() });
    let (command, argument) = (&["webhook", "show"], "biz_type");
    all.push(Words { command, argument, words: webhooks.collect() });
    all
}

impl Words {
    fn add(command: Command, words: &Self) -> Command {
        let values =
            words.words.iter().map(|(word, meaning)| PossibleValue::new(word).help(meaning));
        let values = PossibleValuesParser::new(values);
        add(command, words.command, words.argument, &values)
    }

    /// `clap_complete` tells fish of options only.
    fn fish(&self) -> String {
        let group = match self.command {
            [group, _] => format!("__fish_seen_subcommand_from {group}"),
            _ => "not __fish_seen_subcommand_from webhook".to_owned(),
        };
        let command = self.command.last().unwrap_or(&"");
        let when = format!("{group}; and __fish_seen_subcommand_from {command}");
        self.words.iter().fold(String::new(), |mut script, (word, meaning)| {
            let meaning = meaning.replace('\\', r"\\").replace('\'', r"\'");
            // To a String, writing does not fail.
            let _ = writeln!(script, "complete -c bpay -n '{when}' -f -a '{word}' -d '{meaning}'");
            script
        })
    }
}

fn add(command: Command, path: &[&str], name: &str, values: &PossibleValuesParser) -> Command {
    if let [first, rest @ ..] = path {
        return command.mut_subcommand(first, |command| add(command, rest, name, values));
    }
    // `mut_arg` would move it behind the others.
    command.mut_args(|argument| {
        if argument.get_id() == name { argument.value_parser(values.clone()) } else { argument }
    })
}
