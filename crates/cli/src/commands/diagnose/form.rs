//! The JSON form of a diagnosis.

use binance_pay_diagnose::{Diagnosis, Finding, Payload, Verdict};
use serde::Serialize;

use crate::commands::diagnose::hidden::Hidden;

/// Which mistake made a signature wrong.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Diagnosed<'a> {
    /// Whether the signature is right.
    matches: bool,
    /// What has to be signed.
    payload: Bytes,
    /// What explains the signature; more than one where nobody can tell them apart, none where it is
    /// right or nothing explains it.
    findings: Vec<Found<'a>>,
    /// Whether all mistakes of the catalogue and all pairs of them were tried, as far as that was
    /// needed. It is not so for very large bodies.
    complete: bool,
    /// How many signatures were computed or verified.
    tried: usize,
    /// What is odd about the input, whether or not it explains anything.
    notes: Vec<Remark>,
}

/// Mistakes that together explain a signature.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Found<'a> {
    /// One, or two that were made together; in rare cases more.
    causes: Vec<Mistake<'a>>,
    /// What was signed instead.
    signed: Bytes,
    /// Where it begins to differ from what has to be signed; left out where the mistake is elsewhere, or
    /// where they are hidden.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<First>,
}

/// One mistake.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Mistake<'a> {
    /// Its permanent name.
    id: &'a str,
    /// What it is, for people.
    mistake: String,
    /// The form of it that was found, for people.
    form: &'a str,
    /// What one can do, for people.
    remedy: &'a str,
}

/// The first byte that differs.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct First {
    /// How many bytes are the same before it.
    offset: usize,
    /// The byte that has to be there; left out where the right payload ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    right: Option<u8>,
    /// The byte that was signed; left out where the signed payload ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<u8>,
}

/// Bytes: as text where they are UTF-8, else in hexadecimal; neither where one of the payloads holds the
/// secret key.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Bytes {
    /// Whether they are hidden; left out where they are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden: Option<bool>,
    /// The text; left out where they are no UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    utf8: Option<String>,
    /// The lower-case digits; left out where they are UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    hex: Option<String>,
}

/// Something odd.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Remark {
    /// What it is about.
    #[cfg_attr(test, schemars(schema_with = "subjects"))]
    about: &'static str,
    /// What it is, for people.
    text: String,
}

#[cfg(test)]
fn subjects(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let all = ["signature", "timestamp", "nonce", "body", "secret", "certificate"];
    schemars::json_schema!({"type": "string", "enum": all})
}

impl<'a> Diagnosed<'a> {
    pub(super) fn new(diagnosis: &'a Diagnosis, hidden: &Hidden<'_>) -> Self {
        let findings = match &diagnosis.verdict {
            Verdict::Explained(findings) => &**findings,
            _ => &[],
        };
        let notes = diagnosis.notes.iter();
        Self {
            matches: matches!(diagnosis.verdict, Verdict::Correct),
            payload: Bytes::new(&diagnosis.payload, hidden),
            findings: findings.iter().map(|finding| Found::new(finding, hidden)).collect(),
            complete: !matches!(diagnosis.verdict, Verdict::Unexplained { complete: false }),
            tried: diagnosis.tried,
            notes: notes
                .map(|note| {
                    let text = hidden.text(note.to_string());
                    Remark { about: note.about().as_str(), text }
                })
                .collect(),
        }
    }
}

impl<'a> Found<'a> {
    fn new(finding: &'a Finding, hidden: &Hidden<'_>) -> Self {
        let causes = finding.steps.iter().map(|step| Mistake {
            id: step.cause.id(),
            mistake: step.cause.to_string(),
            form: step.form,
            remedy: step.cause.remedy(),
        });
        let difference = finding.difference.filter(|_| !hidden.payloads()).map(|first| First {
            offset: first.offset,
            right: first.right,
            signed: first.signed,
        });
        Self { causes: causes.collect(), signed: Bytes::new(&finding.payload, hidden), difference }
    }
}

impl Bytes {
    fn new(payload: &Payload, hidden: &Hidden<'_>) -> Self {
        if hidden.payloads() {
            return Self { hidden: Some(true), utf8: None, hex: None };
        }
        let bytes = payload.as_bytes();
        match std::str::from_utf8(bytes) {
            Ok(text) => Self { hidden: None, utf8: Some(text.to_owned()), hex: None },
            Err(_) => {
                let hex = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                Self { hidden: None, utf8: None, hex: Some(hex) }
            }
        }
    }
}
