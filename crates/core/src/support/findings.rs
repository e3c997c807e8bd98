//! A list of violations that a hostile text cannot make as long as it likes.

use alloc::vec::Vec;

use crate::rule::{Limit, Rule};
use crate::violation::Violation;

/// How many violations of one text are told one by one. A text of a million members could break a
/// million rules, and each violation takes many times the room of its cause.
const MOST: usize = 10_000;

/// The violations of one text. Those beyond the first ten thousand are counted.
#[derive(Default)]
pub(crate) struct Findings {
    list: Vec<Violation>,
    more: usize,
}

impl Findings {
    pub(crate) const fn new() -> Self {
        Self { list: Vec::new(), more: 0 }
    }

    pub(crate) fn push(&mut self, violation: Violation) {
        if self.list.len() < MOST {
            self.list.push(violation);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// Those that are told one by one.
    pub(crate) fn told(&self) -> &[Violation] {
        &self.list
    }

    /// All of them, the last one for those that were only counted.
    pub(crate) fn into_list(mut self) -> Vec<Violation> {
        if self.more > 0 {
            let count = self.list.len().saturating_add(self.more);
            let violation = Violation::new("", Rule::TooLarge, Limit::size(MOST));
            self.list.push(violation.found_count(count, "violations"));
        }
        self.list
    }
}

impl Extend<Violation> for Findings {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        violations.into_iter().for_each(|violation| self.push(violation));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_dropped_in_silence() {
        let one = Violation::new("/a", Rule::UnknownField, Limit::None);
        let mut findings = Findings::new();
        findings.extend(core::iter::repeat_n(one.clone(), MOST));
        assert_eq!(findings.told().len(), MOST);
        findings.push(one);
        let list = findings.into_list();
        assert_eq!(list.len(), MOST + 1);
        let last = list.last().unwrap();
        assert_eq!((last.rule(), last.found()), (Rule::TooLarge, "10001 violations"));
    }
}
