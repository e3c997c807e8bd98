//! The envelope of a reply.

use super::faults::Fault;
use super::text::members;
use super::{Found, Reference};
use crate::json::Json;

/// What an envelope says.
#[derive(Default)]
pub(super) struct Envelope {
    pub(super) status: Option<String>,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) data: Option<String>,
    pub(super) deviations: Vec<Found>,
    /// Why it cannot be relied on.
    pub(super) reasons: Vec<Found>,
    pub(super) contradicts: bool,
}

impl Reference {
    pub(super) fn is_success(&self, envelope: &Envelope) -> bool {
        let status = envelope.status.as_deref();
        let code = envelope.code.as_deref().unwrap_or_default();
        if self.has(Fault::DecodeByStatus) {
            return matches!(status, Some("SUCCESS" | "REPEAT_REQ_SUCCESS"));
        }
        match code {
            "000000" => self.has(Fault::DecodeByCode) || matches!(status, None | Some("SUCCESS")),
            "000001" => {
                !self.has(Fault::DecodeRepeat)
                    && matches!(status, None | Some("SUCCESS" | "REPEAT_REQ_SUCCESS"))
            }
            _ => false,
        }
    }

    pub(super) fn envelope(&self, text: &str) -> Envelope {
        let mut envelope = Envelope::default();
        let (all, is_whole) = members(text);
        if !is_whole {
            let is_json = text.parse::<Json>().is_ok();
            envelope.reasons.push(Found::new("", if is_json { "type" } else { "json" }));
        }
        for (index, (name, raw)) in all.iter().enumerate() {
            let first = all[..index].iter().find(|(before, _)| before == name).map(|(_, raw)| raw);
            match (&**name, first) {
                ("status" | "code" | "data" | "errorMessage", Some(first)) => {
                    self.twice(&mut envelope, name, raw, first);
                }
                ("data", None) => envelope.data = Some(raw.clone()),
                ("status", None) => envelope.status = scalar(name, raw, &mut envelope),
                ("code", None) => envelope.code = self.code(raw, &mut envelope),
                ("errorMessage", None) => {
                    envelope.message = scalar(name, raw, &mut envelope).or(envelope.message.take());
                }
                _ => {
                    if matches!(&**name, "msg" | "errorData") && !self.has(Fault::DecodeMessage) {
                        let text = raw.parse::<Json>().ok().and_then(|json| json.scalar());
                        envelope.message = envelope.message.take().or(text);
                    }
                    if !self.has(Fault::DecodeUnknownSilent) {
                        envelope
                            .deviations
                            .push(Found::new(&self.pointer("", name), "unknown-field"));
                    }
                }
            }
        }
        compare(&mut envelope, all.iter().any(|(name, _)| name == "code"));
        envelope
    }

    fn code(&self, raw: &str, envelope: &mut Envelope) -> Option<String> {
        let code = scalar("code", raw, envelope)?;
        let pads =
            self.has(Fault::DecodePaddedCode) && raw.starts_with(|one: char| one.is_ascii_digit());
        Some(if pads { format!("{code:0>6}") } else { code })
    }

    fn twice(&self, envelope: &mut Envelope, name: &str, raw: &str, first: &str) {
        let found = Found::new(&format!("/{name}"), "duplicate-field");
        if raw == first || name == "errorMessage" {
            return envelope.deviations.push(found);
        }
        if self.has(Fault::DecodeLastWins) {
            match name {
                "status" => envelope.status = scalar(name, raw, envelope),
                "code" => envelope.code = scalar(name, raw, envelope),
                _ => envelope.data = Some(raw.to_owned()),
            }
            return;
        }
        match name {
            "status" => envelope.status = None,
            "code" => envelope.code = None,
            _ => envelope.data = None,
        }
        envelope.contradicts |= name != "data";
        envelope.reasons.push(found);
    }
}

/// A scalar as text; another type than string is remarked on.
fn scalar(name: &str, raw: &str, envelope: &mut Envelope) -> Option<String> {
    let pointer = format!("/{name}");
    match raw.parse::<Json>() {
        Ok(Json::Text(text)) => Some(text),
        Ok(Json::Null) if name == "errorMessage" => None,
        Ok(json @ (Json::Number(_) | Json::Boolean(_))) => {
            envelope.deviations.push(Found::new(&pointer, "type"));
            json.scalar()
        }
        Ok(Json::Null) => {
            envelope.deviations.push(Found::new(&pointer, "type"));
            None
        }
        _ if name == "errorMessage" => {
            envelope.deviations.push(Found::new(&pointer, "type"));
            None
        }
        _ => {
            envelope.reasons.push(Found::new(&pointer, "type"));
            None
        }
    }
}

fn compare(envelope: &mut Envelope, has_code: bool) {
    if !has_code && envelope.status.is_some() {
        envelope.deviations.push(Found::new("/code", "required"));
    }
    let (Some(status), Some(code)) = (&envelope.status, &envelope.code) else { return };
    let documented = match &**code {
        "000000" => "SUCCESS",
        "000001" => "REPEAT_REQ_SUCCESS",
        _ => "FAIL",
    };
    if documented != status {
        let says = matches!(&**status, "SUCCESS" | "REPEAT_REQ_SUCCESS");
        envelope.contradicts |= says != matches!(&**code, "000000" | "000001");
        envelope.deviations.push(Found::new("/status", "enum"));
    }
}
