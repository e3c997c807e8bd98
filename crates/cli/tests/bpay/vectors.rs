//! `bpay vectors`, with itself as the program that is run.

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
    let told = run(&options, &["--fault", "sign-lower-hex"]);
    // It failed as expected, and nothing passed: that is no success either.
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
    let folder = std::env::temp_dir().join(format!("bpay-vectors-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let manifest = r#"{"format":1,"files":[{"path":"sign.json","sha256":"00","kind":"sign","vectors":1}],"counts":{}}"#;
    std::fs::write(folder.join("MANIFEST.json"), manifest).unwrap();
    std::fs::write(folder.join("sign.json"), "{}").unwrap();
    let told = bpay(["vectors", "list", "--vectors"]).arg(&folder).run();
    std::fs::remove_dir_all(&folder).unwrap();
    told.ends_with(3).remarks("its SHA-256 is");
}
