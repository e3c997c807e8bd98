//! [`SignedRequest`]: what goes over the wire.

use alloc::borrow::Cow;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::generated::protocol;
use crate::signature::Signature;

/// A signed request: method, path, headers and body, for any HTTP client.
///
/// Send the body byte for byte: it is what was signed. The host is [`BASE_URL`](crate::BASE_URL).
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
/// let names: Vec<&str> = request.headers().map(|(name, _)| name).collect();
/// assert_eq!(names[0], "Content-Type");
/// assert_eq!(names[4], "BinancePay-Signature");
/// assert_eq!(request.headers().nth(1), Some(("BinancePay-Timestamp", "1611232922428")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct SignedRequest {
    pub(crate) method: &'static str,
    pub(crate) path: Cow<'static, str>,
    /// `timestamp LF nonce LF`.
    pub(crate) head: [u8; 47],
    pub(crate) api_key: Arc<str>,
    pub(crate) signature: Signature,
    pub(crate) body: Vec<u8>,
}

impl SignedRequest {
    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &str {
        self.method
    }

    /// The path, to be put after [`BASE_URL`](crate::BASE_URL).
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Names and values of the five headers that the protocol asks for, all ASCII.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        // Digits, letters and line feeds only, so the defaults are never taken.
        let head = core::str::from_utf8(&self.head).unwrap_or_default();
        let timestamp = head.get(..13).unwrap_or_default();
        let nonce = head.get(14..46).unwrap_or_default();
        [
            ("Content-Type", protocol::CONTENT_TYPE),
            (protocol::HEADER_TIMESTAMP, timestamp),
            (protocol::HEADER_NONCE, nonce),
            (protocol::HEADER_CERTIFICATE_SN, &*self.api_key),
            (protocol::HEADER_SIGNATURE, self.signature.as_str()),
        ]
        .into_iter()
    }

    /// The signature alone.
    #[must_use]
    pub fn signature(&self) -> &Signature {
        &self.signature
    }

    /// The bytes that were signed and are to be sent.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body, without a copy.
    #[must_use]
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }
}

impl fmt::Debug for SignedRequest {
    /// Method, path and the length of the body: headers and body may hold what is private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedRequest")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "http")]
impl From<SignedRequest> for http::Request<Vec<u8>> {
    /// The URI is the path alone: join it to [`BASE_URL`](crate::BASE_URL), or to the host of a
    /// test server.
    ///
    /// The signer lets only visible ASCII into header values, methods and paths, so nothing can
    /// fail; were it otherwise, the part would be left at the `http` crate's default.
    fn from(signed: SignedRequest) -> Self {
        let mut request = Self::default();
        if let Ok(method) = http::Method::from_bytes(signed.method().as_bytes()) {
            *request.method_mut() = method;
        }
        if let Ok(uri) = signed.path().parse() {
            *request.uri_mut() = uri;
        }
        for (name, value) in signed.headers() {
            if let (Ok(name), Ok(mut value)) =
                (http::HeaderName::from_bytes(name.as_bytes()), http::HeaderValue::from_str(value))
            {
                value.set_sensitive(name.as_str().starts_with("binancepay-"));
                request.headers_mut().append(name, value);
            }
        }
        *request.body_mut() = signed.into_body();
        request
    }
}

#[cfg(all(test, feature = "http"))]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::{Nonce, Signer, Stamp, Timestamp};

    fn signed(path: &'static str) -> SignedRequest {
        let stamp = Stamp {
            timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
            nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
        };
        let signer = Signer::new("demo !~\"key", "demo-secret-key").unwrap();
        signer.sign_raw("POST", path, "{\"a\": 1}", stamp).unwrap()
    }

    #[test]
    fn an_http_request_is_what_was_signed() {
        let request = signed("/binancepay/openapi/order?a=b%20c");
        let headers: Vec<_> = request
            .headers()
            .map(|(name, value)| (name.to_lowercase(), value.to_string()))
            .collect();
        let http: http::Request<Vec<u8>> = request.into();
        assert_eq!(
            (http.method(), http.uri().to_string().as_str()),
            (&http::Method::POST, "/binancepay/openapi/order?a=b%20c")
        );
        assert_eq!(http.body(), b"{\"a\": 1}");
        assert_eq!(http.headers().len(), headers.len());
        for (name, value) in headers {
            assert_eq!(http.headers()[&name], value, "{name}");
        }
    }

    #[test]
    fn keys_and_signature_are_sensitive() {
        let http: http::Request<Vec<u8>> = signed("/a").into();
        for (name, value) in http.headers() {
            assert_eq!(value.is_sensitive(), name != "content-type", "{name}");
        }
        assert!(!alloc::format!("{http:?}").contains("demo"));
    }

    #[test]
    fn every_path_that_can_be_signed_is_kept() {
        for path in ["/", "//", "/-._~%41!$&'()*+,;=:@/?-._~%!$&'()*+,;=:@/?", "/a//b/?/?"] {
            let http: http::Request<Vec<u8>> = signed(path).into();
            assert_eq!(http.uri().to_string(), path);
        }
    }
}
