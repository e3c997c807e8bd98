//! Requests: a byte that chooses the endpoint, and the body.

use std::str::FromStr;

use binance_pay::{Endpoint, EndpointInfo, Error, Nonce, Signer, Stamp, Timestamp};

use super::corpus;
use super::typed::ENDPOINTS;
use crate::golden;
use crate::remarks::details;

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let number = |id: &str| ENDPOINTS.iter().position(|typed| typed.info.id() == id);
    let requests = corpus::requests().into_iter();
    requests.filter_map(|(id, body)| Some(super::numbered(number(&id)?, &body))).collect()
}

/// The upper half of the first byte's values chooses a golden endpoint, which has no types here.
pub(super) fn run(data: &[u8]) -> bool {
    if data.first().is_some_and(|first| *first >= 128) {
        let golden = golden::endpoints();
        return super::chosen(&golden, data).is_some_and(|(info, body)| is_consistent(info, body));
    }
    let Some((typed, body)) = super::chosen(&ENDPOINTS, data) else { return false };
    if let Ok(text) = std::str::from_utf8(body) {
        (typed.encode)(text);
    }
    is_consistent(typed.info, body)
}

/// Valid is what can be encoded; what is encoded is valid, and encodes as itself.
fn is_consistent(info: &EndpointInfo, body: &[u8]) -> bool {
    let advice = info.advice_json(body);
    assert!(advice.iter().all(|one| one.rule().is_advice()));
    match (info.validate_json(body), info.canonical_json(body)) {
        (Ok(()), Ok(canonical)) => {
            assert_eq!(info.validate_json(&canonical).map_err(|found| details(&found)), Ok(()));
            assert_eq!(info.canonical_json(&canonical).expect("encoded before"), canonical);
            true
        }
        (Err(violations), Err(Error::Invalid(others))) => {
            super::is_fit_to_print(&violations);
            assert_eq!(details(&violations), details(&others));
            for violation in &violations {
                assert!(violation.found().chars().count() <= 64, "{violation}");
                let pointer = violation.pointer();
                assert!(pointer.is_empty() || pointer.starts_with('/'), "{violation}");
            }
            false
        }
        (valid, canonical) => panic!("valid: {valid:?}, encoded: {canonical:?}"),
    }
}

/// A text and the value that it deserialises to are judged the same, and signed the same.
pub(super) fn agrees<E>(text: &str)
where
    E: Endpoint,
    E::Request: FromStr<Err = Error>,
{
    let json = E::INFO.validate_json(text.as_bytes());
    let json = json.map_or_else(|found| details(&found), |()| Vec::new());
    match text.parse::<E::Request>() {
        Err(Error::Invalid(found)) => {
            assert!(!json.is_empty(), "valid, and does not deserialise: {found}");
            assert_eq!(details(&found), json);
        }
        Err(other) => panic!("{other}"),
        Ok(typed) => match signer().sign(&typed, stamp()) {
            Ok(signed) => {
                assert_eq!(json, Vec::<String>::new());
                let canonical = E::INFO.canonical_json(text.as_bytes()).expect("it is valid");
                assert_eq!(signed.body(), canonical);
            }
            Err(Error::Invalid(found)) => assert_eq!(details(&found), json),
            Err(other) => panic!("{other}"),
        },
    }
}

fn signer() -> Signer {
    Signer::new("demo-api-key", "demo-secret-key").expect("two usable keys")
}

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).expect("13 digits"),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").expect("32 letters and digits"),
    }
}
