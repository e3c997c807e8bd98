//! Violations in one line each, for comparisons that read well.

use binance_pay::Violation;

/// `pointer rule`, sorted: what is said.
#[must_use]
pub fn remarks<'a>(violations: impl IntoIterator<Item = &'a Violation>) -> Vec<String> {
    sorted(violations, |one| format!("{} {}", one.pointer(), one.rule()))
}

/// `pointer rule limit [codes]`, sorted: what the documentation says.
#[must_use]
pub fn limits<'a>(violations: impl IntoIterator<Item = &'a Violation>) -> Vec<String> {
    sorted(violations, |one| {
        let codes = one.codes().join(",");
        format!("{} {} {} [{codes}]", one.pointer(), one.rule(), one.limit())
    })
}

/// `pointer rule limit "found" [codes]`, sorted: all that is said.
#[must_use]
pub fn details<'a>(violations: impl IntoIterator<Item = &'a Violation>) -> Vec<String> {
    sorted(violations, |one| {
        let codes = one.codes().join(",");
        format!("{} {} {} {:?} [{codes}]", one.pointer(), one.rule(), one.limit(), one.found())
    })
}

fn sorted<'a>(
    violations: impl IntoIterator<Item = &'a Violation>,
    line: impl Fn(&Violation) -> String,
) -> Vec<String> {
    let mut lines: Vec<String> = violations.into_iter().map(line).collect();
    lines.sort();
    lines
}
