//! Webhooks as HTTP has them: header lines, an empty line, the body.

use std::time::Duration;

use base64ct::{Base64, Encoding};
use binance_pay::{
    Acceptance, Event, EventError, KeySet, Notification, Received, Signer, Unverified, Verified,
    WEBHOOKS, WebhookError,
};

use super::corpus;
use crate::remarks::details;

const SIGNATURE: &str = "BinancePay-Signature";

type Headers<'a> = Vec<(&'a [u8], &'a [u8])>;

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let head = "BinancePay-Timestamp: 1611232922428\n\
                binancepay-nonce: 5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA\n\
                BinancePay-Certificate-SN: 1FAA1632AD1E0C9FCE84DD9B8757F471\n";
    let bodies = corpus::notifications().into_iter();
    let bodies = bodies.chain([Vec::new(), b"{}".to_vec(), br#"{"bizType":"NEW"}"#.to_vec()]);
    let with = |body: Vec<u8>| {
        let payload = payload("1611232922428", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA", &body);
        let signature = Base64::encode_string(&sign(&payload));
        [format!("{head}{SIGNATURE}: {signature}\n\n").as_bytes(), &body].concat()
    };
    bodies.map(with).collect()
}

pub(super) fn run(data: &[u8]) -> bool {
    let (head, body) = parts(data);
    let headers: Headers = head.split(|byte| *byte == b'\n').filter_map(header).collect();
    let notice = match Notification::from_parts(headers.iter().copied(), body) {
        Ok(notice) => notice,
        Err(error) => {
            super::is_fit_to_print(&error);
            assert!(!error.is_genuine());
            return false;
        }
    };
    let right = right_signature(&notice, body);
    let given = verify(notice.clone(), 0);
    assert_eq!(given.is_ok(), is_given(&headers, &right), "accepted, or refused, by mistake");
    let signed = with_signature(&headers, &right);
    let notice = Notification::from_parts(signed.iter().copied(), body).expect("read before");
    nothing_else_is_accepted(&signed, &right, body);
    let late = verify(notice.clone(), 1);
    assert!(matches!(late, Err(WebhookError::Window(_))), "a millisecond late");
    let verified = verify(notice, 0).expect("it is signed");
    assert_eq!(verified.raw(), body);
    match verified.event() {
        Ok(received) => is_whole(&received, body),
        Err(error) => is_told(&error, body),
    }
}

fn parts(data: &[u8]) -> (&[u8], &[u8]) {
    let end = data.windows(2).position(|pair| pair == b"\n\n");
    end.map_or((data, &[][..]), |end| (&data[..end], &data[end + 2..]))
}

fn header(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = line.windows(2).position(|pair| pair == b": ")?;
    Some((&line[..end], &line[end + 2..]))
}

fn payload(timestamp: &str, nonce: &str, body: &[u8]) -> Vec<u8> {
    [timestamp.as_bytes(), nonce.as_bytes(), body, b""].join(&b'\n')
}

/// Instead of RSA, which would take the private key: nobody can guess this one either.
fn sign(payload: &[u8]) -> Vec<u8> {
    let signer = Signer::new("demo-api-key", "demo-secret-key").expect("two usable keys");
    signer.signature("", "", payload).as_str().into()
}

fn right_signature(notice: &Notification<Unverified>, body: &[u8]) -> String {
    let (timestamp, nonce) = (notice.timestamp().to_string(), notice.nonce());
    Base64::encode_string(&sign(&payload(&timestamp, nonce.as_str(), body)))
}

/// Whether the signature that came is this one; one line end after it does no harm.
fn is_given(headers: &Headers, right: &str) -> bool {
    let is = |name: &[u8]| name.eq_ignore_ascii_case(SIGNATURE.as_bytes());
    let given = headers.iter().find(|(name, _)| is(name)).map(|(_, value)| *value);
    given.is_some_and(|given| given.strip_suffix(b"\r").unwrap_or(given) == right.as_bytes())
}

fn with_signature<'a>(headers: &Headers<'a>, signature: &'a str) -> Headers<'a> {
    let is = |name: &[u8]| name.eq_ignore_ascii_case(SIGNATURE.as_bytes());
    let change = |(name, value)| (name, if is(name) { signature.as_bytes() } else { value });
    headers.iter().copied().map(change).collect()
}

/// The window is nothing, and the clock this many milliseconds late.
fn verify(
    notice: Notification<Unverified>,
    late: i64,
) -> Result<Notification<Verified>, WebhookError> {
    let key = |payload: &[u8], signature: &[u8]| signature == sign(payload);
    let keys: KeySet<_> = [(notice.serial().to_owned(), key)].into_iter().collect();
    // At the end of time the clock cannot be late, but fast.
    let now = notice.timestamp().offset_by(late).or_else(|_| notice.timestamp().offset_by(-late));
    let now = now.expect("on one side there is time");
    notice.verify(&keys, Acceptance { now, window: Duration::ZERO })
}

/// One bit of the body or of the signature, and it is somebody else's.
fn nothing_else_is_accepted(headers: &Headers, right: &str, body: &[u8]) {
    let is_accepted = |headers: Headers, body: &[u8]| {
        let notice = Notification::from_parts(headers, body);
        notice.and_then(|notice| verify(notice, 0)).is_ok()
    };
    let place = body.len() / 2;
    let mut other = body.to_vec();
    match other.get_mut(place) {
        Some(byte) => *byte ^= 1,
        None => other.push(b' '),
    }
    assert!(!is_accepted(headers.clone(), &other), "another body");
    let mut bytes = Base64::decode_vec(right).expect("encoded before");
    bytes[place % 128] ^= 1;
    let other = Base64::encode_string(&bytes);
    assert!(!is_accepted(with_signature(headers, &other), body), "another signature");
}

/// Nothing of it is lost, and the reader without types says the same.
fn is_whole(received: &Received<Event>, body: &[u8]) -> bool {
    assert_eq!(received.raw().as_bytes(), body);
    for deviation in &received.deviations {
        super::is_fit_to_print(deviation);
    }
    assert!(!format!("{received:?}").is_empty());
    if let Some(info) = received.event.info() {
        let erased = info.decode_json(body).expect("the types read it");
        assert_eq!(details(&erased.deviations), details(&received.deviations));
        assert_eq!(erased.raw().as_bytes(), body);
        assert!(!info.redact_json(received.raw()).is_empty());
    }
    true
}

fn is_told(error: &EventError, body: &[u8]) -> bool {
    super::is_fit_to_print(error);
    assert_eq!(error.raw(), body);
    assert!(!error.violations().is_empty());
    for info in WEBHOOKS.iter().filter(|info| info.biz_type() == error.biz_type()) {
        assert!(info.decode_json(body).is_err(), "{} reads it", info.id());
    }
    false
}
