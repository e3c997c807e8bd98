//! Keys, signatures and encrypted texts: those that others published, and those that are wrong.

mod certificates;
mod data;
mod flipped_bits;
mod notifications;
mod payer_detail;
mod refused;
mod vectors;
mod wrong_keys;
