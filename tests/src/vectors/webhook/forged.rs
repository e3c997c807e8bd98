//! Signatures that only a careless verifier takes: by the right key, over a wrong encoded message.
//!
//! They are data, `tests/vectors/keys/demo-a.forged`: no library signs so.

use super::keys;
use super::refused::{SIGNATURE, genuine};
use crate::vectors::entry::Entry;

/// What is wrong with the encoded message, `00 01 FF .. FF 00 DigestInfo digest` where it is right.
const FORGED: &[(&str, &str)] = &[
    ("block-type-2", "The padding of encryption, 00 02 AA .. 00, before the right digest."),
    ("block-type-0", "Zeros for padding before the right digest."),
    ("padding-of-other-bytes", "One byte of the padding is FE."),
    (
        "short-padding-garbage-after",
        "Eight bytes of padding, the right digest, and other bytes after it: with an exponent of 3 anyone can forge that.",
    ),
    ("short-padding-zeros-after", "Eight bytes of padding, the right digest, and zeros after it."),
    ("digest-without-its-name", "The right digest right after the padding, without DigestInfo."),
    ("sha1", "The right padding, and a SHA-1 digest that says so."),
    (
        "digest-in-hexadecimal",
        "The right padding and DigestInfo, and for the digest its first 32 hexadecimal digits.",
    ),
    ("no-leading-zero-block", "The encoded message begins with 01, without the zero in front."),
    ("plus-modulus", "The right signature plus the modulus: the same residue, and no signature."),
];

pub(super) fn entries() -> Vec<Entry> {
    let text = keys::read("demo-a.forged");
    let signatures: Vec<(&str, &str)> =
        text.lines().filter_map(|line| line.split_once(' ')).collect();
    assert_eq!(signatures.len(), FORGED.len(), "each forged signature has a reason");
    let entry = |((name, why), (known, signature)): (&(&str, &str), (&str, &str))| {
        assert_eq!(*name, known, "the order of demo-a.forged");
        genuine().changed(SIGNATURE, signature.as_bytes()).refused(
            &format!("signature-forged-{name}"),
            why,
            "signature",
            "mismatch",
        )
    };
    FORGED.iter().zip(signatures).map(entry).collect()
}
