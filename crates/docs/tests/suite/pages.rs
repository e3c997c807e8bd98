//! Real pages, where they are at hand: in the folder that `BINANCE_PAY_PAGES` names, or in
//! `shared/pages` beside the repository. They are the vendor's and no part of it.

use std::path::PathBuf;
use std::{env, fs, io};

/// The pages with their names; none, which is said, where the folder does not exist.
pub(crate) fn pages() -> Vec<(String, String)> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/pages");
    let named = env::var_os("BINANCE_PAY_PAGES").map(PathBuf::from);
    let folder = named.clone().unwrap_or(beside);
    let files = match fs::read_dir(&folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound && named.is_none() => {
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

/// The whole pages among them.
pub(crate) fn whole_pages() -> Vec<(String, String)> {
    pages().into_iter().filter(|(name, _)| name.starts_with('0')).collect()
}

/// Tells a person something, past the test harness, which would keep it to itself.
pub(crate) fn say(words: &str) {
    use std::io::Write as _;
    let _ = writeln!(io::stderr(), "{words}");
}
