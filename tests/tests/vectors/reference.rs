//! The vectors need nothing but the spec's model, and they find every fault that is seeded.

use binance_pay_tests::workspace;
use binance_pay_vectors::reference::{Fault, Reference};
use binance_pay_vectors::{Ledger, Report, Set, kill};

fn set() -> Set {
    Set::read(&workspace::root().join("tests/vectors")).unwrap()
}

#[test]
fn the_reference_keeps_every_vector() {
    let reference = Reference::new().unwrap();
    let report = Report::of(&set(), &Ledger::default(), |vector| reference.answer(vector));
    assert!(report.is_success(), "{}", report.text());
}

#[test]
fn every_seeded_fault_is_found() {
    let kills = kill(&set().vectors).unwrap();
    let alive: Vec<&str> = kills
        .iter()
        .filter(|kill| kill.killed_by.is_none())
        .map(|kill| kill.fault.name())
        .collect();
    assert!(alive.is_empty(), "no vector finds {alive:?}");
    assert_eq!(kills.len(), Fault::ALL.len());
}
