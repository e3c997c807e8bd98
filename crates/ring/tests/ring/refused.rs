//! Signatures of another scheme, and numbers that are no signature.

use binance_pay::{SignatureError, verify_signature};

use crate::data::{Refused, refused};

#[test]
fn only_pkcs1_with_sha_256_verifies() {
    let file = refused();
    let key = file.key();
    let Refused { timestamp, nonce, body, signature, refused, .. } = &file;
    let verify = |signature| verify_signature(timestamp, nonce, body.as_bytes(), signature, &key);
    assert_eq!(verify(signature), Ok(()));
    assert_eq!(refused.len(), 21);
    for (name, signature) in refused {
        let error =
            if name == "empty" { SignatureError::Encoding } else { SignatureError::Mismatch };
        assert_eq!(verify(signature), Err(error), "{name}");
    }
}
