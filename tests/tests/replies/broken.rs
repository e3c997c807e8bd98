//! Replies that arrive damaged: cut off, with bytes that are no UTF-8, with more behind.

use binance_pay::Error;
use binance_pay_tests::remarks::remarks;

use crate::{contract, data_error, failed, lost, read};

/// No beginning of a success is a success or a failure; and from the place where it has said
/// success, that is not lost.
#[test]
fn a_success_cut_off_anywhere() {
    let body = contract("");
    let status = body.find("\"SUCCESS\"").unwrap() + "\"SUCCESS\"".len();
    for cut in 0..body.len() {
        match read(&body[..cut]) {
            Err(Error::Body(_)) => assert!(cut < status, "{}", &body[..cut]),
            Err(Error::Data(error)) => {
                assert!(cut >= status && error.reported_success(), "{}", &body[..cut]);
                assert!(remarks(error.violations()).contains(&" json".to_owned()));
            }
            other => panic!("{other:?}: {}", &body[..cut]),
        }
    }
}

#[test]
fn a_failure_cut_off_anywhere() {
    let body = r#"{"status":"FAIL","code":"400000","errorMessage":"An unknown error"}"#;
    let status = body.find("\"FAIL\"").unwrap() + "\"FAIL\"".len();
    for cut in 0..body.len() {
        match read(&body[..cut]) {
            Err(Error::Body(_)) => assert!(cut < status, "{}", &body[..cut]),
            Err(Error::Data(error)) => assert!(cut >= status && !error.reported_success()),
            other => panic!("{other:?}: {}", &body[..cut]),
        }
    }
    assert_eq!(failed(body).code().as_str(), "400000");
}

#[test]
fn more_behind_the_reply() {
    for more in ["x", "}", "{}", "\0", "\u{feff}"] {
        let told = lost(contract("") + more);
        assert!(told[0].starts_with(" json null \"trailing characters"), "{told:?}");
    }
    assert!(read(contract("") + " \r\n\t").is_ok());
}

#[test]
fn bytes_that_are_no_utf8() {
    let body = contract("").replace("Demo", "D?mo");
    let at = body.find('?').unwrap();
    for strange in [0x80, 0xC0, 0xE4, 0xFF] {
        let mut bytes = body.clone().into_bytes();
        bytes[at] = strange;
        let error = data_error(read(&bytes));
        assert!(error.reported_success());
        let expected = format!("the body: not JSON: invalid UTF-8 at byte {} (400008)", at + 1);
        assert_eq!(error.violations()[0].to_string(), expected);
        assert_eq!(error.raw(), bytes);
    }
    assert!(matches!(read([0xFF, 0xFE]), Err(Error::Body(_))));
    assert!(matches!(read(b"\xEF\xBB\xBF{}"), Err(Error::Body(_))));
}

#[test]
fn mistakes_in_the_text() {
    for (from, to) in [
        ("\"USDT\"", "USDT"),
        ("\"USDT\"", "'USDT'"),
        ("\"USDT\"", "\"US\nDT\""),
        ("\"USDT\"", "\"\\x41\""),
        ("\"30\"", "030"),
        ("\"30\"", "+30"),
        ("\"30\"", "30."),
        ("\"30\"", ".5"),
        ("\"30\"", "NaN"),
        ("\"USDT\"", "\"USDT\","),
        ("\"USDT\"", "\"USDT\" /* */"),
    ] {
        let body = contract("").replacen(from, to, 1);
        let told = lost(&body);
        assert!(told[0].starts_with(" json null "), "{body}: {told:?}");
    }
}
