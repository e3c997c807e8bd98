//! The published messages as notifications: how far each of them comes.

use std::time::Duration;

use binance_pay::{
    Acceptance, Event, HeaderProblem, KeySet, Notification, Timestamp, Verified, WebhookError,
};
use binance_pay_ring::PublicKey;

use crate::data::{Vector, vector, vectors};

/// All keys, each under the made-up serial of its message.
fn keys() -> KeySet<PublicKey> {
    vectors().iter().map(|vector| (vector.id.clone(), vector.key())).collect()
}

fn acceptance(vector: &Vector) -> Acceptance {
    let now = vector.timestamp.parse().unwrap();
    Acceptance { now, window: Duration::ZERO }
}

fn receive(vector: &Vector) -> Result<Notification<Verified>, WebhookError> {
    let notice = Notification::from_parts(vector.headers(), vector.body.as_bytes())?;
    notice.verify(&keys(), acceptance(vector))
}

/// What stops the others: their signatures verify (see the module `vectors`), but they are no
/// notifications as the documentation has them.
#[test]
fn how_far_each_message_comes() {
    for vector in vectors() {
        match vector.id.as_str() {
            "go-order-eur-1024" => {
                let received = receive(&vector).unwrap().event().unwrap();
                assert!(matches!(received.event, Event::Pay(_)));
            }
            // Its nonce has three characters.
            "go-testdata-4096" => {
                let Err(WebhookError::Header(error)) = receive(&vector) else { panic!() };
                assert_eq!(error.name(), "BinancePay-Nonce");
                assert_eq!(error.problem(), HeaderProblem::Malformed);
            }
            // It is genuine, and its body is that of a request: an order, without a bizType.
            "rs-crate-2048" => {
                let received = receive(&vector).unwrap().event().unwrap();
                let Event::Unknown(event) = received.event else { panic!() };
                assert_eq!(event.biz_type(), None);
                assert_eq!(event.raw(), vector.body);
            }
            other => panic!("{other} is new: say how far it comes"),
        }
    }
}

#[test]
fn a_payment_keeps_every_digit() {
    let vector = vector("go-order-eur-1024");
    let notice = receive(&vector).unwrap();
    assert_eq!(
        notice.replay_key().to_string(),
        format!("1611232922428:{}:{}", vector.nonce, vector.id)
    );
    assert_eq!(notice.raw(), vector.body.as_bytes());
    let received = notice.event().unwrap();
    assert_eq!(received.deviations, []);
    let Event::Pay(pay) = received.event else { panic!() };
    // Beyond 64 bits.
    assert_eq!(pay.biz_id.as_str(), "29383937493038367292");
    assert_eq!(pay.biz_status.as_str(), "PAY_SUCCESS");
    assert_eq!(pay.data.total_fee.as_str(), "0.88000000");
    assert_eq!(pay.data.currency, "EUR");
    assert_eq!(pay.data.merchant_trade_no, "9825382937292");
}

#[test]
fn a_signature_may_end_with_a_line_feed_and_names_may_have_any_case() {
    let mut vector = vector("go-order-eur-1024");
    vector.signature.push('\n');
    let headers = vector.headers().map(|(name, value)| (name.to_lowercase(), value));
    let notice = Notification::from_parts(headers, vector.body.as_bytes()).unwrap();
    assert!(notice.verify(&keys(), acceptance(&vector)).is_ok());
}

#[test]
fn a_key_that_is_not_there_is_an_error() {
    let vector = vector("go-order-eur-1024");
    let receive = |keys: &KeySet<PublicKey>| {
        let notice = Notification::from_parts(vector.headers(), vector.body.as_bytes()).unwrap();
        notice.verify(keys, acceptance(&vector))
    };
    let Err(WebhookError::UnknownSerial(serial)) = receive(&KeySet::new()) else { panic!() };
    assert_eq!(serial, vector.id);
    let others: KeySet<_> = [("another", vector.key())].into_iter().collect();
    assert!(matches!(receive(&others), Err(WebhookError::UnknownSerial(_))));
    // Under the right serial, another key.
    let wrong = self::vector("rs-crate-2048").key();
    let wrong: KeySet<_> = [(vector.id.clone(), wrong)].into_iter().collect();
    assert!(matches!(receive(&wrong), Err(WebhookError::Signature(_))));
    // Rotation: both for a while, then the new one alone.
    let mut keys = wrong;
    keys.insert(vector.id.clone(), vector.key());
    assert!(receive(&keys).is_ok());
    keys.remove(&vector.id);
    assert!(receive(&keys).is_err());
}

#[test]
fn one_flipped_bit_of_a_header_or_of_the_body_is_refused() {
    let vector = vector("go-order-eur-1024");
    let (keys, body) = (keys(), vector.body.as_bytes());
    // Whatever time it then claims: the signature has to tell.
    let window = Duration::MAX;
    let acceptance = Acceptance { now: Timestamp::from_millis(1_611_232_922_428).unwrap(), window };
    let verify = |headers: &[(&str, Vec<u8>)], body: &[u8]| {
        let headers = headers.iter().map(|(name, value)| (*name, value));
        Notification::from_parts(headers, body).and_then(|notice| notice.verify(&keys, acceptance))
    };
    let good = vector.headers().map(|(name, value)| (name, value.as_bytes().to_vec()));
    assert!(verify(&good, body).is_ok());
    let mut count = 0;
    for header in 0..good.len() {
        for bit in 0..good[header].1.len() * 8 {
            let mut changed = good.clone();
            changed[header].1[bit / 8] ^= 1 << (bit % 8);
            assert!(verify(&changed, body).is_err(), "{} {bit}", good[header].0);
            count += 1;
        }
    }
    for bit in 0..body.len() * 8 {
        let mut changed = body.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(matches!(verify(&good, &changed), Err(WebhookError::Signature(_))), "{bit}");
        count += 1;
    }
    assert!(count > 4_500, "{count}");
}
