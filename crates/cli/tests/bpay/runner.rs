//! Runs `bpay`, and checks what holds for every run.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs, process, thread};

use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha512;

/// Secrets of the tests begin so, and no run may print one unless it says so.
pub(crate) const SECRET_MARK: &str = "do-not-show";
/// The same in hexadecimal, and in base64 at each of the three places in a group of three bytes.
const SECRET_FORMS: [&str; 5] =
    [SECRET_MARK, "646f2d6e6f742d73686f77", "ZG8tbm90LXNob3", "RvLW5vdC1zaG93", "kby1ub3Qtc2hvd"];
pub(crate) const API_KEY: &str = "an-api-key";
pub(crate) const SECRET_KEY: &str = "do-not-show-this-secret-key";

pub(crate) const CONTRACT: &str = "direct-debit.contract.query";
pub(crate) const RECORD: &str = "service-provider.record.query";
pub(crate) const VALID: &str = r#"{"merchantContractCode":"c0ecfb465e454560a5d8e307bbc407c5"}"#;
pub(crate) const TIMESTAMP: &str = "1611232922428";
pub(crate) const NONCE: &str = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";

/// One run to be.
pub(crate) struct Bpay {
    command: Command,
    stdin: Vec<u8>,
    may_show_secrets: bool,
}

/// `bpay` with these arguments, without keys and with an empty stdin.
pub(crate) fn bpay<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Bpay {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bpay"));
    command.args(args);
    for name in ["API_KEY", "SECRET_KEY", "SECRET_KEY_FILE"] {
        command.env_remove(format!("BINANCE_PAY_{name}"));
    }
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    Bpay { command, stdin: Vec::new(), may_show_secrets: false }
}

impl Bpay {
    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn keys(self) -> Self {
        self.env("BINANCE_PAY_API_KEY", API_KEY).env("BINANCE_PAY_SECRET_KEY", SECRET_KEY)
    }

    pub(crate) fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    pub(crate) fn may_show_secrets(mut self) -> Self {
        self.may_show_secrets = true;
        self
    }

    /// The command itself, for who wants other streams.
    pub(crate) fn command(self) -> Command {
        self.command
    }

    pub(crate) fn run(mut self) -> Run {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        let (mut pipe, bytes) = (child.stdin.take().unwrap(), self.stdin);
        // The program need not read all of it.
        let writer = thread::spawn(move || drop(pipe.write_all(&bytes)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        let run = Run {
            status: output.status.code().expect("an exit status, not a signal"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        assert!(self.may_show_secrets || !run.shows_a_secret(), "a secret is shown: {run:?}");
        run
    }
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    fn shows_a_secret(&self) -> bool {
        let shows = |text: &String| {
            let folded = text.to_lowercase();
            SECRET_FORMS.iter().any(|form| text.contains(form) || folded.contains(form))
        };
        shows(&self.stdout) || shows(&self.stderr)
    }

    #[track_caller]
    pub(crate) fn ends_with(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.stdout.contains(text), "stdout lacks {text:?}: {self:?}");
        self
    }

    #[track_caller]
    pub(crate) fn remarks(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "stderr lacks {text:?}: {self:?}");
        self
    }

    #[track_caller]
    pub(crate) fn without_remarks(self) -> Self {
        assert_eq!(self.stderr, "", "{self:?}");
        self
    }

    /// The one line of JSON on stdout, which has the form of this name.
    #[track_caller]
    pub(crate) fn json(&self, form: &str) -> Value {
        assert_eq!(self.stdout.matches('\n').count(), 1, "one line: {self:?}");
        let json: Value = serde_json::from_str(&self.stdout).unwrap();
        let schema = binance_pay_spec::file(&format!("dist/cli/{form}.json")).unwrap();
        let schema: Value = serde_json::from_str(schema).unwrap();
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let errors: Vec<_> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?} in {json}");
        json
    }

    /// The kind of the failure that is told on stdout as JSON.
    #[track_caller]
    pub(crate) fn error_kind(&self) -> String {
        let json = self.json("error");
        for member in ["message", "remedy"] {
            assert_ne!(json["error"][member], "", "{json}");
        }
        json["error"]["kind"].as_str().unwrap().to_owned()
    }
}

/// A file that is gone when it is dropped.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = env::temp_dir().join(format!("bpay-test-{}-{name}", process::id()));
        fs::write(&path, bytes).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &PathBuf {
        &self.0
    }

    /// The argument that makes the program read it.
    pub(crate) fn argument(&self) -> OsString {
        let mut argument = OsString::from("@");
        argument.push(&self.0);
        argument
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// The signature as the documentation describes it, without any code of ours.
pub(crate) fn hmac_sha512(secret: &str, timestamp: &str, nonce: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha512>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(
        [timestamp.as_bytes(), b"\n", nonce.as_bytes(), b"\n", body, b"\n"].concat().as_ref(),
    );
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02X}")).collect()
}
