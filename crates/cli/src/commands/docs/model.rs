//! The spec that pages are compared with, in the form of `model.json`.

use std::path::Path;

use binance_pay_codegen::{Sources, load_sources};
use serde_json::{Value, json};

use crate::failure::{Failure, Kind};

/// The spec that is built in.
///
/// # Errors
///
/// Where it was not built in, which cannot be.
pub(super) fn built_in() -> Result<Value, Failure> {
    let text = binance_pay_spec::model()
        .ok_or_else(|| Failure::internal("the model of the API was not built in"))?;
    serde_json::from_str(text).map_err(Failure::internal)
}

/// The spec in a folder, after `change` has taken out what is not wanted.
///
/// # Errors
///
/// [`Kind::File`] where it cannot be read, [`Kind::Spec`] where it is no valid spec.
pub(super) fn of_folder(
    folder: &Path,
    change: impl FnOnce(Sources) -> Sources,
) -> Result<Value, Failure> {
    let shown = folder.display().to_string().replace('\\', "/");
    let sources = Sources::read(folder, &shown).map_err(|errors| {
        Failure::new(Kind::File, errors, "Give the folder of the spec: --spec DIR.")
    })?;
    let api = load_sources(&change(sources)).map_err(|errors| {
        let remedy = "Mend it first; `bpay spec check` tells the same.";
        Failure::new(Kind::Spec, format!("{shown} is no valid spec: {errors}"), remedy)
    })?;
    Ok(json!(api))
}
