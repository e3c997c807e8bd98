//! The closed vocabularies of two columns: Required and Type.

use crate::page::words::{TYPES, is_name};

/// What the column Required may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Required {
    /// `Y` or `YES`.
    Yes,
    /// `N` or `NO`.
    No,
    /// `Conditional (..)`: on what it depends stands in the brackets.
    Conditional(String),
}

impl Required {
    /// Reads a whole cell.
    pub(crate) fn parse(cell: &str) -> Option<Self> {
        match cell {
            "Y" | "YES" => Some(Self::Yes),
            "N" | "NO" => Some(Self::No),
            _ => {
                let rest = cell.strip_prefix("Conditional")?.trim();
                let condition = rest.strip_prefix('(')?.strip_suffix(')')?;
                Some(Self::Conditional(condition.to_owned()))
            }
        }
    }
}

/// What the column Type may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Type {
    /// The word in lower case: `string`, `integer`, `long`, `decimal`, `boolean`, `object`, `list`.
    pub(crate) base: &'static str,
    /// The name of the object, or of a list's items.
    pub(crate) of: Option<String>,
    /// The limit in brackets behind the word: `string(19]`.
    pub(crate) max_length: Option<u32>,
    /// The decimal places in brackets behind the word: `decimal(.8)`.
    pub(crate) scale: Option<u32>,
}

impl Type {
    /// Reads a whole cell.
    pub(crate) fn parse(cell: &str) -> Option<Self> {
        let word = TYPES.iter().find(|word| cell.starts_with(**word));
        if let Some(word) = word
            && let Some(read) = Self::with_suffix(word, &cell[word.len()..])
        {
            return Some(read);
        }
        let is_object = cell.starts_with(|first: char| first.is_ascii_uppercase())
            && cell.len() > 1
            && cell.chars().any(|letter| letter.is_ascii_lowercase())
            && is_name(cell);
        is_object.then(|| Self { of: Some(cell.to_owned()), ..Self::plain("object") })
    }

    fn plain(base: &'static str) -> Self {
        Self { base, of: None, max_length: None, scale: None }
    }

    fn with_suffix(word: &str, suffix: &str) -> Option<Self> {
        let plain = Self::plain(base(word)?);
        if suffix.is_empty() {
            return Some(plain);
        }
        let inner =
            |open, close| suffix.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
        match plain.base {
            "list" => {
                let of = inner("[", "]").or_else(|| inner("<", ">"))?;
                is_name(of).then(|| Self { of: Some(of.to_owned()), ..plain })
            }
            "string" => {
                let length = inner("(", "]").or_else(|| inner("(", ")"))?;
                Some(Self { max_length: Some(digits(length)?), ..plain })
            }
            "decimal" => Some(Self { scale: Some(digits(inner("(.", ")")?)?), ..plain }),
            _ => None,
        }
    }
}

/// A word of types in lower case; `None` for another word.
pub(crate) fn base(word: &str) -> Option<&'static str> {
    Some(match &*word.to_ascii_lowercase() {
        "string" => "string",
        "int" | "integer" => "integer",
        "long" => "long",
        "decimal" => "decimal",
        "boolean" => "boolean",
        "object" => "object",
        "list" => "list",
        _ => return None,
    })
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn required_has_no_default() {
        assert_eq!(Required::parse("YES"), Some(Required::Yes));
        assert_eq!(Required::parse("N"), Some(Required::No));
        let condition = Required::Conditional("one of the two".to_owned());
        assert_eq!(Required::parse("Conditional (one of the two)"), Some(condition));
        for word in ["", "y", "Maybe", "Y/N", "Conditional", "-"] {
            assert_eq!(Required::parse(word), None, "{word}");
        }
    }

    #[test]
    fn types_are_words_of_the_vocabulary_or_names_of_objects() {
        let list = Type::parse("list[Payee]").unwrap();
        assert_eq!((list.base, list.of.as_deref()), ("list", Some("Payee")));
        assert_eq!(Type::parse("Long").unwrap().base, "long");
        assert_eq!(Type::parse("string(19]").unwrap().max_length, Some(19));
        assert_eq!(Type::parse("decimal(.8)").unwrap().scale, Some(8));
        assert_eq!(Type::parse("Payee").unwrap().of.as_deref(), Some("Payee"));
        for word in ["", "strng", "text", "Y", "-", "string(x]", "a b", "int32"] {
            assert_eq!(Type::parse(word), None, "{word}");
        }
    }
}
