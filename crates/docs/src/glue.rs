//! Where the cells of a glued row end: by the closed vocabularies, with every way to read it.

use crate::page::words::{TYPES, is_name};
use crate::words::{Required, Type};

/// One way to read the start of a glued row: where name, type and required end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) name: usize,
    pub(crate) kind: usize,
    pub(crate) required: usize,
    pub(crate) read: Type,
    pub(crate) is_required: Required,
}

/// Every way to read the start of a row of fields: words of the vocabulary first, then names of
/// objects where there is no such word.
pub(crate) fn fields(line: &str) -> Vec<Split> {
    let token = token(line);
    let by_words: Vec<Split> = (1..token.len()).flat_map(|at| by_word(line, at)).collect();
    if by_words.iter().any(|split| !may_end_object(&line[split.name..split.kind])) {
        return by_words;
    }
    let by_objects = (1..token.len()).flat_map(|at| by_object(line, token, at));
    let others = by_objects.filter(|split| !by_words.contains(split));
    by_words.iter().cloned().chain(others).collect()
}

/// Whether a word of the vocabulary is also how names of objects end: `DataObject`, `PayeeList`.
fn may_end_object(word: &str) -> bool {
    matches!(word, "Object" | "List")
}

pub(crate) fn has_field(line: &str) -> bool {
    let token = token(line);
    (1..token.len())
        .any(|at| !by_word(line, at).is_empty() || !by_object(line, token, at).is_empty())
}

/// The letters up to the first that no name, type or Required word can hold.
fn token(line: &str) -> &str {
    let end =
        line.find(|letter: char| !(letter.is_ascii_alphanumeric() || "_-.[](<>)".contains(letter)));
    &line[..end.unwrap_or(line.len())]
}

fn by_word(line: &str, at: usize) -> Vec<Split> {
    let Some((name, rest)) = line.split_at_checked(at).filter(|(name, _)| is_name(name)) else {
        return Vec::new();
    };
    let words = TYPES.iter().filter(|word| rest.starts_with(**word));
    let ends = words.flat_map(|word| [Some(word.len()), bracket_end(rest, word.len())]);
    ends.flatten().flat_map(|end| splits(name, rest, end)).collect()
}

/// The end of the brackets that stand at a place.
fn bracket_end(text: &str, at: usize) -> Option<usize> {
    text[at..]
        .starts_with(['[', '(', '<'])
        .then(|| text[at..].find([']', ')', '>']).map(|end| at + end + 1))?
}

fn by_object(line: &str, token: &str, at: usize) -> Vec<Split> {
    let Some((name, rest)) = line.split_at_checked(at).filter(|(name, _)| is_name(name)) else {
        return Vec::new();
    };
    let is_name_of_field = name.starts_with(|first: char| first.is_ascii_lowercase());
    if !is_name_of_field || !rest.starts_with(|first: char| first.is_ascii_uppercase()) {
        return Vec::new();
    }
    let ends = 2..token.len() - at;
    ends.filter(|end| ends_object(&rest[..*end])).flat_map(|end| splits(name, rest, end)).collect()
}

/// The name of an object ends with a small letter or with its version.
fn ends_object(name: &str) -> bool {
    name.ends_with(|last: char| last.is_ascii_lowercase() || last.is_ascii_digit())
}

/// The readings of a type that ends here, one for each Required word that can follow.
fn splits(name: &str, rest: &str, end: usize) -> Vec<Split> {
    let Some(read) = rest.get(..end).and_then(Type::parse) else { return Vec::new() };
    let after = &rest[end..];
    let mut found = Vec::new();
    for word in ["YES", "NO", "Y", "N"] {
        if after.starts_with(word)
            && let Some(is_required) = Required::parse(word)
        {
            let kind = name.len() + end;
            let required = kind + word.len();
            found.push(Split { name: name.len(), kind, required, read: read.clone(), is_required });
        }
    }
    if let Some(close) = after.strip_prefix("Conditional (").and_then(|_| after.find(')'))
        && let Some(is_required) = Required::parse(&after[..=close])
    {
        let kind = name.len() + end;
        let required = kind + close + 1;
        found.push(Split { name: name.len(), kind, required, read, is_required });
    }
    found
}

/// Whether a line seems to begin a row of fields although it cannot be read as one.
pub(crate) fn looks_like_field(line: &str) -> bool {
    let word = line.split([' ', ':', '/', ',']).next().unwrap_or_default();
    let has_type = TYPES.iter().any(|kind| word.find(kind).is_some_and(|at| at > 0));
    let is_camel = word.starts_with(|first: char| first.is_ascii_lowercase())
        && word.contains(|letter: char| letter.is_ascii_uppercase());
    has_type || is_camel
}

/// The end of a name that can be only a part: the last line of a page that is cut off.
pub(crate) fn is_start_of_name(line: &str) -> bool {
    is_name(line) && line.starts_with(|first: char| first.is_ascii_lowercase())
}

/// Where name and number of a result code end at the start of a glued row.
pub(crate) fn code(line: &str) -> Option<(usize, usize)> {
    let name = line.find(|letter: char| letter.is_ascii_digit())?;
    let is_code_name =
        name > 2 && line[..name].bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    let digits = line[name..].bytes().take_while(u8::is_ascii_digit).count();
    (is_code_name && digits == 6).then_some((name, name + digits))
}

pub(crate) fn has_code(line: &str) -> bool {
    code(line).is_some()
}

/// Whether a line seems to begin a row of codes although it cannot be read as one.
pub(crate) fn looks_like_code(line: &str) -> bool {
    let word = line.split(' ').next().unwrap_or_default();
    let capitals =
        word.bytes().take_while(|byte| byte.is_ascii_uppercase() || *byte == b'_').count();
    capitals > 3 || word.bytes().take_while(u8::is_ascii_digit).count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str) -> Vec<(&str, &str, &str)> {
        let part = |one: &Split| {
            (&line[..one.name], &line[one.name..one.kind], &line[one.kind..one.required])
        };
        // The same borders, as texts of the line.
        fields(line).iter().map(part).collect()
    }

    #[test]
    fn words_of_the_vocabulary_end_the_cells() {
        assert_eq!(split("pageintYmaximum length 32page"), [("page", "int", "Y")]);
        assert_eq!(split("bizIdStrstringY-text"), [("bizIdStr", "string", "Y")]);
        assert_eq!(split("rowsList[Thing]Ythings"), [("rows", "List[Thing]", "Y")]);
        assert_eq!(split("sumdecimal(.8)NMinimum"), [("sum", "decimal(.8)", "N")]);
        assert_eq!(split("content-typestringY-a"), [("content-type", "string", "Y")]);
        let readings = [("orderId", "String", "NO"), ("orderId", "String", "N")];
        assert_eq!(split("orderIdStringNOther"), readings);
        assert_eq!(split("orderIdStringNOorder"), readings);
    }

    #[test]
    fn an_unknown_object_has_many_readings() {
        let readings = split("dataOrderResultN-text");
        assert_eq!(readings, [("data", "OrderResult", "N"), ("dataOrder", "Result", "N")]);
        let readings = split("dataPayeeListN-text");
        assert_eq!(readings, [("dataPayee", "List", "N"), ("data", "PayeeList", "N")]);
    }

    #[test]
    fn no_vocabulary_no_split() {
        for line in ["", "pagestrngYtext", "FUNDING_WALLET", "01: Goods", "Some prose", "intY-text"]
        {
            assert_eq!(split(line), [], "{line}");
        }
        assert!(looks_like_field("pageintMaybe") && looks_like_field("merchantIdstrngN"));
        assert!(!looks_like_field("FUNDING_WALLET") && !looks_like_field("OS type"));
    }

    #[test]
    fn codes_have_six_digits() {
        assert_eq!(code("BAD_KEY400005Some key"), Some((7, 13)));
        assert_eq!(code("BAD_KEY4000051 key"), None);
        assert_eq!(code("prose 400005"), None);
    }
}
