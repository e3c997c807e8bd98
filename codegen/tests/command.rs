//! `cargo codegen` as a command: what it writes, what it says, and its exit status.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use binance_pay_codegen::{Sources, generate, load_sources};

const CONTRACT: &str = "spec/endpoints/direct-debit/contract.query.yaml";

/// A workspace with nothing but a copy of the spec, gone afterwards.
struct Workspace(PathBuf);

impl Workspace {
    fn new(name: &str) -> Self {
        let name = format!("binance-pay-command-{name}-{}", std::process::id());
        let workspace = Self(std::env::temp_dir().join(name));
        let sources = Sources::embedded();
        for path in sources.paths() {
            workspace.put(&format!("spec/{path}"), sources.text(path).unwrap());
        }
        workspace
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }

    /// Replaces the one place where `old` stands.
    fn edit(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{old} in {path}");
        self.put(path, &text.replace(old, new));
    }

    /// The status, and what it said.
    fn run(&self, arguments: &[&str]) -> (i32, String) {
        run(&[&["--root", self.0.to_str().unwrap()], arguments].concat())
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn run(arguments: &[&str]) -> (i32, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_binance-pay-codegen")).args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn writes_everything_once() {
    let workspace = Workspace::new("writes");
    let (status, said) = workspace.run(&["--check"]);
    assert_eq!(status, 1);
    assert!(said.contains("spec/meta/endpoint.schema.json: missing"), "{said}");
    assert!(!workspace.0.join("spec/meta").exists());

    let (status, said) = workspace.run(&[]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("wrote spec/meta/endpoint.schema.json\n"), "{said}");
    assert_eq!(workspace.run(&["--check"]), (0, String::new()));
    assert_eq!(workspace.run(&[]), (0, String::new()));
}

#[test]
fn names_what_is_stale() {
    let workspace = Workspace::new("stale");
    workspace.run(&[]);
    let path = "crates/core/src/generated/result_codes.rs";
    let text = workspace.read(path);
    let first = text.lines().next().unwrap();
    workspace.put(path, &text.replacen(first, "// by hand", 1));
    workspace.put("spec/dist/old.json", "{}");
    let expected = format!(
        "{path}:1: stale; it comes from spec/result-codes.yaml\n  expected `{first}`\n  found    \
         `// by hand`\nspec/dist/old.json: stray; nothing generates it any more\nrun `cargo \
         codegen`\n"
    );
    assert_eq!(workspace.run(&["--check"]), (1, expected));
    assert_eq!(workspace.run(&[]), (0, format!("wrote {path}\nremoved spec/dist/old.json\n")));
    assert_eq!(workspace.read(path), text);
}

#[test]
fn a_changed_limit_makes_files_stale() {
    let workspace = Workspace::new("limit");
    workspace.run(&[]);
    workspace.edit(CONTRACT, "length: {max: 64}", "length: {max: 65}");
    let (status, said) = workspace.run(&["--check"]);
    assert_eq!(status, 1);
    let of_contract = said.lines().filter(|line| line.contains(CONTRACT)).count();
    assert!(of_contract > 0, "{said}");
    assert!(said.contains("64") && said.contains("65"), "{said}");
}

#[test]
fn a_limit_that_a_sample_breaks_is_an_invalid_spec() {
    let workspace = Workspace::new("sample");
    workspace.run(&[]);
    workspace.edit(CONTRACT, "length: {max: 64}", "length: {max: 6}");
    let line =
        2 + workspace.read(CONTRACT).lines().position(|line| line.trim() == "json: |").unwrap();
    let expected = format!(
        "{CONTRACT}:{line}:7: sample `signed` breaks `maxLength` at `/data/merchantAccountNo`: \
         maxLength is 6, 13 characters found\n"
    );
    for arguments in [&["--check"][..], &[]] {
        assert_eq!(workspace.run(arguments), (3, expected.clone()));
    }
}

#[test]
fn wrong_use_is_told_from_an_invalid_spec() {
    assert_eq!(run(&["--chekc"]), (2, "unknown --chekc; see --help\n".to_owned()));
    assert_eq!(run(&["--root"]), (2, "--root needs a folder; see --help\n".to_owned()));
    let (status, said) = run(&["--root", "no/such/folder", "--check"]);
    assert_eq!(status, 2);
    assert!(said.starts_with("spec: cannot be read: "), "{said}");
    let (status, said) = run(&["--help"]);
    assert_eq!(status, 0);
    assert!(said.contains("--check") && said.contains("--root DIR"), "{said}");
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    let once = || generate(&load_sources(&Sources::embedded()).unwrap(), "crate").unwrap();
    let files = once();
    assert_eq!(files, once());
    assert!(files.is_sorted_by(|one, other| one.path < other.path));
    for file in &files {
        assert!(file.text.ends_with('\n') && !file.text.contains('\r'), "{}", file.path);
        assert!(Path::new(&file.path).is_relative() && !file.from.is_empty(), "{}", file.path);
    }
}
