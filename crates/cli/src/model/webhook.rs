//! Webhooks, and what holds for all of them.

use serde::{Deserialize, Serialize};

use crate::model::{Contradiction, Fact, Field, Object, OpenEnum, Sample, Source};

/// One webhook: a notification that the server sends.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Webhook {
    /// The permanent id.
    pub(crate) id: String,
    /// What it tells, in a few words.
    pub(crate) title: String,
    /// A longer text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) doc: Option<String>,
    /// The value of `bizType` that names it; one has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) biz_type: Option<String>,
    /// Who receives it.
    pub(crate) audience: String,
    /// What to use instead, where the webhook is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) deprecated: Option<String>,
    /// Where the facts come from.
    pub(crate) source: Source,
    /// The object that is the whole body.
    pub(crate) event: String,
    /// The objects.
    pub(crate) objects: Vec<Object>,
    /// The enums.
    pub(crate) enums: Vec<OpenEnum>,
    /// The samples that its page prints.
    pub(crate) samples: Vec<Sample>,
    /// Where its page contradicts itself, and what was decided.
    pub(crate) contradictions: Vec<Contradiction>,
    /// Its file in the spec.
    pub(crate) file: String,
}

impl Webhook {
    /// What it goes by: its `bizType`, or its id where it has none.
    pub(crate) fn name(&self) -> &str {
        self.biz_type.as_deref().unwrap_or(&self.id)
    }
}

/// What this program needs of the rules for all webhooks.
#[derive(Debug, Deserialize)]
pub(crate) struct WebhookRules {
    pub(crate) acknowledgement: Acknowledgement,
    pub(crate) retries: Retries,
}

/// What a receiver answers to a notification.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Acknowledgement {
    /// What it is.
    pub(crate) doc: String,
    /// Its members. The first one says whether all is well.
    pub(crate) fields: Vec<Field>,
    /// The value of the first member that says so.
    pub(crate) success: String,
    /// Its value that says the opposite.
    pub(crate) fail: String,
}

/// How often a notification that was not acknowledged is sent again.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Retries {
    /// The most times.
    pub(crate) max: Fact<u32>,
    /// A longer text.
    pub(crate) doc: String,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unread: Option<String>,
}
