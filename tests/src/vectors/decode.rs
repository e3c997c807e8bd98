//! `decode`: successes, failures, every shape of envelope, and what deviates.

use binance_pay_codegen::model::{Api, Endpoint, EnvelopeForm, Sample, SampleOf, Type};
use binance_pay_vectors::Kind;

use super::build::{Builder, Fill};
use super::entry::{Entry, Finding, What, findings, number, object, text};
use super::normal::normal;
use super::validate::group;
use crate::Json;

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    api.endpoints.iter().flat_map(|endpoint| of_endpoint(api, endpoint)).collect()
}

fn of_endpoint(api: &Api, endpoint: &Endpoint) -> Vec<Entry> {
    let mut all = vec![built(endpoint, Fill::Minimal), built(endpoint, Fill::Full)];
    let is_reply = |sample: &&Sample| sample.of == SampleOf::Response && sample.invalid.is_none();
    all.extend(endpoint.samples.iter().filter(is_reply).map(|sample| of_sample(endpoint, sample)));
    for code in &endpoint.results {
        let known = api.codes.iter().find(|one| one.code == *code);
        let message = known.and_then(|one| one.name.as_deref()).unwrap_or("no name is known");
        let body = object([
            ("status", text("FAIL")),
            ("code", text(code)),
            ("errorMessage", text(message)),
        ]);
        all.push(
            question(endpoint, &format!("code-{code}"), &body.to_string())
                .why(format!("The documented code {code} is a failure that the server reports."))
                .expect("outcome", text("failure"))
                .expect("code", text(code))
                .expect("status", text("FAIL"))
                .expect("message", text(message))
                .expect("deviations", findings(&[]))
                .covers(&endpoint.id, What::Code(code.clone())),
        );
    }
    all
}

/// What a decoder is asked.
pub(super) fn question(endpoint: &Endpoint, id: &str, body: &str) -> Entry {
    Entry::new(Kind::Decode, group(&endpoint.id), &format!("{}-{id}", endpoint.id))
        .basis(format!("page:{}", endpoint.source.page))
        .input("endpoint", text(&endpoint.id))
        .input("http_status", number(200))
        .input_bytes("body", body.as_bytes())
}

/// The answer to a success.
pub(super) fn success(
    entry: Entry,
    code: Option<&str>,
    data: Json,
    deviations: &[Finding],
) -> Entry {
    entry
        .expect("outcome", text("success"))
        .expect("code", code.map_or(Json::Null, text))
        .expect("repeat", Json::Boolean(code == Some("000001")))
        .expect("data", data)
        .expect("deviations", findings(deviations))
}

/// Data that breaks nothing, and the body that it comes in.
pub(super) fn reply(endpoint: &Endpoint, fill: Fill) -> (Json, Json) {
    let data = Builder::new(endpoint.definitions(), fill).value(&endpoint.response, "/data");
    let body = match endpoint.envelope {
        EnvelopeForm::None => data.clone(),
        _ => {
            object([("status", text("SUCCESS")), ("code", text("000000")), ("data", data.clone())])
        }
    };
    (data, body)
}

pub(super) fn normal_data(endpoint: &Endpoint, ty: &Type, data: &Json) -> Json {
    if *data == Json::Null {
        return Json::Null;
    }
    let found = normal(&endpoint.definitions(), ty, data);
    found.unwrap_or_else(|| panic!("{}: {data} has no normal form", endpoint.id))
}

fn built(endpoint: &Endpoint, fill: Fill) -> Entry {
    let (data, body) = reply(endpoint, fill);
    let (id, why) = match fill {
        Fill::Minimal => ("success-minimal", "A success with what must be there."),
        Fill::Full => ("success-full", "A success with all that may be there."),
    };
    let code = (endpoint.envelope != EnvelopeForm::None).then_some("000000");
    let data = normal_data(endpoint, &endpoint.response, &data);
    success(question(endpoint, id, &body.to_string()).why(why), code, data, &[])
        .covers(&endpoint.id, What::DecodeSuccess)
}

/// A documented sample, digit by digit, with the deviations that the spec lists for it.
fn of_sample(endpoint: &Endpoint, sample: &Sample) -> Entry {
    let json = Json::of(&sample.json);
    let deviations: Vec<Finding> = sample
        .deviations
        .iter()
        .map(|one| Finding::new(&one.pointer, rule(&one.rule), None))
        .collect();
    let scalar = |name: &str| json.get(name).and_then(Json::scalar);
    let code = scalar("code");
    let entry = question(endpoint, &format!("sample-{}", sample.name), &sample.json)
        .why(format!("The documented sample {}.", sample.name));
    match code.as_deref() {
        Some("000000" | "000001") | None => {
            let data =
                if code.is_some() { json.get("data").cloned().unwrap_or(Json::Null) } else { json };
            let data = normal_data(endpoint, &endpoint.response, &data);
            success(entry, code.as_deref(), data, &deviations)
        }
        Some(code) => {
            let message = ["errorMessage", "msg", "errorData"].into_iter().find_map(scalar);
            entry
                .expect("outcome", text("failure"))
                .expect("code", text(code))
                .expect("status", scalar("status").map_or(Json::Null, text))
                .expect("message", message.map_or(Json::Null, text))
                .expect("deviations", findings(&deviations))
        }
    }
}

fn rule(name: &str) -> &'static str {
    let known = binance_pay::Rule::ALL.iter().map(|rule| rule.as_str());
    known.into_iter().find(|rule| *rule == name).unwrap_or_else(|| panic!("no rule {name}"))
}
