//! Generating in a user's own build.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::errors::{Error, Errors};
use crate::model::Api;
use crate::spec::Sources;
use crate::{emit, load_sources};

/// The crate that generated code calls, as its user names it.
const RUNTIME: &str = "::binance_pay";

/// The file that is written.
const OUTPUT: &str = "binance_pay.rs";

/// Generates Rust code from your own endpoints, in your build script.
///
/// Endpoints only: what a webhook tells is read by the crate `binance-pay`, which has all of them in
/// one enum, so webhooks of your own are not for a build script.
///
/// The crate `binance-pay` ships the code of all endpoints that its spec has, and most users need
/// nothing else. Use this where the vendor's pages are ahead of it, or for pages that only partners
/// see. Put the endpoints, one YAML file each, below `spec/endpoints/` of your package, and this
/// into `build.rs`:
///
/// ```no_run
/// fn main() -> Result<(), binance_pay_codegen::Errors> {
///     binance_pay_codegen::Builder::new().spec_dir("spec").extend_base(true).compile()
/// }
/// ```
///
/// with `binance-pay-codegen` among the `build-dependencies` and `binance-pay` of the same version
/// among the `dependencies`. Include the code where its module is to be:
///
/// ```text
/// pub mod own {
///     include!(concat!(env!("OUT_DIR"), "/binance_pay.rs"));
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    spec_dir: PathBuf,
    extend_base: bool,
    out_dir: Option<PathBuf>,
}

impl Default for Builder {
    fn default() -> Self {
        Self { spec_dir: PathBuf::from("spec"), extend_base: false, out_dir: None }
    }
}

impl Builder {
    /// A builder that reads a whole spec from the folder `spec` and writes into `OUT_DIR`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the folder of the spec, relative to the package.
    #[must_use]
    pub fn spec_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.spec_dir = folder.into();
        self
    }

    /// Sets whether the folder holds endpoints only. Headers, envelope and result codes then come
    /// from the spec that this package has embedded, and its endpoints stay where they are: in
    /// `binance-pay`. Your ids and paths must not be among them.
    #[must_use]
    pub fn extend_base(mut self, extend: bool) -> Self {
        self.extend_base = extend;
        self
    }

    /// Sets the folder to write to, where it is not the `OUT_DIR` of the build script.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Writes `binance_pay.rs`, and tells cargo to come back when the spec changes.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the spec, each with file, line and column; a folder that cannot
    /// be read or written; no `OUT_DIR` where none was set.
    ///
    /// # Examples
    ///
    /// ```
    /// use binance_pay_codegen::Builder;
    ///
    /// let errors = Builder::new().spec_dir("no/such/folder").out_dir("unused").compile().unwrap_err();
    /// assert!(errors.to_string().starts_with("no/such/folder: cannot be read"));
    /// ```
    pub fn compile(&self) -> Result<(), Errors> {
        let request = format!("cargo:rerun-if-changed={}\n", self.spec_dir.display());
        // Where cargo does not listen, there is nothing to come back to.
        let _ = io::stdout().lock().write_all(request.as_bytes());
        let text = self.generate()?;
        let folder = self.folder()?;
        let path = folder.join(OUTPUT);
        let unchanged = fs::read_to_string(&path).is_ok_and(|found| found == text);
        if unchanged {
            return Ok(());
        }
        fs::create_dir_all(&folder).and_then(|()| fs::write(&path, text)).map_err(|error| {
            Error::in_file(shown(&path), format!("cannot be written: {error}")).into()
        })
    }

    /// The text of the file that [`Builder::compile`] writes.
    ///
    /// # Errors
    ///
    /// The same, apart from writing.
    pub fn generate(&self) -> Result<String, Errors> {
        emit::single_file(&self.api()?, RUNTIME)
    }

    fn api(&self) -> Result<Api, Errors> {
        let own = Sources::read(&self.spec_dir, &shown(&self.spec_dir))?;
        if !self.extend_base {
            return load_sources(&own);
        }
        let own_paths: Vec<String> = own.paths().map(str::to_owned).collect();
        let mut sources = Sources::embedded();
        sources.add_endpoints(own)?;
        let mut api = load_sources(&sources)?;
        api.endpoints.retain(|endpoint| own_paths.contains(&endpoint.file));
        Ok(api)
    }

    fn folder(&self) -> Result<PathBuf, Errors> {
        let out_dir = || env::var_os("OUT_DIR").map(PathBuf::from);
        self.out_dir.clone().or_else(out_dir).ok_or_else(|| {
            let message = "is not set; call this from a build script, or set `out_dir`";
            Error::in_file("OUT_DIR", message).into()
        })
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
