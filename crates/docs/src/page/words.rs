//! The closed vocabularies by which the layout is told: headings, the words above columns, types.

/// Headings that every page uses, as whole lines.
const HEADINGS: &[&str] = &[
    "EndPoint",
    "Endpoint",
    "End Point",
    "Request Parameters",
    "Request Parameter",
    "Request Header",
    "Request Example",
    "Response Parameters",
    "Response Parameter",
    "Response Example",
    "Response",
    "Child Attribute",
    "Child Attributes",
    "Result Code",
    "Result Codes",
    "Protocol Rules",
    "Webhook Endpoints",
    "Notification Data",
    "Signature",
    "Hosts",
    "Common Business Errors",
    "Build the content",
    "Sign the content",
    "Build the payload",
    "Verify the Signature",
    "Decode the Signature with Base64",
    "Verify the content with public key",
];

/// How headings of samples begin.
const SAMPLES: &[&str] = &["Sample Request", "Sample Response", "Sample Payload"];

/// Lines of the site around a page.
const FURNITURE: &[&str] = &[
    "Skip to main content",
    "跳到主要内容",
    "Was this page helpful?",
    "Last modified on",
    "Last updated on",
    "Edit this page",
];

/// The words above columns, longest first where one begins another.
const COLUMNS: &[&str] = &[
    "Attributes",
    "Attribute",
    "Type",
    "Required",
    "Limitation",
    "Description",
    "Name",
    "Code",
    "Reason",
    "Solution",
    "Rule",
    "Status",
];

/// Words of types that are no objects, longest first where one begins another.
pub(crate) const TYPES: &[&str] = &[
    "string", "String", "integer", "Integer", "int", "long", "Long", "decimal", "Decimal",
    "boolean", "Boolean", "object", "Object", "list", "List",
];

/// Whether a line is a heading by its words. A colon or `#` at its end is not part of them.
pub(crate) fn is_heading(line: &str) -> bool {
    let line = line.trim_end_matches([':', '#']).trim();
    HEADINGS.contains(&line) || (is_sample(line) && line.len() < 80)
}

/// Whether a heading announces a sample.
pub(crate) fn is_sample(heading: &str) -> bool {
    SAMPLES.iter().any(|words| heading.starts_with(words))
}

/// A known heading with which a line begins although its text goes on, and the rest.
pub(crate) fn glued_heading(line: &str) -> Option<(&str, &str)> {
    HEADINGS.iter().filter(|words| words.contains(' ') || **words == "EndPoint").find_map(|words| {
        let rest = line.strip_prefix(words)?;
        let goes_on = rest.starts_with(|next: char| next.is_ascii_uppercase());
        goes_on.then(|| line.split_at(words.len()))
    })
}

/// Whether a line belongs to the site.
pub(crate) fn is_furniture(line: &str) -> bool {
    FURNITURE.iter().any(|words| line.starts_with(words))
}

/// The words above columns that a line consists of, as lengths; `None` where there is another word.
pub(crate) fn columns_of(line: &str) -> Option<Vec<&str>> {
    let mut rest = line.trim();
    let mut columns = Vec::new();
    while !rest.is_empty() {
        let word = COLUMNS.iter().find(|word| rest.starts_with(**word))?;
        let after = &rest[word.len()..];
        let level = level_len(after);
        let (column, next) = rest.split_at(word.len() + level);
        columns.push(column);
        rest = next.trim_start();
    }
    Some(columns)
}

/// The words of a head of which only some are known: `AttributesTypeMandatoryDescription`. They are
/// told by their capital letters. `has_field` says whether a row of fields is below, so that one known
/// word is enough.
pub(crate) fn near_head(line: &str, has_field: bool) -> Option<Vec<&str>> {
    if line.len() > MOST_OF_HEAD {
        return None;
    }
    let pieces = by_capitals(line);
    let is_known = |piece: &&&str| is_column(piece);
    let known = pieces.iter().filter(is_known).count();
    let is_short = pieces.iter().all(|piece| piece.split(' ').count() < 4 && piece.len() > 2);
    let needed = if has_field { 1 } else { 2 };
    (is_short && pieces.len() > 2 && known >= needed && known < pieces.len()).then_some(pieces)
}

/// More letters than the head of a table has.
const MOST_OF_HEAD: usize = 160;

/// The pieces of a line that begin with a capital letter right behind a small one or a bracket.
fn by_capitals(line: &str) -> Vec<&str> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    let pairs = line.char_indices().skip(1).zip(line.chars());
    for ((at, letter), before) in pairs {
        if letter.is_ascii_uppercase() && (before.is_ascii_lowercase() || before == ')') {
            pieces.push(line[start..at].trim());
            start = at;
        }
    }
    pieces.push(line[start..].trim());
    pieces
}

/// All words above columns, for people.
pub(crate) fn known_columns() -> String {
    COLUMNS.join(", ")
}

/// Whether a word is above columns of fields or of codes, or near to one that is: `required`,
/// `Data Type`. Words that any table has are none of them.
pub(crate) fn is_near_column(cell: &str) -> bool {
    const OWN: &[&str] = &[
        "attribute",
        "type",
        "required",
        "mandatory",
        "optional",
        "limitation",
        "parameter",
        "constraint",
        "field",
        "reason",
        "solution",
    ];
    let words = cell.split(|letter: char| !letter.is_alphanumeric());
    words.map(str::to_ascii_lowercase).any(|word| OWN.contains(&word.trim_end_matches('s')))
}

/// The length of ` (2nd Level)` at the start of a text, or 0.
fn level_len(text: &str) -> usize {
    let Some(open) = text.find('(').filter(|open| text[..*open].trim().is_empty()) else {
        return 0;
    };
    match text[open..].find(')') {
        Some(close) if text[open..open + close].ends_with("Level") => open + close + 1,
        _ => 0,
    }
}

/// Whether a line is one of the words above columns.
pub(crate) fn is_column(line: &str) -> bool {
    columns_of(line).is_some_and(|columns| columns.len() == 1)
}

/// A heading with a word above a column glued to its end, and that word.
pub(crate) fn heading_and_column(cell: &str) -> Option<(&str, &str)> {
    COLUMNS.iter().find_map(|word| {
        let at = cell.rfind(word)?;
        let (heading, column) = cell.split_at(at);
        (at > 0 && is_column(column)).then_some((heading, column))
    })
}

/// Whether a line is drawn: `-----` or `=====`. Below a line of words it makes that a heading.
pub(crate) fn is_rule(line: &str) -> bool {
    line.len() > 2
        && ["-", "="].iter().any(|mark| line.trim_matches(|one| mark.contains(one)).is_empty())
}

/// Whether a word can be a field's name.
pub(crate) fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|next| next.is_ascii_alphanumeric() || matches!(next, '_' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_split_by_their_words() {
        let head = columns_of("AttributesTypeRequiredLimitationDescription").unwrap();
        assert_eq!(head, ["Attributes", "Type", "Required", "Limitation", "Description"]);
        let head = columns_of("Attributes (1st Level)Attributes (2nd Level)Type").unwrap();
        assert_eq!(head, ["Attributes (1st Level)", "Attributes (2nd Level)", "Type"]);
        assert_eq!(columns_of("Types"), None);
        assert_eq!(columns_of("NameCodeReasonSolution").map(|head| head.len()), Some(4));
    }

    #[test]
    fn a_heading_may_be_glued_to_the_first_column() {
        assert_eq!(
            heading_and_column("Request ParametersAttributes"),
            Some(("Request Parameters", "Attributes"))
        );
        assert_eq!(heading_and_column("Attributes"), None);
        assert_eq!(glued_heading("End PointPOST /a"), Some(("End Point", "POST /a")));
        assert_eq!(glued_heading("Request Parameters"), None);
    }
}
