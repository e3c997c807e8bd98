//! A folder of its own for a test.

use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

/// A folder that goes when its owner does.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes an empty folder. The name tells tests apart.
    ///
    /// # Errors
    ///
    /// Where it cannot be made.
    pub fn new(name: &str) -> io::Result<Self> {
        let path = env::temp_dir().join(format!("binance-pay-tests-{name}-{}", process::id()));
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What the system cleans up later is no reason to fail.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Copies a folder with all that is below it.
///
/// # Errors
///
/// Where something cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
