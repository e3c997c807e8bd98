//! Clock and randomness for [`binance_pay`].
//!
//! The core takes the time and the nonce as arguments, so that it stays pure and every message can be made again. This
//! crate is the other half: what the operating system gives, as the core's own types. It is one file, so that whoever
//! needs another clock or another source of randomness sees at once how little there is to replace.
//!
//! # Examples
//!
//! ```
//! use binance_pay::Stamp;
//!
//! # fn main() -> Result<(), binance_pay_os::Error> {
//! let stamp = Stamp { timestamp: binance_pay_os::now()?, nonce: binance_pay_os::random_nonce()? };
//! assert_eq!(stamp.nonce.as_str().len(), 32);
//! # Ok(())
//! # }
//! ```

use std::fmt;
use std::ops::Neg;
use std::time::{SystemTime, UNIX_EPOCH};

use binance_pay::{InvalidNonce, InvalidTimestamp, Nonce, Timestamp};

/// The time of the system clock.
///
/// The server accepts one second of difference: where nothing keeps the clock of the machine right, correct this value
/// with a [`ClockOffset`](binance_pay::ClockOffset) taken from a reply of the server.
///
/// # Errors
///
/// [`Error::is_clock`] when the clock stands at a time that has not 13 digits in milliseconds: before September 2001 or
/// after the year 2286.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), binance_pay_os::Error> {
/// let now = binance_pay_os::now()?;
/// assert_eq!(now.as_millis().to_string().len(), 13);
/// # Ok(())
/// # }
/// ```
pub fn now() -> Result<Timestamp, Error> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place of the libraries that reads a clock"
    )]
    let time = SystemTime::now();
    timestamp(time)
}

/// A nonce of 32 letters or digits from the random source of the operating system.
///
/// Each of the 62 characters is equally likely in each place: a byte that would favour some of them is thrown away.
///
/// # Errors
///
/// [`Error::is_random`] when the operating system gives no randomness, or bytes that cannot be random.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), binance_pay_os::Error> {
/// let nonce = binance_pay_os::random_nonce()?;
/// assert!(nonce.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric()));
/// assert_ne!(nonce, binance_pay_os::random_nonce()?);
/// # Ok(())
/// # }
/// ```
pub fn random_nonce() -> Result<Nonce, Error> {
    nonce(getrandom::fill)
}

/// Why the operating system could not give a time or a nonce.
///
/// It is opaque, so that another clock or source can come without a breaking release. Its text names cause and remedy.
#[derive(Clone, Debug)]
pub struct Error {
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Clock(InvalidTimestamp),
    Random(getrandom::Error),
    NotRandom,
    Nonce(InvalidNonce),
}

impl Error {
    /// Whether the clock is at fault.
    #[must_use]
    pub fn is_clock(&self) -> bool {
        matches!(self.kind, Kind::Clock(_))
    }

    /// Whether the source of randomness is at fault.
    #[must_use]
    pub fn is_random(&self) -> bool {
        !self.is_clock()
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self { kind }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Clock(cause) => write!(f, "the system clock is wrong: {cause}; set the clock"),
            Kind::Random(cause) => {
                write!(f, "the operating system gave no randomness: {cause}; pass a nonce of your own")
            }
            Kind::NotRandom => f.write_str(
                "the operating system gave bytes that are not random; mend its random source before you sign anything",
            ),
            Kind::Nonce(cause) => write!(f, "the nonce that was made is refused: {cause}"),
        }
    }
}

impl std::error::Error for Error {}

/// A time beyond what 64 bits hold becomes the nearest that they hold: `Timestamp` refuses both.
fn timestamp(time: SystemTime) -> Result<Timestamp, Error> {
    let millis = match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
        Err(early) => i64::try_from(early.duration().as_millis()).map_or(i64::MIN, Neg::neg),
    };
    Timestamp::from_millis(millis).map_err(|cause| Kind::Clock(cause).into())
}

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Four times the alphabet: the bytes below stand for each character exactly four times, the eight above for none.
const ACCEPTED: u8 = 248;

/// One block almost always holds 32 accepted bytes. A source that fills none of so many is broken, and waiting for it
/// would hang the caller.
const BLOCKS: usize = 16;

fn nonce(source: impl Fn(&mut [u8]) -> Result<(), getrandom::Error>) -> Result<Nonce, Error> {
    let mut text = [0; 32];
    let mut filled = 0;
    for _ in 0..BLOCKS {
        let mut block = [0; 48];
        source(&mut block).map_err(Kind::Random)?;
        for (place, character) in
            text.iter_mut().skip(filled).zip(block.into_iter().filter_map(character))
        {
            *place = character;
            filled += 1;
        }
        if filled == text.len() {
            return Nonce::from_bytes(text).map_err(|cause| Kind::Nonce(cause).into());
        }
    }
    Err(Kind::NotRandom.into())
}

fn character(byte: u8) -> Option<u8> {
    (byte < ACCEPTED).then(|| ALPHABET[usize::from(byte % 62)])
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeMap;
    use std::time::Duration;

    use super::*;

    /// A source that gives the same byte for ever and counts how often it is asked.
    fn constant(
        byte: u8,
        asked: &Cell<usize>,
    ) -> impl Fn(&mut [u8]) -> Result<(), getrandom::Error> {
        move |block| {
            asked.set(asked.get() + 1);
            block.fill(byte);
            Ok(())
        }
    }

    #[test]
    fn every_character_stands_for_four_bytes_and_eight_bytes_for_none() {
        let mut bytes = BTreeMap::new();
        for byte in 0..=u8::MAX {
            *bytes.entry(character(byte)).or_insert(0) += 1;
        }
        assert_eq!(bytes.remove(&None), Some(8));
        assert_eq!(bytes.len(), 62);
        assert!(bytes.keys().flatten().all(u8::is_ascii_alphanumeric));
        assert!(bytes.values().all(|count| *count == 4), "{bytes:?}");
        assert!((248..=255).all(|byte| character(byte).is_none()));
    }

    #[test]
    fn a_rejected_byte_gives_its_place_to_the_next() {
        let odd_ones_out = |block: &mut [u8]| {
            let values = [255, 0, 248, 1, 247, 61].into_iter().cycle();
            block.iter_mut().zip(values).for_each(|(byte, value)| *byte = value);
            Ok(())
        };
        assert_eq!(nonce(odd_ones_out).unwrap().as_str(), "01zz01zz01zz01zz01zz01zz01zz01zz");
    }

    #[test]
    fn one_block_is_enough_when_nothing_is_rejected() {
        let asked = Cell::new(0);
        assert_eq!(nonce(constant(10, &asked)).unwrap().as_str(), "A".repeat(32));
        assert_eq!(asked.get(), 1);
    }

    #[test]
    fn a_failing_source_is_an_error_that_names_its_cause() {
        let cause = getrandom::Error::UNSUPPORTED;
        let error = nonce(|_| Err(cause)).unwrap_err();
        assert!(error.is_random() && !error.is_clock());
        assert!(error.to_string().contains(&cause.to_string()), "{error}");
    }

    #[test]
    fn a_source_that_fails_half_way_gives_no_half_nonce() {
        let asked = Cell::new(0);
        let error = nonce(|block| {
            asked.set(asked.get() + 1);
            block.fill(255);
            if let Some(first) = block.first_mut() {
                *first = 0;
            }
            if asked.get() < 3 { Ok(()) } else { Err(getrandom::Error::UNEXPECTED) }
        });
        assert!(matches!(error.unwrap_err().kind, Kind::Random(_)));
        assert_eq!(asked.get(), 3);
    }

    #[test]
    fn a_source_without_an_accepted_byte_does_not_hang() {
        let asked = Cell::new(0);
        let error = nonce(constant(255, &asked)).unwrap_err();
        assert!(error.is_random());
        assert!(error.to_string().contains("not random"), "{error}");
        assert_eq!(asked.get(), BLOCKS);
    }

    /// Chi-squared over 62 characters (61 degrees of freedom): above 160 once in some 10^10 runs. A plain remainder of
    /// the byte, the usual mistake, lands near 900.
    #[test]
    fn the_characters_are_equally_frequent() {
        const NONCES: u32 = 4_000;
        let mut counts = BTreeMap::new();
        for _ in 0..NONCES {
            for byte in random_nonce().unwrap().as_str().bytes() {
                *counts.entry(byte).or_insert(0_u32) += 1;
            }
        }
        assert_eq!(counts.len(), 62);
        let expected = f64::from(NONCES * 32) / 62.0;
        let chi_squared: f64 =
            counts.values().map(|count| (f64::from(*count) - expected).powi(2) / expected).sum();
        assert!(chi_squared < 160.0, "chi squared is {chi_squared}");
    }

    #[test]
    fn a_time_keeps_its_milliseconds_and_loses_what_is_finer() {
        let time = UNIX_EPOCH + Duration::new(1_700_000_000, 123_999_999);
        assert_eq!(timestamp(time).unwrap().as_millis(), 1_700_000_000_123);
    }

    #[test]
    fn a_clock_out_of_range_is_an_error_that_says_what_to_do() {
        let early = UNIX_EPOCH - Duration::from_secs(1);
        let unset = UNIX_EPOCH + Duration::from_secs(1);
        let late = UNIX_EPOCH + Duration::from_millis(10_000_000_000_000);
        for time in [early, unset, late] {
            let error = timestamp(time).unwrap_err();
            assert!(error.is_clock() && !error.is_random());
            assert!(error.to_string().contains("set the clock"), "{error}");
        }
    }

    #[test]
    fn now_stands_between_two_readings_of_the_clock() {
        #[expect(clippy::disallowed_methods, reason = "the clock is what is tested")]
        let reading = || timestamp(SystemTime::now()).unwrap().as_millis();
        let (before, now, after) = (reading(), now().unwrap().as_millis(), reading());
        assert!((before..=after).contains(&now), "{before} {now} {after}");
    }
}
