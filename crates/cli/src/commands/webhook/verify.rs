//! `bpay webhook verify`: whether a notification is genuine, and what it tells.

use std::ffi::OsString;
use std::time::Duration;

use binance_pay::{
    Acceptance, EventError, KeySet, Notification, Received, Timestamp, Verified as Genuine,
    Violation, WebhookError, WebhookInfo,
};
use binance_pay_ring::{KeyPolicy, PublicKey};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::args::VerifyWebhook;
use crate::commands::webhook::headers::Headers;
use crate::commands::webhook::suspects::Attempt;
use crate::failure::{Failure, Kind};
use crate::input::{self, What};
use crate::output::{BAD, GOOD, NOTE, Output};
use crate::page::Page;
use crate::report;
use crate::status::Status;
use crate::text::indented;

/// Whether a notification is genuine, and what it tells.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "outcome", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub(crate) enum Verdict<'a> {
    /// The key signed it, within the window.
    Verified {
        /// The id of the webhook; null where it is not known.
        event: Option<&'a str>,
        /// What its `bizType` says; null where it has none.
        biz_type: Option<&'a str>,
        /// By which the same sending is known again.
        replay_key: String,
        /// Its body, digit for digit, with `data` out of its string; secrets are redacted unless
        /// asked for.
        #[cfg_attr(test, schemars(with = "serde_json::Value"))]
        body: &'a RawValue,
        /// Where it differs from the documentation.
        #[cfg_attr(test, schemars(with = "Vec<crate::schemas::Violation>"))]
        deviations: &'a [Violation],
    },
    /// It is not to be taken.
    Refused {
        /// What it did not pass.
        stage: Stage,
        /// Why.
        message: String,
        /// What to check; a cause that was found comes alone.
        check: Vec<String>,
    },
    /// The key signed it, and its body cannot be read.
    Unreadable {
        /// What its `bizType` says, where that could be read.
        biz_type: Option<&'a str>,
        /// Every mismatch.
        #[cfg_attr(test, schemars(with = "Vec<crate::schemas::Violation>"))]
        violations: &'a [Violation],
    },
}

/// What a notification has to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Stage {
    /// It was sent within the window of time.
    Window,
    /// The key signed it.
    Signature,
}

pub(crate) fn run(args: &VerifyWebhook, out: Output) -> Result<Status, Failure> {
    if [&args.headers, &args.key, &args.body].iter().filter(|word| ***word == *"-").count() > 1 {
        let message = "more than one of --headers, --key and --body is to come from stdin";
        return Err(Failure::new(Kind::Usage, message, "Give the others as @FILE."));
    }
    let whole = |word: &OsString, what| input::whole(Some(word), what, out);
    let headers = Headers::read(&whole(&args.headers, What::Headers)?)?;
    let pem = whole(&args.key, What::PublicKey)?;
    let pem = String::from_utf8_lossy(&pem);
    let key = key(&pem, args.allow_1024_bits)?;
    let body = whole(&args.body, What::Notification)?;
    let notice =
        Notification::from_parts(headers.iter(), &body).map_err(|error| invalid(&error))?;
    let now = args.now.map_or_else(binance_pay_os::now, Ok);
    let now = now.map_err(|error| Failure::new(Kind::System, error, "Or give it with --now."))?;
    let acceptance = Acceptance { now, window: Duration::from_millis(args.window) };
    let keys: KeySet<_> = [(notice.serial(), key.clone())].into_iter().collect();
    match notice.verify(&keys, acceptance) {
        Ok(notice) => Ok(Reading { notice, show_secrets: args.show_secrets, out }.tell()?),
        Err(error) => {
            refuse(&error, &Attempt { headers: &headers, pem: &pem, key, body: &body }, out)
        }
    }
}

pub(crate) fn key(pem: &str, allow_1024_bits: bool) -> Result<PublicKey, Failure> {
    let policy = if allow_1024_bits { KeyPolicy::AtLeast1024 } else { KeyPolicy::default() };
    PublicKey::from_pem_with(pem, policy).map_err(|error| {
        let small = KeyPolicy::AtLeast1024;
        let remedy = if PublicKey::from_pem_with(pem, small).is_ok() {
            "A key of the vendor is longer. For old test data there is --allow-1024-bits."
        } else {
            "Give certPublic of the endpoint certificate.query, with real line ends."
        };
        Failure::new(Kind::PublicKey, error, remedy)
    })
}

fn invalid(error: &WebhookError) -> Failure {
    let kind =
        if matches!(error, WebhookError::TooLarge { .. }) { Kind::TooLarge } else { Kind::Headers };
    Failure::new(kind, error, error.remedy())
}

fn refuse(error: &WebhookError, attempt: &Attempt<'_>, out: Output) -> Result<Status, Failure> {
    let (stage, check) = match error {
        WebhookError::Window(window) => (Stage::Window, vec![old(window.sent())]),
        WebhookError::Signature(_) => (Stage::Signature, attempt.what_to_check()),
        // The set has the serial of the message itself, so nothing else can have been refused.
        other => return Err(Failure::internal(other)),
    };
    if out.is_json() {
        out.json(&Verdict::Refused { stage, message: error.to_string(), check })?;
    } else {
        let mut page = Page::of_messages(out.is_terminal());
        page.message(0, BAD, "refused:", error);
        out.text(&page.into_text())?;
        for remark in check {
            out.remark(remark);
        }
    }
    Ok(Status::No)
}

fn old(sent: Timestamp) -> String {
    format!("an old notification is checked with the time at which it was sent: --now {sent}")
}

/// A genuine notification, and how it is to be shown.
struct Reading {
    notice: Notification<Genuine>,
    show_secrets: bool,
    out: Output,
}

impl Reading {
    fn tell(&self) -> Result<Status, Failure> {
        match self.notice.event() {
            Ok(received) => self.verified(&received),
            Err(error) => self.unreadable(&error),
        }
    }

    fn verified(&self, received: &Received<binance_pay::Event>) -> Result<Status, Failure> {
        let info = received.event.info();
        let body = self.body(info, received.raw())?;
        let biz_type = match &received.event {
            binance_pay::Event::Unknown(event) => event.biz_type(),
            _ => info.and_then(WebhookInfo::biz_type),
        };
        let replay_key = self.notice.replay_key().to_string();
        let deviations = &received.deviations;
        if self.out.is_json() {
            let event = info.map(WebhookInfo::id);
            self.out.json(&Verdict::Verified {
                event,
                biz_type,
                replay_key,
                body: &body,
                deviations,
            })?;
        } else {
            let name = biz_type.or(info.map(WebhookInfo::id)).unwrap_or("(no bizType)");
            let title = info.map_or("a webhook that is not known", WebhookInfo::title);
            let mut page = Page::default();
            page.message(0, GOOD, "verified:", format!("{name}: {title}"));
            page.pair(2, "replay key", replay_key);
            page.block(&indented(body.get(), 0));
            self.out.text(&page.into_text())?;
            report::remarks(deviations, self.out);
        }
        if self.hides(info) {
            self.out.remark("what the spec marks as secret is redacted; --show-secrets shows it");
        }
        Ok(Status::Done)
    }

    /// With `data` out of its string, where the webhook is known.
    fn body(
        &self,
        info: Option<&'static WebhookInfo>,
        raw: &str,
    ) -> Result<Box<RawValue>, Failure> {
        let text = match info {
            None => raw.to_owned(),
            Some(info) if self.hides(Some(info)) => info.redact_json(raw),
            Some(info) => info.decode_json(raw.as_bytes()).map_err(Failure::internal)?.event,
        };
        RawValue::from_string(text).map_err(Failure::internal)
    }

    fn hides(&self, info: Option<&'static WebhookInfo>) -> bool {
        !self.show_secrets && info.is_some_and(WebhookInfo::has_secrets)
    }

    fn unreadable(&self, error: &EventError) -> Result<Status, Failure> {
        let (biz_type, violations) = (error.biz_type(), error.violations());
        if self.out.is_json() {
            self.out.json(&Verdict::Unreadable { biz_type, violations })?;
        } else {
            let mut page = Page::default();
            page.line(0, BAD, "unreadable: the notification is genuine, its body cannot be read");
            page.line(2, NOTE, error.remedy());
            if let Some(name) = biz_type {
                page.pair(2, "bizType", name);
            }
            for violation in violations {
                report::write(&mut page, violation);
            }
            self.out.text(&page.into_text())?;
        }
        Ok(Status::Unreadable)
    }
}
