//! A diagnosis for people.

use std::ops::Range;

use anstyle::Style;
use binance_pay_diagnose::{Diagnosis, Difference, Finding, Payload, Step, Verdict, visible};

use crate::commands::diagnose::hidden::Hidden;
use crate::output::{BAD, DIM, GOOD, NAME};
use crate::page::Page;

/// What is left to look at where nothing explains a signature.
pub(crate) const SUSPECTS: [&str; 4] = [
    "the secret key: the one of this API key, as it was shown when it was made",
    "timestamp and nonce: those that were sent with this signature",
    "the body: byte for byte what was sent or received, not copied from a log or laid out anew",
    "what was signed: timestamp, line feed, nonce, line feed, body, line feed",
];

/// How many bytes are shown before and behind the first that differs.
const BEFORE: usize = 28;
const AFTER: usize = 28;
/// How many bytes of a line of the payload are shown.
const LINE: usize = 68;

/// What explains a signature, in a sentence.
pub(crate) fn cause(diagnosis: &Diagnosis) -> Option<String> {
    let Verdict::Explained(findings) = &diagnosis.verdict else { return None };
    let step = |step: &Step| format!("{} ({})", step.cause, step.form);
    let steps = |finding: &Finding| finding.steps.iter().map(step).collect::<Vec<_>>();
    let all: Vec<_> = findings.iter().map(|finding| steps(finding).join("; and ")).collect();
    Some(all.join("; or "))
}

pub(super) fn page(diagnosis: &Diagnosis, hidden: &Hidden<'_>) -> String {
    let mut page = Page::default();
    match &diagnosis.verdict {
        Verdict::Correct => page.line(0, GOOD, "the signature matches"),
        Verdict::Explained(findings) => explained(&mut page, diagnosis, findings, hidden),
        Verdict::Unexplained { complete } => {
            page.line(0, BAD, "the signature does not match, and no usual mistake explains it");
            page.plain(
                2,
                match diagnosis.tried {
                    0 => "it has no form that a signature can have".to_owned(),
                    tried => format!("{tried} ways to make it by one mistake or two were tried"),
                },
            );
            if !complete {
                page.plain(2, "the body is too large to try all pairs of mistakes");
            }
        }
        // A later release of the library may know more.
        _ => page.line(0, BAD, "the signature does not match"),
    }
    payload(&mut page, &diagnosis.payload, hidden);
    page.into_text()
}

fn explained(page: &mut Page, diagnosis: &Diagnosis, findings: &[Finding], hidden: &Hidden<'_>) {
    page.line(0, BAD, "the signature does not match, and this is why:");
    for (at, finding) in findings.iter().enumerate() {
        page.space();
        if at > 0 {
            page.plain(2, "or, which gives the same:");
        }
        for step in &finding.steps {
            page.entry(2, NAME, step.cause.id(), step.cause);
            page.message(4, DIM, "found: ", step.form);
            page.message(4, DIM, "remedy:", step.cause.remedy());
        }
    }
    let Some(finding) = findings.first() else { return };
    page.space();
    match finding.difference {
        Some(_) if hidden.payloads() => page.plain(2, "The payloads differ."),
        Some(first) => difference(page, &diagnosis.payload, &finding.payload, first),
        None => page.plain(2, "The payload itself was right."),
    }
}

fn difference(page: &mut Page, right: &Payload, signed: &Payload, first: Difference) {
    let offset = first.offset;
    let (before, one) = excerpt(right, offset);
    let (_, other) = excerpt(signed, offset);
    page.plain(2, format!("The payloads differ from byte {offset} on, counted from 0:"));
    let mut lines = String::new();
    let labels = [("right", one), ("signed", other)];
    for (label, text) in labels {
        lines += &format!("  {DIM}{label:<8}{DIM:#}{text}\n");
    }
    let width = before.chars().count();
    lines += &format!("  {:<8}{:width$}{BAD}^{BAD:#}\n", "", "");
    page.block(&lines);
    let byte = |byte: Option<u8>| match byte {
        Some(byte) => format!("{byte:02x} `{}`", byte_text(byte)),
        None => "the end".to_owned(),
    };
    let (should, was) = (byte(first.right), byte(first.signed));
    page.plain(2, format!("{should} has to be there, {was} was signed."));
}

fn byte_text(byte: u8) -> String {
    visible(&[byte])
}

/// What is around a place, and what of it is before that place.
fn excerpt(payload: &Payload, offset: usize) -> (String, String) {
    let bytes = payload.as_bytes();
    let (start, part) = payload.around(offset, BEFORE, AFTER);
    let slice = |range: Range<usize>| visible(bytes.get(range).unwrap_or_default());
    let end = start + part.len();
    let lead = if start > 0 { ".." } else { "" };
    let tail = if end < bytes.len() { ".." } else { "" };
    let before = format!("{lead}{}", slice(start..offset.clamp(start, end)));
    let text = format!("{before}{}{tail}", slice(offset.clamp(start, end)..end));
    (before, text)
}

/// What has to be signed, a line each, with the line feeds in sight.
fn payload(page: &mut Page, payload: &Payload, hidden: &Hidden<'_>) {
    page.space();
    if hidden.payloads() {
        return page.plain(2, "What has to be signed is hidden: a payload holds the secret key.");
    }
    let bytes = payload.as_bytes();
    page.line(2, Style::new(), format!("What has to be signed, {} bytes:", bytes.len()));
    let mut lines = String::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = visible(line);
        if text.chars().count() <= LINE + 8 {
            lines += &format!("    {text}\n");
        } else {
            let start: String = text.chars().take(LINE - 24).collect();
            let end: Vec<char> = text.chars().rev().take(20).collect();
            let end: String = end.into_iter().rev().collect();
            lines += &format!("    {start} .. {end}\n");
        }
    }
    page.block(&lines);
}
