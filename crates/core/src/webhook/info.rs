//! [`WebhookInfo`]: the facts of a webhook, and its functions with the types erased.

use alloc::string::String;
use core::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::generated::webhooks::{Event, WEBHOOKS};
use crate::limits::Limits;
use crate::support::redact::redact;
use crate::support::shape::{Kind, Object};
use crate::support::{Record, Value};
use crate::violation::Violations;
use crate::webhook::open::Opened;
use crate::webhook::read;
use crate::webhook::received::Received;

/// The whole body of one webhook: a generated struct.
///
/// # Examples
///
/// ```
/// use binance_pay::{Webhook, webhook::pay::Pay};
///
/// assert_eq!(Pay::INFO.biz_type(), Some("PAY"));
/// ```
pub trait Webhook: Serialize + DeserializeOwned + Record + Value + Into<Event> {
    /// The facts of the webhook.
    const INFO: &'static WebhookInfo;
    #[doc(hidden)]
    const OBJECT: &'static Object;
}

/// The facts of a webhook, and its functions with the types erased: for programs, test vectors and
/// bindings that choose a webhook at run time.
///
/// # Examples
///
/// ```
/// use binance_pay::WebhookInfo;
///
/// let info = WebhookInfo::by_biz_type("PAY_REFUND").unwrap();
/// assert_eq!(info.id(), "pay-refund");
/// assert!(info.decode_json(b"{}").is_err());
/// ```
pub struct WebhookInfo {
    facts: WebhookFacts,
    object: &'static Object,
}

/// The facts that generated code states. Not public: [`WebhookInfo`] has a method for each.
#[derive(Debug)]
#[expect(clippy::exhaustive_structs, reason = "hidden; generated code builds it")]
#[doc(hidden)]
pub struct WebhookFacts {
    pub id: &'static str,
    pub title: &'static str,
    pub biz_type: Option<&'static str>,
    pub audience: &'static str,
    pub deprecated: Option<&'static str>,
    pub page: &'static str,
}

impl WebhookInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new<T: Webhook>(facts: WebhookFacts) -> Self {
        Self { facts, object: T::OBJECT }
    }

    /// The name, if it has one.
    pub(super) const fn names(&'static self) -> &'static [&'static str] {
        self.facts.biz_type.as_slice()
    }

    pub(super) const fn object(&self) -> &'static Object {
        self.object
    }

    /// The webhook of this permanent id, such as `pay-refund`.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        WEBHOOKS.iter().copied().find(|info| info.facts.id == id)
    }

    /// The webhook that this value of `bizType` names, such as `PAY_REFUND`.
    #[must_use]
    pub fn by_biz_type(biz_type: &str) -> Option<&'static Self> {
        WEBHOOKS.iter().copied().find(|info| info.facts.biz_type == Some(biz_type))
    }

    /// The permanent id.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.facts.id
    }

    /// What it tells, in a few words.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.facts.title
    }

    /// The value of `bizType` that names it. One webhook has no such member.
    #[must_use]
    pub const fn biz_type(&self) -> Option<&'static str> {
        self.facts.biz_type
    }

    /// Who receives it, by the spec's word: `merchant`, `whitelisted-merchant`, ...
    #[must_use]
    pub const fn audience(&self) -> &'static str {
        self.facts.audience
    }

    /// What to use instead, where the vendor has withdrawn the webhook.
    #[must_use]
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.facts.deprecated
    }

    /// The slug of the vendor's page.
    #[must_use]
    pub const fn page(&self) -> &'static str {
        self.facts.page
    }

    /// Reads a body, whoever sent it: nothing is verified here. The event is the body's own JSON
    /// text, with `data` as an object.
    ///
    /// # Errors
    ///
    /// Every mismatch of a body that cannot be read as this webhook, or is another one by its
    /// `bizType`.
    pub fn decode_json(&self, body: &[u8]) -> Result<Received<String>, Violations> {
        self.decode_json_with(body, &Limits::default())
    }

    /// The same with other limits than the default ones.
    ///
    /// # Errors
    ///
    /// As [`decode_json`](Self::decode_json).
    pub fn decode_json_with(
        &self,
        body: &[u8],
        limits: &Limits,
    ) -> Result<Received<String>, Violations> {
        read::decode_json(self, body, limits)
    }

    /// The JSON text of a body with every secret replaced by `"[redacted]"`, and every unknown member
    /// beside a secret too. `data` that came as a string is an object in it.
    ///
    /// A text that cannot be read is replaced whole where the webhook has a secret.
    #[must_use]
    pub fn redact_json(&self, body: &str) -> String {
        let limits = Limits::default();
        let kind = Kind::Object(self.object);
        let opened = Opened::read(body.as_bytes(), &limits);
        let unwrapped = opened.and_then(|opened| opened.unwrapped(self.object));
        unwrapped.map_or_else(|_| redact(&kind, body), |(text, _)| redact(&kind, &text))
    }

    /// Whether the webhook can hold a secret.
    #[must_use]
    pub fn has_secrets(&self) -> bool {
        Kind::Object(self.object).has_secret()
    }
}

impl fmt::Debug for WebhookInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.facts.fmt(f)
    }
}
