//! The forms in which a secret could show: plain, hexadecimal, base64, and as a list of bytes.

use base64ct::{Base64, Encoding};

/// The first form of the secret that the text shows, if it shows one.
///
/// # Panics
///
/// Where the secret is too short for its forms to be told from other text.
#[must_use]
pub fn shown(secret: &str, text: &str) -> Option<String> {
    assert!(secret.len() >= 8, "anything might look like {secret:?}");
    let folded = text.to_lowercase();
    let mut forms = listed(secret).into_iter().chain(hexadecimal(secret));
    let plain = text.contains(secret).then(|| secret.to_owned());
    plain
        .or_else(|| forms.find(|form| folded.contains(form.as_str())))
        .or_else(|| base64(secret).into_iter().find(|form| text.contains(form.as_str())))
}

/// Digits without anything between them, or with what Debug or a dump puts there.
fn hexadecimal(secret: &str) -> Vec<String> {
    let bytes = || secret.bytes().map(|byte| format!("{byte:02x}"));
    ["", " ", ":", ", ", ", 0x"].map(|between| bytes().collect::<Vec<_>>().join(between)).to_vec()
}

/// As Debug prints bytes, in one line or in many.
fn listed(secret: &str) -> [String; 2] {
    let bytes: Vec<String> = secret.bytes().map(|byte| byte.to_string()).collect();
    [", ", ",\n    "].map(|between| bytes.join(between))
}

/// The digits that depend on nothing else, for each of the three places in a group of three bytes.
fn base64(secret: &str) -> Vec<String> {
    let digits = |before: usize| {
        let encoded = Base64::encode_string(&[&vec![0; before], secret.as_bytes()].concat());
        encoded[(before * 8).div_ceil(6)..(before + secret.len()) * 8 / 6].to_owned()
    };
    // The alphabet of URLs too.
    let url = |digits: String| [digits.replace('+', "-").replace('/', "_"), digits];
    (0..3).map(digits).flat_map(url).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_seen() {
        let secret = "do-not-show";
        for text in [
            "a do-not-show b".to_owned(),
            format!("{:?}", secret.as_bytes()),
            format!("{:#?}", secret.as_bytes()),
            format!("{:02x?}", secret.as_bytes()),
            "xx646F2D6E6F742D73686F77xx".to_owned(),
            "64 6f 2d 6e 6f 74 2d 73 68 6f 77".to_owned(),
            Base64::encode_string(b"do-not-show"),
            Base64::encode_string(b"{\"a\":\"do-not-show\"}"),
            Base64::encode_string(b"{\"ab\":\"do-not-show\"}"),
            Base64::encode_string(b"{\"abc\":\"do-not-show\"}"),
        ] {
            assert!(shown(secret, &text).is_some(), "{text}");
        }
        for text in ["", "[redacted]", "do-not", "646f2d", "ZG8tbm90", "[100, 111, 45]"] {
            assert_eq!(shown(secret, text), None, "{text}");
        }
    }
}
