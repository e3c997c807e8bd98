//! Runs the tests on each mutant.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::Failure;
use crate::compile::TestBinary;

/// Address space of one test binary, in kB: a mutant that fills the memory ends here.
const MEMORY: &str = "8000000";
/// Beyond so many tests, or where a thread without a name reached the mutant, all tests run.
const SELECTED: usize = 200;
/// What is quick may take so many seconds, because other programs run, too.
const PATIENCE: u64 = 20;
/// So many seconds more are enough for the tests that reach a mutant.
const LONGEST: u64 = 60;
/// What survives its own tests is given to all tests of binaries that are as fast as this.
const QUICK: Duration = Duration::from_secs(3);

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A test of the package itself fails.
    KilledByOwn,
    /// A test of the suite fails, in this binary.
    KilledBy(String),
    /// The tests do not end.
    Timeout,
    /// All tests pass.
    Survived,
    /// All tests pass, and none gets there.
    NotReached,
}

impl Outcome {
    /// Whether no test tells the mutant from the original.
    pub(crate) fn survived(&self) -> bool {
        matches!(self, Self::Survived | Self::NotReached)
    }
}

/// A binary whose tests pass without a mutant.
#[derive(Debug)]
pub(crate) struct Ready {
    /// The program.
    pub(crate) binary: TestBinary,
    /// How long all of its tests take.
    pub(crate) time: Duration,
    /// Which tests reach which mutant.
    reached: HashMap<usize, BTreeSet<String>>,
}

/// Runs the binaries without a mutant, and finds which test reaches which.
///
/// # Errors
///
/// The tests of a binary fail without a mutant.
pub(crate) fn prepare(binaries: Vec<TestBinary>, scratch: &Path) -> Result<Vec<Ready>, Failure> {
    fs::create_dir_all(scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    let mut all = Vec::new();
    for binary in binaries {
        let begin = Instant::now();
        let plain = start(&binary, scratch, 600, |_| {})?;
        let time = begin.elapsed();
        if !plain.status.success() {
            let (out, err) =
                (String::from_utf8_lossy(&plain.stdout), String::from_utf8_lossy(&plain.stderr));
            return Err(format!("{} fails without a mutant:\n{out}{err}", binary.name));
        }
        let trace = scratch.join("trace");
        let _ = fs::remove_file(&trace);
        start(&binary, scratch, 1200, |command| {
            command.env("MUTANTS_TRACE", &trace);
        })?;
        let reached = reached(&fs::read_to_string(&trace).unwrap_or_default());
        eprintln!(
            "{:28} {:6.2} s, reaches {} mutants",
            binary.name,
            time.as_secs_f32(),
            reached.len()
        );
        all.push(Ready { binary, time, reached });
    }
    all.sort_by_key(|ready| (!ready.binary.own, ready.time));
    Ok(all)
}

fn reached(trace: &str) -> HashMap<usize, BTreeSet<String>> {
    let mut reached: HashMap<usize, BTreeSet<String>> = HashMap::new();
    for line in trace.lines() {
        if let Some((test, mutant)) = line.rsplit_once(' ')
            && let Ok(mutant) = mutant.parse()
        {
            reached.entry(mutant).or_default().insert(test.to_owned());
        }
    }
    reached
}

/// Runs the tests on all of these mutants, some at a time.
///
/// # Errors
///
/// A binary cannot be started.
pub(crate) fn all(
    mutants: &[usize],
    ready: &[Ready],
    scratch: &Path,
    jobs: usize,
    done: impl Fn(usize, &Outcome) + Sync,
) -> Result<HashMap<usize, Outcome>, Failure> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(HashMap::new());
    let work = |job: usize| -> Result<(), Failure> {
        // Tests that name their folders after the process alone must not meet.
        let scratch = scratch.join(job.to_string());
        fs::create_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
        while let Some(&mutant) = mutants.get(next.fetch_add(1, Ordering::Relaxed)) {
            let outcome = one(mutant, ready, &scratch)?;
            done(mutant, &outcome);
            outcomes.lock().unwrap_or_else(PoisonError::into_inner).insert(mutant, outcome);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|job| scope.spawn(move || work(job))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker panicked")?)
    })?;
    Ok(outcomes.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Runs all tests of binaries that have one mutant, which is always on.
///
/// # Errors
///
/// A binary cannot be started.
pub(crate) fn whole(binaries: &[TestBinary], scratch: &Path) -> Result<Outcome, Failure> {
    fs::create_dir_all(scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    for binary in binaries {
        let output = start(binary, scratch, PATIENCE + LONGEST, |_| {})?;
        match output.status.code() {
            Some(0) => {}
            Some(124 | 137) => return Ok(Outcome::Timeout),
            _ if binary.own => return Ok(Outcome::KilledByOwn),
            _ => return Ok(Outcome::KilledBy(binary.name.clone())),
        }
    }
    Ok(Outcome::Survived)
}

fn one(mutant: usize, ready: &[Ready], scratch: &Path) -> Result<Outcome, Failure> {
    for ready in ready {
        let Some(tests) = ready.reached.get(&mutant) else { continue };
        if let Some(outcome) = judge(mutant, ready, tests, scratch)? {
            return Ok(outcome);
        }
    }
    // What tests share is computed by the first that needs it, and only that one is known to reach it.
    for ready in ready.iter().filter(|ready| ready.time < QUICK) {
        if let Some(outcome) = judge(mutant, ready, &BTreeSet::new(), scratch)? {
            return Ok(outcome);
        }
    }
    let reached = ready.iter().any(|ready| ready.reached.contains_key(&mutant));
    Ok(if reached { Outcome::Survived } else { Outcome::NotReached })
}

fn judge(
    mutant: usize,
    ready: &Ready,
    tests: &BTreeSet<String>,
    scratch: &Path,
) -> Result<Option<Outcome>, Failure> {
    let binary = &ready.binary;
    let seconds = PATIENCE + (8 * ready.time.as_secs()).min(LONGEST);
    let some = tests.len() <= SELECTED && !tests.contains("main") && !tests.contains("?");
    let output = start(binary, scratch, seconds, |command| {
        command.env("MUTANT", mutant.to_string()).env("RUST_TEST_THREADS", "1");
        if some && !tests.is_empty() {
            command.arg("--exact").args(tests);
        }
    })?;
    Ok(match output.status.code() {
        Some(0) => None,
        Some(124 | 137) => Some(Outcome::Timeout),
        _ if binary.own => Some(Outcome::KilledByOwn),
        _ => Some(Outcome::KilledBy(binary.name.clone())),
    })
}

fn start(
    binary: &TestBinary,
    scratch: &Path,
    seconds: u64,
    with: impl FnOnce(&mut Command),
) -> Result<Output, Failure> {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("ulimit -v {MEMORY}; exec timeout -k 1 {seconds} \"$0\" \"$@\"")])
        .arg(&binary.program)
        .current_dir(&binary.folder)
        .env("CARGO_MANIFEST_DIR", &binary.folder)
        .env("TMPDIR", scratch)
        .env_remove("UPDATE")
        .args(binary.skipped.iter().flat_map(|test| ["--skip", test]))
        .stdin(Stdio::null());
    with(&mut command);
    command.output().map_err(|error| format!("{}: {error}", binary.program.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that acts as a test binary.
    fn ready(script: &str, own: bool) -> Ready {
        let folder = std::env::temp_dir();
        let program = folder.join(format!("mutants-{}-{}", std::process::id(), script.len()));
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        let binary = TestBinary { name: "suite".to_owned(), own, program, folder, skipped: &[] };
        let reached = reached("a::b 7\na::c 7\nmain 8\n");
        Ready { binary, time: Duration::ZERO, reached }
    }

    fn outcome(mutant: usize, script: &str, own: bool) -> Outcome {
        let ready = ready(script, own);
        let outcome = one(mutant, std::slice::from_ref(&ready), &std::env::temp_dir()).unwrap();
        fs::remove_file(&ready.binary.program).unwrap();
        outcome
    }

    #[test]
    fn outcomes() {
        assert_eq!(outcome(7, "exit 101", true), Outcome::KilledByOwn);
        assert_eq!(outcome(7, "kill -ABRT $$", false), Outcome::KilledBy("suite".to_owned()));
        assert_eq!(outcome(7, "sleep 60", false), Outcome::Timeout);
        assert_eq!(outcome(7, "exit 0 #", false), Outcome::Survived);
        assert_eq!(outcome(9, "exit  0 #", false), Outcome::NotReached);
    }

    #[test]
    fn only_the_tests_that_reach_the_mutant_run() {
        let killed = Outcome::KilledByOwn;
        assert_eq!(
            outcome(7, r#"[ "$MUTANT $*" = "7 --exact a::b a::c" ] && exit 1"#, true),
            killed
        );
        // A thread without the name of a test: all run.
        assert_eq!(outcome(8, r#"[ "$MUTANT $*" = "8 " ] && exit 1"#, true), killed);
        // What no test is known to reach, might be shared.
        assert_eq!(outcome(9, r#"[ "$MUTANT $*" = "9 " ] && exit  1"#, true), killed);
    }
}
