//! [`Endpoint`], [`Request`] and the table of all endpoints.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;

use crate::decode::decode_json;
use crate::error::Error;
use crate::generated::ENDPOINTS;
use crate::limits::Limits;
use crate::reply::Reply;
use crate::result_code_ext::ResultCode;
use crate::retry::Repeat;
use crate::support::endpoint::Shapes;
use crate::support::redact::redact;
use crate::support::{self, Record};
use crate::violation::Violations;

/// One endpoint of the API: a type without values, generated.
///
/// # Examples
///
/// ```
/// use binance_pay::Endpoint;
/// use binance_pay::direct_debit::contract::query::Query;
///
/// assert_eq!(Query::INFO.id(), "direct-debit.contract.query");
/// let reply = Query::decode(200, br#"{"status":"FAIL","code":"406207"}"#);
/// assert!(reply.unwrap_err().is_api_failure());
/// ```
pub trait Endpoint {
    /// The facts of the endpoint.
    const INFO: &'static EndpointInfo;
    /// What is sent.
    type Request: Request<Endpoint = Self>;
    /// What `data` holds on success.
    type Response;

    /// Reads a reply. The HTTP status is kept and never decides.
    ///
    /// # Errors
    ///
    /// [`Error::Api`] where the server reports a failure, [`Error::Data`] where the envelope was
    /// read and the data could not be, [`Error::Body`] where there is no envelope.
    fn decode(http_status: u16, body: &[u8]) -> Result<Reply<Self::Response>, Error> {
        Self::decode_with(http_status, body, &Limits::default())
    }

    /// The same with other limits than the default ones.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    fn decode_with(
        http_status: u16,
        body: &[u8],
        limits: &Limits,
    ) -> Result<Reply<Self::Response>, Error>;
}

/// What one [`Endpoint`] takes: a generated struct.
pub trait Request: Serialize + Record {
    /// The endpoint that it is for.
    type Endpoint: Endpoint<Request = Self>;
}

/// The facts of an endpoint, and its functions with the types erased: for programs, test vectors
/// and bindings that choose an endpoint at run time.
///
/// # Examples
///
/// ```
/// use binance_pay::EndpointInfo;
///
/// let info = EndpointInfo::by_id("direct-debit.contract.query").unwrap();
/// assert_eq!(info.path(), "/binancepay/openapi/direct-debit/contract/query");
/// let violations = info.validate_json(b"{}").unwrap_err();
/// assert_eq!(violations[0].rule().as_str(), "at-least-one-of");
/// assert_eq!(info.canonical_json(br#"{ "contractId": 1 }"#)?, br#"{"contractId":"1"}"#);
/// # Ok::<(), binance_pay::Error>(())
/// ```
pub struct EndpointInfo {
    pub(crate) facts: Facts,
    pub(crate) shapes: Shapes,
}

/// The facts that generated code states. Not public: [`EndpointInfo`] has a method for each.
#[derive(Debug)]
#[expect(clippy::exhaustive_structs, reason = "hidden; generated code builds it")]
#[doc(hidden)]
pub struct Facts {
    pub id: &'static str,
    pub title: &'static str,
    pub method: &'static str,
    pub path: &'static str,
    pub audience: &'static str,
    pub repeat: Repeat,
    pub deprecated: Option<&'static str>,
    pub page: &'static str,
    pub codes: &'static [ResultCode],
}

impl EndpointInfo {
    /// The endpoint of this permanent id, such as `direct-debit.contract.query`.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        ENDPOINTS.iter().copied().find(|info| info.facts.id == id)
    }

    /// The endpoint of this path, such as `/binancepay/openapi/service/provider/record`.
    #[must_use]
    pub fn by_path(path: &str) -> Option<&'static Self> {
        ENDPOINTS.iter().copied().find(|info| info.facts.path == path)
    }

    /// The permanent id; it carries the version where the vendor's path has one.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.facts.id
    }

    /// What the endpoint does, in a few words.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.facts.title
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        self.facts.method
    }

    /// The path after [`BASE_URL`](crate::BASE_URL).
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.facts.path
    }

    /// Who may call it, by the spec's word: `merchant`, `whitelisted-merchant`, ...
    #[must_use]
    pub const fn audience(&self) -> &'static str {
        self.facts.audience
    }

    /// What happens when a request is sent twice.
    #[must_use]
    pub const fn repeat(&self) -> Repeat {
        self.facts.repeat
    }

    /// What to use instead, where the vendor has withdrawn the endpoint.
    #[must_use]
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.facts.deprecated
    }

    /// The slug of the vendor's page.
    #[must_use]
    pub const fn page(&self) -> &'static str {
        self.facts.page
    }

    /// The result codes that the page lists. The server may answer with others.
    #[must_use]
    pub const fn codes(&self) -> &'static [ResultCode] {
        self.facts.codes
    }

    /// Validates a request body; any bytes will do.
    ///
    /// # Errors
    ///
    /// All violations, in one pass.
    pub fn validate_json(&self, body: &[u8]) -> Result<(), Violations> {
        self.validate_json_with(body, &Limits::default())
    }

    /// The same with other limits than the default ones.
    ///
    /// # Errors
    ///
    /// All violations, in one pass.
    pub fn validate_json_with(&self, body: &[u8], limits: &Limits) -> Result<(), Violations> {
        support::request::validate_json(self.shapes.request, body, limits)
    }

    /// What a valid request body means although it breaks nothing: members that the server
    /// ignores.
    #[must_use]
    pub fn advice_json(&self, body: &[u8]) -> Vec<crate::Violation> {
        support::request::advice_json(self.shapes.request, body)
    }

    /// The bytes that [`Signer::sign`](crate::Signer::sign) would sign for this body: members in
    /// the specification's order, ids and decimals in their wire form, no blanks.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] with all violations.
    pub fn canonical_json(&self, body: &[u8]) -> Result<Vec<u8>, Error> {
        self.canonical_json_with(body, &Limits::default())
    }

    /// The same with other limits than the default ones.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] with all violations.
    pub fn canonical_json_with(&self, body: &[u8], limits: &Limits) -> Result<Vec<u8>, Error> {
        support::request::canonical_json(self.shapes.request, body, limits).map_err(Error::Invalid)
    }

    /// Reads a reply; the data is the server's own JSON text.
    ///
    /// # Errors
    ///
    /// As [`Endpoint::decode`].
    pub fn decode_json(&self, http_status: u16, body: &[u8]) -> Result<Reply<String>, Error> {
        self.decode_json_with(http_status, body, &Limits::default())
    }

    /// The same with other limits than the default ones.
    ///
    /// # Errors
    ///
    /// As [`Endpoint::decode`].
    pub fn decode_json_with(
        &self,
        http_status: u16,
        body: &[u8],
        limits: &Limits,
    ) -> Result<Reply<String>, Error> {
        decode_json(self, http_status, body, limits)
    }

    /// The JSON text of a reply's data with every secret replaced by `"[redacted]"`, and every
    /// unknown member beside a secret too.
    ///
    /// A text that cannot be read is replaced whole where the endpoint has a secret.
    #[must_use]
    pub fn redact_json(&self, data: &str) -> String {
        redact(&self.shapes.response, data)
    }

    /// Whether a reply of this endpoint can hold a secret.
    #[must_use]
    pub fn has_secrets(&self) -> bool {
        self.shapes.response.has_secret()
    }
}

impl fmt::Debug for EndpointInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.facts.fmt(f)
    }
}
