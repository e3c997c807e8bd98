//! Builds the tests with all mutants in them, and finds the mutants that do not compile.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ffi::OsStr;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use crate::Failure;
use crate::suite::Suite;
use crate::weave::Woven;

/// What a build gave.
pub(crate) enum Built {
    /// It is complete.
    Tests(Vec<TestBinary>),
    /// It is not; without these it may be.
    Errors(Blame),
}

/// A program of tests.
#[derive(Clone, Debug)]
pub(crate) struct TestBinary {
    /// The package, for its lib, or the name of the file in `tests/`.
    pub(crate) name: String,
    /// Tests of the mutated package itself.
    pub(crate) own: bool,
    /// The program.
    pub(crate) program: PathBuf,
    /// Where cargo would start it.
    pub(crate) folder: PathBuf,
    /// Tests that are not run.
    pub(crate) skipped: &'static [&'static str],
}

/// What has to go before the package builds.
#[derive(Debug, Default)]
pub(crate) struct Blame {
    /// Mutants that the compiler refuses.
    pub(crate) mutants: BTreeSet<usize>,
    /// Mutants that cannot be chosen at run time.
    pub(crate) unswitchable: BTreeSet<usize>,
    /// Functions that something needs at compile time.
    pub(crate) constant: BTreeSet<String>,
    /// Errors that nothing of this explains.
    pub(crate) unexplained: Vec<String>,
}

#[derive(Deserialize)]
#[serde(tag = "reason")]
enum Message {
    #[serde(rename = "compiler-message")]
    Error { message: Diagnostic },
    #[serde(rename = "compiler-artifact")]
    Artifact(Artifact),
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Artifact {
    manifest_path: PathBuf,
    target: Target,
    executable: Option<PathBuf>,
    profile: Profile,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    message: String,
    code: Option<Code>,
    spans: Vec<Span>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    byte_start: usize,
    byte_end: usize,
    is_primary: bool,
}

/// Builds the tests of a suite.
///
/// # Errors
///
/// cargo cannot be started, or fails with no message of the compiler.
pub(crate) fn build(
    tree: &Path,
    target: &Path,
    suite: &Suite,
    whole: bool,
    woven: &BTreeMap<String, Woven>,
) -> Result<Built, Failure> {
    let is_one_of_many = woven.is_empty();
    let output = Command::new("cargo")
        .current_dir(tree)
        .args(["test", "--no-run", "--message-format=json", "--quiet"])
        .args(if whole { suite.build } else { suite.first })
        // What is built for each mutant is not worth optimising, and changes in one word.
        .args(is_one_of_many.then_some("--config=profile.dev.package.binance-pay.opt-level=0"))
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", if is_one_of_many { "1" } else { "0" })
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", suite.opt_level)
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| format!("cargo test: {error}"))?;
    let mut tests = Vec::new();
    let mut blame = Blame::default();
    let mut errors = 0;
    for line in output.stdout.split(|byte| *byte == b'\n') {
        match serde_json::from_slice(line) {
            Ok(Message::Error { message }) if message.level == "error" => {
                errors += 1;
                blame.add(&message, woven);
            }
            Ok(Message::Artifact(artifact)) => tests.extend(test_binary(artifact, suite)),
            _ => {}
        }
    }
    if output.status.success() {
        return Ok(Built::Tests(tests));
    }
    if errors == 0 {
        return Err(format!("cargo test --no-run: {}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(Built::Errors(blame))
}

fn test_binary(artifact: Artifact, suite: &Suite) -> Option<TestBinary> {
    let program = artifact.executable.filter(|_| artifact.profile.test)?;
    let folder = artifact.manifest_path.parent()?.to_owned();
    let own = folder.ends_with(suite.folder);
    let lib = artifact.target.kind.iter().any(|kind| kind == "lib");
    let package = folder.file_name().and_then(OsStr::to_str)?;
    let name = if lib { format!("{package} (lib)") } else { artifact.target.name };
    Some(TestBinary { name, own, program, folder, skipped: suite.skipped })
}

impl Blame {
    fn add(&mut self, error: &Diagnostic, woven: &BTreeMap<String, Woven>) {
        let code = error.code.as_ref().map_or("", |code| &code.code);
        let places: Vec<_> = places(error, woven);
        if code == "E0015" {
            match not_constant(&error.message) {
                Some(function) if function == "on" => {
                    self.unswitchable.extend(places.iter().flat_map(Place::around));
                }
                Some(function) => drop(self.constant.insert(function)),
                None => self.unexplained.extend(error.rendered.clone()),
            }
            return;
        }
        if code == "E0004" {
            // The last arm is the one that made the match complete.
            self.mutants.extend(places.iter().filter_map(Place::last_arm));
            return;
        }
        let primary = || places.iter().filter(|place| place.primary);
        let guilty: HashSet<usize> = primary().flat_map(Place::inside).collect();
        let near: HashSet<usize> = places.iter().flat_map(Place::inside).collect();
        let around: HashSet<usize> = places.iter().flat_map(Place::around).collect();
        if !guilty.is_empty() {
            self.mutants.extend(guilty);
        } else if !near.is_empty() {
            self.mutants.extend(near);
        } else if !around.is_empty() {
            self.unswitchable.extend(around);
        } else if !error.message.starts_with("aborting due to") {
            self.unexplained.extend(error.rendered.clone());
        }
    }
}

/// `B::d` in "cannot call non-const method `a::B::<C>::d` in constants", and `d` of a function.
fn not_constant(message: &str) -> Option<String> {
    let path = message.split('`').nth(1)?;
    // `<C>` are arguments; `<impl a::B>::d` is a method that another module than the type's has.
    let is_name = |part: &&str| part.chars().all(|c| c.is_alphanumeric() || c == '_');
    let shown = if path.contains("<impl ") {
        path.replace("<impl ", "").replace('>', "")
    } else {
        path.to_owned()
    };
    let mut names = shown.rsplit("::").filter(is_name);
    let name = names.next()?;
    if message.contains("non-const function") {
        return Some(name.to_owned());
    }
    Some(format!("{}::{name}", names.next()?))
}

struct Place<'w> {
    primary: bool,
    start: usize,
    end: usize,
    file: &'w Woven,
}

impl Place<'_> {
    /// The mutants whose text it is in.
    fn inside(&self) -> impl Iterator<Item = usize> {
        let branches = self.file.branches.iter().filter(|(range, _)| self.is_in(range));
        branches.map(|(_, mutant)| *mutant)
    }

    /// The mutant that leaves out the last arm of the match around it.
    fn last_arm(&self) -> Option<usize> {
        self.innermost(&self.file.matches)?.last().copied()
    }

    fn innermost<'r>(&self, ranges: &'r [(Range<usize>, Vec<usize>)]) -> Option<&'r Vec<usize>> {
        let around = ranges.iter().filter(|(range, _)| self.is_in(range));
        around.min_by_key(|(range, _)| range.len()).map(|(_, mutants)| mutants)
    }

    fn is_in(&self, range: &Range<usize>) -> bool {
        range.start <= self.start && self.end <= range.end
    }

    /// The mutants of the innermost wrap around it.
    fn around(&self) -> Vec<usize> {
        self.innermost(&self.file.wraps).cloned().unwrap_or_default()
    }
}

fn places<'w>(error: &Diagnostic, woven: &'w BTreeMap<String, Woven>) -> Vec<Place<'w>> {
    let place = |span: &Span| {
        let file = woven.get(&span.file_name)?;
        Some(Place { primary: span.is_primary, start: span.byte_start, end: span.byte_end, file })
    };
    error.spans.iter().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(if on(1) { A } else { a })` at 10, in a match at 5 whose arms are 3 and 4.
    fn woven() -> BTreeMap<String, Woven> {
        let file = Woven {
            text: String::new(),
            branches: vec![(11..25, 1)],
            matches: vec![(5..60, vec![3, 4])],
            wraps: vec![(10..40, vec![1, 2]), (0..100, vec![9])],
        };
        BTreeMap::from([("src/lib.rs".to_owned(), file)])
    }

    fn blame(code: &str, message: &str, (start, end): (usize, usize)) -> Blame {
        let text = format!(
            r#"{{"level": "error", "message": "{message}", "code": {{"code": "{code}"}}, "rendered": "shown",
                "spans": [{{"file_name": "src/lib.rs", "byte_start": {start}, "byte_end": {end},
                "is_primary": true}}]}}"#
        );
        let mut blame = Blame::default();
        blame.add(&serde_json::from_str(&text).unwrap(), &woven());
        blame
    }

    #[test]
    fn an_error_in_a_mutant_is_its_own() {
        let blame = blame("E0308", "mismatched types", (20, 24));
        assert_eq!(blame.mutants, [1].into());
        assert!(blame.unswitchable.is_empty());
    }

    #[test]
    fn an_error_around_takes_all_that_are_there() {
        let blame = blame("E0308", "mismatched types", (30, 34));
        assert!(blame.mutants.is_empty());
        assert_eq!(blame.unswitchable, [1, 2].into());
    }

    #[test]
    fn an_incomplete_match_needs_its_last_arm() {
        assert_eq!(blame("E0004", "non-exhaustive patterns", (6, 9)).mutants, [4].into());
    }

    #[test]
    fn what_is_constant_is_named() {
        let message = "cannot call non-const associated function `a::B::<C>::new` in constants";
        assert_eq!(blame("E0015", message, (30, 34)).constant, ["B::new".to_owned()].into());
        let message = "cannot call non-const associated function `a::<impl B>::new` in statics";
        assert_eq!(blame("E0015", message, (30, 34)).constant, ["B::new".to_owned()].into());
        let message = "cannot call non-const function `p::__mutants::on` in constants";
        let blame = blame("E0015", message, (30, 34));
        assert_eq!(blame.unswitchable, [1, 2].into());
        assert!(blame.constant.is_empty());
    }

    #[test]
    fn another_error_is_shown() {
        assert_eq!(blame("E0433", "cannot find", (200, 201)).unexplained, ["shown"]);
    }
}
