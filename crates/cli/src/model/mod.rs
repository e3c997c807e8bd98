//! The resolved spec as this program reads it: `dist/model.json` of `binance-pay-spec`.
//!
//! `bpay show --json` and `bpay explain --json` print these types, member for member as the model
//! has them. What they mean is described there once more, for the schemas of these forms.

mod coverage;
mod quotes;
mod types;
mod webhook;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::failure::Failure;

pub(crate) use self::coverage::{Counts, Coverage, Row};
pub(crate) use self::quotes::{Quote, Quotes};
pub(crate) use self::types::{Condition, Fact, Rule, Type};
pub(crate) use self::webhook::{Acknowledgement, Retries, Webhook, WebhookRules};

/// What this program needs of the model.
#[derive(Debug, Deserialize)]
pub(crate) struct Model {
    pub(crate) codes: Vec<ResultCode>,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) webhooks: Vec<Webhook>,
    pub(crate) protocol: Protocol,
    pub(crate) quotes: Vec<Quotes>,
}

/// What this program needs of the rules for all messages.
#[derive(Debug, Deserialize)]
pub(crate) struct Protocol {
    pub(crate) contradictions: Vec<Contradiction>,
    pub(crate) file: String,
    pub(crate) webhook: WebhookRules,
}

impl Model {
    /// # Errors
    ///
    /// Where the package of the spec was built without its model, or with another one.
    pub(crate) fn read() -> Result<Self, Failure> {
        let text = binance_pay_spec::model()
            .ok_or_else(|| Failure::internal("the model of the API was not built in"))?;
        serde_json::from_str(text)
            .map_err(|error| Failure::internal(format!("the model of the API: {error}")))
    }
}

/// One endpoint.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Endpoint {
    /// The permanent id.
    pub(crate) id: String,
    /// What it does, in a few words.
    pub(crate) title: String,
    /// A longer text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) doc: Option<String>,
    /// The HTTP method.
    pub(crate) method: String,
    /// The path from the root of the host.
    pub(crate) path: String,
    /// Who may call it.
    pub(crate) audience: String,
    /// What a second sending does: `safe`, `same-key` or `unsafe`.
    pub(crate) repeat: Fact<String>,
    /// What to use instead, where the endpoint is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) deprecated: Option<String>,
    /// Where the facts come from.
    pub(crate) source: Source,
    /// The object that a request's body holds.
    pub(crate) request: String,
    /// What the envelope's `data` holds.
    pub(crate) response: Type,
    /// What it means that a success has no data; where absent, it has to have some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) response_null: Option<String>,
    /// `none` where nothing stands around the data of a reply; the usual envelope where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) envelope: Option<String>,
    /// The objects.
    pub(crate) objects: Vec<Object>,
    /// The enums.
    pub(crate) enums: Vec<OpenEnum>,
    /// The result codes that its page lists.
    pub(crate) results: Vec<String>,
    /// The samples that its page prints.
    pub(crate) samples: Vec<Sample>,
    /// Where its page contradicts itself, and what was decided.
    pub(crate) contradictions: Vec<Contradiction>,
    /// Its file in the spec.
    pub(crate) file: String,
}

/// The page that the facts come from.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Source {
    /// The page's slug.
    pub(crate) page: String,
    /// The date on which it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) read: Option<String>,
    /// The states of the page that were compared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) states: Vec<String>,
    /// What of the page was not seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) unread: Vec<String>,
    /// Where the facts come from, when the page itself was not seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) known_from: Option<String>,
}

/// One JSON object.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Object {
    /// Its name.
    pub(crate) name: String,
    /// What it is.
    pub(crate) doc: String,
    /// Its members, in the order of the page.
    pub(crate) fields: Vec<Field>,
    /// The rules between them.
    pub(crate) rules: Vec<Rule>,
}

/// One member of an object.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Field {
    /// The name on the wire.
    pub(crate) name: String,
    /// Its type and limits.
    #[serde(rename = "type")]
    pub(crate) ty: Type,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// What it is.
    pub(crate) doc: String,
    /// What to use instead, where it is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) deprecated: Option<String>,
    /// Where it is known from, when not from the endpoint's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) known_from: Option<String>,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unread: Option<String>,
}

/// A set of known values that may grow.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OpenEnum {
    /// Its name.
    pub(crate) name: String,
    /// What it is.
    pub(crate) doc: String,
    /// The JSON type of its values: `text` or `integer`.
    pub(crate) base: String,
    /// The known values.
    pub(crate) values: Vec<EnumValue>,
}

/// One known value of an enum.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct EnumValue {
    /// The value on the wire, as text.
    pub(crate) value: String,
    /// Its name.
    pub(crate) name: String,
    /// What it means.
    pub(crate) doc: String,
    /// What to use instead, where it is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) deprecated: Option<String>,
    /// Where it is known from, when not from the endpoint's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) known_from: Option<String>,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unread: Option<String>,
}

/// A body that the vendor prints.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sample {
    /// Its name.
    pub(crate) name: String,
    /// Which body it shows: `request`, `response`, `notification` or `acknowledgement`.
    pub(crate) of: String,
    /// The text as printed.
    pub(crate) json: String,
    /// What a reader must remark on.
    pub(crate) deviations: Vec<Deviation>,
    /// Why it is not to be decoded, where it is broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) invalid: Option<String>,
    /// Where it is known from, when the page does not print it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) known_from: Option<String>,
}

/// One expected remark on a sample.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Deviation {
    /// Where: a JSON Pointer from the root of the body.
    pub(crate) pointer: String,
    /// The rule's id.
    pub(crate) rule: String,
}

/// Two texts of the vendor that exclude each other, and what was decided.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Contradiction {
    /// Where in the spec: a JSON Pointer into the endpoint's file, or into the file before the `#`.
    pub(crate) at: String,
    /// The texts, each naming its place.
    pub(crate) texts: Vec<String>,
    /// What was decided.
    pub(crate) decision: String,
    /// The members of that place that carry the decision; null where one must be absent.
    pub(crate) decides: Map<String, Value>,
    /// What would be different otherwise.
    pub(crate) otherwise: String,
}

/// One result code.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct ResultCode {
    /// The code as text.
    pub(crate) code: String,
    /// Its name, where a page prints one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    /// What it says.
    pub(crate) reason: String,
    /// What one can do.
    pub(crate) remedy: String,
    /// When the request may be sent again.
    pub(crate) retry: Fact<String>,
    /// Ids of the endpoints that list it.
    pub(crate) endpoints: Vec<String>,
    /// Other pages that list it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) source: Vec<String>,
    /// Where it is known from, when not from a page of the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) known_from: Option<String>,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unread: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_model_is_lost() {
        let model = Model::read().unwrap();
        let original: Value = serde_json::from_str(binance_pay_spec::model().unwrap()).unwrap();
        assert_eq!(serde_json::to_value(&model.codes).unwrap(), original["codes"]);
        assert_eq!(serde_json::to_value(&model.endpoints).unwrap(), original["endpoints"]);
        assert_eq!(serde_json::to_value(&model.webhooks).unwrap(), original["webhooks"]);
        assert_eq!(serde_json::to_value(&model.quotes).unwrap(), original["quotes"]);
        let rules = &original["protocol"]["webhook"];
        let ours = &model.protocol.webhook;
        for (ours, name) in [
            (serde_json::to_value(&ours.acknowledgement), "acknowledgement"),
            (serde_json::to_value(&ours.retries), "retries"),
        ] {
            assert_eq!(ours.unwrap(), rules[name]);
        }
    }

    #[test]
    fn model_and_core_know_the_same() {
        let model = Model::read().unwrap();
        let of_model: Vec<_> = model.endpoints.iter().map(|endpoint| &*endpoint.id).collect();
        let of_core: Vec<_> = binance_pay::ENDPOINTS.iter().map(|info| info.id()).collect();
        assert_eq!(of_model, of_core);
        let text = |text: &str| text.to_owned();
        let of_core: Vec<_> = binance_pay::WEBHOOKS
            .iter()
            .map(|info| (text(info.id()), info.biz_type().map(text)))
            .collect();
        let of_model: Vec<_> =
            model.webhooks.into_iter().map(|webhook| (webhook.id, webhook.biz_type)).collect();
        assert_eq!(of_model, of_core);
    }
}
