//! Verifiers of RSA signatures that take the encoded message apart instead of comparing all of it: faults.
//!
//! The reference itself verifies with `ring`.

use std::ops::RangeInclusive;

use num_bigint::BigUint;
use pkcs1::RsaPublicKeyRef;
use sha2::{Digest, Sha256};
use spki::der::Decode;

use super::faults::Fault;

/// `DigestInfo` of SHA-256, up to the digest.
const DIGEST_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

/// Bytes of a modulus that holds `DigestInfo`, the digest and eleven bytes around them.
const SHORTEST: usize = 62;

pub(super) fn is_about(fault: Fault) -> bool {
    matches!(
        fault,
        Fault::WebhookDigestAlone
            | Fault::WebhookAnyPadding
            | Fault::WebhookAfterDigest
            | Fault::WebhookModulus
    )
}

/// Whether a verifier with this fault takes the signature; the key is an `RSAPublicKey` in DER.
pub(super) fn verifies(fault: Fault, key: &[u8], payload: &[u8], signature: &[u8]) -> bool {
    let Ok(key) = RsaPublicKeyRef::from_der(key) else { return false };
    let modulus = BigUint::from_bytes_be(key.modulus.as_bytes());
    let exponent = BigUint::from_bytes_be(key.public_exponent.as_bytes());
    let length = modulus.to_bytes_be().len();
    let number = BigUint::from_bytes_be(signature);
    let is_in_range = number < modulus || fault == Fault::WebhookModulus;
    if length < SHORTEST || signature.len() != length || !is_in_range {
        return false;
    }
    let message = number.modpow(&exponent, &modulus).to_bytes_be();
    let message = [vec![0; length - message.len()], message].concat();
    let digest = Sha256::digest(payload);
    let named = [&DIGEST_INFO[..], &digest[..]].concat();
    let begin = [&[0, 1][..], &vec![0xff; length - named.len() - 3], &[0]].concat();
    match fault {
        Fault::WebhookDigestAlone => message.ends_with(&digest),
        Fault::WebhookAnyPadding => after_padding(&message[1..], 0..=0xff) == Some(&named[..]),
        Fault::WebhookAfterDigest => message
            .strip_prefix(&[0, 1])
            .and_then(|rest| after_padding(rest, 0xff..=0xff))
            .is_some_and(|rest| rest.starts_with(&named)),
        _ => message == [begin, named].concat(),
    }
}

/// What follows the first zero byte, where the bytes before it are such ones.
fn after_padding(bytes: &[u8], such: RangeInclusive<u8>) -> Option<&[u8]> {
    let zero = bytes.iter().position(|byte| *byte == 0)?;
    let (padding, rest) = bytes.split_at(zero);
    padding.iter().all(|byte| such.contains(byte)).then(|| &rest[1..])
}
