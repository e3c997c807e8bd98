//! Text that is put around parts of a source file, with positions kept.

use std::ops::Range;

/// What is written before or after a part.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Belongs to no mutant.
    Glue(String),
    /// What one mutant does.
    Branch(usize, String),
}

impl Piece {
    /// Text of no mutant.
    pub(crate) fn glue(text: &str) -> Self {
        Self::Glue(text.to_owned())
    }
}

/// A part of the file that is written with something around it.
#[derive(Debug, Default)]
pub(crate) struct Wrap {
    /// The part in the original; empty for an insertion.
    pub(crate) inner: Range<usize>,
    /// What comes before it.
    pub(crate) lead: Vec<Piece>,
    /// What comes after it.
    pub(crate) trail: String,
    /// Not even the part itself is written.
    pub(crate) drops: bool,
    /// For a match: the mutants that leave out one of its arms.
    pub(crate) arms: Vec<usize>,
}

impl Wrap {
    /// The mutants in it.
    pub(crate) fn mutants(&self) -> impl Iterator<Item = usize> {
        self.lead.iter().filter_map(|piece| match piece {
            Piece::Branch(mutant, _) => Some(*mutant),
            Piece::Glue(_) => None,
        })
    }
}

/// The file as it is written.
#[derive(Debug, Default)]
pub(crate) struct Woven {
    /// Its text.
    pub(crate) text: String,
    /// Where the text of each mutant is.
    pub(crate) branches: Vec<(Range<usize>, usize)>,
    /// Where each match is, and the mutants that leave out one of its arms.
    pub(crate) matches: Vec<(Range<usize>, Vec<usize>)>,
    /// Where each wrap with mutants is, and these.
    pub(crate) wraps: Vec<(Range<usize>, Vec<usize>)>,
}

impl Woven {
    /// The mutants in it.
    pub(crate) fn mutants(&self) -> impl Iterator<Item = usize> {
        self.branches.iter().map(|(_, mutant)| *mutant)
    }
}

/// Writes the source with the wraps, which may hold one another but never overlap.
pub(crate) fn weave(source: &str, mut wraps: Vec<Wrap>) -> Woven {
    // Outer ones first; an insertion at the begin of a part comes before it.
    wraps.sort_by_key(|wrap| {
        (wrap.inner.start, !wrap.inner.is_empty(), usize::MAX - wrap.inner.end)
    });
    let mut woven = Woven::default();
    part(source, 0..source.len(), &mut wraps.iter().peekable(), &mut woven);
    woven
}

fn part<'w>(
    source: &str,
    range: Range<usize>,
    wraps: &mut std::iter::Peekable<impl Iterator<Item = &'w Wrap>>,
    woven: &mut Woven,
) {
    let mut at = range.start;
    while let Some(wrap) = wraps.next_if(|wrap| wrap.inner.end <= range.end) {
        woven.text.push_str(&source[at..wrap.inner.start]);
        let begin = woven.text.len();
        for piece in &wrap.lead {
            let start = woven.text.len();
            match piece {
                Piece::Glue(text) => woven.text.push_str(text),
                Piece::Branch(mutant, text) => {
                    woven.text.push_str(text);
                    woven.branches.push((start..woven.text.len(), *mutant));
                }
            }
        }
        if !wrap.drops {
            part(source, wrap.inner.clone(), &mut *wraps, woven);
        }
        woven.text.push_str(&wrap.trail);
        let mutants: Vec<usize> = wrap.mutants().collect();
        if !mutants.is_empty() {
            woven.wraps.push((begin..woven.text.len(), mutants));
        }
        if !wrap.arms.is_empty() {
            woven.matches.push((begin..woven.text.len(), wrap.arms.clone()));
        }
        at = wrap.inner.end;
    }
    woven.text.push_str(&source[at..range.end]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrap(inner: Range<usize>, lead: Vec<Piece>, trail: &str) -> Wrap {
        Wrap { inner, lead, trail: trail.to_owned(), ..Wrap::default() }
    }

    #[test]
    fn wraps_hold_one_another() {
        let outer = wrap(0..5, vec![Piece::glue("("), Piece::Branch(7, "A".to_owned())], ")");
        let inner = wrap(4..5, vec![Piece::Branch(8, "B".to_owned())], "");
        let insertion = wrap(4..4, vec![Piece::glue("^")], "");
        let woven = weave("a + b;", vec![inner, insertion, outer]);
        assert_eq!(woven.text, "(Aa + ^Bb);");
        assert_eq!(woven.branches, [(1..2, 7), (7..8, 8)]);
        assert_eq!(woven.wraps, [(7..9, vec![8]), (0..10, vec![7])]);
        assert_eq!(woven.mutants().collect::<Vec<_>>(), [7, 8]);
    }

    #[test]
    fn a_part_can_be_left_out() {
        let drop = Wrap { inner: 0..5, drops: true, ..Wrap::default() };
        assert_eq!(weave("const fn", vec![drop]).text, " fn");
    }
}
