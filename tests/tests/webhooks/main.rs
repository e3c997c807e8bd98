//! Webhooks, from headers and bytes to an event, through the public API. A closure stands for a
//! library of cryptography; real signatures are tested where there is one.

mod order;
mod reading;
mod replays;
mod rotation;
mod unreadable;

use std::time::Duration;

use binance_pay::{
    Acceptance, Event, EventError, KeySet, Notification, Received, Timestamp, VerifySignature,
    WebhookError,
};

const SERIAL: &str = "1FAA1632AD1E0C9FCE84DD9B8757F471";
const NONCE: &str = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";
const SENT: i64 = 1_611_232_922_428;
const WINDOW: Duration = Duration::from_secs(300);

/// The headers of a good notification.
fn headers() -> Vec<(String, Vec<u8>)> {
    [
        ("BinancePay-Timestamp", "1611232922428"),
        ("BinancePay-Nonce", NONCE),
        ("BinancePay-Certificate-SN", SERIAL),
        ("BinancePay-Signature", "ZGVtbw=="),
    ]
    .map(|(name, value)| (name.to_owned(), value.as_bytes().to_vec()))
    .to_vec()
}

/// The same with one value changed.
fn with(name: &str, value: &[u8]) -> Vec<(String, Vec<u8>)> {
    let change = |(known, good): (String, Vec<u8>)| {
        let value = if known == name { value.to_vec() } else { good };
        (known, value)
    };
    headers().into_iter().map(change).collect()
}

/// A key that has signed this body with `demo`, and nothing else.
fn key(body: &[u8]) -> impl VerifySignature + Clone + use<> {
    let signed = [format!("{SENT}\n{NONCE}\n").as_bytes(), body, b"\n"].concat();
    move |message: &[u8], signature: &[u8]| message == signed && signature == b"demo"
}

fn keys<K>(key: K) -> KeySet<K> {
    [(SERIAL, key)].into_iter().collect()
}

fn at(offset: i64) -> Acceptance {
    let now = Timestamp::from_millis(SENT + offset).expect("13 digits");
    Acceptance { now, window: WINDOW }
}

/// Everything in its order, for a body that the key has signed.
fn receive(body: &[u8]) -> Result<Received<Event>, EventError> {
    let notice = Notification::from_parts(headers(), body).expect("good headers");
    notice.verify(&keys(key(body)), at(0)).expect("a good signature").event()
}

/// The error of a notification with these headers and a body that nobody has signed.
fn refused(headers: Vec<(String, Vec<u8>)>, body: &[u8], acceptance: Acceptance) -> WebhookError {
    let notice = Notification::from_parts(headers, body);
    let verified = notice.and_then(|notice| notice.verify(&keys(key(b"other")), acceptance));
    verified.expect_err("it is not genuine")
}
