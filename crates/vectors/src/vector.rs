//! [`Vector`]: one question and its answer.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::bytes::Members;

/// What a vector is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// Which bytes are signed, and with which signature and headers.
    Sign,
    /// The bytes that are sent for a request.
    Encode,
    /// The rules that a request body breaks.
    Validate,
    /// What a reply says.
    Decode,
    /// Whether a webhook is genuine, and what it tells.
    Webhook,
    /// What must be refused, by the operation that `input.operation` names.
    Reject,
}

impl Kind {
    /// All kinds, in the order of the manifest.
    pub const ALL: &'static [Self] =
        &[Self::Sign, Self::Encode, Self::Validate, Self::Decode, Self::Webhook, Self::Reject];

    /// The word in the files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Encode => "encode",
            Self::Validate => "validate",
            Self::Decode => "decode",
            Self::Webhook => "webhook",
            Self::Reject => "reject",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|kind| kind.as_str() == word);
        found.copied().ok_or_else(|| format!("there is no kind `{word}`"))
    }
}

/// One question and its answer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Vector {
    /// Its name, for ever.
    pub id: String,
    /// What it is there for, in one sentence.
    pub why: String,
    /// What it rests on: a page of the vendor, a contradiction or a member of the spec.
    pub basis: String,
    /// What an implementation is given.
    pub input: Members,
    /// What it should answer. Never shown to an implementation.
    pub expect: Members,
    /// What it is about; the file says it.
    #[serde(skip, default = "unread")]
    pub kind: Kind,
}

fn unread() -> Kind {
    Kind::Reject
}

impl Vector {
    /// A vector as an implementation sees it: without reason and expectation.
    #[must_use]
    pub fn question(id: String, kind: Kind, input: Members) -> Self {
        let (why, basis, expect) = Default::default();
        Self { id, why, basis, input, expect, kind }
    }

    /// The operation that is asked for: that of its kind, or the one that a `reject` vector names.
    ///
    /// # Errors
    ///
    /// Where a `reject` vector names none.
    pub fn operation(&self) -> Result<Kind, String> {
        match self.kind {
            Kind::Reject => match self.input.text("operation")?.parse()? {
                Kind::Reject => Err("`operation` is `reject`".to_owned()),
                operation => Ok(operation),
            },
            kind => Ok(kind),
        }
    }

    /// Whether the right answer is a refusal: every `reject` vector, a request that breaks a rule, a
    /// webhook that is not to be believed, a reply that cannot be relied on. A failure that the server
    /// reports is none: it is a reply like any other.
    #[must_use]
    pub fn is_rejection(&self) -> bool {
        let word = |name| self.expect.text(name).unwrap_or_default();
        match self.kind {
            Kind::Reject => true,
            Kind::Validate => self.expect.list("violations").is_ok_and(|list| !list.is_empty()),
            Kind::Webhook => word("verdict") == "reject",
            Kind::Decode => word("outcome") == "unreadable",
            Kind::Sign | Kind::Encode => false,
        }
    }
}

/// A file of vectors: one kind in each.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct File {
    /// The version of the format.
    pub format: u32,
    /// The kind of all vectors in it.
    pub kind: Kind,
    /// The vectors.
    pub vectors: Vec<Vector>,
}

impl FromStr for File {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut file: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.format != 1 {
            return Err(format!("format {} is not read here, only 1", file.format));
        }
        file.vectors.iter_mut().for_each(|vector| vector.kind = file.kind);
        Ok(file)
    }
}
