//! [`key_set`]: from certificates to keys.

use std::fmt;

use binance_pay::KeySet;
use binance_pay::certificate::query::Certificate;

use crate::key_policy::KeyPolicy;
use crate::public_key::{InvalidPublicKey, PublicKey};

/// The keys of certificates, as the endpoint `certificate.query` replies them.
///
/// To rotate, extend the keys you have by these, and drop the old ones when notifications under way
/// have come in.
///
/// # Errors
///
/// [`InvalidCertificate`] with the serial of the first that cannot be read, or that comes twice
/// with two keys. Keep the keys that you have then: none is lost in silence.
///
/// # Examples
///
/// ```
/// use binance_pay::Endpoint;
/// use binance_pay::certificate::query::Query;
/// use binance_pay_ring::{KeyPolicy, key_set};
///
#[doc = concat!("# const PEM: &str = r\"", include_str!("../tests/keys/demo-2048.pem"), "\";")]
/// # let body = format!(
/// #     r#"{{"status":"SUCCESS","code":"000000","data":[{{"certSerial":"A1","certPublic":"{}"}}]}}"#,
/// #     PEM.trim().replace('\n', "\\n"),
/// # );
/// let reply = Query::decode(200, body.as_bytes())?;
/// let keys = key_set(&reply.data, KeyPolicy::default())?;
/// assert_eq!(keys.get("A1").unwrap().bits(), 2_048);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn key_set(
    certificates: &[Certificate],
    policy: KeyPolicy,
) -> Result<KeySet<PublicKey>, InvalidCertificate> {
    let pair = |certificate: &Certificate| {
        (certificate.cert_serial.clone(), certificate.cert_public.clone())
    };
    key_set_from_pairs(certificates.iter().map(pair), policy)
}

/// The same for certificates from anywhere else, such as a configuration: pairs of a serial and a
/// public key in PEM.
///
/// # Errors
///
/// As [`key_set`].
///
/// # Examples
///
/// ```
/// use binance_pay_ring::{KeyPolicy, key_set_from_pairs};
///
#[doc = concat!("# const PEM: &str = r\"", include_str!("../tests/keys/demo-2048.pem"), "\";")]
/// let keys = key_set_from_pairs([("1FAA1632AD1E", PEM)], KeyPolicy::default())?;
/// assert!(keys.contains("1FAA1632AD1E") && !keys.contains("1faa1632ad1e"));
///
/// let error = key_set_from_pairs([("7", "no key")], KeyPolicy::default()).unwrap_err();
/// assert!(error.to_string().starts_with("certificate \"7\": the text does not begin with"));
/// # Ok::<(), binance_pay_ring::InvalidCertificate>(())
/// ```
pub fn key_set_from_pairs<S, P>(
    pairs: impl IntoIterator<Item = (S, P)>,
    policy: KeyPolicy,
) -> Result<KeySet<PublicKey>, InvalidCertificate>
where
    S: Into<String>,
    P: AsRef<str>,
{
    let mut keys = KeySet::new();
    for (serial, pem) in pairs {
        let serial = serial.into();
        let key = match PublicKey::from_pem_with(pem.as_ref(), policy) {
            Ok(key) => key,
            Err(error) => return Err(InvalidCertificate { serial, cause: Cause::Key(error) }),
        };
        if keys.get(&serial).is_some_and(|other: &PublicKey| !other.is_same(&key)) {
            return Err(InvalidCertificate { serial, cause: Cause::Twice });
        }
        keys.insert(serial, key);
    }
    Ok(keys)
}

/// A certificate that gives no key.
///
/// # Examples
///
/// ```
/// use binance_pay_ring::{KeyPolicy, key_set_from_pairs};
///
/// let error = key_set_from_pairs([("7", "")], KeyPolicy::default()).unwrap_err();
/// assert_eq!(error.serial(), "7");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidCertificate {
    serial: String,
    cause: Cause,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Cause {
    Key(InvalidPublicKey),
    Twice,
}

impl InvalidCertificate {
    /// Its serial.
    #[must_use]
    pub fn serial(&self) -> &str {
        &self.serial
    }
}

impl fmt::Display for InvalidCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "certificate {:?}: ", self.serial)?;
        match &self.cause {
            Cause::Key(error) => error.fmt(f),
            Cause::Twice => f.write_str("two different keys have this serial"),
        }
    }
}

impl std::error::Error for InvalidCertificate {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            Cause::Key(error) => Some(error),
            Cause::Twice => None,
        }
    }
}
