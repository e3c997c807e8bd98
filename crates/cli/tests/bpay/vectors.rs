//! `bpay vectors`, with itself as the program that is run.

use sha2::{Digest, Sha256};

use crate::runner::{Bpay, Run, Scratch, bpay};

/// Where the vectors are, seen from this package.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors");
const PLAIN: &str = "sign-plain";

fn vectors(command: &str) -> Bpay {
    bpay(["vectors", command, "--vectors", FOLDER])
}

/// Runs the reference against the signatures.
fn run(options: &[&str], answer: &[&str]) -> Run {
    let own = ["--", env!("CARGO_BIN_EXE_bpay"), "vectors", "answer"];
    vectors("run").args(["--kind", "sign"]).args(options).args(own).args(answer).run()
}

fn ledger(id: &str) -> Scratch {
    let json = format!(r#"{{"implementation":"demo","expect-fail":{{"{id}":"a demo"}}}}"#);
    Scratch::new("ledger.json", json)
}

#[test]
fn the_reference_passes() {
    let told = run(&[], &[]).ends_with(0).without_remarks();
    assert!(told.stdout.ends_with(" passed, 0 failed\n"), "{}", told.stdout);
    let json = run(&["--json"], &[]).ends_with(0).json("vectors-run");
    assert_eq!((&json["failed"], &json["unsupported"]), (&0.into(), &0.into()));
    assert!(json["passed"].as_u64().is_some_and(|passed| passed > 50), "{}", json["passed"]);
    let xml = run(&["--format", "junit", "--id", PLAIN], &[]).ends_with(0).stdout;
    assert!(xml.contains(r#"<testcase classname="sign" name="sign-plain"/>"#), "{xml}");
}

#[test]
fn a_mistake_fails() {
    let fault = ["--fault", "sign-lower-hex"];
    let told = run(&["--id", PLAIN], &fault).ends_with(1);
    assert!(told.stdout.contains("FAILED sign-plain: mac_hex: expected"), "{}", told.stdout);
    let xml = run(&["--id", PLAIN, "--format", "junit"], &fault).ends_with(1).stdout;
    assert!(xml.contains("<failure message=\"mac_hex: expected &quot;"), "{xml}");
    bpay(["vectors", "answer", "--fault", "none"]).run().ends_with(2).remarks("no such fault");
}

#[test]
fn a_ledger_cannot_outlive_its_reasons() {
    let known = ledger(PLAIN);
    let path = known.path().to_str().unwrap();
    let options = ["--id", PLAIN, "--ledger", path];
    // It failed as expected: nothing is wrong that was not known.
    let told = run(&options, &["--fault", "sign-lower-hex"]).ends_with(0);
    assert!(told.stdout.contains("0 passed, 0 failed, 1 failed as expected"), "{}", told.stdout);
    let told = run(&options, &[]).ends_with(1);
    assert!(told.stdout.contains("take it out"), "{}", told.stdout);
    let dead = ledger("no-such-vector");
    let told = run(&["--ledger", dead.path().to_str().unwrap()], &[]).ends_with(1);
    assert!(told.stdout.contains("DEAD   no-such-vector"), "{}", told.stdout);
    let other = ledger("webhook-replay");
    run(&["--ledger", other.path().to_str().unwrap()], &[]).ends_with(0);
    let broken = Scratch::new("broken.json", "{}");
    run(&["--ledger", broken.path().to_str().unwrap()], &[]).ends_with(3).remarks("expect-fail");
    let twice = r#"{"implementation":"demo","expect-fail":{"sign-plain":"a","sign-plain":"b"}}"#;
    let twice = Scratch::new("twice.json", twice);
    let told = run(&["--ledger", twice.path().to_str().unwrap()], &[]).ends_with(3);
    told.remarks("the id sign-plain is there twice");
}

#[cfg(unix)]
#[test]
fn a_program_that_ends_hangs_or_babbles_fails_its_vector() {
    for (script, reason) in [
        ("exit 3", "the program ended without an answer: exit status: 3"),
        ("exec sleep 60", "no answer within 300 ms"),
        ("read line; echo hello", "its answer is no answer"),
        (r#"read line; echo '{"id":"other","outcome":{}}'"#, "it answered other out of order"),
        (
            r#"read line; echo '{"id":"sign-plain","error":{"message":"no key"}}'"#,
            "gave up: no key",
        ),
        (r#"read line; echo '{"id":"sign-plain"}'"#, "one of `outcome`, `unsupported`, `error`"),
    ] {
        let options = ["--id", PLAIN, "--timeout", "300", "--", "sh", "-c", script];
        let told = vectors("run").args(options).run().ends_with(1);
        assert!(told.stdout.contains(reason), "{script}: {}", told.stdout);
    }
    let script = r#"while read line; do echo '{"id":"sign-plain","unsupported":"no HMAC"}'; done"#;
    let options = ["--id", PLAIN, "--", "sh", "-c", script];
    let told = vectors("run").args(options).run().ends_with(1);
    assert!(told.stdout.ends_with("0 passed, 0 failed, 1 unsupported\n"), "{}", told.stdout);
}

/// Each of them would be waited for without end.
#[cfg(unix)]
#[test]
fn a_program_that_gives_no_line_is_not_waited_for() {
    let deep = "reject-validate-depth-100000";
    for (id, script, reason) in [
        (PLAIN, r"read line; printf '\377\n'; exec sleep 60", "its answer is not UTF-8"),
        (PLAIN, "exec >&-; exec sleep 60", "closed its stdout without an answer"),
        (PLAIN, "exec <&-; exec sleep 60", "no answer within 300 ms"),
        // More than a pipe holds, and nobody reads it.
        (deep, "exec sleep 60", "no answer within 300 ms"),
    ] {
        let options = ["--id", id, "--timeout", "300", "--", "sh", "-c", script];
        let told = vectors("run").args(options).run().ends_with(1);
        assert!(told.stdout.contains(reason), "{script}: {}", told.stdout);
    }
}

#[cfg(unix)]
#[test]
fn a_program_ends_well_after_its_last_answer() {
    let answer = r#"read line; echo '{"id":"sign-plain","unsupported":"no"}'; "#;
    for (end, reason) in [
        ("exit 7", "it ended with exit status: 7"),
        ("exec sleep 60", "it did not end within 300 ms after its stdin was closed"),
        ("echo more", "it wrote more lines than it was asked"),
    ] {
        let script = format!("{answer}{end}");
        let command = ["--id", PLAIN, "--timeout", "300", "--", "sh", "-c", &script];
        let run = |options: &[&str]| vectors("run").args(options).args(command).run().ends_with(1);
        let told = run(&[]).stdout;
        assert!(told.contains(&format!("FAILED after the last answer: {reason}\n")), "{told}");
        assert_eq!(run(&["--json"]).json("vectors-run")["ending"], reason);
        assert!(run(&["--format", "junit"]).stdout.contains("failures=\"1\""));
    }
}

/// A runner's text neither controls a terminal nor begins a line of the report.
#[cfg(unix)]
#[test]
fn the_text_of_a_program_is_escaped() {
    let message = r"boom \u001b[31m \u202e \u0007 \u009b\n5707 passed";
    let answer = format!(r#"{{"id":"sign-plain","error":{{"message":"{message}"}}}}"#);
    let answers = Scratch::new("answers", answer + "\n");
    let path = answers.path().to_str().unwrap();
    let run = |format: &str| {
        let script = r#"read line; cat "$0""#;
        let options = ["--id", PLAIN, "--format", format, "--", "sh", "-c", script, path];
        vectors("run").args(options).run().ends_with(1).stdout
    };
    let escaped = r"gave up: boom \u{1b}[31m \u{202e} \u{7} \u{9b}\n5707 passed";
    for (format, expected) in [("text", escaped), ("junit", "&#8238;")] {
        let told = run(format);
        assert!(told.contains(expected), "{told}");
        assert!(!told.contains(['\u{1b}', '\u{202e}', '\u{7}', '\u{9b}']), "{told:?}");
    }
}

#[test]
fn every_fault_is_found() {
    let told = vectors("kill").run().ends_with(0);
    let last = told.stdout.lines().last().unwrap();
    let (faults, killed) = last.strip_prefix("faults ").unwrap().split_once(", killed ").unwrap();
    assert!(faults == killed && faults.parse::<u32>().unwrap() >= 40, "{last}");
    let json = vectors("kill").arg("--json").run().ends_with(0).json("vectors-kill");
    assert_eq!(json["killed"].to_string(), faults);
}

#[test]
fn the_list_tells_what_each_is_for() {
    let told = vectors("list").args(["--id", PLAIN]).run().ends_with(0).without_remarks();
    assert!(told.stdout.starts_with("sign-plain"), "{}", told.stdout);
    let json = vectors("list").args(["--kind", "reject", "--json"]).run().ends_with(0);
    let json = json.json("vectors-list");
    assert!(json.as_array().is_some_and(|all| all.len() > 100));
}

#[test]
fn what_cannot_be_done_is_told() {
    vectors("list").args(["--id", "no such id"]).run().ends_with(2).remarks("no vector is chosen");
    vectors("run").args(["--", "/no/such/program"]).run().ends_with(2).remarks("cannot be started");
    vectors("run").run().ends_with(2).remarks("COMMAND");
    vectors("run").args(["--kind", "all", "--", "cat"]).run().ends_with(2).remarks("no kind `all`");
    let elsewhere = bpay(["vectors", "kill", "--vectors", "/no/such/folder"]).run();
    elsewhere.ends_with(2).remarks("--vectors");
}

/// What is not the state that the manifest names is not judged by.
#[test]
fn changed_files_are_refused() {
    let file =
        |sha: &str| format!(r#"{{"path":"sign.json","sha256":"{sha}","kind":"sign","vectors":0}}"#);
    let empty = r#"{"format":1,"kind":"sign","vectors":[]}"#;
    let sha: String = Sha256::digest(empty).iter().map(|byte| format!("{byte:02x}")).collect();
    for (format, sha, counts, reason) in [
        (1, "00", "{}", "its SHA-256 is"),
        (99, "00", "{}", "format 99 is not read here, only 1"),
        (1, &sha, r#"{"total":1}"#, "counts: `total` is 1, and there are 0"),
        (1, &sha, r#"{"sign":2,"total":0}"#, "counts: `sign` is 2, and there are 0"),
    ] {
        let folder = std::env::temp_dir().join(format!("bpay-vectors-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = file(sha);
        let manifest = format!(r#"{{"format":{format},"files":[{file}],"counts":{counts}}}"#);
        std::fs::write(folder.join("MANIFEST.json"), manifest).unwrap();
        std::fs::write(folder.join("sign.json"), empty).unwrap();
        let told = bpay(["vectors", "list", "--vectors"]).arg(&folder).run();
        std::fs::remove_dir_all(&folder).unwrap();
        told.ends_with(3).remarks(reason);
    }
}
