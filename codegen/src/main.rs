//! `cargo codegen`: writes the generated files of the workspace, or says which are stale.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use binance_pay_codegen::{Errors, Sources, files, generate, load_sources};

const HELP: &str = "\
Generates crates/core/src/generated/, spec/dist/, spec/meta/, docs/coverage.md and the table of
endpoints in README.md from spec/.

Usage: cargo codegen [--check] [--root DIR]

  --check     write nothing; say what is stale
  --root DIR  the workspace, where it is not the one that this was built in
  --help      print this

Exit status: 0 done; 1 something is stale (--check); 2 wrong use, or a file cannot be read or
written; 3 the spec is invalid.
";

fn main() -> ExitCode {
    let (status, text) = start().unwrap_or_else(|failure| failure);
    // Nobody is left to tell when the stream itself is closed.
    let _ = match status {
        0 => write!(std::io::stdout().lock(), "{text}"),
        _ => writeln!(std::io::stderr().lock(), "{text}"),
    };
    ExitCode::from(status)
}

fn start() -> Result<(u8, String), (u8, String)> {
    let mut root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut check = false;
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--check") => check = true,
            Some("--help" | "-h") => return Ok((0, HELP.to_owned())),
            Some("--root") => {
                let no_folder = || (2, "--root needs a folder; see --help".to_owned());
                root = arguments.next().map(PathBuf::from).ok_or_else(no_folder)?;
            }
            _ => return Err((2, format!("unknown {}; see --help", argument.display()))),
        }
    }
    let unusable = |errors: Errors| (2, errors.to_string());
    let invalid = |errors: Errors| (3, errors.to_string());
    let sources = Sources::read(&root.join("spec"), "spec").map_err(unusable)?;
    let generated = load_sources(&sources).and_then(|api| generate(&api, "crate"));
    let generated = generated.map_err(invalid)?;
    if !check {
        let done = files::write(&root, &generated).map_err(unusable)?;
        return Ok((0, done.iter().map(|line| format!("{line}\n")).collect()));
    }
    let stale = files::check(&root, &generated).map_err(unusable)?;
    let stale: String = stale.iter().map(|stale| format!("{stale}\n")).collect();
    if stale.is_empty() { Ok((0, stale)) } else { Err((1, stale + "run `cargo codegen`")) }
}
