//! [`Signed`]: what is diagnosed.

use std::fmt;

/// A signature and what it should belong to, as it was sent or received.
///
/// Any texts and bytes will do, however wrong. Debug shows their lengths only.
#[derive(Clone, Copy)]
#[expect(clippy::exhaustive_structs, reason = "callers build it; the protocol signs these parts")]
pub struct Signed<'a> {
    /// The header `BinancePay-Timestamp`.
    pub timestamp: &'a str,
    /// The header `BinancePay-Nonce`.
    pub nonce: &'a str,
    /// The body, byte for byte.
    pub body: &'a [u8],
    /// The header `BinancePay-Signature`.
    pub signature: &'a str,
}

impl fmt::Debug for Signed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("timestamp_length", &self.timestamp.len())
            .field("nonce_length", &self.nonce.len())
            .field("body_length", &self.body.len())
            .field("signature_length", &self.signature.len())
            .finish()
    }
}
