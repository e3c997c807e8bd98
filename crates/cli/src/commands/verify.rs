//! `bpay verify`: whether a signature belongs to a text, and if not, why it may not.

use binance_pay::{Signature, Signer};
use serde::Serialize;

use crate::args::Verify;
use crate::commands::sign;
use crate::failure::Failure;
use crate::input::{self, What};
use crate::keys::Keys;
use crate::output::{BAD, GOOD, Output};
use crate::status::Status;
use crate::text::compact;

/// Whether a signature belongs to a text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Verified {
    /// Whether it does.
    matches: bool,
    /// What to check where it does not; a cause that was found comes alone.
    check: Vec<String>,
}

pub(crate) fn run(args: &Verify, out: Output) -> Result<Status, Failure> {
    let keys = Keys::from_environment()?;
    let body = input::whole(args.signed.input.as_deref(), What::Request, out)?;
    let attempt = Attempt { args, signer: &keys.signer, body: &body };
    let matches = attempt.matches(&body, &args.signature);
    let check = if matches { Vec::new() } else { attempt.what_to_check() };
    keys.remark(out);
    if out.is_json() {
        out.json(&Verified { matches, check })?;
    } else if matches {
        out.text(&format!("{GOOD}the signature matches{GOOD:#}\n"))?;
    } else {
        out.text(&format!("{BAD}the signature does not match{BAD:#}\n"))?;
        for remark in check {
            out.remark(remark);
        }
    }
    Ok(if matches { Status::Done } else { Status::No })
}

/// One signature that is to be checked.
struct Attempt<'a> {
    args: &'a Verify,
    signer: &'a Signer,
    body: &'a [u8],
}

impl Attempt<'_> {
    fn matches(&self, body: &[u8], signature: &str) -> bool {
        let signed = &self.args.signed;
        self.signer.verify(&signed.timestamp, &signed.nonce, body, signature)
    }

    fn what_to_check(&self) -> Vec<String> {
        match self.cause() {
            Some(cause) => vec![cause.to_owned()],
            None => self.suspects(),
        }
    }

    /// The usual mistakes, each tried out: what matches then was the cause.
    fn cause(&self) -> Option<&'static str> {
        let given = &*self.args.signature;
        let trimmed = given.trim();
        let upper = trimmed.to_ascii_uppercase();
        if trimmed != given && self.matches(self.body, trimmed) {
            return Some("the signature matches without the blanks around it");
        }
        if upper != trimmed && self.matches(self.body, &upper) {
            return Some("the signature matches in upper case, and the server takes no other");
        }
        let tried = |body: &[u8]| self.matches(body, &upper);
        let text = std::str::from_utf8(self.body).ok()?;
        if text.ends_with('\n') && tried(text.trim_end_matches(['\n', '\r']).as_bytes()) {
            return Some("it is the signature of the body without the line end at its end");
        }
        if tried(format!("{text}\n").as_bytes()) {
            return Some("it is the signature of the body with a line end more at its end");
        }
        if tried(compact(text).as_bytes()) {
            return Some("it is the signature of the body without the blanks between its members");
        }
        None
    }

    fn suspects(&self) -> Vec<String> {
        let mut suspects = sign::remarks(&self.args.signed, self.body);
        let length = self.args.signature.trim().chars().count();
        if length != Signature::LENGTH {
            suspects.push(format!(
                "a signature has {} hexadecimal digits, and this text has {length} characters",
                Signature::LENGTH
            ));
        }
        suspects.extend(
            [
                "the secret key: the one of this API key, as it was shown when it was made",
                "timestamp and nonce: those that were sent with this signature",
                "the body: byte for byte what was sent, not laid out anew",
                "what was signed: timestamp, line feed, nonce, line feed, body, line feed",
            ]
            .map(str::to_owned),
        );
        suspects
    }
}
