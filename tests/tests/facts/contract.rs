//! The page `api-directdebit-query-contract`.

use binance_pay::direct_debit::contract::query::{
    Contract, ContractQuery, ContractStatus, Query, TerminationWay,
};
use binance_pay::{Endpoint, EndpointInfo, Repeat};
use binance_pay_tests::Json;
use binance_pay_tests::remarks::limits;

use crate::probe::{Request, number, text};
use crate::reading::Reply;

const CODE: &str = "merchantContractCode";

fn by_code() -> Request<Query> {
    Request::new(r#"{"merchantContractCode":"a"}"#)
}

fn by_id() -> Request<Query> {
    Request::new(r#"{"contractId":"1"}"#)
}

#[test]
fn the_endpoint() {
    let info = Query::INFO;
    assert_eq!(info.id(), "direct-debit.contract.query");
    assert_eq!(info.method(), "POST");
    assert_eq!(info.path(), "/binancepay/openapi/direct-debit/contract/query");
    assert_eq!(info.audience(), "whitelisted-merchant");
    assert_eq!(info.page(), "api-directdebit-query-contract");
    assert_eq!((info.repeat(), info.deprecated()), (Repeat::Safe, None));
    assert!(!info.has_secrets());
    assert_eq!(EndpointInfo::by_path(info.path()).map(EndpointInfo::id), Some(info.id()));
}

/// The 14 common ones and three of its own.
#[test]
fn its_result_codes() {
    let codes = Query::INFO.codes().iter().map(|code| (code.as_str(), code.name().unwrap()));
    assert_eq!(
        codes.collect::<Vec<_>>(),
        [
            ("400000", "UNKNOWN_ERROR"),
            ("400001", "INVALID_REQUEST"),
            ("400002", "INVALID_SIGNATURE"),
            ("400003", "INVALID_TIMESTAMP"),
            ("400004", "INVALID_API_KEY_OR_IP"),
            ("400005", "BAD_API_KEY_FMT"),
            ("400006", "BAD_HTTP_METHOD"),
            ("400007", "MEDIA_TYPE_NOT_SUPPORTED"),
            ("400008", "INVALID_REQUEST_BODY"),
            ("400100", "MANDATORY_PARAM_EMPTY_OR_MALFORMED"),
            ("400101", "INVALID_PARAM_WRONG_LENGTH"),
            ("400102", "INVALID_PARAM_WRONG_VALUE"),
            ("400103", "INVALID_PARAM_ILLEGAL_CHAR"),
            ("400104", "INVALID_REQUEST_TOO_LARGE"),
            ("400606", "MERCHANT_ACCESS_FORBIDDEN"),
            ("400702", "PAYMENT_INVALID_PARAM"),
            ("406207", "PAYMENT_DIRECT_DEBIT_CONTRACT_NOT_FOUND"),
        ]
    );
}

#[test]
fn request_has_two_fields() {
    let query = ContractQuery::by_merchant_contract_code("a").contract_id(7_u64);
    assert_eq!(
        format!("{query:?}"),
        r#"ContractQuery { merchant_contract_code: Some("a"), contract_id: Some(Id("7")) }"#
    );
    let body = Query::INFO.canonical_json(br#"{"contractId":7,"merchantContractCode":"a"}"#);
    assert_eq!(body.unwrap(), br#"{"merchantContractCode":"a","contractId":"7"}"#);
    by_code().refuses("merchantTradeNo", text("a"), &["/merchantTradeNo unknown-field null []"]);
}

#[test]
fn request_merchant_contract_code() {
    let request = by_code();
    request.accepts(CODE, text("a".repeat(32)));
    request.accepts(CODE, text("c0ecfb465e454560a5d8e307bbc407c5"));
    let too_long = "/merchantContractCode maxLength 32 [400101]";
    let strange = "/merchantContractCode charset \"alnum\" [400103]";
    request.refuses(CODE, text(""), &["/merchantContractCode minLength 1 [400100,400101]"]);
    request.refuses(CODE, text("a".repeat(33)), &[too_long]);
    request.refuses(CODE, text("ü".repeat(32)), &[strange]);
    request.refuses(CODE, text("ü".repeat(33)), &[strange, too_long]);
    for character in '\0'..='\u{7f}' {
        match character {
            '0'..='9' | 'A'..='Z' | 'a'..='z' => request.accepts(CODE, text(character)),
            _ => request.refuses(CODE, text(character), &[strange]),
        }
    }
    for letter in ["é", "ß", "中", "٣", "Ⅷ", "a\u{301}"] {
        request.refuses(CODE, text(letter), &[strange]);
    }
    for other in [number("1"), Json::Boolean(true), Json::of("[]"), Json::of("{}")] {
        request.refuses(CODE, other, &["/merchantContractCode type \"string\" [400100]"]);
    }
}

#[test]
fn request_contract_id() {
    let request = by_id();
    for digits in ["0", "9", "205611460060250112", "99999999999999999999", &"1".repeat(5_000)] {
        request.accepts("contractId", text(digits));
        request.accepts("contractId", number(digits));
    }
    let malformed = ["/contractId type \"id\" [400100]"];
    for other in ["", "a", "1.0", "-1", "1e3", "01", " 1", "1\n"] {
        request.refuses("contractId", text(other), &malformed);
    }
    for other in ["1.0", "-1", "1e3", "1E3", "-0"] {
        request.refuses("contractId", number(other), &malformed);
    }
    for other in [Json::Boolean(false), Json::of("[1]"), Json::of("{}")] {
        request.refuses("contractId", other, &malformed);
    }
}

/// Each is needed when the other is missing, and the id wins where both are there.
#[test]
fn request_needs_one_of_the_two() {
    let missing = [" at-least-one-of [\"contractId\",\"merchantContractCode\"] [400100]"];
    by_code().lacks(CODE, &missing);
    by_id().lacks("contractId", &missing);
    by_code().accepts("contractId", Json::Null);
    by_id().accepts(CODE, Json::Null);
    by_code().accepts("contractId", text("1"));
    let both = ContractQuery::by_contract_id(1_u64).merchant_contract_code("a");
    assert_eq!(
        limits(&both.advice()),
        ["/merchantContractCode ignored-if \"contractId is present\" []"]
    );
    assert_eq!(ContractQuery::by_contract_id(1_u64).advice(), []);
    assert_eq!(ContractQuery::by_merchant_contract_code("a").advice(), []);
}

fn reply() -> Reply {
    Reply::of::<Query>(
        r#"{"bizStatus":"CONTRACT_TERMINATED","merchantContractCode":"a","serviceName":"s",
            "singleUpperLimit":"30","currency":"USDT"}"#,
    )
}

#[test]
fn reply_has_ten_fields() {
    let contract = Contract::new(ContractStatus::Initial, "a", "s", 30, "USDT");
    assert_eq!(
        format!("{contract:?}"),
        "Contract { biz_status: Initial, merchant_contract_code: \"a\", contract_id: None, \
         service_name: \"s\", open_user_id: None, merchant_account_no: None, \
         single_upper_limit: Decimal(\"30\"), currency: \"USDT\", \
         contract_termination_way: None, contract_termination_time: None }"
    );
    reply().remarks("/zzz", text("x"), &["/data/zzz unknown-field null []"]);
}

#[test]
fn reply_fields_that_are_required() {
    for member in ["bizStatus", CODE, "serviceName", "singleUpperLimit", "currency"] {
        reply().requires(&format!("/{member}"));
    }
}

#[test]
fn reply_fields_that_are_optional() {
    let optional = [
        "contractId",
        "openUserId",
        "merchantAccountNo",
        "contractTerminationWay",
        "contractTerminationTime",
    ];
    for member in optional {
        reply().can_lack(member);
    }
}

#[test]
fn reply_texts() {
    reply().is_text("/merchantContractCode", true, Some(32));
    reply().is_text("/serviceName", false, Some(32));
    reply().is_text("/openUserId", false, None);
    reply().is_text("/merchantAccountNo", false, Some(64));
    reply().is_text("/currency", false, None);
}

#[test]
fn reply_biz_status() {
    for value in ["INITIAL", "CONTRACT_SIGNED", "CONTRACT_TERMINATED", "CONTRACT_EXPIRED"] {
        reply().takes("/bizStatus", text(value));
        assert!(ContractStatus::from(value).is_known());
    }
    for value in ["", "initial", "CONTRACT_PAUSED", "CONTRACT_SIGNED "] {
        let known = r#"["INITIAL","CONTRACT_SIGNED","CONTRACT_TERMINATED","CONTRACT_EXPIRED"]"#;
        reply().remarks(
            "/bizStatus",
            text(value),
            &[&format!("/data/bizStatus enum {known} [400102]")],
        );
    }
}

#[test]
fn reply_contract_id() {
    reply().takes("/contractId", text("9".repeat(19)));
    reply().takes("/contractId", text("0"));
    let too_long = "/data/contractId maxLength 19 [400101]";
    reply().remarks("/contractId", text("1".repeat(20)), &[too_long]);
    // The table types it as a number, the sample prints a string.
    let as_number = "/data/contractId type \"string\" [400100]";
    reply().remarks("/contractId", number("205611460060250112"), &[as_number]);
    reply().remarks("/contractId", number("1".repeat(20)), &[too_long, as_number]);
    reply().remarks("/contractId", text("x"), &["/data/contractId type \"id\" [400100]"]);
    let contract = Contract::new("INITIAL", "a", "s", 30, "USDT").contract_id(7_u64);
    assert!(serde_json::to_string(&contract).unwrap().contains(r#""contractId":"7""#));
}

#[test]
fn reply_single_upper_limit() {
    let pointer = "/singleUpperLimit";
    for value in ["30", "0", "-1", "0.12345678", "50.00000000", "3e1", &"9".repeat(40)] {
        reply().takes(pointer, text(value));
    }
    let places = "/data/singleUpperLimit scale 8 [400101,400102]";
    reply().remarks(pointer, text("0.123456789"), &[places]);
    reply().remarks(pointer, text("1.000000000"), &[places]);
    // The table types it as a number, the sample prints a string.
    let as_number = "/data/singleUpperLimit type \"string\" [400100]";
    reply().remarks(pointer, number("50.00000000"), &[as_number]);
    reply().remarks(pointer, number("0.123456789"), &[places, as_number]);
    reply().remarks(pointer, text("n/a"), &["/data/singleUpperLimit type \"decimal\" [400100]"]);
    let contract = Contract::new("INITIAL", "a", "s", 30, "USDT");
    assert!(serde_json::to_string(&contract).unwrap().contains(r#""singleUpperLimit":"30""#));
}

/// Both mean something for a terminated contract only.
#[test]
fn reply_termination() {
    for (value, way) in [
        ("0", TerminationWay::ByUser),
        ("1", TerminationWay::AutoExpire),
        ("2", TerminationWay::ByOperationTeam),
        ("3", TerminationWay::ByMerchantOpenapi),
    ] {
        reply().takes("/contractTerminationWay", number(value));
        assert_eq!(way.as_i64().to_string(), value);
    }
    for value in ["4", "-1"] {
        let unknown = "/data/contractTerminationWay enum [0,1,2,3] [400102]";
        reply().remarks("/contractTerminationWay", number(value), &[unknown]);
    }
    let as_text = "/data/contractTerminationWay type \"integer\" [400100]";
    reply().remarks("/contractTerminationWay", text("3"), &[as_text]);
    reply().takes("/contractTerminationTime", number("1611232922428"));
    let malformed = "/data/contractTerminationTime type \"timestamp\" [400100]";
    for other in [number("1611232922"), text("1611232922428"), text("2021-01-21")] {
        reply().remarks("/contractTerminationTime", other, &[malformed]);
    }
}

#[test]
fn reply_termination_of_what_is_not_terminated() {
    for status in ["INITIAL", "CONTRACT_SIGNED", "CONTRACT_EXPIRED"] {
        let reply: Reply = Reply::of::<Query>(&format!(
            r#"{{"bizStatus":"{status}","merchantContractCode":"a","serviceName":"s",
                "singleUpperLimit":"30","currency":"USDT"}}"#
        ));
        for (member, value) in
            [("contractTerminationWay", "0"), ("contractTerminationTime", "1611232922428")]
        {
            let when = "ignored-if \"bizStatus is not CONTRACT_TERMINATED\" []";
            let expected = format!("/data/{member} {when}");
            reply.remarks(&format!("/{member}"), number(value), &[&expected]);
        }
    }
}
