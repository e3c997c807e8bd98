//! `bpay sign`: the signature of any text.

use binance_pay::{Nonce, Timestamp};
use serde::Serialize;
use serde::de::IgnoredAny;

use crate::args::Sign;
use crate::failure::Failure;
use crate::input::{self, What};
use crate::keys::Keys;
use crate::output::Output;
use crate::status::Status;

/// The signature of a text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Signed<'a> {
    /// The value of the header `BinancePay-Signature`.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9A-F]{128}$")))]
    signature: &'a str,
}

pub(crate) fn run(args: &Sign, out: Output) -> Result<Status, Failure> {
    let keys = Keys::from_environment()?;
    let body = input::whole(args.input.as_deref(), What::Request, out)?;
    let signature = keys.signer.signature(&args.timestamp, &args.nonce, &body);
    for remark in remarks(args, &body) {
        out.remark(remark);
    }
    keys.remark(out);
    if out.is_json() {
        out.json(&Signed { signature: signature.as_str() })?;
    } else {
        out.text(&format!("{signature}\n"))?;
    }
    Ok(Status::Done)
}

/// What the server would not accept, although it can be signed.
pub(crate) fn remarks(args: &Sign, body: &[u8]) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Err(error) = args.timestamp.parse::<Timestamp>() {
        remarks.push(format!("the server would not accept the timestamp: {error}"));
    }
    if let Err(error) = args.nonce.parse::<Nonce>() {
        remarks.push(format!("the server would not accept the nonce: {error}"));
    }
    if !is_json_object(body) {
        remarks.push("the body is not a JSON object, which every request is".to_owned());
    }
    if body.ends_with(b"\n") {
        remarks.push(
            "the body ends with a line end, which is signed too: send it, or take it off first"
                .to_owned(),
        );
    }
    remarks
}

fn is_json_object(body: &[u8]) -> bool {
    let is_json = |text| serde_json::from_str::<IgnoredAny>(text).is_ok();
    body.trim_ascii_start().starts_with(b"{") && std::str::from_utf8(body).is_ok_and(is_json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_objects_are_objects() {
        assert!(is_json_object(b" {\"a\": [1]}\n"));
        let deep = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
        assert!(is_json_object(deep.as_bytes()));
        for body in ["", "[]", "1", "{", "{}{}", "{'a':1}", "\u{feff}{}"] {
            assert!(!is_json_object(body.as_bytes()), "{body}");
        }
        assert!(!is_json_object(b"{\"\xff\":1}"));
    }
}
