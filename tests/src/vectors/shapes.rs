//! `decode`, second part: every shape of envelope that was seen, values that nobody knows, numbers
//! and texts in each other's place.

use binance_pay_codegen::model::{Api, Endpoint, EnvelopeForm, Type};

use super::build::Fill;
use super::decode::{normal_data, question, reply, success};
use super::entry::{Entry, Finding, findings, number, text};
use crate::Json;

const CONTRACT: &str = "direct-debit.contract.query";
const CONTRACT_DATA: &str = r#"{"bizStatus":"INITIAL","merchantContractCode":"a1","serviceName":"s","singleUpperLimit":"30.00","currency":"USDT"}"#;

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

fn unread(
    endpoint: &Endpoint,
    id: &str,
    why: &str,
    body: &str,
    code: Option<&str>,
    reported_success: bool,
    (pointer, rule): (&str, &'static str),
) -> Entry {
    question(endpoint, id, body)
        .why(why)
        .basis("protocol:/envelope")
        .expect("outcome", text("unreadable"))
        .expect("code", code.map_or(Json::Null, text))
        .expect("reported_success", Json::Boolean(reported_success))
        .expect("reasons", findings(&[Finding::new(pointer, rule, None)]))
}

fn failure(
    endpoint: &Endpoint,
    id: &str,
    why: &str,
    body: &str,
    (code, status, message): (&str, Option<&str>, Option<&str>),
    deviations: &[(&str, &'static str)],
) -> Entry {
    let deviations: Vec<Finding> =
        deviations.iter().map(|(pointer, rule)| Finding::new(pointer, rule, None)).collect();
    question(endpoint, id, body)
        .why(why)
        .basis("protocol:/otherShapes")
        .expect("outcome", text("failure"))
        .expect("code", text(code))
        .expect("status", status.map_or(Json::Null, text))
        .expect("message", message.map_or(Json::Null, text))
        .expect("deviations", findings(&deviations))
}

/// The envelopes of failures.
fn failures(endpoint: &Endpoint) -> Vec<Entry> {
    let of = |id: &str, why: &str, body: &str, said, deviations: &[(&str, &'static str)]| {
        failure(endpoint, &format!("failure-{id}"), why, body, said, deviations)
    };
    vec![
        of(
            "without-message",
            "A failure without a message.",
            r#"{"status":"FAIL","code":"400202"}"#,
            ("400202", Some("FAIL"), None),
            &[],
        ),
        of(
            "message-null",
            "A message that is null is none.",
            r#"{"status":"FAIL","code":"400202","errorMessage":null}"#,
            ("400202", Some("FAIL"), None),
            &[],
        ),
        of(
            "with-data",
            "A failure with data is a failure.",
            &format!(r#"{{"status":"FAIL","code":"400202","data":{CONTRACT_DATA}}}"#),
            ("400202", Some("FAIL"), None),
            &[],
        ),
        of(
            "data-null",
            "A failure with data null.",
            r#"{"status":"FAIL","code":"400202","data":null,"errorMessage":"no"}"#,
            ("400202", Some("FAIL"), Some("no")),
            &[],
        ),
        of(
            "short",
            "The short error: msg for errorMessage, and no status.",
            r#"{"code":"400002","msg":"Signature for this request is not valid."}"#,
            ("400002", None, Some("Signature for this request is not valid.")),
            &[("/msg", "unknown-field")],
        ),
        of(
            "abnormality",
            "The system's own error: status ERROR, errorData for errorMessage.",
            r#"{"status":"ERROR","type":"SYS","code":"100001001","errorData":"System abnormality"}"#,
            ("100001001", Some("ERROR"), Some("System abnormality")),
            &[("/status", "enum"), ("/type", "unknown-field"), ("/errorData", "unknown-field")],
        ),
        of(
            "numeric-code",
            "A numeric code is kept as its digits.",
            r#"{"status":"FAIL","code":400202,"errorMessage":"no"}"#,
            ("400202", Some("FAIL"), Some("no")),
            &[("/code", "type")],
        ),
        of(
            "unknown-code",
            "A code that nobody knows yet is kept as it is.",
            r#"{"status":"FAIL","code":"499999","errorMessage":"new"}"#,
            ("499999", Some("FAIL"), Some("new")),
            &[],
        ),
        of(
            "word-for-a-code",
            "A word in the place of a code is kept as it is.",
            r#"{"status":"FAIL","code":"INVALID_SIGNATURE"}"#,
            ("INVALID_SIGNATURE", Some("FAIL"), None),
            &[],
        ),
        of(
            "code-beyond-64-bits",
            "A code of 20 digits is kept digit by digit.",
            r#"{"status":"FAIL","code":18446744073709551616}"#,
            ("18446744073709551616", Some("FAIL"), None),
            &[("/code", "type")],
        ),
        of(
            "success-with-failure-code",
            "Status SUCCESS with a code of failure is a failure.",
            r#"{"status":"SUCCESS","code":"400202"}"#,
            ("400202", Some("SUCCESS"), None),
            &[("/status", "enum")],
        ),
        of(
            "message-beyond-ascii",
            "A message beyond ASCII.",
            r#"{"status":"FAIL","code":"400202","errorMessage":"\u51b0 冰"}"#,
            ("400202", Some("FAIL"), Some("冰 冰")),
            &[],
        ),
        of(
            "message-number",
            "A number in the place of the message.",
            r#"{"status":"FAIL","code":"400202","errorMessage":7}"#,
            ("400202", Some("FAIL"), Some("7")),
            &[("/errorMessage", "type")],
        ),
    ]
}

/// Successes that are not exactly as documented, and what is left of them.
fn successes(endpoint: &Endpoint) -> Vec<Entry> {
    let of = |id: &str, why: &str, data: &str, deviations: &[(&str, &'static str)]| {
        let body = format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#);
        odd(endpoint, id, why, &body, data, deviations)
    };
    let with = |old: &str, new: &str| {
        assert!(CONTRACT_DATA.contains(old), "{old}");
        CONTRACT_DATA.replace(old, new)
    };
    let amount = |new: &str| with("\"30.00\"", new);
    let more = |member: &str| with("\"currency\"", &format!("{member},\"currency\""));
    let envelope = |id: &str, why: &str, body: &str, deviations: &[(&str, &'static str)]| {
        odd(endpoint, id, why, &body.replace("DATA", CONTRACT_DATA), CONTRACT_DATA, deviations)
    };
    vec![
        envelope(
            "no-status",
            "A success without a status: the code counts.",
            r#"{"code":"000000","data":DATA}"#,
            &[],
        ),
        envelope(
            "message-empty",
            "A success with an empty message.",
            r#"{"status":"SUCCESS","code":"000000","data":DATA,"errorMessage":""}"#,
            &[],
        ),
        envelope(
            "other-order",
            "Members in another order.",
            r#"{"data":DATA,"code":"000000","status":"SUCCESS"}"#,
            &[],
        ),
        envelope(
            "blanks",
            "Blanks and line ends anywhere.",
            " {\r\n\t\"status\" : \"SUCCESS\" , \"code\" : \"000000\" , \"data\" : DATA }\n",
            &[],
        ),
        envelope(
            "escaped-names",
            "Names with escapes are the same names.",
            r#"{"st\u0061tus":"SUCCESS","\u0063ode":"000000","data":DATA}"#,
            &[],
        ),
        envelope(
            "code-twice",
            "The same code twice: told, and no harm.",
            r#"{"status":"SUCCESS","code":"000000","code":"000000","data":DATA}"#,
            &[("/code", "duplicate-field")],
        ),
        envelope(
            "unknown-beside-data",
            "A member beside data that nobody knows.",
            r#"{"status":"SUCCESS","code":"000000","data":DATA,"traceId":"x"}"#,
            &[("/traceId", "unknown-field")],
        ),
        of(
            "amount-as-number",
            "A number where a string is documented: its digits are kept.",
            &amount("30.00"),
            &[("/data/singleUpperLimit", "type")],
        ),
        of(
            "amount-of-21-digits",
            "21 digits and 8 places: more than a double has.",
            &amount("\"123456789012345678901.12345678\""),
            &[],
        ),
        of(
            "amount-number-of-21-digits",
            "The same as a number: no digit is lost.",
            &amount("123456789012345678901.12345678"),
            &[("/data/singleUpperLimit", "type")],
        ),
        of(
            "amount-of-9-places",
            "One more decimal place than documented: kept, and told.",
            &amount("\"1.123456789\""),
            &[("/data/singleUpperLimit", "scale")],
        ),
        of(
            "amount-1e400",
            "A number that no double holds is kept as it is written.",
            &amount("1e400"),
            &[("/data/singleUpperLimit", "type")],
        ),
        of("amount-minus-zero", "-0 is kept as it is written.", &amount("\"-0\""), &[]),
        of("amount-negative", "A negative amount: kept.", &amount("\"-30.00\""), &[]),
        of(
            "amount-word",
            "A word where an amount belongs: kept, and told.",
            &amount("\"many\""),
            &[("/data/singleUpperLimit", "type")],
        ),
        of(
            "amount-empty",
            "An empty text where an amount belongs: kept, and told.",
            &amount("\"\""),
            &[("/data/singleUpperLimit", "type")],
        ),
        of(
            "text-as-number",
            "A number where a text is documented becomes its digits.",
            &with("\"s\"", "12345678901234567890"),
            &[("/data/serviceName", "type")],
        ),
        of(
            "id-as-number",
            "An id of 19 digits as a number: no digit is lost.",
            &more("\"contractId\":9007199254740993123"),
            &[("/data/contractId", "type")],
        ),
        of(
            "optional-null",
            "An optional member that is null is as if it were not there.",
            &more("\"openUserId\":null"),
            &[],
        ),
        of(
            "optional-object",
            "An optional member that cannot be read is left out, and told.",
            &more("\"openUserId\":{}"),
            &[("/data/openUserId", "type")],
        ),
        of(
            "same-value-twice",
            "The same member twice with the same value: told, and no harm.",
            &more("\"serviceName\":\"s\""),
            &[("/data/serviceName", "duplicate-field")],
        ),
        of(
            "unknown-object",
            "A whole object that nobody knows.",
            &more("\"x\":{\"y\":[1,{\"z\":null}]}"),
            &[("/data/x", "unknown-field")],
        ),
        of(
            "pointer-of-an-odd-name",
            "A name with slash and tilde is escaped in its pointer.",
            &more("\"a/b~c\":1"),
            &[("/data/a~1b~0c", "unknown-field")],
        ),
        of(
            "text-beyond-ascii",
            "A text of characters beyond ASCII, escaped and not.",
            &with("\"s\"", r#""\u51b0冰\ud83c\udf66""#),
            &[],
        ),
    ]
}

fn odd(
    endpoint: &Endpoint,
    id: &str,
    why: &str,
    body: &str,
    data: &str,
    deviations: &[(&str, &'static str)],
) -> Entry {
    let deviations: Vec<Finding> =
        deviations.iter().map(|(pointer, rule)| Finding::new(pointer, rule, None)).collect();
    let data = normal_data(endpoint, &endpoint.response, &Json::of(data));
    let entry = question(endpoint, &format!("success-{id}"), body).why(why);
    success(entry.basis("protocol:/envelope"), Some("000000"), data, &deviations)
}

/// Replies that say success and cannot be relied on.
fn unreadable(endpoint: &Endpoint) -> Vec<Entry> {
    let of = |id: &str, why: &str, body: &str, code, reason| {
        let body = body.replace("DATA", CONTRACT_DATA);
        unread(endpoint, &format!("unreadable-{id}"), why, &body, code, true, reason)
    };
    vec![
        of(
            "no-code",
            "The status says success, and there is no code.",
            r#"{"status":"SUCCESS","data":DATA}"#,
            None,
            ("/code", "required"),
        ),
        of(
            "data-missing",
            "A success that promises data, and has none.",
            r#"{"status":"SUCCESS","code":"000000"}"#,
            Some("000000"),
            ("/data", "required"),
        ),
        of(
            "required-missing",
            "A success without a required member.",
            r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"INITIAL"}}"#,
            Some("000000"),
            ("/data/singleUpperLimit", "required"),
        ),
        of(
            "truncated",
            "A success whose text breaks off: it is not garbage, the order may be paid.",
            r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"INI"#,
            Some("000000"),
            ("", "json"),
        ),
        of(
            "data-text",
            "A success whose data is a text.",
            r#"{"status":"SUCCESS","code":"000000","data":"DONE"}"#,
            Some("000000"),
            ("/data", "type"),
        ),
        of(
            "amount-list",
            "A success whose amount is a list.",
            r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"INITIAL","merchantContractCode":"a1","serviceName":"s","singleUpperLimit":["30.00"],"currency":"USDT"}}"#,
            Some("000000"),
            ("/data/singleUpperLimit", "type"),
        ),
        of(
            "two-amounts",
            "A success with two amounts that differ: neither counts.",
            r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"INITIAL","merchantContractCode":"a1","serviceName":"s","singleUpperLimit":"30.00","singleUpperLimit":"3.00","currency":"USDT"}}"#,
            Some("000000"),
            ("/data/singleUpperLimit", "duplicate-field"),
        ),
    ]
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
