//! The speed budgets, as ratios of one run: `cargo bench`.
//!
//! Both sides of a ratio run in turns, so that a machine that slows down slows both, and the quickest
//! turn of each side counts. Nothing here is asserted: a loaded machine is no bug.
#![expect(clippy::disallowed_macros, clippy::print_stdout, reason = "a bench prints its table")]

use std::hint::black_box;

use binance_pay::direct_debit::contract::query::{ContractQuery, Query};
use binance_pay::{Endpoint, Nonce, Signer, Stamp, Timestamp};

use crate::measure::{Row, compare};

mod measure;
mod peers;

const CODE: &str = "c0ecfb465e454560a5d8e307bbc407c5";
const BODY: &[u8] = br#"{"merchantContractCode":"c0ecfb465e454560a5d8e307bbc407c5"}"#;
const REPLY: &[u8] = br#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"CONTRACT_SIGNED","merchantContractCode":"c0ecfb465e454560a5d8e307bbc407c5","contractId":"205611460060250112","serviceName":"Tra Direct Debit","openUserId":"eb6b287a44dd73dd81645a3cbcfee162","merchantAccountNo":"sss@gmail.com","currency":"USDT","singleUpperLimit":"30"}}"#;

fn main() {
    // `cargo test --benches` passes --test: building is all that it asks for.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    println!("{}", Row::HEAD);
    for row in [sign(), encode(), decode(), decode_against_typify(), decode_unknown()] {
        println!("{row}");
    }
}

fn signer() -> Signer {
    Signer::new("demo-api-key", "demo-secret-key").expect("demo keys are valid")
}

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).expect("13 digits"),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").expect("32 letters or digits"),
    }
}

/// A body of 59 bytes: payload and padding fill one block of SHA-512, the outer hash another.
fn sign() -> Row {
    let signer = signer();
    let stamp = stamp();
    let (timestamp, nonce) = (stamp.timestamp.to_string(), stamp.nonce);
    assert_eq!(BODY.len(), 59);
    compare(
        Row::new("sign 59 B, key prepared", "2 compressions of SHA-512").at_most(1.15),
        || {
            black_box(signer.signature(black_box(&timestamp), nonce.as_str(), black_box(BODY)));
        },
        peers::compress_twice,
    )
}

fn encode() -> Row {
    let signer = signer();
    let stamp = stamp();
    let query = ContractQuery::by_merchant_contract_code(CODE);
    let output: usize = signer
        .sign(&query, stamp)
        .expect("the query is valid")
        .headers()
        .map(|(name, value)| name.len() + value.len())
        .sum();
    let bytes = vec![b'x'; output + BODY.len()];
    let mut copy = vec![0; bytes.len()];
    compare(
        Row::new("query: validate, encode, sign, headers", "2 compressions + memcpy").at_most(1.25),
        || {
            let request = signer.sign(black_box(&query), black_box(stamp)).expect("valid");
            for header in request.headers() {
                black_box(header);
            }
            black_box(request.body());
        },
        || {
            peers::compress_twice();
            copy.copy_from_slice(black_box(&bytes));
            black_box(&copy);
        },
    )
}

fn decode() -> Row {
    compare(
        Row::new("decode + check + unknown fields", "derived serde, no checks").at_most(1.5),
        || {
            black_box(Query::decode(200, black_box(REPLY)).expect("a success"));
        },
        || {
            let text = std::str::from_utf8(black_box(REPLY)).expect("UTF-8");
            black_box(serde_json::from_str::<peers::Reply>(text).expect("a success"));
        },
    )
}

fn decode_against_typify() -> Row {
    compare(
        Row::new("the same", "typify types with constraints").at_least(1.5),
        || {
            black_box(Query::decode(200, black_box(REPLY)).expect("a success"));
        },
        || {
            let text = std::str::from_utf8(black_box(REPLY)).expect("UTF-8");
            black_box(serde_json::from_str::<peers::ContractReply>(text).expect("a success"));
        },
    )
}

/// Not a budget: what the tolerant way costs, which a reply with an unknown member takes.
fn decode_unknown() -> Row {
    let reply =
        String::from_utf8_lossy(REPLY).replace(r#""currency""#, r#""newMember":1,"currency""#);
    let reply = reply.as_bytes();
    compare(
        Row::new("decode with one unknown member", "derived serde, no checks"),
        || {
            let reply = Query::decode(200, black_box(reply)).expect("a success");
            assert_eq!(reply.deviations.len(), 1);
            black_box(reply);
        },
        || {
            let text = std::str::from_utf8(black_box(reply)).expect("UTF-8");
            black_box(serde_json::from_str::<peers::Reply>(text).expect("a success"));
        },
    )
}
