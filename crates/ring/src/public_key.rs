//! [`PublicKey`]: an RSA key that verifies signatures.

use std::fmt;

use binance_pay::VerifySignature;
use pem_rfc7468::Decoder;
use pkcs1::{ALGORITHM_OID, RsaPublicKeyRef};
use ring::signature::{RsaParameters, RsaPublicKeyComponents};
use spki::SubjectPublicKeyInfoRef;
use spki::der::Decode;

use crate::key_policy::KeyPolicy;

/// An RSA public key: what a webhook is verified with.
///
/// Reading is strict, so that one text is one key: see [`from_pem`](Self::from_pem) and
/// [`from_der`](Self::from_der). Debug shows the size only.
///
/// # Examples
///
/// ```
/// use binance_pay::VerifySignature;
/// use binance_pay_ring::PublicKey;
///
#[doc = concat!("# const PEM: &str = r\"", include_str!("../tests/keys/demo-2048.pem"), "\";")]
/// let key = PublicKey::from_pem(PEM)?;
/// assert_eq!(key.bits(), 2_048);
/// assert!(!key.verify(b"message", b"no signature"));
/// # Ok::<(), binance_pay_ring::InvalidPublicKey>(())
/// ```
#[derive(Clone)]
pub struct PublicKey {
    components: RsaPublicKeyComponents<Box<[u8]>>,
    parameters: &'static RsaParameters,
    bits: usize,
}

impl PublicKey {
    /// Reads a key of 2,048 to 8,192 bits from PEM: `certPublic` of the endpoint
    /// `certificate.query`.
    ///
    /// The text is one block of the label `PUBLIC KEY` (RFC 7468) with nothing before it, and
    /// after it at most one line end. Its lines have one length, 64 characters as a rule, the last
    /// perhaps fewer. What it holds is read as [`from_der`](Self::from_der) does.
    ///
    /// # Errors
    ///
    /// [`InvalidPublicKey`] for any other text.
    pub fn from_pem(pem: &str) -> Result<Self, InvalidPublicKey> {
        Self::from_pem_with(pem, KeyPolicy::default())
    }

    /// The same for keys of other sizes.
    ///
    /// # Errors
    ///
    /// [`InvalidPublicKey`].
    ///
    /// # Examples
    ///
    /// ```
    /// use binance_pay_ring::{KeyPolicy, PublicKey};
    ///
    #[doc = concat!("# const PEM: &str = r\"", include_str!("../tests/keys/go-order-1024.pem"), "\";")]
    /// let error = PublicKey::from_pem(PEM).unwrap_err();
    /// assert_eq!(error.to_string(), "the key has 1024 bits, accepted are 2048 to 8192");
    /// assert_eq!(PublicKey::from_pem_with(PEM, KeyPolicy::AtLeast1024)?.bits(), 1_024);
    /// # Ok::<(), binance_pay_ring::InvalidPublicKey>(())
    /// ```
    pub fn from_pem_with(pem: &str, policy: KeyPolicy) -> Result<Self, InvalidPublicKey> {
        const LABEL: &str = "PUBLIC KEY";
        if !pem.starts_with("-----BEGIN ") {
            return Err(Reason::NoPem.into());
        }
        let malformed = |error: pem_rfc7468::Error| Reason::Pem(error.to_string());
        let mut decoder = Decoder::new_detect_wrap(pem.as_bytes()).map_err(malformed)?;
        if decoder.type_label() != LABEL {
            return Err(Reason::Label(decoder.type_label().to_owned()).into());
        }
        let mut der = Vec::new();
        decoder.decode_to_end(&mut der).map_err(malformed)?;
        Self::from_der_with(&der, policy)
    }

    /// Reads a key of 2,048 to 8,192 bits from DER: an X.509 `SubjectPublicKeyInfo` of the
    /// algorithm `rsaEncryption` with NULL as its parameters.
    ///
    /// The encoding is checked for being the only one: shortest lengths and integers, nothing at
    /// the end. The exponent is odd and from 3 to 2^33 - 1, the modulus is odd.
    ///
    /// # Errors
    ///
    /// [`InvalidPublicKey`] for any other bytes.
    pub fn from_der(der: &[u8]) -> Result<Self, InvalidPublicKey> {
        Self::from_der_with(der, KeyPolicy::default())
    }

    /// The same for keys of other sizes.
    ///
    /// # Errors
    ///
    /// [`InvalidPublicKey`].
    pub fn from_der_with(der: &[u8], policy: KeyPolicy) -> Result<Self, InvalidPublicKey> {
        let malformed = |error: spki::der::Error| Reason::Der(error.to_string());
        let info = SubjectPublicKeyInfoRef::from_der(der).map_err(malformed)?;
        if info.algorithm.oid != ALGORITHM_OID {
            return Err(Reason::Algorithm(info.algorithm.oid.to_string()).into());
        }
        if info.algorithm.parameters.is_none_or(|parameters| !parameters.is_null()) {
            return Err(Reason::Parameters.into());
        }
        let key = info.subject_public_key.as_bytes().ok_or(Reason::UnusedBits)?;
        let key = RsaPublicKeyRef::from_der(key).map_err(malformed)?;
        Self::new(key.modulus.as_bytes(), key.public_exponent.as_bytes(), policy)
    }

    /// The size of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.bits
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.components.n == other.components.n && self.components.e == other.components.e
    }

    fn new(modulus: &[u8], exponent: &[u8], policy: KeyPolicy) -> Result<Self, InvalidPublicKey> {
        let bits = bits(modulus);
        if !policy.bits().contains(&bits) {
            return Err(Reason::Size { bits, policy }.into());
        }
        if modulus.last().is_none_or(|last| last % 2 == 0) {
            return Err(Reason::Modulus.into());
        }
        if exponent.last().is_none_or(|last| last % 2 == 0)
            || !(2..=33).contains(&self::bits(exponent))
        {
            return Err(Reason::Exponent.into());
        }
        let components = RsaPublicKeyComponents { n: modulus.into(), e: exponent.into() };
        Ok(Self { components, parameters: policy.parameters(), bits })
    }
}

/// The bits of a number without leading zero bytes.
fn bits(number: &[u8]) -> usize {
    number.first().map_or(0, |first| {
        let first_bits = 8 - usize::try_from(first.leading_zeros()).unwrap_or(8);
        (number.len() - 1) * 8 + first_bits
    })
}

impl VerifySignature for PublicKey {
    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.components.verify(self.parameters, message, signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({} bits)", self.bits)
    }
}

/// Why a text or bytes are no key that verifies webhooks. Its text names the place and the cause.
///
/// # Examples
///
/// ```
/// use binance_pay_ring::PublicKey;
///
/// let error = PublicKey::from_pem("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A").unwrap_err();
/// assert!(error.to_string().contains("-----BEGIN PUBLIC KEY-----"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidPublicKey {
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    NoPem,
    Label(String),
    Pem(String),
    Der(String),
    Algorithm(String),
    Parameters,
    UnusedBits,
    Size { bits: usize, policy: KeyPolicy },
    Modulus,
    Exponent,
}

impl From<Reason> for InvalidPublicKey {
    fn from(reason: Reason) -> Self {
        Self { reason }
    }
}

impl fmt::Display for InvalidPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::NoPem => f.write_str(
                "the text does not begin with -----BEGIN PUBLIC KEY-----: give the whole PEM block, \
                 and nothing before it",
            ),
            Reason::Label(label) => {
                write!(f, "the PEM block is labelled {label:?}, and a public key PUBLIC KEY")
            }
            Reason::Pem(cause) => write!(f, "the PEM block is malformed: {cause}"),
            Reason::Der(cause) => write!(f, "the key is malformed: {cause}"),
            Reason::Algorithm(oid) => {
                write!(f, "the key is of the algorithm {oid}, and RSA is {ALGORITHM_OID}")
            }
            Reason::Parameters => {
                f.write_str("the key is malformed: the parameters of its algorithm are not NULL")
            }
            Reason::UnusedBits => {
                f.write_str("the key is malformed: it does not end at the end of a byte")
            }
            Reason::Size { bits, policy } => {
                let (least, most) = policy.bits().into_inner();
                write!(f, "the key has {bits} bits, accepted are {least} to {most}")
            }
            Reason::Modulus => f.write_str("the key's modulus is even, so it is no RSA key"),
            Reason::Exponent => {
                f.write_str("the key's exponent is not an odd number from 3 to 2^33 - 1")
            }
        }
    }
}

impl std::error::Error for InvalidPublicKey {}
