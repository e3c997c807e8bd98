//! What the vendor's pages say of the two endpoints, written down once more by hand.
//!
//! Nothing here is taken from the spec, the model or a generated constant: every limit is probed
//! through the public API, with a value at the limit and one beyond it. So a limit that changes in
//! the spec and is generated into the code fails here, until someone looks at the page again.

mod contract;
mod probe;
mod protocol;
mod record;
