//! Debug and Display of whatever holds a secret or a body never show it.
#![expect(
    deprecated,
    reason = "the made-up endpoint is deprecated, and its secrets are secrets all the same"
)]

use std::fmt::{Debug, Display};
use std::time::Duration;

use binance_pay::direct_debit::contract::query::{ContractQuery, Query};
use binance_pay::service_provider::record::query::{
    Query as Records, Record, RecordPage, RecordStatus, Scope,
};
use binance_pay::{
    Acceptance, Endpoint, Error, KeySet, Nonce, Notification, Secret, Signer, Stamp, Timestamp,
    WebhookError,
};
use binance_pay_ring::{Decryptor, KeyPolicy, PublicKey, key_set_from_pairs};
use binance_pay_tests::golden::made_up::golden::made_up::{Party, Side, Trade};
use binance_pay_tests::golden::texts::golden::texts::Letter;
use binance_pay_tests::{hidden, public_api};
use hmac::block_api::HmacCore;
use hmac::digest::block_api::CoreProxy;
use quote::ToTokens;
use sha2::Sha512;
use zeroize::{ZeroizeOnDrop, Zeroizing};

const HIDDEN: &str = "do-not-show";

/// Every way to print something.
fn printed(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

fn displayed(value: &(impl Debug + Display)) -> String {
    format!("{value} {value:#} {}", printed(value))
}

fn assert_hidden(text: &str) {
    assert_eq!(hidden::shown(HIDDEN, text), None, "{text}");
}

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    }
}

fn records(data: &str) -> Result<binance_pay::Reply<RecordPage>, Error> {
    let body = format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#);
    Records::decode(200, body.as_bytes())
}

/// A page with a record whose token is this JSON.
fn page_with(token: &str, more: &str) -> String {
    format!(
        r#"{{"total":1,"rows":[{{"authorizationId":"i","merchantName":"n","authorizationToken":{token},"merchantId":"m","status":"PENDING","scopes":[],"ipWhitelist":[]{more}}}]}}"#
    )
}

#[test]
fn secrets() {
    assert_eq!(displayed(&Secret::from(HIDDEN)), "[redacted] [redacted] [redacted] [redacted]");
    let letter = Letter::new("p").token(HIDDEN);
    assert_hidden(&printed(&letter));
    let record = Record::new("i", "n", HIDDEN, "m", RecordStatus::Pending, [Scope::Convert], []);
    assert_hidden(&printed(&record));
    assert_hidden(&printed(&RecordPage::new(1, [record])));
}

#[test]
fn keys() {
    let signer = Signer::new("do-not-show-api-key", HIDDEN).unwrap();
    assert_hidden(&printed(&signer));
    assert_hidden(&printed(&signer.clone().with_limits(binance_pay::Limits::default())));
    for (api_key, secret_key) in [
        ("do-not-show\n", "s"),
        ("a", "do-not-show "),
        ("do-not-show-ü", "s"),
        ("a", "do-not-show\0"),
    ] {
        let error = Signer::new(api_key, secret_key).unwrap_err();
        assert_hidden(&displayed(&error));
        assert_hidden(&displayed(&Error::from(error)));
    }
}

#[test]
fn signed_requests() {
    let signer = Signer::new("do-not-show-api-key", "secret").unwrap();
    let query = ContractQuery::by_contract_id(7_u64).merchant_contract_code("abc");
    let request = signer.sign(&query, stamp()).unwrap();
    let text = printed(&request);
    assert_hidden(&text);
    assert!(!text.contains("abc") && !text.contains(request.signature().as_str()), "{text}");
    assert!(!text.contains("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"), "{text}");
    assert!(text.contains(&format!("body_length: {}", request.body().len())), "{text}");
    let raw = signer.sign_raw("POST", "/a", HIDDEN, stamp()).unwrap();
    assert_hidden(&printed(&raw));
}

/// A signature is sent in the open: who looks for a mistake has to see it.
#[test]
fn signatures_are_shown() {
    let signature =
        Signer::new("demo-api-key", "demo-secret-key").unwrap().signature("1", "n", b"{}");
    assert_eq!(format!("{signature:?}"), format!("Signature(\"{signature}\")"));
    assert_eq!(signature.to_string().len(), binance_pay::Signature::LENGTH);
}

#[test]
fn replies() {
    let reply = records(&page_with("\"do-not-show\"", ",\"more\":\"do-not-show\"")).unwrap();
    assert_hidden(&printed(&reply));
    assert_hidden(&printed(&reply.data));
    assert_hidden(&printed(&reply.deviations));
    for deviation in &reply.deviations {
        assert_hidden(&displayed(deviation));
        assert_hidden(&serde_json::to_string(deviation).unwrap());
    }
    assert!(reply.raw().contains(HIDDEN), "the caller has it all the same");
    let body = reply.raw().to_owned();
    assert_hidden(&printed(&Records::INFO.decode_json(200, body.as_bytes()).unwrap()));
}

/// A value of another type in the place of a secret may well be it.
#[test]
fn values_in_a_secrets_place() {
    for token in ["{\"x\":\"do-not-show\"}", "[\"do-not-show\"]", "\"do-not-show\\ud800\"", "null"]
    {
        let error = records(&page_with(token, "")).unwrap_err();
        assert_hidden(&displayed(&error));
        let Error::Data(error) = error else { panic!("{error}") };
        assert_hidden(&displayed(&*error));
        assert_hidden(&displayed(error.violations()));
        for violation in error.violations() {
            assert!(violation.raw().is_none_or(|raw| !raw.contains(HIDDEN)), "{violation:?}");
        }
    }
    let twice = page_with("\"a\",\"authorizationToken\":\"do-not-show\"", "");
    assert_hidden(&displayed(&records(&twice).unwrap_err()));
    for data in ["\"do-not-show\"", "[\"do-not-show\"]", "{\"total\":\"do-not-show\",\"rows\":[]}"]
    {
        let error = records(data).unwrap_err();
        assert_hidden(&displayed(&error));
        let Error::Data(error) = error else { panic!("{error}") };
        assert_hidden(&displayed(error.violations()));
    }
}

#[test]
fn redacted_json() {
    let info = Records::INFO;
    for data in [
        page_with("\"do-not-show\"", ""),
        page_with("\"do-not-show\"", ",\"authorizationtoken\":\"do-not-show\""),
        page_with("{\"a\":\"do-not-show\"}", ""),
        page_with("\"a\",\"authorizationToken\":\"do-not-show\"", ""),
        page_with("\"a\",\"authorization\\u0054oken\":\"do-not-show\"", ""),
        "{\"rows\":[[\"do-not-show\"]]}".to_owned(),
        "{\"rows\":\"do-not-show\"}".to_owned(),
        "\"do-not-show\"".to_owned(),
        "{\"rows\":[{\"authorizationToken\":\"do-not-show\"".to_owned(),
    ] {
        assert_hidden(&info.redact_json(&data));
    }
}

#[test]
fn failures_show_no_body() {
    let body = r#"{"status":"FAIL","code":"400000","errorMessage":"shown","data":{"a":"do-not-show"},"more":"do-not-show"}"#;
    let error = Query::decode(200, body.as_bytes()).unwrap_err();
    assert_hidden(&displayed(&error));
    assert!(error.to_string().contains("shown"), "the server's message is for people to read");
    let Error::Api(error) = error else { panic!("{error}") };
    assert_hidden(&displayed(&*error));
    assert_hidden(&printed(&error.deviations()));
}

#[test]
fn unreadable_bodies_are_not_quoted() {
    for body in [
        "do-not-show",
        "\"do-not-show\"",
        "[\"do-not-show\"]",
        "{\"do-not-show\":1",
        "{\"a\":\"do-not-show\"}",
        "{\"a\":\"do-not-show",
        "<html>do-not-show</html>",
        "{\"status\":\"SUCCESS\",\"code\":\"000000\",\"data\":\"do-not-show\"}",
        "{\"status\":\"SUCCESS\",\"code\":\"000000\",\"data\":{\"bizStatus\":\"do-not-show",
        "{\"code\":{\"a\":\"do-not-show\"}}",
        "{\"status\":[\"do-not-show\"],\"code\":\"000000\"}",
    ] {
        let error = Query::decode(200, body.as_bytes()).unwrap_err();
        assert_hidden(&displayed(&error));
        match error {
            Error::Data(error) => assert_hidden(&displayed(&*error)),
            Error::Body(error) => assert_hidden(&displayed(&*error)),
            other => panic!("{other}"),
        }
        let mut bytes = body.as_bytes().to_vec();
        bytes.push(0xFF);
        assert_hidden(&displayed(&Query::decode(200, &bytes).unwrap_err()));
    }
}

/// Of a secret in a request, a violation tells the length.
#[test]
fn violations_of_secrets() {
    let amount = || "1".parse::<binance_pay::Decimal>().unwrap();
    let trade = Trade::by_order_id("c", 1, amount(), Side::Buy, Party::by_mail("m"), [], 7_u64)
        .secret_word(HIDDEN);
    assert_hidden(&printed(&trade));
    let violations = trade.validate().unwrap_err();
    assert_eq!(violations.len(), 2);
    assert_hidden(&displayed(&violations));
    assert_hidden(&serde_json::to_string(&violations).unwrap());
    assert_hidden(&displayed(&Error::from(violations)));
    for word in ["\"do-not-show\"", "[\"do-not-show\"]", "{\"a\":\"do-not-show\"}"] {
        let body = format!("{{\"secretWord\":{word}}}");
        assert_hidden(&displayed(&body.parse::<Trade>().unwrap_err()));
    }
    let text = "{\"secretWord\":\"do-not-show".to_owned();
    assert_hidden(&displayed(&text.parse::<Trade>().unwrap_err()));
}

/// What a webhook goes through, from headers to an event. The body holds a token, and the last one
/// cannot be read.
#[test]
fn webhooks() {
    let headers = || {
        [
            ("BinancePay-Timestamp", "1611232922428"),
            ("BinancePay-Nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
            ("BinancePay-Certificate-SN", "1FAA1632AD1E0C9FCE84DD9B8757F471"),
            ("BinancePay-Signature", "ZGVtbw=="),
        ]
    };
    let key = |_: &[u8], signature: &[u8]| signature == b"demo";
    let keys: KeySet<_> = [("1FAA1632AD1E0C9FCE84DD9B8757F471", key)].into_iter().collect();
    assert_hidden(&printed(&keys));
    let now = stamp().timestamp;
    let acceptance = Acceptance { now, window: Duration::from_secs(1) };
    let of = |biz_type: &str, merchant_id: &str| {
        format!(
            "{{\"bizType\":\"{biz_type}\",\"bizId\":1,\"bizIdStr\":\"1\",\"bizStatus\":\"SUBMIT_AUTH_AGREE\",\
             \"data\":{{\"authorizationId\":\"1\",\"authorizationToken\":\"{HIDDEN}\",\
             \"merchantId\":{merchant_id},\"merchantName\":\"n\"}}}}"
        )
    };
    for body in [of("TECH_PROVIDER", "1"), of("NEW_ONE", "1")] {
        let notice = Notification::from_parts(headers(), body.as_bytes()).unwrap();
        assert_hidden(&printed(&notice));
        let notice = notice.verify(&keys, acceptance).unwrap();
        assert_hidden(&printed(&notice));
        assert_hidden(&printed(&notice.replay_key()));
        let received = notice.event().unwrap();
        assert_hidden(&printed(&received));
        assert_hidden(&printed(&received.event));
    }
    let body = of("TECH_PROVIDER", "[]");
    let notice = Notification::from_parts(headers(), body.as_bytes()).unwrap();
    let error = notice.verify(&keys, acceptance).unwrap().event().unwrap_err();
    assert_hidden(&displayed(&error));
    assert_hidden(&displayed(&WebhookError::from(error)));
}

/// What the verifier's crate holds and says: the key of a payload, what was opened with it, and texts
/// that are no key.
#[test]
fn keys_of_the_verifier() {
    let decryptor = Decryptor::new("demo-secret-key").unwrap();
    assert_eq!(printed(&decryptor), "Decryptor([redacted]) Decryptor([redacted])");
    let detail = "AAECAwQFBgcICQoLE4oh0Tw1/Pq/lAT5JTRW/3g9IA/OS/1HDi9aTKcB0ozca1c=";
    let opened = decryptor.decrypt(detail).unwrap();
    assert!(opened.expose().contains("Ann"));
    assert_eq!(displayed(&opened), "[redacted] [redacted] [redacted] [redacted]");
    for secret in ["do-not-show ", "do-not-show\n", "\tdo-not-show"] {
        assert_hidden(&displayed(&Decryptor::new(secret).unwrap_err()));
    }
    for text in ["do-not-show", "ZG8tbm90LXNob3c=", "ZG8tbm90LXNob3dkby1ub3Qtc2hvd2RvLW5vdC1zaG93"]
    {
        assert_hidden(&displayed(&decryptor.decrypt(text).unwrap_err()));
    }
    // A private key may be pasted where a public one belongs.
    let pem = "-----BEGIN PRIVATE KEY-----\nZG8tbm90LXNob3c=\n-----END PRIVATE KEY-----\n";
    for text in [pem, HIDDEN] {
        assert_hidden(&displayed(&PublicKey::from_pem(text).unwrap_err()));
        let pairs = key_set_from_pairs([("A", text)], KeyPolicy::default());
        assert_hidden(&displayed(&pairs.unwrap_err()));
    }
}

/// What holds a key or a secret has a type that overwrites its memory when dropped. Reading memory
/// after that would take `unsafe`; so the types of the fields are read in the source, and that these
/// types do it is demanded of the compiler.
#[test]
fn keys_and_secrets_are_overwritten_when_dropped() {
    fn is_wiped<T: ZeroizeOnDrop>() {}
    is_wiped::<Zeroizing<String>>();
    is_wiped::<<Sha512 as CoreProxy>::Core>();
    assert!(std::mem::needs_drop::<HmacCore<Sha512>>(), "it is made of two of these");
    let fields = |file: &str, name: &str| {
        let path = binance_pay_tests::workspace::root().join("crates/core/src").join(file);
        let file = syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap();
        let is = |item: &&syn::Item| matches!(item, syn::Item::Struct(one) if one.ident == name);
        let Some(syn::Item::Struct(found)) = file.items.iter().find(is) else { panic!("{name}") };
        let types = found.fields.iter().map(|field| field.ty.to_token_stream().to_string());
        types.collect::<Vec<_>>()
    };
    assert_eq!(fields("secret.rs", "Secret"), ["Zeroizing < String >"]);
    assert_eq!(fields("signature.rs", "Mac"), ["Core"], "`type Core = HmacCore<Sha512>`");
    assert_eq!(fields("signer.rs", "Signer"), ["Arc < str >", "Mac", "Limits"]);
}

/// A type that is new has to be looked at: does it hold a key, a secret or a body?
#[test]
fn every_public_type_is_accounted_for() {
    let holds = [
        "ApiError",
        "BodyError",
        "DataError",
        "Error",
        "Event",
        "EventError",
        "InvalidKey",
        "KeySet",
        "Notification",
        "Received",
        "Reply",
        "Secret",
        "SignedRequest",
        "Signer",
        "UnknownEvent",
        "Violation",
        "Violations",
        "WebhookError",
    ];
    // Facts, numbers and what is sent in the open.
    let does_not = [
        "Acceptance",
        "Acknowledgement",
        "ClockOffset",
        "Decimal",
        "EndpointInfo",
        "HeaderError",
        "HeaderProblem",
        "Id",
        "InvalidDate",
        "InvalidNonce",
        "InvalidNumber",
        "InvalidTimestamp",
        "Limit",
        "Limits",
        "Nonce",
        "Repeat",
        "ReplayKey",
        "ResultCode",
        "Retry",
        "Rule",
        "Signature",
        "SignatureError",
        "Stamp",
        "Timestamp",
        "Unverified",
        "Verified",
        "WebhookInfo",
        "WindowError",
    ];
    let mut known = [&holds[..], &does_not[..]].concat();
    known.sort_unstable();
    let mut listed = public_api::types().unwrap();
    listed.sort();
    assert_eq!(listed, known, "a test here, or a line in the second list");
}
