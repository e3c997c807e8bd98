//! Where things are in the workspace.

use std::path::{Path, PathBuf};

/// The root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder of the spec.
#[must_use]
pub fn spec() -> PathBuf {
    root().join("spec")
}
