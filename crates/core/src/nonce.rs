//! [`Nonce`]: 32 letters or digits.

use core::fmt;

/// The text of 32 letters or digits that makes every request unique.
///
/// The documentation asks for 32 characters and its examples hold letters and digits. Take a new
/// one for every request (`binance_pay_os::random_nonce()`); the core has no randomness.
///
/// Wire name: `BinancePay-Nonce`. Page: `api-common`.
///
/// # Examples
///
/// ```
/// use binance_pay::Nonce;
///
/// let nonce = Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA")?;
/// assert_eq!(nonce.as_str(), "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA");
/// assert!(Nonce::new("too short").is_err());
/// # Ok::<(), binance_pay::InvalidNonce>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nonce([u8; Nonce::LENGTH]);

impl Nonce {
    /// How many characters a nonce has.
    pub const LENGTH: usize = 32;

    /// Takes the text of a nonce.
    ///
    /// # Errors
    ///
    /// [`InvalidNonce`] where it has not 32 characters, or one of them is not `A-Z a-z 0-9`.
    pub fn new(text: &str) -> Result<Self, InvalidNonce> {
        match <[u8; Self::LENGTH]>::try_from(text.as_bytes()) {
            Ok(bytes) => Self::from_bytes(bytes),
            Err(_) => Err(InvalidNonce::Length(text.chars().count())),
        }
    }

    /// Takes the 32 characters as ASCII bytes.
    ///
    /// # Errors
    ///
    /// [`InvalidNonce`] where one of them is not `A-Z a-z 0-9`.
    pub fn from_bytes(bytes: [u8; Self::LENGTH]) -> Result<Self, InvalidNonce> {
        match bytes.iter().position(|byte| !byte.is_ascii_alphanumeric()) {
            None => Ok(Self(bytes)),
            Some(at) => Err(InvalidNonce::Character(at + 1)),
        }
    }

    /// The 32 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The constructors let only ASCII in, so the default is never taken.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(crate) const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

impl fmt::Debug for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Nonce").field(&self.as_str()).finish()
    }
}

impl fmt::Display for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl core::str::FromStr for Nonce {
    type Err = InvalidNonce;

    fn from_str(text: &str) -> Result<Self, InvalidNonce> {
        Self::new(text)
    }
}

/// The error of a [`Nonce`] that is not 32 letters or digits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidNonce {
    /// It has this many characters instead of 32.
    Length(usize),
    /// The character at this place, counted from 1, is neither a letter nor a digit.
    Character(usize),
}

impl fmt::Display for InvalidNonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a nonce is 32 ASCII letters or digits, ")?;
        match self {
            Self::Length(found) => write!(f, "found {found} characters"),
            Self::Character(place) => write!(f, "character {place} is neither"),
        }
    }
}

impl core::error::Error for InvalidNonce {}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn length_and_characters() {
        assert_eq!(Nonce::new(&"a".repeat(31)), Err(InvalidNonce::Length(31)));
        assert_eq!(Nonce::new(&"a".repeat(33)), Err(InvalidNonce::Length(33)));
        assert_eq!(Nonce::new(&"ü".repeat(32)), Err(InvalidNonce::Length(32)));
        assert_eq!(Nonce::new(&"ü".repeat(16)), Err(InvalidNonce::Character(1)));
        let with_feed = "abcdefghijklmnopqrstuvwxyz01234\n";
        assert_eq!(Nonce::new(with_feed), Err(InvalidNonce::Character(32)));
        assert_eq!("A0z".repeat(11)[..32].parse::<Nonce>().unwrap().as_str().len(), 32);
    }

    #[test]
    fn messages() {
        assert!(InvalidNonce::Length(31).to_string().contains("31 characters"));
        assert!(InvalidNonce::Character(4).to_string().contains("character 4"));
    }
}
