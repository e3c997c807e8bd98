//! A success that may have no data.

use binance_pay::{Endpoint, Error, ResultCode};
use binance_pay_tests::golden;
use binance_pay_tests::remarks::remarks;

use crate::{Result, signed, success};

use golden::no_data::golden::no_data::{Answer, NoData, Question};

#[test]
fn nothing_is_a_success() -> Result {
    assert_eq!(signed(&Question::new()), "{}");
    assert_eq!(Question::new(), Question::default());
    for body in [
        r#"{"status":"SUCCESS","code":"000000","data":null}"#,
        r#"{"status":"SUCCESS","code":"000000"}"#,
        r#"{"status":"SUCCESS","code":"000000","data": null, "errorMessage": ""}"#,
    ] {
        let reply = NoData::decode(200, body.as_bytes())?;
        assert!(reply.data.is_none());
        assert_eq!((remarks(&reply.deviations), reply.data_json()), (vec![], "null"), "{body}");
        assert_eq!(reply.code(), Some(&ResultCode::Success));
        let erased = NoData::INFO.decode_json(200, body.as_bytes())?;
        assert_eq!((erased.data.as_str(), erased.deviations.len()), ("null", 0));
        assert_eq!(NoData::INFO.redact_json(&erased.data), "null");
    }
    let odd = br#"{"status":"SUCCESS","code":"000000","data":null,"more":1}"#;
    let reply = NoData::decode(200, odd)?;
    assert_eq!(
        (reply.data.is_none(), remarks(&reply.deviations)),
        (true, vec!["/more unknown-field".to_owned()])
    );
    let again = NoData::decode(200, br#"{"status":"REPEAT_REQ_SUCCESS","code":"000001"}"#)?;
    assert!(again.data.is_none() && again.is_repeat());
    Ok(())
}

#[test]
fn something_is_read_as_ever() -> Result {
    let reply = NoData::decode(200, success(r#"{"key":"do-not-show"}"#).as_bytes())?;
    let key = reply.data.as_ref().map(|answer: &Answer| answer.key.expose());
    assert_eq!((key, reply.deviations.len()), (Some("do-not-show"), 0));
    assert!(NoData::INFO.has_secrets() && !format!("{:?}", reply.data).contains("do-not-show"));
    assert!(!NoData::INFO.redact_json(reply.data_json()).contains("do-not-show"));
    let reply = NoData::decode(200, success(r#"{"key":1,"since":"x"}"#).as_bytes())?;
    assert_eq!(reply.data.map(|answer| answer.since), Some(None));
    assert_eq!(remarks(&reply.deviations), ["/data/key type", "/data/since type"]);
    Ok(())
}

#[test]
fn what_is_no_success_is_none() {
    for body in ["{}", "[]", r#"{"since":1}"#] {
        let error = NoData::decode(200, success(body).as_bytes()).unwrap_err();
        assert!(error.is_unread_success(), "{body}");
    }
    for body in [
        r#"{"status":"SUCCESS","code":"000000","data":null,"data":{"key":"k"}}"#,
        r#"{"status":"SUCCESS","data":null}"#,
        r#"{"status":"FAIL","code":"000000","data":null}"#,
        r#"{"status":"SUCCESS","code":"000000","data":nul"#,
    ] {
        assert!(NoData::decode(200, body.as_bytes()).is_err(), "{body}");
    }
    let error = NoData::decode(200, br#"{"status":"FAIL","code":"400002","data":null}"#);
    assert!(matches!(error, Err(Error::Api(_))));
}
