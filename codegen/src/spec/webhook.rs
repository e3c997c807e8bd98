//! A webhook's file.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::spec::contradiction::Contradiction;
use crate::spec::endpoint::{OpenEnum, Sample, Source};
use crate::spec::fields::Object;
use crate::spec::located::At;
use crate::words::Audience;

/// One webhook: a notification that the Binance Pay merchant API sends.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Webhook {
    /// The permanent id, kebab-case. It is also the file's name.
    #[schemars(pattern(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
    pub id: At<String>,
    /// What it tells, in a few words.
    pub title: At<String>,
    /// The value of `bizType` that names it. One webhook has none, and no such member.
    #[schemars(pattern(r"^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$"))]
    pub biz_type: Option<At<String>>,
    /// Who receives it.
    pub audience: At<Audience>,
    /// What to use instead, where it is deprecated.
    pub deprecated: Option<At<String>>,
    /// Where the facts come from.
    pub source: Source,
    /// A longer text: when it is sent, how often.
    pub doc: Option<At<String>>,
    /// The name of the object that is the whole body.
    pub event: At<String>,
    /// The objects by name, upper camel case.
    pub objects: IndexMap<At<String>, Object>,
    /// The enums by name, upper camel case.
    #[serde(default)]
    pub enums: IndexMap<At<String>, OpenEnum>,
    /// Every body that the page prints, that of the answer included.
    #[serde(default)]
    pub samples: Vec<At<Sample>>,
    /// Where the page contradicts itself.
    #[serde(default)]
    pub contradictions: Vec<At<Contradiction>>,
}
