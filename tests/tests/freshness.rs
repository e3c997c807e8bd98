//! What is checked in is what the spec generates, byte by byte. `UPDATE=1` rewrites it.

use std::error::Error;
use std::path::Path;
use std::{env, fs, io};

use binance_pay_codegen::files::{self, Stale};
use binance_pay_codegen::{Errors, File, Sources, generate, load_sources};
use binance_pay_tests::scratch::{Scratch, copy};
use binance_pay_tests::workspace;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const COMMAND: &str =
    "run `cargo codegen`, or UPDATE=1 cargo test -p binance-pay-tests --test freshness";

fn generated(spec: &Path) -> std::result::Result<Vec<File>, Errors> {
    generate(&load_sources(&Sources::read(spec, "spec")?)?, "crate")
}

#[test]
fn checked_in_files_are_fresh() -> Result<()> {
    let files = generated(&workspace::spec())?;
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        files::write(&workspace::root(), &files)?;
        return Ok(());
    }
    let stale = files::check(&workspace::root(), &files)?;
    let report: Vec<String> = stale.iter().map(ToString::to_string).collect();
    assert!(stale.is_empty(), "{}\n{COMMAND}", report.join("\n"));
    Ok(())
}

#[test]
fn generating_twice_gives_the_same() -> Result<()> {
    let first = generated(&workspace::spec())?;
    assert!(first == generated(&workspace::spec())?, "two runs differ");
    assert!(first.iter().any(|file| file.path.ends_with("direct_debit/contract/query.rs")));
    for path in ["spec/dist/openapi.json", "docs/coverage.md", "README.md"] {
        assert!(first.iter().any(|file| file.path == path), "{path}");
    }
    assert!(first.is_sorted_by_key(|file| &file.path), "the order is that of the paths");
    Ok(())
}

/// A copy of what the spec generates, and of the spec itself.
fn tree(name: &str) -> Result<(Scratch, Vec<File>)> {
    let scratch = Scratch::new(name)?;
    copy(&workspace::spec(), &scratch.path().join("spec"))?;
    let files = written(&scratch)?;
    Ok((scratch, files))
}

/// The same with one endpoint only, which takes a fiftieth of the time.
fn tree_of_one(name: &str, endpoint: &str) -> Result<Scratch> {
    let scratch = Scratch::new(name)?;
    let spec = scratch.path().join("spec");
    let folder = Path::new(endpoint).parent().ok_or("no folder")?;
    fs::create_dir_all(spec.join(folder))?;
    for file in ["protocol.yaml", "result-codes.yaml", endpoint] {
        fs::copy(workspace::spec().join(file), spec.join(file))?;
    }
    written(&scratch)?;
    Ok(scratch)
}

fn written(scratch: &Scratch) -> Result<Vec<File>> {
    let files = generated(&scratch.path().join("spec"))?;
    files::write(scratch.path(), &files)?;
    assert_eq!(files::check(scratch.path(), &files)?, []);
    Ok(files)
}

#[test]
fn strays_missing_and_changed_files_are_named() -> Result<()> {
    let (scratch, files) = tree("stale")?;
    let generated = "crates/core/src/generated";
    let at = |path: &str| scratch.path().join(path);
    fs::write(at(&format!("{generated}/gone.rs")), "")?;
    fs::remove_file(at("spec/dist/openapi.json"))?;
    let changed = format!("{generated}/protocol.rs");
    let text = fs::read_to_string(at(&changed))?;
    fs::write(at(&changed), text.replacen("BASE_URL", "BASE", 1))?;
    let told: Vec<String> =
        files::check(scratch.path(), &files)?.iter().map(ToString::to_string).collect();
    let line = text.lines().position(|line| line.contains("BASE_URL")).ok_or("no BASE_URL")? + 1;
    let expected = [
        format!("{changed}:{line}: stale; it comes from spec/protocol.yaml\n  expected `"),
        "spec/dist/openapi.json: missing; it comes from spec".to_owned(),
        format!("{generated}/gone.rs: stray; nothing generates it any more"),
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(&expected), "{told}");
    }
    Ok(())
}

/// One place in a spec file where a limit's digit stands.
struct Digit {
    line: usize,
    at: usize,
}

/// Every digit of every limit in the file of an endpoint: after `min:`, `max:`, `scale:`, `value:`.
fn digits_of_limits(text: &str) -> Vec<Digit> {
    let mut found = Vec::new();
    let fields = text.lines().take_while(|line| *line != "contradictions:").enumerate();
    for (line, text) in fields.filter(|(_, text)| text.contains("{type: ")) {
        let text = text.split(", doc: ").next().unwrap_or(text);
        for key in ["min: ", "max: ", "scale: ", "value: "] {
            for (at, _) in text.match_indices(key) {
                let at = at + key.len();
                let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
                found.extend((at..at + digits).map(|at| Digit { line, at }));
            }
        }
    }
    found
}

fn change(path: &Path, before: &str, digit: &Digit) -> io::Result<()> {
    let mut lines: Vec<String> = before.lines().map(str::to_owned).collect();
    let line = &mut lines[digit.line];
    let other = if line[digit.at..].starts_with('9') { "8" } else { "9" };
    line.replace_range(digit.at..=digit.at, other);
    fs::write(path, lines.join("\n") + "\n")
}

/// No limit can change by one character without an error at its file and line, or a file that is
/// stale and says where it comes from.
#[test]
fn one_character_of_a_limit_is_noticed() -> Result<()> {
    let sources = Sources::read(&workspace::spec(), "spec")?;
    let mut changed = 0;
    for file in sources.paths().filter(|path| path.starts_with("endpoints/")) {
        let text = sources.text(file).ok_or("no text")?;
        let digits = digits_of_limits(text);
        if digits.is_empty() {
            continue;
        }
        let scratch = tree_of_one("limits", file)?;
        for digit in &digits {
            change(&scratch.path().join("spec").join(file), text, digit)?;
            is_noticed(&scratch, file, digit)?;
            changed += 1;
        }
    }
    assert!(changed >= 100, "only {changed} digits of limits were found");
    Ok(())
}

fn is_noticed(scratch: &Scratch, file: &str, digit: &Digit) -> Result<()> {
    let place = format!("{file}:{} column {}", digit.line + 1, digit.at + 1);
    let own = format!("spec/{file}");
    match generated(&scratch.path().join("spec")) {
        Err(errors) => {
            let named = |error: &binance_pay_codegen::Error| error.file == own && error.line > 0;
            assert!(errors.iter().any(named), "{place}: {errors}");
        }
        Ok(files) => {
            let stale = files::check(scratch.path(), &files)?;
            let from_it = |stale: &Stale| match stale {
                Stale::Different { path, from, line, .. } => {
                    path.ends_with(".rs") && *from == own && *line > 0
                }
                _ => false,
            };
            assert!(stale.iter().any(from_it), "{place}: not noticed in the code: {stale:?}");
        }
    }
    Ok(())
}

#[test]
fn a_sample_that_no_longer_fits_is_named_by_file_and_line() -> Result<()> {
    let (scratch, _) = tree("sample")?;
    let spec = scratch.path().join("spec");
    let file = "endpoints/direct-debit/contract.query.yaml";
    let text = fs::read_to_string(spec.join(file))?;
    let broken = text.replacen("length: {min: 1, max: 32}", "length: {min: 1, max: 31}", 1);
    assert_ne!(text, broken);
    fs::write(spec.join(file), broken)?;
    let errors = generated(&spec).expect_err("a sample of 32 characters");
    let line =
        text.lines().position(|line| line.contains("by-merchant-contract-code")).ok_or("gone")?;
    let expected = format!("spec/{file}:{}:", line + 3);
    let told = errors.to_string();
    assert!(told.starts_with(&expected) && told.contains("maxLength"), "{told}");
    Ok(())
}
