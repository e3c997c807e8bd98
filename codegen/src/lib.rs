//! Generates Rust types, validators and exports from the Binance Pay spec.
//!
//! `generate(spec) = emit::all(&model::resolve(&spec::load(..)?)?)`: the YAML is read strictly
//! ([`spec`]), names are resolved and everything is checked ([`model`]), and each emitter turns the
//! model into text ([`emit`]).
//!
//! Inside of the workspace, `cargo codegen` writes all generated files, and `cargo codegen --check`
//! says which are stale. To generate from your own endpoints in your own build, see [`Builder`].
//!
//! # Examples
//!
//! ```
//! use binance_pay_codegen::{Sources, load_sources};
//!
//! let api = load_sources(&Sources::embedded())?;
//! assert!(api.endpoints.iter().any(|endpoint| endpoint.id == "direct-debit.contract.query"));
//! # Ok::<_, binance_pay_codegen::Errors>(())
//! ```

mod builder;
pub mod emit;
pub mod errors;
pub mod files;
pub mod model;
pub mod names;
pub mod spec;
mod suggest;
mod words;

use std::path::Path;

use crate::model::Api;

pub use builder::Builder;
pub use errors::{Error, Errors};
pub use files::File;
pub use spec::Sources;

/// Reads, resolves and checks the spec in a folder.
///
/// # Errors
///
/// Files that cannot be read; or the first error of form of every file; or every other error of
/// every file.
pub fn load(folder: &Path) -> Result<Api, Errors> {
    let shown = folder.to_string_lossy().replace('\\', "/");
    load_sources(&Sources::read(folder, &shown)?)
}

/// Resolves and checks a spec.
///
/// # Errors
///
/// The first error of form of every file; or every other error of every file.
pub fn load_sources(sources: &Sources) -> Result<Api, Errors> {
    let api = model::resolve(&spec::load(sources)?)?;
    let counts = [("endpoints", api.endpoints.len()), ("webhooks", api.webhooks.len())];
    for (what, resolved) in counts {
        let below = |path: &&str| path.split('/').next() == Some(what);
        let read = sources.paths().filter(below).count();
        if resolved != read {
            let message = format!("{read} files of {what} gave {resolved} {what}");
            return Err(Error::in_file("spec", message).into());
        }
    }
    Ok(api)
}

/// All generated files of the workspace, sorted by path. `runtime` is the path of the crate that
/// generated code calls: `crate` in the core itself.
///
/// # Errors
///
/// Where an emitter has no form for something that the spec says.
pub fn generate(api: &Api, runtime: &str) -> Result<Vec<File>, Errors> {
    let mut files = emit::all(api, runtime)?;
    files.extend(spec::meta::schemas());
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(files)
}
