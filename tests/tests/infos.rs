//! What every endpoint and webhook tells of itself, against the exported model, which the generator writes in another way.

use std::fs;

use binance_pay::{ENDPOINTS, EndpointInfo, Repeat, ResultCode, WEBHOOKS};
use binance_pay_tests::workspace;
use serde_json::{Value, json};

/// A list of the model, with what is asked of each item.
fn model(list: &str, of: impl Fn(&Value) -> Value) -> Vec<Value> {
    let path = workspace::spec().join("dist/model.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let model: Value = serde_json::from_str(&text).unwrap();
    sorted(model[list].as_array().unwrap().iter().map(of))
}

fn sorted(infos: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut infos: Vec<Value> = infos.collect();
    infos.sort_by_key(|info| info["id"].to_string());
    infos
}

fn repeat(info: &EndpointInfo) -> &'static str {
    match info.repeat() {
        Repeat::Safe => "safe",
        Repeat::SameKey => "same-key",
        Repeat::Unsafe => "unsafe",
        other => panic!("{}: {other:?} is new", info.id()),
    }
}

#[test]
fn endpoints() {
    let wanted = model("endpoints", |one| {
        json!({
            "id": one["id"], "title": one["title"], "method": one["method"], "path": one["path"],
            "audience": one["audience"], "repeat": one["repeat"]["value"], "deprecated": one["deprecated"],
            "page": one["source"]["page"], "codes": one["results"],
        })
    });
    let told = ENDPOINTS.iter().map(|info| {
        let codes: Vec<&str> = info.codes().iter().map(ResultCode::as_str).collect();
        json!({
            "id": info.id(), "title": info.title(), "method": info.method(), "path": info.path(),
            "audience": info.audience(), "repeat": repeat(info), "deprecated": info.deprecated(),
            "page": info.page(), "codes": codes,
        })
    });
    assert!(!wanted.is_empty());
    assert_eq!(sorted(told), wanted);
}

#[test]
fn webhooks() {
    let wanted = model("webhooks", |one| {
        json!({
            "id": one["id"], "title": one["title"], "biz_type": one["bizType"], "audience": one["audience"],
            "deprecated": one["deprecated"], "page": one["source"]["page"],
        })
    });
    let told = WEBHOOKS.iter().map(|info| {
        json!({
            "id": info.id(), "title": info.title(), "biz_type": info.biz_type(), "audience": info.audience(),
            "deprecated": info.deprecated(), "page": info.page(),
        })
    });
    assert!(!wanted.is_empty());
    assert_eq!(sorted(told), wanted);
}
