//! [`KeyPolicy`]: how short a key may be.

use ring::signature::{
    RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, RSA_PKCS1_2048_8192_SHA256, RsaParameters,
};

/// Which sizes of RSA keys are accepted. None takes a key of more than 8,192 bits.
///
/// # Examples
///
/// ```
/// use binance_pay_ring::KeyPolicy;
///
/// assert_eq!(KeyPolicy::default(), KeyPolicy::AtLeast2048);
/// assert_eq!(KeyPolicy::AtLeast1024.bits(), 1_024..=8_192);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyPolicy {
    /// 2,048 bits or more: what is considered safe.
    #[default]
    AtLeast2048,
    /// 1,024 bits or more. Such keys can be broken at great cost: this is for old test data, never
    /// for receiving payments.
    AtLeast1024,
}

impl KeyPolicy {
    /// The sizes that are accepted, in bits of the modulus.
    #[must_use]
    pub const fn bits(self) -> std::ops::RangeInclusive<usize> {
        match self {
            Self::AtLeast2048 => 2_048..=8_192,
            Self::AtLeast1024 => 1_024..=8_192,
        }
    }

    pub(crate) fn parameters(self) -> &'static RsaParameters {
        match self {
            Self::AtLeast2048 => &RSA_PKCS1_2048_8192_SHA256,
            Self::AtLeast1024 => &RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
        }
    }
}
