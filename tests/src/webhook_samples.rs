//! What the test of a webhook's sample does, as [`samples`](crate::samples) has it for endpoints.

use std::time::Duration;

use binance_pay::{
    Acceptance, Acknowledgement, Event, EventError, KeySet, Notification, Received, Timestamp,
    Webhook, WebhookError,
};

use crate::samples::{Failure, Sample, settle, without_nulls};
use crate::{Json, difference};

/// A notification: it is verified, and read as the event of its webhook, with the deviations that
/// the spec expects and no others.
///
/// # Errors
///
/// What is not so.
pub fn notification<W: Webhook>(sample: &Sample) -> Result<(), Failure> {
    let received = receive(sample)?.map_err(|error| sample.failure(error))?;
    let id = received.event.info().map(binance_pay::WebhookInfo::id);
    sample.demand(id == Some(W::INFO.id()), &format!("read as {id:?}"))?;
    sample.compare_deviations(&received.deviations)?;
    sample.demand(received.raw() == sample.json, "not the server's text")?;
    let erased = W::INFO.decode_json(sample.json.as_bytes());
    let erased = erased.map_err(|error| sample.failure(error))?;
    sample.demand(erased.deviations == received.deviations, "decode_json deviates otherwise")?;
    let body = unwrapped(sample.parse()?);
    sample.demand(Json::of(&erased.event) == body, "decode_json gives another body")?;
    let encoded = serde_json::to_string(&received.event).map_err(|error| sample.failure(error))?;
    let encoded = unwrapped(Json::of(&encoded));
    match difference(&settle(without_nulls(body), &encoded, sample.deviations), &encoded) {
        None => Ok(()),
        Some(difference) => Err(sample.failure(format_args!("encoded otherwise: {difference}"))),
    }
}

/// A notification that is not JSON or breaks its own table: it must not pass for this webhook.
///
/// # Errors
///
/// Where it is taken.
pub fn invalid_notification<W: Webhook>(sample: &Sample) -> Result<(), Failure> {
    let erased = W::INFO.decode_json(sample.json.as_bytes());
    sample.demand(erased.is_err(), "marked invalid, and decoded")?;
    let is_own = |event: &Event| event.info().is_some_and(|info| info.id() == W::INFO.id());
    let taken = receive(sample)?.is_ok_and(|received| is_own(&received.event));
    sample.demand(!taken, "marked invalid, and received")
}

/// The answer: it is one that [`Acknowledgement`] gives.
///
/// # Errors
///
/// Where it is another one.
pub fn acknowledgement<W: Webhook>(sample: &Sample) -> Result<(), Failure> {
    let body = sample.parse()?;
    let message = body.get("returnMessage").and_then(Json::scalar).unwrap_or_default();
    let answers = [Acknowledgement::success(), Acknowledgement::fail(message)];
    let is_one = answers.iter().any(|answer| Json::of(&answer.to_string()) == body);
    sample.demand(is_one, "no acknowledgement has this body")
}

/// An answer that no receiver should give.
///
/// # Errors
///
/// Where one would.
pub fn invalid_acknowledgement<W: Webhook>(sample: &Sample) -> Result<(), Failure> {
    let outcome = acknowledgement::<W>(sample);
    sample.demand(outcome.is_err(), "marked invalid, and an acknowledgement")
}

/// The sample as a notification that some key has signed.
fn receive(sample: &Sample) -> Result<Result<Received<Event>, EventError>, Failure> {
    let failure = |error: WebhookError| sample.failure(error);
    let now = Timestamp::from_millis(1_611_232_922_428).expect("13 digits");
    let keys: KeySet<_> =
        [("DEMO", |_: &[u8], signature: &[u8]| signature == b"demo")].into_iter().collect();
    let headers = [
        ("BinancePay-Timestamp", "1611232922428"),
        ("BinancePay-Nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
        ("BinancePay-Certificate-SN", "DEMO"),
        ("BinancePay-Signature", "ZGVtbw=="),
    ];
    let notice = Notification::from_parts(headers, sample.json.as_bytes()).map_err(failure)?;
    let acceptance = Acceptance { now, window: Duration::ZERO };
    Ok(notice.verify(&keys, acceptance).map_err(failure)?.event())
}

/// The body with `data` out of its string.
fn unwrapped(body: Json) -> Json {
    match body.get("data") {
        Some(Json::Text(data)) => {
            let data = data.parse();
            data.map_or_else(|_| body.clone(), |data| body.clone().replace("/data", data))
        }
        _ => body,
    }
}
