//! What a bench leaves behind: figures as JSON, from which `docs/PERFORMANCE.md` and its plots are made.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use serde::{Deserialize, Serialize};

/// When, on what and how it was measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Run {
    /// The day, as `2026-11-22`.
    pub date: String,
    /// The processor.
    pub machine: String,
    /// How many of its cores there are.
    pub cores: usize,
    /// The compiler.
    pub compiler: String,
    /// The profile that everything was built with.
    pub profile: String,
}

impl Run {
    /// This one. What cannot be found out is `unknown`.
    #[must_use]
    pub fn this() -> Self {
        let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
        Self {
            date: says("date", &["-u", "+%F"]),
            machine: model.map_or_else(|| "unknown".into(), |(_, name)| name.trim().to_owned()),
            cores: std::thread::available_parallelism().map_or(0, usize::from),
            compiler: says("rustc", &["--version"]),
            profile: "bench: optimized, fat LTO, one codegen unit, no target-cpu".into(),
        }
    }
}

fn says(program: &str, arguments: &[&str]) -> String {
    let said = Command::new(program).args(arguments).output().ok();
    let text = said.and_then(|output| String::from_utf8(output.stdout).ok());
    text.map_or_else(|| "unknown".into(), |text| text.trim().to_owned())
}

/// Where a bench leaves its newest figures, checked in or not.
#[must_use]
pub fn scratch(name: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    env::var_os("CARGO_TARGET_DIR").map_or(target, PathBuf::from).join(format!("bench/{name}.json"))
}

/// Writes the figures below `target/`, and with `UPDATE=1` into `docs/performance/` too.
///
/// # Errors
///
/// Where a file cannot be written.
pub fn keep(name: &str, figures: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(figures)? + "\n";
    let scratch = scratch(name);
    fs::create_dir_all(scratch.parent().unwrap_or(Path::new(".")))?;
    fs::write(scratch, &text)?;
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/performance");
        fs::create_dir_all(&docs)?;
        fs::write(docs.join(format!("{name}.json")), text)?;
    }
    Ok(())
}

/// How often something happens in one call of each side of a row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Counts {
    /// The case.
    pub what: String,
    /// The side that is not ours.
    pub against: String,
    /// In our call.
    pub ours: u64,
    /// In the other's.
    pub theirs: u64,
}
