//! The files of a spec, from a folder or from memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::errors::{Error, Errors};
use crate::spec::tree::Tree;
use crate::spec::{ENDPOINTS, QUOTES, yaml};

/// The text of each file of a spec, by its path in the spec folder, with forward slashes.
///
/// Collect it from pairs of path and text, or read it from a folder.
///
/// # Examples
///
/// ```
/// use binance_pay_codegen::Sources;
///
/// let sources: Sources = [("protocol.yaml", "..."), ("result-codes.yaml", "...")].into_iter().collect();
/// assert_eq!(sources.paths().count(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<String, Source>,
}

/// One file.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Its name in messages.
    pub(crate) shown: String,
    /// Its text.
    pub(crate) text: String,
}

impl Sources {
    /// Reads the spec files of a folder: `protocol.yaml`, `result-codes.yaml` and all below
    /// `endpoints/`, `webhooks/` and `quotes/`. Hidden files are left out. Messages name a file by
    /// `shown`, a slash and its path in the folder.
    ///
    /// # Errors
    ///
    /// Where the folder or a file cannot be read, or is not UTF-8.
    pub fn read(folder: &Path, shown: &str) -> Result<Self, Errors> {
        let mut sources = Self::default();
        let shown = shown.trim_end_matches('/');
        let entries = entries(folder, shown)?;
        for (name, is_folder) in entries {
            let path = folder.join(&name);
            match (is_folder, name.as_str()) {
                (true, "endpoints" | "webhooks" | "quotes") => {
                    sources.read_below(&path, &name, shown)?;
                }
                (false, _) if name.ends_with(".yaml") || name.ends_with(".yml") => {
                    sources.insert_file(&path, name, shown)?;
                }
                _ => {}
            }
        }
        Ok(sources)
    }

    /// The spec that this package was built with.
    #[must_use]
    pub fn embedded() -> Self {
        let files = binance_pay_spec::yaml().map(|(path, text)| {
            let shown = format!("binance-pay-spec/{path}");
            (path.to_owned(), Source { shown, text: text.to_owned() })
        });
        Self { files: files.collect() }
    }

    /// The paths of the files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The text of the file of this path.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|source| source.text.as_str())
    }

    /// The file of this path without types, for pointers into it: see [`places`](crate::spec::places).
    ///
    /// # Errors
    ///
    /// Where there is no such file, or it is not the YAML that specs are written in.
    ///
    /// # Examples
    ///
    /// ```
    /// use binance_pay_codegen::Sources;
    ///
    /// let close = Sources::embedded().tree("endpoints/order/close.yaml")?;
    /// assert_eq!(close["method"], "POST");
    /// # Ok::<_, binance_pay_codegen::Error>(())
    /// ```
    pub fn tree(&self, path: &str) -> Result<Value, Error> {
        let source = self.files.get(path).ok_or_else(|| Error::in_file(path, "is not there"))?;
        let tree: Result<Tree, _> = yaml::parse(&source.text);
        tree.map(|tree| tree.0).map_err(|(place, message)| Error::at(&source.shown, place, message))
    }

    /// The same spec without its quotes, for who is about to write them anew.
    #[must_use]
    pub fn without_quotes(mut self) -> Self {
        self.files.retain(|path, _| !path.starts_with(QUOTES));
        self
    }

    /// Adds endpoints to those of this spec.
    ///
    /// # Errors
    ///
    /// Where the other one has a file of the same path, or files that are no endpoints.
    pub fn add_endpoints(&mut self, other: Self) -> Result<(), Errors> {
        let mut errors = Vec::new();
        for (path, source) in &other.files {
            if let Some(own) = self.files.get(path).filter(|_| path.starts_with(ENDPOINTS)) {
                let message = format!("{} has this id already; take another one", own.shown);
                errors.push(Error::in_file(&source.shown, message));
            } else if !path.starts_with(ENDPOINTS) {
                let message = "only endpoints can be added to a spec; take this file out";
                errors.push(Error::in_file(&source.shown, message));
            }
        }
        Errors::check(errors)?;
        self.files.extend(other.files);
        Ok(())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.files.iter().map(|(path, source)| (path.as_str(), source))
    }

    fn read_below(&mut self, folder: &Path, relative: &str, shown: &str) -> Result<(), Errors> {
        for (name, is_folder) in entries(folder, &format!("{shown}/{relative}"))? {
            let path = folder.join(&name);
            let relative = format!("{relative}/{name}");
            if is_folder {
                self.read_below(&path, &relative, shown)?;
            } else {
                self.insert_file(&path, relative, shown)?;
            }
        }
        Ok(())
    }

    fn insert_file(&mut self, path: &Path, relative: String, shown: &str) -> Result<(), Errors> {
        let shown = format!("{shown}/{relative}");
        let text = fs::read_to_string(path)
            .map_err(|error| Error::in_file(&shown, format!("cannot be read: {error}")))?;
        self.files.insert(relative, Source { shown, text });
        Ok(())
    }
}

impl<P: Into<String>, T: Into<String>> FromIterator<(P, T)> for Sources {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(files: I) -> Self {
        let files = files.into_iter().map(|(path, text)| {
            let path = path.into();
            let source = Source { shown: format!("spec/{path}"), text: text.into() };
            (path, source)
        });
        Self { files: files.collect() }
    }
}

/// The names in a folder that are not hidden, each with whether it is a folder, sorted.
fn entries(folder: &Path, shown: &str) -> Result<Vec<(String, bool)>, Errors> {
    let unreadable =
        |error: std::io::Error| Error::in_file(shown, format!("cannot be read: {error}"));
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().into_string().map_err(|name| {
            Error::in_file(shown, format!("holds {}, whose name is not UTF-8", name.display()))
        })?;
        if !name.starts_with('.') {
            names.push((name, entry.path().is_dir()));
        }
    }
    names.sort();
    Ok(names)
}
