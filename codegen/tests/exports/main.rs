//! The exports: golden files of one endpoint that has everything, nothing lost on the way, and
//! schemas that accept what they should.
//!
//! Golden files are rewritten with `UPDATE=1 cargo test -p binance-pay-codegen --test exports`.

mod accept;
mod golden;
mod read_back;

use std::path::Path;

use binance_pay_codegen::emit::{json_schema, model_json, openapi};
use binance_pay_codegen::model::Api;
use binance_pay_codegen::{File, Sources};

/// The spec of the endpoint that has every type, limit and rule.
fn golden_api() -> Api {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/spec");
    resolve(&Sources::read(&folder, "tests/exports/spec").expect("the golden spec is there"))
}

/// The real spec.
fn real_api() -> Api {
    resolve(&binance_pay_spec::yaml().collect())
}

fn resolve(sources: &Sources) -> Api {
    match binance_pay_codegen::load_sources(sources) {
        Ok(api) => api,
        Err(errors) => panic!("{errors}"),
    }
}

fn exports(api: &Api) -> Vec<File> {
    [json_schema::files(api), openapi::files(api), model_json::files(api)].concat()
}
