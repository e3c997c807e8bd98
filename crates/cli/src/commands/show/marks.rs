//! What of an endpoint or webhook is not simply printed on its page.

use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;
use crate::model::{Endpoint, Webhook};

/// One fact that is not simply printed on its page.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Mark {
    /// Where: names from the endpoint down, `/objects/RecordQuery/fields/page/minimum`.
    pub(crate) at: String,
    /// In which way.
    pub(crate) mark: Kind,
    /// The inferred value, the source, or what was not read.
    pub(crate) text: String,
}

/// Why a fact is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// No page says it: it is our own conclusion.
    Inferred,
    /// Another source says it.
    KnownFrom,
    /// Nobody has read it on a page.
    Unread,
}

/// All marks of an endpoint, in the order of the model.
///
/// # Errors
///
/// Where a part cannot be written as JSON, which cannot be; so for webhooks too.
pub(crate) fn of_endpoint(endpoint: &Endpoint) -> Result<Vec<Mark>, Failure> {
    let mut marks = Marks::default();
    marks.add("source", &endpoint.source)?;
    marks.add("repeat", &endpoint.repeat)?;
    marks.add("response", &endpoint.response)?;
    marks.add("objects", &endpoint.objects)?;
    marks.add("enums", &endpoint.enums)?;
    marks.add("samples", &endpoint.samples)?;
    Ok(marks.0)
}

/// All marks of a webhook.
///
/// # Errors
///
/// As for endpoints.
pub(crate) fn of_webhook(webhook: &Webhook) -> Result<Vec<Mark>, Failure> {
    let mut marks = Marks::default();
    marks.add("source", &webhook.source)?;
    marks.add("objects", &webhook.objects)?;
    marks.add("enums", &webhook.enums)?;
    marks.add("samples", &webhook.samples)?;
    Ok(marks.0)
}

#[derive(Default)]
struct Marks(Vec<Mark>);

impl Marks {
    fn add(&mut self, name: &str, part: &impl Serialize) -> Result<(), Failure> {
        let value = serde_json::to_value(part).map_err(Failure::internal)?;
        collect(&value, &format!("/{name}"), &mut self.0);
        Ok(())
    }
}

/// Walks by name, as contradictions do: an item of a list goes by its `name`, a type by nothing.
fn collect(value: &Value, at: &str, marks: &mut Vec<Mark>) {
    match value {
        Value::Array(items) => {
            for item in items {
                collect(item, &format!("{at}/{}", name(item)), marks);
            }
        }
        Value::Object(members) => {
            let mut mark = |mark, text: &Value| {
                marks.push(Mark { at: at.to_owned(), mark, text: plain(text) });
            };
            if let (Some(value), Some(Value::Bool(true))) =
                (members.get("value"), members.get("inferred"))
            {
                mark(Kind::Inferred, value);
            }
            if let Some(text) = members.get("knownFrom") {
                mark(Kind::KnownFrom, text);
            }
            match members.get("unread") {
                Some(Value::Array(gaps)) => gaps.iter().for_each(|gap| mark(Kind::Unread, gap)),
                Some(gap) => mark(Kind::Unread, gap),
                None => {}
            }
            for (name, member) in members {
                match name.as_str() {
                    "unread" => {}
                    "type" => collect(member, at, marks),
                    name => collect(member, &format!("{at}/{name}"), marks),
                }
            }
        }
        _ => {}
    }
}

/// The value of an enum is its name on the wire.
fn name(item: &Value) -> &str {
    ["value", "name"].iter().find_map(|member| item[*member].as_str()).unwrap_or_default()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_gap_of_a_list_is_a_mark() {
        let mut marks = Vec::new();
        let source = json!({"page": "p", "unread": ["this", "that"], "knownFrom": "there"});
        collect(&source, "/source", &mut marks);
        let found: Vec<_> = marks.iter().map(|mark| (mark.mark, &*mark.text)).collect();
        assert_eq!(
            found,
            [(Kind::KnownFrom, "there"), (Kind::Unread, "this"), (Kind::Unread, "that")]
        );
        assert!(marks.iter().all(|mark| mark.at == "/source"));
    }

    #[test]
    fn every_kind_of_mark_is_found_by_name() {
        let value = json!([{
            "name": "Query",
            "fields": [
                {"name": "page", "type": {"minimum": {"value": 1, "inferred": true}}},
                {"name": "rows", "type": {"maximum": {"value": 10, "inferred": false}}},
                {"name": "list", "type": {"items": {"scale": {"value": "x", "inferred": true}}}},
            ],
            "values": [{"value": "0", "name": "ZERO", "knownFrom": "there", "unread": "that"}],
        }]);
        let mut marks = Vec::new();
        collect(&value, "/objects", &mut marks);
        let mut found: Vec<_> =
            marks.iter().map(|mark| (&*mark.at, mark.mark, &*mark.text)).collect();
        found.sort_by_key(|(at, ..)| *at);
        assert_eq!(
            found,
            [
                ("/objects/Query/fields/list/items/scale", Kind::Inferred, "x"),
                ("/objects/Query/fields/page/minimum", Kind::Inferred, "1"),
                ("/objects/Query/values/0", Kind::KnownFrom, "there"),
                ("/objects/Query/values/0", Kind::Unread, "that"),
            ]
        );
    }
}
