//! Texts and bytes that are no key.

use base64ct::{Base64, Encoding};
use binance_pay::VerifySignature;
use binance_pay_ring::{KeyPolicy, PublicKey};
use proptest::prelude::*;

use crate::data::{key, read};

const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a];
const NULL: &[u8] = &[0x05, 0x00];

/// Tag, shortest length, content.
fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let length = match length {
        0..0x80 => vec![length as u8],
        0x80..0x100 => vec![0x81, length as u8],
        _ => vec![0x82, (length >> 8) as u8, length as u8],
    };
    [&[tag], &*length, content].concat()
}

/// A positive integer: a zero goes before a first byte with the highest bit.
fn integer(bytes: &[u8]) -> Vec<u8> {
    let zero: &[u8] = if bytes[0] >= 0x80 { &[0] } else { &[] };
    tlv(0x02, &[zero, bytes].concat())
}

fn spki(oid: &[u8], parameters: &[u8], unused_bits: u8, key: &[u8]) -> Vec<u8> {
    let algorithm = tlv(0x30, &[tlv(0x06, oid), parameters.to_vec()].concat());
    let key = tlv(0x03, &[&[unused_bits], key].concat());
    tlv(0x30, &[algorithm, key].concat())
}

fn rsa_key(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    tlv(0x30, &[integer(modulus), integer(exponent)].concat())
}

fn rsa(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    spki(RSA, NULL, 0, &rsa_key(modulus, exponent))
}

/// An odd number of so many bits.
fn odd(bits: usize) -> Vec<u8> {
    let mut bytes = vec![0x55; bits.div_ceil(8)];
    bytes[0] = 1 << ((bits - 1) % 8);
    *bytes.last_mut().unwrap() |= 1;
    bytes
}

const F4: &[u8] = &[1, 0, 1];

#[track_caller]
fn refused(der: &[u8], words: &str) {
    let error = PublicKey::from_der_with(der, KeyPolicy::AtLeast1024).unwrap_err();
    assert!(error.to_string().contains(words), "{error}");
}

#[test]
fn sizes_at_the_limits_and_one_beyond() {
    for (policy, least) in [(KeyPolicy::AtLeast2048, 2_048), (KeyPolicy::AtLeast1024, 1_024)] {
        for bits in [least, least + 1, 4_096, 8_191, 8_192] {
            let key = PublicKey::from_der_with(&rsa(&odd(bits), F4), policy).unwrap();
            assert_eq!(key.bits(), bits);
            assert_eq!(format!("{key:?}"), format!("PublicKey({bits} bits)"));
        }
        for bits in [1, 8, 512, least - 1, least - 7, 8_193, 16_384] {
            let error = PublicKey::from_der_with(&rsa(&odd(bits), F4), policy).unwrap_err();
            let words = format!("the key has {bits} bits, accepted are {least} to 8192");
            assert_eq!(error.to_string(), words);
        }
    }
    assert!(PublicKey::from_der(&rsa(&odd(2_047), F4)).is_err());
}

#[test]
fn exponents_are_odd_and_of_2_to_33_bits() {
    let modulus = odd(2_048);
    for good in [&[3][..], &[5], &[17], F4, &[0xff; 4], &[1, 0xff, 0xff, 0xff, 0xff]] {
        assert!(PublicKey::from_der(&rsa(&modulus, good)).is_ok(), "{good:?}");
    }
    let odd_number = "the key's exponent is not an odd number from 3";
    for bad in [&[0][..], &[1], &[2], &[4], &[1, 0, 0], &[2, 0, 0, 0, 1], &[1, 0, 0, 0, 0, 1]] {
        refused(&rsa(&modulus, bad), odd_number);
    }
    refused(&rsa(&modulus, &odd(2_048)), odd_number);
}

#[test]
fn a_modulus_is_odd() {
    let mut even = odd(2_048);
    *even.last_mut().unwrap() &= 0xfe;
    refused(&rsa(&even, F4), "modulus is even");
    // Modulus and exponent the other way round.
    refused(&rsa(F4, &odd(2_048)), "17 bits");
}

#[test]
fn other_algorithms_are_refused() {
    let key = rsa_key(&odd(2_048), F4);
    refused(&spki(PSS, NULL, 0, &key), "algorithm 1.2.840.113549.1.1.10, and RSA is 1.2.840");
    // id-ecPublicKey on prime256v1.
    let curve = tlv(0x06, &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07]);
    let ec = spki(&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01], &curve, 0, &[4; 65]);
    refused(&ec, "algorithm 1.2.840.10045.2.1");
    for parameters in [&[][..], &tlv(0x06, RSA), &tlv(0x30, &[])] {
        refused(&spki(RSA, parameters, 0, &key), "parameters of its algorithm are not NULL");
    }
    refused(&spki(RSA, &[0x05, 0x01, 0x00], 0, &key), "malformed");
}

#[test]
fn other_encodings_of_the_same_key_are_refused() {
    let (modulus, malformed) = (odd(2_048), "the key is malformed");
    let good = rsa(&modulus, F4);
    assert!(PublicKey::from_der(&good).is_ok());
    let key = rsa_key(&modulus, F4);
    refused(&spki(RSA, NULL, 1, &key), malformed);
    for end in [&[0][..], NULL, &good] {
        refused(&[&*good, end].concat(), malformed);
        refused(&spki(RSA, NULL, 0, &[&*key, end].concat()), malformed);
    }
    for length in 0..good.len() {
        refused(&good[..length], malformed);
    }
    // A zero byte more than an integer needs, and one too few, which makes it negative.
    let numbers = |modulus: &[u8], exponent: &[u8]| {
        let key = tlv(0x30, &[tlv(0x02, modulus), tlv(0x02, exponent)].concat());
        spki(RSA, NULL, 0, &key)
    };
    refused(&numbers(&[&[0, 0], &*modulus].concat(), F4), malformed);
    refused(&numbers(&modulus, F4), malformed);
    refused(&numbers(&[&[0], &*modulus].concat(), &[0, 1, 0, 1]), malformed);
    refused(&numbers(&[&[0], &*modulus].concat(), &[]), malformed);
    // A length in more bytes than it needs, and one without an end.
    assert_eq!(good[..2], [0x30, 0x82]);
    refused(&[&[0x30, 0x83, 0], &good[2..]].concat(), malformed);
    refused(&[&[0x30, 0x80], &good[4..], &[0, 0]].concat(), malformed);
    // The bare key of PKCS#1.
    refused(&key, malformed);
}

#[test]
fn the_text_is_one_block_of_the_right_label() {
    let pem = key("demo-2048.pem");
    let lines: Vec<&str> = pem.lines().collect();
    for (text, words) in [
        (String::new(), "does not begin with -----BEGIN PUBLIC KEY-----"),
        (format!("\n{pem}"), "does not begin"),
        (format!("Key:\n{pem}"), "does not begin"),
        (format!("\u{feff}{pem}"), "does not begin"),
        (lines[1..lines.len() - 1].join("\n"), "does not begin"),
        (pem.replace("PUBLIC KEY", "CERTIFICATE"), "labelled \"CERTIFICATE\""),
        (pem.replace("PUBLIC KEY", "RSA PUBLIC KEY"), "labelled \"RSA PUBLIC KEY\""),
        (pem.replace("PUBLIC KEY", "PRIVATE KEY"), "labelled \"PRIVATE KEY\""),
        (pem.replace("BEGIN PUBLIC KEY", "BEGIN CERTIFICATE"), "malformed"),
        (pem.replace("PUBLIC KEY", "public key"), "labelled \"public key\""),
        (format!("{pem}\n"), "malformed"),
        (format!("{pem}{pem}"), "malformed"),
        (format!("{pem}x"), "malformed"),
        (lines[..lines.len() - 1].join("\n"), "malformed"),
        (pem.replacen('\n', "\n\n", 1), "malformed"),
        (pem.replacen('\n', "\nProc-Type: 4\n\n", 1), "malformed"),
        (pem.replace(lines[2], &format!(" {}", lines[2])), "malformed"),
        (pem.replace(lines[2], &format!("{} ", lines[2])), "malformed"),
        (pem.replace(lines[2], &lines[2][1..]), "malformed"),
        (pem.replace(&format!("{}\n", lines[1]), lines[1]), "malformed"),
        (pem.replace("\n-----END", "=\n-----END"), "malformed"),
        (pem.replace('/', "_"), "malformed"),
    ] {
        let error = PublicKey::from_pem(&text).unwrap_err().to_string();
        assert!(error.contains(words), "{error}: {text}");
    }
}

#[test]
fn lines_of_one_length_are_read() {
    let pem = key("demo-2048.pem");
    let bits = |text: &str| PublicKey::from_pem(text).map(|key| key.bits());
    let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    assert_eq!(bits(pem.trim_end()), Ok(2_048));
    assert_eq!(bits(&pem.replace('\n', "\r\n")), Ok(2_048));
    for width in [4, 60, 64, 65, 76, base64.len()] {
        let lines: Vec<_> = base64.as_bytes().chunks(width).collect();
        let base64 = String::from_utf8(lines.join(&b'\n')).unwrap();
        let text = format!("-----BEGIN PUBLIC KEY-----\n{base64}\n-----END PUBLIC KEY-----");
        assert_eq!(bits(&text), Ok(2_048), "{width}");
    }
}

proptest! {
    #[test]
    fn any_text_is_no_panic(text in ".{0,300}", bytes: Vec<u8>, at in 0_usize..451, with: char) {
        prop_assert!(PublicKey::from_pem(&text).is_err());
        prop_assert!(PublicKey::from_der(&bytes).is_err());
        let block = |inner: &str| format!("-----BEGIN PUBLIC KEY-----\n{inner}\n-----END PUBLIC KEY-----\n");
        prop_assert!(read(&block(&text)).is_err());
        prop_assert!(read(&block(&Base64::encode_string(&bytes))).is_err());
        let mut pem: Vec<char> = key("demo-2048.pem").chars().collect();
        pem[at] = with;
        let changed: String = pem.iter().collect();
        if let Ok(key) = read(&changed) {
            prop_assert!(!key.verify(b"", &[1; 256]));
        }
    }

    /// A modulus may be any odd number, and a signature any bytes.
    #[test]
    fn no_key_and_no_signature_is_a_panic(
        bits in 1_024_usize..=8_192,
        exponent in 1_u64..=0xff_ffff_ffff,
        signature in proptest::collection::vec(any::<u8>(), 0..=1_025),
        message: Vec<u8>,
    ) {
        let exponent: Vec<u8> = exponent.to_be_bytes().into_iter().skip_while(|byte| *byte == 0).collect();
        if let Ok(key) = PublicKey::from_der_with(&rsa(&odd(bits), &exponent), KeyPolicy::AtLeast1024) {
            prop_assert!(!key.verify(&message, &signature));
            let fitting = &[&signature[..], &[0; 1_024]].concat()[..bits.div_ceil(8)];
            prop_assert!(!key.verify(&message, fitting));
        }
    }
}
