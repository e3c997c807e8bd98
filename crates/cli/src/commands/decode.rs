//! `bpay decode`: what a reply says.

use binance_pay::{
    ApiError, BodyError, DataError, EndpointInfo, Error, Reply, ResultCode, Violation,
};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::args::Decode;
use crate::catalog;
use crate::failure::Failure;
use crate::input::{self, What};
use crate::output::{BAD, GOOD, NOTE, Output};
use crate::page::Page;
use crate::report;
use crate::status::Status;
use crate::text::{indented, printable_lines};

/// The most bytes of an unreadable body that are shown.
const EXCERPT: usize = 2_000;

/// What a reply says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub(crate) enum Decoded<'a> {
    /// The server did what was asked.
    Success {
        /// The server's own JSON, digit for digit; secrets are redacted unless asked for.
        #[cfg_attr(test, schemars(with = "serde_json::Value"))]
        data: &'a RawValue,
        /// Where the reply differs from the documentation.
        #[cfg_attr(test, schemars(with = "Vec<crate::schemas::Violation>"))]
        deviations: &'a [Violation],
    },
    /// The server reports a failure.
    Failure {
        /// The result code as text.
        code: &'a str,
        /// Its name, where one is known.
        name: Option<&'a str>,
        /// The server's words.
        message: Option<&'a str>,
        /// What one can do, where the code is known.
        remedy: Option<&'a str>,
        /// Whether sending the request again can help.
        #[cfg_attr(test, schemars(with = "crate::schemas::Retry"))]
        retry: &'a str,
    },
    /// The reply cannot be read.
    Unreadable {
        /// What of it cannot be.
        kind: Unread,
        /// The envelope's status, where it could be read.
        status: Option<&'a str>,
        /// The result code, where it could be read.
        code: Option<&'a str>,
        /// Whether what could be read says success. If so, do not send the request again.
        reported_success: bool,
        /// Every mismatch.
        #[cfg_attr(test, schemars(with = "Vec<crate::schemas::Violation>"))]
        violations: &'a [Violation],
        /// The body's first 2,000 bytes, or why they are withheld.
        body: &'a str,
    },
}

/// What of a reply cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unread {
    /// The envelope was read, its data was not.
    Data,
    /// There is no envelope.
    Body,
}

pub(crate) fn run(args: &Decode, out: Output) -> Result<Status, Failure> {
    let info = catalog::endpoint(&args.id, out)?;
    let body = input::read(args.input.as_deref(), What::Reply, out)?;
    let reading = Reading { info, body: &body, show_secrets: args.show_secrets, out };
    match info.decode_json(args.status, &body) {
        Ok(reply) => reading.success(&reply),
        Err(Error::Api(error)) => reading.failure(&error),
        Err(Error::Data(error)) => reading.no_data(&error),
        Err(Error::Body(error)) => reading.no_envelope(&error),
        Err(error) => Err(Failure::internal(error)),
    }
}

/// A reply that was read, and how it is to be shown.
#[derive(Clone, Copy)]
struct Reading<'a> {
    info: &'static EndpointInfo,
    body: &'a [u8],
    show_secrets: bool,
    out: Output,
}

impl Reading<'_> {
    fn success(&self, reply: &Reply<String>) -> Result<Status, Failure> {
        let hide = self.info.has_secrets() && !self.show_secrets;
        let data = if hide { self.info.redact_json(&reply.data) } else { reply.data.clone() };
        if self.out.is_json() {
            let data: Box<RawValue> = RawValue::from_string(data).map_err(Failure::internal)?;
            self.out.json(&Decoded::Success { data: &data, deviations: &reply.deviations })?;
        } else {
            let code = reply.code().map_or("(no code, no envelope)", ResultCode::as_str);
            let data = indented(&data, 0);
            self.out.text(&format!("{GOOD}success:{GOOD:#} {code}\n{data}\n"))?;
            report::remarks(&reply.deviations, self.out);
        }
        if reply.is_repeat() {
            self.out.remark("the server had served this request before; this is its first answer");
        }
        if hide {
            self.out.remark("what the spec marks as secret is redacted; --show-secrets shows it");
        }
        Ok(Status::Done)
    }

    fn failure(&self, error: &ApiError) -> Result<Status, Failure> {
        let code = error.code();
        if self.out.is_json() {
            self.out.json(&Decoded::Failure {
                code: code.as_str(),
                name: code.name(),
                message: error.message(),
                remedy: error.remedy(),
                retry: error.retry().as_str(),
            })?;
        } else {
            let mut page = Page::default();
            let name = code.name().unwrap_or_default();
            page.line(0, BAD, format!("failure: {} {name}", code.as_str()));
            page.pair(2, "message", error.message().unwrap_or("(none)"));
            page.pair(2, "reason", code.reason().unwrap_or("(no page explains this code)"));
            if let Some(remedy) = error.remedy() {
                page.pair(2, "remedy", remedy);
            }
            page.pair(2, "retry", format!("{} (inferred)", error.retry().as_str()));
            self.out.text(&page.into_text())?;
        }
        report::remarks(error.deviations(), self.out);
        Ok(Status::No)
    }

    fn no_data(&self, error: &DataError) -> Result<Status, Failure> {
        self.unreadable(&Decoded::Unreadable {
            kind: Unread::Data,
            status: error.status(),
            code: error.code().map(ResultCode::as_str),
            reported_success: error.reported_success(),
            violations: error.violations(),
            body: &self.excerpt(),
        })
    }

    fn no_envelope(&self, error: &BodyError) -> Result<Status, Failure> {
        self.unreadable(&Decoded::Unreadable {
            kind: Unread::Body,
            status: None,
            code: None,
            reported_success: false,
            violations: std::slice::from_ref(error.violation()),
            body: &self.excerpt(),
        })
    }

    fn unreadable(&self, form: &Decoded<'_>) -> Result<Status, Failure> {
        if self.out.is_json() {
            self.out.json(form)?;
        } else {
            self.out.text(&page(form))?;
        }
        Ok(Status::Unreadable)
    }

    /// The beginning of the body; nobody knows where in an unreadable one the secrets are.
    fn excerpt(&self) -> String {
        if self.info.has_secrets() && !self.show_secrets {
            let length = self.body.len();
            return format!("[withheld: {length} bytes, maybe with secrets; see --show-secrets]");
        }
        // Three bytes more, so that a character that is cut is still seen whole.
        let start = self.body.get(..EXCERPT + 3).unwrap_or(self.body);
        let mut text = String::from_utf8_lossy(start).into_owned();
        text.truncate(text.floor_char_boundary(EXCERPT));
        text
    }
}

fn page(form: &Decoded<'_>) -> String {
    let mut page = Page::default();
    if let Decoded::Unreadable { kind, status, code, reported_success, violations, body } = form {
        page.line(
            0,
            BAD,
            match kind {
                Unread::Data => "unreadable: the envelope was read, its data was not",
                Unread::Body => "unreadable: the body is no reply of the API",
            },
        );
        if *reported_success {
            let warning = "The server reports success. Do not send the request again before you \
                           know what it did.";
            page.line(2, NOTE, warning);
        }
        if let Some(status) = status {
            page.pair(2, "status", status);
        }
        if let Some(code) = code {
            page.pair(2, "code", code);
        }
        for violation in *violations {
            report::write(&mut page, violation);
        }
        page.heading("Body");
        page.block(&printable_lines(body));
    }
    page.into_text()
}
