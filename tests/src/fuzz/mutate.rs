//! Mutations: what a fuzzer does to an input, from a seed, so that every run does the same.

use fastrand::Rng;

/// What breaks parsers, and what means something here.
const TOKENS: [&[u8]; 44] = [
    b"null",
    b"true",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\"\"",
    b"{}",
    b"[]",
    b"\\u0000",
    b"\\ud800",
    b"\\u0022",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\0",
    b"\n",
    b"\r\n",
    b" ",
    b"-0",
    b"1e400",
    b"1E-9",
    b"0.000000001",
    b"18446744073709551616",
    b"9223372036854775807",
    b"-1",
    b"000000",
    b"000001",
    b"\"000000\"",
    b"SUCCESS",
    b"FAIL",
    b"\"status\":",
    b"\"code\":",
    b"\"data\":",
    b"\"errorMessage\":",
    b"bizType",
    b"=",
    b"==",
    b"-----BEGIN ",
    b"\x30\x82",
    b"&a *a",
];

/// The input with one change or up to four; some take a piece of the other input.
#[must_use]
pub fn mutated(rng: &mut Rng, input: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = input.to_vec();
    let changes = if rng.bool() { 1 } else { rng.usize(2..=4) };
    for _ in 0..changes {
        change(rng, &mut bytes, other);
    }
    bytes
}

fn change(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8]) {
    let place = rng.usize(0..=bytes.len());
    match rng.u8(0..10) {
        0 | 1 => {
            if let Some(byte) = bytes.get_mut(place) {
                *byte ^= 1 << rng.u8(0..8);
            }
        }
        2 => {
            if let Some(byte) = bytes.get_mut(place) {
                *byte = rng.u8(b' '..=b'~');
            }
        }
        3 => bytes.insert(place, rng.u8(..)),
        4 => drop(bytes.drain(place..end(rng, place, bytes.len(), 8))),
        5 | 6 => drop(bytes.splice(place..place, token(rng).iter().copied())),
        7 => {
            let end = end(rng, place, bytes.len(), 8);
            drop(bytes.splice(place..end, token(rng).iter().copied()));
        }
        8 => {
            let from = rng.usize(0..=bytes.len());
            let piece = bytes[from..end(rng, from, bytes.len(), 64)].to_vec();
            drop(bytes.splice(place..place, piece));
        }
        _ => {
            let from = rng.usize(0..=other.len());
            let piece = &other[from..end(rng, from, other.len(), 64)];
            drop(bytes.splice(place..place, piece.iter().copied()));
        }
    }
}

fn token(rng: &mut Rng) -> &'static [u8] {
    TOKENS[rng.usize(0..TOKENS.len())]
}

/// Somewhere after the start, and not far; seldom the very end.
fn end(rng: &mut Rng, start: usize, length: usize, most: usize) -> usize {
    let most = if rng.u8(..) == 0 { length } else { most };
    start + rng.usize(0..=most.min(length - start))
}
