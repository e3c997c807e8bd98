//! [`Members`]: an object of a vector, and bytes under a name that says how they are written.

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The members of a vector's `input` or `expect`, or of an answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Members(pub Map<String, Value>);

impl Members {
    /// A member as it stands; null counts as absent.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A text.
    ///
    /// # Errors
    ///
    /// Where it is missing or something else.
    pub fn text(&self, name: &str) -> Result<&str, String> {
        let value = self.get(name).ok_or_else(|| format!("`{name}` is missing"))?;
        value.as_str().ok_or_else(|| format!("`{name}` is no string"))
    }

    /// A whole number.
    ///
    /// # Errors
    ///
    /// Where it is missing or something else.
    pub fn integer(&self, name: &str) -> Result<i64, String> {
        let value = self.get(name).ok_or_else(|| format!("`{name}` is missing"))?;
        value.as_i64().ok_or_else(|| format!("`{name}` is no whole number"))
    }

    /// A list; none where it is missing.
    ///
    /// # Errors
    ///
    /// Where it is something else.
    pub fn list(&self, name: &str) -> Result<&[Value], String> {
        match self.get(name) {
            None => Ok(&[]),
            Some(value) => {
                value.as_array().map(Vec::as_slice).ok_or_else(|| format!("`{name}` is no list"))
            }
        }
    }

    /// An object within.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<Self> {
        self.get(name).and_then(Value::as_object).cloned().map(Self)
    }

    /// The bytes under `<name>_utf8`, `<name>_hex` or `<name>_b64`.
    ///
    /// # Errors
    ///
    /// Where none of them is there, or more than one, or it is not written so.
    ///
    /// # Examples
    ///
    /// ```
    /// let members: binance_pay_vectors::Members =
    ///     serde_json::from_str(r#"{"body_hex":"7b7d"}"#).unwrap();
    /// assert_eq!(members.bytes("body").unwrap(), b"{}");
    /// ```
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        let mut found = ["utf8", "hex", "b64"].into_iter().filter_map(|form| {
            let member = format!("{name}_{form}");
            self.get(&member).is_some().then_some((form, member))
        });
        let (Some((form, member)), None) = (found.next(), found.next()) else {
            return Err(format!(
                "exactly one of `{name}_utf8`, `{name}_hex`, `{name}_b64` is needed"
            ));
        };
        let text = self.text(&member)?;
        match form {
            "utf8" => Some(text.as_bytes().to_vec()),
            "hex" => unhex(text),
            _ => Base64::decode_vec(text).ok(),
        }
        .ok_or_else(|| format!("`{member}` is not written as its name says"))
    }
}

impl From<Map<String, Value>> for Members {
    fn from(members: Map<String, Value>) -> Self {
        Self(members)
    }
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes of hexadecimal digits of either case; none where it is something else.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    digits
        .chunks(2)
        .map(|pair| u8::try_from(pair.iter().fold(0, |sum, one| sum * 16 + one)).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(json: &str) -> Members {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn bytes_are_written_in_one_way() {
        for (json, expected) in [
            (r#"{"a_utf8":"é"}"#, &[0xc3, 0xa9][..]),
            (r#"{"a_hex":"00fF"}"#, &[0, 255]),
            (r#"{"a_b64":"ZGVtbw=="}"#, b"demo"),
            (r#"{"a_utf8":""}"#, b""),
        ] {
            assert_eq!(members(json).bytes("a").unwrap(), expected, "{json}");
        }
        for bad in [
            "{}",
            r#"{"a":"x"}"#,
            r#"{"a_hex":"0"}"#,
            r#"{"a_hex":"0g"}"#,
            r#"{"a_b64":"ZGVtbw"}"#,
            r#"{"a_utf8":1}"#,
            r#"{"a_utf8":"x","a_hex":"78"}"#,
        ] {
            assert!(members(bad).bytes("a").is_err(), "{bad}");
        }
        assert_eq!(unhex(&hex(&[0, 9, 171, 255])).unwrap(), [0, 9, 171, 255]);
    }
}
