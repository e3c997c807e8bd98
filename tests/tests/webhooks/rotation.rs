//! Keys change: new ones come in while old ones still count.

use binance_pay::{KeySet, Notification, WebhookError};

use super::{SERIAL, at, headers, with};

/// A key that takes one signature.
fn taking(signature: &'static [u8]) -> impl Fn(&[u8], &[u8]) -> bool + Clone {
    move |_, found| found == signature
}

fn outcome<K: binance_pay::VerifySignature>(
    keys: &KeySet<K>,
    serial: &str,
) -> Result<(), WebhookError> {
    let headers = with("BinancePay-Certificate-SN", serial.as_bytes());
    Notification::from_parts(headers, b"{}")?.verify(keys, at(0)).map(|_| ())
}

#[test]
fn both_keys_count_for_a_while_and_then_the_new_one() {
    let mut keys: KeySet<_> = [(SERIAL, taking(b"demo"))].into_iter().collect();
    assert!(matches!(outcome(&keys, "NEW"), Err(WebhookError::UnknownSerial(_))));
    keys.insert("NEW", taking(b"demo"));
    assert!(outcome(&keys, SERIAL).is_ok());
    assert!(outcome(&keys, "NEW").is_ok());
    keys.retain(|serial, _| serial == "NEW");
    assert!(matches!(outcome(&keys, SERIAL), Err(WebhookError::UnknownSerial(_))));
    assert!(outcome(&keys, "NEW").is_ok());
}

/// The key that is named has to verify, not just any of the set.
#[test]
fn another_key_of_the_set_does_not_help() {
    let keys: KeySet<_> =
        [(SERIAL, taking(b"other")), ("NEW", taking(b"demo"))].into_iter().collect();
    assert!(matches!(outcome(&keys, SERIAL), Err(WebhookError::Signature(_))));
    assert!(outcome(&keys, "NEW").is_ok());
}

/// What a receiver does when it meets an unknown serial: fetch once, and try again.
#[test]
fn whether_to_fetch_is_told_before_verifying() {
    let mut keys = KeySet::new();
    let notice = Notification::from_parts(headers(), b"{}").expect("good headers");
    if !keys.contains(notice.serial()) {
        keys.insert(notice.serial(), taking(b"demo"));
    }
    let retry = notice.clone();
    assert!(notice.verify(&keys, at(0)).is_ok());
    keys.remove(SERIAL);
    assert!(retry.verify(&keys, at(0)).is_err());
}

#[test]
fn keys_of_several_kinds_in_a_box() {
    type Boxed = Box<dyn Fn(&[u8], &[u8]) -> bool + Send + Sync>;
    let keys: KeySet<Boxed> = [(SERIAL, Box::new(taking(b"demo")) as Boxed)].into_iter().collect();
    assert!(outcome(&keys, SERIAL).is_ok());
    fn is_shared<T: Send + Sync + 'static>(_: &T) {}
    is_shared(&keys);
}
