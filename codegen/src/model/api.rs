//! The API and its endpoints.

use serde::Serialize;

use crate::model::{Fact, Protocol, Quotes, ResultCode, Rule, Type, Webhook};
use crate::spec::located::Place;
use crate::words::{Audience, EnumBase, EnvelopeForm, Repeat, SampleOf};

/// Everything that the spec says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Api {
    /// Hosts, headers, signing, limits.
    pub protocol: Protocol,
    /// Result codes, sorted by code.
    pub codes: Vec<ResultCode>,
    /// Endpoints, sorted by id.
    pub endpoints: Vec<Endpoint>,
    /// Webhooks, sorted by id.
    pub webhooks: Vec<Webhook>,
    /// Which words of which page state these facts, sorted by id.
    pub quotes: Vec<Quotes>,
}

/// One endpoint.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Endpoint {
    /// The permanent id, dotted kebab-case: `direct-debit.contract.query`.
    pub id: String,
    /// What it does, in a few words.
    pub title: String,
    /// A longer text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The path from the root of the host, prefix included.
    pub path: String,
    /// Who may call it.
    pub audience: Audience,
    /// What a second sending does.
    pub repeat: Fact<Repeat>,
    /// What to use instead, where the endpoint is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// Where the facts come from.
    pub source: Source,
    /// The object that a request's body holds.
    pub request: String,
    /// What the envelope's `data` holds, or the body where there is no envelope.
    pub response: Type,
    /// What it means that a success has no data; where nothing is said it has to have some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_null: Option<String>,
    /// What stands around the data of a reply.
    #[serde(skip_serializing_if = "is_standard")]
    pub envelope: EnvelopeForm,
    /// The objects, in the order of the spec.
    pub objects: Vec<Object>,
    /// The enums, in the order of the spec.
    pub enums: Vec<OpenEnum>,
    /// The result codes that its page lists, expanded and sorted.
    pub results: Vec<String>,
    /// The samples that its page prints, in the order of the spec.
    pub samples: Vec<Sample>,
    /// Where its page contradicts itself, and what was decided.
    pub contradictions: Vec<Contradiction>,
    /// Its file, relative to the spec folder, with forward slashes.
    pub file: String,
    /// Where its id stands in its file.
    #[serde(skip)]
    pub place: Place,
}

impl Endpoint {
    /// The object of this name.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|object| object.name == name)
    }

    /// The enum of this name.
    #[must_use]
    pub fn open_enum(&self, name: &str) -> Option<&OpenEnum> {
        self.enums.iter().find(|open_enum| open_enum.name == name)
    }
}

/// What need not be said.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_standard(envelope: &EnvelopeForm) -> bool {
    *envelope == EnvelopeForm::Standard
}

/// The page that an endpoint's facts come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The page's slug.
    pub page: String,
    /// The date on which it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<String>,
    /// The states of the page that were compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<String>,
    /// What of the page was not seen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<String>,
    /// Where the facts come from, when the page itself was not seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_from: Option<String>,
}

/// One JSON object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Object {
    /// Its name, upper camel case.
    pub name: String,
    /// What it is.
    pub doc: String,
    /// Its members, in the order of the spec.
    pub fields: Vec<Field>,
    /// The rules between them.
    pub rules: Vec<Rule>,
    /// Where it stands in its file.
    #[serde(skip)]
    pub place: Place,
}

impl Object {
    /// The field of this wire name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// One member of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// The wire name.
    pub name: String,
    /// Its type and limits.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Whether it must be there.
    pub required: bool,
    /// What it is.
    pub doc: String,
    /// What to use instead, where it is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// Where it is known from, when not from the endpoint's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_from: Option<String>,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
    /// Where it stands in its file.
    #[serde(skip)]
    pub place: Place,
}

/// A set of known values that may grow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenEnum {
    /// Its name, upper camel case.
    pub name: String,
    /// What it is.
    pub doc: String,
    /// The JSON type of its values.
    pub base: EnumBase,
    /// The known values, in the order of the spec.
    pub values: Vec<EnumValue>,
    /// Where it stands in its file.
    #[serde(skip)]
    pub place: Place,
}

/// One known value of an enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnumValue {
    /// The value on the wire, as text.
    pub value: String,
    /// Its name in upper snake case.
    pub name: String,
    /// What it means.
    pub doc: String,
    /// What to use instead, where it is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// Where it is known from, when not from the endpoint's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_from: Option<String>,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
}

/// A body that the vendor prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    /// Its name, kebab-case, unique within the endpoint.
    pub name: String,
    /// Which body it shows.
    pub of: SampleOf,
    /// The text as printed, white space aside.
    pub json: String,
    /// What a reader must remark on.
    pub deviations: Vec<Deviation>,
    /// Why it is not to be decoded, where it is broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invalid: Option<String>,
    /// Where it is known from, when the page does not print it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_from: Option<String>,
    /// The line of its file where it stands.
    #[serde(skip)]
    pub line: u64,
}

/// One expected remark on a sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deviation {
    /// JSON Pointer from the root of the body.
    pub pointer: String,
    /// The rule's id: `type`, `maxLength`, `unknown-field`, ...
    pub rule: String,
}

/// Two texts of the vendor that exclude each other, and what was decided.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contradiction {
    /// JSON Pointer to the node of the spec that carries the decision, with a file before `#` where
    /// it stands in another one.
    pub at: String,
    /// The texts, in our words, each naming its place.
    pub texts: Vec<String>,
    /// What was decided.
    pub decision: String,
    /// The members of that node that carry the decision; null where one must be absent.
    pub decides: serde_json::Map<String, serde_json::Value>,
    /// What would be different otherwise.
    pub otherwise: String,
}
