//! Generated files: writing them, and comparing them with what is on disk.

/// One generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it belongs, relative to the workspace root, with forward slashes:
    /// `crates/core/src/generated/mod.rs`.
    pub path: String,
    /// Its whole text, with line feeds only, and one at its end.
    pub text: String,
    /// The spec file that it comes from, relative to the workspace root
    /// (`spec/endpoints/direct-debit/contract.query.yaml`), or the folder `spec` where it comes
    /// from several.
    pub from: String,
}
