//! Notifications, and what is answered to them.

use super::{Checker, Finding};
use crate::model::json::Json;
use crate::model::{Object, ObjectWire, Protocol, Type, Webhook};

/// Checks the body of a webhook. One that says to be another webhook breaks a rule that no
/// deviation can name: a reader would not take it for this one.
pub(crate) fn check_notification(
    webhook: &Webhook,
    protocol: &Protocol,
    body: &Json,
) -> Vec<Finding> {
    let mut checker = Checker::new(webhook.definitions(), protocol, true);
    match (&webhook.biz_type, body.get("bizType"), body) {
        (Some(own), Some(Json::Text(found)), _) if own != found => {
            let message = format!("the webhook is {own}, and the body is of {found}");
            checker.find("/bizType", "const", message);
        }
        (_, _, Json::Object(members)) => {
            let event = webhook.object(&webhook.event);
            let unwrapped = members.iter().map(|(name, value)| {
                let inner = event.and_then(|event| checker.unwrapped(event, name, value));
                (name.clone(), inner.unwrap_or_else(|| value.clone()))
            });
            let body = Json::Object(unwrapped.collect());
            checker.value(&Type::object(&webhook.event), &body, "");
        }
        _ => checker.wrong_type("", "an object", body),
    }
    checker.findings
}

/// Checks the body of the answer to a webhook.
pub(crate) fn check_acknowledgement(
    webhook: &Webhook,
    protocol: &Protocol,
    body: &Json,
) -> Vec<Finding> {
    let mut checker = Checker::new(webhook.definitions(), protocol, false);
    let Json::Object(members) = body else {
        checker.wrong_type("", "an object", body);
        return checker.findings;
    };
    let rule = &protocol.webhook.acknowledgement;
    checker.members(&rule.fields, members, "");
    if let Some(first) = rule.fields.first()
        && let Some(Json::Text(found)) = body.get(&first.name)
        && ![&rule.success, &rule.fail].contains(&found)
    {
        let message = format!("{} or {} is wanted, {found:?} found", rule.success, rule.fail);
        checker.find(&format!("/{}", first.name), "enum", message);
    }
    checker.findings
}

impl Checker<'_> {
    /// The object that a string of JSON holds. Both forms are read, and the one that is not
    /// documented is remarked on.
    fn unwrapped(&mut self, event: &Object, name: &str, value: &Json) -> Option<Json> {
        let Some(Type::Object { wire, .. }) = event.field(name).map(|field| &field.ty) else {
            return None;
        };
        match (wire, value) {
            (ObjectWire::Object, Json::Text(text)) => {
                let inner = inside(text)?;
                self.wrong_type(&format!("/{name}"), "an object", value);
                Some(inner)
            }
            (ObjectWire::JsonString, Json::Text(text)) => inside(text),
            (ObjectWire::JsonString, Json::Object(_)) => {
                self.wrong_type(&format!("/{name}"), "a string that holds JSON", value);
                None
            }
            _ => None,
        }
    }
}

fn inside(text: &str) -> Option<Json> {
    Json::parse(text).ok().filter(|inner| matches!(inner, Json::Object(_)))
}
