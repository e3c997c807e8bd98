//! `decode`, second part: every shape of envelope that was seen, values that nobody knows, numbers
//! and texts in each other's place.

mod failures;
mod successes;

use binance_pay_codegen::model::{Api, Endpoint, EnvelopeForm, Type};

use crate::Json;
use crate::vectors::build::Fill;
use crate::vectors::decode::{normal_data, question, reply, success};
use crate::vectors::entry::{Entry, Finding, number, text};

use failures::{failure, failures};
use successes::{successes, unread, unreadable};

const CONTRACT: &str = "direct-debit.contract.query";

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    let by_id = |id: &str| {
        let found = api.endpoints.iter().find(|endpoint| endpoint.id == id);
        found.unwrap_or_else(|| panic!("no endpoint {id}"))
    };
    let mut all: Vec<Entry> = api.endpoints.iter().flat_map(of_every_endpoint).collect();
    all.extend(failures(by_id(CONTRACT)));
    all.extend(successes(by_id(CONTRACT)));
    all.extend(unreadable(by_id(CONTRACT)));
    all.push(repeated(api, by_id("wallet.transfer")));
    all.push(long_id(by_id("account-id.share.request")));
    all.into_iter().map(|entry| Entry { family: "shapes".to_owned(), ..entry }).collect()
}

/// What a later version of the vendor may add, and what must not be taken for a success.
fn of_every_endpoint(endpoint: &Endpoint) -> Vec<Entry> {
    let (data, body) = reply(endpoint, Fill::Full);
    let at = if endpoint.envelope == EnvelopeForm::None { "" } else { "/data" };
    let code = (endpoint.envelope != EnvelopeForm::None).then_some("000000");
    let mut all = Vec::new();
    let mut kept =
        |id: &str, why: &str, pointer: &str, value: Json, rule: &'static str, data: &Json| {
            let mut changed = body.clone();
            let (parent, name) = pointer.rsplit_once('/').unwrap_or_default();
            if let Some(place) = changed.at_mut(parent) {
                *place = place.clone().with(name, value);
            }
            let deviations = [Finding::new(pointer, rule, None)];
            let data = normal_data(endpoint, &endpoint.response, data);
            all.push(success(
                question(endpoint, id, &changed.to_string()).why(why),
                code,
                data,
                &deviations,
            ));
        };
    if let Type::Object { of, .. } = &endpoint.response {
        let pointer = format!("{at}/zzzz");
        let why = "A member that nobody knows yet is told, and nothing is lost.";
        kept("unknown-member", why, &pointer, text("new"), "unknown-field", &data);
        let fields = endpoint.object(of).map_or(&[][..], |object| &object.fields);
        for field in fields {
            let is_text = |name: &str| {
                let known = endpoint.open_enum(name);
                known.is_some_and(|known| known.base == binance_pay_codegen::model::EnumBase::Text)
            };
            let (Type::Enum { of }, Some(_)) = (&field.ty, data.get(&field.name)) else { continue };
            if is_text(of) && !is_condition(endpoint, &field.name) {
                let pointer = format!("{at}/{}", field.name);
                let with = data.clone().with(&field.name, text("NO_SUCH_VALUE"));
                let id = format!("{}-unknown-value", field.name);
                let why = "A value that nobody knows yet is kept as it is.";
                kept(&id, why, &pointer, text("NO_SUCH_VALUE"), "enum", &with);
            }
        }
    }
    all.extend(no_success(endpoint));
    all
}

/// Another value of it would change what else is to be remarked on.
fn is_condition(endpoint: &Endpoint, name: &str) -> bool {
    use binance_pay_codegen::model::Rule;
    endpoint.objects.iter().flat_map(|object| &object.rules).any(|rule| match rule {
        Rule::RequiredIf { when, .. } | Rule::IgnoredIf { when, .. } => when.field() == name,
        Rule::AtLeastOneOf { .. } | Rule::ExactlyOneOf { .. } => false,
    })
}

fn no_success(endpoint: &Endpoint) -> Vec<Entry> {
    let mut all = vec![
        unread(endpoint, "empty", "No bytes at all.", "", None, false, ("", "json")),
        unread(
            endpoint,
            "web-page",
            "A page of the content network, with HTTP status 403.",
            "<html><body>403 Forbidden</body></html>",
            None,
            false,
            ("", "json"),
        ),
        failure(
            endpoint,
            "fail-with-success-code",
            "Code 000000 with status FAIL is no success.",
            r#"{"status":"FAIL","code":"000000","data":{}}"#,
            ("000000", Some("FAIL"), None),
            &[("/status", "enum")],
        ),
        failure(
            endpoint,
            "numeric-code-0",
            "The number 0 is no success: a refusal by region looks so.",
            r#"{"code":0,"msg":"Service unavailable from a restricted location"}"#,
            ("0", None, Some("Service unavailable from a restricted location")),
            &[("/code", "type"), ("/msg", "unknown-field")],
        ),
    ];
    if endpoint.response_null.is_none() && endpoint.envelope != EnvelopeForm::None {
        all.push(unread(
            endpoint,
            "data-null",
            "Data null on a success that promises data.",
            r#"{"status":"SUCCESS","code":"000000","data":null}"#,
            Some("000000"),
            true,
            ("/data", "required"),
        ));
    }
    all
}

/// A request whose key was used before.
fn repeated(api: &Api, endpoint: &Endpoint) -> Entry {
    let shape = api.protocol.other_shapes.iter().find(|shape| shape.name == "repeated");
    let body = shape.and_then(|shape| shape.json.as_deref()).unwrap_or_default();
    let data = Json::of(body).get("data").cloned().unwrap_or(Json::Null);
    let data = normal_data(endpoint, &endpoint.response, &data);
    let entry = question(endpoint, "repeated", body)
        .why("A request whose key was used before is a success of its own kind.")
        .basis("protocol:/otherShapes");
    success(entry, Some("000001"), data, &[])
}

/// An id of more digits than 64 bits hold.
fn long_id(endpoint: &Endpoint) -> Entry {
    const LONG: &str = "29383937493038367292";
    let (data, body) = reply(endpoint, Fill::Minimal);
    let with = |json: Json, pointer: &str| json.replace(pointer, number(LONG));
    let (data, body) = (with(data, "/merchantId"), with(body, "/data/merchantId"));
    let data = normal_data(endpoint, &endpoint.response, &data);
    let entry = question(endpoint, "id-of-20-digits", &body.to_string());
    success(
        entry.why("An id of 20 digits as a number: no digit is lost."),
        Some("000000"),
        data,
        &[],
    )
}
