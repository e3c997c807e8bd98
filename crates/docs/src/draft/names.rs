//! Names of a draft: ids, objects, enums and their values.

use crate::page::words::is_name;

/// The id that a path proposes: `/binancepay/openapi/v2/paint/wall` is `paint.wall.v2`.
pub(super) fn id(path: &str) -> String {
    let path = path.split("/openapi/").last().unwrap_or(path).trim_matches('/');
    let mut segments: Vec<String> =
        path.split('/').map(kebab).filter(|one| !one.is_empty()).collect();
    if let Some(at) = segments.iter().position(|one| is_version(one)) {
        let version = segments.remove(at);
        segments.push(version);
    }
    while segments.len() < 2 {
        segments.push("call".to_owned());
    }
    segments.join(".")
}

fn is_version(segment: &str) -> bool {
    segment
        .strip_prefix('v')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `accountId` is `account-id`.
fn kebab(word: &str) -> String {
    let mut text = String::new();
    for letter in word.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() && !text.ends_with('-') {
            text.push('-');
        }
        match letter {
            'a'..='z' | 'A'..='Z' => text.push(letter.to_ascii_lowercase()),
            '0'..='9' if !text.is_empty() && !text.ends_with('-') => text.push(letter),
            _ if !text.is_empty() && !text.ends_with('-') => text.push('-'),
            _ => {}
        }
    }
    text.trim_matches('-').to_owned()
}

/// A name in upper camel case; `Unnamed` where nothing is left of it.
pub(super) fn object(word: &str) -> String {
    let mut text = String::new();
    let mut is_start = true;
    for letter in word.chars() {
        if !letter.is_ascii_alphanumeric() || (text.is_empty() && letter.is_ascii_digit()) {
            is_start = true;
        } else {
            text.push(if is_start { letter.to_ascii_uppercase() } else { letter });
            is_start = false;
        }
    }
    if is_name(&text) { text } else { "Unnamed".to_owned() }
}

/// Whether a value of an enum is its own name.
pub(super) fn is_variant(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_uppercase())
        && value
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The name of a value that is none itself.
pub(super) fn variant(value: &str) -> String {
    let letter =
        |one: char| if one.is_ascii_alphanumeric() { one.to_ascii_uppercase() } else { '_' };
    let text: String = value.replace('-', "MINUS_").chars().map(letter).collect();
    format!("VALUE_{text}")
}

/// The word for who may call, by the notice of a page.
pub(super) fn audience(notice: &str) -> Option<&'static str> {
    let lower = notice.to_lowercase();
    let words = [
        ("whitelisted", "whitelisted-merchant"),
        ("technical service provider", "technical-service-provider"),
        ("channel partner", "channel-partner"),
    ];
    words.iter().find(|(word, _)| lower.contains(word)).map(|(_, audience)| *audience)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_the_spec_takes() {
        assert_eq!(id("/binancepay/openapi/v2/paint/wall"), "paint.wall.v2");
        assert_eq!(id("/binancepay/openapi/order"), "order.call");
        assert_eq!(id("/binancepay/openapi/shareinfo/accountId"), "shareinfo.account-id");
        assert_eq!(id("/"), "call.call");
        assert_eq!(
            (object("payment-info").as_str(), object("?").as_str()),
            ("PaymentInfo", "Unnamed")
        );
        assert!(is_variant("RED_2") && !is_variant("0") && !is_variant("red"));
        assert_eq!((variant("-1").as_str(), variant("01").as_str()), ("VALUE_MINUS_1", "VALUE_01"));
        assert_eq!(
            audience("only available for Technical Service Provider (TSP)"),
            Some("technical-service-provider")
        );
    }
}
