//! Emitters: one file per emitted file, same name.

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
    let _ = (api, runtime);
    Ok(Vec::new())
}
