//! [`Signer`]: from a request to signed bytes.

use alloc::borrow::Cow;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::endpoint::{Endpoint, Request};
use crate::error::Error;
use crate::limits::Limits;
use crate::signature::{Mac, Signature};
use crate::signed_request::SignedRequest;
use crate::stamp::Stamp;
use crate::support;
use crate::violation::Violations;

/// Signs requests with one pair of keys.
///
/// The key block of HMAC-SHA512 is prepared once; the secret itself is not kept. Cloning is cheap
/// enough for a clone per thread, and all methods take `&self`.
///
/// # Examples
///
/// ```
/// use binance_pay::direct_debit::contract::query::ContractQuery;
/// use binance_pay::{Nonce, Signer, Stamp, Timestamp};
///
/// let signer = Signer::new("demo-api-key", "demo-secret-key")?;
/// let query = ContractQuery::by_merchant_contract_code("c0ecfb465e454560a5d8e307bbc407c5");
/// let stamp = Stamp {
///     timestamp: Timestamp::from_millis(1_611_232_922_428)?,
///     nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA")?,
/// };
/// let request = signer.sign(&query, stamp)?;
/// assert_eq!(request.method(), "POST");
/// assert_eq!(request.path(), "/binancepay/openapi/direct-debit/contract/query");
/// assert_eq!(request.body(), br#"{"merchantContractCode":"c0ecfb465e454560a5d8e307bbc407c5"}"#);
/// assert_eq!(request.headers().count(), 5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Signer {
    api_key: Arc<str>,
    mac: Mac,
    limits: Limits,
}

impl Signer {
    /// Takes the API key (identity key) and the secret key.
    ///
    /// The secret is the text as it is shown once when the key is made; its UTF-8 bytes are the
    /// key. What the dashboard shows later is a hash and signs nothing.
    ///
    /// # Errors
    ///
    /// [`InvalidKey`] where a key is empty, begins or ends with a blank, or holds a control
    /// character, or where the API key is not ASCII. So no header can be injected.
    pub fn new(api_key: &str, secret_key: &str) -> Result<Self, InvalidKey> {
        check_key(Key::Api, api_key)?;
        check_key(Key::Secret, secret_key)?;
        let mac = Mac::new(secret_key.as_bytes())
            .ok_or(InvalidKey { key: Key::Secret, reason: Reason::Unusable })?;
        Ok(Self { api_key: api_key.into(), mac, limits: Limits::default() })
    }

    /// Takes other limits than the default ones; only `request_bytes` matters here.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Validates, encodes and signs a request. The body is serialized once, and those bytes are
    /// signed and sent.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] with all violations.
    pub fn sign<R: Request>(&self, request: &R, stamp: Stamp) -> Result<SignedRequest, Error> {
        support::validate(request).map_err(Error::Invalid)?;
        self.sign_unvalidated(request, stamp)
    }

    /// Encodes and signs a request that may break documented rules. Prefer [`sign`](Self::sign).
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] where the body is larger than the limit.
    ///
    /// # Examples
    ///
    /// ```
    /// # use binance_pay::{Nonce, Signer, Stamp, Timestamp};
    /// # use binance_pay::service_provider::record::query::RecordQuery;
    /// # let signer = Signer::new("demo-api-key", "demo-secret-key")?;
    /// # let stamp = Stamp {
    /// #     timestamp: Timestamp::from_millis(1_611_232_922_428)?,
    /// #     nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA")?,
    /// # };
    /// let too_many = RecordQuery::new(1, 11);
    /// assert!(signer.sign(&too_many, stamp).is_err());
    /// assert_eq!(signer.sign_unvalidated(&too_many, stamp)?.body(), br#"{"page":1,"rows":11}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sign_unvalidated<R: Request>(
        &self,
        request: &R,
        stamp: Stamp,
    ) -> Result<SignedRequest, Error> {
        let info = <R::Endpoint as Endpoint>::INFO;
        let body = support::encode(request);
        self.finish(info.method(), Cow::Borrowed(info.path()), body, stamp)
    }

    /// Signs a body as it is: for members, or whole endpoints, that the specification does not
    /// know. Nothing about the body is checked but its size.
    ///
    /// # Errors
    ///
    /// [`Error::Path`] where the method is not ASCII letters, or the path is no path of RFC 3986, with
    /// a query perhaps, in at most 65,534 bytes; [`Error::Invalid`] where the body is too large.
    ///
    /// # Examples
    ///
    /// ```
    /// # use binance_pay::{Nonce, Signer, Stamp, Timestamp};
    /// # let signer = Signer::new("demo-api-key", "demo-secret-key")?;
    /// # let stamp = Stamp {
    /// #     timestamp: Timestamp::from_millis(1_611_232_922_428)?,
    /// #     nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA")?,
    /// # };
    /// let request = signer.sign_raw("POST", "/binancepay/openapi/certificates", "{}", stamp)?;
    /// assert_eq!(request.body(), b"{}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sign_raw(
        &self,
        method: &'static str,
        path: impl Into<Cow<'static, str>>,
        body: impl Into<Vec<u8>>,
        stamp: Stamp,
    ) -> Result<SignedRequest, Error> {
        let path = path.into();
        let token = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !token || !is_path(&path) {
            return Err(Error::Path);
        }
        self.finish(method, path, body.into(), stamp)
    }

    /// The primitive: signs any texts, also such as the protocol does not document.
    ///
    /// The payload is `timestamp LF nonce LF body LF`.
    #[must_use]
    pub fn signature(&self, timestamp: &str, nonce: &str, body: &[u8]) -> Signature {
        self.mac.sign(&[timestamp.as_bytes(), b"\n", nonce.as_bytes(), b"\n", body, b"\n"])
    }

    /// Whether [`signature`](Self::signature) gives this text; compared in constant time.
    ///
    /// # Examples
    ///
    /// ```
    /// let signer = binance_pay::Signer::new("demo-api-key", "demo-secret-key")?;
    /// let signature = signer.signature("1611232922428", "nonce", b"{}");
    /// assert!(signer.verify("1611232922428", "nonce", b"{}", signature.as_str()));
    /// assert!(!signer.verify("1611232922428", "nonce", b"{ }", signature.as_str()));
    /// # Ok::<(), binance_pay::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn verify(&self, timestamp: &str, nonce: &str, body: &[u8], signature: &str) -> bool {
        let payload = [timestamp.as_bytes(), b"\n", nonce.as_bytes(), b"\n", body, b"\n"];
        self.mac.verify(&payload, signature)
    }

    #[inline]
    fn finish(
        &self,
        method: &'static str,
        path: Cow<'static, str>,
        body: Vec<u8>,
        stamp: Stamp,
    ) -> Result<SignedRequest, Error> {
        Limits::check_size(body.len(), self.limits.request_bytes)
            .map_err(|violation| Error::Invalid(Violations::from(violation)))?;
        let head = head(stamp);
        let signature = self.mac.sign(&[&head, &body, b"\n"]);
        let api_key = self.api_key.clone();
        Ok(SignedRequest { method, path, head, api_key, signature, body })
    }
}

/// `timestamp LF nonce LF`, signed in one piece.
fn head(stamp: Stamp) -> [u8; 47] {
    let mut head = [b'\n'; 47];
    if let Some(place) = head.first_chunk_mut() {
        *place = stamp.timestamp.digits();
    }
    if let Some(place) = head.get_mut(14..46) {
        place.copy_from_slice(stamp.nonce.as_bytes());
    }
    head
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer([redacted])")
    }
}

/// A path and perhaps a query (RFC 3986), and nothing that an HTTP library would drop or refuse.
fn is_path(path: &str) -> bool {
    const LONGEST: usize = 65_534;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:@/?".contains(&byte);
    path.starts_with('/') && path.len() <= LONGEST && path.bytes().all(fits)
}

fn check_key(key: Key, text: &str) -> Result<(), InvalidKey> {
    let reason = if text.is_empty() {
        Reason::Empty
    } else if text.chars().any(char::is_control) {
        Reason::Control
    } else if text.trim() != text {
        Reason::Blank
    } else if key == Key::Api && !text.is_ascii() {
        Reason::NotAscii
    } else {
        return Ok(());
    };
    Err(InvalidKey { key, reason })
}

/// The error of [`Signer::new`]. It never shows the key.
///
/// # Examples
///
/// ```
/// let error = binance_pay::Signer::new("demo-api-key\n", "demo-secret-key").unwrap_err();
/// assert_eq!(error.to_string(), "the API key holds a control character, such as a line end: trim it");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidKey {
    key: Key,
    reason: Reason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Api,
    Secret,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Empty,
    Blank,
    Control,
    NotAscii,
    Unusable,
}

impl fmt::Display for InvalidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.key {
            Key::Api => "the API key ",
            Key::Secret => "the secret key ",
        })?;
        f.write_str(match self.reason {
            Reason::Empty => "is empty",
            Reason::Blank => "begins or ends with a blank: trim it",
            Reason::Control => "holds a control character, such as a line end: trim it",
            Reason::NotAscii => "holds a character that is not ASCII",
            Reason::Unusable => "cannot be used",
        })
    }
}

impl core::error::Error for InvalidKey {}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn bad_keys_are_refused_and_never_shown() {
        for (api, secret, word) in [
            ("", "s", "is empty"),
            ("a", "", "is empty"),
            ("abc-xyz\n", "s", "control"),
            ("a", "abc-xyz\r\n", "control"),
            ("a", "abc-\u{0}xyz", "control"),
            (" abc-xyz", "s", "blank"),
            ("a", "abc-xyz ", "blank"),
            ("a", "abc-xyz\u{a0}", "blank"),
            ("abc-xyzü", "s", "not ASCII"),
        ] {
            let error = Signer::new(api, secret).unwrap_err();
            assert!(error.to_string().contains(word), "{error}");
            assert!(!format!("{error} {error:?}").contains("xyz"), "{error}");
        }
        assert!(Signer::new("a", "schlüssel").is_ok(), "the secret is bytes");
    }

    #[test]
    fn debug_shows_neither_key() {
        let signer = Signer::new("abc-xyz", "def-uvw").unwrap();
        assert_eq!(format!("{signer:?}"), "Signer([redacted])");
    }

    #[test]
    fn raw_paths_and_methods_cannot_inject() {
        let signer = Signer::new("a", "s").unwrap();
        let stamp = Stamp {
            timestamp: crate::Timestamp::from_millis(1_611_232_922_428).unwrap(),
            nonce: crate::Nonce::new(&"a".repeat(32)).unwrap(),
        };
        for (method, path) in [
            ("", "/a"),
            ("PO ST", "/a"),
            ("POST", ""),
            ("POST", "a"),
            ("POST", "/a b"),
            ("POST", "/\n"),
            ("POST", "/a<b"),
            ("POST", "/a#b"),
        ] {
            let error = signer.sign_raw(method, path, "{}", stamp).unwrap_err();
            assert!(matches!(error, Error::Path), "{method:?} {path:?}");
        }
    }

    #[test]
    fn a_body_beyond_the_limit_is_not_signed() {
        let limits = Limits { request_bytes: 2, ..Limits::default() };
        let signer = Signer::new("a", "s").unwrap().with_limits(limits);
        let stamp = Stamp {
            timestamp: crate::Timestamp::from_millis(1_611_232_922_428).unwrap(),
            nonce: crate::Nonce::new(&"a".repeat(32)).unwrap(),
        };
        assert!(signer.sign_raw("POST", "/a", "{}", stamp).is_ok());
        assert!(matches!(signer.sign_raw("POST", "/a", "{ }", stamp), Err(Error::Invalid(_))));
    }
}
