//! An endpoint's file.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::spec::contradiction::Contradiction;
use crate::spec::fields::{Object, TypeForm};
use crate::spec::located::{At, Fact, ShortOr};
use crate::words::{Audience, EnumBase, EnvelopeForm, Method, Repeat, SampleOf};

/// One endpoint of the Binance Pay merchant API.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Endpoint {
    /// The permanent id: kebab-case segments with dots, with the version where the path has one. It
    /// is also the file's path, the first dot being a slash.
    #[schemars(pattern(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+$"))]
    pub id: At<String>,
    /// What it does, in a few words.
    pub title: At<String>,
    /// The HTTP method.
    pub method: At<Method>,
    /// The path from the root of the host.
    pub path: At<String>,
    /// Who may call it.
    pub audience: At<Audience>,
    /// What a second sending does.
    pub repeat: At<Fact<Repeat>>,
    /// What to use instead, where it is deprecated.
    pub deprecated: Option<At<String>>,
    /// Where the facts come from.
    pub source: Source,
    /// A longer text.
    pub doc: Option<At<String>>,
    /// The name of the object that a request's body holds.
    pub request: At<String>,
    /// What the envelope's data holds: the name of an object, or a type.
    pub response: At<ShortOr<String, TypeForm>>,
    /// What it means that a success has no data. Without this member it has to have some.
    pub response_null: Option<At<String>>,
    /// What stands around the data of a reply. Default: standard.
    pub envelope: Option<At<EnvelopeForm>>,
    /// The objects by name, upper camel case.
    pub objects: IndexMap<At<String>, Object>,
    /// The enums by name, upper camel case.
    #[serde(default)]
    pub enums: IndexMap<At<String>, OpenEnum>,
    /// The result codes that the page lists, quoted; `common` stands for the list of that name.
    pub results: Vec<At<String>>,
    /// Every body that the page prints.
    #[serde(default)]
    pub samples: Vec<At<Sample>>,
    /// Where the page contradicts itself.
    #[serde(default)]
    pub contradictions: Vec<At<Contradiction>>,
}

/// The page that the facts come from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// The page's slug.
    pub page: At<String>,
    /// The date on which it was read, quoted.
    pub read: Option<At<String>>,
    /// The states of the page that were compared.
    #[serde(default)]
    pub states: Vec<At<String>>,
    /// What of the page was not seen.
    #[serde(default)]
    pub unread: Vec<At<String>>,
    /// Where the facts come from, when the page itself was not seen.
    pub known_from: Option<At<String>>,
}

/// A set of known values, which may grow.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OpenEnum {
    /// What it is, in our words.
    pub doc: At<String>,
    /// The JSON type of its values. Default: text.
    pub base: Option<EnumBase>,
    /// Its values, quoted where they are integers, each with its meaning.
    pub values: IndexMap<At<String>, ShortOr<String, EnumValue>>,
}

/// The long form of an enum's value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EnumValue {
    /// Its name in upper snake case. Needed where the value is no such name itself.
    pub name: Option<At<String>>,
    /// What it means, in our words.
    pub doc: At<String>,
    /// What to use instead, where it is deprecated.
    pub deprecated: Option<At<String>>,
    /// Where it is known from, when not from the page.
    pub known_from: Option<At<String>>,
    /// What of it was not read on a page.
    pub unread: Option<At<String>>,
}

/// A body that the page prints.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sample {
    /// Its name, kebab-case, unique in the file.
    pub name: At<String>,
    /// Which body it shows.
    pub of: At<SampleOf>,
    /// The text as printed, white space aside. That of a response is the whole body.
    pub json: At<String>,
    /// What a reader must remark on.
    #[serde(default)]
    pub deviations: Vec<At<Deviation>>,
    /// Why it is not to be decoded, where it is not JSON or breaks the table.
    pub invalid: Option<At<String>>,
    /// Where it is known from, when the page does not print it.
    pub known_from: Option<At<String>>,
}

/// One remark.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Deviation {
    /// JSON Pointer from the root of the body.
    pub pointer: String,
    /// The rule's id: type, maxLength, unknown-field, ...
    pub rule: String,
}
