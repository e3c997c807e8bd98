//! [`Set`]: all vectors of a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::bytes::hex;
use crate::error::Error;
use crate::vector::{File, Kind, Vector};

/// The part of `MANIFEST.json` that reading needs.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct Manifest {
    /// The version of the format.
    pub format: u32,
    /// The files, sorted by path.
    pub files: Vec<FileEntry>,
    /// How many vectors of each kind there are, and `total`.
    pub counts: BTreeMap<String, usize>,
}

/// One file of the manifest.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct FileEntry {
    /// The path below the folder, with forward slashes.
    pub path: String,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The kind of its vectors.
    pub kind: Kind,
    /// How many there are.
    pub vectors: usize,
}

/// All vectors of a folder, in the order of the manifest.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Set {
    /// The manifest.
    pub manifest: Manifest,
    /// The vectors.
    pub vectors: Vec<Vector>,
}

impl Set {
    /// Reads `MANIFEST.json` and every file that it names.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read, is not what the manifest says, or has an id that another vector
    /// has; where the manifest is of another format or counts other vectors than there are.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join("MANIFEST.json");
        let text = fs::read_to_string(&path).map_err(|error| Error::new(&path, error))?;
        let manifest: Manifest =
            serde_json::from_str(&text).map_err(|error| Error::new(&path, error))?;
        if manifest.format != 1 {
            let message = format!("format {} is not read here, only 1", manifest.format);
            return Err(Error::new(&path, message));
        }
        let mut vectors = Vec::new();
        for entry in &manifest.files {
            let path = folder.join(&entry.path);
            vectors.extend(read(&path, entry).map_err(|message| Error::new(&path, message))?);
        }
        counted(&manifest, &vectors).map_err(|message| Error::new(&path, message))?;
        let mut ids = BTreeSet::new();
        match vectors.iter().find(|vector| !ids.insert(&vector.id)) {
            Some(twice) => Err(Error::new(&path, format!("the id {} is there twice", twice.id))),
            None => Ok(Self { manifest, vectors }),
        }
    }

    /// The vector of this id.
    #[must_use]
    pub fn vector(&self, id: &str) -> Option<&Vector> {
        self.vectors.iter().find(|vector| vector.id == id)
    }
}

/// Whether the counts are those of the vectors, kind by kind and in all.
fn counted(manifest: &Manifest, vectors: &[Vector]) -> Result<(), String> {
    let mut counts = BTreeMap::from([("total".to_owned(), vectors.len())]);
    for vector in vectors {
        *counts.entry(vector.kind.to_string()).or_default() += 1;
    }
    for name in counts.keys().chain(manifest.counts.keys()) {
        let count = |counts: &BTreeMap<_, _>| counts.get(name).copied().unwrap_or_default();
        let (found, told) = (count(&counts), count(&manifest.counts));
        if found != told {
            return Err(format!("counts: `{name}` is {told}, and there are {found}"));
        }
    }
    Ok(())
}

fn read(path: &Path, entry: &FileEntry) -> Result<Vec<Vector>, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let digest = hex(&Sha256::digest(&text));
    if digest != entry.sha256 {
        return Err(format!("its SHA-256 is {digest}, and the manifest says {}", entry.sha256));
    }
    let file: File = text.parse()?;
    if (file.kind, file.vectors.len()) != (entry.kind, entry.vectors) {
        let (kind, count) = (file.kind, file.vectors.len());
        return Err(format!(
            "it has {count} vectors of {kind}, and the manifest says {} of {}",
            entry.vectors, entry.kind
        ));
    }
    Ok(file.vectors)
}
