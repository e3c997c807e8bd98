//! Every mistake of the catalogue, made by another hand.

use std::collections::BTreeSet;

use binance_pay_diagnose::{Cause, Diagnosis, Verdict};

use crate::data::{Mistake, Mistakes, causes};

#[test]
fn mistakes_with_requests_are_found() {
    let mistakes = Mistakes::read();
    assert!(mistakes.requests.len() > 150);
    let wrong: Vec<_> = mistakes
        .requests
        .iter()
        .filter_map(|mistake| fault(mistake, &mistake.diagnose_request()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn mistakes_with_webhooks_are_found() {
    let mistakes = Mistakes::read();
    assert!(mistakes.webhooks.len() > 20);
    let wrong: Vec<_> = mistakes
        .webhooks
        .iter()
        .filter_map(|mistake| fault(mistake, &mistakes.diagnose_webhook(mistake)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a diagnosis.
fn fault(mistake: &Mistake, diagnosis: &Diagnosis) -> Option<String> {
    let mut expected = mistake.causes.clone();
    expected.sort();
    let found = causes(&diagnosis.verdict);
    if found != expected {
        return Some(format!("{found:?} instead of {expected:?}: {mistake:?}"));
    }
    if diagnosis.payload.as_bytes() != mistake.right() {
        return Some(format!("another payload is right: {mistake:?}"));
    }
    let Verdict::Explained(findings) = &diagnosis.verdict else { return None };
    for finding in findings {
        if finding.payload.as_bytes() != mistake.signed() {
            return Some(format!("{} was not signed: {mistake:?}", finding.payload));
        }
        let (right, signed) = (mistake.right(), mistake.signed());
        let offset = (0..).find(|at| right.get(*at) != signed.get(*at) || *at == right.len());
        let difference =
            offset.filter(|_| right != signed).map(|at| (at, right.get(at), signed.get(at)));
        let told = finding.difference.as_ref();
        let told = told.map(|told| (told.offset, told.right.as_ref(), told.signed.as_ref()));
        if told != difference {
            return Some(format!("{told:?} instead of {difference:?}: {mistake:?}"));
        }
    }
    None
}

#[test]
fn every_cause_is_among_them() {
    let mistakes = Mistakes::read();
    let all = mistakes.requests.iter().chain(&mistakes.webhooks);
    let single = all.filter(|mistake| mistake.causes.len() == 1);
    let made: BTreeSet<_> = single.flat_map(|mistake| mistake.causes[0].split('|')).collect();
    let catalogue: BTreeSet<_> = Cause::ALL.iter().map(|cause| cause.id()).collect();
    assert_eq!(made, catalogue);
}
