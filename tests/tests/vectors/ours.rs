//! Our own implementation keeps every vector but those of the ledger.

use binance_pay_tests::vectors::{api, core};
use binance_pay_tests::workspace;
use binance_pay_vectors::{Ledger, Report, Set};

#[test]
fn the_core_keeps_every_vector() {
    let folder = workspace::root().join("tests/vectors");
    let set = Set::read(&folder).unwrap();
    let ledger = Ledger::read(&folder.join("known-failures.json")).unwrap();
    let api = api().unwrap();
    let report = Report::of(&set, &ledger, |vector| core::answer(&api, vector, crate::decode));
    assert!(report.is_success(), "{}", report.text());
    assert_eq!(set.manifest.counts["total"], report.cases.len());
}
