//! Every outcome of a reply: success, success with deviations, the server's failure, unreadable.
//!
//! Whatever a test here reads, it reads both typed and erased, and both must say the same; and
//! nothing is ever lost: the text that came in can be had back from every outcome.

mod ambiguous;
mod broken;
mod deviations;
mod failure;
mod unreadable;

use binance_pay::direct_debit::contract::query::{self, Contract};
use binance_pay::service_provider::record::query::{self as records, RecordPage};
use binance_pay::{ApiError, BodyError, DataError, Endpoint, Error, Reply};
use binance_pay_tests::remarks::details;

/// The data of a contract that is as documented, and holds only what is required.
const CONTRACT: &str = r#"{"bizStatus":"CONTRACT_SIGNED","merchantContractCode":"c0ecfb","serviceName":"Demo","singleUpperLimit":"30","currency":"USDT"}"#;

/// A success with this data.
fn envelope(data: &str) -> String {
    format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#)
}

/// A success with a contract to which members are added.
fn contract(more: &str) -> String {
    envelope(&CONTRACT.replace('}', &format!("{more}}}")))
}

/// A success with a contract in which one piece of text is another.
fn contract_but(from: &str, to: &str) -> String {
    assert!(CONTRACT.contains(from), "{from}");
    envelope(&CONTRACT.replacen(from, to, 1))
}

/// A page with one record in which one piece of text is another.
fn page_but(from: &str, to: &str) -> String {
    let data = r#"{"total":1,"rows":[{"authorizationId":"i","merchantName":"n","authorizationToken":"do-not-show","merchantId":"m","status":"PENDING","scopes":["CONVERT"],"ipWhitelist":["::1"]}]}"#;
    assert!(data.contains(from), "{from}");
    envelope(&data.replacen(from, to, 1))
}

fn read(body: impl AsRef<[u8]>) -> Result<Reply<Contract>, Error> {
    read_as::<query::Query>(body.as_ref())
}

fn read_page(body: impl AsRef<[u8]>) -> Result<Reply<RecordPage>, Error> {
    read_as::<records::Query>(body.as_ref())
}

/// Reads both ways and sees that nothing is lost.
fn read_as<E: Endpoint>(body: &[u8]) -> Result<Reply<E::Response>, Error> {
    let typed = E::decode(207, body);
    match (&typed, E::INFO.decode_json(207, body)) {
        (Ok(typed), Ok(erased)) => {
            assert_eq!((typed.raw().as_bytes(), erased.raw()), (body, typed.raw()));
            assert_eq!(typed.deviations, erased.deviations);
            assert_eq!((typed.code(), typed.http_status()), (erased.code(), 207));
            assert_eq!(typed.data_json(), erased.data);
        }
        (Err(Error::Api(typed)), Err(Error::Api(erased))) => {
            assert_eq!((typed.raw().as_bytes(), erased.raw()), (body, typed.raw()));
            assert_eq!(typed.deviations(), erased.deviations());
            assert_eq!((typed.code(), typed.http_status()), (erased.code(), 207));
        }
        (Err(Error::Data(typed)), Err(Error::Data(erased))) => {
            assert_eq!((typed.raw(), erased.raw()), (body, body));
            assert_eq!(typed.violations(), erased.violations());
            assert_eq!(typed.reported_success(), erased.reported_success());
            assert_eq!(typed.http_status(), 207);
        }
        (Err(Error::Body(typed)), Err(Error::Body(erased))) => {
            assert_eq!((typed.raw(), erased.raw()), (body, body));
            assert_eq!(typed.violation(), erased.violation());
            assert_eq!(typed.http_status(), 207);
        }
        (typed, erased) => {
            panic!("{:?} typed, {erased:?} erased", typed.as_ref().map(|reply| &reply.deviations))
        }
    }
    typed
}

/// A success, and what is remarked on it.
fn success(body: impl AsRef<[u8]>) -> (Contract, Vec<String>) {
    let reply = read(body).unwrap_or_else(|error| panic!("{error}"));
    let told = details(&reply.deviations);
    (reply.data, told)
}

fn page(body: impl AsRef<[u8]>) -> (RecordPage, Vec<String>) {
    let reply = read_page(body).unwrap_or_else(|error| panic!("{error}"));
    let told = details(&reply.deviations);
    (reply.data, told)
}

fn failed(body: impl AsRef<[u8]>) -> ApiError {
    match read(body) {
        Err(Error::Api(error)) => *error,
        other => panic!("no failure: {other:?}"),
    }
}

fn data_error<T>(outcome: Result<Reply<T>, Error>) -> DataError {
    match outcome {
        Err(Error::Data(error)) => *error,
        other => panic!("not unreadable: {other:?}"),
    }
}

/// Why a reported success could not be read.
fn lost(body: impl AsRef<[u8]>) -> Vec<String> {
    let error = data_error(read(body));
    assert!(error.reported_success(), "{error}");
    details(error.violations())
}

fn no_envelope(body: impl AsRef<[u8]>) -> BodyError {
    match read(body) {
        Err(Error::Body(error)) => *error,
        other => panic!("an envelope: {other:?}"),
    }
}
