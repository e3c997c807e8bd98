//! The vectors of Project Wycheproof: what is known to have been accepted by mistake, somewhere.
//!
//! HMAC-SHA512 goes through the keyed state that [`Signer`] signs with, RSA through the keys of
//! `binance-pay-ring` and the core's [`verify_signature`]. How many vectors ran is asserted, so that
//! none is left out in silence when the crate with the vectors changes.

extern crate alloc;

use std::collections::BTreeMap;

use base64ct::{Base64, Encoding};
use binance_pay::{SignatureError, Signer, VerifySignature, verify_signature};
use binance_pay_ring::PublicKey;
use wycheproof::rsa_pkcs1_verify::{Test, TestFlag, TestGroup, TestName, TestSet};
use wycheproof::{HashFunction, TestResult, mac};

/// The core's own file: [`Signer`] takes text only and signs payloads of one form, and hardly a
/// vector is such. What is below it takes any bytes, and is private.
#[expect(unreachable_pub, reason = "part of a library, compiled into a test")]
#[path = "../../crates/core/src/signature.rs"]
mod signature;

fn upper_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// The full tags: what is valid is what we make and accept, and nothing else is accepted. The
/// vectors cut off after 256 bits: ours begins with the valid ones and is never accepted cut off.
#[test]
fn hmac_sha512() {
    let set = mac::TestSet::load(mac::TestName::HmacSha512).unwrap();
    let mut ran = BTreeMap::<(usize, bool), usize>::new();
    for group in &set.test_groups {
        for test in &group.tests {
            let valid = test.result == TestResult::Valid;
            assert_ne!(test.result, TestResult::Acceptable, "{}", test.tc_id);
            let (mac, tag) = (signature::Mac::new(&test.key).unwrap(), upper_hex(&test.tag));
            assert_eq!(tag.len() * 4, group.tag_size, "{}", test.tc_id);
            let ours = mac.sign(&[&test.msg]);
            assert_eq!(ours.as_str().starts_with(&tag), valid, "{}", test.tc_id);
            let accepted = mac.verify(&[&test.msg], &tag);
            assert_eq!(accepted, valid && group.tag_size == 512, "{}", test.tc_id);
            *ran.entry((group.tag_size, valid)).or_default() += 1;
        }
    }
    assert_eq!(ran.values().sum::<usize>(), set.number_of_tests);
    let expected = [((256, false), 54), ((256, true), 33), ((512, false), 54), ((512, true), 33)];
    assert_eq!(ran, expected.into());
}

/// Why the vectors need the layer below [`Signer`].
#[test]
fn what_a_signer_would_not_take() {
    let set = mac::TestSet::load(mac::TestName::HmacSha512).unwrap();
    let mut reasons = BTreeMap::<String, usize>::new();
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let reason = match std::str::from_utf8(&test.key) {
            Err(_) => "the secret key is not UTF-8".to_owned(),
            Ok(key) => match Signer::new("demo-api-key", key) {
                Err(error) => error.to_string(),
                Ok(_) if !is_payload(&test.msg) => "the message is no payload".to_owned(),
                Ok(_) => "none: it should be signed here".to_owned(),
            },
        };
        *reasons.entry(reason).or_default() += 1;
    }
    let control = "the secret key holds a control character, such as a line end: trim it";
    let expected = [(control, 108), ("the secret key is not UTF-8", 66)];
    assert_eq!(reasons, expected.map(|(reason, count)| (reason.to_owned(), count)).into());
}

/// `timestamp LF nonce LF body LF`.
fn is_payload(message: &[u8]) -> bool {
    message.ends_with(b"\n") && message.iter().filter(|byte| **byte == b'\n').count() > 2
}

/// How many vectors of a set were to be accepted, to be refused and left to us; of the last, how
/// many we accept.
#[derive(Debug, Default, PartialEq)]
struct Tally {
    valid: usize,
    invalid: usize,
    acceptable: usize,
    taken: usize,
}

impl Tally {
    fn count(&mut self, result: TestResult, accepted: bool) {
        match result {
            TestResult::Valid => self.valid += 1,
            TestResult::Invalid => self.invalid += 1,
            TestResult::Acceptable => {
                self.acceptable += 1;
                self.taken += usize::from(accepted);
            }
        }
    }
}

/// The key of a group, which is the same from DER and from PEM.
fn key(group: &TestGroup) -> PublicKey {
    let key = PublicKey::from_der(&group.der).unwrap();
    let pem = PublicKey::from_pem(&group.pem).unwrap();
    assert_eq!((key.bits(), pem.bits()), (group.key_size, group.key_size));
    key
}

/// Whether a key takes the signature, by itself and behind the core's primitive.
fn accepts(key: &PublicKey, test: &Test) -> bool {
    let accepted = key.verify(&test.msg, &test.sig);
    // The core joins the payload, and the vectors have messages of their own: given in its place.
    let stand_in = |payload: &[u8], signature: &[u8]| {
        assert_eq!((payload, signature), (&b"1\nn\nbody\n"[..], &test.sig[..]));
        key.verify(&test.msg, signature)
    };
    let encoded = Base64::encode_string(&test.sig);
    let outcome = verify_signature("1", "n", b"body", &encoded, &stand_in);
    let expected = match (accepted, encoded.is_empty()) {
        (true, _) => Ok(()),
        (false, true) => Err(SignatureError::Encoding),
        (false, false) => Err(SignatureError::Mismatch),
    };
    assert_eq!(outcome, expected, "{}", test.tc_id);
    accepted
}

fn run(name: TestName) -> Tally {
    let set = TestSet::load(name).unwrap();
    let mut tally = Tally::default();
    for group in &set.test_groups {
        assert_eq!(group.hash, HashFunction::Sha2_256);
        let key = key(group);
        for test in &group.tests {
            let accepted = accepts(&key, test);
            match test.result {
                TestResult::Valid => assert!(accepted, "{name:?} {}: {}", test.tc_id, test.comment),
                TestResult::Invalid => {
                    assert!(!accepted, "{name:?} {}: {}", test.tc_id, test.comment);
                }
                // A digest's algorithm without its NULL: the one thing that is left to us.
                TestResult::Acceptable => assert_eq!(test.flags, [TestFlag::MissingNull]),
            }
            tally.count(test.result, accepted);
        }
    }
    assert_eq!(tally.valid + tally.invalid + tally.acceptable, set.number_of_tests);
    tally
}

#[test]
fn rsa_pkcs1_sha256() {
    for (name, valid, invalid, acceptable) in [
        (TestName::Rsa2048Sha256, 9, 249, 1),
        (TestName::Rsa3072Sha256, 8, 250, 1),
        (TestName::Rsa4096Sha256, 7, 250, 1),
        (TestName::Rsa8192Sha256, 7, 250, 1),
    ] {
        let expected = Tally { valid, invalid, acceptable, taken: 0 };
        assert_eq!(run(name), expected, "{name:?}");
    }
}

/// Signatures that are good with another digest are none to us. In each of these sets, one vector is
/// wrong for being made with SHA-256: that one is right here.
#[test]
fn rsa_pkcs1_of_other_digests() {
    let (mut refused, mut taken) = (0, 0);
    for name in TestName::all() {
        let set = TestSet::load(name).unwrap();
        let groups = set.test_groups.iter();
        for group in groups.filter(|group| group.hash != HashFunction::Sha2_256) {
            let key = key(group);
            for test in &group.tests {
                let expected = test.comment.starts_with("The message is hashed with SHA-256 ");
                assert_eq!(accepts(&key, test), expected, "{name:?} {}", test.tc_id);
                *(if expected { &mut taken } else { &mut refused }) += 1;
            }
        }
    }
    assert_eq!((refused, taken), (5_148, 20));
}
