//! Notifications that are genuine: each documented sample, and each type with what must and may be
//! in it.

use binance_pay_codegen::model::{Api, ObjectWire, Sample, SampleOf, Type, Webhook};

use super::signed::Notice;
use crate::Json;
use crate::vectors::build::{Builder, Fill};
use crate::vectors::entry::{Entry, Finding, findings, object, text};
use crate::vectors::normal;

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    api.webhooks.iter().flat_map(of_webhook).collect()
}

fn of_webhook(webhook: &Webhook) -> Vec<Entry> {
    let mut all = vec![built(webhook, Fill::Minimal), built(webhook, Fill::Full)];
    let is_notice =
        |sample: &&Sample| sample.of == SampleOf::Notification && sample.invalid.is_none();
    for sample in webhook.samples.iter().filter(is_notice) {
        let json = Json::of(&sample.json);
        let deviations: Vec<(&str, &str)> =
            sample.deviations.iter().map(|one| (&*one.pointer, &*one.rule)).collect();
        let notice = Notice::genuine(sample.json.as_bytes());
        let why = format!("The documented sample {}, digit by digit.", sample.name);
        all.push(
            notice
                .accepted(
                    &format!("{}-sample-{}", webhook.id, sample.name),
                    &why,
                    event(webhook, &json, &deviations),
                )
                .basis(format!("page:{}", webhook.source.page)),
        );
    }
    all
}

/// What a receiver reads.
pub(crate) fn event(webhook: &Webhook, body: &Json, deviations: &[(&str, &str)]) -> Json {
    let data = normal::object(&webhook.definitions(), &webhook.event, body);
    let data = data.unwrap_or_else(|| panic!("{}: {body} has no normal form", webhook.id));
    let known = |rule: &str| {
        let all = binance_pay::Rule::ALL.iter().map(|rule| rule.as_str());
        all.into_iter().find(|one| *one == rule).unwrap_or_else(|| panic!("no rule {rule}"))
    };
    let deviations: Vec<Finding> =
        deviations.iter().map(|(pointer, rule)| Finding::new(pointer, known(rule), None)).collect();
    object([
        ("outcome", text("read")),
        ("webhook", text(&webhook.id)),
        ("biz_type", webhook.biz_type.as_ref().map_or(Json::Null, text)),
        ("data", data),
        ("deviations", findings(&deviations)),
    ])
}

/// A body that breaks nothing, written as the wire has it.
pub(crate) fn body(webhook: &Webhook, fill: Fill) -> Json {
    let mut json = Builder::new(webhook.definitions(), fill).object(&webhook.event);
    if let (Some(name), Some(_)) = (&webhook.biz_type, json.get("bizType")) {
        json = json.with("bizType", text(name));
    }
    let event = webhook.object(&webhook.event);
    for field in event.map_or(&[][..], |event| &event.fields) {
        if let (Type::Object { wire: ObjectWire::JsonString, .. }, Some(inner)) =
            (&field.ty, json.get(&field.name))
        {
            let inner = text(inner.to_string());
            json = json.with(&field.name, inner);
        }
    }
    json
}

fn built(webhook: &Webhook, fill: Fill) -> Entry {
    let json = body(webhook, fill);
    let (word, why) = match fill {
        Fill::Minimal => ("minimal", "What must be there, and nothing else."),
        Fill::Full => ("full", "All that may be there."),
    };
    Notice::genuine(json.to_string().as_bytes())
        .accepted(&format!("{}-{word}", webhook.id), why, event(webhook, &json, &[]))
        .basis(format!("page:{}", webhook.source.page))
}

/// The event of the public test of another SDK.
pub(super) fn published() -> Json {
    let api = crate::vectors::api().unwrap_or_else(|errors| panic!("{errors}"));
    let webhook = api.webhooks.iter().find(|one| one.id == "pay");
    let webhook = webhook.unwrap_or_else(|| panic!("no webhook pay"));
    let body = Json::of(&String::from_utf8_lossy(&Notice::published_1024().body));
    event(webhook, &body, &[])
}
