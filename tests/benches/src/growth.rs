//! How the cost grows with the size of what is read or written.

use std::hint::black_box;

use binance_pay::order::create::v3::CreateV3;
use binance_pay::service_provider::record::query::Query as Records;
use binance_pay::{Endpoint, EndpointInfo};

use crate::Call;
use crate::inputs::{self, MILLIS, NONCE, signer, stamp};
use crate::peers::derived;

const ROWS: &[usize] = &[1, 10, 100, 1_000, 10_000];
const BYTES: &[usize] = &[100, 1_000, 10_000, 100_000, 1_000_000];

/// One call at several sizes.
pub struct Series {
    /// What is done.
    pub what: &'static str,
    /// What the size counts.
    pub unit: &'static str,
    /// The sizes, growing.
    pub sizes: &'static [usize],
    make: fn(usize) -> Call,
}

impl Series {
    /// The call at this size.
    #[must_use]
    pub fn call(&self, size: usize) -> Call {
        (self.make)(size)
    }
}

impl std::fmt::Debug for Series {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Series").field(&self.what).finish()
    }
}

/// All of them.
#[must_use]
pub fn all() -> Vec<Series> {
    let rows = |what, unit, make| Series { what, unit, sizes: ROWS, make };
    vec![
        Series { what: "sign", unit: "byte", sizes: BYTES, make: sign },
        rows("validate an order", "row", validate),
        rows("validate, a violation in each row", "row", violate),
        rows("validate an order that is JSON text", "row", validate_json),
        rows("validate, encode and sign an order", "row", encode),
        rows("decode records", "row", decode),
        rows("decode, an unknown member in each row", "row", decode_unknown),
        rows("derived serde, the same records", "row", derive),
    ]
}

fn sign(bytes: usize) -> Call {
    let (signer, timestamp, body) = (signer(), MILLIS.to_string(), vec![b'x'; bytes]);
    Box::new(move || {
        black_box(signer.signature(&timestamp, NONCE, black_box(&body)));
    })
}

fn validate(rows: usize) -> Call {
    let order = inputs::order(rows);
    Box::new(move || assert!(black_box(&order).validate().is_ok()))
}

fn violate(rows: usize) -> Call {
    let mut order = inputs::order(rows);
    for goods in &mut order.goods_details {
        goods.goods_name.clear();
    }
    Box::new(move || {
        let found = black_box(&order).validate().expect_err("names are empty");
        assert_eq!(black_box(found).len(), rows);
    })
}

fn validate_json(rows: usize) -> Call {
    const INFO: &EndpointInfo = CreateV3::INFO;
    let body = inputs::body(&inputs::order(rows));
    Box::new(move || assert!(INFO.validate_json(black_box(&body)).is_ok()))
}

fn encode(rows: usize) -> Call {
    let (signer, stamp, order) = (signer(), stamp(), inputs::order(rows));
    Box::new(move || {
        black_box(signer.sign(black_box(&order), stamp).expect("valid"));
    })
}

fn decode(rows: usize) -> Call {
    read(inputs::records(rows, ""), 0)
}

fn decode_unknown(rows: usize) -> Call {
    read(inputs::records(rows, r#","newMember":1"#), rows)
}

/// No work of ours: where its time grows too, memory is what grows.
fn derive(rows: usize) -> Call {
    let reply = inputs::records(rows, "");
    Box::new(move || {
        black_box(derived::read::<derived::RecordPage>(black_box(reply.as_bytes())));
    })
}

fn read(reply: String, deviations: usize) -> Call {
    Box::new(move || {
        let reply = Records::decode(200, black_box(reply.as_bytes())).expect("a success");
        assert_eq!(black_box(reply).deviations.len(), deviations);
    })
}
