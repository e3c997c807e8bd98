//! The rows of the table.

use std::hint::black_box;

use binance_pay::direct_debit::contract::query::Query;
use binance_pay::service_provider::record::query::Query as Records;
use binance_pay::{Endpoint, Request};

use crate::Budget::{AtLeast, AtMost};
use crate::Case;
use crate::inputs::{self, MILLIS, NONCE, REPLY, signer, stamp};
use crate::peers::{Compressions, binance_pay_rs, derived, ring_mac, typified};

const FLOOR: &str = "SHA-512 compressions";
const FLOOR_AND_COPY: &str = "compressions + memcpy";
const DERIVED: &str = "derived serde, no checks";
const CALL_SEQUENCE: &str = "binance-pay-rs, rebuilt";

/// All of them.
#[must_use]
pub fn all() -> Vec<Case> {
    let orders = [300, 1_000, 10_000].map(inputs::order_of_size);
    let [small, medium, large] = orders.each_ref().map(inputs::body);
    let [order_300, order_1k, order_10k] = orders;
    vec![
        sign("sign 59 B", inputs::body(&inputs::query()), Some(1.15)),
        sign("sign 300 B", small, None),
        sign("sign 1 kB", medium, None),
        sign("sign 10 kB", large, None),
        encode::<_, binance_pay_rs::ContractQuery>(
            "query to signed headers, 59 B",
            inputs::query(),
            Some(1.25),
        ),
        encode::<_, binance_pay_rs::Order>("order to signed headers, 300 B", order_300, None),
        encode::<_, binance_pay_rs::Order>("order to signed headers, 1 kB", order_1k, None),
        encode::<_, binance_pay_rs::Order>("order to signed headers, 10 kB", order_10k, None),
        decode(),
        decode_unknown(),
        records("decode 1 record", 1),
        records("decode 10 records", 10),
        records("decode 1000 records", 1_000),
    ]
}

/// A signature by a key that is prepared once.
fn sign(what: &'static str, body: Vec<u8>, budget: Option<f64>) -> Case {
    let signer = signer();
    let timestamp = MILLIS.to_string();
    let mut floor = Compressions::of_body(body.len());
    let ring = ring_mac::Key::new();
    let text = String::from_utf8(body.clone()).expect("JSON is UTF-8");
    let theirs = binance_pay_rs::signature(MILLIS, NONCE, &text);
    assert_eq!(signer.signature(&timestamp, NONCE, &body).as_str(), theirs);
    Case::new(what, {
        let body = body.clone();
        move || {
            black_box(signer.signature(black_box(&timestamp), black_box(NONCE), black_box(&body)));
        }
    })
    .allocates_at_most(Some(0))
    .with(FLOOR, budget.map(AtMost), move || floor.run())
    .against("ring HMAC, no hex digits", move || {
        black_box(ring.mac(black_box(b"1611232922428"), black_box(NONCE), black_box(&body)));
    })
    .against(CALL_SEQUENCE, move || {
        black_box(binance_pay_rs::signature(black_box(MILLIS), black_box(NONCE), black_box(&text)));
    })
}

/// A typed request that is validated, encoded and signed, and its headers.
fn encode<R, T>(what: &'static str, request: R, budget: Option<f64>) -> Case
where
    R: Request + 'static,
    T: serde::de::DeserializeOwned + serde::Serialize + 'static,
{
    let signer = signer();
    let body = inputs::body(&request);
    let theirs: T = serde_json::from_slice(&body).expect("the peer's type fits");
    assert_eq!(serde_json::to_vec(&theirs).expect("serializes"), body, "the same work");
    let output: usize = signer
        .sign(&request, stamp())
        .expect("the request is valid")
        .headers()
        .map(|(name, value)| name.len() + value.len())
        .sum();
    let bytes = vec![b'x'; output + body.len()];
    let mut copy = vec![0; bytes.len()];
    let mut floor = Compressions::of_body(body.len());
    let stamp = stamp();
    Case::new(what, move || {
        let signed = signer.sign(black_box(&request), black_box(stamp)).expect("valid");
        for header in signed.headers() {
            black_box(header);
        }
        black_box(signed.body());
    })
    .allocates_at_most(budget.map(|_| 1))
    .with(FLOOR_AND_COPY, budget.map(AtMost), move || {
        floor.run();
        copy.copy_from_slice(black_box(&bytes));
        black_box(&copy);
    })
    .against(CALL_SEQUENCE, move || {
        black_box(binance_pay_rs::request(black_box(&theirs), black_box(MILLIS), black_box(NONCE)));
    })
}

/// A reply that keeps to the specification.
fn decode() -> Case {
    Case::new("decode a contract, 326 B", || {
        black_box(Query::decode(200, black_box(REPLY.as_bytes())).expect("a success"));
    })
    .with(DERIVED, AtMost(1.5), || {
        black_box(derived::read::<derived::Contract>(black_box(REPLY.as_bytes())));
    })
    .with("typify, with constraints", AtLeast(1.5), || {
        let text = std::str::from_utf8(black_box(REPLY.as_bytes())).expect("UTF-8");
        black_box(serde_json::from_str::<typified::ContractReply>(text).expect("a success"));
    })
    .against("sonic-rs, derived, no checks", || {
        black_box(derived::read_sonic::<derived::Contract>(black_box(REPLY.as_bytes())));
    })
}

/// What the tolerant way costs, which a reply takes that deviates from the specification.
fn decode_unknown() -> Case {
    let reply = REPLY.replace(r#""currency""#, r#""newMember":1,"currency""#);
    let theirs = reply.clone();
    Case::new("the same, one unknown member", move || {
        let reply = Query::decode(200, black_box(reply.as_bytes())).expect("a success");
        assert_eq!(reply.deviations.len(), 1);
        black_box(reply);
    })
    .against(DERIVED, move || {
        black_box(derived::read::<derived::Contract>(black_box(theirs.as_bytes())));
    })
}

/// A page of records.
fn records(what: &'static str, rows: usize) -> Case {
    let [ours, theirs, sonic] = std::array::from_fn(|_| inputs::records(rows, ""));
    Case::new(what, move || {
        let reply = Records::decode(200, black_box(ours.as_bytes())).expect("a success");
        assert_eq!(reply.deviations.len(), 0);
        black_box(reply);
    })
    .with(DERIVED, AtMost(1.5), move || {
        black_box(derived::read::<derived::RecordPage>(black_box(theirs.as_bytes())));
    })
    .against("sonic-rs, derived, no checks", move || {
        black_box(derived::read_sonic::<derived::RecordPage>(black_box(sonic.as_bytes())));
    })
}
