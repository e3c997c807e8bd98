//! Why two models cannot be compared.

use std::fmt;

/// Why two models cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A text is no JSON.
    Json {
        /// What is wrong with it, and where.
        message: String,
    },
    /// A model has not the form of one.
    Form {
        /// Where, a JSON Pointer in which items of lists go by their names.
        pointer: String,
        /// What is wrong.
        message: String,
    },
    /// Something has changed for which the table of rules has no row. The models are of another
    /// format than this version knows.
    Unclassified {
        /// All places, JSON Pointers as in [`Change::pointer`](crate::Change::pointer).
        pointers: Vec<String>,
    },
}

impl Error {
    pub(crate) fn form(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Form { pointer: pointer.into(), message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json { message } => write!(f, "the model is no JSON: {message}"),
            Self::Form { pointer, message } => {
                write!(f, "the model is not of the known form: {pointer} {message}")
            }
            Self::Unclassified { pointers } => {
                write!(f, "no rule says what it means that these differ: {}", pointers.join(", "))
            }
        }
    }
}

impl std::error::Error for Error {}
