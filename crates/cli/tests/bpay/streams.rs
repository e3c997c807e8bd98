//! Help, usage errors, colours and pipes.

use std::process::Stdio;

use crate::runner::{CONTRACT, VALID, bpay};

const COMMANDS: [&str; 30] = [
    "endpoints",
    "show",
    "explain",
    "encode",
    "validate",
    "decode",
    "sign",
    "verify",
    "webhook",
    "webhook list",
    "webhook show",
    "webhook verify",
    "diagnose",
    "vectors",
    "vectors run",
    "vectors list",
    "vectors kill",
    "vectors answer",
    "docs",
    "docs read",
    "docs check",
    "docs compare",
    "docs draft",
    "docs quote",
    "spec",
    "spec coverage",
    "spec diff",
    "spec explain",
    "spec check",
    "completions",
];

fn words(command: &str) -> Vec<&str> {
    command.split(' ').collect()
}

#[test]
fn help_fits_a_terminal_and_has_examples() {
    let help =
        |args: &[&str]| bpay(args).run().ends_with(0).without_remarks().says("Examples:\n  bpay ");
    for option in ["-h", "--help"] {
        let mut pages = vec![help(&[option])];
        pages.extend(COMMANDS.map(|command| help(&[words(command), vec![option]].concat())));
        for page in pages {
            let longest = page.stdout.lines().max_by_key(|line| line.chars().count()).unwrap();
            assert!(longest.chars().count() <= 80, "{longest}");
        }
    }
}

#[test]
fn examples_of_the_help_are_understood() {
    for command in COMMANDS {
        let help = bpay(words(command)).arg("--help").run().stdout;
        let examples = help.split_once("Examples:\n").unwrap().1.replace("\\\n", "");
        for example in examples.lines().filter_map(|line| line.split_once("bpay ")) {
            let words = example.1.split(['|', '<', '>']).next().unwrap();
            let words: Vec<&str> =
                words.split_whitespace().map(|word| word.trim_matches('\'')).collect();
            // Without a repository: states of the spec are not there, as other files are not.
            let run = bpay(&words).env("GIT_DIR", "nowhere").run();
            // Files of an example are not there; everything else has to be understood.
            let told =
                [&run.stderr, &run.stdout].iter().any(|text| text.contains("cannot be read"));
            assert_eq!(run.status == 2, told, "{words:?}: {run:?}");
        }
    }
}

#[test]
fn the_version_is_told() {
    let run = bpay(["--version"]).run().ends_with(0).without_remarks();
    assert_eq!(run.stdout, format!("bpay {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn usage_errors_are_told_in_both_forms() {
    let wrong: [&[&str]; 9] = [
        &[],
        &["nothing"],
        &["show"],
        &["show", "a", "b"],
        &["encode", CONTRACT, VALID, "--nonce", "short"],
        &["encode", CONTRACT, VALID, "--timestamp", "1611232922"],
        &["encode", CONTRACT, VALID, "--format", "xml"],
        &["decode", CONTRACT, "--status", "99999"],
        &["sign", "--nonce", "x"],
    ];
    for args in wrong {
        let run = bpay(args).run().ends_with(2);
        assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{run:?}");
        let run = bpay(["--json"]).args(args).run().ends_with(2).without_remarks();
        assert_eq!(run.error_kind(), "usage");
    }
    let run = bpay(["show", "--jsn"]).run().ends_with(2).remarks("--json");
    assert_eq!(run.stdout, "");
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf_8_are_no_reason_to_panic() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let odd = OsStr::from_bytes(b"a\xff");
    for command in COMMANDS {
        bpay(words(command)).arg(odd).arg("--json").run().ends_with(2).error_kind();
    }
    let run = bpay(["validate", CONTRACT, "--json"]).arg(odd).run().ends_with(3);
    assert_eq!(run.json("validate")["violations"][0]["rule"], "json");
    let run = bpay(["validate", CONTRACT, "--json"]).arg(OsStr::from_bytes(b"@a\xff")).run();
    assert_eq!(run.ends_with(2).error_kind(), "file");
}

#[test]
fn colours_are_for_terminals_only() {
    let looks = || [bpay(["show", CONTRACT]), bpay(["validate", CONTRACT, "{}"]), bpay(["--help"])];
    for run in looks() {
        assert!(!run.run().stdout.contains('\u{1b}'));
    }
    for run in looks() {
        assert!(run.env("CLICOLOR_FORCE", "1").run().stdout.contains('\u{1b}'));
    }
    for run in looks() {
        let run = run.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").run();
        assert!(!run.stdout.contains('\u{1b}'));
    }
    let run = bpay(["show", "nothing"]).env("CLICOLOR_FORCE", "1").run().ends_with(2);
    run.remarks("\u{1b}[");
    // What programs read has none, whatever is forced.
    for format in ["http", "json", "curl"] {
        let run = bpay(["encode", CONTRACT, VALID, "--format", format]).env("CLICOLOR_FORCE", "1");
        assert!(!run.run().ends_with(0).stdout.contains('\u{1b}'));
    }
}

#[test]
fn a_reader_that_has_enough_is_no_failure() {
    for args in [&["show", CONTRACT][..], &["show", CONTRACT, "--json"], &["--help"]] {
        let mut command = bpay(args).command();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = bpay(["endpoints"]).command();
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains("the result cannot be written"), "{stderr}");
}
