//! Keys that were made for the vectors, and signatures with them.

use std::fs;

use base64ct::{Base64, Encoding};
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RSA_PKCS1_SHA512, RsaEncoding, RsaKeyPair};

use crate::workspace;

/// A public key of `tests/vectors/keys/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The first key made for the vectors.
    A,
    /// The second one.
    B,
    /// A key of 1024 bits, of another SDK's tests.
    Published1024,
}

impl Key {
    pub(crate) fn serial(self) -> &'static str {
        match self {
            Self::A => "DEMOA000000000000000000000000001",
            Self::B => "DEMOB000000000000000000000000002",
            Self::Published1024 => "PUBLISHED1024",
        }
    }

    pub(crate) fn pem(self) -> String {
        read(match self {
            Self::A => "demo-a.pem",
            Self::B => "demo-b.pem",
            Self::Published1024 => "published-1024.pem",
        })
    }
}

/// Text of a file of `tests/vectors/keys/`.
pub(crate) fn read(name: &str) -> String {
    let path = workspace::root().join("tests/vectors/keys").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Signs with the private halves, by the crate `ring` alone. The same input gives the same signature.
pub(crate) struct Signer {
    pair: RsaKeyPair,
}

impl Signer {
    pub(crate) fn new(key: Key) -> Self {
        let pem = read(match key {
            Key::B => "demo-b.private.pem",
            _ => "demo-a.private.pem",
        });
        let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
        let der = Base64::decode_vec(&body).unwrap_or_else(|error| panic!("{key:?}: {error}"));
        let pair = RsaKeyPair::from_pkcs8(&der).unwrap_or_else(|error| panic!("{key:?}: {error}"));
        Self { pair }
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.with(&RSA_PKCS1_SHA256, message)
    }

    /// With another digest than the protocol's.
    pub(crate) fn sign_sha512(&self, message: &[u8]) -> Vec<u8> {
        self.with(&RSA_PKCS1_SHA512, message)
    }

    fn with(&self, encoding: &'static dyn RsaEncoding, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public().modulus_len()];
        // PKCS#1 v1.5 takes no randomness: ring asks for a source all the same.
        let outcome = self.pair.sign(encoding, &SystemRandom::new(), message, &mut signature);
        outcome.unwrap_or_else(|error| panic!("no signature: {error}"));
        signature
    }
}
