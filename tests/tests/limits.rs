//! Size, depth and members of a text: accepted at the limit, refused one beyond, wherever a text is read.

use std::time::Duration;

use binance_pay::direct_debit::contract::query::Query;
use binance_pay::{
    Acceptance, Endpoint, Error, KeySet, Limits, Nonce, Notification, Rule, Signer, Stamp,
    Timestamp, Violation, WebhookError, WebhookInfo, certificate,
};

const SENT: i64 = 1_611_232_922_428;
const NONCE: &str = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";

/// The defaults, once more by hand.
const REQUEST_BYTES: usize = 1_048_576;
const REPLY_BYTES: usize = 16_777_216;
const NOTIFICATION_BYTES: usize = 1_048_576;
const DEPTH: usize = 32;
const MEMBERS: usize = 1000000;

/// The breach of a limit, if there is one, which is what a text is refused for then.
fn breach<'a>(found: impl IntoIterator<Item = &'a Violation>) -> Option<(Rule, String)> {
    let is_breach = |one: &&Violation| matches!(one.rule(), Rule::TooDeep | Rule::TooLarge);
    let one = found.into_iter().find(is_breach)?;
    assert_eq!(one.pointer(), "");
    Some((one.rule(), one.limit().to_string()))
}

fn of(error: Option<Error>) -> Option<(Rule, String)> {
    match error? {
        Error::Invalid(found) => breach(&found),
        Error::Data(error) => breach(error.violations()),
        Error::Body(error) => breach([error.violation()]),
        Error::Webhook(error) => match *error {
            WebhookError::TooLarge { limit, .. } => Some((Rule::TooLarge, limit.to_string())),
            WebhookError::Event(error) => breach(error.violations()),
            other => panic!("{other}"),
        },
        other => panic!("{other}"),
    }
}

/// Everything that reads a request.
fn request(body: &str, limits: &Limits) -> Option<(Rule, String)> {
    let info = Query::INFO;
    let found = info.validate_json_with(body.as_bytes(), limits).err();
    let found = breach(found.iter().flatten());
    assert_eq!(of(info.canonical_json_with(body.as_bytes(), limits).err()), found);
    found
}

/// Everything that reads a reply.
fn reply(body: &str, limits: &Limits) -> Option<(Rule, String)> {
    let found = of(Query::decode_with(200, body.as_bytes(), limits).err());
    let erased = of(Query::INFO.decode_json_with(200, body.as_bytes(), limits).err());
    assert_eq!(erased, found);
    found
}

/// Everything that reads a webhook.
fn webhook(body: &str, limits: &Limits) -> Option<(Rule, String)> {
    let headers = [
        ("BinancePay-Timestamp", "1611232922428"),
        ("BinancePay-Nonce", NONCE),
        ("BinancePay-Certificate-SN", "A"),
        ("BinancePay-Signature", "ZGVtbw=="),
    ];
    let keys: KeySet<_> = [("A", |_: &[u8], _: &[u8]| true)].into_iter().collect();
    let now = Timestamp::from_millis(SENT).unwrap();
    let acceptance = Acceptance { now, window: Duration::ZERO };
    let read = || {
        let notice = Notification::from_parts_with(headers, body.as_bytes(), limits)?;
        notice.verify(&keys, acceptance)?.event().map_err(WebhookError::from)
    };
    let found = of(read().err().map(Error::from));
    let info = WebhookInfo::by_biz_type("PAY").unwrap();
    let erased = info.decode_json_with(body.as_bytes(), limits).err();
    assert_eq!(breach(erased.iter().flatten()), found);
    found
}

type Read = fn(&str, &Limits) -> Option<(Rule, String)>;

/// How each is read, its limit of size, and a text with a place for one more value: `{}`.
const KINDS: [(Read, usize, &str); 3] = [
    (request, REQUEST_BYTES, r#"{"merchantContractCode":"a","x":{}}"#),
    (
        reply,
        REPLY_BYTES,
        r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"INITIAL","merchantContractCode":"a","serviceName":"s","singleUpperLimit":"30","currency":"USDT"},"x":{}}"#,
    ),
    (
        webhook,
        NOTIFICATION_BYTES,
        r#"{"bizType":"PAY","bizId":1,"bizStatus":"PAY_SUCCESS","data":"{\"merchantTradeNo\":\"1\",\"totalFee\":1,\"currency\":\"X\"}","x":{}}"#,
    ),
];

fn with(text: &str, value: &str) -> String {
    let place = text.rfind("{}").unwrap();
    format!("{}{value}{}", &text[..place], &text[place + 2..])
}

#[test]
fn size() {
    for (read, bytes, text) in KINDS {
        let text = with(text, "0");
        let exact = format!("{text}{}", " ".repeat(bytes - text.len()));
        assert_eq!(read(&exact, &Limits::default()), None);
        let beyond = read(&format!("{exact} "), &Limits::default());
        assert_eq!(beyond, Some((Rule::TooLarge, bytes.to_string())));
    }
}

#[test]
fn depth() {
    for (read, _, text) in KINDS {
        // The text itself is one level.
        let nested =
            |depth: usize| with(text, &format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        let objects = |depth: usize| {
            with(text, &format!("{}0{}", "{\"a\":".repeat(depth), "}".repeat(depth)))
        };
        for of in [&nested as &dyn Fn(usize) -> String, &objects] {
            assert_eq!(read(&of(DEPTH - 1), &Limits::default()), None);
            let expected = Some((Rule::TooDeep, DEPTH.to_string()));
            assert_eq!(read(&of(DEPTH), &Limits::default()), expected);
            assert_eq!(read(&of(1_000), &Limits::default()), expected);
            let own = Limits { depth: 3, ..Limits::default() };
            assert_eq!(read(&of(2), &own), None);
            assert_eq!(read(&of(3), &own), Some((Rule::TooDeep, "3".to_owned())));
        }
    }
}

#[test]
fn members() {
    for (read, bytes, text) in KINDS {
        // Counted are commas and opening brackets; each zero but the first comes with a comma.
        let plain = with(text, "[0]");
        let others = plain.bytes().filter(|byte| b",[{".contains(byte)).count();
        // Those in the string of a webhook's `data` count once it is out of its string.
        let of = |members: usize| with(text, &format!("[0{}]", ",0".repeat(members - others)));
        // A request or webhook of as many members as the default would be too large.
        for most in [MEMBERS.min(bytes / 4), 40] {
            let limits = Limits { members: most, ..Limits::default() };
            assert_eq!(read(&of(most), &limits), None, "{most}");
            let expected = Some((Rule::TooLarge, most.to_string()));
            assert_eq!(read(&of(most + 1), &limits), expected, "{most}");
        }
    }
}

/// A reply that is just as documented is not scanned where its types keep the limits by themselves.
#[test]
fn what_is_documented() {
    let certificate = r#"{"certPublic":"[{,","certSerial":"demo"}"#;
    let certificates = vec![certificate; 50].join(",");
    let text = format!(r#"{{"status":"SUCCESS","code":"000000","data":[{certificates}]}}"#);
    let read =
        |limits| of(certificate::query::Query::decode_with(200, text.as_bytes(), &limits).err());
    let deep = |depth| read(Limits { depth, ..Limits::default() });
    for depth in [3, 4, DEPTH] {
        assert_eq!(deep(depth), None);
    }
    for depth in [0, 1, 2] {
        assert_eq!(deep(depth), Some((Rule::TooDeep, depth.to_string())));
    }
    // The envelope with its three members, the array, and each certificate with its two.
    let members = 1 + 2 + 1 + 50 + 50 + 49;
    let full = |members| read(Limits { members, ..Limits::default() });
    assert_eq!(full(members), None);
    assert_eq!(full(members - 1), Some((Rule::TooLarge, (members - 1).to_string())));
}

/// The typed way into a signature knows the size only: its types hold no more than they have fields.
#[test]
fn what_is_signed() {
    let stamp = Stamp {
        timestamp: Timestamp::from_millis(SENT).unwrap(),
        nonce: Nonce::new(NONCE).unwrap(),
    };
    let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
    let sign = |bytes: usize| signer.sign_raw("POST", "/a", vec![b' '; bytes], stamp).err();
    assert_eq!(of(sign(REQUEST_BYTES)), None);
    assert_eq!(of(sign(REQUEST_BYTES + 1)), Some((Rule::TooLarge, REQUEST_BYTES.to_string())));
}

#[test]
fn the_defaults() {
    let expected = Limits {
        request_bytes: REQUEST_BYTES,
        reply_bytes: REPLY_BYTES,
        notification_bytes: NOTIFICATION_BYTES,
        depth: DEPTH,
        members: MEMBERS,
    };
    assert_eq!(Limits::default(), expected);
}
