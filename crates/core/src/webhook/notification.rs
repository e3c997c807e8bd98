//! [`Notification`]: a webhook on its way from headers and bytes to an event.

use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use crate::generated::webhooks::Event;
use crate::limits::Limits;
use crate::nonce::Nonce;
use crate::timestamp::Timestamp;
use crate::webhook::acceptance::Acceptance;
use crate::webhook::error::{EventError, WebhookError};
use crate::webhook::headers::Headers;
use crate::webhook::key_set::KeySet;
use crate::webhook::read;
use crate::webhook::received::Received;
use crate::webhook::replay_key::ReplayKey;
use crate::webhook::signature::{SignatureError, VerifySignature, payload};

/// The state of a [`Notification`] of which nobody knows yet who sent it.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_enums, reason = "a name for a state, without values")]
pub enum Unverified {}

/// The state of a [`Notification`] that the vendor signed, and lately.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_enums, reason = "a name for a state, without values")]
pub enum Verified {}

/// A webhook as it was received.
///
/// It is checked in this order, and the first check that fails is the error: size of the body,
/// headers, window of time, serial and signature. Only then the body is read as JSON:
/// [`event`](Self::event) exists only once all others have passed. Whoever sends something without
/// a genuine signature makes no JSON parser run.
///
/// Debug shows no body and no header.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use binance_pay::{Acceptance, Event, KeySet, Notification, Timestamp, WebhookError};
///
/// let headers = [
///     ("binancepay-timestamp", "1611232922428"),
///     ("binancepay-nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
///     ("binancepay-certificate-sn", "1FAA1632AD1E0C9FCE84DD9B8757F471"),
///     ("binancepay-signature", "ZGVtbw=="),
/// ];
/// let raw_body = br#"{"bizType":"NEW","bizId":1,"data":"{}"}"#;
/// // Instead of a library: see the crate `binance-pay-ring`.
/// let key = |message: &[u8], signature: &[u8]| {
///     message.starts_with(b"1611232922428\n5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA\n{") && signature == b"demo"
/// };
/// let keys: KeySet<_> = [("1FAA1632AD1E0C9FCE84DD9B8757F471", key)].into_iter().collect();
/// let now = Timestamp::from_millis(1_611_232_922_999)?;
/// let window = Duration::from_secs(300);
///
/// let notice = Notification::from_parts(headers, raw_body)?; // Notification<Unverified>
/// let notice = notice.verify(&keys, Acceptance { now, window })?; // Notification<Verified>
/// assert_eq!(notice.replay_key().timestamp().as_millis(), 1_611_232_922_428);
/// let received = notice.event()?;
/// assert!(matches!(received.event, Event::Unknown(event) if event.biz_type() == Some("NEW")));
///
/// // An hour later the same bytes are refused before their signature is looked at.
/// let notice = Notification::from_parts(headers, raw_body)?;
/// let now = now.offset_by(3_600_000)?;
/// let error = notice.verify(&keys, Acceptance { now, window }).unwrap_err();
/// assert!(matches!(error, WebhookError::Window(_)));
/// # Ok::<(), binance_pay::Error>(())
/// ```
#[derive(Clone)]
pub struct Notification<State> {
    headers: Headers,
    body: Vec<u8>,
    limits: Limits,
    state: PhantomData<State>,
}

impl Notification<Unverified> {
    /// Takes the headers, pairs of name and value as texts or bytes, and the body as it was
    /// received.
    ///
    /// Names may have any case, and headers of other names are passed over. The four of a webhook
    /// have to be there once each, in their documented form.
    ///
    /// # Errors
    ///
    /// [`WebhookError::TooLarge`] where the body has more bytes than
    /// [`Limits::notification_bytes`], and [`WebhookError::Header`] for the first header that is
    /// missing, repeated or malformed.
    pub fn from_parts<N, V>(
        headers: impl IntoIterator<Item = (N, V)>,
        raw_body: &[u8],
    ) -> Result<Self, WebhookError>
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
    {
        Self::from_parts_with(headers, raw_body, &Limits::default())
    }

    /// The same with other limits than the default ones.
    ///
    /// # Errors
    ///
    /// As [`from_parts`](Self::from_parts).
    pub fn from_parts_with<N, V>(
        headers: impl IntoIterator<Item = (N, V)>,
        raw_body: &[u8],
        limits: &Limits,
    ) -> Result<Self, WebhookError>
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
    {
        if raw_body.len() > limits.notification_bytes {
            let (found, limit) = (raw_body.len(), limits.notification_bytes);
            return Err(WebhookError::TooLarge { found, limit });
        }
        let headers = Headers::read(headers).map_err(WebhookError::Header)?;
        Ok(Self { headers, body: raw_body.to_vec(), limits: *limits, state: PhantomData })
    }

    /// Checks that it was sent within the window, and signed with the key that it names.
    ///
    /// Before that, [`KeySet::contains`] tells with [`serial`](Self::serial) whether the
    /// certificates have to be fetched first. Anybody can send a new serial, so do not fetch more
    /// often than every few minutes.
    ///
    /// # Errors
    ///
    /// [`WebhookError::Window`] where it is too old or from too far in the future,
    /// [`WebhookError::UnknownSerial`] where no key has its serial, and
    /// [`WebhookError::Signature`] where the key does not verify the signature.
    pub fn verify<K: VerifySignature>(
        self,
        keys: &KeySet<K>,
        acceptance: Acceptance,
    ) -> Result<Notification<Verified>, WebhookError> {
        let Headers { serial, timestamp, nonce, signature } = &self.headers;
        acceptance.check(*timestamp).map_err(WebhookError::Window)?;
        let Some(key) = keys.get(serial) else {
            return Err(WebhookError::UnknownSerial(serial.clone()));
        };
        let digits = timestamp.digits();
        let message = payload(&digits, nonce.as_bytes(), &self.body);
        if !key.verify(&message, signature) {
            return Err(WebhookError::Signature(SignatureError::Mismatch));
        }
        let Self { headers, body, limits, .. } = self;
        Ok(Notification { headers, body, limits, state: PhantomData })
    }
}

impl Notification<Verified> {
    /// What tells this sending from every other one.
    #[must_use]
    pub fn replay_key(&self) -> ReplayKey {
        let Headers { serial, timestamp, nonce, .. } = &self.headers;
        ReplayKey::new(*timestamp, *nonce, serial)
    }

    /// The bytes of the body. They may hold secrets.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.body
    }

    /// Reads what is told.
    ///
    /// A webhook that is not known, or says things that are not known, is no error: see
    /// [`Event::Unknown`] and [`Received::deviations`].
    ///
    /// # Errors
    ///
    /// [`EventError`] where the body is no JSON object, or something required is missing or cannot
    /// be represented. The notification is genuine all the same; the error keeps its text.
    #[inline]
    pub fn event(&self) -> Result<Received<Event>, EventError> {
        read::event(&self.body, &self.limits)
    }
}

impl<State> Notification<State> {
    /// The serial of the certificate whose key is said to have signed it.
    ///
    /// Wire name: `BinancePay-Certificate-SN`.
    #[must_use]
    pub fn serial(&self) -> &str {
        &self.headers.serial
    }

    /// When it is said to have been sent.
    ///
    /// Wire name: `BinancePay-Timestamp`.
    #[must_use]
    pub fn timestamp(&self) -> Timestamp {
        self.headers.timestamp
    }

    /// Its nonce.
    ///
    /// Wire name: `BinancePay-Nonce`.
    #[must_use]
    pub fn nonce(&self) -> Nonce {
        self.headers.nonce
    }
}

impl<State> fmt::Debug for Notification<State> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notification").field("raw_length", &self.body.len()).finish_non_exhaustive()
    }
}
