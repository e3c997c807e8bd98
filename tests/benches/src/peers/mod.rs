//! What the cases are measured against.

use std::hint::black_box;

pub mod binance_pay_rs;
pub mod derived;
pub mod ring_mac;

/// The least that a signature can cost: the compressions of its payload, and the one of the outer hash.
#[derive(Debug)]
pub struct Compressions {
    inner: Vec<[u8; 128]>,
    state: [u64; 8],
}

impl Compressions {
    /// Those of a payload `timestamp LF nonce LF body LF` with a body of so many bytes.
    #[must_use]
    pub fn of_body(length: usize) -> Self {
        // 13 digits, 32 characters, three line feeds; then SHA-512's mark and length.
        let padded = 48 + length + 17;
        Self { inner: vec![[7; 128]; padded.div_ceil(128)], state: [1; 8] }
    }

    /// Runs them.
    pub fn run(&mut self) {
        sha2::block_api::compress512(&mut self.state, black_box(&self.inner));
        sha2::block_api::compress512(&mut self.state, black_box(&[[7; 128]]));
        black_box(&self.state);
    }
}

/// What typify makes of a schema with all constraints.
#[allow(clippy::all, clippy::pedantic, dead_code, missing_docs, unreachable_pub)]
#[allow(unused_qualifications, missing_debug_implementations)]
pub mod typified {
    typify::import_types!(schema = "src/peers/contract.schema.json");
}
