//! Generated files: writing them, and comparing them with what is on disk.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use crate::errors::{Error, Errors};

/// The folders that hold generated files and nothing else.
const GENERATED: &[&str] = &["crates/core/src/generated", "spec/dist", "spec/meta"];

/// The folder below those whose files come from the program instead of the spec.
const FOREIGN: &str = "spec/dist/cli/";

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
    /// The part of the file that is generated, where the rest is written by hand.
    pub section: Option<Section>,
}

/// A part of a hand-written file, between two comment lines with its name:
/// `<!-- generated: endpoints -->` and `<!-- end of endpoints -->`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section(pub &'static str);

impl Section {
    /// The file with this text between the two lines; a file of nothing else where there is none.
    fn put_into(self, file: &str, text: &str) -> Option<String> {
        let (begin, end) =
            (format!("<!-- generated: {} -->\n", self.0), format!("<!-- end of {} -->\n", self.0));
        if file.is_empty() {
            return Some(format!("{begin}{text}{end}"));
        }
        let (before, rest) = file.split_once(&begin)?;
        let (_, after) = rest.split_once(&end)?;
        Some(format!("{before}{begin}{text}{end}{after}"))
    }
}

/// One file on disk that is not what would be generated now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stale {
    /// It is not there.
    Missing {
        /// Its path, relative to the workspace root.
        path: String,
        /// The spec file that it comes from.
        from: String,
    },
    /// It has another text.
    Different {
        /// Its path, relative to the workspace root.
        path: String,
        /// The spec file that it comes from.
        from: String,
        /// The first line that differs, from 1.
        line: usize,
        /// What that line should be; nothing where the text should have ended.
        expected: Option<String>,
        /// What it is; nothing where the text has ended.
        found: Option<String>,
    },
    /// Nothing generates it any more.
    Stray {
        /// Its path, relative to the workspace root.
        path: String,
    },
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |line: &Option<String>| match line {
            Some(line) => format!("`{line}`"),
            None => "the end".to_owned(),
        };
        match self {
            Self::Missing { path, from } => write!(f, "{path}: missing; it comes from {from}"),
            Self::Different { path, from, line, expected, found } => write!(
                f,
                "{path}:{line}: stale; it comes from {from}\n  expected {}\n  found    {}",
                quoted(expected),
                quoted(found)
            ),
            Self::Stray { path } => write!(f, "{path}: stray; nothing generates it any more"),
        }
    }
}

/// Compares the files with those on disk. Line ends count as line feeds, whatever a checkout made of
/// them.
///
/// # Errors
///
/// Where a file is there and cannot be read.
pub fn check(root: &Path, files: &[File]) -> Result<Vec<Stale>, Errors> {
    let mut stale = Vec::new();
    for file in files {
        stale.extend(compare(root, file)?);
    }
    stale.extend(strays(root, files)?.into_iter().map(|path| Stale::Stray { path }));
    Ok(stale)
}

/// Writes the files that changed and removes strays. Says what it did, one line a file.
///
/// # Errors
///
/// Where a file or folder cannot be read, written or removed.
pub fn write(root: &Path, files: &[File]) -> Result<Vec<String>, Errors> {
    let mut done = Vec::new();
    for file in files {
        if compare(root, file)?.is_none() {
            continue;
        }
        let path = root.join(&file.path);
        let text = wanted(root, file)?;
        let written = match path.parent() {
            Some(folder) => fs::create_dir_all(folder).and_then(|()| fs::write(&path, &text)),
            None => fs::write(&path, &text),
        };
        written.map_err(|error| failed(&file.path, "written", &error))?;
        done.push(format!("wrote {}", file.path));
    }
    for path in strays(root, files)? {
        fs::remove_file(root.join(&path)).map_err(|error| failed(&path, "removed", &error))?;
        done.push(format!("removed {path}"));
    }
    Ok(done)
}

/// The whole text that the file should have.
fn wanted(root: &Path, file: &File) -> Result<String, Errors> {
    let Some(section) = file.section else { return Ok(file.text.clone()) };
    let found = read(root, &file.path)?.unwrap_or_default();
    section.put_into(&found, &file.text).ok_or_else(|| {
        let message = format!("has no lines `generated: {0}` and `end of {0}`", section.0);
        Error::in_file(&file.path, message).into()
    })
}

/// The text on disk with line feeds only, or nothing where there is no file.
fn read(root: &Path, path: &str) -> Result<Option<String>, Errors> {
    match fs::read_to_string(root.join(path)) {
        Ok(found) => Ok(Some(found.replace("\r\n", "\n"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        // Its text is not even UTF-8: nothing that was generated.
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(Some(String::new())),
        Err(error) => Err(failed(path, "read", &error)),
    }
}

fn compare(root: &Path, file: &File) -> Result<Option<Stale>, Errors> {
    let (path, from) = (file.path.clone(), file.from.clone());
    let Some(found) = read(root, &path)? else {
        return Ok(Some(Stale::Missing { path, from }));
    };
    let text = wanted(root, file)?;
    if found == text {
        return Ok(None);
    }
    let (mut wanted, mut there) = (text.split('\n'), found.split('\n'));
    let mut line = 1;
    loop {
        let (expected, found) = (wanted.next(), there.next());
        if expected != found || expected.is_none() {
            let (expected, found) = (expected.map(str::to_owned), found.map(str::to_owned));
            return Ok(Some(Stale::Different { path, from, line, expected, found }));
        }
        line += 1;
    }
}

/// Files in the generated folders that are not among `files`.
fn strays(root: &Path, files: &[File]) -> Result<Vec<String>, Errors> {
    let mut found = Vec::new();
    for folder in GENERATED {
        list(root, folder, &mut found)?;
    }
    let wanted: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    found.retain(|path| !wanted.contains(path.as_str()) && !path.starts_with(FOREIGN));
    found.sort();
    Ok(found)
}

fn list(root: &Path, folder: &str, found: &mut Vec<String>) -> Result<(), Errors> {
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(folder, "read", &error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| failed(folder, "read", &error))?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(root, &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

fn failed(path: &str, what: &str, error: &io::Error) -> Errors {
    Error::in_file(path, format!("cannot be {what}: {error}")).into()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A folder of its own for each test, gone afterwards.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let name = format!("binance-pay-codegen-{name}-{}", std::process::id());
            let path = std::env::temp_dir().join(name);
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn put(&self, path: &str, text: &str) {
            let path = self.0.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn file(path: &str, text: &str) -> File {
        let (path, text) = (path.to_owned(), text.to_owned());
        File { path, text, from: "spec/a.yaml".to_owned(), section: None }
    }

    #[test]
    fn writes_once_and_is_fresh_afterwards() {
        let root = Scratch::new("writes");
        let files = [file("spec/meta/a.json", "a\n"), file("spec/dist/b/c.json", "c\n")];
        let missing = check(&root.0, &files).unwrap();
        assert_eq!(missing[0].to_string(), "spec/meta/a.json: missing; it comes from spec/a.yaml");
        assert_eq!(missing.len(), 2);
        let wrote = ["wrote spec/meta/a.json", "wrote spec/dist/b/c.json"];
        assert_eq!(write(&root.0, &files).unwrap(), wrote);
        assert_eq!(write(&root.0, &files).unwrap(), [""; 0]);
        assert_eq!(check(&root.0, &files).unwrap(), []);
    }

    #[test]
    fn names_the_first_line_that_differs() {
        let root = Scratch::new("differs");
        let files = [file("spec/meta/a.json", "one\ntwo\nthree\n")];
        for (text, expected) in [
            (
                "one\n2\nthree\n",
                "spec/meta/a.json:2: stale; it comes from spec/a.yaml\n  expected `two`\n  found    `2`",
            ),
            (
                "one\ntwo\nthree",
                "spec/meta/a.json:4: stale; it comes from spec/a.yaml\n  expected ``\n  found    the end",
            ),
            (
                "one\ntwo\nthree\n\n",
                "spec/meta/a.json:5: stale; it comes from spec/a.yaml\n  expected the end\n  found    ``",
            ),
        ] {
            root.put("spec/meta/a.json", text);
            let stale = check(&root.0, &files).unwrap();
            assert_eq!(stale.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
        }
    }

    #[test]
    fn takes_the_line_ends_of_any_checkout() {
        let root = Scratch::new("line-ends");
        root.put("spec/meta/a.json", "one\r\ntwo\r\n");
        assert_eq!(check(&root.0, &[file("spec/meta/a.json", "one\ntwo\n")]).unwrap(), []);
    }

    #[test]
    fn a_section_leaves_the_rest_of_its_file_alone() {
        let root = Scratch::new("section");
        let table = File { section: Some(Section("table")), ..file("README.md", "two\n") };
        let files = [table];
        root.put(
            "README.md",
            "# Ours\n<!-- generated: table -->\none\n<!-- end of table -->\nEnd\n",
        );
        let stale = check(&root.0, &files).unwrap();
        assert_eq!(
            stale[0].to_string(),
            "README.md:3: stale; it comes from spec/a.yaml\n  expected `two`\n  found    `one`"
        );
        assert_eq!(write(&root.0, &files).unwrap(), ["wrote README.md"]);
        assert_eq!(check(&root.0, &files).unwrap(), []);
        let text = fs::read_to_string(root.0.join("README.md")).unwrap();
        assert_eq!(text, "# Ours\n<!-- generated: table -->\ntwo\n<!-- end of table -->\nEnd\n");
        root.put("README.md", "# Ours\n");
        let error = write(&root.0, &files).unwrap_err().to_string();
        assert_eq!(error, "README.md: has no lines `generated: table` and `end of table`");
    }

    #[test]
    fn finds_and_removes_strays_but_not_the_programs_own() {
        let root = Scratch::new("strays");
        root.put("crates/core/src/generated/old/gone.rs", "");
        root.put("spec/dist/cli/encode.json", "{}");
        root.put("spec/endpoints/a/b.yaml", "");
        let stale = check(&root.0, &[]).unwrap();
        let path = "crates/core/src/generated/old/gone.rs".to_owned();
        assert_eq!(stale, [Stale::Stray { path: path.clone() }]);
        assert_eq!(write(&root.0, &[]).unwrap(), [format!("removed {path}")]);
        assert!(root.0.join("spec/dist/cli/encode.json").exists());
        assert!(root.0.join("spec/endpoints/a/b.yaml").exists());
    }
}
