//! `bpay spec diff`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use serde_json::{Value, json};

use crate::runner::{Scratch, bpay};

const FILE: &str = "endpoints/order/close.yaml";

/// A folder that is gone when it is dropped.
struct Folder(PathBuf);

impl Folder {
    /// The whole spec, in a folder of this name.
    fn of_spec(name: &str) -> Self {
        let folder = Self(env::temp_dir().join(format!("bpay-test-{}-{name}", process::id())));
        let _ = fs::remove_dir_all(&folder.0);
        for (path, text) in binance_pay_spec::yaml() {
            folder.write(&format!("spec/{path}"), text);
        }
        folder
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn spec(&self) -> PathBuf {
        self.0.join("spec")
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.spec().join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    fn git(&self, words: &[&str]) {
        let who = [
            "-c",
            "user.name=a test",
            "-c",
            "user.email=test@example.com",
            "-c",
            "commit.gpgsign=false",
        ];
        let mut git = Command::new("git");
        git.current_dir(&self.0).args(who).args(words);
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        let output = git.output().unwrap();
        assert!(output.status.success(), "git {words:?}: {output:?}");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Two states as models: the spec, and the spec with one value changed.
fn models(pointer: &str, value: Value) -> (Scratch, Scratch) {
    // Tests run at the same time.
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("-{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let text = binance_pay_spec::model().unwrap();
    let mut new: Value = serde_json::from_str(text).unwrap();
    *new.pointer_mut(pointer).unwrap() = value;
    (
        Scratch::new(&format!("old{name}.json"), text),
        Scratch::new(&format!("new{name}.json"), new.to_string()),
    )
}

fn diff(old: &Path, new: &Path) -> crate::runner::Bpay {
    bpay(["spec", "diff"]).arg(old).arg(new)
}

#[test]
fn a_folder_is_its_own_model() {
    let (old, _) = models("/protocol/window/value", json!(1));
    let folder = Folder::of_spec("same");
    let run = diff(old.path(), &folder.spec()).run().ends_with(0).without_remarks();
    run.says("Nothing differs. Suggested release of the crate: none.");
    let json =
        diff(&folder.spec(), old.path()).arg("--json").arg("--fail-on=additive").run().ends_with(0);
    assert_eq!(json.json("spec-diff")["changes"], json!([]));
}

#[test]
fn a_change_of_the_yaml_is_found_and_fails() {
    let (old, new) = (Folder::of_spec("old"), Folder::of_spec("new"));
    new.edit(FILE, "title: \"", "title: \"Now: ");
    let run = diff(&old.spec(), &new.spec()).arg("--fail-on=additive").run().ends_with(0);
    run.says("doc-only  /title").says("1 doc-only. Suggested release of the crate: patch.");
    new.edit("protocol.yaml", "bpay.binanceapi.com", "pay.example.com");
    for (level, status) in [("breaking", 1), ("risky", 1), ("additive", 1)] {
        diff(&old.spec(), &new.spec())
            .args(["--fail-on", level])
            .run()
            .ends_with(status)
            .says("breaking");
    }
    let run = diff(&old.spec(), &new.spec()).arg("--json").run().ends_with(0).without_remarks();
    let json = run.json("spec-diff");
    assert_eq!(json["counts"], json!({"breaking": 1, "doc-only": 1}));
    assert_eq!(json["bump"], "minor");
    let change = &json["changes"][0];
    assert_eq!(change["rule"], "transport-base-url-changed");
    assert_eq!(
        (&change["file"], &change["victims"]),
        (&json!("protocol.yaml"), &json!(["wire-caller"]))
    );
}

#[test]
fn what_needs_a_decision_has_a_status_of_its_own() {
    let (old, new) = models("/protocol/signing/key", json!("The API key."));
    diff(old.path(), new.path()).run().ends_with(4).says("needs-decision");
    diff(old.path(), new.path()).arg("--fail-on=breaking").run().ends_with(4);
    let run = diff(old.path(), new.path()).arg("--json").run().ends_with(4);
    let change = run.json("spec-diff")["changes"][0].clone();
    let entry = |reason: &str, more: &str| {
        let field = |name: &str| change[name].as_str().unwrap().to_owned();
        let (print, rule, pointer) = (field("fingerprint"), field("rule"), field("pointer"));
        let text = format!(
            "approvals:\n- fingerprint: \"{print}\"\n  rule: {rule}\n  pointer: {pointer}\n  reason: {reason}\n{more}"
        );
        Scratch::new(&format!("approvals-{}.yaml", reason.len() + more.len()), text)
    };
    let good = entry("Asked and answered.", "");
    diff(old.path(), new.path())
        .arg("--approvals")
        .arg(good.path())
        .run()
        .ends_with(0)
        .says("Asked and answered.");
    // The change is gone: so is what the approval is about.
    let run = diff(old.path(), old.path()).arg("--approvals").arg(good.path()).run().ends_with(3);
    run.remarks("no change has this fingerprint");
    let late = entry("It was so.", "  expires: 2020-01-01\n");
    let run = diff(old.path(), new.path())
        .arg("--json")
        .arg("--approvals")
        .arg(late.path())
        .run()
        .ends_with(3);
    assert_eq!(run.error_kind(), "approvals");
}

#[test]
fn each_form_is_printed() {
    let (old, new) = models("/endpoints/0/path", json!("/binancepay/openapi/elsewhere"));
    for (format, begin) in [
        ("text", "account-id.share.request"),
        ("json", "{\"old\":"),
        ("markdown", "# Changes of the spec"),
        ("html", "<!doctype html>"),
        ("github", "::error file=spec/endpoints/account-id/share.request.yaml,"),
        ("junit", "<?xml"),
    ] {
        let run =
            diff(old.path(), new.path()).args(["--format", format, "--fail-on", "breaking"]).run();
        let run = run.ends_with(1).without_remarks();
        assert!(run.stdout.starts_with(begin), "{format}: {run:?}");
        run.says("request-path-changed");
    }
}

#[test]
fn revisions_of_git_are_states() {
    let folder = Folder::of_spec("git");
    folder.git(&["init", "-q"]);
    folder.git(&["add", "."]);
    folder.git(&["commit", "-q", "-m", "one"]);
    folder.git(&["tag", "one"]);
    folder.edit("protocol.yaml", "bpay.binanceapi.com", "pay.example.com");
    folder.write("spec/notes.txt", "Nothing reads this.");
    folder.git(&["add", "."]);
    folder.git(&["commit", "-q", "-m", "two"]);
    // From a folder below the root, too.
    let run = |words: &[&str]| {
        let mut command = bpay(["spec", "diff", "--json"]).args(words).command();
        command.current_dir(folder.spec().join("endpoints"));
        let output = command.output().unwrap();
        (output.status.code().unwrap(), serde_json::from_slice::<Value>(&output.stdout).unwrap())
    };
    let (status, json) = run(&["one", "HEAD", "--fail-on=breaking"]);
    assert_eq!(
        (status, json["changes"][0]["rule"].as_str()),
        (1, Some("transport-base-url-changed"))
    );
    // As the help has it, with a folder beside a revision.
    let mut command = bpay(["spec", "diff", "one", "spec"]).command();
    let output = command.current_dir(&folder.0).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("/baseUrl"), "{output:?}");
    let (status, json) = run(&["HEAD:spec", ".."]);
    assert_eq!((status, &json["changes"]), (0, &json!([])));
    for unknown in ["no-such-revision", "HEAD:elsewhere", "--output=x", "-", ""] {
        let (status, json) = run(&["--", unknown, "HEAD"]);
        assert_eq!(
            (status, json["error"]["kind"].as_str()),
            (2, Some("file")),
            "{unknown}: {json}"
        );
    }
}

#[test]
fn what_is_no_spec_is_invalid() {
    let (good, _) = models("/protocol/window/value", json!(2));
    for text in ["", "{}", "[]", "{\"protocol\":", "a: b"] {
        let bad = Scratch::new("bad-model.json", text);
        let run = diff(good.path(), bad.path()).arg("--json").run().ends_with(3);
        assert_eq!(run.error_kind(), "spec");
    }
    let folder = Folder::of_spec("bad");
    folder.edit(FILE, "method: POST", "method: PUSH");
    diff(good.path(), &folder.spec()).run().ends_with(3).remarks("close.yaml:").remarks("PUSH");
    let run = diff(good.path(), Path::new("/no/such/file.json")).arg("--json").run().ends_with(2);
    assert_eq!(run.error_kind(), "file");
}
