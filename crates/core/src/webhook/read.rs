//! From a body to an event, as replies are read: the strict types first, then repair.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::generated::webhooks::{BIZ_TYPES, Event};
use crate::limits::Limits;
use crate::rule::{Limit, Rule};
use crate::support::path::Path;
use crate::support::repair::repair;
use crate::support::shape::Kind;
use crate::support::{Node, check_reply};
use crate::violation::{Violation, Violations};
use crate::webhook::error::EventError;
use crate::webhook::info::{Webhook, WebhookInfo};
use crate::webhook::open::Opened;
use crate::webhook::received::{Received, UnknownEvent};

/// What was read, and what was odd about it.
pub(crate) type Outcome<T> = Result<(T, Vec<Violation>), Violations>;

/// Reads a body that is genuine. Inlined into the user's crate: the types of all events would be
/// compiled in every build of this one otherwise, used or not.
#[inline]
pub(super) fn event(body: &[u8], limits: &Limits) -> Result<Received<Event>, EventError> {
    let opened = open(body, limits)?;
    let outcome = opened.info().and_then(|info| Event::__read(info, &opened));
    settle(body, &opened, outcome)
}

fn open<'a>(body: &'a [u8], limits: &'a Limits) -> Result<Opened<'a>, EventError> {
    Opened::read(body, limits).map_err(|one| unreadable(body, None, one.into()))
}

fn settle(
    body: &[u8],
    opened: &Opened<'_>,
    outcome: Option<Outcome<Event>>,
) -> Result<Received<Event>, EventError> {
    let biz_type = opened.biz_type.as_deref();
    let (event, deviations) = match outcome {
        Some(Ok(outcome)) => outcome,
        Some(Err(violations)) if biz_type.is_some() => {
            return Err(unreadable(body, biz_type, violations));
        }
        // Without a name, only its form could have told what it is.
        _ => unknown(opened),
    };
    Ok(Received { event, deviations, raw: opened.raw.to_owned() })
}

fn unreadable(body: &[u8], biz_type: Option<&str>, violations: Violations) -> EventError {
    EventError { biz_type: biz_type.map(str::to_owned), violations, raw: body.to_vec() }
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
        None => Err(reasons(deviations)),
    }
}

/// The same with the types erased: the body's own text, `data` out of its string.
pub(super) fn decode_json(
    info: &WebhookInfo,
    body: &[u8],
    limits: &Limits,
) -> Result<Received<String>, Violations> {
    let opened = Opened::read(body, limits)?;
    // From the table, since what a violation names has to be static.
    let names = WebhookInfo::by_id(info.id()).map_or(&[][..], WebhookInfo::names);
    if let Some(other) = opened.biz_type.as_deref().filter(|other| !names.contains(other))
        && !names.is_empty()
    {
        let violation = Violation::new("/bizType", Rule::Enum, Limit::Names(names));
        return Err(violation.found_text(other).into());
    }
    let kind = Kind::Object(info.object());
    let (text, mut deviations) = opened.unwrapped(info.object())?;
    let repaired = repair(&kind, &Node::read(&kind, &text), &Path::ROOT);
    deviations.extend(repaired.deviations);
    let Some(json) = repaired.text else { return Err(reasons(deviations)) };
    let report = check_reply(&kind, Node::read(&kind, &json).view(), &Path::ROOT);
    deviations.extend(report.into_list());
    Ok(Received { event: text.into_owned(), deviations, raw: opened.raw.to_owned() })
}

/// Without a reason repair and types disagree: a fault of ours, and still to be told.
fn reasons(violations: Vec<Violation>) -> Violations {
    Violations::from_list(violations)
        .unwrap_or_else(|| Violation::new("", Rule::Type, Limit::Text("object")).into())
}
