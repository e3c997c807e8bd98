//! How numbers are spelled, and what a floating-point number makes of them.

use std::ops::RangeInclusive;

use crate::body::tokens::{self, Kind, Token};

/// Up to here every integer is a floating-point number too.
const EXACT: usize = 15;

pub(super) fn rounded(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| long_integer(number).map(es_text))
}

pub(super) fn rounded_small_e(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| long_integer(number).map(python_text))
}

pub(super) fn rounded_large_e(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| long_integer(number).map(java_text))
}

/// Read as a floating-point number and made an integer again, as by `int(float(text))` in Python.
pub(super) fn rounded_integer(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| long_integer(number).map(|number| format!("{number:.0}")))
}

pub(super) fn javascript(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| if is_integer(number) { None } else { double(number).map(es_text) })
}

pub(super) fn python(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| if is_integer(number) { None } else { double(number).map(python_text) })
}

pub(super) fn with_point_zero(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| is_integer(number).then(|| format!("{number}.0")))
}

pub(super) fn two_places(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| fixed(number, 2))
}

pub(super) fn eight_places(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| fixed(number, 8))
}

pub(super) fn quoted(body: &[u8]) -> Option<Vec<u8>> {
    map(body, |number| Some(format!("\"{number}\"")))
}

/// Values that are numbers in quotes; names are left alone.
pub(super) fn unquoted(body: &[u8]) -> Option<Vec<u8>> {
    let mut tokens = tokens::read(body)?;
    let mut next_is_value = vec![false; tokens.len()];
    let mut follower = None;
    for (place, token) in next_is_value.iter_mut().zip(&tokens).rev() {
        *place = follower != Some(':');
        if token.kind != Kind::Blanks {
            follower = token.text.chars().next();
        }
    }
    for (token, is_value) in tokens.iter_mut().zip(next_is_value) {
        let inner = token.text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let number = inner.filter(|text| is_value && is_number(text)).map(str::to_owned);
        if let Some(number) = number {
            *token = Token { kind: Kind::Number, text: number.into() };
        }
    }
    Some(tokens::write(&tokens))
}

/// The number `bizId` as the text `bizIdStr` has it, which no float has touched.
pub(super) fn biz_id_of_text(body: &[u8]) -> Option<Vec<u8>> {
    let mut tokens = tokens::read(body)?;
    let text = tokens.get(value_of(&tokens, "\"bizIdStr\"")?)?.text.trim_matches('"').to_owned();
    let at = value_of(&tokens, "\"bizId\"")?;
    let token = tokens.get_mut(at).filter(|token| token.kind == Kind::Number)?;
    if !is_integer(&text) {
        return None;
    }
    token.text = text.into();
    Some(tokens::write(&tokens))
}

/// The body before and after the number `bizId`, or the only long integer, and the integers that the
/// same floating-point number stands for: one of them was there before it was rounded.
pub(crate) fn same_double(body: &[u8]) -> Option<(Vec<u8>, Vec<u8>, RangeInclusive<u128>)> {
    let tokens = tokens::read(body)?;
    let at = value_of(&tokens, "\"bizId\"").or_else(|| only_long_integer(&tokens))?;
    let token = tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    let rounded = double(&token.text).filter(|number| (1e15..1e24).contains(number))?;
    // Within these bounds both neighbours are integers, and so is what lies between.
    let [below, exact, above] =
        [rounded.next_down(), rounded, rounded.next_up()].map(|number| number as u128);
    let (first, last) = (exact - (exact - below) / 2, exact + (above - exact) / 2);
    let (before, after) = (tokens.get(..at)?, tokens.get(at + 1..)?);
    Some((tokens::write(before), tokens::write(after), first..=last))
}

/// Where the only integer is that may have been rounded.
fn only_long_integer(tokens: &[Token<'_>]) -> Option<usize> {
    let is_long =
        |token: &Token<'_>| token.kind == Kind::Number && long_integer(&token.text).is_some();
    let mut all = tokens.iter().enumerate().filter(|(_, token)| is_long(token));
    let (at, _) = all.next()?;
    if all.next().is_some() { None } else { Some(at) }
}

/// Where the value of a member at the top is.
fn value_of(tokens: &[Token<'_>], name: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut solid = tokens.iter().enumerate().filter(|(_, token)| token.kind != Kind::Blanks);
    while let Some((_, token)) = solid.next() {
        match (token.kind, &*token.text) {
            (Kind::Mark, "{" | "[") => depth += 1,
            (Kind::Mark, "}" | "]") => depth = depth.saturating_sub(1),
            (Kind::String, text) if depth == 1 && text == name => {
                let (_, colon) = solid.next()?;
                if colon.is(":") {
                    return solid.next().map(|(at, _)| at);
                }
            }
            _ => {}
        }
    }
    None
}

fn map(body: &[u8], rewrite: impl Fn(&str) -> Option<String>) -> Option<Vec<u8>> {
    tokens::map(body, Kind::Number, rewrite)
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_number(text: &str) -> bool {
    let starts = text.bytes().next().is_some_and(|first| first == b'-' || first.is_ascii_digit());
    let ends = text.bytes().next_back().is_some_and(|last| last.is_ascii_digit());
    starts && ends && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

fn long_integer(text: &str) -> Option<f64> {
    if is_integer(text) && text.len() > EXACT { double(text) } else { None }
}

fn double(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// With so many decimal places, where nothing is lost by it.
fn fixed(text: &str, places: usize) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let fits = is_integer(whole) && fraction.len() <= places;
    fits.then(|| format!("{whole}.{fraction:0<places$}"))
}

/// The shortest digits, and the power of ten of the first.
fn shortest(number: f64) -> (String, i32) {
    let text = format!("{:e}", number.abs());
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (digits.replace('.', ""), exponent.parse().unwrap_or_default())
}

fn sign(number: f64) -> &'static str {
    if number.is_sign_negative() { "-" } else { "" }
}

/// As JavaScript and Go print a number.
pub(super) fn es_text(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let (digits, exponent) = shortest(number);
    let sign = sign(number);
    match exponent {
        -6..=20 => format!("{sign}{}", plain(&digits, exponent)),
        _ => format!("{sign}{}e{exponent:+}", pointed(&digits, "")),
    }
}

/// As Python prints a float.
pub(super) fn python_text(number: f64) -> String {
    let (digits, exponent) = shortest(number);
    let sign = sign(number);
    match exponent {
        -4..=15 => {
            let plain = plain(&digits, exponent);
            let point = if plain.contains('.') { "" } else { ".0" };
            format!("{sign}{plain}{point}")
        }
        _ => {
            let mark = if exponent < 0 { '-' } else { '+' };
            format!("{sign}{}e{mark}{:02}", pointed(&digits, ""), exponent.abs())
        }
    }
}

/// As PHP prints a float.
pub(super) fn php_text(number: f64) -> String {
    let (digits, exponent) = shortest(number);
    let sign = sign(number);
    match exponent {
        -4..=16 => {
            let plain = plain(&digits, exponent);
            let point = if plain.contains('.') { "" } else { ".0" };
            format!("{sign}{plain}{point}")
        }
        _ => format!("{sign}{}e{exponent:+}", pointed(&digits, ".0")),
    }
}

/// As Java prints a double.
pub(super) fn java_text(number: f64) -> String {
    let (digits, exponent) = shortest(number);
    let sign = sign(number);
    match exponent {
        -3..=6 => {
            let plain = plain(&digits, exponent);
            let point = if plain.contains('.') { "" } else { ".0" };
            format!("{sign}{plain}{point}")
        }
        _ => format!("{sign}{}E{exponent}", pointed(&digits, ".0")),
    }
}

/// `1234` and 1 is `12.34`.
fn plain(digits: &str, exponent: i32) -> String {
    let Ok(places) = usize::try_from(exponent) else {
        let zeros = usize::try_from(-1 - exponent).unwrap_or_default();
        return format!("0.{}{digits}", "0".repeat(zeros));
    };
    match digits.split_at_checked(places + 1) {
        Some((whole, "")) => whole.to_owned(),
        Some((whole, fraction)) => format!("{whole}.{fraction}"),
        None => format!("{digits:0<width$}", width = places + 1),
    }
}

/// `1234` is `1.234`; behind a single digit comes `alone`.
fn pointed(digits: &str, alone: &str) -> String {
    match digits.split_at_checked(1) {
        Some((first, "")) => format!("{first}{alone}"),
        Some((first, rest)) => format!("{first}.{rest}"),
        None => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the languages print, taken from their own consoles.
    #[test]
    fn numbers_are_spelled_as_in_their_languages() {
        for (number, es, python, java) in [
            (0.0, "0", "0.0", "0.0"),
            (25.0, "25", "25.0", "25.0"),
            (-25.17, "-25.17", "-25.17", "-25.17"),
            (0.001, "0.001", "0.001", "0.001"),
            (0.0001, "0.0001", "0.0001", "1.0E-4"),
            (0.00001, "0.00001", "1e-05", "1.0E-5"),
            (1.5e-6, "0.0000015", "1.5e-06", "1.5E-6"),
            (1e-8, "1e-8", "1e-08", "1.0E-8"),
            (12_345_678.0, "12345678", "12345678.0", "1.2345678E7"),
            (1e16, "10000000000000000", "1e+16", "1.0E16"),
            (
                29_383_937_493_038_367_292.0,
                "29383937493038367000",
                "2.9383937493038367e+19",
                "2.9383937493038367E19",
            ),
            (1e21, "1e+21", "1e+21", "1.0E21"),
        ] {
            assert_eq!(
                (&*es_text(number), &*python_text(number), &*java_text(number)),
                (es, python, java)
            );
        }
    }

    #[test]
    fn only_numbers_lose_their_quotes() {
        let body = br#"{"1":"2.50","a" : "x","b":["-3","1e5","01",""," 1"]}"#;
        let expected = br#"{"1":2.50,"a" : "x","b":[-3,1e5,"01",""," 1"]}"#;
        assert_eq!(unquoted(body).unwrap(), expected);
    }

    #[test]
    fn decimal_places_are_added_and_never_lost() {
        assert_eq!(
            two_places(b"[1,2.5,3.125,-4.100,1e5]").unwrap(),
            b"[1.00,2.50,3.125,-4.10,1e5]"
        );
    }

    #[test]
    fn what_a_double_stands_for() {
        let (before, after, ids) =
            same_double(br#"{"bizId":29383937493038367000,"a":{}}"#).unwrap();
        assert_eq!((&*before, &*after), (&b"{\"bizId\":"[..], &b",\"a\":{}}"[..]));
        assert!(ids.contains(&29_383_937_493_038_367_292));
        assert_eq!(ids.end() - ids.start(), 4_096);
        for id in [*ids.start() + 1, *ids.end() - 1] {
            assert_eq!(es_text(id as f64), "29383937493038367000");
        }
        let (before, after, ids) = same_double(br#"[1,{"a":98765432109876544}]"#).unwrap();
        assert_eq!((&*before, &*after), (&b"[1,{\"a\":"[..], &b"}]"[..]));
        assert_eq!((*ids.start(), *ids.end()), (98_765_432_109_876_536, 98_765_432_109_876_552));
        for body in ["[98765432109876544,98765432109876545]", "[1e20]", "[9876543210]"] {
            assert_eq!(same_double(body.as_bytes()), None, "{body}");
        }
        for body in
            ["{\"bizId\":1}", "{\"bizId\":\"29383937493038367000\"}", "{\"a\":{\"bizId\":1e20}}"]
        {
            assert_eq!(same_double(body.as_bytes()), None, "{body}");
        }
    }
}
