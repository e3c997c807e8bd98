//! The schemas of the JSON forms, derived from the types that print them, and their freshness.
//!
//! They live in `spec/dist/cli/`, where `binance-pay-spec` embeds them. schemars is a dependency of
//! the tests only: what is published does not need it.

use std::path::Path;
use std::{env, fs};

use binance_pay::Rule;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::commands::completions::Script;
use crate::commands::decode::Decoded;
use crate::commands::diagnose::form::Diagnosed;
use crate::commands::docs;
use crate::commands::encode::Encoded;
use crate::commands::endpoints::Row;
use crate::commands::show::Shown;
use crate::commands::sign::Signed;
use crate::commands::spec::diff::Compared;
use crate::commands::verify::Verified;
use crate::commands::{spec, vectors, webhook};
use crate::failure::Form;
use crate::model::{Coverage, ResultCode};
use crate::report::Checked;

/// One place of a message that breaks one documented rule, as the core prints it.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used: the core's own type has none")]
pub(crate) struct Violation {
    /// Where: a JSON Pointer (RFC 6901) from the root of the body; empty for the whole.
    #[schemars(regex(pattern = "^(/|$)"))]
    pointer: String,
    /// Which rule is broken.
    #[schemars(schema_with = "rules")]
    rule: String,
    /// What the documentation allows, in the terms of the rule; null where there is nothing to say.
    limit: Value,
    /// What was found, in the terms of the rule. Of a secret, its length only.
    #[schemars(length(max = 64))]
    found: String,
    /// The result codes that the documentation describes for this.
    codes: Vec<String>,
}

fn rules(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<_> = Rule::ALL.iter().map(|rule| rule.as_str()).collect();
    json_schema!({"type": "string", "enum": names})
}

/// Whether sending a request again can help.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only its schema is used: the core's own type has none")]
pub(crate) enum Retry {
    /// The same request cannot succeed.
    Never,
    /// Once what is wrong is mended.
    AfterFix,
    /// With a timestamp of the server's clock.
    AfterClockSync,
    /// After a pause.
    Later,
    /// It is not known what happened: ask for the state of things first.
    Unknown,
}

fn all() -> Vec<(&'static str, String)> {
    vec![
        form::<Vec<Row>>("endpoints", "bpay endpoints --json"),
        form::<Shown<'static>>("show", "bpay show --json"),
        form::<ResultCode>("explain", "bpay explain --json"),
        form::<Encoded<'static>>("encode", "bpay encode --format json"),
        form::<Checked<'static>>("validate", "bpay validate --json, and encode where it refuses"),
        form::<Decoded<'static>>("decode", "bpay decode --json"),
        form::<Signed<'static>>("sign", "bpay sign --json"),
        form::<Verified>("verify", "bpay verify --json"),
        form::<Diagnosed<'static>>("diagnose", "bpay diagnose --json"),
        form::<Vec<webhook::list::Row<'static>>>("webhook-list", "bpay webhook list --json"),
        form::<webhook::show::Shown<'static>>("webhook-show", "bpay webhook show --json"),
        form::<webhook::verify::Verdict<'static>>("webhook-verify", "bpay webhook verify --json"),
        form::<vectors::run::Told<'static>>("vectors-run", "bpay vectors run --json"),
        form::<Vec<vectors::list::Row<'static>>>("vectors-list", "bpay vectors list --json"),
        form::<vectors::kill::Killed<'static>>("vectors-kill", "bpay vectors kill --json"),
        form::<Coverage>("spec-coverage", "bpay spec coverage --json"),
        form::<Compared<'static>>("spec-diff", "bpay spec diff --json"),
        form::<docs::read::Read>("docs-read", "bpay docs read --json"),
        form::<docs::draft::Drafted>("docs-draft", "bpay docs draft --json"),
        form::<docs::compare::States>("docs-compare", "bpay docs compare --json"),
        form::<docs::check::Compared>("docs-check", "bpay docs check --json"),
        form::<docs::quote::Written>("docs-quote", "bpay docs quote --json"),
        form::<spec::explain::Explained<'static>>("spec-explain", "bpay spec explain --json"),
        form::<spec::check::Checked>("spec-check", "bpay spec check --json"),
        form::<Script<'static>>("completions", "bpay completions --json"),
        form::<Form<'static>>("error", "any command with --json that could not do its work"),
    ]
}

fn form<T: JsonSchema>(name: &'static str, title: &str) -> (&'static str, String) {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings.with_transform(RecursiveTransform(left_out_instead_of_null));
    let derived = settings.into_generator().into_root_schema_for::<T>().to_value();
    let mut schema = Map::from_iter([
        ("$schema".to_owned(), derived["$schema"].clone()),
        ("$id".to_owned(), json!(format!("urn:binance-pay:cli:{name}"))),
        (
            "$comment".to_owned(),
            json!("Generated from crates/cli; do not edit. A minor release may add members."),
        ),
        ("title".to_owned(), json!(title)),
    ]);
    let rest = derived.as_object().cloned().unwrap_or_default().into_iter();
    schema.extend(rest.filter(|(member, _)| !matches!(&**member, "$schema" | "title")));
    (name, format!("{:#}\n", Value::from(schema)))
}

/// A member that may be left out is never null: what is not there is left out.
fn left_out_instead_of_null(schema: &mut Schema) {
    let required = schema.get("required").cloned().unwrap_or_default();
    let is_required =
        |name: &str| required.as_array().is_some_and(|all| all.contains(&json!(name)));
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    let optional = properties.iter_mut().filter(|(name, _)| !is_required(name));
    for property in optional.filter_map(|(_, property)| property.as_object_mut()) {
        if let Some(Value::Array(types)) = property.get("type") {
            let only = types.iter().find(|name| **name != "null").cloned();
            property.insert("type".to_owned(), only.unwrap_or_default());
        }
        if let Some(Value::Array(forms)) = property.remove("anyOf") {
            let only = forms.into_iter().find(|form| form["type"] != "null");
            property.extend(only.as_ref().and_then(Value::as_object).cloned().unwrap_or_default());
        }
    }
}

#[test]
fn schemas_are_fresh() {
    let schemas = all();
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/dist/cli");
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &schemas {
            fs::write(folder.join(format!("{name}.json")), text).unwrap();
        }
        return;
    }
    let help = "run `UPDATE=1 cargo test -p binance-pay-cli --bin bpay schemas_are_fresh`";
    for (name, text) in &schemas {
        let path = format!("dist/cli/{name}.json");
        let embedded = binance_pay_spec::file(&path).unwrap_or_default();
        assert!(embedded == text, "spec/{path} is stale: {help}");
    }
    let embedded = binance_pay_spec::FILES.iter().filter_map(|(path, _)| {
        path.strip_prefix("dist/cli/").and_then(|name| name.strip_suffix(".json"))
    });
    for name in embedded {
        let is_ours = schemas.iter().any(|(ours, _)| *ours == name);
        assert!(is_ours, "spec/dist/cli/{name}.json is printed by no command: remove it");
    }
}
