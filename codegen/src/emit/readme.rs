//! The tables of endpoints in README.md.

use crate::files::{File, Section};
use crate::model::{Api, Endpoint};

/// The part of README.md that comes from the spec.
pub(crate) fn files(api: &Api) -> Vec<File> {
    let mut text =
        "| id | path after `/binancepay/openapi/` | what it does |\n|---|---|---|\n".to_owned();
    let prefix = format!("{}/", api.protocol.path_prefix);
    for endpoint in &api.endpoints {
        text += &row(endpoint, &prefix);
    }
    vec![File {
        path: "README.md".to_owned(),
        text,
        from: "spec".to_owned(),
        section: Some(Section("endpoints")),
    }]
}

fn row(endpoint: &Endpoint, prefix: &str) -> String {
    let path = endpoint.path.strip_prefix(prefix).unwrap_or(&endpoint.path);
    let deprecated = if endpoint.deprecated.is_some() { " (deprecated)" } else { "" };
    let title = endpoint.title.replace('|', "\\|");
    format!("| [`{}`](spec/{}) | `{path}` | {title}{deprecated} |\n", endpoint.id, endpoint.file)
}
