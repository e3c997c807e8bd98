//! JSON Schemas of the spec's own files, so that editors complete and check them.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

use crate::files::File;
use crate::spec::{endpoint, protocol, quotes, result_codes, webhook};

/// `spec/meta/*.schema.json`, JSON Schema 2020-12.
#[must_use]
pub fn schemas() -> Vec<File> {
    vec![
        file("endpoint", &schema::<endpoint::Endpoint>()),
        file("protocol", &schema::<protocol::Protocol>()),
        file("quotes", &schema::<quotes::Quotes>()),
        file("result-codes", &schema::<result_codes::ResultCodes>()),
        file("webhook", &schema::<webhook::Webhook>()),
    ]
}

fn schema<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(refuse_null));
    let schema = settings.into_generator().into_root_schema_for::<T>();
    let (dialect, rest): (Vec<_>, Vec<_>) = schema
        .to_value()
        .as_object()
        .cloned()
        .unwrap_or_default()
        .into_iter()
        .partition(|(name, _)| name.starts_with("$schema"));
    dialect.into_iter().chain(rest).collect::<Map<_, _>>().into()
}

/// An optional member may be left out, and must not be null.
fn refuse_null(schema: &mut Schema) {
    let is_null = |schema: &Value| schema["type"] == "null";
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(forms)) = schema.get_mut("anyOf") {
        forms.retain(|form| !is_null(form));
        if let [Value::Object(only)] = forms.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            schema.ensure_object().extend(only);
        }
    }
}

fn file(name: &str, schema: &Schema) -> File {
    File {
        path: format!("spec/meta/{name}.schema.json"),
        text: format!("{:#}\n", schema.as_value()),
        from: "codegen/src/spec".to_owned(),
        section: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::fields::{Condition, Field};

    /// What an editor says about a text.
    fn complaints<T: JsonSchema>(yaml: &str) -> Vec<String> {
        let validator = jsonschema::draft202012::new(schema::<T>().as_value()).unwrap();
        let instance: Value = crate::spec::yaml::parse(yaml).unwrap();
        validator.iter_errors(&instance).map(|error| error.instance_path().to_string()).collect()
    }

    #[test]
    fn every_embedded_file_fits_its_schema() {
        for (path, text) in binance_pay_spec::yaml() {
            let complaints = match path {
                "protocol.yaml" => complaints::<protocol::Protocol>(text),
                "result-codes.yaml" => complaints::<result_codes::ResultCodes>(text),
                _ if path.starts_with("webhooks/") => complaints::<webhook::Webhook>(text),
                _ if path.starts_with("quotes/") => complaints::<quotes::Quotes>(text),
                _ => complaints::<endpoint::Endpoint>(text),
            };
            assert_eq!(complaints, [""; 0], "{path}");
        }
    }

    #[test]
    fn an_editor_complains_where_the_generator_would() {
        for fits in [
            "{type: decimal, scale: 8, wire: string, doc: a}",
            "{type: text, format: date, charset: plain, doc: a}",
            "{type: integer, format: int32, doc: a}",
            "{type: object, of: A, wire: json-string, doc: a}",
        ] {
            assert_eq!(complaints::<Field>(fits), [""; 0], "{fits}");
        }
        for (broken, place) in [
            ("{type: text, scale: 8, doc: a}", "/scale"),
            ("{type: decimal, doc: a}", ""),
            ("{type: text, charset: alnun, doc: a}", "/charset"),
            ("{type: text, format: int32, doc: a}", "/format"),
            ("{type: integer, format: date, doc: a}", "/format"),
            ("{type: boolean, format: date, doc: a}", "/format"),
            ("{type: object, of: A, wire: string, doc: a}", "/wire"),
            ("{type: id, wire: json-string, doc: a}", "/wire"),
            ("{type: text, length: {max: }, doc: a}", "/length/max"),
            ("{type: text, requird: true, doc: a}", ""),
            ("{type: text}", ""),
            (
                "{type: integer, format: int32, range: {max: {value: 10, inferd: true}}, doc: a}",
                "/range/max",
            ),
        ] {
            assert_eq!(complaints::<Field>(broken), [place], "{broken}");
        }
        for fits in
            ["{present: a}", "{absent: a}", "{field: a, in: [X]}", "{field: a, not-in: [X]}"]
        {
            assert_eq!(complaints::<Condition>(fits), [""; 0], "{fits}");
        }
        for broken in
            ["{}", "{present: a, absent: a}", "{field: a}", "{field: a, in: [X], not-in: [Z]}"]
        {
            assert_eq!(complaints::<Condition>(broken), [""], "{broken}");
        }
    }
}
