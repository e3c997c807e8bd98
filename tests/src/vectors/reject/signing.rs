//! Keys, times and nonces that a strict signer refuses.

use binance_pay_vectors::Kind;

use crate::vectors::entry::{Entry, text};

const PLAIN: [(&str, &str); 4] = [
    ("api-key", "demo-api-key"),
    ("secret", "demo-secret-key"),
    ("timestamp", "1611232922428"),
    ("nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
];

/// The member that is wrong, a word for the id, its value, and why.
const CASES: &[(&str, &str, &str, &str)] = &[
    ("timestamp", "empty", "", "An empty time is malformed, and not now."),
    ("timestamp", "plus", "+1", "A sign in front."),
    ("timestamp", "plus-13-digits", "+1611232922428", "A sign in front of 13 digits."),
    ("timestamp", "blank-in-front", " 1", "A blank in front."),
    (
        "timestamp",
        "blank-in-front-of-13-digits",
        " 1611232922428",
        "A blank in front of 13 digits.",
    ),
    ("timestamp", "blank-after", "1611232922428 ", "A blank after 13 digits."),
    (
        "timestamp",
        "line-feed-after",
        "1611232922428\n",
        "A line feed after 13 digits would move the lines of the payload.",
    ),
    ("timestamp", "seconds", "1611232922", "Seconds where milliseconds belong."),
    ("timestamp", "microseconds", "1611232922428000", "Microseconds where milliseconds belong."),
    ("timestamp", "12-digits", "999999999999", "One below the first time of 13 digits."),
    ("timestamp", "14-digits", "10000000000000", "One above the last time of 13 digits."),
    ("timestamp", "leading-zero", "01611232922428", "A leading zero."),
    ("timestamp", "13-with-leading-zero", "0161123292242", "13 digits that begin with zero."),
    ("timestamp", "zero", "0", "Zero."),
    ("timestamp", "negative", "-1611232922428", "A negative time."),
    ("timestamp", "i64-max", "9223372036854775807", "The largest i64."),
    ("timestamp", "i64-min", "-9223372036854775808", "The smallest i64."),
    ("timestamp", "i64-beyond", "9223372036854775808", "One above the largest i64."),
    ("timestamp", "u64-max", "18446744073709551615", "The largest u64."),
    (
        "timestamp",
        "u64-beyond",
        "18446744073709551616",
        "One above the largest u64: it must not wrap to zero.",
    ),
    ("timestamp", "fraction", "1611232922.42", "13 characters, and one of them a point."),
    ("timestamp", "exponent", "1.611232922e12", "An exponent."),
    ("timestamp", "hexadecimal", "0x17726bd4c7c", "Hexadecimal digits."),
    (
        "timestamp",
        "underscores",
        "1_611_232_922",
        "13 characters with underscores, as some parsers take.",
    ),
    ("timestamp", "arabic-digits", "١٦١١٢٣٢٩٢٢٤٢٨", "13 digits that are not ASCII."),
    ("timestamp", "date", "2021-01-21T12:42:02Z", "A date."),
    ("timestamp", "word", "now", "A word."),
    ("nonce", "empty", "", "An empty nonce."),
    ("nonce", "31", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s", "31 characters, one fewer than documented."),
    (
        "nonce",
        "33",
        "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sAB",
        "33 characters, one more than documented.",
    ),
    (
        "nonce",
        "line-feed-last",
        "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s\n",
        "31 letters and a line feed: a regular expression's $ lets it through.",
    ),
    (
        "nonce",
        "line-feed-after",
        "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA\n",
        "32 letters and a line feed.",
    ),
    ("nonce", "hyphens", "5RhaTrZP-knNv-kDSA-UQ67-PMVNS4sA", "A UUID's hyphens."),
    ("nonce", "accent", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sé", "A letter that is not ASCII."),
    (
        "nonce",
        "accent-of-32-bytes",
        "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4é",
        "32 bytes, and 31 characters.",
    ),
    ("nonce", "blank", "5RhaTrZPhknNv0kD A2UQ67cPMVNS4sA", "A blank inside."),
    (
        "nonce",
        "base64",
        "5RhaTrZPhknNv0kDSA2UQ67cPMV+S4/=",
        "The digits of base64 that are no letters.",
    ),
    ("nonce", "nul", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s\0", "A NUL."),
    ("api-key", "empty", "", "An empty key."),
    ("api-key", "line-feed", "demo-api-key\n", "A line end that came along from a file."),
    (
        "api-key",
        "header-injection",
        "demo\r\nX-Injected: 1",
        "A line end inside would make another header.",
    ),
    ("api-key", "blank-in-front", " demo-api-key", "A blank in front."),
    ("api-key", "blank-after", "demo-api-key ", "A blank after it."),
    ("api-key", "accent", "demo-äpi-key", "A header holds ASCII."),
    ("api-key", "nul", "demo\0key", "A NUL."),
    ("secret", "empty", "", "An empty secret signs, and proves nothing."),
    ("secret", "line-feed", "demo-secret-key\n", "A line end that came along from a file."),
    ("secret", "crlf", "demo-secret-key\r\n", "A line end of another system."),
    ("secret", "blank-in-front", " demo-secret-key", "A blank in front."),
    ("secret", "blank-after", "demo-secret-key ", "A blank after it."),
    ("secret", "tab-after", "demo-secret-key\t", "A tab after it."),
    ("secret", "nul", "demo\0secret", "A NUL."),
];

pub(super) fn entries() -> Vec<Entry> {
    CASES.iter().map(|(member, word, value, why)| vector(member, word, value, why)).collect()
}

fn vector(member: &str, word: &str, value: &str, why: &str) -> Entry {
    let of = |name: &str| {
        let (_, plain) = PLAIN.iter().find(|(known, _)| *known == name).unwrap_or(&PLAIN[0]);
        if name == member { value } else { plain }
    };
    let basis = match member {
        "timestamp" => "protocol:/timestampDigits",
        "nonce" => "protocol:/nonce",
        _ => "protocol:/signing",
    };
    Entry::new(Kind::Reject, "sign", &format!("sign-{member}-{word}"))
        .why(why)
        .basis(basis)
        .input("operation", text("sign"))
        .input("layer", text("strict"))
        .input("api_key", text(of("api-key")))
        .input_bytes("secret", of("secret").as_bytes())
        .input("timestamp", text(of("timestamp")))
        .input("nonce", text(of("nonce")))
        .input_bytes("body", b"{}")
        .refused(member, "malformed", &["accept", "panic", "absent"])
}
