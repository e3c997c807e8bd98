//! The language of limitations: an explicit grammar, clause by clause. What it does not have is left
//! over and told.

mod clauses;
mod lists;
mod template;

use serde_json::Value;

use crate::fact::Predicate;
use crate::span::{Span, Text};

/// Which words a text can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The cell of a limitation: clauses and nothing else.
    Limitation,
    /// Prose, in which clauses may stand.
    Description,
    /// A limitation with the description glued to its end.
    Glued,
}

/// What one clause states.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stated {
    pub(crate) predicate: Predicate,
    pub(crate) value: Value,
    pub(crate) span: Span,
    pub(crate) rule: &'static str,
}

/// A text that was read.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    pub(crate) stated: Vec<Stated>,
    /// What is left over of a limitation.
    pub(crate) unread: Vec<Text>,
    /// Where the clauses at the start end: behind it, in glued text, the description may begin.
    pub(crate) border: usize,
    /// Whether the text says that there is no limitation.
    pub(crate) is_none: bool,
    /// Where else the border can be: the last number or word may have a part of the description.
    pub(crate) other_borders: Vec<usize>,
    /// Names of fields in the clauses.
    pub(crate) fields: Vec<Text>,
}

/// Reads a text.
pub(crate) fn read(text: &Text, mode: Mode) -> Limits {
    let mut reader = Reader { text, mode, at: 0, limits: Limits::default() };
    reader.dash();
    reader.clauses();
    if reader.mode != Mode::Limitation {
        reader.lists();
    }
    reader.limits
}

struct Reader<'a> {
    text: &'a Text,
    mode: Mode,
    at: usize,
    limits: Limits,
}

impl Reader<'_> {
    /// A dash says that there is no limitation, unless it can be the sign of a number.
    fn dash(&mut self) {
        let text = &*self.text.text;
        let Some(rest) = text.strip_prefix('-') else { return };
        let is_sign = rest.starts_with(|next: char| matches!(next, '1'..='9' | ' '));
        if rest.is_empty() || (self.mode == Mode::Glued && !is_sign) {
            self.limits.is_none = true;
            self.limits.border = 1;
            self.at = 1;
            self.mode = if rest.is_empty() { self.mode } else { Mode::Description };
        }
    }

    fn clauses(&mut self) {
        let mut is_at_start = true;
        let mut skipped = None;
        let end = self.end();
        while self.at < end {
            let rest = &self.text.text[self.at..end];
            let blank = separators(rest);
            if blank > 0 {
                self.at += blank;
                continue;
            }
            if let Some((clause, found)) = clauses::best(rest, self.mode, self.at == self.start()) {
                self.leave_over(skipped.take());
                self.take(clause, &found, is_at_start);
                continue;
            }
            if is_at_start && self.mode == Mode::Glued {
                // From here on it may be description: only what prose can say is read.
                self.mode = Mode::Description;
                is_at_start = false;
                continue;
            }
            is_at_start = false;
            skipped.get_or_insert(self.at);
            self.at += to_separator(rest);
        }
        self.leave_over(skipped);
    }

    /// Takes what one clause states, and goes on behind it.
    fn take(&mut self, clause: &clauses::Clause, found: &template::Found, is_at_start: bool) {
        let last = self.at + found.end;
        let span = self.text.part(self.at, last).span;
        let fields = found.fields.iter();
        let fields = fields.map(|(from, to)| self.text.part(self.at + from, self.at + to));
        self.limits.fields.extend(fields);
        let rule = clause.rule;
        let stated = clause.state(found).into_iter();
        let stated = stated.map(|(predicate, value)| Stated { predicate, value, span, rule });
        self.limits.stated.extend(stated);
        if is_at_start {
            self.limits.border = last;
            let others = found.other_ends.iter().map(|end| self.at + end);
            self.limits.other_borders = others.filter(|_| self.mode == Mode::Glued).collect();
        }
        self.at = last;
    }

    /// Where clauses end at the latest: in glued text a later line belongs to the description, and may
    /// be the rest of a row that is lost.
    fn end(&self) -> usize {
        let all = self.text.text.len();
        if self.mode == Mode::Limitation { all } else { self.text.text.find('\n').unwrap_or(all) }
    }

    /// Where the text begins behind a dash.
    fn start(&self) -> usize {
        usize::from(self.limits.is_none)
    }

    fn leave_over(&mut self, from: Option<usize>) {
        if let Some(from) = from.filter(|_| self.mode == Mode::Limitation) {
            let text = self.text.part(from, self.at);
            self.limits.unread.push(text);
        }
    }

    /// Values that are listed in prose.
    fn lists(&mut self) {
        if self.limits.stated.iter().any(|stated| stated.predicate == Predicate::Values) {
            return;
        }
        if let Some((values, rule)) = lists::find(&self.text.text[self.start()..]) {
            self.limits.stated.push(Stated {
                predicate: Predicate::Values,
                value: values.into(),
                span: self.text.span,
                rule,
            });
        }
    }
}

/// How limits begin, also those that the grammar does not have.
const BEGINNINGS: &[&str] = &[
    "all characters",
    "at least",
    "at most",
    "between",
    "can not be",
    "cannot be",
    "digit",
    "exactly",
    "greater than",
    "length",
    "less than",
    "letter",
    "limit",
    "longer than",
    "lower case",
    "lower-case",
    "lowercase",
    "max",
    "min",
    "more than",
    "must",
    "no less",
    "no longer",
    "no more",
    "not longer",
    "not more",
    "only",
    "range",
    "shall",
    "shorter than",
    "should",
    "up to",
    "upper case",
    "upper-case",
    "uppercase",
    "within",
];

/// Whether words that no clause has read may still be a limit: glued text does not show whether
/// they stand in the limitation or in the description.
pub(crate) fn may_be_limit(text: &str) -> bool {
    let start = text[separators(text)..].to_ascii_lowercase();
    BEGINNINGS.iter().any(|words| start.starts_with(words)) || is_count(&start)
}

/// `32 characters`, `8 digits`.
fn is_count(text: &str) -> bool {
    let unit = text.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start();
    unit.len() < text.len()
        && ["byte", "char", "decimal", "digit", "letter"].iter().any(|word| unit.starts_with(word))
}

/// The length of what stands between two clauses.
fn separators(text: &str) -> usize {
    text.len() - text.trim_start_matches([',', ';', '.', ' ', '\n', '\t', '、']).len()
}

/// The length up to the next place where a clause can begin; quoted text is passed over.
fn to_separator(text: &str) -> usize {
    let mut in_quotes = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => in_quotes = !in_quotes,
            '\n' => return at + 1,
            ',' | ';' if !in_quotes => return at + 1,
            '.' if !in_quotes
                && letters
                    .peek()
                    .is_none_or(|(_, next)| next.is_whitespace() || next.is_uppercase()) =>
            {
                return at + 1;
            }
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn text(text: &str) -> Text {
        Text { text: text.to_owned(), span: Span::new(0, text.len()) }
    }

    fn stated(words: &str, mode: Mode) -> Vec<(Predicate, Value)> {
        let limits = read(&text(words), mode);
        limits.stated.into_iter().map(|one| (one.predicate, one.value)).collect()
    }

    fn unread(words: &str) -> Vec<String> {
        read(&text(words), Mode::Limitation).unread.into_iter().map(|text| text.text).collect()
    }

    #[test]
    fn clauses_stand_side_by_side() {
        assert_eq!(
            stated(
                "letter or digit, no other symbol allowed, maximum length 32, can not be empty if payeeId is null",
                Mode::Limitation
            ),
            [
                (Predicate::Charset, json!("letters-and-digits")),
                (Predicate::MaxLength, json!(32)),
                (Predicate::RequiredWithout, json!("payeeId")),
            ]
        );
        assert_eq!(
            stated(
                "Amount Range: 0.01 - 20000; Max Unit Range: 8 decimal places",
                Mode::Limitation
            ),
            [
                (Predicate::Minimum, json!("0.01")),
                (Predicate::Maximum, json!("20000")),
                (Predicate::Scale, json!(8)),
            ]
        );
    }

    #[test]
    fn values_are_listed_in_many_ways() {
        for words in [
            "\"RED\", \"BLUE\"",
            "\"RED\" or \"BLUE\"",
            "only \"RED\" or \"BLUE\" is accepted",
            "only \"RED\",\"BLUE\" can be accepted",
            "Valid values are:\"RED\", \"BLUE\"",
            "RED or BLUE",
        ] {
            let expected = [(Predicate::Values, json!(["RED", "BLUE"]))];
            assert_eq!(stated(words, Mode::Limitation), expected, "{words}");
            assert_eq!(unread(words), [""; 0], "{words}");
        }
    }

    #[test]
    fn what_is_left_over_is_told_as_it_stands() {
        assert_eq!(unread("maximum length 32, must rhyme"), ["must rhyme"]);
        assert_eq!(unread("must rhyme, and scan, maximum length 3"), ["must rhyme, and scan,"]);
        assert_eq!(unread("maximum length 32x"), ["maximum length 32x"]);
        assert_eq!(unread("-"), [""; 0]);
    }

    #[test]
    fn glued_text_has_a_border() {
        let limits = read(&text("maximum length 32page"), Mode::Glued);
        assert_eq!((limits.border, limits.other_borders.len()), (17, 0));
        assert_eq!(limits.stated[0].value, json!(32));
        let limits = read(&text("max 100=Online, 1=Shop"), Mode::Glued);
        assert_eq!(limits.other_borders, [6, 5]);
        let limits = read(&text("RED or BLUEby the sea"), Mode::Glued);
        assert_eq!((limits.border, &*limits.other_borders), (10, &[11][..]));
        let limits = read(&text("RED or BLUEas BLUE as the sea"), Mode::Glued);
        assert_eq!((limits.border, limits.other_borders.len()), (11, 0));
        let limits = read(&text("-some words"), Mode::Glued);
        assert_eq!((limits.border, limits.is_none), (1, true));
    }

    #[test]
    fn what_may_be_a_limit_behind_the_border() {
        for words in ["minimum length 10The id", ", Must rhyme", "32 charactersThe id", "8digits"] {
            assert!(may_be_limit(words), "{words}");
        }
        for words in ["", "The minimum", "1: by hand", "32", "order id, maximum length 3"] {
            assert!(!may_be_limit(words), "{words}");
        }
    }

    #[test]
    fn prose_is_not_taken_for_limits() {
        for words in
            ["e.g. \"RED\",\"BLUE\"", "number", "Colour to ask for, e.g, \"RED\" & \"BLUE\"."]
        {
            let found = stated(words, Mode::Description);
            assert!(found.iter().all(|(one, _)| *one == Predicate::Example), "{found:?}");
        }
        assert_eq!(
            stated("0-by hand, 1-by itself. only \"DONE\" status", Mode::Description),
            [(Predicate::OnlyWithStatus, json!(["DONE"])), (Predicate::Values, json!(["0", "1"])),]
        );
    }
}
