//! Webhooks: one module for each notification that the API sends, generated.
//!
//! What they share is at the root of the crate: [`Notification`](crate::Notification) checks one,
//! [`KeySet`](crate::KeySet) has the keys, [`verify_signature`](crate::verify_signature) is the
//! bare primitive.

pub(crate) mod key_set;
pub(crate) mod signature;
