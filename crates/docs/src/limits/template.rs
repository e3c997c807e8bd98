//! Templates: the words of a clause, with slots for what varies.
//!
//! Words match in any case, one blank matches any number. Slots: `{n}` a number, `{i}` an integer,
//! `{f}` a field's name, `{v}` a word, `{q}` quoted values, `{w}` values in capitals joined by "or",
//! `{s}` the rest of the sentence.

use crate::page::words::is_name;

/// What a template found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) end: usize,
    /// The texts in the slots.
    pub(super) slots: Vec<Vec<String>>,
    /// Where names of fields stand.
    pub(super) fields: Vec<(usize, usize)>,
    /// In glued text, where else the clause can end: the next cell may have begun before.
    pub(super) other_ends: Vec<usize>,
}

/// Matches a template at the start of a text. In glued text the last word need not end there.
pub(super) fn matches(template: &str, text: &str, is_glued: bool) -> Option<Found> {
    let mut found = Found::default();
    let mut rest = template;
    while !rest.is_empty() {
        let here = text.get(found.end..)?;
        if let Some((slot, next)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            slot_at(slot, here, &mut found)?;
            rest = next;
        } else {
            let end = rest.find('{').unwrap_or(rest.len());
            found.end += literal(&rest[..end], here)?;
            rest = &rest[end..];
        }
    }
    let after = text.get(found.end..)?;
    let ends_in_number = template.ends_with("{n}") || template.ends_with("{i}");
    if ends_in_number && number_goes_on(after) {
        let digits = text[..found.end].bytes().rev().take_while(u8::is_ascii_digit).count();
        found.other_ends.extend((1..digits).map(|fewer| found.end - fewer));
    }
    ends(after, is_glued).then_some(found)
}

/// Whether a clause can end before this text: at a separator or the end, or where the next cell is
/// glued to it, which then begins without a blank.
fn ends(after: &str, is_glued: bool) -> bool {
    let next = after.trim_start_matches(' ');
    let is_separator = next.is_empty() || next.starts_with([',', ';', '.', '\n', '、']);
    is_separator || (is_glued && next.len() == after.len())
}

/// Whether digits before this text may belong to it: `100=Online` can be 10 and `0=Online`.
fn number_goes_on(after: &str) -> bool {
    let is_ordinal = ["st ", "nd ", "rd ", "th "].iter().any(|end| after.starts_with(end));
    is_ordinal || after.starts_with(['=', ':', '-', '~'])
}

/// The length of the literal at the start of a text.
fn literal(words: &str, text: &str) -> Option<usize> {
    let mut at = 0;
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let here = text.get(at..)?;
        if letter == ' ' {
            let blanks = here.len() - here.trim_start().len();
            // At a slot or behind punctuation a blank may be missing.
            let may_miss = at == 0 || letters.peek().is_none();
            if blanks == 0 && !may_miss {
                return None;
            }
            at += blanks;
        } else {
            let next = here.chars().next()?;
            if !next.eq_ignore_ascii_case(&letter) {
                return None;
            }
            at += next.len_utf8();
        }
    }
    Some(at)
}

fn slot_at(slot: &str, text: &str, found: &mut Found) -> Option<()> {
    let start = found.end;
    let (length, values) = match slot {
        "n" => one(number(text, true)?, text),
        "i" => one(number(text, false)?, text),
        "f" => {
            let length = word(text, |letter| letter.is_ascii_alphanumeric() || letter == '_');
            let name = text.get(..length).filter(|name| is_name(name))?;
            // In glued text the next cell may follow: a name never holds one of these words.
            found.fields.push((start, start + name.len()));
            one(length, text)
        }
        "v" => one(word(text, |letter| letter.is_ascii_alphanumeric() || letter == '_'), text),
        "q" => quoted(text)?,
        "w" => {
            let (length, values, other) = capitals(text)?;
            found.other_ends.extend(other.map(|other| start + other));
            (length, values)
        }
        _ => one(sentence(text), text),
    };
    (length > 0).then(|| {
        found.end += length;
        found.slots.push(values);
    })
}

fn one(length: usize, text: &str) -> (usize, Vec<String>) {
    (length, vec![text.get(..length).unwrap_or_default().trim().to_owned()])
}

fn word(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !belongs(letter)).unwrap_or(text.len())
}

/// The length of a number without a sign.
fn number(text: &str, may_have_places: bool) -> Option<usize> {
    let whole = word(text, |letter| letter.is_ascii_digit());
    if whole == 0 {
        return None;
    }
    let places = text[whole..]
        .strip_prefix('.')
        .map_or(0, |rest| word(rest, |letter| letter.is_ascii_digit()));
    Some(if may_have_places && places > 0 { whole + 1 + places } else { whole })
}

/// Quoted values with commas, "or", "and" or `&` between them.
fn quoted(text: &str) -> Option<(usize, Vec<String>)> {
    let mut values = Vec::new();
    let mut at = 0;
    while let Some(rest) = text[at..].strip_prefix('"') {
        let close = rest.find('"')?;
        values.push(rest[..close].to_owned());
        let end = at + close + 2;
        match joint(&text[end..]).filter(|length| text[end + length..].starts_with('"')) {
            Some(length) => at = end + length,
            None => return Some((end, values)),
        }
    }
    None
}

/// Words in capitals joined by "or", at least two; and where else they can end. Of `DAYby day` the
/// last word can be `DAY` or `DA`, unless the text has one of them elsewhere.
fn capitals(text: &str) -> Option<(usize, Vec<String>, Option<usize>)> {
    let capital = |text: &str| word(text, |letter| letter.is_ascii_uppercase() || letter == '_');
    let mut values = Vec::new();
    let mut at = 0;
    loop {
        let length = capital(&text[at..]);
        if length < 2 {
            return None;
        }
        let end = at + length;
        let next =
            joint(&text[end..]).filter(|joint| *joint > 2 && capital(&text[end + joint..]) > 1);
        let (length, other) =
            if next.is_none() { last_capitals(&text[at..], length) } else { (length, None) };
        values.push(text[at..at + length].to_owned());
        match next {
            Some(joint) => at = end + joint,
            None => {
                let end = at + length;
                return (values.len() > 1).then_some((end, values, other.map(|other| at + other)));
            }
        }
    }
}

/// The length of the last word in capitals, where the next cell may begin with its last letter; and
/// the other length that it can have.
fn last_capitals(text: &str, length: usize) -> (usize, Option<usize>) {
    if !text[length..].starts_with(|next: char| next.is_ascii_lowercase()) || length < 3 {
        return (length, None);
    }
    let is_elsewhere = |word: &str| {
        text[length..]
            .split(|one: char| !(one.is_alphanumeric() || one == '_'))
            .any(|one| one == word)
    };
    match (is_elsewhere(&text[..length]), is_elsewhere(&text[..length - 1])) {
        (true, false) => (length, None),
        (false, true) => (length - 1, None),
        _ => (length - 1, Some(length)),
    }
}

/// The length of what joins two values.
fn joint(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    let blanks = text.len() - trimmed.len();
    for joint in [",", "or ", "OR ", "and ", "&"] {
        if let Some(rest) = trimmed.strip_prefix(joint) {
            return Some(blanks + joint.len() + (rest.len() - rest.trim_start().len()));
        }
    }
    None
}

/// The length up to the end of the sentence, quoted text passed over.
fn sentence(text: &str) -> usize {
    let mut in_quotes = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' if in_quotes => {
                in_quotes = false;
                // A word right behind the quotes is the next cell.
                if letters.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
                    return at + 1;
                }
            }
            '"' => in_quotes = true,
            '\n' => return at,
            '.' if !in_quotes && letters.peek().is_none_or(|(_, next)| next.is_whitespace()) => {
                return at;
            }
            _ => {}
        }
    }
    text.len()
}
