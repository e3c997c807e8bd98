//! What the tests are about: the files beside this folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use binance_pay::{SignatureError, verify_signature};
use binance_pay_ring::{InvalidPublicKey, KeyPolicy, PublicKey};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A message with a signature that somebody published.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Vector {
    pub(crate) id: String,
    key: String,
    pub(crate) bits: usize,
    #[cfg(feature = "serial")]
    pub(crate) serial: Option<String>,
    pub(crate) timestamp: String,
    pub(crate) nonce: String,
    pub(crate) body: String,
    pub(crate) signature: String,
}

/// A message with a signature, and others that are none of it.
#[derive(Debug, Deserialize)]
pub(crate) struct Refused {
    key: String,
    pub(crate) timestamp: String,
    pub(crate) nonce: String,
    pub(crate) body: String,
    pub(crate) signature: String,
    pub(crate) refused: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Vectors {
    sources: BTreeMap<String, String>,
    vectors: Vec<Vector>,
}

/// All published messages.
pub(crate) fn vectors() -> Vec<Vector> {
    let file: Vectors = json("vectors.json");
    assert!(file.vectors.iter().all(|vector| file.sources.contains_key(&vector.id)));
    file.vectors
}

/// The published message of this id.
pub(crate) fn vector(id: &str) -> Vector {
    vectors().into_iter().find(|vector| vector.id == id).unwrap()
}

pub(crate) fn refused() -> Refused {
    json("refused.json")
}

/// A text from `tests/keys/`.
pub(crate) fn key(name: &str) -> String {
    text(&format!("keys/{name}"))
}

fn json<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_str(&text(name)).unwrap()
}

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)).unwrap()
}

impl Vector {
    pub(crate) fn pem(&self) -> String {
        key(&self.key)
    }

    /// The key, small ones too.
    pub(crate) fn key(&self) -> PublicKey {
        read(&self.pem()).unwrap()
    }

    /// The headers that carried it, as far as they were published. The serial is made up.
    pub(crate) fn headers(&self) -> [(&'static str, &str); 4] {
        [
            ("BinancePay-Timestamp", &self.timestamp),
            ("BinancePay-Nonce", &self.nonce),
            ("BinancePay-Certificate-SN", &self.id),
            ("BinancePay-Signature", &self.signature),
        ]
    }

    pub(crate) fn verify(&self, key: &PublicKey) -> Result<(), SignatureError> {
        let Self { timestamp, nonce, body, signature, .. } = self;
        verify_signature(timestamp, nonce, body.as_bytes(), signature, key)
    }
}

impl Refused {
    pub(crate) fn key(&self) -> PublicKey {
        PublicKey::from_pem(&key(&self.key)).unwrap()
    }
}

/// Reads a key of any size.
pub(crate) fn read(pem: &str) -> Result<PublicKey, InvalidPublicKey> {
    PublicKey::from_pem_with(pem, KeyPolicy::AtLeast1024)
}
