//! Replies: a byte that chooses the endpoint, and the body.

use binance_pay::{Endpoint, EndpointInfo, Error, Reply};
use serde::Serialize;
use serde::de::IgnoredAny;

use super::corpus;
use super::typed::ENDPOINTS;
use crate::remarks::details;
use crate::{Json, golden};

/// Endpoint by endpoint; the replies that the vendor documents for one are tried on two others too.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let number = |id: &str| ENDPOINTS.iter().position(|typed| typed.info.id() == id);
    let all = |(id, body): (String, Vec<u8>)| {
        number(&id).into_iter().flat_map(move |number| {
            [number, number + 1, number + 128].map(|number| super::numbered(number % 256, &body))
        })
    };
    corpus::replies().into_iter().flat_map(all).collect()
}

/// The upper half of the first byte's values chooses a golden endpoint, which has no types here.
pub(super) fn run(data: &[u8]) -> bool {
    if data.first().is_some_and(|first| *first >= 128) {
        let golden = golden::endpoints();
        return super::chosen(&golden, data).is_some_and(|(info, body)| is_whole(info, body));
    }
    let Some((typed, body)) = super::chosen(&ENDPOINTS, data) else { return false };
    (typed.decode)(body);
    is_whole(typed.info, body)
}

/// Nothing of a reply is lost, and nothing of it is fit to harm a terminal.
fn is_whole(info: &EndpointInfo, body: &[u8]) -> bool {
    let redacted = info.redact_json(&String::from_utf8_lossy(body));
    assert!(serde_json::from_str::<IgnoredAny>(&redacted).is_ok() || !info.has_secrets());
    match info.decode_json(200, body) {
        Ok(reply) => {
            assert_eq!(reply.raw().as_bytes(), body);
            is_told(&reply);
            assert!(serde_json::from_str::<IgnoredAny>(&info.redact_json(&reply.data)).is_ok());
            true
        }
        Err(error) => {
            super::is_fit_to_print(&error);
            match &error {
                Error::Api(failure) => assert_eq!(failure.raw().as_bytes(), body),
                Error::Data(unread) => assert_eq!(unread.raw(), body),
                Error::Body(unread) => assert_eq!(unread.raw(), body),
                other => panic!("no outcome of a reply: {other:?}"),
            }
            false
        }
    }
}

/// Only a text that says so is a success, and its first `code` and `data` are those that count.
fn is_told(reply: &Reply<String>) {
    for deviation in &reply.deviations {
        super::is_fit_to_print(deviation);
    }
    let Ok(text) = reply.raw().parse::<Json>() else {
        // Half of a pair of surrogates is in the grammar of JSON, and no text here can hold it.
        return assert!(reply.raw().to_ascii_lowercase().contains("\\ud"), "{}", reply.raw());
    };
    let Some(code) = reply.code() else { return assert_eq!(Json::of(&reply.data), text) };
    assert_eq!(text.get("code"), Some(&Json::Text(code.as_str().to_owned())));
    assert!(matches!(code.as_str(), "000000" | "000001"), "{code:?}");
    let data = text.get("data").cloned().unwrap_or(Json::Null);
    assert_eq!(Json::of(&reply.data), data);
}

/// The strict types and the erased reader come to the same outcome, by their different ways.
pub(super) fn agrees<E>(body: &[u8])
where
    E: Endpoint,
    E::Response: Serialize,
{
    match (E::decode(200, body), E::INFO.decode_json(200, body)) {
        (Ok(typed), Ok(erased)) => {
            assert_eq!(typed.raw().as_bytes(), body);
            assert_eq!(details(&typed.deviations), details(&erased.deviations));
            assert_eq!((typed.code(), typed.is_repeat()), (erased.code(), erased.is_repeat()));
            assert_eq!(typed.data_json(), erased.data);
            assert!(serde_json::to_string(&typed.data).is_ok());
        }
        (Err(typed), Err(erased)) => {
            assert_eq!(typed.to_string(), erased.to_string());
            assert_eq!(typed.is_unread_success(), erased.is_unread_success());
            assert_eq!((typed.code(), typed.retry()), (erased.code(), erased.retry()));
        }
        (Ok(_), Err(erased)) => panic!("the types read it: {erased}"),
        (Err(typed), Ok(_)) => panic!("the types do not read it: {typed}"),
    }
}
