//! Parts of the JSON forms that the commands share.

use binance_pay_docs::Span;
use serde::Serialize;

/// A range of bytes of the page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Place {
    /// The first byte.
    start: usize,
    /// One past the last.
    end: usize,
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

/// The word that stands for something in JSON.
pub(crate) fn word(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}
