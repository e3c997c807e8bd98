//! JSON Schemas of the spec's own files, so that editors complete and check them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::files::File;
use crate::spec::{endpoint, protocol, result_codes};

/// `spec/meta/*.schema.json`, JSON Schema 2020-12.
#[must_use]
pub fn schemas() -> Vec<File> {
    vec![
        file("endpoint", &schema::<endpoint::Endpoint>()),
        file("protocol", &schema::<protocol::Protocol>()),
        file("result-codes", &schema::<result_codes::ResultCodes>()),
    ]
}

fn schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

fn file(name: &str, schema: &Schema) -> File {
    File {
        path: format!("spec/meta/{name}.schema.json"),
        text: format!("{:#}\n", schema.as_value()),
        from: "codegen/src/spec".to_owned(),
    }
}
