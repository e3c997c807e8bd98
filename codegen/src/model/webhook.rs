//! Webhooks.

use serde::Serialize;

use crate::model::{Audience, Contradiction, Definitions, Object, OpenEnum, Sample, Source};

/// One webhook: a notification that the server sends.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    /// The permanent id, kebab-case: `pay-refund`.
    pub id: String,
    /// What it tells, in a few words.
    pub title: String,
    /// A longer text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
    /// The value of `bizType` that names it. At most one webhook has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub biz_type: Option<String>,
    /// Who receives it.
    pub audience: Audience,
    /// What to use instead, where the webhook is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// Where the facts come from.
    pub source: Source,
    /// The object that is the whole body.
    pub event: String,
    /// The objects, in the order of the spec.
    pub objects: Vec<Object>,
    /// The enums, in the order of the spec.
    pub enums: Vec<OpenEnum>,
    /// The samples that its page prints, in the order of the spec.
    pub samples: Vec<Sample>,
    /// Where its page contradicts itself, and what was decided.
    pub contradictions: Vec<Contradiction>,
    /// Its file, relative to the spec folder, with forward slashes.
    pub file: String,
}

impl Webhook {
    /// The object of this name.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<&Object> {
        self.definitions().object(name)
    }

    /// The enum of this name.
    #[must_use]
    pub fn open_enum(&self, name: &str) -> Option<&OpenEnum> {
        self.definitions().open_enum(name)
    }

    /// What its file defines.
    #[must_use]
    pub fn definitions(&self) -> Definitions<'_> {
        Definitions {
            id: &self.id,
            file: &self.file,
            page: &self.source.page,
            objects: &self.objects,
            enums: &self.enums,
        }
    }
}
