//! The signature of a webhook: RSA over timestamp, nonce and body.

use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding};

/// A public key that verifies RSA PKCS#1 v1.5 signatures with SHA-256.
///
/// The core has no cryptography for webhooks: the crate `binance-pay-ring` has keys that implement
/// this, and a closure over any other library does too.
///
/// # Examples
///
/// ```
/// use binance_pay::VerifySignature;
///
/// // Instead of a library: only this one pair verifies.
/// let key = |message: &[u8], signature: &[u8]| message == b"1\na\n{}\n" && signature == [1, 2, 3];
/// assert!(VerifySignature::verify(&key, b"1\na\n{}\n", &[1, 2, 3]));
/// assert!(!VerifySignature::verify(&key, b"1\na\n{ }\n", &[1, 2, 3]));
/// ```
pub trait VerifySignature {
    /// Whether these signature bytes are this key's signature of the message: RSASSA-PKCS1-v1_5
    /// with SHA-256, the message not hashed yet.
    ///
    /// Anything that is wrong with either is `false`, never a panic.
    fn verify(&self, message: &[u8], signature: &[u8]) -> bool;
}

impl<F: Fn(&[u8], &[u8]) -> bool> VerifySignature for F {
    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self(message, signature)
    }
}

/// Checks the signature of a webhook over any texts: the bare primitive.
///
/// What is signed is the timestamp, a line feed, the nonce, a line feed, the body as it was
/// received, and a line feed. The signature is base64 with padding and without blanks; one line end
/// after it (LF or CRLF) is cut off, as some servers hand headers on with it.
///
/// Nothing here looks at the form of timestamp and nonce, or at the clock, so an old message passes
/// again and again: receive webhooks with [`Notification`](crate::Notification).
///
/// # Errors
///
/// [`SignatureError::Encoding`] where the signature is no base64, [`SignatureError::Mismatch`]
/// where the key does not verify it.
///
/// # Examples
///
/// ```
/// use binance_pay::{SignatureError, verify_signature};
///
/// let body = br#"{"bizType":"PAY"}"#;
/// let key = |message: &[u8], signature: &[u8]| {
///     message == b"1611232922428\nabc\n{\"bizType\":\"PAY\"}\n" && signature == b"demo"
/// };
/// assert_eq!(verify_signature("1611232922428", "abc", body, "ZGVtbw==\n", &key), Ok(()));
/// let error = verify_signature("1611232922428", "abc", b"{}", "ZGVtbw==", &key).unwrap_err();
/// assert_eq!(error, SignatureError::Mismatch);
/// ```
pub fn verify_signature(
    timestamp: &str,
    nonce: &str,
    body: &[u8],
    signature: &str,
    key: &(impl VerifySignature + ?Sized),
) -> Result<(), SignatureError> {
    let encoded = without_line_end(signature);
    if encoded.is_empty() {
        return Err(SignatureError::Encoding);
    }
    let signature = Base64::decode_vec(encoded).map_err(|_| SignatureError::Encoding)?;
    let message = payload(timestamp.as_bytes(), nonce.as_bytes(), body);
    if key.verify(&message, &signature) { Ok(()) } else { Err(SignatureError::Mismatch) }
}

/// Cuts off one line end.
pub(super) fn without_line_end(text: &str) -> &str {
    match text.strip_suffix('\n') {
        Some(line) => line.strip_suffix('\r').unwrap_or(line),
        None => text,
    }
}

/// What is signed.
pub(super) fn payload(timestamp: &[u8], nonce: &[u8], body: &[u8]) -> Vec<u8> {
    [timestamp, b"\n", nonce, b"\n", body, b"\n"].concat()
}

/// Why the signature of a webhook was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureError {
    /// It is no base64: other characters, blanks, wrong or missing padding, or nothing at all.
    Encoding,
    /// The key does not verify it.
    Mismatch,
}

impl SignatureError {
    /// What one can do.
    #[must_use]
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Encoding => {
                "Hand on the value of the header BinancePay-Signature as it was received."
            }
            Self::Mismatch => {
                "Verify over the bytes of the body as they were received, never over JSON that was \
                 parsed and written again, and with the key that the header \
                 BinancePay-Certificate-SN names. Otherwise the message is not from Binance: drop it."
            }
        }
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Encoding => "the signature is no base64",
            Self::Mismatch => "the key does not verify the signature",
        })
    }
}

impl core::error::Error for SignatureError {}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    const SIGNED: &[u8] = b"1\n2\nbody\n";

    fn verify(signature: &str) -> Result<(), SignatureError> {
        let key = |message: &[u8], signature: &[u8]| message == SIGNED && signature == b"demo";
        verify_signature("1", "2", b"body", signature, &key)
    }

    #[test]
    fn one_line_end_is_cut_off_and_nothing_else() {
        for good in ["ZGVtbw==", "ZGVtbw==\n", "ZGVtbw==\r\n"] {
            assert_eq!(verify(good), Ok(()), "{good:?}");
        }
        for bad in [
            "",
            "\n",
            "\r\n",
            "ZGVtbw==\n\n",
            "ZGVtbw==\r",
            "ZGVtbw==\n\r",
            " ZGVtbw==",
            "ZGVtbw== ",
            "ZGVt\nbw==",
            "ZGVtbw",
            "ZGVtbw=",
            "ZGVtbw===",
            "ZGVtbw====",
            "=",
            "====",
            "ZGVtbx==",
            "ZGVt_w==",
            "ZGVt-w==",
            "ZGVtbw==ZGVtbw==",
            "ZGVtb\u{00fc}==",
            "ZGVtbw==\0",
        ] {
            assert_eq!(verify(bad), Err(SignatureError::Encoding), "{bad:?}");
        }
    }

    #[test]
    fn no_two_texts_are_the_same_signature() {
        // Each of the 64 last characters before the padding: one is canonical.
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let accepted = alphabet.chars().filter(|last| verify(&format!("ZGVtb{last}==")) == Ok(()));
        assert_eq!(accepted.collect::<Vec<_>>(), ['w']);
    }

    #[test]
    fn every_part_counts() {
        let key = |message: &[u8], _: &[u8]| message == SIGNED;
        assert_eq!(verify_signature("1", "2", b"body", "AAAA", &key), Ok(()));
        for (timestamp, nonce, body) in [
            ("2", "1", &b"body"[..]),
            ("1", "2", b"body\n"),
            ("1", "2", b""),
            ("1", "", b"2\nbody"),
        ] {
            let outcome = verify_signature(timestamp, nonce, body, "AAAA", &key);
            assert_eq!(outcome, Err(SignatureError::Mismatch));
        }
    }

    #[test]
    fn keys_may_be_chosen_at_run_time() {
        let key: &dyn VerifySignature = &|message: &[u8], _: &[u8]| message == SIGNED;
        assert_eq!(verify_signature("1", "2", b"body", "AAAA", key), Ok(()));
    }

    #[test]
    fn messages_say_what_to_do() {
        for error in [SignatureError::Encoding, SignatureError::Mismatch] {
            assert!(!error.to_string().is_empty());
            assert!(error.remedy().ends_with('.'));
        }
        assert!(SignatureError::Mismatch.remedy().contains("as they were received"));
    }
}
