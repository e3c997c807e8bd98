//! A list of violations that a hostile text cannot make as long as it likes.

use alloc::vec::Vec;

use crate::rule::{Limit, Rule};
use crate::violation::Violation;

/// How many violations of one text are told one by one. A text of a million members could break a
/// million rules, and each violation takes many times the room of its cause.
const MOST: usize = 10_000;

/// The violations of one text. Beyond the first ten thousand of each sort they are counted.
#[derive(Default)]
pub(crate) struct Findings {
    /// Why a value cannot be read at all. Remarks never take their place.
    reasons: Vec<Violation>,
    remarks: Vec<Violation>,
    more: usize,
}

impl Findings {
    pub(crate) const fn new() -> Self {
        Self { reasons: Vec::new(), remarks: Vec::new(), more: 0 }
    }

    /// Adds a remark. It is only made where there is room for it.
    pub(crate) fn remark(&mut self, violation: impl FnOnce() -> Violation) {
        add(&mut self.remarks, &mut self.more, violation);
    }

    /// Adds a reason. It is only made where there is room for it.
    pub(crate) fn reason(&mut self, violation: impl FnOnce() -> Violation) {
        add(&mut self.reasons, &mut self.more, violation);
    }

    /// The reasons that are told one by one.
    pub(crate) fn reasons(&self) -> &[Violation] {
        &self.reasons
    }

    /// All of them, reasons first, the last one for those that were only counted.
    #[inline]
    pub(crate) fn into_list(self) -> Vec<Violation> {
        // Nearly every text is as it should be.
        if self.reasons.is_empty() && self.remarks.is_empty() { Vec::new() } else { self.merge() }
    }

    #[cold]
    fn merge(self) -> Vec<Violation> {
        let mut list = self.reasons;
        list.extend(self.remarks);
        if self.more > 0 {
            let count = list.len().saturating_add(self.more);
            let violation = Violation::new("", Rule::TooLarge, Limit::size(MOST));
            list.push(violation.found_count(count, "violations"));
        }
        list
    }
}

fn add(list: &mut Vec<Violation>, more: &mut usize, violation: impl FnOnce() -> Violation) {
    if list.len() < MOST {
        list.push(violation());
    } else {
        *more = more.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_dropped_in_silence() {
        let one = Violation::new("/a", Rule::UnknownField, Limit::None);
        let mut findings = Findings::new();
        for _ in 0..=MOST {
            findings.remark(|| one.clone());
        }
        findings.reason(|| Violation::new("/b", Rule::Required, Limit::None));
        assert_eq!(findings.reasons().len(), 1);
        let list = findings.into_list();
        assert_eq!(list.len(), MOST + 2);
        assert_eq!(list[0].rule(), Rule::Required, "a reason finds room behind any remarks");
        let last = list.last().unwrap();
        assert_eq!((last.rule(), last.found()), (Rule::TooLarge, "10002 violations"));
    }
}
