//! The words of a limitation and of a description.

use serde_json::Value;

use crate::fact::{Kind, Predicate};
use crate::limits::{self, Limits, Mode};
use crate::span::Text;
use crate::statistics::Fate;

use super::Reader;
use super::fields::Field;

impl Reader<'_> {
    /// A text whose column is known.
    pub(super) fn text(&mut self, field: &Field, text: &Text, mode: Mode) -> Fate {
        let mut limits = limits::read(text, mode);
        self.cut(field, text, &mut limits);
        self.stated(field, &limits);
        if mode == Mode::Description {
            self.description(field, text);
        }
        self.leftover(field, &limits)
    }

    /// The limitation with the description glued to its end.
    pub(super) fn glued_text(&mut self, field: &Field, text: &Text) -> Fate {
        let mut limits = limits::read(text, Mode::Glued);
        self.cut(field, text, &mut limits);
        let (before, after) =
            (text.part(0, limits.border), text.part(limits.border, text.text.len()));
        if !limits.other_borders.is_empty() {
            return self.open_border(field, text, &limits);
        }
        self.stated(field, &limits);
        self.description(field, &after);
        if limits.is_none || after.is_empty() {
            return Fate::Consumed;
        }
        let mut readings = vec![cells(&before.text, &after.text), cells(&text.text, "")];
        if !before.is_empty() {
            readings.push(cells("", &text.text));
        }
        let (kind, message) = if limits::may_be_limit(&after.text) {
            (Kind::PossibleLimit, "The description may begin with a limit that is not read.")
        } else {
            (Kind::BorderLost, "The border between Limitation and Description is lost.")
        };
        self.find_readings(kind, &field.subject, text.span, message, readings);
        Fate::Ambiguous
    }

    /// `max 100=Online`: 100, or 10 and `0=Online`.
    fn open_border(&mut self, field: &Field, text: &Text, limits: &Limits) -> Fate {
        let mut ends = limits.other_borders.clone();
        ends.push(limits.border);
        ends.sort_unstable();
        let reading = |at: &usize| cells(text.part(0, *at).text.trim(), &text.text[*at..]);
        let readings = ends.iter().map(reading).collect();
        let message = "The end of the limitation may have the beginning of the description.";
        self.find_readings(Kind::Ambiguous, &field.subject, text.span, message, readings);
        Fate::Ambiguous
    }

    /// Takes back what the last words of a row state where the page is cut off: `maximum length 25` may
    /// be the start of 256.
    fn cut(&mut self, field: &Field, text: &Text, limits: &mut Limits) {
        if !field.is_cut || text.span.end != field.end {
            return;
        }
        let words = text.text.trim_end_matches([',', ';', ' ', '.']).len();
        let end = text.span.end - (text.text.len() - words);
        let before = limits.stated.len();
        limits.stated.retain(|one| one.span.end < end);
        if limits.stated.len() < before {
            let message = "The page may be cut off in this limit: its last words state nothing.";
            self.find_unread(Kind::CutOff, &field.subject, text, message);
        }
    }

    fn stated(&mut self, field: &Field, limits: &Limits) {
        for one in &limits.stated {
            self.fact(&field.subject, one.predicate, one.value.clone(), one.span, one.rule);
        }
        let subject = field.subject.clone();
        self.mentions.extend(limits.fields.iter().map(|name| (subject.clone(), name.clone())));
    }

    fn description(&mut self, field: &Field, text: &Text) {
        if !text.is_empty() && text.text != "-" {
            let words = Value::from(text.text.clone());
            self.fact(&field.subject, Predicate::Description, words, text.span, "description");
        }
    }

    fn leftover(&mut self, field: &Field, limits: &Limits) -> Fate {
        for text in &limits.unread {
            if field.is_cut {
                let message = "The page is cut off in this limitation.";
                self.find_unread(Kind::CutOff, &field.subject, text, message);
            } else {
                let message = "These words of the limitation are not read.";
                self.find_unread(Kind::UnreadLimitation, &field.subject, text, message);
            }
        }
        if limits.unread.is_empty() { Fate::Consumed } else { Fate::Unread }
    }
}

fn cells(limitation: &str, description: &str) -> String {
    format!("Limitation: {limitation} | Description: {description}")
}
