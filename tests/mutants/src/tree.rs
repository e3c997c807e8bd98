//! The copy of the repository in which the mutants live.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::Failure;
use crate::schemata::{self, Plan};
use crate::weave::{self, Woven};

/// A copy of what git knows.
#[derive(Debug)]
pub(crate) struct Tree {
    /// Where it is.
    pub(crate) folder: PathBuf,
}

impl Tree {
    /// Brings the copy up to date, but for the sources of a package that are woven. What is the same stays untouched, so that
    /// nothing is built in vain.
    ///
    /// # Errors
    ///
    /// git or the file system.
    pub(crate) fn copy(
        root: &Path,
        folder: PathBuf,
        package: Option<&str>,
    ) -> Result<Self, Failure> {
        let tree = Self { folder };
        let listed = Command::new("git")
            .current_dir(root)
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .output()
            .map_err(|error| format!("git ls-files: {error}"))?;
        let listed = String::from_utf8_lossy(&listed.stdout);
        let mut paths: HashSet<&str> = listed.split_terminator('\0').collect();
        let woven = package.map_or(Ok(Vec::new()), |package| sources(root, package))?;
        for path in &paths {
            if woven.iter().any(|woven| woven == path) {
                continue;
            }
            match fs::read(root.join(path)) {
                Ok(bytes) => tree.write(path, &bytes)?,
                // Deleted, and not yet committed.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(format!("{path}: {error}")),
            }
        }
        let switch = package.map(|package| format!("{package}/src/__mutants.rs"));
        paths.extend(switch.as_deref());
        tree.remove_others(&tree.folder, &paths)?;
        Ok(tree)
    }

    fn remove_others(&self, folder: &Path, paths: &HashSet<&str>) -> Result<(), Failure> {
        let shown = |error: io::Error| format!("{}: {error}", folder.display());
        for entry in fs::read_dir(folder).map_err(shown)? {
            let path = entry.map_err(shown)?.path();
            let relative = path.strip_prefix(&self.folder).unwrap_or(&path);
            if path.is_dir() {
                self.remove_others(&path, paths)?;
            } else if !paths.contains(relative.to_string_lossy().as_ref()) {
                fs::remove_file(&path).map_err(shown)?;
            }
        }
        Ok(())
    }

    /// Writes a file unless it is already so.
    ///
    /// # Errors
    ///
    /// The file system.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let file = self.folder.join(path);
        if fs::read(&file).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        let folder = file.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&file, bytes))
            .map_err(|error| format!("{}: {error}", file.display()))
    }

    /// Weaves the mutants into a package, and gives back each file as it is now.
    ///
    /// # Errors
    ///
    /// The file system, or a source that is no Rust.
    pub(crate) fn weave(
        &self,
        root: &Path,
        package: &str,
        plan: &Plan,
    ) -> Result<BTreeMap<String, Woven>, Failure> {
        let mut all = BTreeMap::new();
        for path in sources(root, package)? {
            let source =
                fs::read_to_string(root.join(&path)).map_err(|error| format!("{path}: {error}"))?;
            let wraps = schemata::of_file(&path, &source, plan)
                .map_err(|error| format!("{path}: {error}"))?;
            let mut woven = weave::weave(&source, wraps);
            if path == format!("{package}/src/lib.rs") {
                // A test that includes a source finds the switch by the same name.
                let name = plan.switch.split("::").nth(1).unwrap_or_default();
                woven.text += &format!(
                    "\n#[doc(hidden)]\npub mod __mutants;\nextern crate self as {name};\n"
                );
            }
            self.write(&path, woven.text.as_bytes())?;
            all.insert(path, woven);
        }
        self.write(&format!("{package}/src/__mutants.rs"), include_bytes!("switch.rs"))?;
        Ok(all)
    }
}

/// The hand-written sources of a package.
fn sources(root: &Path, package: &str) -> Result<Vec<String>, Failure> {
    let listed = Command::new("git")
        .current_dir(root)
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            &format!("{package}/src/*.rs"),
        ])
        .output()
        .map_err(|error| format!("git ls-files: {error}"))?;
    let listed = String::from_utf8_lossy(&listed.stdout);
    let wanted = |path: &&str| !path.contains("/generated/") && root.join(path).exists();
    Ok(listed.lines().filter(wanted).map(str::to_owned).collect())
}

/// The mutants that have no place: they are in what is computed at compile time.
pub(crate) fn misplaced(woven: &BTreeMap<String, Woven>, wanted: &HashSet<usize>) -> Vec<usize> {
    let placed: HashSet<usize> = woven.values().flat_map(Woven::mutants).collect();
    wanted.difference(&placed).copied().collect()
}
