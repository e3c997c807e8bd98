//! Replays: what is remembered of a notification.

use std::collections::{BTreeSet, HashSet};

use binance_pay::{Notification, ReplayKey};

use super::{NONCE, SENT, SERIAL, at, keys, with};

fn replay_key(name: &str, value: &[u8]) -> ReplayKey {
    let any: fn(&[u8], &[u8]) -> bool = |_, _| true;
    let mut trusting = keys(any);
    trusting.insert("OTHER", any);
    let notice = Notification::from_parts(with(name, value), b"{}").expect("good headers");
    notice.verify(&trusting, at(0)).expect("accepted").replay_key()
}

#[test]
fn serial_time_and_nonce_tell_sendings_apart() {
    let own = replay_key("", b"");
    assert_eq!((own.serial(), own.nonce().as_str()), (SERIAL, NONCE));
    assert_eq!(own.timestamp().as_millis(), SENT);
    assert_eq!(own.to_string(), format!("{SENT}:{NONCE}:{SERIAL}"));
    let others = [
        replay_key("BinancePay-Timestamp", b"1611232922429"),
        replay_key("BinancePay-Nonce", b"5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sB"),
        replay_key("BinancePay-Certificate-SN", b"OTHER"),
    ];
    let mut seen: HashSet<ReplayKey> = others.iter().cloned().collect();
    assert_eq!(seen.len(), others.len());
    assert!(seen.insert(own.clone()), "none of the others is it");
    assert!(!seen.insert(replay_key("", b"")), "the second time");
}

/// Another signature of the same is a replay all the same.
#[test]
fn the_signature_does_not_count() {
    assert_eq!(replay_key("", b""), replay_key("BinancePay-Signature", b"b3RoZXI="));
}

#[test]
fn keys_sort_by_time_so_that_the_oldest_can_go() {
    let later = replay_key("BinancePay-Timestamp", b"1611232922429");
    let keys: BTreeSet<ReplayKey> = [later, replay_key("", b"")].into_iter().collect();
    assert_eq!(keys.first().map(|key| key.timestamp().as_millis()), Some(SENT));
}
