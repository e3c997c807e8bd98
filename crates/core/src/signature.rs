//! [`Signature`] and the keyed state that makes it.

use core::fmt;
use core::mem::ManuallyDrop;

use hmac::KeyInit;
use hmac::block_api::HmacCore;
use hmac::digest::CtOutput;
use hmac::digest::block_api::{Buffer, FixedOutputCore, UpdateCore};
use sha2::Sha512;

type Core = HmacCore<Sha512>;

/// The signature of a request: HMAC-SHA512 in 128 upper-case hexadecimal digits.
///
/// Wire name: `BinancePay-Signature`. Page: `api-common`.
///
/// # Examples
///
/// ```
/// let signer = binance_pay::Signer::new("demo-api-key", "abcd1234")?;
/// let signature = signer.signature("1636876819", "abcd", b"akarshjain");
/// assert!(signature.as_str().starts_with("0FEE450C836654F95CA8AC5B99DB385B"));
/// # Ok::<(), binance_pay::InvalidKey>(())
/// ```
#[derive(Clone, Copy)]
pub struct Signature([u8; Signature::LENGTH]);

impl Signature {
    /// How many digits a signature has.
    pub const LENGTH: usize = 128;

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Hexadecimal digits are ASCII, so the default is never taken.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    fn from_bytes(bytes: &[u8; 64]) -> Self {
        let mut digits = [0; Self::LENGTH];
        for (pair, byte) in digits.as_chunks_mut().0.iter_mut().zip(bytes) {
            *pair = [hex_digit(byte >> 4), hex_digit(byte & 15)];
        }
        Self(digits)
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Signature").field(&self.as_str()).finish()
    }
}

/// Arithmetic instead of a table: the compiler turns the loop into vector instructions.
const fn hex_digit(nibble: u8) -> u8 {
    nibble + if nibble > 9 { b'A' - 10 } else { b'0' }
}

fn from_hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// HMAC-SHA512 with its two key blocks already compressed. Overwritten when dropped.
#[derive(Clone)]
pub(crate) struct Mac(Core);

impl Mac {
    /// None never happens: HMAC takes keys of any length.
    pub(crate) fn new(key: &[u8]) -> Option<Self> {
        Core::new_from_slice(key).ok().map(Self)
    }

    /// Signs the parts one after the other.
    pub(crate) fn sign(&self, parts: &[&[u8]]) -> Signature {
        Signature::from_bytes(&self.compute(parts).into())
    }

    /// Compares in constant time. Lower-case digits are refused, as the server refuses them.
    pub(crate) fn verify(&self, parts: &[&[u8]], signature: &str) -> bool {
        let Some(given) = decode(signature) else { return false };
        CtOutput::<Core>::new(self.compute(parts)) == CtOutput::new(given.into())
    }

    fn compute(&self, parts: &[&[u8]]) -> hmac::digest::Output<Core> {
        let mut keyed = self.0.clone();
        // The buffer holds message and padding, nothing secret. Dropping it would overwrite its
        // 128 bytes one by one, which costs eight percent of a signature.
        let mut buffer = ManuallyDrop::new(Buffer::<Core>::default());
        let mut gathered = [0; 128];
        match gather(parts, &mut gathered) {
            Some(message) => buffer.digest_blocks(message, |blocks| keyed.update_blocks(blocks)),
            None => {
                for part in parts {
                    buffer.digest_blocks(part, |blocks| keyed.update_blocks(blocks));
                }
            }
        }
        let mut output = Default::default();
        keyed.finalize_fixed_core(&mut buffer, &mut output);
        output
    }
}

/// The parts one after the other, where there is room for them: feeding the hash takes longer than
/// copying a short message.
fn gather<'a>(parts: &[&[u8]], room: &'a mut [u8; 128]) -> Option<&'a [u8]> {
    let mut end = 0;
    for part in parts {
        let start = end;
        end += part.len();
        room.get_mut(start..end)?.copy_from_slice(part);
    }
    room.get(..end)
}

fn decode(signature: &str) -> Option<[u8; 64]> {
    let (pairs, []) = signature.as_bytes().as_chunks::<2>() else { return None };
    let mut bytes = [0; 64];
    if pairs.len() != bytes.len() {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = from_hex_digit(*high)? << 4 | from_hex_digit(*low)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn rfc_4231_case_2() {
        let mac = Mac::new(b"Jefe").unwrap();
        let signature = mac.sign(&[b"what do ya want ", b"for nothing?"]);
        assert_eq!(
            signature.as_str(),
            "164B7A7BFCF819E2E395FBE73B56E0A387BD64222E831FD610270CD7EA250554\
             9758BF75C05A994A6D034F65F8F0E6FDCAEAB1A34D4A6B4B636E070A38BCE737"
        );
        assert!(mac.verify(&[b"what do ya want for nothing?"], signature.as_str()));
    }

    #[test]
    fn parts_may_end_anywhere() {
        let mac = Mac::new(b"demo").unwrap();
        let message = [b'x'; 300];
        let whole = mac.sign(&[&message]).to_string();
        for cut in 0..message.len() {
            let (head, tail) = message.split_at(cut);
            assert_eq!(mac.sign(&[head, tail]).as_str(), whole);
        }
    }

    #[test]
    fn only_the_exact_text_verifies() {
        let mac = Mac::new(b"demo").unwrap();
        let good = mac.sign(&[b"message"]).to_string();
        assert!(mac.verify(&[b"message"], &good));
        assert!(!mac.verify(&[b"Message"], &good));
        for bad in
            ["", &good[..126], &(good.clone() + "00"), &good.to_lowercase(), &("é".repeat(64))]
        {
            assert!(!mac.verify(&[b"message"], bad), "{bad}");
        }
        for at in 0..good.len() {
            let mut flipped = good.clone().into_bytes();
            flipped[at] = if flipped[at] == b'0' { b'1' } else { b'0' };
            assert!(!mac.verify(&[b"message"], core::str::from_utf8(&flipped).unwrap()));
        }
    }
}
