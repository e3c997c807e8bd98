//! What the budgets allow in allocations, counted. Unlike time, a count is the same everywhere.

use allocation_counter::measure;
use binance_pay::direct_debit::contract::query::ContractQuery;
use binance_pay::service_provider::record::query::RecordQuery;
use binance_pay::{Nonce, Signer, Stamp, Timestamp};

fn signer() -> Signer {
    Signer::new("demo-api-key", "demo-secret-key").unwrap()
}

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    }
}

#[test]
fn the_counter_counts() {
    let info = measure(|| drop(std::hint::black_box(Box::new(1))));
    assert_eq!(info.count_total, 1);
}

#[test]
fn a_signature_allocates_nothing() {
    let signer = signer();
    let body = br#"{"merchantContractCode":"c0ecfb465e454560a5d8e307bbc407c5"}"#;
    let info = measure(|| {
        std::hint::black_box(signer.signature("1611232922428", stamp().nonce.as_str(), body));
    });
    assert_eq!(info.count_total, 0);
}

#[test]
fn validating_a_valid_request_allocates_nothing() {
    let contract = ContractQuery::by_merchant_contract_code("c0ecfb465e454560a5d8e307bbc407c5");
    let record = RecordQuery::new(1, 10).merchant_id("merchant1");
    let info = measure(|| {
        assert!(contract.validate().is_ok());
        assert!(record.validate().is_ok());
    });
    assert_eq!(info.count_total, 0);
}

#[test]
fn a_signed_request_allocates_its_body_and_nothing_else() {
    let signer = signer();
    let query = ContractQuery::by_merchant_contract_code("c0ecfb465e454560a5d8e307bbc407c5");
    let info = measure(|| {
        let request = signer.sign(&query, stamp()).unwrap();
        assert_eq!(request.headers().count(), 5);
    });
    assert_eq!(info.count_total, 1);
}
