//! What differs inside of two texts.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Beyond so many words, a text is shown as another one altogether.
const MOST: usize = 4_000;

/// A piece of a text, and whether the other text lacks it.
pub(super) type Piece<'a> = (bool, &'a str);

/// Both texts in pieces. Where hardly anything is common they are all that differs: marks on every
/// other word say less than none.
pub(super) fn compare<'a>(old: &'a str, new: &'a str) -> (Vec<Piece<'a>>, Vec<Piece<'a>>) {
    let (olds, news) = (words(old), words(new));
    if olds.len().max(news.len()) > MOST {
        return (vec![(true, old)], vec![(true, new)]);
    }
    let operations = capture_diff_slices(Algorithm::Myers, &olds, &news);
    let (mut old_pieces, mut new_pieces) = (Vec::new(), Vec::new());
    let mut common = 0;
    for operation in operations {
        let (tag, old_range, new_range) = operation.as_tag_tuple();
        let differs = tag != DiffTag::Equal;
        for (words, range, pieces) in
            [(&olds, old_range, &mut old_pieces), (&news, new_range, &mut new_pieces)]
        {
            let words = words.get(range).unwrap_or_default();
            common += words.iter().filter(|word| !(differs || is_blank(word))).count();
            pieces.extend(words.iter().map(|word| (differs, *word)));
        }
    }
    let all = olds.iter().chain(&news).filter(|word| !is_blank(word)).count();
    if common * 4 < all {
        return (vec![(true, old)], vec![(true, new)]);
    }
    (joined(old_pieces), joined(new_pieces))
}

/// A blank between two words that differ belongs to them.
fn joined(mut pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let differs: Vec<bool> = pieces.iter().map(|(differs, _)| *differs).collect();
    for (around, (is_different, word)) in differs.windows(3).zip(pieces.iter_mut().skip(1)) {
        *is_different |= is_blank(word) && matches!(around, [true, _, true]);
    }
    pieces
}

fn is_blank(word: &str) -> bool {
    word.starts_with(char::is_whitespace)
}

/// The words of a text, and the blanks between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_blank = first.is_whitespace();
        let end = rest.find(|character: char| character.is_whitespace() != is_blank);
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        words.push(word);
        rest = after;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(pieces: &[Piece<'_>]) -> String {
        pieces
            .iter()
            .map(|(differs, word)| if *differs { format!("<{word}>") } else { (*word).to_owned() })
            .collect()
    }

    #[test]
    fn only_the_words_that_differ_are_marked() {
        let (old, new) =
            compare("At most 80,000 USD a day, or so.", "At most 50,000 USD a week, or so.");
        assert_eq!(marked(&old), "At most <80,000> USD a <day,> or so.");
        assert_eq!(marked(&new), "At most <50,000> USD a <week,> or so.");
        assert_eq!(marked(&compare("one two", "one two three").1), "one two< ><three>");
    }

    #[test]
    fn texts_that_have_little_in_common_are_marked_as_wholes() {
        let (old, new) = compare("The key of the API.", "A secret from elsewhere, in the portal.");
        assert_eq!((old.len(), new.len()), (1, 1));
        let long = "a ".repeat(MOST);
        assert_eq!(compare(&long, "b").0.len(), 1);
        assert_eq!(compare("", "").0.len(), 0);
    }
}
