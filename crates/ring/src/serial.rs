//! [`certificate_serial`]: the name of a certificate.

use std::fmt::Write as _;

use md5::{Digest, Md5};

/// The serial that a public key seems to have: the MD5 of its PEM text in upper-case hexadecimal.
///
/// The documentation calls the serial an MD5 of the public key and does not say of which bytes.
/// This was found out with one published test key: the bytes of the text as the API returns it,
/// lines ended by LF, none after the last. So line ends are brought into that form here. Take it
/// for a hint on which key a message names, and never for a proof: who can make one PEM text can
/// make another of the same MD5.
///
/// # Examples
///
/// ```
/// use binance_pay_ring::certificate_serial;
///
#[doc = concat!("# const PEM: &str = r\"", include_str!("../tests/keys/rs-crate-2048.pem"), "\";")]
/// assert_eq!(certificate_serial(PEM), "1FAA1632AD1E0C9FCE84DD9B8757F471");
/// assert_eq!(certificate_serial(&PEM.replace('\n', "\r\n")), "1FAA1632AD1E0C9FCE84DD9B8757F471");
/// ```
#[must_use]
pub fn certificate_serial(pem: &str) -> String {
    let lines = pem.replace("\r\n", "\n");
    let digest = Md5::digest(lines.trim_end_matches('\n'));
    digest.iter().fold(String::with_capacity(32), |mut text, byte| {
        // To a String, writing does not fail.
        let _ = write!(text, "{byte:02X}");
        text
    })
}
