//! Notifications that are not to be believed, and those at the edge of it.

use base64ct::{Base64, Base64Url, Encoding};

use super::keys::{self, Key, Signer};
use super::signed::{NOW, Notice, WINDOW};
use crate::vectors::entry::Entry;

pub(super) const BODY: &[u8] =
    br#"{"bizType":"DEMO","bizId":29383937493038367292,"bizStatus":"DONE"}"#;
pub(super) const TIMESTAMP: &str = "BinancePay-Timestamp";
pub(super) const NONCE: &str = "BinancePay-Nonce";
pub(super) const SERIAL: &str = "BinancePay-Certificate-SN";
pub(super) const SIGNATURE: &str = "BinancePay-Signature";

pub(super) fn entries() -> Vec<Entry> {
    let mut all = windows();
    all.extend(signatures());
    all.extend(encodings());
    all.extend(bodies());
    all
}

pub(super) fn genuine() -> Notice {
    Notice::genuine(BODY)
}

pub(super) fn accepted(notice: &Notice, id: &str, why: &str) -> Entry {
    notice.accepted(id, why, Notice::unknown_event("DEMO"))
}

/// The window, by one millisecond and both ways.
fn windows() -> Vec<Entry> {
    let sent = |distance: i64| Notice::sent_at(&(NOW + distance).to_string(), BODY);
    let mut all = vec![
        accepted(
            &Notice { window: 0, ..sent(0) },
            "window-of-nothing-kept",
            "A window of nothing holds the very millisecond.",
        ),
        Notice { window: 0, ..sent(-1) }.refused(
            "window-of-nothing-old",
            "A window of nothing, and one millisecond.",
            "window",
            "outside",
        ),
        sent(-WINDOW - 1_000_000_000_000).refused(
            "window-old-by-decades",
            "Hours before 13 digits were enough, or a sign lost in arithmetic.",
            "headers",
            "malformed",
        ),
        sent(8_000_000_000_000).refused(
            "window-ahead-by-centuries",
            "Far ahead: an unsigned difference must not wrap.",
            "window",
            "outside",
        ),
    ];
    for (word, sign) in [("old", -1), ("ahead", 1)] {
        all.push(accepted(
            &sent(sign * WINDOW),
            &format!("window-{word}-edge"),
            "The edge of the window is inside.",
        ));
        all.push(accepted(
            &sent(sign * (WINDOW - 1)),
            &format!("window-{word}-before-edge"),
            "One millisecond within the window.",
        ));
        all.push(sent(sign * (WINDOW + 1)).refused(
            &format!("window-{word}-by-one"),
            "One millisecond outside of the window.",
            "window",
            "outside",
        ));
    }
    all
}

/// Signatures that are well written, and wrong.
fn signatures() -> Vec<Entry> {
    let payload = genuine().payload();
    let signer = Signer::new(Key::A);
    let right = signer.sign(&payload);
    let with = |signature: &[u8]| {
        genuine().changed(SIGNATURE, Base64::encode_string(signature).as_bytes())
    };
    let refused = |id: &str, why: &str, signature: &[u8]| {
        with(signature).refused(&format!("signature-{id}"), why, "signature", "mismatch")
    };
    let over = |id: &str, why: &str, payload: &[u8]| refused(id, why, &signer.sign(payload));
    let flipped = |place: usize| {
        let mut signature = right.clone();
        signature[place] ^= 1;
        signature
    };
    let parts = |separator: &[u8], last: &[u8]| {
        let notice = genuine();
        let parts = [notice.header(TIMESTAMP), notice.header(NONCE), BODY];
        [&parts.join(separator)[..], last].concat()
    };
    let pss = Base64::decode_vec(&keys::read("demo-a.pss")).unwrap_or_default();
    let hex = binance_pay_vectors::hex(&right);
    vec![
        refused(
            "another-key",
            "Another key of the set signed it.",
            &Signer::new(Key::B).sign(&payload),
        ),
        refused("sha512", "The right key, and another digest.", &signer.sign_sha512(&payload)),
        refused("pss", "The right key and digest, and another padding: RSA-PSS.", &pss),
        refused("truncated", "The first half of the right signature.", &right[..right.len() / 2]),
        refused(
            "one-byte-short",
            "The right signature without its last byte.",
            &right[..right.len() - 1],
        ),
        refused("over-long", "The right signature and a zero byte.", &[&right[..], &[0]].concat()),
        refused(
            "zero-in-front",
            "A zero byte and the right signature.",
            &[&[0], &right[..]].concat(),
        ),
        refused("twice", "The right signature twice.", &[&right[..], &right].concat()),
        refused("first-bit", "The first byte differs in a bit.", &flipped(0)),
        refused(
            "last-bit",
            "The last byte differs in a bit: all bytes are compared.",
            &flipped(right.len() - 1),
        ),
        refused("zeros", "Zeros alone.", &vec![0; right.len()]),
        refused("one-byte", "One byte.", &[1]),
        refused(
            "double-encoded",
            "Base64 of the base64 of the right signature.",
            Base64::encode_string(&right).as_bytes(),
        ),
        refused(
            "hexadecimal",
            "Base64 of the hexadecimal digits of the right signature.",
            hex.as_bytes(),
        ),
        over(
            "no-last-line-feed",
            "Signed without the last line feed.",
            &payload[..payload.len() - 1],
        ),
        over("crlf", "Signed with CRLF for line feeds.", &parts(b"\r\n", b"\r\n")),
        over("no-separators", "Signed without line feeds.", &parts(b"", b"")),
        over("body-alone", "Signed over the body alone.", BODY),
        over(
            "body-and-line-feed",
            "Signed over the body and a line feed.",
            &[BODY, b"\n"].concat(),
        ),
    ]
}

/// Signatures that are not written as they must be.
fn encodings() -> Vec<Entry> {
    // One whose signature has digits that base64url writes otherwise, whatever the key.
    let right = Signer::new(Key::A).sign(&genuine().payload());
    let standard = Base64::encode_string(&right);
    let url = Base64Url::encode_string(&right);
    assert_ne!(standard, url, "the signature has no digit that tells base64 from base64url");
    let (half, rest) = standard.split_at(standard.len() / 2);
    let hex = binance_pay_vectors::hex(&right);
    let malformed = |id: &str, why: &str, text: String| {
        genuine().changed(SIGNATURE, text.as_bytes()).refused(
            &format!("signature-{id}"),
            why,
            "headers",
            "malformed",
        )
    };
    let line_end = |id: &str, end: &str| {
        let notice = genuine().changed(SIGNATURE, format!("{standard}{end}").as_bytes());
        accepted(
            &notice,
            &format!("signature-{id}"),
            "One line end after the signature, as encoders write it, is no part of it.",
        )
    };
    vec![
        malformed("empty", "An empty signature is malformed, and not missing.", String::new()),
        malformed("line-feed-alone", "A line feed alone.", "\n".to_owned()),
        malformed("base64url", "base64url has other digits.", url),
        malformed(
            "without-padding",
            "The padding is part of base64.",
            standard.trim_end_matches('=').to_owned(),
        ),
        malformed("more-padding", "More padding than there is to pad.", format!("{standard}=")),
        malformed(
            "padding-inside",
            "Padding inside, of two encodings in a row.",
            format!("{standard}{standard}"),
        ),
        malformed(
            "cut-off",
            "Base64 whose last digit is missing.",
            standard[..standard.len() - 1].to_owned(),
        ),
        malformed(
            "unused-bits",
            "The last digit has bits that belong to no byte, and they are not zero.",
            format!("{}==", with_unused_bit(standard.trim_end_matches('='))),
        ),
        malformed("blank-in-front", "A blank in front.", format!(" {standard}")),
        malformed("blank-after", "A blank after it.", format!("{standard} ")),
        malformed("two-line-feeds", "Two line feeds after it.", format!("{standard}\n\n")),
        malformed("wrapped", "Lines of base64, as MIME wraps it.", format!("{half}\n{rest}")),
        malformed(
            "folded",
            "A line folded with a blank, as old headers are.",
            format!("{half}\r\n {rest}"),
        ),
        malformed("quoted", "Quotes around it.", format!("\"{standard}\"")),
        malformed(
            "percent-encoded",
            "Percent-encoded, as a form would.",
            standard.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D"),
        ),
        malformed("nul-after", "A NUL after it.", format!("{standard}\0")),
        malformed("of-5000-digits", "Longer than any key's signature.", "A".repeat(5_000)),
        // Hexadecimal digits are base64 digits too, of other bytes.
        genuine().changed(SIGNATURE, hex.as_bytes()).refused(
            "signature-written-in-hexadecimal",
            "Hexadecimal digits are base64 of other bytes.",
            "signature",
            "mismatch",
        ),
        line_end("line-feed-after", "\n"),
        line_end("crlf-after", "\r\n"),
    ]
}

/// The digits with another last one, which decodes to the same bytes.
fn with_unused_bit(digits: &str) -> String {
    let (begin, last) = digits.split_at(digits.len() - 1);
    // Before two signs of padding the last digit has four bits to spare.
    let other = match last {
        "A" => 'B',
        "Q" => 'R',
        "g" => 'h',
        "w" => 'x',
        _ => panic!("{last} is no last digit of 256 bytes"),
    };
    format!("{begin}{other}")
}

/// Bodies that are not the bytes that were signed.
fn bodies() -> Vec<Entry> {
    let refused = |id: &str, why: &str, body: &[u8]| {
        Notice { body: body.to_vec(), ..genuine() }.refused(
            &format!("body-{id}"),
            why,
            "signature",
            "mismatch",
        )
    };
    vec![
        refused(
            "reserialised",
            "Blanks after colons and commas, as a reader that prints the body anew writes it.",
            br#"{"bizType": "DEMO", "bizId": 29383937493038367292, "bizStatus": "DONE"}"#,
        ),
        refused(
            "sorted",
            "Members sorted by name.",
            br#"{"bizId":29383937493038367292,"bizStatus":"DONE","bizType":"DEMO"}"#,
        ),
        refused(
            "rounded",
            "bizId rounded through a double.",
            br#"{"bizType":"DEMO","bizId":29383937493038367000,"bizStatus":"DONE"}"#,
        ),
        refused(
            "exponent",
            "bizId printed by a double.",
            br#"{"bizType":"DEMO","bizId":2.9383937493038367e+19,"bizStatus":"DONE"}"#,
        ),
        refused("line-feed-after", "A line feed after the body.", &[BODY, b"\n"].concat()),
        refused(
            "bom",
            "A byte order mark in front of the body.",
            &[b"\xef\xbb\xbf", BODY].concat(),
        ),
        refused("blank-in-front", "A blank in front of the body.", &[b" ", BODY].concat()),
        refused("nul-after", "A NUL after the body.", &[BODY, b"\0"].concat()),
        refused("cut-off", "The last byte is missing.", &BODY[..BODY.len() - 1]),
        refused("empty", "The body is gone.", b""),
        refused(
            "other-value",
            "One character differs.",
            br#"{"bizType":"DEMO","bizId":29383937493038367292,"bizStatus":"GONE"}"#,
        ),
        refused(
            "no-utf8",
            "A byte that is no UTF-8 was put in.",
            b"{\"bizType\":\"DEMO\",\"bizId\":29383937493038367292,\"bizStatus\":\"D\xffNE\"}",
        ),
    ]
}
