//! RSA keys and their signatures: a byte that says which of the two, then PEM, DER or a signature.

use std::fs;
use std::sync::LazyLock;

use base64ct::{Base64, Encoding, LineEnding};
use binance_pay::VerifySignature;
use binance_pay_ring::{InvalidPublicKey, KeyPolicy, PublicKey};

use crate::workspace;

const MESSAGE: &str = "1611232922428\n5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA\n{\"bizType\":\"PAY\"}\n";

/// One good signature of [`MESSAGE`].
static SIGNED: LazyLock<(PublicKey, Vec<u8>)> = LazyLock::new(|| {
    let key = PublicKey::from_pem(&file("demo-2048.pem")).expect("a good key");
    (key, Base64::decode_vec(file("demo-2048.signature").trim()).expect("base64"))
});

fn file(name: &str) -> String {
    let path = workspace::root().join("crates/ring/tests/keys").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let names = ["demo-2048.pem", "go-order-1024.pem", "go-testdata-4096.pem", "rs-crate-2048.pem"];
    let pems = names.map(file);
    let ders = pems.iter().map(|pem| {
        let digits: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        Base64::decode_vec(&digits).expect("base64")
    });
    let keys = ders.chain(pems.iter().map(|pem| pem.clone().into_bytes()));
    keys.map(|key| super::numbered(0, &key)).chain([super::numbered(1, &SIGNED.1)]).collect()
}

pub(super) fn run(data: &[u8]) -> bool {
    match data.split_first() {
        Some((1, signature)) => {
            let is_taken = SIGNED.0.verify(MESSAGE.as_bytes(), signature);
            assert_eq!(is_taken, signature == SIGNED.1, "accepted, or refused, by mistake");
            is_taken
        }
        Some((_, key)) => is_key(key),
        None => false,
    }
}

/// The three ways to give a key come to the same; a larger policy takes all that a smaller one does.
fn is_key(data: &[u8]) -> bool {
    let der = PublicKey::from_der(data);
    let legacy = PublicKey::from_der_with(data, KeyPolicy::AtLeast1024);
    is_told(&der);
    assert!(der.is_err() || legacy.is_ok(), "the smaller policy takes more");
    if let Ok(digits) = wrapped(data) {
        let pem = PublicKey::from_pem(&format!(
            "-----BEGIN PUBLIC KEY-----\n{digits}\n-----END PUBLIC KEY-----\n"
        ));
        assert_eq!(pem.ok().map(|key| key.bits()), der.as_ref().ok().map(PublicKey::bits));
    }
    let pem = std::str::from_utf8(data).ok().map(PublicKey::from_pem);
    let taken = der.into_iter().chain(legacy).chain(pem.and_then(Result::ok));
    taken.inspect(|key| assert!(!key.verify(b"another message", &SIGNED.1))).count() > 0
}

/// Base64 in lines of 64 digits.
fn wrapped(data: &[u8]) -> Result<String, base64ct::Error> {
    let mut room = vec![0; data.len() * 2 + 8];
    let mut encoder = base64ct::Encoder::<Base64>::new_wrapped(&mut room, 64, LineEnding::LF)?;
    encoder.encode(data)?;
    encoder.finish().map(str::to_owned)
}

fn is_told(outcome: &Result<PublicKey, InvalidPublicKey>) {
    match outcome {
        Ok(key) => assert!((2_048..=8_192).contains(&key.bits())),
        Err(error) => super::is_fit_to_print(error),
    }
}
