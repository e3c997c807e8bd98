//! One flipped bit, anywhere, and nothing verifies.

use base64ct::{Base64, Encoding};
use binance_pay::{VerifySignature, verify_signature};
use binance_pay_ring::{KeyPolicy, PublicKey};

use crate::data::{Vector, read, vector};

/// The bytes with one bit flipped: each in turn, or every `step`th.
fn flipped(bytes: &[u8], step: usize) -> impl Iterator<Item = Vec<u8>> + '_ {
    (0..bytes.len() * 8).step_by(step).map(|bit| {
        let mut changed = bytes.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        changed
    })
}

/// The same for a text. What is no text any more cannot even be asked about.
fn flipped_text(text: &str, step: usize) -> impl Iterator<Item = String> + '_ {
    flipped(text.as_bytes(), step).filter_map(|bytes| String::from_utf8(bytes).ok())
}

fn message(vector: &Vector) -> Vec<u8> {
    format!("{}\n{}\n{}\n", vector.timestamp, vector.nonce, vector.body).into_bytes()
}

/// How many changed messages were tried; none may verify.
fn tried(vector: &Vector, step: usize) -> usize {
    let key = vector.key();
    let Vector { timestamp, nonce, body, signature, .. } = vector;
    let body = body.as_bytes();
    let mut count = 0;
    let mut refuse = |timestamp: &str, nonce: &str, body: &[u8], signature: &str| {
        count += 1;
        let outcome = verify_signature(timestamp, nonce, body, signature, &key);
        assert!(outcome.is_err(), "{timestamp:?} {nonce:?} {body:?} {signature:?}");
    };
    for changed in flipped_text(timestamp, step) {
        refuse(&changed, nonce, body, signature);
    }
    for changed in flipped_text(nonce, step) {
        refuse(timestamp, &changed, body, signature);
    }
    for changed in flipped(body, step) {
        refuse(timestamp, nonce, &changed, signature);
    }
    for changed in flipped_text(&format!("{signature}\n"), step) {
        refuse(timestamp, nonce, body, &changed);
    }
    let message = message(vector);
    let signature = Base64::decode_vec(signature).unwrap();
    assert!(key.verify(&message, &signature));
    for changed in flipped(&signature, step) {
        count += 1;
        assert!(!key.verify(&message, &changed));
    }
    count + tried_keys(vector, &message, &signature, step)
}

/// The same for changed keys: they cannot be read, or verify nothing.
fn tried_keys(vector: &Vector, message: &[u8], signature: &[u8], step: usize) -> usize {
    let pem = vector.pem();
    let (_, der) = pem_rfc7468::decode_vec(pem.as_bytes()).unwrap();
    let from_der = |der: &[u8]| PublicKey::from_der_with(der, KeyPolicy::AtLeast1024);
    assert!(from_der(&der).unwrap().verify(message, signature));
    let mut count = 0;
    let texts = flipped_text(&pem, step).map(|text| read(&text));
    for key in texts.chain(flipped(&der, step).map(|der| from_der(&der))) {
        count += 1;
        assert!(!key.is_ok_and(|key| key.verify(message, signature)));
    }
    count
}

#[test]
fn every_bit_of_one_message_counts() {
    assert!(tried(&vector("go-order-eur-1024"), 1) > 8_000);
}

#[test]
fn sampled_bits_of_the_others_count() {
    // The steps are prime: in time, every place within a byte is met.
    assert!(tried(&vector("rs-crate-2048"), 11) > 700);
    assert!(tried(&vector("go-testdata-4096"), 53) > 300);
}
