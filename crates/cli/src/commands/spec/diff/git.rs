//! The files of a spec at a revision of the git repository around us.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use binance_pay_codegen::Sources;

use crate::catalog::shown;
use crate::failure::{Failure, Kind};

/// The folder of a revision that is taken where none is named.
const FOLDER: &str = "spec";

/// The YAML files of `REV` or `REV:FOLDER`.
///
/// # Errors
///
/// [`Kind::File`] where git does not know it, or there is no git.
pub(super) fn sources(revision: &OsStr) -> Result<Sources, Failure> {
    let unknown = |why: &str| {
        let name = shown(&revision.display().to_string());
        let message = format!(
            "{name} cannot be read: no folder, no file and no revision of git: {}",
            why.trim()
        );
        let remedy = "Name the folder of a spec, a model.json, a revision, or REVISION:FOLDER.";
        Failure::new(Kind::File, message, remedy)
    };
    let mut tree = OsString::from(revision);
    if !revision.as_encoded_bytes().contains(&b':') {
        tree.push(":");
        tree.push(FOLDER);
    }
    // A word that begins with a dash would be an option.
    if revision.as_encoded_bytes().first().is_none_or(|byte| *byte == b'-') {
        return Err(unknown("no revision has such a name"));
    }
    let listing = git(&["ls-tree", "-r", "-z", "--full-tree"], Some(&tree), Vec::new());
    let listing = listing.map_err(|why| unknown(&why))?;
    let files: Vec<(&str, &str)> = entries(&listing).filter(|(_, path)| is_spec(path)).collect();
    let mut names: Vec<u8> = Vec::new();
    for (object, _) in &files {
        names.extend_from_slice(object.as_bytes());
        names.push(b'\n');
    }
    let texts = git(&["cat-file", "--batch"], None, names).map_err(|why| unknown(&why))?;
    let mut rest = texts.as_slice();
    let mut sources = Vec::with_capacity(files.len());
    for (_, path) in files {
        let text =
            next(&mut rest).ok_or_else(|| unknown(&format!("{path} cannot be read as text")))?;
        sources.push((path.to_owned(), text));
    }
    Ok(sources.into_iter().collect())
}

/// What git prints.
fn git(args: &[&str], last: Option<&OsStr>, input: Vec<u8>) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.args(args).args(last);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("git does not start: {error}"))?;
    // It answers while it is asked: both at once, or both would wait.
    let stdin = child.stdin.take();
    let writer = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    // Where git has closed its input early, its status tells why.
    let _ = writer.join();
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// `mode blob object TAB path NUL`: the objects and paths. A path that is not UTF-8 is none of ours.
fn entries(listing: &[u8]) -> impl Iterator<Item = (&str, &str)> {
    listing.split(|byte| *byte == 0).filter_map(|entry| {
        let (facts, path) = str::from_utf8(entry).ok()?.split_once('\t')?;
        Some((facts.rsplit(' ').next()?, path))
    })
}

/// Whether it is what is read from a folder.
fn is_spec(path: &str) -> bool {
    let is_hidden = path.split('/').any(|name| name.starts_with('.'));
    let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    !is_hidden
        && match path.split_once('/') {
            None => is_yaml,
            Some((folder, _)) => matches!(folder, "endpoints" | "webhooks" | "quotes"),
        }
}

/// `object blob size LF text LF`: the text.
fn next(rest: &mut &[u8]) -> Option<String> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let size = str::from_utf8(rest.get(..end)?).ok()?.rsplit(' ').next()?.parse::<usize>().ok()?;
    let (text, after) = rest.get(end + 1..)?.split_at_checked(size)?;
    *rest = after.strip_prefix(b"\n")?;
    String::from_utf8(text.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_sources_of_a_spec_are_read() {
        for path in [
            "protocol.yaml",
            "endpoints/a/b.yaml",
            "webhooks/c.yaml",
            "quotes/a.b.yaml",
            "endpoints/a/stray.txt",
        ] {
            assert!(is_spec(path), "{path}");
        }
        for path in
            ["README.md", "dist/model.json", "meta/a.yaml", "endpoints/.hidden/a.yaml", ".a.yaml"]
        {
            assert!(!is_spec(path), "{path}");
        }
    }

    #[test]
    fn texts_are_cut_by_their_size() {
        let mut rest = &b"aa blob 3\na\nb\nbb blob 0\n\ncc missing\n"[..];
        assert_eq!(next(&mut rest).as_deref(), Some("a\nb"));
        assert_eq!(next(&mut rest).as_deref(), Some(""));
        assert_eq!(next(&mut rest), None);
        assert_eq!(next(&mut &b"aa blob 99999999999999999999\n"[..]), None);
        assert_eq!(next(&mut &b"aa blob 9\nabc\n"[..]), None);
    }
}
