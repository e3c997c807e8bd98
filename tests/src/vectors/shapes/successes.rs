//! Successes that are not exactly as documented, and those that cannot be relied on.

use binance_pay_codegen::model::Endpoint;

use crate::Json;
use crate::vectors::decode::{normal_data, question, success};
use crate::vectors::entry::{Entry, Finding, findings, text};

pub(super) const CONTRACT_DATA: &str = r#"{"bizStatus":"INITIAL","merchantContractCode":"a1","serviceName":"s","singleUpperLimit":"30.00","currency":"USDT"}"#;

pub(super) fn unread(
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

/// Successes that are not exactly as documented, and what is left of them.
pub(super) fn successes(endpoint: &Endpoint) -> Vec<Entry> {
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
pub(super) fn unreadable(endpoint: &Endpoint) -> Vec<Entry> {
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
