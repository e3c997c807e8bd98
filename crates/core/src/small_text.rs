//! [`SmallText`]: a text that needs no allocation where it is short.

use alloc::boxed::Box;

/// Up to 22 bytes in place, which is room for every id and nearly every amount.
#[derive(Clone)]
pub(crate) struct SmallText(Place);

const ROOM: usize = 22;

#[derive(Clone)]
enum Place {
    Inside { length: u8, bytes: [u8; ROOM] },
    Outside(Box<str>),
}

impl SmallText {
    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        match &self.0 {
            // The bytes are those of a str, so the defaults are never taken.
            Place::Inside { length, bytes } => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                core::str::from_utf8(bytes).unwrap_or_default()
            }
            Place::Outside(text) => text,
        }
    }
}

impl From<&str> for SmallText {
    #[inline]
    fn from(text: &str) -> Self {
        let mut bytes = [0; ROOM];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Self(Place::Inside { length, bytes })
            }
            _ => Self(Place::Outside(text.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_and_every_character() {
        for text in ["", "7", "29383937493038367292", "ü", &"x".repeat(22), &"x".repeat(23)] {
            assert_eq!(SmallText::from(text).as_str(), text);
        }
        let umlauts = "ü".repeat(12);
        assert_eq!(SmallText::from(&*umlauts).as_str(), umlauts);
    }

    #[test]
    fn it_takes_the_room_of_a_string() {
        assert_eq!(size_of::<SmallText>(), size_of::<alloc::string::String>());
    }
}
