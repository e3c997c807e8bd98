//! `bpay encode`: from JSON to a signed request.

use std::fmt::Write as _;
use std::io::{self, IsTerminal};

use binance_pay::{BASE_URL, EndpointInfo, Error, Rule, SignedRequest, Stamp, Violation};
use serde::Serialize;

use crate::args::{Encode, Format};
use crate::catalog;
use crate::failure::{Failure, Kind};
use crate::input::{self, What};
use crate::keys::Keys;
use crate::output::Output;
use crate::report::{self, Checked};
use crate::status::Status;

/// A host that nobody has, for requests that no server will take.
const NO_HOST: &str = "https://example.invalid";

/// A signed request.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Encoded<'a> {
    /// The HTTP method.
    method: &'a str,
    /// The path, to be put after the host.
    path: &'a str,
    /// Names and values of the headers to send.
    headers: Vec<(&'a str, &'a str)>,
    /// The body, which is what was signed: send it byte for byte.
    body: &'a str,
}

pub(crate) fn run(args: &Encode, out: Output) -> Result<Status, Failure> {
    let format = format(args, out)?;
    let info = catalog::endpoint(&args.id, out)?;
    let keys = Keys::from_environment()?;
    let given = input::read(args.input.as_deref(), What::Request, out)?;
    let signed = match body(info, given, args.allow_unknown, out) {
        Ok(body) => keys.signer.sign_raw(info.method(), info.path(), body, stamp(args)?),
        Err(error) => Err(error),
    };
    match signed {
        Ok(request) => {
            keys.remark(out);
            print(&request, format, keys.are_demo, out)?;
            Ok(Status::Done)
        }
        Err(Error::Invalid(violations)) => refuse(info, &violations, out),
        Err(error) => Err(Failure::internal(error)),
    }
}

fn format(args: &Encode, out: Output) -> Result<Format, Failure> {
    match args.format {
        None if out.is_json() => Ok(Format::Json),
        None => Ok(Format::Http),
        Some(format) if out.is_json() && format != Format::Json => {
            let message = "--json asks for JSON, and --format for something else";
            Err(Failure::new(Kind::Usage, message, "Leave one of them out."))
        }
        Some(format) => Ok(format),
    }
}

/// What is to be signed: the canonical form, or the text as it is where unknown members are allowed.
fn body(
    info: &EndpointInfo,
    given: Vec<u8>,
    allow_unknown: bool,
    out: Output,
) -> Result<Vec<u8>, Error> {
    if !allow_unknown {
        let body = info.canonical_json(&given)?;
        report::remarks(&info.advice_json(&given), out);
        return Ok(body);
    }
    let is_unknown = |one: &Violation| one.rule() == Rule::UnknownField;
    if let Err(violations) = info.validate_json(&given) {
        if !violations.iter().all(is_unknown) {
            return Err(Error::Invalid(violations));
        }
        report::remarks(&violations, out);
    }
    report::remarks(&info.advice_json(&given), out);
    if given.ends_with(b"\n") {
        out.remark("the body ends with a line end, which is signed and has to be sent too");
    }
    Ok(given)
}

fn stamp(args: &Encode) -> Result<Stamp, Failure> {
    let system = |option: &'static str| {
        move |error: binance_pay_os::Error| {
            Failure::new(Kind::System, error, format!("Or give it with {option}."))
        }
    };
    Ok(Stamp {
        timestamp: args
            .timestamp
            .map_or_else(binance_pay_os::now, Ok)
            .map_err(system("--timestamp"))?,
        nonce: args
            .nonce
            .map_or_else(binance_pay_os::random_nonce, Ok)
            .map_err(system("--nonce"))?,
    })
}

fn refuse(info: &EndpointInfo, violations: &[Violation], out: Output) -> Result<Status, Failure> {
    if out.is_json() {
        out.json(&Checked { violations })?;
    } else {
        out.aside(&report::invalid(info.id(), violations, io::stderr().is_terminal()));
    }
    Ok(Status::Invalid)
}

fn print(
    request: &SignedRequest,
    format: Format,
    are_demo: bool,
    out: Output,
) -> Result<(), Failure> {
    // Only valid JSON is signed here, and that is UTF-8.
    let body = std::str::from_utf8(request.body()).map_err(Failure::internal)?;
    match format {
        Format::Http => out.exact(http(request, body, out.is_terminal()).as_bytes()),
        Format::Curl => out.exact(curl(request, body, are_demo).as_bytes()),
        Format::Json => out.json(&Encoded {
            method: request.method(),
            path: request.path(),
            headers: request.headers().collect(),
            body,
        }),
    }
}

/// The request as HTTP/1.1 has it. Only a terminal gets a line end after the body.
fn http(request: &SignedRequest, body: &str, is_terminal: bool) -> String {
    let host = BASE_URL.strip_prefix("https://").unwrap_or(BASE_URL);
    let mut text = format!("{} {} HTTP/1.1\r\nHost: {host}\r\n", request.method(), request.path());
    for (name, value) in request.headers() {
        // To a String, writing does not fail.
        let _ = write!(text, "{name}: {value}\r\n");
    }
    let end = if is_terminal { "\n" } else { "" };
    let _ = write!(text, "Content-Length: {}\r\n\r\n{body}{end}", body.len());
    text
}

fn curl(request: &SignedRequest, body: &str, are_demo: bool) -> String {
    let host = if are_demo { NO_HOST } else { BASE_URL };
    let url = quoted(&format!("{host}{}", request.path()));
    let mut text = format!("curl --request {} {url}", request.method());
    for (name, value) in request.headers() {
        let _ = write!(text, " \\\n  --header {}", quoted(&format!("{name}: {value}")));
    }
    let _ = writeln!(text, " \\\n  --data-raw {}", quoted(body));
    text
}

/// One word for a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_one_word() {
        assert_eq!(quoted("it's $HOME `x`\n\\"), "'it'\\''s $HOME `x`\n\\'");
    }
}
