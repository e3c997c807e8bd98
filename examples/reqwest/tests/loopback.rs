//! The client against a server that checks what it sends.

use binance_pay::direct_debit::contract::query::{ContractQuery, ContractStatus};
use binance_pay::{Error, ResultCode, Signer};
use example_reqwest::{Client, ReplyTo};
use example_server::{API_KEY, SECRET_KEY};
use tokio::runtime::Builder;

const CONTRACT: &str = r#"{"bizStatus":"CONTRACT_SIGNED","merchantContractCode":"abc",
    "serviceName":"Demo","singleUpperLimit":"30.50","currency":"USDT","contractId":205611460060250112}"#;

fn call(secret_key: &str, address: &str) -> Result<ReplyTo<ContractQuery>, Error> {
    let client = Client::new(Signer::new(API_KEY, secret_key).unwrap(), address).unwrap();
    wait(client.call(&query())).map_err(|error| *error.downcast().unwrap())
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

fn query() -> ContractQuery {
    ContractQuery::by_merchant_contract_code("abc")
}

#[test]
fn a_signed_request_is_answered() {
    let address = example_server::start(|info, body| {
        assert_eq!(info.id(), "direct-debit.contract.query");
        assert_eq!(body, br#"{"merchantContractCode":"abc"}"#);
        (200, format!(r#"{{"status":"SUCCESS","code":"000000","data":{CONTRACT}}}"#))
    });
    let reply = call(SECRET_KEY, &address.unwrap()).unwrap();
    assert_eq!(reply.data.biz_status, ContractStatus::ContractSigned);
    assert_eq!(reply.data.single_upper_limit.as_str(), "30.50");
    // The number was a string in the documentation's table, and no digit of it is lost.
    assert_eq!(reply.deviations.len(), 1);
}

#[test]
fn another_secret_is_refused() {
    let address = example_server::start(|_, _| (200, String::new())).unwrap();
    let Error::Api(failure) = call("another-secret-key", &address).unwrap_err() else { panic!() };
    assert_eq!(failure.code().name(), Some("INVALID_SIGNATURE"));
    assert_eq!(failure.http_status(), 400);
}

#[test]
fn a_failure_has_its_code_whatever_the_status() {
    for status in [200, 400, 500] {
        let body = r#"{"status":"FAIL","code":"406207","errorMessage":"no such contract"}"#;
        let address = example_server::start(move |_, _| (status, body.to_owned())).unwrap();
        let error = call(SECRET_KEY, &address).unwrap_err();
        assert_eq!(error.code().map(ResultCode::as_str), Some("406207"));
        assert_eq!(error.http_status(), Some(status));
    }
}

#[test]
fn a_page_of_a_proxy_is_no_answer() {
    let page = "<html><body>502 Bad Gateway</body></html>";
    let address = example_server::start(move |_, _| (502, page.to_owned())).unwrap();
    assert!(matches!(call(SECRET_KEY, &address), Err(Error::Body(_))));
}

#[test]
fn a_redirection_is_not_followed() {
    let success = r#"{"status":"SUCCESS","code":"000000","data":{}}"#;
    let elsewhere = example_server::start(|_, _| (200, success.to_owned())).unwrap();
    let address =
        example_server::start(move |info, _| (307, format!("{elsewhere}{}", info.path())));
    let error = call(SECRET_KEY, &address.unwrap()).unwrap_err();
    assert_eq!(error.http_status(), Some(307));
}

#[test]
fn a_server_that_is_not_there_is_an_error() {
    let client =
        Client::new(Signer::new(API_KEY, SECRET_KEY).unwrap(), "http://127.0.0.1:1").unwrap();
    assert!(wait(client.call(&query())).unwrap_err().downcast_ref::<Error>().is_none());
}
