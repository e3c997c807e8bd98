//! Headers, keys and replays: what comes with a notification.

use base64ct::{Base64, Encoding};

use super::keys::{Key, Signer};
use super::refused::{BODY, NONCE, SERIAL, SIGNATURE, TIMESTAMP, accepted, genuine};
use super::signed::{NOW, Notice};
use crate::vectors::entry::Entry;

pub(super) fn entries() -> Vec<Entry> {
    let mut all = presence();
    all.extend(malformed());
    all.extend(key_sets());
    all.extend(replays());
    all
}

/// Headers that are missing, there twice, or named otherwise.
fn presence() -> Vec<Entry> {
    let mut all = Vec::new();
    for name in [TIMESTAMP, NONCE, SERIAL, SIGNATURE] {
        let mut missing = genuine();
        missing.headers.retain(|(known, _)| known != name);
        all.push(missing.refused(
            &format!("{name}-missing"),
            "A header is missing.",
            "headers",
            "missing",
        ));
        let mut twice = genuine();
        let value = twice.header(name).to_vec();
        twice.headers.push((name.to_owned(), value.clone()));
        all.push(twice.refused(
            &format!("{name}-twice"),
            "A header that is there twice, even with the same value.",
            "headers",
            "repeated",
        ));
        let mut twice = genuine();
        twice.headers.insert(0, (name.to_lowercase(), b"x".to_vec()));
        all.push(twice.refused(
            &format!("{name}-twice-in-other-case"),
            "A header that is there twice, in two cases and with two values.",
            "headers",
            "repeated",
        ));
        let mut joined = genuine();
        for (known, old) in &mut joined.headers {
            if known == name {
                *old = [&value[..], b", ", &value].concat();
            }
        }
        all.push(joined.refused(
            &format!("{name}-joined"),
            "Two headers of one name that a proxy has joined with a comma.",
            "headers",
            "malformed",
        ));
    }
    let renamed = |turn: fn(&str) -> String| {
        let mut notice = genuine();
        notice.headers.iter_mut().for_each(|(name, _)| *name = turn(name));
        notice
    };
    all.push(accepted(
        &renamed(str::to_lowercase),
        "header-names-in-lower-case",
        "Names of headers have no case.",
    ));
    all.push(accepted(
        &renamed(str::to_uppercase),
        "header-names-in-upper-case",
        "Names of headers have no case.",
    ));
    let underscores = renamed(|name| name.replace('-', "_"));
    all.push(underscores.refused(
        "header-names-with-underscores",
        "An underscore is no hyphen.",
        "headers",
        "missing",
    ));
    let mut among = genuine();
    among.headers.reverse();
    among.headers.insert(1, ("Content-Type".to_owned(), b"application/json".to_vec()));
    all.push(accepted(
        &among,
        "headers-among-others",
        "Headers come in any order and among others.",
    ));
    all
}

/// Values that are not of their form. Malformed is not missing.
fn malformed() -> Vec<Entry> {
    let cases: [(&str, &str, &[u8], &str); 22] = [
        (TIMESTAMP, "empty", b"", "An empty time is malformed, and not missing."),
        (TIMESTAMP, "plus", b"+1", "A sign in front."),
        (TIMESTAMP, "blank-in-front", b" 1", "A blank in front."),
        (
            TIMESTAMP,
            "blank-in-front-of-13-digits",
            b" 1611232922428",
            "A blank in front of 13 digits.",
        ),
        (TIMESTAMP, "seconds", b"1611232922", "Seconds where milliseconds belong."),
        (TIMESTAMP, "i64-max", b"9223372036854775807", "The largest i64."),
        (TIMESTAMP, "i64-min", b"-9223372036854775808", "The smallest i64."),
        (TIMESTAMP, "u64-max", b"18446744073709551615", "The largest u64."),
        (TIMESTAMP, "u64-beyond", b"18446744073709551616", "One above the largest u64."),
        (
            TIMESTAMP,
            "line-feed-after",
            b"1611232922428\n",
            "A line feed after 13 digits would move the lines of the payload.",
        ),
        (TIMESTAMP, "fraction", b"1611232922428.0", "A point."),
        (TIMESTAMP, "no-text", b"161123292242\xff", "A byte that is no text."),
        (NONCE, "empty", b"", "An empty nonce is malformed, and not missing."),
        (NONCE, "31", b"5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s", "31 characters."),
        (NONCE, "33", b"5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sAB", "33 characters."),
        (NONCE, "line-feed", b"5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s\n", "31 letters and a line feed."),
        (NONCE, "hyphen", b"5RhaTrZP-knNv0kDSA2UQ67cPMVNS4sA", "A hyphen."),
        (SERIAL, "empty", b"", "An empty serial is malformed, and names no key."),
        (SERIAL, "blank", b" ", "A blank."),
        (SERIAL, "line-feed-after", b"DEMOA000000000000000000000000001\n", "A line feed after it."),
        (SERIAL, "no-text", b"DEMOA\xff", "A byte that is no text."),
        (SIGNATURE, "no-text", b"\xff\xfe", "Bytes that are no text."),
    ];
    let vector = |(name, word, value, why): (&str, &str, &[u8], &str)| {
        genuine().changed(name, value).refused(
            &format!("{name}-{word}"),
            why,
            "headers",
            "malformed",
        )
    };
    cases.map(vector).to_vec()
}

fn key_sets() -> Vec<Entry> {
    let serial = |value: &str| genuine().changed(SERIAL, value.as_bytes());
    let by_b = {
        let notice = genuine().changed(SERIAL, Key::B.serial().as_bytes());
        let signature = Signer::new(Key::B).sign(&notice.payload());
        notice.changed(SIGNATURE, Base64::encode_string(&signature).as_bytes())
    };
    let published = Notice::published_1024();
    let unknown =
        |id: &str, why: &str, notice: Notice| notice.refused(id, why, "serial", "unknown");
    vec![
        unknown("serial-unknown", "No key has this serial: the certificates have to be fetched again.", serial("DEMOC000000000000000000000000003")),
        unknown("serial-in-other-case", "Serials are compared as they are written.", serial(&Key::A.serial().to_lowercase())),
        unknown("serial-prefix", "The beginning of a serial is not the serial.", serial("DEMOA")),
        unknown("no-keys", "Without keys nothing is genuine.", Notice { keys: Vec::new(), ..genuine() }),
        unknown("key-taken-out", "A key that was taken out of the set no longer counts.", Notice { keys: vec![Key::B], ..genuine() }),
        serial(Key::B.serial()).refused("serial-of-another-key", "The serial chooses the key: another key of the set does not count.", "signature", "mismatch"),
        accepted(&by_b, "second-key", "The second key of the set, by its serial."),
        Notice { minimum_bits: 2_048, ..published.clone() }.refused("key-of-1024-bits", "A key of 1024 bits is refused unless it is asked for.", "key", "refused"),
        published.accepted("published-1024", "The public test of another SDK: a key of 1024 bits by an explicit policy, and a line feed after the signature.", super::events::published()),
    ]
}

fn replays() -> Vec<Entry> {
    let seen = genuine().replay_key();
    let later = Notice::sent_at(&(NOW + 1).to_string(), BODY);
    vec![
        Notice { seen: vec![seen.clone()], ..genuine() }.refused(
            "replay",
            "The same notification once more.",
            "replay",
            "seen",
        ),
        accepted(
            &Notice { seen: vec![seen], ..later },
            "sent-again",
            "The same content sent again, with a time and a signature of its own, is no replay.",
        ),
    ]
}
