//! Wire name to Rust name, the only place.
