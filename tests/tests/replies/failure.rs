//! The server's failures, in every shape that was seen.

use binance_pay::{Error, Repeat, ResultCode, Retry};
use binance_pay_tests::remarks::details;

use crate::{CONTRACT, failed, read};

#[test]
fn as_documented() {
    let error = failed(
        r#"{"status":"FAIL","code":"400003","errorMessage":"Timestamp for this request is outside of the recvWindow."}"#,
    );
    assert_eq!((error.status(), error.code()), (Some("FAIL"), &ResultCode::InvalidTimestamp));
    assert_eq!(error.message(), Some("Timestamp for this request is outside of the recvWindow."));
    assert_eq!((error.deviations(), error.retry()), (&[][..], Retry::AfterClockSync));
    let text = error.to_string();
    assert!(
        text.starts_with("the server answers 400003 INVALID_TIMESTAMP: Timestamp for"),
        "{text}"
    );
    assert!(text.contains(error.code().remedy().unwrap()), "{text}");
}

#[test]
fn without_a_message() {
    for body in [
        r#"{"status":"FAIL","code":"406207"}"#,
        r#"{"status":"FAIL","code":"406207","errorMessage":null}"#,
        r#"{"status":"FAIL","code":"406207","errorMessage":null,"data":null}"#,
    ] {
        let error = failed(body);
        assert_eq!((error.message(), error.deviations()), (None, &[][..]));
        assert_eq!(error.code().name(), Some("PAYMENT_DIRECT_DEBIT_CONTRACT_NOT_FOUND"));
    }
}

#[test]
fn an_unknown_code_is_kept() {
    for code in ["999999", "", "ABC", " 000000", "000000 ", "0000000", "００００００"] {
        let error = failed(format!(r#"{{"status":"FAIL","code":"{code}"}}"#));
        assert_eq!((error.code().as_str(), error.code().is_known()), (code, false));
        assert_eq!((error.code().name(), error.retry()), (None, Retry::Unknown));
    }
}

#[test]
fn a_numeric_code_is_its_digits_and_never_padded() {
    let error = failed(r#"{"code":0,"msg":"Service unavailable from a restricted location"}"#);
    assert_eq!((error.code().as_str(), error.code().is_known()), ("0", false));
    assert_eq!(error.message(), Some("Service unavailable from a restricted location"));
    assert_eq!(
        details(error.deviations()),
        [r#"/code type "string" "number" [400100]"#, r#"/msg unknown-field null "msg" []"#]
    );
    let error = failed(r#"{"status":"FAIL","code":400003}"#);
    assert_eq!(error.code(), &ResultCode::InvalidTimestamp);
    for code in ["0.0", "0e0", "-0", "1", "1e5", "000000".trim_start_matches("00000")] {
        let error = failed(format!(r#"{{"status":"SUCCESS","code":{code},"data":{CONTRACT}}}"#));
        assert_eq!(error.code().as_str(), code);
    }
    assert_eq!(failed(r#"{"status":"FAIL","code":true}"#).code().as_str(), "true");
}

#[test]
fn with_msg_or_error_data() {
    let error = failed(r#"{"code":"400002","msg":"Signature for this request is not valid."}"#);
    assert_eq!((error.status(), error.code()), (None, &ResultCode::InvalidSignature));
    assert_eq!(error.message(), Some("Signature for this request is not valid."));
    assert_eq!(details(error.deviations()), [r#"/msg unknown-field null "msg" []"#]);
    let error = failed(
        r#"{"status":"ERROR","type":"SYS","code":"100001001","errorData":"System abnormality"}"#,
    );
    assert_eq!((error.status(), error.message()), (Some("ERROR"), Some("System abnormality")));
    assert_eq!(
        details(error.deviations()),
        [
            r#"/errorData unknown-field null "errorData" []"#,
            r#"/status enum ["FAIL"] "ERROR" [400102]"#,
            r#"/type unknown-field null "type" []"#,
        ]
    );
    assert!(error.code().is_known() && error.code().remedy().is_some());
}

#[test]
fn the_documented_message_wins() {
    for body in [
        r#"{"status":"FAIL","code":"400000","errorMessage":"a","msg":"b"}"#,
        r#"{"status":"FAIL","code":"400000","msg":"b","errorMessage":"a"}"#,
        r#"{"status":"FAIL","code":"400000","errorData":"c","msg":"b","errorMessage":"a"}"#,
    ] {
        assert_eq!(failed(body).message(), Some("a"), "{body}");
    }
    let null = failed(r#"{"status":"FAIL","code":"400000","msg":"b","errorMessage":null}"#);
    assert_eq!(null.message(), Some("b"));
    let odd = failed(r#"{"status":"FAIL","code":"400000","errorMessage":{"a":1},"msg":7}"#);
    assert_eq!(odd.message(), Some("7"));
}

#[test]
fn status_and_code_that_disagree_are_a_failure() {
    for (status, code, expected) in [
        ("SUCCESS", "400000", r#"/status enum ["FAIL"] "SUCCESS" [400102]"#),
        ("FAIL", "000000", r#"/status enum ["SUCCESS"] "FAIL" [400102]"#),
        ("ERROR", "000000", r#"/status enum ["SUCCESS"] "ERROR" [400102]"#),
        ("success", "000000", r#"/status enum ["SUCCESS"] "success" [400102]"#),
        (
            "REPEAT_REQ_SUCCESS",
            "000000",
            r#"/status enum ["SUCCESS"] "REPEAT_REQ_SUCCESS" [400102]"#,
        ),
        ("REPEAT_REQ_SUCCESS", "400000", r#"/status enum ["FAIL"] "REPEAT_REQ_SUCCESS" [400102]"#),
        ("FAIL", "000001", r#"/status enum ["REPEAT_REQ_SUCCESS"] "FAIL" [400102]"#),
    ] {
        let error = failed(format!(r#"{{"status":"{status}","code":"{code}","data":{CONTRACT}}}"#));
        assert_eq!((error.status(), error.code().as_str()), (Some(status), code));
        assert_eq!(details(error.deviations()), [expected]);
    }
}

#[test]
fn data_of_a_failure_is_not_looked_at() {
    let error = failed(r#"{"status":"FAIL","code":"400000","data":{"bizStatus":[1]}}"#);
    assert!(error.deviations().is_empty() && error.raw().contains("[1]"));
}

#[test]
fn control_characters_of_the_server_reach_no_terminal() {
    let error = failed(r#"{"status":"FAIL","code":"4\u001b","errorMessage":"\u001b[2Jboo\n"}"#);
    assert!(!error.to_string().chars().any(char::is_control), "{error}");
    assert_eq!(error.message(), Some("\u{1b}[2Jboo\n"));
}

#[test]
fn the_error_says_what_to_do() {
    let error = read(r#"{"status":"FAIL","code":"400000"}"#).unwrap_err();
    assert!(error.is_api_failure() && !error.is_unread_success());
    assert_eq!((error.code(), error.http_status()), (Some(&ResultCode::UnknownError), Some(207)));
    assert_eq!(error.retry(), Retry::Later, "asking twice is {:?}", Repeat::Safe);
    assert!(matches!(error, Error::Api(_)));
}
