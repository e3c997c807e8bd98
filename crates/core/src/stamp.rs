//! [`Stamp`]: what makes a request fresh.

use crate::{Nonce, Timestamp};

/// The time and the nonce of one request.
///
/// # Examples
///
/// ```
/// use binance_pay::{Nonce, Stamp, Timestamp};
///
/// let stamp = Stamp {
///     timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
///     nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
/// };
/// assert_eq!(stamp.timestamp.to_string(), "1611232922428");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "callers build it: time and nonce are theirs")]
pub struct Stamp {
    /// When the request is sent, by the server's clock: it accepts one second.
    pub timestamp: Timestamp,
    /// A text never used before.
    pub nonce: Nonce,
}
