//! Lists the spec's files, so that the library can embed them.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs, io};

/// What is embedded, and what each file's name ends with. A missing file or folder is left out.
const PARTS: &[(&str, &str)] = &[
    ("dist/cli", ".json"),
    ("dist/coverage.json", ".json"),
    ("dist/model.json", ".json"),
    ("endpoints", ".yaml"),
    ("protocol.yaml", ".yaml"),
    ("quotes", ".yaml"),
    ("result-codes.yaml", ".yaml"),
    ("webhooks", ".yaml"),
];

fn main() -> io::Result<()> {
    // The whole package, not its parts: a part that does not exist yet cannot be watched without
    // running this script in every build.
    writeln!(io::stdout(), "cargo::rerun-if-changed=.")?;
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut paths = Vec::new();
    for (part, suffix) in PARTS {
        collect(Path::new(&root), part, suffix, &mut paths)?;
    }
    paths.sort();
    fs::write(Path::new(&out).join("files.rs"), table(&paths))
}

/// Adds the file `path` of the package, or every file below it, in the form with forward slashes.
fn collect(root: &Path, path: &str, suffix: &str, paths: &mut Vec<String>) -> io::Result<()> {
    let full = root.join(path);
    if full.is_file() && path.ends_with(suffix) {
        paths.push(path.to_owned());
    }
    if full.is_dir() {
        for entry in fs::read_dir(full)? {
            let name = entry?.file_name();
            let name = name.to_str().ok_or_else(|| {
                io::Error::other(format!("{path}: {} is not UTF-8; rename it", name.display()))
            })?;
            collect(root, &format!("{path}/{name}"), suffix, paths)?;
        }
    }
    Ok(())
}

/// A Rust slice of each path and its text.
fn table(paths: &[String]) -> String {
    let mut table = String::from("&[\n");
    for path in paths {
        let full = format!("/{path}");
        let _ = writeln!(
            table,
            "    ({path:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {full:?}))),"
        );
    }
    table.push_str("]\n");
    table
}
