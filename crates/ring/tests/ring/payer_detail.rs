//! Decryption, against another implementation: no sample of the vendor is known.

use aes_gcm::aead::Aead;
use aes_gcm::{Aes256Gcm, KeyInit};
use base64ct::{Base64, Encoding};
use binance_pay_ring::{DecryptError, Decryptor};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const SECRET: &str = "do-not-show-this-secret-key";

fn seal(secret: &str, iv: [u8; 12], text: &[u8]) -> Vec<u8> {
    let cipher = Aes256Gcm::new(&Sha256::digest(secret));
    [&iv[..], &cipher.encrypt(&iv.into(), text).unwrap()].concat()
}

fn open(sealed: &[u8]) -> Result<String, DecryptError> {
    let decryptor = Decryptor::new(SECRET).unwrap();
    decryptor.decrypt(&Base64::encode_string(sealed)).map(|text| text.expose().to_owned())
}

proptest! {
    #[test]
    fn what_another_library_seals_is_opened(
        secret in "[!-~é]{1,80}", iv: [u8; 12], text in ".{0,200}",
    ) {
        let sealed = Base64::encode_string(&seal(&secret, iv, text.as_bytes()));
        let opened = Decryptor::new(&secret).unwrap().decrypt(&sealed).unwrap();
        prop_assert_eq!(opened.expose(), text);
    }

    #[test]
    fn any_text_is_an_error_and_no_panic(text in ".{0,100}", bytes: Vec<u8>) {
        prop_assert!(Decryptor::new(SECRET).unwrap().decrypt(&text).is_err());
        prop_assert!(open(&bytes).is_err());
    }
}

#[test]
fn one_flipped_bit_is_refused() {
    let sealed = seal(SECRET, [7; 12], br#"{"firstName":"Ann"}"#);
    assert_eq!(open(&sealed).unwrap(), r#"{"firstName":"Ann"}"#);
    for bit in 0..sealed.len() * 8 {
        let mut changed = sealed.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(open(&changed), Err(DecryptError::Refused), "{bit}");
    }
}

#[test]
fn what_is_cut_off_is_refused() {
    let sealed = seal(SECRET, [7; 12], b"text");
    for length in 0..sealed.len() {
        let error = if length < 28 { DecryptError::TooShort } else { DecryptError::Refused };
        assert_eq!(open(&sealed[..length]), Err(error), "{length}");
    }
    assert_eq!(open(&seal(SECRET, [7; 12], b"")), Ok(String::new()));
}

#[test]
fn another_secret_opens_nothing() {
    assert_eq!(open(&seal("another", [7; 12], b"text")), Err(DecryptError::Refused));
}

#[test]
fn only_utf_8_is_text() {
    assert_eq!(open(&seal(SECRET, [7; 12], b"\xff")), Err(DecryptError::NotUtf8));
}

#[test]
fn only_padded_base64_of_the_usual_alphabet_is_read() {
    let text = Base64::encode_string(&seal(SECRET, [255; 12], b"tex"));
    let decrypt = |text: &str| Decryptor::new(SECRET).unwrap().decrypt(text).map(drop);
    assert_eq!(decrypt(&text), Ok(()));
    assert!(text.contains('/') && text.ends_with("=="), "{text}");
    for odd in [
        text.replace('/', "_"),
        text.trim_end_matches('=').to_owned(),
        format!("{text}\n"),
        format!(" {text}"),
        format!("{}\n{}", &text[..8], &text[8..]),
    ] {
        assert_eq!(decrypt(&odd), Err(DecryptError::Encoding), "{odd:?}");
    }
    assert_eq!(decrypt(""), Err(DecryptError::TooShort));
}

#[test]
fn secrets_that_cannot_be_used_are_refused_and_never_shown() {
    for (secret, words) in [
        ("", "is empty"),
        ("do-not-show\n", "control character"),
        ("do-not\u{0}show", "control character"),
        (" do-not-show", "blank"),
        ("do-not-show\u{a0}", "blank"),
    ] {
        let error = Decryptor::new(secret).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        assert!(!format!("{error} {error:?}").contains("do-not"), "{error:?}");
    }
    assert_eq!(format!("{:?}", Decryptor::new(SECRET).unwrap()), "Decryptor([redacted])");
}

#[test]
fn every_error_says_what_to_do() {
    for error in [
        DecryptError::Encoding,
        DecryptError::TooShort,
        DecryptError::Refused,
        DecryptError::NotUtf8,
    ] {
        assert!(!error.to_string().is_empty());
        assert!(error.remedy().ends_with('.'));
    }
}
