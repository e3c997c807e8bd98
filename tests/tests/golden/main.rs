//! The generator's golden cases, put to use: made, validated, encoded, decoded.

mod answers;
mod bare;
mod formats;
mod inside;
mod made_up;
mod nesting;
mod no_data;
mod rules;
mod scalars;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use binance_pay::{EndpointInfo, Nonce, Request, Signer, Stamp, Timestamp};
use binance_pay_tests::remarks::details;
use binance_pay_tests::{golden, workspace};

type Result = std::result::Result<(), Box<dyn Error>>;

/// The body that is signed, which is also what `Serialize` gives.
fn signed(request: &impl Request) -> String {
    let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
    let stamp = Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    };
    let signed = signer.sign_unvalidated(request, stamp).unwrap();
    let body = String::from_utf8(signed.into_body()).unwrap();
    assert_eq!(body, serde_json::to_string(request).unwrap());
    body
}

fn told(info: &EndpointInfo, body: &str) -> Vec<String> {
    info.validate_json(body.as_bytes()).map_or_else(|found| details(&found), |()| Vec::new())
}

fn success(data: &str) -> String {
    format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#)
}

#[test]
fn every_case_is_compiled() -> Result {
    let folder = workspace::root().join("codegen/tests/golden");
    let mut cases = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        cases.extend(name.strip_suffix(".yaml").map(str::to_owned));
    }
    assert_eq!(cases, golden::CASES.iter().map(ToString::to_string).collect());
    Ok(())
}
