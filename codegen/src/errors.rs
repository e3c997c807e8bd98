//! What is wrong with a spec, all of it, each with its place.

use std::fmt;

use crate::spec::located::Place;

/// One error.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Error {
    /// The file, as the user would name it: `spec/endpoints/direct-debit/contract.query.yaml`.
    pub file: String,
    /// The line, from 1; 0 where the error concerns the whole file.
    pub line: u64,
    /// The column, from 1; 0 where the error concerns the whole file.
    pub column: u64,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Error {
    /// An error at a place in a file.
    pub(crate) fn at(file: &str, place: Place, message: impl Into<String>) -> Self {
        let Place { line, column } = place;
        Self { file: file.to_owned(), line, column, message: message.into() }
    }

    /// An error about a whole file.
    #[must_use]
    pub fn in_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: 0, message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, message) = (Printable(&self.file), Printable(&self.message));
        match self.line {
            0 => write!(f, "{file}: {message}"),
            line => write!(f, "{file}:{line}:{}: {message}", self.column),
        }
    }
}

/// A text that may quote the spec: a control character in it is for no terminal. Messages may have lines.
struct Printable<'a>(&'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|letter| match letter {
            letter if letter.is_control() && letter != '\n' => {
                write!(f, "{}", letter.escape_default())
            }
            letter => write!(f, "{letter}"),
        })
    }
}

impl std::error::Error for Error {}

/// Every error that was found, sorted by place. Never empty.
///
/// Its `Display` writes one error a line.
#[derive(Clone, PartialEq, Eq)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// Sorts the errors; no errors are no `Errors`.
    pub(crate) fn check(mut errors: Vec<Error>) -> Result<(), Self> {
        errors.sort();
        errors.dedup();
        if errors.is_empty() { Ok(()) } else { Err(Self(errors)) }
    }

    /// The errors in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.0.iter()
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Self(vec![error])
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{error}")?;
        }
        Ok(())
    }
}

// A build script that returns errors from `main` has them printed by `Debug`: that has to be legible.
impl fmt::Debug for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Errors {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_controls_no_terminal() {
        let error = Error::in_file("a\u{1b}.yaml", "`PO\tST` is not known here\nline two");
        assert_eq!(error.to_string(), "a\\u{1b}.yaml: `PO\\tST` is not known here\nline two");
    }
}
