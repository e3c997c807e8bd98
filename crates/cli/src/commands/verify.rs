//! `bpay verify`: whether a signature belongs to a text, and if not, why it may not.

use binance_pay::Signature;
use binance_pay_diagnose::{Signed, diagnose_request};
use serde::Serialize;

use crate::args::{Sign, Verify};
use crate::commands::{diagnose, sign};
use crate::failure::Failure;
use crate::input::{self, What};
use crate::keys::{KeyTexts, Keys};
use crate::output::{BAD, GOOD, Output};
use crate::status::Status;

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
    let Sign { timestamp, nonce, .. } = &args.signed;
    let matches = keys.signer.verify(timestamp, nonce, &body, &args.signature);
    let check = if matches { Vec::new() } else { what_to_check(args, &body)? };
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

fn what_to_check(args: &Verify, body: &[u8]) -> Result<Vec<String>, Failure> {
    let keys = KeyTexts::or_demo()?;
    let Sign { timestamp, nonce, .. } = &args.signed;
    let signed = Signed { timestamp, nonce, body, signature: &args.signature };
    let diagnosis = diagnose_request(&signed, &keys.secret_key, Some(keys.api_key.expose()));
    Ok(match diagnose::cause(&diagnosis) {
        Some(cause) => vec![cause],
        None => suspects(args, body),
    })
}

fn suspects(args: &Verify, body: &[u8]) -> Vec<String> {
    let mut suspects = sign::remarks(&args.signed, body);
    let length = args.signature.trim().chars().count();
    if length != Signature::LENGTH {
        suspects.push(format!(
            "a signature has {} hexadecimal digits, and this text has {length} characters",
            Signature::LENGTH
        ));
    }
    suspects.extend(diagnose::SUSPECTS.map(str::to_owned));
    suspects
}
