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

/// The most letters of a name and of a type: what is longer is neither, and the row is not read. It
/// bounds the work on a line, however long that is.
const MOST_LETTERS: usize = 64;

/// A place where a name and the type behind it may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Candidate {
    name: usize,
    kind: usize,
}

/// Every way to read the start of a row of fields: words of the vocabulary first, then names of
/// objects where there is no such word.
pub(crate) fn fields(line: &str) -> Vec<Split> {
    let by_words: Vec<Split> = by_words(line).flat_map(|one| splits(line, one)).collect();
    if by_words.iter().any(|split| !may_end_object(&line[split.name..split.kind])) {
        return by_words;
    }
    let by_objects = by_objects(line).flat_map(|one| splits(line, one));
    let others = by_objects.filter(|split| !by_words.contains(split));
    by_words.iter().cloned().chain(others).collect()
}

/// Whether a word of the vocabulary is also how names of objects end: `DataObject`, `PayeeList`.
fn may_end_object(word: &str) -> bool {
    matches!(word, "Object" | "List")
}

pub(crate) fn has_field(line: &str) -> bool {
    by_words(line).chain(by_objects(line)).any(|one| !splits(line, one).is_empty())
}

/// The letters up to the first that no name, type or Required word can hold.
fn token(line: &str) -> &str {
    let end =
        line.find(|letter: char| !(letter.is_ascii_alphanumeric() || "_-.[](<>)".contains(letter)));
    &line[..end.unwrap_or(line.len())]
}

/// The places where a name at the start of a line may end, before its last letter.
fn ends_of_names(line: &str) -> impl Iterator<Item = usize> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.".contains(byte);
    let length = match line.starts_with(|first: char| first.is_ascii_alphabetic()) {
        true => line.bytes().take(MOST_LETTERS).take_while(is_part).count(),
        false => 0,
    };
    (1..=length).filter(move |at| *at < line.len())
}

fn by_words(line: &str) -> impl Iterator<Item = Candidate> {
    ends_of_names(line).flat_map(move |name| {
        let rest = &line[name..];
        let words = TYPES.iter().filter(move |word| rest.starts_with(**word));
        let ends = words.flat_map(move |word| [Some(word.len()), bracket_end(rest, word.len())]);
        ends.flatten().map(move |end| Candidate { name, kind: name + end })
    })
}

/// The end of the brackets that stand at a place.
fn bracket_end(text: &str, at: usize) -> Option<usize> {
    let inner = text[at..].bytes().take(MOST_LETTERS);
    text[at..]
        .starts_with(['[', '(', '<'])
        .then(|| inner.enumerate().find(|(_, byte)| b"])>".contains(byte)))?
        .map(|(end, _)| at + end + 1)
}

fn by_objects(line: &str) -> impl Iterator<Item = Candidate> {
    let is_name_of_field = line.starts_with(|first: char| first.is_ascii_lowercase());
    let token = token(line.get(..2 * MOST_LETTERS + 1).unwrap_or(line)).len();
    let names = ends_of_names(line).filter(move |name| {
        is_name_of_field && line[*name..].starts_with(|first: char| first.is_ascii_uppercase())
    });
    names.flat_map(move |name| {
        let ends = name + 2..token.min(name + MOST_LETTERS);
        let ends = ends.filter(move |end| ends_object(&line[name..*end]));
        ends.map(move |kind| Candidate { name, kind })
    })
}

/// The name of an object ends with a small letter or with its version.
fn ends_object(name: &str) -> bool {
    name.ends_with(|last: char| last.is_ascii_lowercase() || last.is_ascii_digit())
}

/// The readings of a name and a type that end here, one for each Required word that can follow.
fn splits(line: &str, Candidate { name, kind }: Candidate) -> Vec<Split> {
    let after = line.get(kind..).unwrap_or_default();
    let words = ["YES", "NO", "Y", "N"].into_iter().filter(|word| after.starts_with(word));
    let condition = after
        .strip_prefix("Conditional (")
        .and_then(|_| after.find(')'))
        .map(|close| &after[..=close]);
    let words: Vec<&str> = words.chain(condition).collect();
    // Most places have no such word behind them: to read the type there would be work for nothing.
    if words.is_empty() {
        return Vec::new();
    }
    let Some(read) = line.get(name..kind).and_then(Type::parse) else { return Vec::new() };
    let split = |word: &str| {
        let is_required = Required::parse(word)?;
        Some(Split { name, kind, required: kind + word.len(), read: read.clone(), is_required })
    };
    words.into_iter().filter_map(split).collect()
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
    fn a_line_of_any_length_has_as_many_places_to_look_at() {
        for words in ["aB", "stringY", "aYaYb", "a"] {
            let places = |times: usize| {
                let line = words.repeat(times);
                by_words(&line).chain(by_objects(&line)).count()
            };
            assert_eq!(places(1_000), places(50_000), "{words}");
            assert!(places(1_000) < MOST_LETTERS * MOST_LETTERS, "{words}");
        }
        assert_eq!(split(&format!("{}intY", "a".repeat(MOST_LETTERS + 1))), []);
    }

    #[test]
    fn codes_have_six_digits() {
        assert_eq!(code("BAD_KEY400005Some key"), Some((7, 13)));
        assert_eq!(code("BAD_KEY4000051 key"), None);
        assert_eq!(code("prose 400005"), None);
    }
}
