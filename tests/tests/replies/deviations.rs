//! Successes, and what is remarked on them.

use binance_pay::direct_debit::contract::query::{ContractStatus, Query, TerminationWay};
use binance_pay::service_provider::record::query::{RecordStatus, Scope};
use binance_pay::{Endpoint, ResultCode, Timestamp};

use crate::{CONTRACT, contract, contract_but, envelope, page, page_but, read, success};

#[test]
fn as_documented() {
    let reply = read(contract("")).unwrap();
    assert_eq!(reply.deviations, []);
    assert_eq!((reply.code(), reply.is_repeat()), (Some(&ResultCode::Success), false));
    assert_eq!(reply.data.biz_status, ContractStatus::ContractSigned);
    assert_eq!(reply.data.single_upper_limit.as_str(), "30");
    assert_eq!(reply.data_json(), CONTRACT);
    assert_eq!(reply.map(|contract| contract.currency).data, "USDT");
}

#[test]
fn the_http_status_is_kept_and_does_not_decide() {
    for status in [0, 200, 403, 500, u16::MAX] {
        let reply = Query::decode(status, contract("").as_bytes()).unwrap();
        assert_eq!(reply.http_status(), status);
    }
}

#[test]
fn members_may_come_in_any_order_and_layout() {
    let other = format!(
        "\n{{ \"data\" :\t{CONTRACT} ,\r\n\"code\":\"000000\",\"status\":\"SUCCESS\" }} \n"
    );
    let (data, told) = success(other);
    assert_eq!((data, told), success(contract("")));
    let escaped =
        contract("").replace("\"status\"", "\"st\\u0061tus\"").replace("USDT", "\\u0055SDT");
    assert_eq!(success(escaped), success(contract("")));
}

#[test]
fn a_success_needs_no_status_and_may_have_an_empty_message() {
    for envelope in [
        format!(r#"{{"code":"000000","data":{CONTRACT}}}"#),
        format!(r#"{{"status":"SUCCESS","code":"000000","data":{CONTRACT},"errorMessage":null}}"#),
        format!(r#"{{"status":"SUCCESS","code":"000000","data":{CONTRACT},"errorMessage":""}}"#),
    ] {
        assert_eq!(success(envelope), success(contract("")));
    }
}

#[test]
fn a_status_of_null_is_remarked_on() {
    let body = format!(r#"{{"status":null,"code":"000000","data":{CONTRACT}}}"#);
    assert_eq!(success(body).1, [r#"/status type "string" "null" [400100]"#]);
}

#[test]
fn a_repeated_request() {
    let body = format!(r#"{{"status":"REPEAT_REQ_SUCCESS","code":"000001","data":{CONTRACT}}}"#);
    let reply = read(&body).unwrap();
    assert_eq!((reply.code(), reply.is_repeat()), (Some(&ResultCode::RepeatReqSuccess), true));
    assert_eq!(reply.deviations, []);
    let reply = read(body.replace("REPEAT_REQ_SUCCESS", "SUCCESS")).unwrap();
    assert!(reply.is_repeat());
    let told: Vec<String> = reply.deviations.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["/status: SUCCESS is none of REPEAT_REQ_SUCCESS (400102)"]);
}

#[test]
fn texts_for_numbers() {
    let (data, told) = page(page_but("\"total\":1", "\"total\":\"2\""));
    assert_eq!(
        (data.total, told),
        (2, vec![r#"/data/total type "integer" "string" [400100]"#.into()])
    );
    let (data, told) = success(contract(
        r#","contractTerminationWay":"3","contractTerminationTime":"1611232922428""#,
    ));
    assert_eq!(data.contract_termination_way, Some(TerminationWay::ByMerchantOpenapi));
    let time = data.contract_termination_time.map(Timestamp::as_millis);
    assert_eq!(time, Some(1_611_232_922_428));
    assert!(
        told.contains(&r#"/data/contractTerminationWay type "integer" "string" [400100]"#.into())
    );
    assert!(
        told.contains(
            &r#"/data/contractTerminationTime type "timestamp" "string" [400100]"#.into()
        )
    );
}

#[test]
fn other_forms_of_integers() {
    for (text, value) in [("2.0", 2), ("2e0", 2), ("200e-2", 2), ("-0", 0), ("1E2", 100)] {
        let (data, told) = page(page_but("\"total\":1", &format!("\"total\":{text}")));
        assert_eq!(data.total, value, "{text}");
        assert_eq!(told, [r#"/data/total type "integer" "number" [400100]"#], "{text}");
    }
}

#[test]
fn numbers_and_booleans_for_texts() {
    for (json, text, found) in
        [("7", "7", "number"), ("1.50", "1.50", "number"), ("true", "true", "boolean")]
    {
        let (data, told) = page(page_but("\"n\"", json));
        assert_eq!(data.rows[0].merchant_name, text);
        assert_eq!(told, [format!("/data/rows/0/merchantName type \"string\" {found:?} [400100]")]);
        let (data, told) = page(page_but("\"do-not-show\"", json));
        assert_eq!(data.rows[0].authorization_token.expose(), text);
        assert_eq!(told.len(), 1, "{told:?}");
        let (data, told) = page(page_but("\"::1\"", json));
        assert_eq!((&*data.rows[0].ip_whitelist[0], told.len()), (text, 1));
    }
}

#[test]
fn numbers_for_ids_and_decimals_keep_every_digit() {
    let (data, told) = success(
        contract_but("\"30\"", "12345678901234567.12345678")
            .replace("}}", r#","contractId":9007199254740993}}"#),
    );
    assert_eq!(data.single_upper_limit.as_str(), "12345678901234567.12345678");
    assert_eq!(data.contract_id.unwrap().as_str(), "9007199254740993");
    assert_eq!(
        told,
        [
            r#"/data/contractId type "string" "number" [400100]"#,
            r#"/data/singleUpperLimit type "string" "number" [400100]"#
        ]
    );
}

#[test]
fn numbers_beyond_every_float() {
    let (data, _) = success(contract(r#","contractId":"123456789012345678901""#));
    assert_eq!(data.contract_id.unwrap().as_str(), "123456789012345678901");
    for (text, places) in [("1e400", 0), ("1e-400", 400), ("-0.1E-8", 9), ("0e999999999", 0)] {
        let (data, told) = success(contract_but("\"30\"", text));
        assert_eq!(
            (data.single_upper_limit.as_str(), data.single_upper_limit.scale()),
            (text, Some(places))
        );
        let scale =
            format!("/data/singleUpperLimit scale 8 \"{places} decimal places\" [400101,400102]");
        assert_eq!(told.contains(&scale), places > 8, "{told:?}");
    }
    let digits = "9".repeat(5_000);
    let (data, _) = success(contract_but("\"30\"", &digits));
    assert_eq!(data.single_upper_limit.as_str(), digits);
}

#[test]
fn text_that_is_no_number_is_kept() {
    let (data, told) =
        success(contract_but("\"30\"", "\"unlimited\"").replace("}}", r#","contractId":"C-1"}}"#));
    assert_eq!(data.single_upper_limit.as_str(), "unlimited");
    assert_eq!(data.contract_id.unwrap().as_str(), "C-1");
    assert_eq!(
        told,
        [
            r#"/data/contractId type "id" "C-1" [400100]"#,
            r#"/data/singleUpperLimit type "decimal" "unlimited" [400100]"#
        ]
    );
}

#[test]
fn unknown_values_of_enums_are_kept() {
    let (data, told) = success(contract_but("CONTRACT_SIGNED", "CONTRACT_PAUSED"));
    assert_eq!((data.biz_status.as_str(), data.biz_status.is_known()), ("CONTRACT_PAUSED", false));
    assert!(told[0].starts_with("/data/bizStatus enum [\"INITIAL\""), "{told:?}");
    assert!(told[0].ends_with("\"CONTRACT_PAUSED\" [400102]"), "{told:?}");
    let (data, told) = page(page_but("\"CONVERT\"", "\"CONVERT\",\"LEND\",7"));
    let scopes: Vec<&str> = data.rows[0].scopes.iter().map(Scope::as_str).collect();
    assert_eq!(scopes, ["CONVERT", "LEND", "7"]);
    assert_eq!(told.len(), 3, "two unknown values, one of them a number: {told:?}");
    assert_eq!(data.rows[0].status, RecordStatus::Pending);
    let (data, told) = success(
        contract_but("CONTRACT_SIGNED", "CONTRACT_TERMINATED")
            .replace("}}", r#","contractTerminationWay":-9223372036854775808}}"#),
    );
    assert_eq!(data.contract_termination_way.unwrap().as_i64(), i64::MIN);
    assert_eq!(
        told,
        [r#"/data/contractTerminationWay enum [0,1,2,3] "-9223372036854775808" [400102]"#]
    );
}

#[test]
fn unknown_members_are_remarked_on_with_their_text() {
    let body = page_but("\"merchantId\"", "\"a/b~c\": { \"x\": [1.50] },\"merchantId\"")
        .replace("\"total\"", "\"merchantid\":50.00000000,\"total\"")
        .replace("\"code\"", "\"traceId\": \"t\",\"code\"");
    let reply = crate::read_page(&body).unwrap();
    let told: Vec<(&str, &str, Option<&str>)> = reply
        .deviations
        .iter()
        .map(|one| (one.pointer(), one.rule().as_str(), one.raw()))
        .collect();
    assert_eq!(
        told,
        [
            ("/traceId", "unknown-field", Some("\"t\"")),
            ("/data/merchantid", "unknown-field", Some("50.00000000")),
            ("/data/rows/0/a~1b~0c", "unknown-field", Some("{ \"x\": [1.50] }")),
        ]
    );
    assert_eq!(reply.data.total, 1);
}

#[test]
fn optional_members_that_cannot_be_read_are_none() {
    for raw in
        ["{\"a\":1}", "[ 1 ]", "\"soon\"", "1.5", "true", "99999999999999999999", "\"\\ud800\""]
    {
        let body = contract(&format!(",\"contractTerminationWay\":{raw}"));
        let reply = read(&body).unwrap();
        assert_eq!(reply.data.contract_termination_way, None, "{raw}");
        let [one] = &*reply.deviations else { panic!("{:?}", reply.deviations) };
        assert_eq!((one.pointer(), one.rule().as_str()), ("/data/contractTerminationWay", "type"));
        assert_eq!(one.raw(), Some(raw));
    }
    for raw in ["{}", "[\"a\"]", "\"\\udc00\""] {
        let reply = read(contract(&format!(",\"openUserId\":{raw}"))).unwrap();
        assert_eq!((reply.data.open_user_id, reply.deviations[0].raw()), (None, Some(raw)));
    }
    for raw in ["{}", "[]", "true"] {
        let reply = read(contract(&format!(",\"contractId\":{raw}"))).unwrap();
        assert_eq!((reply.data.contract_id, reply.deviations[0].raw()), (None, Some(raw)));
    }
    for raw in ["0", "1611232922", "-1", "1611232922428000", "\"2021-01-21\"", "{}"] {
        let reply = read(contract(&format!(",\"contractTerminationTime\":{raw}"))).unwrap();
        let [one] = &*reply.deviations else { panic!("{:?}", reply.deviations) };
        assert_eq!((reply.data.contract_termination_time, one.raw()), (None, Some(raw)));
    }
}

#[test]
fn optional_members_may_be_null() {
    let (data, told) = success(contract(
        ",\"contractId\":null,\"openUserId\":null,\"contractTerminationWay\":null,\"contractTerminationTime\":null",
    ));
    assert_eq!((data.contract_id, data.open_user_id, told), (None, None, vec![]));
}

#[test]
fn limits_are_remarked_on_and_never_refused() {
    let long = "s".repeat(33);
    let (data, told) = success(
        contract_but("\"Demo\"", &format!("\"{long}\""))
            .replace("c0ecfb", "a b ü")
            .replace("\"30\"", "\"0.123456789\""),
    );
    assert_eq!((data.service_name, data.merchant_contract_code), (long, "a b ü".to_owned()));
    assert_eq!(
        told,
        [
            r#"/data/merchantContractCode charset "alnum" "' ' (U+0020) at character 2" [400103]"#,
            r#"/data/serviceName maxLength 32 "33 characters" [400101]"#,
            r#"/data/singleUpperLimit scale 8 "9 decimal places" [400101,400102]"#,
        ]
    );
}

#[test]
fn a_message_of_another_type_costs_nothing() {
    let body = |message: &str| {
        format!(
            r#"{{"status":"SUCCESS","code":"000000","data":{CONTRACT},"errorMessage":{message}}}"#
        )
    };
    for (message, found) in
        [("7", "number"), ("false", "boolean"), ("{}", "object"), ("[]", "array")]
    {
        let (_, told) = success(body(message));
        assert_eq!(told, [format!("/errorMessage type \"string\" {found:?} [400100]")]);
    }
}

#[test]
fn what_is_found_is_shown_in_64_characters() {
    let (_, told) = success(contract_but("CONTRACT_SIGNED", &"X".repeat(1_000)));
    assert!(
        told[0].contains(&format!("{}\u{2026}", "X".repeat(63))) && told[0].len() < 300,
        "{told:?}"
    );
    let (_, told) = success(envelope(&CONTRACT.replace("\"30\"", "\"\\u001b[2J\"")));
    assert!(told[0].contains("\\u{1b}"), "{told:?}");
}
