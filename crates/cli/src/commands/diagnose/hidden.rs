//! [`Hidden`]: a secret that somebody has put into what is shown.

use std::borrow::Cow;

use binance_pay::Secret;

/// Shorter ones are found everywhere, and are none.
const SHORTEST: usize = 4;

/// Blanks out the secret key, length for length.
#[derive(Debug)]
pub(super) struct Hidden<'a>(Option<&'a Secret>);

impl<'a> Hidden<'a> {
    pub(super) fn new(secret: Option<&'a Secret>) -> Self {
        let is_long = |secret: &&Secret| secret.expose().trim().len() >= SHORTEST;
        Self(secret.filter(is_long))
    }

    pub(super) fn is_in(&self, bytes: &[u8]) -> bool {
        matches!(self.without(bytes), Cow::Owned(_))
    }

    /// The same bytes, the secret as asterisks.
    pub(super) fn without<'b>(&self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let Some(secret) = self.0.map(|secret| secret.expose().trim().as_bytes()) else {
            return Cow::Borrowed(bytes);
        };
        let mut out = Cow::Borrowed(bytes);
        let mut at = 0;
        while let Some(found) = bytes.get(at..).and_then(|rest| place(rest, secret)) {
            out.to_mut()[at + found..at + found + secret.len()].fill(b'*');
            at += found + secret.len();
        }
        out
    }
}

fn place(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_occurrence_is_hidden() {
        let secret = Secret::from(" abcd\n");
        let hidden = Hidden::new(Some(&secret));
        assert_eq!(&*hidden.without(b"abcdabcd-abc-abcd"), b"********-abc-****");
        assert!(!hidden.is_in(b"abc") && !hidden.is_in(b"") && hidden.is_in(b"xabcd"));
        assert!(!Hidden::new(Some(&Secret::from(" a "))).is_in(b" a "));
        assert!(!Hidden::new(None).is_in(b"abcd"));
    }
}
