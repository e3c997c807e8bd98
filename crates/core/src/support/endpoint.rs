//! Endpoints with their types erased.

use crate::endpoint::{EndpointInfo, Facts};
use crate::support::shape::{Kind, Object};

/// The rule tables of an endpoint.
pub trait Described {
    const REQUEST: &'static Object;
    const RESPONSE: Kind;
    /// Whether a success may have no data. The type of the response is an `Option` then.
    const NO_DATA: bool = false;
    /// Whether the body of a success is the data itself.
    const NO_ENVELOPE: bool = false;
}

/// What the functions of [`EndpointInfo`] work by. Data and no functions: code that names the types
/// would be compiled for every endpoint in every user's build, used or not.
pub struct Shapes {
    pub(crate) request: &'static Object,
    pub(crate) response: Kind,
    pub(crate) no_data: bool,
    pub(crate) no_envelope: bool,
}

impl Shapes {
    pub const fn of<E: Described>() -> Self {
        Self {
            request: E::REQUEST,
            response: E::RESPONSE,
            no_data: E::NO_DATA,
            no_envelope: E::NO_ENVELOPE,
        }
    }
}

impl EndpointInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(facts: Facts, shapes: Shapes) -> Self {
        Self { facts, shapes }
    }
}
