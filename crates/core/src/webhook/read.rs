//! From a body to an event, as replies are read: the strict types first, then repair.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::generated::webhooks::{BIZ_TYPES, Event, WEBHOOKS};
use crate::limits::Limits;
use crate::rule::{Limit, Rule};
use crate::support::path::Path;
use crate::support::repair::repair;
use crate::support::shape::Kind;
use crate::support::{Node, check_reply};
use crate::violation::{Violation, Violations};
use crate::webhook::error::EventError;
use crate::webhook::info::Webhook;
use crate::webhook::open::Opened;
use crate::webhook::received::{Received, UnknownEvent};

/// What was read, and what was odd about it.
pub(crate) type Outcome<T> = Result<(T, Vec<Violation>), Violations>;

/// Reads a body that is genuine.
pub(super) fn event(body: &[u8], limits: &Limits) -> Result<Received<Event>, EventError> {
    let unreadable = |biz_type: Option<&str>, violations: Violations| EventError {
        biz_type: biz_type.map(str::to_owned),
        violations,
        raw: body.to_vec(),
    };
    let opened = Opened::read(body, limits).map_err(|one| unreadable(None, one.into()))?;
    let biz_type = opened.biz_type.as_deref();
    let info = WEBHOOKS.iter().find(|info| info.biz_type() == biz_type);
    let (event, deviations) = match info.map(|info| info.decode(&opened)) {
        Some(Ok(outcome)) => outcome,
        Some(Err(violations)) if biz_type.is_some() => {
            return Err(unreadable(biz_type, violations));
        }
        // Without a name, only its form could have told what it is.
        _ => unknown(&opened),
    };
    Ok(Received { event, deviations, raw: opened.raw.to_owned() })
}

fn unknown(opened: &Opened<'_>) -> (Event, Vec<Violation>) {
    let biz_type = opened.biz_type.as_deref().map(str::to_owned);
    let violation = match &biz_type {
        Some(name) => {
            Violation::new("/bizType", Rule::Enum, Limit::Names(BIZ_TYPES)).found_text(name)
        }
        None => Violation::new("/bizType", Rule::Required, Limit::None).found_word("nothing"),
    };
    let event = UnknownEvent { biz_type, raw: opened.raw.to_owned() };
    (Event::Unknown(event), Vec::from([violation]))
}

/// Reads the body as this webhook.
pub(crate) fn decode<T: Webhook>(opened: &Opened<'_>) -> Outcome<T> {
    let kind = Kind::Object(T::OBJECT);
    let (text, mut deviations) = opened.unwrapped(T::OBJECT)?;
    if let Ok(event) = serde_json::from_str::<T>(&text) {
        let report = check_reply(&kind, event.view(), &Path::ROOT);
        if report.is_all_of(&text) {
            deviations.extend(report.into_list());
            return Ok((event, deviations));
        }
    }
    let repaired = repair(&kind, &Node::read(&kind, &text), &Path::ROOT);
    deviations.extend(repaired.deviations);
    let event = repaired.text.and_then(|json| serde_json::from_str::<T>(&json).ok());
    match event {
        Some(event) => {
            deviations.extend(check_reply(&kind, event.view(), &Path::ROOT).into_list());
            Ok((event, deviations))
        }
        // Without a reason repair and types disagree: a fault of ours, and still to be told.
        None => Err(Violations::from_list(deviations)
            .unwrap_or_else(|| Violation::new("", Rule::Type, Limit::Text("object")).into())),
    }
}

/// The same with the types erased: the body's own text, `data` out of its string.
pub(crate) fn decode_json<T: Webhook>(
    body: &[u8],
    limits: &Limits,
) -> Result<Received<String>, Violations> {
    let opened = Opened::read(body, limits)?;
    let names = T::INFO.names();
    if let Some(other) = opened.biz_type.as_deref().filter(|other| !names.contains(other))
        && !names.is_empty()
    {
        let violation = Violation::new("/bizType", Rule::Enum, Limit::Names(names));
        return Err(violation.found_text(other).into());
    }
    let (_, deviations) = decode::<T>(&opened)?;
    let (event, _) = opened.unwrapped(T::OBJECT)?;
    Ok(Received { event: event.into_owned(), deviations, raw: opened.raw.to_owned() })
}
