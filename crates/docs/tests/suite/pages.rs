//! Real pages, where they are at hand: in the folder that `BINANCE_PAY_PAGES` names, or in
//! `shared/pages` beside the repository. They are the vendor's and no part of it.

use std::path::PathBuf;
use std::{env, fs, io};

use serde::Deserialize;

/// The folder, and whether the environment names it.
fn folder() -> (PathBuf, bool) {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/pages");
    let named = env::var_os("BINANCE_PAY_PAGES").map(PathBuf::from);
    (named.clone().unwrap_or(beside), named.is_some())
}

/// The pages with their names; none, which is said, where the folder does not exist.
pub(crate) fn pages() -> Vec<(String, String)> {
    let (folder, is_named) = folder();
    let files = match fs::read_dir(&folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_named => {
            say("REAL PAGES ARE NOT READ: set BINANCE_PAY_PAGES to a folder of saved pages");
            return Vec::new();
        }
        Err(error) => panic!("{}: {error}", folder.display()),
    };
    let mut pages: Vec<_> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    pages.sort();
    pages
}

/// The list of changes that is kept beside the pages.
#[derive(Deserialize)]
struct Changes {
    changes: Vec<Change>,
}

#[derive(Deserialize)]
struct Change {
    field: Option<String>,
    #[serde(default)]
    pages: Vec<String>,
}

/// The changes that are known to show in two of the pages: these two, and the field.
pub(crate) fn changes_of_reference() -> Vec<(Vec<String>, String)> {
    let file = folder().0.join("../reference/doc-changes.yaml");
    let Ok(text) = fs::read_to_string(&file) else {
        say("THE LIST OF CHANGES IS NOT READ: it is not beside the pages");
        return Vec::new();
    };
    let all: Changes = serde_saphyr::from_str(&text).unwrap();
    let two = all.changes.into_iter().filter(|change| change.pages.len() == 2);
    two.map(|change| (change.pages, change.field.unwrap())).collect()
}

/// The whole pages among them.
pub(crate) fn whole_pages() -> Vec<(String, String)> {
    pages().into_iter().filter(|(name, _)| name.starts_with('0')).collect()
}

/// Tells a person something, past the test harness, which would keep it to itself.
pub(crate) fn say(words: &str) {
    use std::io::Write as _;
    let _ = writeln!(io::stderr(), "{words}");
}
