//! Specs that must be refused, when they are read or when code is made of them: each
//! `reject/<case>.yaml` beside the whole message, `<case>.txt`.
//!
//! A case is an endpoint, `endpoints/test/case.yaml`, in a spec that is otherwise `base/`. A line
//! `#>> path` begins another file of the spec; lines are counted through all of them. Run with
//! `UPDATE=1` to write the messages anew, and read the difference.

use std::fs;
use std::path::{Path, PathBuf};

use binance_pay_codegen::{Errors, Sources, generate, load_sources};

#[test]
fn the_base_is_accepted() {
    let api = load_sources(&spec("")).unwrap();
    assert!(api.endpoints.is_empty() && !api.codes.is_empty());
    let api = load_sources(&spec(&read(&folder("base").join("case.yaml")))).unwrap();
    assert_eq!(api.endpoints.len(), 1);
    generate(&api, "crate").unwrap();
}

#[test]
fn every_case_is_refused_with_its_message() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    for case in &cases {
        let message = match generated(&read(case)) {
            Ok(()) => "(accepted)\n".to_owned(),
            Err(errors) => format!("{errors}\n"),
        };
        let expected = case.with_extension("txt");
        if update {
            fs::write(&expected, &message).unwrap();
        } else if fs::read_to_string(&expected).map_or(true, |text| unix(&text) != message) {
            wrong.push(format!("{} gave:\n{message}", case.display()));
        }
        assert!(message != "(accepted)\n", "{} was accepted", case.display());
    }
    assert!(cases.len() >= 25, "only {} cases were found", cases.len());
    assert!(wrong.is_empty(), "{}\nUPDATE=1 rewrites the messages", wrong.join("\n"));
}

#[test]
fn every_message_belongs_to_a_case() {
    for path in files("reject").filter(|path| path.extension().is_some_and(|end| end == "txt")) {
        assert!(path.with_extension("yaml").exists(), "{} has no case", path.display());
    }
}

#[test]
fn a_torn_file_is_no_panic() {
    let case = read(&folder("base").join("case.yaml"));
    let ends = case.char_indices().map(|(end, _)| end).step_by(11);
    let refused = ends.filter(|end| load_sources(&spec(&case[..*end])).is_err()).count();
    assert!(refused > case.len() / 22, "only {refused} torn files were refused");
}

#[test]
fn messages_do_not_depend_on_the_run() {
    for case in cases() {
        let message = || generated(&read(&case)).unwrap_err().to_string();
        assert_eq!(message(), message(), "{}", case.display());
    }
}

/// A group of endpoints is a module at the root of the core.
#[test]
fn no_group_is_called_as_a_module_of_the_core() {
    let case = read(&folder("base").join("case.yaml"));
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/src");
    let mut modules = 0;
    for file in ["lib.rs", "generated/mod.rs"] {
        let text = read(&core.join(file));
        let lines = text.lines().map(|line| line.trim_start_matches("pub(crate) "));
        // A module of documented endpoints is public; the seam is too, and no group all the same.
        let names = lines.filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
        for name in names.chain(["support", "webhook"]) {
            let group = name.replace('_', "-");
            let case = case.replace("id: test.case", &format!("id: {group}.case"));
            let message = generated(&format!("#>> endpoints/{group}/case.yaml\n{case}"));
            let message = message.map_or_else(|errors| errors.to_string(), |()| String::new());
            assert!(
                message.contains(&format!("`{group}`")),
                "`{name}` is missing among the modules in emit/reserved.rs: {message}"
            );
            modules += 1;
        }
    }
    assert!(modules > 20, "only {modules} modules were found");
}

/// What becomes of a case: the spec is read, and all is generated from it.
fn generated(case: &str) -> Result<(), Errors> {
    load_sources(&spec(case)).and_then(|api| generate(&api, "crate")).map(|_| ())
}

/// The base with the files of a case.
fn spec(case: &str) -> Sources {
    let base = ["protocol.yaml", "result-codes.yaml"];
    let mut files: Vec<(String, String)> =
        base.iter().map(|name| ((*name).to_owned(), read(&folder("base").join(name)))).collect();
    for (path, text) in split(case) {
        files.retain(|(other, _)| *other != path);
        files.push((path, text));
    }
    files.into_iter().collect()
}

/// The files of a case, each after as many empty lines as stand before it.
fn split(case: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut path = "endpoints/test/case.yaml".to_owned();
    let mut text = String::new();
    for (number, line) in case.lines().enumerate() {
        if let Some(next) = line.strip_prefix("#>> ") {
            files.push((std::mem::replace(&mut path, next.to_owned()), text));
            text = "\n".repeat(number + 1);
        } else {
            text += line;
            text += "\n";
        }
    }
    files.push((path, text));
    files.retain(|(_, text)| !text.trim().is_empty());
    files
}

fn cases() -> Vec<PathBuf> {
    let is_case = |path: &PathBuf| path.extension().is_some_and(|end| end == "yaml");
    let mut cases: Vec<PathBuf> = files("reject").filter(is_case).collect();
    cases.sort();
    cases
}

fn files(name: &str) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path())
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn read(path: &Path) -> String {
    unix(&fs::read_to_string(path).unwrap())
}

/// Whatever a checkout made of the line ends.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}
