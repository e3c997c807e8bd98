//! Emitters: one file per emitted file, same name.

pub mod json_schema;
pub mod model_json;
pub mod openapi;

use crate::errors::Errors;
use crate::files::File;
use crate::model::Api;

/// Every generated file. `runtime` is the path of the crate that generated code calls: `crate`
/// inside of it, `::binance_pay` elsewhere.
///
/// # Errors
///
/// Where a part of the model has no form in the emitted language.
pub fn all(api: &Api, runtime: &str) -> Result<Vec<File>, Errors> {
    let _ = runtime;
    Ok([json_schema::files(api), openapi::files(api), model_json::files(api)].concat())
}
