//! A state of the spec, from wherever it is.

use std::ffi::OsStr;
use std::path::Path;

use binance_pay_codegen::model::Api;
use binance_pay_codegen::{Errors, load, load_sources};
use binance_pay_diff::Model;
use serde_json::json;

use super::git;
use crate::catalog::shown;
use crate::failure::{Failure, Kind};
use crate::input;

/// A state of the spec.
pub(super) struct State {
    pub(super) model: Model,
    /// As the user named it.
    pub(super) name: String,
    /// What its files are below of, with a slash at the end.
    pub(super) folder: String,
}

/// A model of the whole API has one megabyte.
const MOST: usize = 256 << 20;

/// Where a model comes from if it comes from no folder.
const SPEC: &str = "spec/";

impl State {
    /// # Errors
    ///
    /// [`Kind::File`] where there is nothing of this name, [`Kind::Spec`] where it is no spec.
    pub(super) fn read(word: &OsStr) -> Result<Self, Failure> {
        let (path, name) = (Path::new(word), word.display().to_string());
        if path.is_dir() {
            let folder =
                format!("{}/", word.display().to_string().replace('\\', "/").trim_end_matches('/'));
            return Ok(Self { model: resolved(load(path), &name)?, name, folder });
        }
        let model = if path.exists() {
            json(path, &name)?
        } else {
            resolved(load_sources(&git::sources(word)?), &name)?
        };
        Ok(Self { model, name, folder: SPEC.to_owned() })
    }
}

fn json(path: &Path, name: &str) -> Result<Model, Failure> {
    let name = shown(name);
    let bytes = input::file(path, MOST)?;
    if bytes.len() > MOST {
        let message = format!("{name} is larger than {MOST} bytes");
        return Err(Failure::new(Kind::TooLarge, message, "Check that it is the right one."));
    }
    let wrong = |problem: &dyn std::fmt::Display| {
        let remedy = "A file has to be a model.json; of YAML, name the folder.";
        Failure::new(Kind::Spec, format!("{name}: {problem}"), remedy)
    };
    let text = str::from_utf8(&bytes).map_err(|error| wrong(&error))?;
    Model::parse(text).map_err(|error| wrong(&error))
}

fn resolved(api: Result<Api, Errors>, name: &str) -> Result<Model, Failure> {
    let api = api.map_err(|errors| {
        let message = format!("{} is no valid spec: {errors}", shown(name));
        let remedy =
            "Mend it. Of an old revision whose format was another, use its dist/model.json.";
        Failure::new(Kind::Spec, message, remedy)
    })?;
    Model::new(json!(api)).map_err(Failure::internal)
}
