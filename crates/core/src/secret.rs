//! [`Secret`]: text that is never shown by accident.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// A text that Debug and Display hide and that is overwritten when dropped.
///
/// It has no `PartialEq`: comparing secrets takes a constant-time comparison, which depends on the
/// use. Serializing writes the text, as a request body needs it.
///
/// # Examples
///
/// ```
/// use binance_pay::Secret;
///
/// let token = Secret::from("token1");
/// assert_eq!(format!("{token:?} {token}"), "[redacted] [redacted]");
/// assert_eq!(token.expose(), "token1");
/// ```
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself. Take care where it goes.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn nothing_shows() {
        let secret = Secret::from("do-not-show");
        for shown in [format!("{secret}"), format!("{secret:?}"), format!("{secret:#?}")] {
            assert_eq!(shown, "[redacted]");
        }
    }

    #[test]
    fn json_round_trip() {
        let secret: Secret = serde_json::from_str(r#""a\"b""#).unwrap();
        assert_eq!(secret.expose(), "a\"b");
        assert_eq!(serde_json::to_string(&secret).unwrap(), r#""a\"b""#);
    }
}
