//! [`ReplayKey`]: by which a webhook is known when it comes again.

use alloc::string::String;
use core::fmt;

use crate::nonce::Nonce;
use crate::timestamp::Timestamp;

/// What tells one sending of a notification from every other one: timestamp, nonce and serial, all
/// of them signed or checked.
///
/// Remember each in a store that all receivers share, and drop a notification whose key is there
/// already. A key may be forgotten once its timestamp is further back than the window of
/// [`Acceptance`](crate::Acceptance): from then on the notification is refused anyway. A key of the far edge of the
/// future has to be kept for twice the window.
///
/// The vendor's own repetitions may come under new keys: what a notification tells has to be taken
/// once as well, by `bizType`, `bizId` and `bizStatus`.
///
/// Keys sort by time. Display is the three with `:` between.
///
/// # Examples
///
/// ```
/// use std::collections::HashSet;
///
/// # use std::time::Duration;
/// # use binance_pay::{Acceptance, KeySet, Notification, Timestamp};
/// # let headers = [
/// #     ("BinancePay-Timestamp", "1611232922428"),
/// #     ("BinancePay-Nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
/// #     ("BinancePay-Certificate-SN", "1FAA1632AD1E0C9FCE84DD9B8757F471"),
/// #     ("BinancePay-Signature", "ZGVtbw=="),
/// # ];
/// # let keys: KeySet<_> =
/// #     [("1FAA1632AD1E0C9FCE84DD9B8757F471", |_: &[u8], _: &[u8]| true)].into_iter().collect();
/// # let now = Timestamp::from_millis(1_611_232_922_428)?;
/// # let acceptance = Acceptance { now, window: Duration::from_secs(300) };
/// # let notice = Notification::from_parts(headers, b"{}")?.verify(&keys, acceptance)?;
/// let mut seen = HashSet::new();
/// let key = notice.replay_key();
/// assert_eq!(
///     key.to_string(),
///     "1611232922428:5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA:1FAA1632AD1E0C9FCE84DD9B8757F471"
/// );
/// assert!(seen.insert(key)); // new: go on
/// assert!(!seen.insert(notice.replay_key())); // a replay: drop it
/// # Ok::<(), binance_pay::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplayKey {
    timestamp: Timestamp,
    nonce: Nonce,
    serial: String,
}

impl ReplayKey {
    pub(super) fn new(timestamp: Timestamp, nonce: Nonce, serial: &str) -> Self {
        Self { timestamp, nonce, serial: serial.into() }
    }

    /// When the notification was sent.
    #[must_use]
    pub fn timestamp(&self) -> Timestamp {
        self.timestamp
    }

    /// Its nonce.
    #[must_use]
    pub fn nonce(&self) -> Nonce {
        self.nonce
    }

    /// The serial of the certificate whose key signed it.
    #[must_use]
    pub fn serial(&self) -> &str {
        &self.serial
    }
}

impl fmt::Display for ReplayKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.timestamp, self.nonce, self.serial)
    }
}
