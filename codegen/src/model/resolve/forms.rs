//! The forms that names and codes have.

/// `UpperCamel`.
pub(super) fn is_upper_camel(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `UPPER_SNAKE`.
pub(super) fn is_upper_snake(text: &str) -> bool {
    let is_word =
        |word: &str| is_made_of(word, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    text.starts_with(|c: char| c.is_ascii_uppercase()) && text.split('_').all(is_word)
}

/// `kebab-case`, beginning with a letter.
pub(super) fn is_kebab(text: &str) -> bool {
    let is_word =
        |word: &str| is_made_of(word, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(is_word)
}

/// Two or more kebab-case segments with dots between.
pub(super) fn is_id(text: &str) -> bool {
    text.contains('.') && text.split('.').all(is_kebab)
}

/// A wire name: ASCII letters, digits and `_`, beginning with a letter.
pub(super) fn is_wire_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && is_made_of(text, |byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A result code: five to nine digits.
pub(super) fn is_code(text: &str) -> bool {
    (5..=9).contains(&text.len()) && is_made_of(text, |byte| byte.is_ascii_digit())
}

/// A path of words: `/word/word-2`.
pub(super) fn is_path(text: &str) -> bool {
    let is_segment = |segment: &str| {
        is_made_of(segment, |byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    text.strip_prefix('/').is_some_and(|path| path.split('/').all(is_segment))
}

/// A date: `2026-11-21`.
pub(super) fn is_date(text: &str) -> bool {
    let part = |length: usize, part: &str| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => part(4, year) && part(2, month) && part(2, day),
        _ => false,
    }
}

/// A digest of quoted words: 16 hexadecimal digits in lower case.
pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 16
        && is_made_of(text, |byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn is_made_of(text: &str, is_allowed: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_forms_apart() {
        type Case<'a> = (fn(&str) -> bool, &'a [&'a str], &'a [&'a str]);
        let cases: [Case<'_>; 9] = [
            (is_upper_camel, &["Contract", "C2cOrder"], &["contract", "A_B", "", "1A"]),
            (is_upper_snake, &["A", "BY_USER", "V2_X1"], &["a", "_A", "A_", "A__B", "1A", ""]),
            (is_kebab, &["a", "by-user", "v3"], &["-a", "a-", "a--b", "A", "3v", ""]),
            (is_id, &["order.create", "order.create.v3"], &["order", "order.", "order.3", "a..b"]),
            (is_wire_name, &["contractId", "a_1"], &["1a", "a-b", "", "ä", "_a"]),
            (is_code, &["000000", "50001", "100001001"], &["4000", "4000000000", "40000x", ""]),
            (is_path, &["/a/b-1/v2_c"], &["a", "/", "/a/", "/a//b", "/a?b", ""]),
            (is_date, &["2026-11-21"], &["2026-11", "21.11.2026", "2026-1-1", ""]),
            (is_digest, &["0123456789abcdef"], &["0123456789ABCDEF", "0123456789abcde", "g", ""]),
        ];
        for (index, (form, good, bad)) in cases.into_iter().enumerate() {
            good.iter().for_each(|text| assert!(form(text), "form {index} takes {text}"));
            bad.iter().for_each(|text| assert!(!form(text), "form {index} refuses {text}"));
        }
    }
}
