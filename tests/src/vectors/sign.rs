//! `sign`: payload, signature and headers, computed with `hmac` and `sha2` alone.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;

use binance_pay_codegen::model::Api;
use binance_pay_vectors::Kind;

use super::entry::{Entry, list, text};
use crate::Json;

const TIMESTAMP: &str = "1611232922428";
const NONCE: &str = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";
const SECRET: &str = "demo-secret-key";
const BODY: &[u8] = br#"{"merchantTradeNo":"9825382937292","totalFee":25.17,"currency":"USDT"}"#;

/// What is signed.
#[derive(Clone, Copy)]
struct Case<'a> {
    id: &'a str,
    why: &'a str,
    secret: &'a str,
    api_key: &'a str,
    timestamp: &'a str,
    nonce: &'a str,
    body: &'a [u8],
    strict: bool,
}

const PLAIN: Case<'_> = Case {
    id: "",
    why: "",
    secret: SECRET,
    api_key: "demo-api-key",
    timestamp: TIMESTAMP,
    nonce: NONCE,
    body: BODY,
    strict: true,
};

pub(super) fn entries(api: &Api) -> Vec<Entry> {
    cases().iter().map(|case| vector(api, case)).chain(bodies(api)).collect()
}

/// Upper-case hexadecimal HMAC-SHA512, the plain way.
fn mac(secret: &str, payload: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha512>::new_from_slice(secret.as_bytes()) else {
        unreachable!("HMAC takes keys of any length")
    };
    mac.update(payload);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02X}")).collect()
}

fn vector(api: &Api, case: &Case<'_>) -> Entry {
    let payload = [case.timestamp.as_bytes(), case.nonce.as_bytes(), case.body, b""].join(&b'\n');
    let mac = mac(case.secret, &payload);
    let names = &api.protocol.request_headers;
    let header = |name: &str, value: &str| list([text(name), text(value)]);
    let headers = [
        header("Content-Type", &api.protocol.content_type),
        header(&names.timestamp.name, case.timestamp),
        header(&names.nonce.name, case.nonce),
        header(&names.certificate_sn.name, case.api_key),
        header(&names.signature.name, &mac),
    ];
    let layer = if case.strict { "strict" } else { "primitive" };
    Entry::new(Kind::Sign, "", case.id)
        .why(case.why)
        .basis("protocol:/signing")
        .input("layer", text(layer))
        .input("api_key", text(case.api_key))
        .input_bytes("secret", case.secret.as_bytes())
        .input("timestamp", text(case.timestamp))
        .input("nonce", text(case.nonce))
        .input_bytes("body", case.body)
        .expect_bytes("payload", &payload)
        .expect("mac_hex", text(mac))
        .expect("headers", list(if case.strict { headers.to_vec() } else { Vec::new() }))
}

fn cases() -> Vec<Case<'static>> {
    let faq = "uahr4nhailyq55yubuhuncnprfac73bcbz2qfafsevic1jruwunioxtoaozy122f";
    const FAQ_BUSD: &[u8] = br#"{"merchantId":"98765987","subMerchantId":"98765987","merchantTradeNo":"9825382937292","totalFee":25.17,"productDetail":"Greentea ice cream cone","currency":"BUSD","returnUrl":"","tradeType":"APP","productType":"Food","productName":"Ice Cream"}"#;
    let primitive = Case { strict: false, ..PLAIN };
    vec![
        Case { id: "plain", why: "A usual body.", ..PLAIN },
        Case {
            id: "docs-faq-busd",
            why: "The example of the vendor's FAQ, with the body that its signature belongs to; the key is a published one that opens nothing.",
            secret: faq,
            body: FAQ_BUSD,
            ..PLAIN
        },
        Case {
            id: "body-empty",
            why: "Without a body the payload still has three lines.",
            body: b"",
            ..PLAIN
        },
        Case {
            id: "body-empty-object",
            why: "The empty object, as the vendor's own example signs.",
            body: b"{}",
            ..PLAIN
        },
        Case {
            id: "body-line-feed-at-end",
            why: "A line feed at the end of the body is part of it: the payload has two.",
            body: b"{}\n",
            ..PLAIN
        },
        Case {
            id: "body-crlf",
            why: "Line ends are bytes like others: CRLF stays CRLF.",
            body: b"{\r\n}\r\n",
            ..PLAIN
        },
        Case {
            id: "body-blanks",
            why: "Blanks are bytes like others: nothing is laid out anew.",
            body: b"{ \"a\" : 1 }",
            ..PLAIN
        },
        Case {
            id: "body-unsorted",
            why: "Members are not sorted before signing.",
            body: br#"{"z":1,"a":2}"#,
            ..PLAIN
        },
        Case {
            id: "body-utf8",
            why: "Characters beyond ASCII are signed as UTF-8.",
            body: "{\"goodsName\":\"Crème 冰 \u{1f366}\"}".as_bytes(),
            ..PLAIN
        },
        Case {
            id: "body-escaped",
            why: "An escape stays an escape: it is not the character.",
            body: br#"{"goodsName":"Cr\u00e8me \/ \ud83c\udf66"}"#,
            ..PLAIN
        },
        Case {
            id: "body-bom",
            why: "A byte order mark is part of the body.",
            body: b"\xef\xbb\xbf{}",
            ..PLAIN
        },
        Case {
            id: "body-nul",
            why: "A NUL byte does not end the body.",
            body: b"{\"a\":\"\0\"}",
            ..PLAIN
        },
        Case {
            id: "body-no-utf8",
            why: "Bytes that are no UTF-8 are signed as they are.",
            body: b"{\"a\":\"\xff\xfe\"}",
            ..PLAIN
        },
        Case {
            id: "body-number-with-zeros",
            why: "The digits of a number stay as they are.",
            body: br#"{"amount":25.1700000000,"id":29383937493038367292}"#,
            ..PLAIN
        },
        Case {
            id: "secret-of-127-bytes",
            why: "A secret one byte shorter than the block of SHA-512.",
            secret: concat!(
                "0123456789012345678901234567890123456789012345678901234567890123",
                "012345678901234567890123456789012345678901234567890123456789012"
            ),
            ..PLAIN
        },
        Case {
            id: "secret-of-128-bytes",
            why: "A secret as long as the block of SHA-512.",
            secret: concat!(
                "0123456789012345678901234567890123456789012345678901234567890123",
                "0123456789012345678901234567890123456789012345678901234567890123"
            ),
            ..PLAIN
        },
        Case {
            id: "secret-of-129-bytes",
            why: "A secret one byte longer than the block of SHA-512: it is hashed first.",
            secret: concat!(
                "0123456789012345678901234567890123456789012345678901234567890123",
                "01234567890123456789012345678901234567890123456789012345678901234"
            ),
            ..PLAIN
        },
        Case {
            id: "secret-utf8",
            why: "A secret beyond ASCII is its UTF-8.",
            secret: "schlüssel-冰",
            ..PLAIN
        },
        Case {
            id: "secret-of-hex-digits",
            why: "A secret that looks like hexadecimal is text all the same.",
            secret: "00112233445566778899aabbccddeeff",
            ..PLAIN
        },
        Case {
            id: "secret-of-base64-digits",
            why: "A secret that looks like base64 is text all the same.",
            secret: "ZGVtby1zZWNyZXQta2V5",
            ..PLAIN
        },
        Case {
            id: "secret-blank-inside",
            why: "A blank inside of a secret belongs to it.",
            secret: "demo secret key",
            ..PLAIN
        },
        Case {
            id: "mac-begins-with-zero",
            why: "A signature that begins with the digit 0 keeps it.",
            body: br#"{"n":7}"#,
            ..PLAIN
        },
        Case {
            id: "timestamp-first",
            why: "The first time of 13 digits.",
            timestamp: "1000000000000",
            ..PLAIN
        },
        Case {
            id: "timestamp-last",
            why: "The last time of 13 digits.",
            timestamp: "9999999999999",
            ..PLAIN
        },
        Case {
            id: "nonce-of-digits",
            why: "A nonce may be digits alone.",
            nonce: "01234567890123456789012345678901",
            ..PLAIN
        },
        Case {
            id: "nonce-of-letters",
            why: "A nonce may be letters alone, of both cases.",
            nonce: "abcdefghijklmnopqrstuvwxyzABCDEF",
            ..PLAIN
        },
        Case {
            id: "primitive-seconds",
            why: "A published test of another SDK: the time in seconds and four letters of a nonce, which a strict signer refuses.",
            secret: "abcd1234",
            timestamp: "1636876819",
            nonce: "abcd",
            body: b"akarshjain",
            ..primitive
        },
        Case {
            id: "primitive-short-nonce",
            why: "A nonce of 8 characters: a strict signer refuses it.",
            secret: "my_secret_key",
            timestamp: "1729800000000",
            nonce: "abcd1234",
            body: br#"{"amount":10}"#,
            ..primitive
        },
        Case {
            id: "primitive-nonce-of-24",
            why: "A nonce of 24 characters, as real clients send.",
            nonce: "AbCdEfGhIjKlMnOpQrStUvWx",
            ..primitive
        },
        Case {
            id: "primitive-empty",
            why: "Nothing at all is three line feeds.",
            timestamp: "",
            nonce: "",
            body: b"",
            ..primitive
        },
        Case {
            id: "primitive-line-feed-in-nonce",
            why: "The primitive signs what it is given; that two payloads can be the same is why the strict layer is strict.",
            nonce: "a\nb",
            ..primitive
        },
    ]
}

/// The minimal body of every endpoint, signed.
fn bodies(api: &Api) -> Vec<Entry> {
    let of = |endpoint: &binance_pay_codegen::model::Endpoint| {
        let builder =
            super::build::Builder::new(endpoint.definitions(), super::build::Fill::Minimal);
        let body: Json = builder.object(&endpoint.request);
        let id = format!("request-{}", endpoint.id);
        let body = body.to_string();
        let why = format!("The smallest request of {}.", endpoint.id);
        vector(api, &Case { id: &id, why: &why, body: body.as_bytes(), ..PLAIN })
    };
    api.endpoints.iter().map(of).collect()
}
