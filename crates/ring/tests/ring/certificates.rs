//! From certificates to keys.

use std::error::Error as _;

use binance_pay::certificate::query::Certificate;
use binance_pay_ring::{KeyPolicy, key_set, key_set_from_pairs};

use crate::data::{vector, vectors};

#[test]
fn keys_are_found_by_their_serials() {
    let certificates = vectors().into_iter().map(|vector| (vector.id.clone(), vector.pem()));
    let keys = key_set_from_pairs(certificates, KeyPolicy::AtLeast1024).unwrap();
    assert_eq!(keys.len(), 3);
    for vector in vectors() {
        assert_eq!(vector.verify(keys.get(&vector.id).unwrap()), Ok(()));
    }
    assert!(keys.get("").is_none());
}

#[test]
fn one_bad_certificate_is_named() {
    let good = vector("rs-crate-2048").pem();
    let small = vector("go-order-eur-1024").pem();
    let error =
        key_set_from_pairs([("A", &good), ("B", &small)], KeyPolicy::default()).unwrap_err();
    assert_eq!(error.serial(), "B");
    assert!(error.to_string().starts_with("certificate \"B\": the key has 1024 bits"), "{error}");
    assert!(error.source().is_some());
}

#[test]
fn a_serial_belongs_to_one_key() {
    let (one, other) = (vector("rs-crate-2048").pem(), vector("go-testdata-4096").pem());
    let error = key_set_from_pairs([("A", &one), ("A", &other)], KeyPolicy::default()).unwrap_err();
    assert_eq!(error.to_string(), "certificate \"A\": two different keys have this serial");
    assert!(error.source().is_none());
    // The same certificate twice is no harm.
    assert_eq!(
        key_set_from_pairs([("A", &one), ("A", &one)], KeyPolicy::default()).unwrap().len(),
        1
    );
}

#[test]
fn no_certificates_are_no_keys() {
    let none: [(&str, &str); 0] = [];
    assert!(key_set_from_pairs(none, KeyPolicy::default()).unwrap().is_empty());
}

#[test]
fn the_reply_of_the_endpoint_is_taken_as_it_is() {
    let all: Vec<_> = vectors()
        .iter()
        .map(|vector| Certificate::new(vector.id.clone(), vector.pem().trim_end()))
        .collect();
    let keys = key_set(&all, KeyPolicy::AtLeast1024).unwrap();
    assert_eq!(keys.len(), 3);
    assert_eq!(key_set(&all, KeyPolicy::default()).unwrap_err().serial(), "go-order-eur-1024");
    assert!(key_set(&[], KeyPolicy::default()).unwrap().is_empty());
}
