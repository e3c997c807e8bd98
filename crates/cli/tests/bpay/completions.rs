//! `bpay completions`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::runner::{CONTRACT, Scratch, bpay};

#[test]
fn every_shell_gets_the_ids() {
    for shell in ["bash", "fish", "zsh"] {
        let run = bpay(["completions", shell]).run().ends_with(0).without_remarks();
        for word in [CONTRACT, "PAY_REFUND", "400003", "coverage", "show-secrets"] {
            assert!(run.stdout.contains(word), "{shell}: {word}");
        }
        let json = bpay(["completions", shell, "--json"]).run().ends_with(0).json("completions");
        assert_eq!(json["script"], *run.stdout);
    }
    bpay(["completions", "csh"]).run().ends_with(2).remarks("csh");
}

/// Whether the shell understands the script, where it is installed.
#[cfg(unix)]
#[test]
fn scripts_are_sound() {
    for shell in ["bash", "fish", "zsh"] {
        let script = Scratch::new(shell, bpay(["completions", shell]).run().stdout);
        let check = Command::new(shell).arg("-n").arg(script.path()).output();
        let Ok(output) = check else { continue };
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    }
}

#[cfg(unix)]
#[test]
fn fish_completes_ids() {
    let script = Scratch::new("completions.fish", bpay(["completions", "fish"]).run().stdout);
    let offered = |line: &str| {
        let script = format!("source {}; complete -C '{line}'", script.path().display());
        let fish = Command::new("fish").args(["--no-config", "-c", &script]).output().ok()?;
        Some(String::from_utf8(fish.stdout).unwrap())
    };
    for (line, expected) in [
        (
            "bpay show direct-debit.contract.q",
            format!("{CONTRACT}\tQuery a direct debit contract\n"),
        ),
        ("bpay webhook show PAY_", "PAY_REFUND\tA refund was made or rejected\n".to_owned()),
        ("bpay explain 400003", "400003\tINVALID_TIMESTAMP\n".to_owned()),
        ("bpay show PAY_", String::new()),
        ("bpay webhook show service", String::new()),
    ] {
        // Where there is no fish, nobody can ask it.
        let Some(offered) = offered(line) else { return };
        assert_eq!(offered, expected, "{line}");
    }
}

/// What bash offers in place of the last of these words. None where there is no bash.
fn offered(words: &[&str]) -> Option<Vec<String>> {
    let script = bpay(["completions", "bash"]).run().stdout;
    let quoted: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
    let (last, count) = (words.last().copied().unwrap_or_default(), words.len());
    let before = words.iter().rev().nth(1).copied().unwrap_or_default();
    let script = format!(
        "{script}\nCOMP_WORDS=({})\nCOMP_CWORD={}\n_bpay bpay '{last}' '{before}'\n\
         printf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        quoted.join(" "),
        count - 1
    );
    let bash = Command::new("bash")
        .args(["--noprofile", "--norc"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut bash = bash.ok()?;
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = bash.wait_with_output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr, "");
    let stdout = String::from_utf8(output.stdout).unwrap();
    Some(stdout.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect())
}

#[cfg(unix)]
#[test]
fn bash_completes_ids_and_commands() {
    for (words, expected) in [
        (&["bpay", "enc"][..], &["encode"][..]),
        (&["bpay", "show", "direct-debit.contract.q"], &[CONTRACT]),
        (&["bpay", "encode", "direct-debit.contract.q"], &[CONTRACT]),
        (&["bpay", "webhook", "show", "PAY_"], &["PAY_REFUND"]),
        (&["bpay", "webhook", "sh"], &["show"]),
        (
            &["bpay", "explain", "40000"],
            &[
                "400000", "400001", "400002", "400003", "400004", "400005", "400006", "400007",
                "400008",
            ],
        ),
        (&["bpay", "encode", CONTRACT, "--form"], &["--format"]),
        (&["bpay", "encode", CONTRACT, "--format", "c"], &["curl"]),
        (&["bpay", "show", "nothing"], &[]),
    ] {
        match offered(words) {
            Some(found) => assert_eq!(found, expected, "{words:?}"),
            // Windows aside, a system without bash is as rare as it is no fault of ours.
            None => return,
        }
    }
}
