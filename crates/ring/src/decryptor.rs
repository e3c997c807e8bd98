//! [`Decryptor`]: opens what is encrypted for one merchant.

use std::fmt;

use base64ct::{Base64, Encoding};
use binance_pay::Secret;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

/// Opens texts that the API encrypts with a merchant's secret key, such as `payerDetail`.
///
/// The documentation says: base64; the first 12 bytes are the initialisation vector, the rest is
/// AES-GCM; the key is the SHA-256 of the secret key; what comes out is UTF-8. That the tag has 16
/// bytes and stands at the end, that there is no additional data, and that the base64 has padding
/// is inferred: no page that was read says so, and no sample is known. Page: `authentication`.
///
/// Debug hides the key.
///
/// # Examples
///
/// ```
/// use binance_pay_ring::Decryptor;
///
/// let decryptor = Decryptor::new("demo-secret-key")?;
/// let text = "AAECAwQFBgcICQoLE4oh0Tw1/Pq/lAT5JTRW/3g9IA/OS/1HDi9aTKcB0ozca1c=";
/// let detail = decryptor.decrypt(text)?;
/// assert_eq!(detail.expose(), r#"{"firstName":"Ann"}"#);
/// assert_eq!(format!("{detail:?}"), "[redacted]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Decryptor {
    key: LessSafeKey,
}

impl Decryptor {
    /// Takes the secret key: the text as it is shown once when the key is made.
    ///
    /// # Errors
    ///
    /// [`InvalidSecret`] where it is empty, begins or ends with a blank, or holds a control
    /// character: what [`Signer::new`](binance_pay::Signer::new) refuses too.
    pub fn new(secret_key: &str) -> Result<Self, InvalidSecret> {
        if secret_key.is_empty() {
            return Err(InvalidSecret("is empty"));
        }
        if secret_key.chars().any(char::is_control) {
            return Err(InvalidSecret("holds a control character, such as a line end: trim it"));
        }
        if secret_key.trim() != secret_key {
            return Err(InvalidSecret("begins or ends with a blank: trim it"));
        }
        let hash = digest(&SHA256, secret_key.as_bytes());
        let key = UnboundKey::new(&AES_256_GCM, hash.as_ref());
        let key = key.map_err(|_| InvalidSecret("cannot be used"))?;
        Ok(Self { key: LessSafeKey::new(key) })
    }

    /// The text that was encrypted. It is overwritten in memory when dropped.
    ///
    /// # Errors
    ///
    /// [`DecryptError`], which never shows anything of the text.
    pub fn decrypt(&self, encrypted: &str) -> Result<Secret, DecryptError> {
        let bytes = Base64::decode_vec(encrypted).map_err(|_| DecryptError::Encoding)?;
        let mut bytes = Zeroizing::new(bytes);
        let (iv, sealed) =
            bytes.split_first_chunk_mut::<NONCE_LEN>().ok_or(DecryptError::TooShort)?;
        if sealed.len() < AES_256_GCM.tag_len() {
            return Err(DecryptError::TooShort);
        }
        let iv = Nonce::assume_unique_for_key(*iv);
        let text =
            self.key.open_in_place(iv, Aad::empty(), sealed).map_err(|_| DecryptError::Refused)?;
        std::str::from_utf8(text).map(Secret::from).map_err(|_| DecryptError::NotUtf8)
    }
}

impl fmt::Debug for Decryptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decryptor([redacted])")
    }
}

/// A secret key that cannot be used. It never shows the key.
///
/// # Examples
///
/// ```
/// let error = binance_pay_ring::Decryptor::new("").unwrap_err();
/// assert_eq!(error.to_string(), "the secret key is empty");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSecret(&'static str);

impl fmt::Display for InvalidSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the secret key {}", self.0)
    }
}

impl std::error::Error for InvalidSecret {}

/// Why a text could not be decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecryptError {
    /// It is no base64 with padding.
    Encoding,
    /// It has fewer bytes than an initialisation vector and a tag take.
    TooShort,
    /// It was encrypted with another key, or changed since.
    Refused,
    /// What was encrypted is no UTF-8.
    NotUtf8,
}

impl DecryptError {
    /// What one can do.
    #[must_use]
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Encoding | Self::TooShort => {
                "Hand on the member's whole text as it was received."
            }
            Self::Refused => {
                "Take the secret key of the merchant that the message is for, as it was shown when \
                 it was made, and the text as it was received."
            }
            Self::NotUtf8 => "Report it: the documentation says that it is text.",
        }
    }
}

impl fmt::Display for DecryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Encoding => "the encrypted text is no base64 with padding",
            Self::TooShort => "the encrypted text is too short: 28 bytes are the fewest",
            Self::Refused => "the secret key does not open the encrypted text",
            Self::NotUtf8 => "what was encrypted is no UTF-8",
        })
    }
}

impl std::error::Error for DecryptError {}
