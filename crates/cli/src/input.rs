//! What a command reads: a text, a file or stdin, never much more than it may be.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use binance_pay::Limits;

use crate::catalog::shown;
use crate::failure::{Failure, Kind};
use crate::output::Output;

/// What is read, and how much of it may be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    /// The body of a request.
    Request,
    /// The body of a reply.
    Reply,
    /// The body of a notification.
    Notification,
    /// The headers of one.
    Headers,
    /// A public key.
    PublicKey,
    /// A page of the documentation.
    Page,
}

/// No headers and no key are anywhere near as long.
const SMALL: usize = 65_536;

/// Pages are some ten kilobytes long; with the site around them, less than one megabyte.
const PAGE: usize = 4 * 1_024 * 1_024;

impl What {
    pub(crate) fn limit(self) -> usize {
        let limits = Limits::default();
        match self {
            Self::Request => limits.request_bytes,
            Self::Reply => limits.reply_bytes,
            Self::Notification => limits.notification_bytes,
            Self::Headers | Self::PublicKey => SMALL,
            Self::Page => PAGE,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Request => "the request",
            Self::Reply => "the reply",
            Self::Notification => "the body",
            Self::Headers => "the text of the headers",
            Self::PublicKey => "the public key",
            Self::Page => "the page",
        }
    }
}

/// The bytes of an argument: `@FILE`, `-` for stdin, else the text itself. Without an argument
/// stdin, unless a person sits there.
///
/// At most one byte more than the limit is read, so that validation can say that it is too much.
///
/// # Errors
///
/// [`Kind::File`] where it cannot be read, [`Kind::Usage`] where there is nothing to read.
pub(crate) fn read(argument: Option<&OsStr>, what: What, out: Output) -> Result<Vec<u8>, Failure> {
    let bytes = bytes(argument, what, out)?;
    if bytes.len() > what.limit() {
        let limit = what.limit();
        out.remark(format!("{} is longer than the limit of {limit} bytes", what.name()));
    }
    Ok(bytes)
}

/// The same where a part of it would be of no use.
///
/// # Errors
///
/// [`Kind::TooLarge`] too.
pub(crate) fn whole(argument: Option<&OsStr>, what: What, out: Output) -> Result<Vec<u8>, Failure> {
    let bytes = bytes(argument, what, out)?;
    if bytes.len() > what.limit() {
        let message = format!("{} is larger than {} bytes", what.name(), what.limit());
        return Err(Failure::new(Kind::TooLarge, message, "Check that it is the right one."));
    }
    Ok(bytes)
}

fn bytes(argument: Option<&OsStr>, what: What, out: Output) -> Result<Vec<u8>, Failure> {
    match argument {
        None if io::stdin().is_terminal() => Err(nothing(what)),
        None => stdin(what),
        Some(word) if word == "-" => stdin(what),
        Some(word) => match file_name(word) {
            Some(path) => file(&path, what.limit()),
            None => {
                remark_on_file(word, out);
                Ok(word.as_encoded_bytes().to_vec())
            }
        },
    }
}

fn nothing(what: What) -> Failure {
    let message = format!("{} is missing", what.name());
    let remedy = "Give it as @FILE, or as - and then on stdin; --help has examples.";
    Failure::new(Kind::Usage, message, remedy)
}

/// At most one byte more than the limit of stdin.
///
/// # Errors
///
/// [`Kind::File`].
pub(crate) fn stdin(what: What) -> Result<Vec<u8>, Failure> {
    bounded(io::stdin().lock(), what.limit())
        .map_err(|error| cannot_read("stdin", &error, "Look at where stdin comes from."))
}

/// At most one byte more than the limit of a file.
///
/// # Errors
///
/// [`Kind::File`].
pub(crate) fn file(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    File::open(path).and_then(|file| bounded(file, limit)).map_err(|error| {
        let remedy = "Check its name and whether you may read it.";
        cannot_read(&shown(&path.display().to_string()), &error, remedy)
    })
}

fn cannot_read(name: &str, error: &io::Error, remedy: &str) -> Failure {
    Failure::new(Kind::File, format!("{name} cannot be read: {error}"), remedy)
}

fn bounded(source: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    // A key's file fits at once, so that growing leaves no copies of it in memory.
    let mut bytes = Vec::with_capacity(limit.saturating_add(1).min(64 * 1_024));
    source.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The `FILE` of `@FILE`.
fn file_name(word: &OsStr) -> Option<PathBuf> {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        word.as_bytes().strip_prefix(b"@").map(|name| OsStr::from_bytes(name).into())
    }
    #[cfg(not(unix))]
    {
        word.to_str().and_then(|text| text.strip_prefix('@')).map(PathBuf::from)
    }
}

/// A forgotten `@` should not make a file's name the body.
fn remark_on_file(word: &OsStr, out: Output) {
    let is_json = word.as_encoded_bytes().first().is_some_and(|byte| b"{[\"".contains(byte));
    if !is_json && Path::new(word).is_file() {
        let name = word.display();
        out.remark(format!("there is a file of the name {name}; write @{name} to read it"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_one_byte_beyond_the_limit_is_read() {
        assert_eq!(bounded(&b"abcdef"[..], 3).unwrap(), b"abcd");
        assert_eq!(bounded(&b"abc"[..], 3).unwrap(), b"abc");
        // An endless source comes to an end.
        assert_eq!(bounded(io::repeat(0), 1_000).unwrap().len(), 1_001);
    }

    #[test]
    fn only_an_at_sign_in_front_makes_a_file() {
        assert_eq!(file_name(OsStr::new("@a b")), Some(PathBuf::from("a b")));
        assert_eq!(file_name(OsStr::new("@@a")), Some(PathBuf::from("@a")));
        for text in ["", "a@b", "{}", " @a"] {
            assert_eq!(file_name(OsStr::new(text)), None, "{text}");
        }
    }
}
