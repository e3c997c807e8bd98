//! [`Acceptance`]: how old, or how far ahead, a webhook may be.

use core::fmt;
use core::time::Duration;

use crate::timestamp::Timestamp;

/// Which notifications are fresh enough: those whose timestamp is not further from `now` than
/// `window`, before or after.
///
/// The vendor documents no window for webhooks. Five minutes bridges the clocks of ordinary
/// machines. Whether a repetition carries a new timestamp is not documented either: if genuine
/// repetitions are refused with [`WebhookError::Window`](crate::WebhookError::Window), widen the
/// window, and keep [replay keys](crate::ReplayKey) as much longer.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use binance_pay::{Acceptance, Timestamp};
///
/// let now = Timestamp::from_millis(1_611_232_922_428)?;
/// let acceptance = Acceptance { now, window: Duration::from_secs(300) };
/// assert!(acceptance.accepts(now.offset_by(-300_000)?)); // the edge is inside
/// assert!(!acceptance.accepts(now.offset_by(300_001)?));
/// # Ok::<(), binance_pay::InvalidTimestamp>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "callers build it: clock and policy are theirs")]
pub struct Acceptance {
    /// The receiver's clock.
    pub now: Timestamp,
    /// The largest distance, in either direction. Compared by the millisecond.
    pub window: Duration,
}

impl Acceptance {
    /// Whether something sent at this moment is fresh enough.
    #[must_use]
    pub fn accepts(&self, sent: Timestamp) -> bool {
        let distance = self.now.as_millis().abs_diff(sent.as_millis());
        Duration::from_millis(distance) <= self.window
    }

    pub(super) fn check(self, sent: Timestamp) -> Result<(), WindowError> {
        let Self { now, window } = self;
        if self.accepts(sent) { Ok(()) } else { Err(WindowError { sent, now, window }) }
    }
}

/// Why a notification is not fresh enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowError {
    sent: Timestamp,
    now: Timestamp,
    window: Duration,
}

impl WindowError {
    /// The timestamp of the notification.
    #[must_use]
    pub const fn sent(&self) -> Timestamp {
        self.sent
    }

    /// The receiver's clock.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// The largest distance that would have been accepted.
    #[must_use]
    pub const fn window(&self) -> Duration {
        self.window
    }
}

impl fmt::Display for WindowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let distance = self.now.as_millis().abs_diff(self.sent.as_millis());
        let direction = if self.sent < self.now { "before" } else { "after" };
        let window = self.window.as_millis();
        write!(
            f,
            "the notification was sent {distance} ms {direction} now, and {window} ms are accepted"
        )
    }
}

impl core::error::Error for WindowError {}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis).unwrap()
    }

    #[test]
    fn both_edges_are_inside_and_a_millisecond_beyond_is_not() {
        let now = at(1_611_232_922_428);
        for (window, inside) in [
            (Duration::ZERO, 0),
            (Duration::from_millis(1), 1),
            (Duration::from_micros(1_999), 1),
            (Duration::from_secs(300), 300_000),
        ] {
            let acceptance = Acceptance { now, window };
            for sign in [-1, 1] {
                let sent = |distance: i64| now.offset_by(sign * distance).unwrap();
                assert_eq!(acceptance.check(sent(inside)), Ok(()));
                let error = acceptance.check(sent(inside + 1)).unwrap_err();
                assert_eq!((error.sent(), error.now()), (sent(inside + 1), now));
                assert_eq!(error.window(), window);
            }
        }
    }

    #[test]
    fn the_ends_of_time_do_not_overflow() {
        let (first, last) = (at(Timestamp::MIN_MILLIS), at(Timestamp::MAX_MILLIS));
        for (now, sent) in [(first, last), (last, first)] {
            assert!(!Acceptance { now, window: Duration::ZERO }.accepts(sent));
            assert!(Acceptance { now, window: Duration::MAX }.accepts(sent));
        }
    }

    #[test]
    fn messages_name_the_direction() {
        let now = at(1_611_232_922_428);
        let error = |offset: i64| {
            let sent = now.offset_by(offset).unwrap();
            Acceptance { now, window: Duration::from_secs(1) }.check(sent).unwrap_err().to_string()
        };
        assert_eq!(
            error(-1_001),
            "the notification was sent 1001 ms before now, and 1000 ms are accepted"
        );
        assert!(error(1_001).contains("1001 ms after now"));
    }
}
