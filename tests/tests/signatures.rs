//! Known answers for request signatures, stage by stage: `vectors/signatures/`.
//!
//! Every signature is also recomputed by a second implementation, the crates `hmac` and `sha2` as
//! their documentation uses them, from the string to sign that the vector gives.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fs, str};

use binance_pay::{Nonce, Signer, Stamp, Timestamp};
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha512;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/signatures")
}

/// `case.json` of a vector.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Case {
    layer: Layer,
    origin: String,
    remarks: String,
    key: Option<String>,
    key_is: Option<String>,
    timestamp: Option<String>,
    nonce: Option<String>,
    #[serde(skip)]
    folder: PathBuf,
}

/// What a vector is good for.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Layer {
    Strict,
    Primitive,
    PayloadOnly,
    Hmac,
    Unverifiable,
}

impl Case {
    fn read(name: &str) -> Result<Self> {
        let folder = folder().join(name);
        let text = fs::read_to_string(folder.join("case.json"))?;
        let case: Self = serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
        assert!(!case.origin.is_empty() && !case.remarks.is_empty(), "{name}: where is it from?");
        assert_eq!(case.key.is_some(), case.key_is.is_some(), "{name}: say what the key is");
        assert!(case.key_is.iter().all(|text| text.contains("public test key")), "{name}");
        Ok(Self { folder, ..case })
    }

    /// The bytes of a stage; nothing where the vector has not got it.
    fn stage(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let path = self.folder.join(name);
        Ok(if path.exists() { Some(fs::read(path)?) } else { None })
    }

    fn stamp(&self) -> Result<(&str, &str)> {
        Ok((self.timestamp.as_deref().ok_or("no time")?, self.nonce.as_deref().ok_or("no nonce")?))
    }
}

/// Upper-case hexadecimal HMAC-SHA512, the plain way.
fn second_signer(key: &str, message: &[u8]) -> Result<String> {
    let mut mac = Hmac::<Sha512>::new_from_slice(key.as_bytes())?;
    mac.update(message);
    Ok(mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02X}")).collect())
}

/// `timestamp LF nonce LF body LF`, the plain way.
fn string_to_sign(timestamp: &str, nonce: &str, body: &[u8]) -> Vec<u8> {
    [timestamp.as_bytes(), nonce.as_bytes(), body, b""].join(&b'\n')
}

/// Payload and signature through the primitive, which takes any text.
fn check_primitive(case: &Case) -> Result<()> {
    let (timestamp, nonce) = case.stamp()?;
    let key = case.key.as_deref().ok_or("no key")?;
    let body = case.stage("body")?.ok_or("no body")?;
    let message = case.stage("string-to-sign")?.ok_or("no string to sign")?;
    let signature = String::from_utf8(case.stage("signature")?.ok_or("no signature")?)?;
    assert_eq!(string_to_sign(timestamp, nonce, &body), message);
    assert_eq!(second_signer(key, &message)?, signature);
    let signer = Signer::new("demo-api-key", key)?;
    assert_eq!(signer.signature(timestamp, nonce, &body).as_str(), signature);
    assert!(signer.verify(timestamp, nonce, &body, &signature));
    assert!(!signer.verify(timestamp, nonce, &message, &signature));
    Ok(())
}

/// Also through the layer that knows what the protocol wants.
fn check_strict(case: &Case) -> Result<()> {
    check_primitive(case)?;
    let (timestamp, nonce) = case.stamp()?;
    let body = case.stage("body")?.ok_or("no body")?;
    let stamp = Stamp { timestamp: timestamp.parse()?, nonce: nonce.parse()? };
    let signer = Signer::new("demo-api-key", case.key.as_deref().ok_or("no key")?)?;
    let request = signer.sign_raw("POST", "/binancepay/openapi/order", body.clone(), stamp)?;
    let signature = String::from_utf8(case.stage("signature")?.ok_or("no signature")?)?;
    let headers: Vec<(&str, &str)> = request.headers().collect();
    assert_eq!(headers[1], ("BinancePay-Timestamp", timestamp));
    assert_eq!(headers[2], ("BinancePay-Nonce", nonce));
    assert_eq!(headers[4], ("BinancePay-Signature", &*signature));
    assert_eq!((request.body(), request.signature().as_str()), (&*body, &*signature));
    Ok(())
}

fn is_strict(case: &Case) -> Result<bool> {
    let (timestamp, nonce) = case.stamp()?;
    Ok(timestamp.parse::<Timestamp>().is_ok() && Nonce::new(nonce).is_ok())
}

#[test]
fn docs_faq_busd() -> Result<()> {
    let case = Case::read("docs-faq-busd")?;
    assert_eq!(case.layer, Layer::Strict);
    check_strict(&case)?;
    // What the page itself prints.
    let printed = b"253B9241C7331C0F02A0F5417BDDD4CD88124D3E188C0BA0E3EF121D36844B7F4D";
    assert!(case.stage("signature")?.is_some_and(|signature| signature.starts_with(printed)));
    Ok(())
}

#[test]
fn docs_faq_usdt() -> Result<()> {
    let case = Case::read("docs-faq-usdt")?;
    assert_eq!(case.layer, Layer::Strict);
    check_strict(&case)?;
    let (old, new) = (Case::read("docs-faq-busd")?.stage("body")?, case.stage("body")?);
    let (old, new) = (old.ok_or("no body")?, new.ok_or("no body")?);
    assert_eq!(str::from_utf8(&old)?.replace("BUSD", "USDT").as_bytes(), new);
    Ok(())
}

#[test]
fn rs_crate() -> Result<()> {
    let case = Case::read("rs-crate")?;
    assert_eq!((case.layer, is_strict(&case)?), (Layer::Primitive, false));
    check_primitive(&case)
}

#[test]
fn php_spec() -> Result<()> {
    let case = Case::read("php-spec")?;
    assert_eq!((case.layer, is_strict(&case)?), (Layer::Primitive, false));
    check_primitive(&case)
}

#[test]
fn go_payload() -> Result<()> {
    let case = Case::read("go-payload")?;
    assert_eq!((case.layer, &case.key), (Layer::PayloadOnly, &None));
    assert_eq!(case.stage("signature")?, None);
    let (timestamp, nonce) = case.stamp()?;
    let body = case.stage("body")?.ok_or("no body")?;
    let message = case.stage("string-to-sign")?.ok_or("no string to sign")?;
    assert_eq!(string_to_sign(timestamp, nonce, &body), message);
    // Any key will do: what is signed is that string, by the strict layer and by the primitive.
    let expected = second_signer("any key", &message)?;
    let signer = Signer::new("demo-api-key", "any key")?;
    let stamp = Stamp { timestamp: timestamp.parse()?, nonce: nonce.parse()? };
    assert_eq!(signer.sign_raw("POST", "/a", body.clone(), stamp)?.signature().as_str(), expected);
    assert_eq!(signer.signature(timestamp, nonce, &body).as_str(), expected);
    Ok(())
}

#[test]
fn go_sign_primitive() -> Result<()> {
    let case = Case::read("go-sign-primitive")?;
    assert_eq!((case.layer, case.stage("body")?), (Layer::Hmac, None));
    let message = case.stage("string-to-sign")?.ok_or("no string to sign")?;
    let signature = case.stage("signature")?.ok_or("no signature")?;
    let key = case.key.as_deref().ok_or("no key")?;
    assert_eq!(second_signer(key, &message)?.as_bytes(), signature);
    Ok(())
}

#[test]
fn forum_unverifiable() -> Result<()> {
    let case = Case::read("forum-unverifiable")?;
    assert_eq!((case.layer, is_strict(&case)?), (Layer::Unverifiable, true));
    assert_eq!(
        (case.stage("body")?, case.stage("string-to-sign")?, &case.key),
        (None, None, &None)
    );
    let signature = String::from_utf8(case.stage("signature")?.ok_or("no signature")?)?;
    let ours = Signer::new("demo-api-key", "any key")?.signature("", "", b"");
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'A'..=b'F');
    assert_eq!(signature.len(), ours.as_str().len());
    assert!(signature.bytes().chain(ours.as_str().bytes()).all(is_digit));
    Ok(())
}

#[test]
fn no_vector_is_left_out() -> Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().replace('-', "_"));
        }
    }
    let source = include_str!("signatures.rs");
    for name in &names {
        assert!(source.contains(&format!("#[test]\nfn {name}() ")), "no test reads {name}");
    }
    assert_eq!(names.len(), 7);
    Ok(())
}
