//! The four headers of a webhook, read strictly.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding};

use crate::generated::protocol::{
    WEBHOOK_CERTIFICATE_SN, WEBHOOK_NONCE, WEBHOOK_SIGNATURE, WEBHOOK_TIMESTAMP,
};
use crate::nonce::Nonce;
use crate::timestamp::Timestamp;
use crate::webhook::signature::without_line_end;

/// Longer serials are refused: one has 32 characters.
const SERIAL_MAX: usize = 128;
/// Longer signatures are refused: this is the length for a key of 24,576 bits.
const SIGNATURE_MAX: usize = 4096;

/// What the headers say.
#[derive(Clone)]
pub(super) struct Headers {
    pub(super) serial: String,
    pub(super) timestamp: Timestamp,
    pub(super) nonce: Nonce,
    /// Decoded.
    pub(super) signature: Vec<u8>,
}

impl Headers {
    /// Reads the headers that count, whatever the case of their names. All others are passed over.
    pub(super) fn read<N, V>(headers: impl IntoIterator<Item = (N, V)>) -> Result<Self, HeaderError>
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
    {
        let mut timestamp = Place::new(WEBHOOK_TIMESTAMP, "13 digits");
        let mut nonce = Place::new(WEBHOOK_NONCE, "32 ASCII letters or digits");
        let mut serial =
            Place::new(WEBHOOK_CERTIFICATE_SN, "1 to 128 visible ASCII characters without a comma");
        let mut signature =
            Place::new(WEBHOOK_SIGNATURE, "base64 digits with padding and without blanks");
        for (name, value) in headers {
            let places = [&mut timestamp, &mut nonce, &mut serial, &mut signature];
            let mut places = places.into_iter();
            let place =
                places.find(|place| name.as_ref().eq_ignore_ascii_case(place.name.as_bytes()));
            if let Some(place) = place {
                place.put(value)?;
            }
        }
        Ok(Self {
            timestamp: timestamp.read(|text| text.parse().ok())?,
            nonce: nonce.read(|text| Nonce::new(text).ok())?,
            serial: serial.read(read_serial)?,
            signature: signature.read(read_signature)?,
        })
    }
}

fn read_serial(text: &str) -> Option<String> {
    let is_allowed = |byte: u8| byte.is_ascii_graphic() && byte != b',';
    let fits = (1..=SERIAL_MAX).contains(&text.len()) && text.bytes().all(is_allowed);
    fits.then(|| text.into())
}

fn read_signature(text: &str) -> Option<Vec<u8>> {
    let text = without_line_end(text);
    let fits = (1..=SIGNATURE_MAX).contains(&text.len());
    fits.then(|| Base64::decode_vec(text).ok()).flatten()
}

/// One header, there or not yet.
struct Place<V> {
    name: &'static str,
    form: &'static str,
    value: Option<V>,
}

impl<V: AsRef<[u8]>> Place<V> {
    fn new(name: &'static str, form: &'static str) -> Self {
        Self { name, form, value: None }
    }

    fn put(&mut self, value: V) -> Result<(), HeaderError> {
        match self.value.replace(value) {
            None => Ok(()),
            Some(_) => Err(self.wrong(HeaderProblem::Repeated)),
        }
    }

    fn read<T>(&self, read: impl FnOnce(&str) -> Option<T>) -> Result<T, HeaderError> {
        let Some(value) = &self.value else { return Err(self.wrong(HeaderProblem::Missing)) };
        let text = core::str::from_utf8(value.as_ref()).ok();
        text.and_then(read).ok_or_else(|| self.wrong(HeaderProblem::Malformed))
    }

    fn wrong(&self, problem: HeaderProblem) -> HeaderError {
        HeaderError { name: self.name, form: self.form, problem }
    }
}

/// What is wrong with one header of a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderError {
    name: &'static str,
    form: &'static str,
    problem: HeaderProblem,
}

impl HeaderError {
    /// The name of the header, as the documentation writes it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn problem(&self) -> HeaderProblem {
        self.problem
    }
}

impl fmt::Display for HeaderError {
    /// The value is foreign, so it is not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, form, problem } = self;
        match problem {
            HeaderProblem::Missing => write!(f, "the header {name} is missing"),
            HeaderProblem::Repeated => write!(f, "the header {name} is there more than once"),
            HeaderProblem::Malformed => {
                write!(f, "the header {name} is malformed: {form} are wanted")
            }
        }
    }
}

impl core::error::Error for HeaderError {}

/// What can be wrong with a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderProblem {
    /// It is not there.
    Missing,
    /// It is there more than once, be it with the same value.
    Repeated,
    /// It is there, and its value has not the documented form.
    Malformed,
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    const GOOD: [(&str, &str); 4] = [
        ("BinancePay-Timestamp", "1611232922428"),
        ("BinancePay-Nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
        ("BinancePay-Certificate-SN", "1FAA1632AD1E0C9FCE84DD9B8757F471"),
        ("BinancePay-Signature", "ZGVtbw=="),
    ];

    fn with(name: &str, value: &'static [u8]) -> Result<Headers, HeaderError> {
        Headers::read(
            GOOD.map(|(known, good)| (known, if known == name { value } else { good.as_bytes() })),
        )
    }

    #[test]
    fn names_of_any_case_in_any_order() {
        let turns: [fn(&str) -> String; 3] =
            [str::to_lowercase, str::to_uppercase, |name| name.replace("Pay", "pay")];
        for turn in turns {
            let headers = GOOD.iter().rev().map(|(name, value)| (turn(name), *value));
            let headers = Headers::read(headers.chain([("Host".into(), "example")])).unwrap();
            assert_eq!(headers.timestamp.as_millis(), 1_611_232_922_428);
            assert_eq!(headers.nonce.as_str(), "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA");
            assert_eq!(headers.serial, "1FAA1632AD1E0C9FCE84DD9B8757F471");
            assert_eq!(headers.signature, b"demo");
        }
    }

    #[test]
    fn each_is_needed_once() {
        for (name, value) in GOOD {
            let others = GOOD.into_iter().filter(|(other, _)| *other != name);
            let missing = Headers::read(others).err().unwrap();
            assert_eq!((missing.name(), missing.problem()), (name, HeaderProblem::Missing));
            for second in [value, "another", ""] {
                let twice = GOOD.into_iter().chain([(name, second)]);
                let repeated = Headers::read(twice).err().unwrap();
                let found = (repeated.name(), repeated.problem());
                assert_eq!(found, (name, HeaderProblem::Repeated));
            }
        }
    }

    #[test]
    fn malformed_is_not_absent() {
        let cases: [(&str, &[&'static [u8]]); 4] = [
            (
                "BinancePay-Timestamp",
                &[
                    b"",
                    b"1611232922",
                    b"+1611232922428",
                    b"1611232922428 ",
                    b"01611232922428",
                    b"\xff",
                    b"1611232922428\n",
                ],
            ),
            (
                "BinancePay-Nonce",
                &[
                    b"",
                    b"abc",
                    b"5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s\n",
                    b"5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA ",
                    &[0xc3; 32],
                ],
            ),
            (
                "BinancePay-Certificate-SN",
                &[b"", b" ", b"A B", b"A,B", "Ä".as_bytes(), b"A\n", b"\xff", &[b'A'; 129]],
            ),
            (
                "BinancePay-Signature",
                &[
                    b"",
                    b"\n",
                    b"ZGVtbw",
                    b" ZGVtbw==",
                    b"ZGVtbw==\n\n",
                    b"ZGVt\nbw==",
                    b"\xff",
                    &[b'A'; 4100],
                ],
            ),
        ];
        for (name, values) in cases {
            for value in values {
                let error = with(name, value).err().unwrap();
                let found = (error.name(), error.problem());
                assert_eq!(found, (name, HeaderProblem::Malformed), "{value:?}");
            }
        }
        assert!(with("BinancePay-Certificate-SN", &[b'A'; 128]).is_ok());
        assert!(with("BinancePay-Signature", &[b'A'; 4096]).is_ok());
    }

    #[test]
    fn one_line_end_after_the_signature() {
        for value in [&b"ZGVtbw==\n"[..], b"ZGVtbw==\r\n"] {
            assert_eq!(with("BinancePay-Signature", value).unwrap().signature, b"demo");
        }
    }

    #[test]
    fn messages_name_the_header_and_not_its_value() {
        let error = with("BinancePay-Nonce", b"do-not-show").err().unwrap();
        let text = error.to_string();
        assert_eq!(
            text,
            "the header BinancePay-Nonce is malformed: 32 ASCII letters or digits are wanted"
        );
        let missing = Headers::read([("a", "b")]).err().unwrap().to_string();
        assert_eq!(missing, "the header BinancePay-Timestamp is missing");
        let twice = Headers::read([("binancepay-nonce", ""); 2]).err().unwrap().to_string();
        assert_eq!(twice, "the header BinancePay-Nonce is there more than once");
    }
}
