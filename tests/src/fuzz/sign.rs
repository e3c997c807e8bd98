//! Signing: `secret LF timestamp LF nonce LF body`.

use binance_pay::{Nonce, Signer, Stamp};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;

use super::corpus;

const STAMP: &str = "1611232922428\n5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let secrets = ["demo-secret-key", "schl\u{fc}ssel", "k"];
    let long = "k".repeat(200);
    let bodies = corpus::requests().into_iter().map(|(_, body)| body);
    let bodies = bodies.chain([Vec::new(), b"{}".to_vec(), b"\xff\xfe\0".to_vec()]);
    let with =
        |secret: &str, body: &[u8]| [format!("{secret}\n{STAMP}\n").as_bytes(), body].concat();
    let secrets: Vec<&str> = secrets.into_iter().chain([long.as_str()]).collect();
    bodies.zip(secrets.iter().cycle()).map(|(body, secret)| with(secret, &body)).collect()
}

pub(super) fn run(data: &[u8]) -> bool {
    let mut parts = data.splitn(4, |byte| *byte == b'\n');
    let (Some(secret), Some(timestamp), Some(nonce), Some(body)) =
        (text(parts.next()), text(parts.next()), text(parts.next()), parts.next())
    else {
        return false;
    };
    let signer = match Signer::new("demo-api-key", secret) {
        Ok(signer) => signer,
        Err(error) => {
            super::is_fit_to_print(&error);
            assert!(secret.is_empty() || secret.trim() != secret || has_control(secret));
            return false;
        }
    };
    assert!(!secret.is_empty() && secret.trim() == secret && !has_control(secret));
    let signature = signer.signature(timestamp, nonce, body);
    assert_eq!(signature.as_str(), second(secret, timestamp, nonce, body));
    verifies(&signer, [timestamp, nonce], body, signature.as_str());
    is_taken(&signer, [timestamp, nonce], body, signature.as_str())
}

fn has_control(text: &str) -> bool {
    text.chars().any(char::is_control)
}

fn text(part: Option<&[u8]>) -> Option<&str> {
    std::str::from_utf8(part?).ok()
}

/// The signature once more, the plain way.
fn second(secret: &str, timestamp: &str, nonce: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha512>::new_from_slice(secret.as_bytes()).expect("any length");
    mac.update(&[timestamp.as_bytes(), nonce.as_bytes(), body, b""].join(&b'\n'));
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02X}")).collect()
}

/// What was signed verifies, and nothing near it does.
fn verifies(signer: &Signer, [timestamp, nonce]: [&str; 2], body: &[u8], signature: &str) {
    assert!(signer.verify(timestamp, nonce, body, signature));
    let place = body.len() % signature.len();
    let mut other = signature.as_bytes().to_vec();
    other[place] = if other[place] == b'0' { b'1' } else { b'0' };
    let other = String::from_utf8(other).expect("digits");
    assert!(!signer.verify(timestamp, nonce, body, &other));
    assert!(!signer.verify(timestamp, nonce, body, &signature.to_lowercase()));
    assert!(!signer.verify(timestamp, nonce, body, &signature[..place]));
    assert!(!signer.verify(timestamp, nonce, &[body, b"\n"].concat(), signature));
    assert!(!signer.verify(timestamp, &format!("{nonce}0"), body, signature));
}

/// Where the strict layer takes the parts, it signs the same and sends what it signed.
fn is_taken(signer: &Signer, [timestamp, nonce]: [&str; 2], body: &[u8], signature: &str) -> bool {
    let (Ok(time), Ok(random)) = (timestamp.parse(), Nonce::new(nonce)) else { return false };
    let stamp = Stamp { timestamp: time, nonce: random };
    let request = signer.sign_raw("POST", "/a", body, stamp).expect("a small body");
    let values: Vec<&str> = request.headers().map(|(_, value)| value).collect();
    assert_eq!(values[1..], [timestamp, nonce, "demo-api-key", signature]);
    assert_eq!(request.into_body(), body);
    true
}
