//! Replies whose envelope could be read and whose data could not, and such without an envelope.

use binance_pay::direct_debit::contract::query::Query;
use binance_pay::{Endpoint, Error, Limits, ResultCode, Retry, Rule, Violation};
use binance_pay_tests::remarks::details;

use crate::{
    CONTRACT, contract, contract_but, data_error, envelope, lost, no_envelope, page_but, read,
    read_page,
};

#[test]
fn data_that_is_not_there() {
    let required = |found: &str| vec![format!("/data required null {found:?} [400100]")];
    assert_eq!(lost(envelope("null")), required("null"));
    assert_eq!(lost(r#"{"status":"SUCCESS","code":"000000"}"#), required("nothing"));
    assert_eq!(lost(r#"{"code":"000000"}"#), required("nothing"));
    assert_eq!(lost(r#"{"status":"REPEAT_REQ_SUCCESS","code":"000001"}"#), required("nothing"));
}

#[test]
fn data_of_another_type() {
    for (data, found) in [
        ("[]", "array"),
        ("[\"CONTRACT_SIGNED\",\"a\",null,\"s\",null,null,\"30\",\"USDT\",null,null]", "array"),
        ("\"text\"", "string"),
        ("7", "number"),
        ("true", "boolean"),
    ] {
        assert_eq!(lost(envelope(data)), [format!("/data type \"object\" {found:?} [400100]")]);
    }
}

#[test]
fn an_array_is_no_object_wherever_it_stands() {
    let rows = r#"[["i","n","t","m","PENDING",["CONVERT"],["::1"]]]"#;
    let error = data_error(read_page(envelope(&format!("{{\"total\":1,\"rows\":{rows}}}"))));
    assert_eq!(details(error.violations()), [r#"/data/rows/0 type "object" "array" [400100]"#]);
    assert!(matches!(
        read_page(r#"["SUCCESS","000000",{"total":1,"rows":[]},null]"#),
        Err(Error::Body(_))
    ));
    let error = data_error(read_page(envelope("[1,[]]")));
    assert_eq!(details(error.violations()), [r#"/data type "object" "array" [400100]"#]);
}

#[test]
fn everything_that_is_missing_is_told() {
    assert_eq!(
        lost(envelope("{}")),
        ["bizStatus", "currency", "merchantContractCode", "serviceName", "singleUpperLimit"]
            .map(|name| format!("/data/{name} required null \"nothing\" [400100]"))
    );
    let body = page_but(r#""authorizationId":"i","#, r#""authorizationId":null,"more":1,"#)
        .replace("\"total\":1,", "\"total\":1.5,")
        .replace("[\"CONVERT\"]", "{}");
    let error = data_error(read_page(body));
    assert!(error.reported_success());
    assert_eq!(
        details(error.violations()),
        [
            r#"/data/rows/0/authorizationId required null "null" [400100]"#,
            r#"/data/rows/0/more unknown-field null "more" []"#,
            r#"/data/rows/0/scopes type "array" "object" [400100]"#,
            r#"/data/total type "integer" "number" [400100]"#,
        ]
    );
}

#[test]
fn required_members_of_another_type() {
    for (from, to, expected) in [
        ("\"Demo\"", "{}", r#"/data/serviceName type "string" "object" [400100]"#),
        ("\"Demo\"", "[\"Demo\"]", r#"/data/serviceName type "string" "array" [400100]"#),
        ("\"30\"", "true", r#"/data/singleUpperLimit type "decimal" "boolean" [400100]"#),
        ("\"30\"", "[30]", r#"/data/singleUpperLimit type "decimal" "array" [400100]"#),
        ("\"CONTRACT_SIGNED\"", "{}", r#"/data/bizStatus type "string" "object" [400100]"#),
    ] {
        assert_eq!(lost(contract_but(from, to)), [expected]);
    }
    for total in ["1e400", "9223372036854775808", "0.5", "\"two\"", "\"\"", "true", "[]", "{}"] {
        let error = data_error(read_page(page_but("\"total\":1", &format!("\"total\":{total}"))));
        let told = details(error.violations());
        assert!(told[0].starts_with("/data/total type \"integer\"") && told.len() == 1, "{told:?}");
    }
    for items in ["[null]", "[[]]", "[{}]"] {
        let error = data_error(read_page(page_but("[\"::1\"]", items)));
        assert!(
            details(error.violations())[0].starts_with("/data/rows/0/ipWhitelist/0 "),
            "{items}"
        );
    }
    let error = data_error(read_page(page_but("[{", "[null,{")));
    assert_eq!(details(error.violations()), [r#"/data/rows/0 required null "null" [400100]"#]);
}

#[test]
fn a_lone_surrogate_is_no_text() {
    let told = lost(contract_but("\"Demo\"", r#""\ud800""#));
    assert_eq!(told, [r#"/data/serviceName type "string" "malformed string" [400100]"#]);
    let error = data_error(read(contract("").replace("\"SUCCESS\"", "\"\\ud800\"")));
    assert!(!error.reported_success() || error.code() == Some(&ResultCode::Success));
    assert!(error.violations()[0].pointer() == "/status");
}

#[test]
fn an_envelope_that_cannot_be_relied_on() {
    let error = data_error(read(format!(r#"{{"status":"SUCCESS","data":{CONTRACT}}}"#)));
    assert!(error.reported_success() && error.code().is_none());
    assert_eq!((error.status(), error.retry()), (Some("SUCCESS"), Retry::Never));
    let error = data_error(read(r#"{"status":"FAIL","errorMessage":"no"}"#));
    assert!(!error.reported_success() && error.code().is_none());
    for code in ["{}", "[]", "[\"000000\"]"] {
        let body = format!(r#"{{"status":"SUCCESS","code":{code},"data":{CONTRACT}}}"#);
        let error = data_error(read(body));
        assert_eq!(error.violations()[0].pointer(), "/code");
        assert_eq!(error.code(), None);
    }
    let error =
        data_error(read(format!(r#"{{"status":["SUCCESS"],"code":"000000","data":{CONTRACT}}}"#)));
    assert_eq!(error.violations()[0].pointer(), "/status");
    assert_eq!(error.code(), Some(&ResultCode::Success));
}

#[test]
fn a_success_that_is_lost_is_never_repeated_and_says_so() {
    let error = read(envelope("{}")).unwrap_err();
    assert!(error.is_unread_success() && !error.is_api_failure());
    assert_eq!(error.retry(), Retry::Never);
    assert_eq!((error.code(), error.http_status()), (Some(&ResultCode::Success), Some(207)));
    assert!(
        error
            .to_string()
            .starts_with("the server reports success, but its reply cannot be read:\n")
    );
    let failure = read(r#"{"status":"FAIL"}"#).unwrap_err();
    assert!(!failure.is_unread_success() && failure.retry() == Retry::Later);
    assert!(failure.to_string().starts_with("the server's reply cannot be read:\n"));
}

#[test]
fn bodies_without_an_envelope() {
    let html = "<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD></HTML>";
    for body in [
        html,
        "",
        " \n",
        "null",
        "[]",
        "[{}]",
        "\"SUCCESS\"",
        "42",
        "{}",
        "{",
        "{\"a\"",
        "\u{feff}{}",
        "x",
    ] {
        let error = no_envelope(body);
        assert_eq!(error.retry(), Retry::Later);
        assert!(
            error.to_string().starts_with("HTTP status 207, and the body is no reply of the API: ")
        );
    }
    assert_eq!(
        no_envelope("{}").violation().to_string(),
        "/code: required, found nothing (400100)"
    );
    assert!(no_envelope("").violation().rule().as_str() == "json");
    assert_eq!(
        no_envelope(r#"{"code":["000000"]}"#).violation().to_string(),
        "/code: must be string, found array (400100)"
    );
    let other = no_envelope(r#"{"exist":true,"downloadUrl":"https://example.com"}"#);
    assert_eq!((other.violation().pointer(), other.http_status()), ("/code", 207));
}

#[test]
fn bodies_that_are_too_large() {
    let body = contract("");
    let exact = Limits { reply_bytes: body.len(), ..Limits::default() };
    assert!(Query::decode_with(200, body.as_bytes(), &exact).is_ok());
    let less = Limits { reply_bytes: body.len() - 1, ..Limits::default() };
    let Err(Error::Body(error)) = Query::decode_with(200, body.as_bytes(), &less) else {
        panic!("beyond the limit and read");
    };
    assert_eq!(
        details([error.violation()]),
        [format!(" too-large {} \"{} bytes\" [400104]", body.len() - 1, body.len())]
    );
    assert_eq!(error.raw(), b"", "what is beyond the limit is not copied");
}

#[test]
fn bodies_that_nest_too_deep_or_hold_too_much() {
    let deep =
        |levels: usize| contract(&format!(",\"x\":{}{}", "[".repeat(levels), "]".repeat(levels)));
    // The envelope and the data are two levels.
    assert_eq!(read(deep(30)).unwrap().deviations.len(), 1);
    for levels in [31, 10_000] {
        let told = lost(deep(levels));
        assert_eq!(told, [" too-deep 32 \"nested deeper\" []"]);
    }
    let html = "[".repeat(100_000);
    assert_eq!(no_envelope(html).violation().rule().as_str(), "too-deep");
    let limits = Limits { members: 4, ..Limits::default() };
    let error = data_error(Query::decode_with(200, contract("").as_bytes(), &limits));
    assert!(error.reported_success() && details(error.violations())[0].contains("too-large 4"));
    // As documented, and still too deep for who allows less.
    for depth in [0, 1] {
        let limits = Limits { depth, ..Limits::default() };
        let error = data_error(Query::decode_with(200, contract("").as_bytes(), &limits));
        let told = format!(" too-deep {depth} \"nested deeper\" []");
        assert_eq!(details(error.violations()), [told]);
    }
    let limits = Limits { depth: 2, ..Limits::default() };
    assert!(Query::decode_with(200, contract("").as_bytes(), &limits).is_ok());
}

/// Strangers do not hide what counts, and do not fill the memory: they are counted.
#[test]
fn any_number_of_strangers() {
    let many: String = (0..20_000).map(|index| format!("\"x{index}\":0,")).collect();
    let body = contract("").replacen('{', &format!("{{{many}"), 1);
    let reply = read(&body).unwrap();
    assert_eq!(reply.data.currency, "USDT");
    let last = reply.deviations.last().unwrap();
    assert_eq!((last.rule().as_str(), last.found()), ("too-large", "20000 violations"));
    assert!(reply.deviations.len() < 20_000);
    let lost = contract_but("\"USDT\"", &format!("null,{}", many.trim_end_matches(',')));
    let error = data_error(read(&lost));
    assert_eq!(error.violations()[0].pointer(), "/data/currency", "the reason comes first");
    let twice = contract_but("\"USDT\"", &format!("\"USDT\",{many}\"currency\":\"EUR\""));
    let error = data_error(read(&twice));
    let told = error.violations().iter().find(|one| one.rule() == Rule::DuplicateField);
    assert_eq!(told.map(Violation::pointer), Some("/data/currency"));
}
