//! Violations in one line each, for comparisons that read well.

use binance_pay::Violation;

/// `pointer rule`, sorted: what is said, without limits and findings.
#[must_use]
pub fn remarks<'a>(violations: impl IntoIterator<Item = &'a Violation>) -> Vec<String> {
    let one = |violation: &Violation| format!("{} {}", violation.pointer(), violation.rule());
    let mut told: Vec<String> = violations.into_iter().map(one).collect();
    told.sort();
    told
}

/// `pointer rule limit found [codes]`, sorted: all that is said.
#[must_use]
pub fn details<'a>(violations: impl IntoIterator<Item = &'a Violation>) -> Vec<String> {
    let one = |violation: &Violation| {
        let codes = violation.codes().join(",");
        let (pointer, rule) = (violation.pointer(), violation.rule());
        format!("{pointer} {rule} {} {:?} [{codes}]", violation.limit(), violation.found())
    };
    let mut told: Vec<String> = violations.into_iter().map(one).collect();
    told.sort();
    told
}
