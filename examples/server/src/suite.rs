//! What every example client has to do, whatever its transport: `suite!(call)` makes a test of each.
#![expect(clippy::missing_panics_doc, reason = "tests fail by panicking")]

use std::fmt::Debug;

use binance_pay::direct_debit::contract::query::{Contract, ContractQuery, ContractStatus};
use binance_pay::{Error, Reply, ResultCode};

use crate::{API_KEY, SECRET_KEY, start};

/// What a client gave: a reply, or an error of the core or of its transport.
pub type Outcome = Result<Reply<Contract>, Box<dyn std::error::Error>>;

const CONTRACT: &str = r#"{"bizStatus":"CONTRACT_SIGNED","merchantContractCode":"abc",
    "serviceName":"Demo","singleUpperLimit":"30.50","currency":"USDT","contractId":205611460060250112}"#;

/// Makes the tests of a client: a function from API key, secret key, address and request to an
/// [`Outcome`].
#[macro_export]
macro_rules! suite {
    ($call:path) => {
        $crate::suite!(@tests $call:
            a_signed_request_is_answered another_secret_is_refused
            a_failure_has_its_code_whatever_the_status a_page_of_a_proxy_is_no_answer
            a_redirection_is_not_followed a_server_that_is_not_there_is_an_error);
    };
    (@tests $call:path: $($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                $crate::suite::$name(&|api_key, secret_key, address, query| {
                    $call(api_key, secret_key, address, query)
                });
            }
        )*
    };
}

/// A client: it gets API key, secret key, address and request.
pub type Call<'c> = &'c dyn Fn(&str, &str, &str, &ContractQuery) -> Outcome;

fn called(call: Call<'_>, secret_key: &str, address: &str) -> Outcome {
    call(API_KEY, secret_key, address, &ContractQuery::by_merchant_contract_code("abc"))
}

/// The error of the core that it has to be.
fn failed(call: Call<'_>, secret_key: &str, address: &str) -> Error {
    *refused(called(call, secret_key, address)).downcast().expect("an error of the core")
}

fn refused<T: Debug, E>(outcome: Result<T, E>) -> E {
    outcome.expect_err("no success")
}

/// What is sent is signed, and the answer keeps every digit.
pub fn a_signed_request_is_answered(call: Call<'_>) {
    let address = start(|info, body| {
        assert_eq!(info.id(), "direct-debit.contract.query");
        assert_eq!(body, br#"{"merchantContractCode":"abc"}"#);
        (200, format!(r#"{{"status":"SUCCESS","code":"000000","data":{CONTRACT}}}"#))
    });
    let reply = called(call, SECRET_KEY, &address.expect("a port")).expect("a success");
    assert_eq!(reply.data.biz_status, ContractStatus::ContractSigned);
    assert_eq!(reply.data.single_upper_limit.as_str(), "30.50");
    // A number where the documentation's sample has a string, and no digit of it is lost.
    assert_eq!(reply.deviations.len(), 1);
}

/// The server's refusal is an error with its code.
pub fn another_secret_is_refused(call: Call<'_>) {
    let address = start(|_, _| (200, String::new())).expect("a port");
    let error = failed(call, "another-secret-key", &address);
    assert_eq!(error.code().and_then(ResultCode::name), Some("INVALID_SIGNATURE"));
    assert_eq!(error.http_status(), Some(400));
}

/// The HTTP status decides nothing.
pub fn a_failure_has_its_code_whatever_the_status(call: Call<'_>) {
    for status in [200, 400, 500] {
        let body = r#"{"status":"FAIL","code":"406207","errorMessage":"no such contract"}"#;
        let address = start(move |_, _| (status, body.to_owned())).expect("a port");
        let error = failed(call, SECRET_KEY, &address);
        assert_eq!(error.code().map(ResultCode::as_str), Some("406207"));
        assert_eq!(error.http_status(), Some(status));
    }
}

/// HTML is neither success nor failure.
pub fn a_page_of_a_proxy_is_no_answer(call: Call<'_>) {
    let page = "<html><body>502 Bad Gateway</body></html>";
    let address = start(move |_, _| (502, page.to_owned())).expect("a port");
    assert!(matches!(failed(call, SECRET_KEY, &address), Error::Body(_)));
}

/// A redirection leads elsewhere what was signed for one host.
pub fn a_redirection_is_not_followed(call: Call<'_>) {
    let success = r#"{"status":"SUCCESS","code":"000000","data":{}}"#;
    let elsewhere = start(|_, _| (200, success.to_owned())).expect("a port");
    let address = start(move |info, _| (307, format!("{elsewhere}{}", info.path())));
    let error = failed(call, SECRET_KEY, &address.expect("a port"));
    assert_eq!(error.http_status(), Some(307));
}

/// An error of the transport is none of the core's.
pub fn a_server_that_is_not_there_is_an_error(call: Call<'_>) {
    let error = refused(called(call, SECRET_KEY, "http://127.0.0.1:1"));
    assert!(error.downcast_ref::<Error>().is_none(), "{error}");
}
