//! `bpay`: the Binance Pay merchant API on the command line.
//!
//! It looks up, validates, encodes, signs and decodes. It sends nothing. Results go to stdout,
//! remarks to stderr; with `--json` every result and every error is one line of JSON.

mod args;
mod catalog;
mod commands;
mod failure;
mod help;
mod input;
mod keys;
mod model;
mod output;
mod page;
mod report;
#[cfg(test)]
mod schemas;
mod status;
mod text;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::args::Args;
use crate::output::Output;

fn main() -> ExitCode {
    let words: Vec<OsString> = env::args_os().collect();
    let status = match Args::try_parse_from(&words) {
        Ok(args) => {
            let out = Output::new(args.json());
            commands::run(&args.command, out).unwrap_or_else(|failure| failure.report(out))
        }
        Err(error) => args::report(&error, Output::new(args::asks_for_json(&words))),
    };
    status.into()
}
