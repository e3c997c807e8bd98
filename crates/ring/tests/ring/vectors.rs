//! The published signatures verify.

use binance_pay::{SignatureError, verify_signature};
use binance_pay_ring::{KeyPolicy, PublicKey};

use crate::data::{vector, vectors};

#[test]
fn every_published_signature_verifies() {
    let sizes: Vec<_> = vectors()
        .iter()
        .map(|vector| {
            let key = vector.key();
            assert_eq!(key.bits(), vector.bits, "{}", vector.id);
            assert_eq!(vector.verify(&key), Ok(()), "{}", vector.id);
            key.bits()
        })
        .collect();
    assert_eq!(sizes, [1_024, 4_096, 2_048]);
}

#[test]
fn a_key_of_1024_bits_takes_a_policy() {
    for vector in vectors() {
        match PublicKey::from_pem(&vector.pem()) {
            Ok(key) => assert!(key.bits() >= 2_048 && vector.verify(&key).is_ok(), "{}", vector.id),
            Err(error) => {
                assert_eq!(vector.id, "go-order-eur-1024");
                assert!(error.to_string().contains("1024 bits, accepted are 2048"), "{error}");
            }
        }
    }
    // The policy that reads small keys reads large ones too.
    let large = vector("go-testdata-4096");
    let key = PublicKey::from_pem_with(&large.pem(), KeyPolicy::AtLeast1024).unwrap();
    assert_eq!(large.verify(&key), Ok(()));
}

#[test]
fn a_line_feed_after_the_signature_does_no_harm() {
    for vector in vectors() {
        let key = vector.key();
        let signature = format!("{}\n", vector.signature);
        let body = vector.body.as_bytes();
        let outcome = verify_signature(&vector.timestamp, &vector.nonce, body, &signature, &key);
        assert_eq!(outcome, Ok(()), "{}", vector.id);
    }
}

#[test]
fn no_key_verifies_what_another_signed() {
    for signed in vectors() {
        for other in vectors().iter().filter(|other| other.id != signed.id) {
            assert_eq!(signed.verify(&other.key()), Err(SignatureError::Mismatch));
        }
    }
}

#[cfg(feature = "serial")]
#[test]
fn the_measured_rule_of_serials_holds() {
    let vector = vector("rs-crate-2048");
    let serial = vector.serial.as_deref().unwrap();
    let pem = vector.pem();
    for text in [&*pem, pem.trim_end(), &pem.replace('\n', "\r\n")] {
        assert_eq!(binance_pay_ring::certificate_serial(text), serial);
    }
    assert_ne!(binance_pay_ring::certificate_serial(&pem.replace("KEY", "KEy")), serial);
}
