//! [`Retry`]: whether asking again can help.

/// Whether a failed call may be repeated. Inferred: the vendor documents nothing of it.
///
/// # Examples
///
/// ```
/// use binance_pay::{ResultCode, Retry};
///
/// assert_eq!(ResultCode::from("400003").retry(), Retry::AfterClockSync);
/// assert_eq!(ResultCode::from("999999").retry(), Retry::Unknown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The same request cannot succeed.
    Never,
    /// Nothing happened; repeat once what is wrong with the request or the account is mended.
    AfterFix,
    /// Nothing happened; repeat with a timestamp of the server's clock
    /// ([`ClockOffset`](crate::ClockOffset)).
    AfterClockSync,
    /// Repeat after a pause.
    Later,
    /// It is not known what happened. Ask for the state of things before repeating.
    Unknown,
}

impl Retry {
    /// The name in specs and reports: `never`, `after-fix`, `after-clock-sync`, `later`, `unknown`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AfterFix => "after-fix",
            Self::AfterClockSync => "after-clock-sync",
            Self::Later => "later",
            Self::Unknown => "unknown",
        }
    }

    /// What is left of "try later" when the endpoint may have acted already.
    pub(crate) const fn at(self, repeat: Repeat) -> Self {
        match (self, repeat) {
            (Self::Later, Repeat::Unsafe) => Self::Unknown,
            (same, _) => same,
        }
    }
}

/// What happens when a request is sent twice. Inferred: the vendor documents little of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Repeat {
    /// Nothing: the endpoint only reads.
    Safe,
    /// Nothing, as long as the merchant's own id is the same.
    SameKey,
    /// It may act twice.
    Unsafe,
}

impl Repeat {
    /// The name in specs and reports: `safe`, `same-key`, `unsafe`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::SameKey => "same-key",
            Self::Unsafe => "unsafe",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_is_only_kept_where_repeating_is_harmless() {
        assert_eq!(Retry::Later.at(Repeat::Safe), Retry::Later);
        assert_eq!(Retry::Later.at(Repeat::SameKey), Retry::Later);
        assert_eq!(Retry::Later.at(Repeat::Unsafe), Retry::Unknown);
        assert_eq!(Retry::AfterFix.at(Repeat::Unsafe), Retry::AfterFix);
    }

    #[test]
    fn names() {
        let all = [Retry::Never, Retry::AfterFix, Retry::AfterClockSync, Retry::Later];
        let names = ["never", "after-fix", "after-clock-sync", "later"];
        assert_eq!(all.map(Retry::as_str), names);
        assert_eq!(Retry::Unknown.as_str(), "unknown");
        let all = [Repeat::Safe, Repeat::SameKey, Repeat::Unsafe];
        assert_eq!(all.map(Repeat::as_str), ["safe", "same-key", "unsafe"]);
    }
}
