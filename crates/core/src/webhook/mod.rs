//! Webhooks: one module for each notification that the API sends, generated.
//!
//! What they share is at the root of the crate: [`Notification`](crate::Notification) checks one,
//! [`KeySet`](crate::KeySet) has the keys, [`verify_signature`](crate::verify_signature) is the
//! bare primitive.

pub(crate) mod acceptance;
pub(crate) mod acknowledgement;
pub(crate) mod error;
pub(crate) mod headers;
pub(crate) mod info;
pub(crate) mod key_set;
pub(crate) mod notification;
pub(crate) mod open;
pub(crate) mod read;
pub(crate) mod received;
pub(crate) mod replay_key;
pub(crate) mod signature;

pub use crate::generated::webhook::*;
