//! A reply without an envelope.

use binance_pay::{Endpoint, Error, ResultCode};
use binance_pay_tests::golden;
use binance_pay_tests::remarks::remarks;

use crate::{Result, success};

use golden::bare::golden::bare::{Bare, Status};

#[test]
fn the_body_is_the_data() -> Result {
    let body = r#" {"exist":true,"downloadUrl":"do-not-show","status":"SUCCESS"} "#;
    let reply = Bare::decode(207, body.as_bytes())?;
    assert_eq!((reply.data.exist, reply.data.status.clone()), (Some(true), Some(Status::Success)));
    assert_eq!((reply.code(), reply.is_repeat(), reply.http_status()), (None, false, 207));
    assert_eq!((reply.data_json(), reply.raw(), reply.deviations.len()), (body, body, 0));
    let erased = Bare::INFO.decode_json(207, body.as_bytes())?;
    assert_eq!((erased.data.as_str(), erased.code()), (body, None));
    assert!(!Bare::INFO.redact_json(&erased.data).contains("do-not-show"));
    assert!(!format!("{reply:?}").contains("do-not-show"));

    let reply = Bare::decode(200, br#"{"exist":"true","status":"FAIL","more":1}"#)?;
    assert_eq!((reply.data.exist, reply.data.status), (Some(true), Some(Status::from("FAIL"))));
    assert_eq!(remarks(&reply.deviations), ["/exist type", "/more unknown-field", "/status enum"]);
    Ok(())
}

#[test]
fn an_envelope_is_read_too() -> Result {
    let reply = Bare::decode(200, success(r#"{"exist":false}"#).as_bytes())?;
    assert_eq!((reply.data.exist, reply.deviations.len()), (Some(false), 0));
    assert_eq!(
        (reply.code(), reply.data_json()),
        (Some(&ResultCode::Success), r#"{"exist":false}"#)
    );
    let reply = Bare::decode(200, br#"{"data":{"exist":0},"code":"000000","x":1}"#)?;
    assert_eq!(remarks(&reply.deviations), ["/data/exist type", "/x unknown-field"]);
    let error = Bare::decode(200, success("null").as_bytes()).unwrap_err();
    assert!(error.is_unread_success());
    Ok(())
}

#[test]
fn a_failure_stays_a_failure() {
    for body in [
        r#"{"code":"400002","msg":"no"}"#,
        r#"{"status":"FAIL","code":"400002","errorMessage":"no"}"#,
        r#"{"exist":true,"code":"400002"}"#,
    ] {
        let Err(Error::Api(error)) = Bare::decode(200, body.as_bytes()) else { panic!("{body}") };
        assert_eq!(error.code(), &ResultCode::InvalidSignature);
    }
    // Broken off behind the code: nobody knows what it was to be.
    let error = Bare::decode(200, br#"{"code":"400002","msg":"#);
    assert!(matches!(error, Err(Error::Data(_))));
}

#[test]
fn what_looks_like_nothing_documented_is_no_success() {
    for body in [
        "",
        "<html>do-not-show</html>",
        "null",
        "7",
        "\"do-not-show\"",
        "[]",
        "{}",
        r#"{"message":"do-not-show"}"#,
        r#"{"exist":null,"status":null}"#,
        r#"{"exist":true,"stat"#,
    ] {
        let Err(Error::Body(error)) = Bare::decode(200, body.as_bytes()) else { panic!("{body}") };
        assert!(!format!("{error} {error:?}").contains("do-not-show"), "{error}");
        assert!(matches!(Bare::INFO.decode_json(200, body.as_bytes()), Err(Error::Body(_))));
    }
}
