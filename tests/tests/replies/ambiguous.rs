//! Members that are there twice: the same value twice is remarked on, two values are none.

use binance_pay::{ResultCode, Retry};

use crate::{
    CONTRACT, contract, contract_but, data_error, details, failed, lost, page_but, read, read_page,
    success,
};

#[test]
fn the_same_value_twice_is_remarked_on() {
    let plain = success(contract("")).0;
    for (more, name) in [
        (r#","currency":"USDT""#, "currency"),
        (r#","\u0063urrency":"USDT""#, "currency"),
        (r#","bizStatus":"CONTRACT_SIGNED""#, "bizStatus"),
    ] {
        let (data, told) = success(contract(more));
        assert_eq!(data, plain);
        assert_eq!(told, [format!("/data/{name} duplicate-field null \"the same value\" []")]);
    }
    for name in ["status", "code", "data"] {
        let body =
            format!(r#"{{"status":"SUCCESS","code":"000000","data":{CONTRACT},"{name}":VALUE}}"#);
        let value = match name {
            "status" => "\"SUCCESS\"",
            "code" => "\"000000\"",
            _ => CONTRACT,
        };
        let (data, told) = success(body.replace("VALUE", value));
        assert_eq!(data, plain);
        assert_eq!(told, [format!("/{name} duplicate-field null \"the same value\" []")]);
    }
}

#[test]
fn two_values_of_a_required_member_are_none() {
    for (more, name) in [
        (r#","currency":"BUSD""#, "currency"),
        (r#","currency":null"#, "currency"),
        (r#","\u0063urrency":"BUSD""#, "currency"),
        (r#","singleUpperLimit":"30.0""#, "singleUpperLimit"),
    ] {
        let told = lost(contract(more));
        assert_eq!(told, [format!("/data/{name} duplicate-field null \"another value\" []")]);
    }
    let error = data_error(read_page(page_but(
        "\"merchantId\":\"m\"",
        "\"merchantId\":\"m\",\"merchantId\":\"x\"",
    )));
    assert_eq!(
        details(error.violations()),
        ["/data/rows/0/merchantId duplicate-field null \"another value\" []"]
    );
}

#[test]
fn two_values_of_an_optional_member_are_none_and_cost_nothing_else() {
    for twice in [r#","contractId":"1","contractId":"2""#, r#","contractId":"1","contractId":null"#]
    {
        let (data, told) = success(contract(twice));
        assert_eq!((data.contract_id, &*data.currency), (None, "USDT"));
        assert!(
            told.contains(&"/data/contractId duplicate-field null \"another value\" []".to_owned()),
            "{told:?}"
        );
    }
    // Null is as if not there, but two texts that differ are no agreement.
    let (data, told) = success(contract(r#","contractId":null,"contractId":"2""#));
    assert_eq!(told, ["/data/contractId duplicate-field null \"another value\" []"]);
    assert_eq!(data.contract_id, None);
}

/// Both values are kept as they were, unless they may be secrets.
#[test]
fn the_text_of_what_is_there_twice() {
    let contract = read(contract(r#","contractId":"1","contractId":"2""#)).unwrap();
    assert_eq!(contract.deviations[0].raw(), Some(r#"["1","2"]"#));
    let token = r#""authorizationToken":"do-not-show""#;
    let page = read_page(page_but(token, &format!("{token},{token}"))).unwrap();
    assert_eq!(page.deviations[0].pointer(), "/data/rows/0/authorizationToken");
    assert_eq!(page.deviations[0].raw(), None);
}

#[test]
fn two_values_in_the_envelope() {
    let body = |name: &str, value: &str| {
        format!(r#"{{"status":"SUCCESS","code":"000000","data":{CONTRACT},"{name}":{value}}}"#)
    };
    let error = data_error(read(body("code", "\"400000\"")));
    assert_eq!((error.code(), error.status()), (None, Some("SUCCESS")));
    let error = data_error(read(body("status", "\"FAIL\"")));
    assert_eq!((error.status(), error.code().map(ResultCode::as_str)), (None, Some("000000")));
    let error = data_error(read(body("data", "{}")));
    assert!(error.reported_success());
    let error = data_error(read(body("c\\u006fde", "\"400000\"")));
    assert_eq!(error.violations()[0].pointer(), "/code");
    for name in ["errorMessage", "msg", "traceId"] {
        let body = format!(r#"{{"status":"FAIL","code":"400000","{name}":"a","{name}":"b"}}"#);
        let error = failed(body);
        let told = details(error.deviations());
        match name {
            "errorMessage" => {
                assert_eq!(told, ["/errorMessage duplicate-field null \"another value\" []"]);
            }
            // Each of two strangers is told by itself.
            _ => assert_eq!(told.iter().filter(|one| one.contains("unknown-field")).count(), 2),
        }
        assert_eq!(error.message(), if name == "traceId" { None } else { Some("a") });
    }
}

/// A contradiction about success itself is never reported as a success, and never as a failure.
#[test]
fn a_contradicted_success_is_none() {
    for (name, values) in [("code", ["000000", "400000"]), ("status", ["SUCCESS", "FAIL"])] {
        for [first, second] in [values, [values[1], values[0]]] {
            for more in ["", "\"status\":\"SUCCESS\",", "\"code\":\"000000\","] {
                if more.contains(name) {
                    continue;
                }
                let body = format!(
                    r#"{{{more}"{name}":"{first}","data":{CONTRACT},"{name}":"{second}"}}"#
                );
                let error = data_error(read(&body));
                assert!(!error.reported_success(), "{body}");
                assert_eq!(error.retry(), Retry::Unknown, "{body}");
                let twice = format!("/{name} duplicate-field null \"another value\" []");
                assert_eq!(details(error.violations()), [twice], "{body}");
            }
        }
    }
}

#[test]
fn unknown_members_may_be_there_twice() {
    let (_, told) = success(contract_but("\"currency\"", "\"x\":1,\"x\":2,\"currency\""));
    assert_eq!(told, ["/data/x unknown-field null \"x\" []"; 2]);
}
