//! Two states of a page: what changed is found with its grade, what cannot be seen is unknown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use binance_pay_docs::page::Form;
use binance_pay_docs::{Change, Comparison, compare, read};
use serde::Deserialize;

use crate::page::page;
use crate::pages::{changes_of_reference, pages, say};

/// One change of the real documentation, as it is to be found.
#[derive(Deserialize)]
struct Expected {
    pages: Vec<String>,
    field: String,
    /// Subject, rule, grade and, for a value of an enum, the value.
    #[serde(default)]
    found: Vec<Vec<String>>,
    #[serde(default)]
    unknown: Vec<String>,
}

fn expected() -> Vec<Expected> {
    serde_saphyr::from_str(include_str!("changes.yaml")).unwrap()
}

fn is(change: &Change, expected: &[String]) -> bool {
    let value = expected.get(3);
    let says = |value: &String| {
        change.old.iter().chain(&change.new).any(|one| one.as_str() == Some(value))
    };
    change.subject == expected[0]
        && change.rule == expected[1]
        && change.grade.name() == expected[2]
        && value.is_none_or(says)
}

#[test]
fn real_changes_are_found_with_their_grades() {
    let pages: BTreeMap<String, String> = pages().into_iter().collect();
    if pages.is_empty() {
        return;
    }
    let (mut table, mut missed) = (String::new(), Vec::new());
    for one in expected() {
        let state = |at: usize| read(&pages[&one.pages[at]]);
        let found = compare(&state(0), &state(1));
        let mut told = Vec::new();
        for change in &one.found {
            let is_found = found.changes.iter().any(|found| is(found, change));
            told.push(format!(
                "{} {}",
                if is_found { "found" } else { "MISSED" },
                change.join(" ")
            ));
            if !is_found {
                missed.push(format!(
                    "{:?} {}: {change:?} not in {}\n",
                    one.pages,
                    one.field,
                    shown(&found)
                ));
            }
        }
        for subject in &one.unknown {
            let is_unknown = found.unknown.iter().any(|found| found.subject == *subject)
                && !found.changes.iter().any(|found| found.subject == *subject);
            told.push(format!("{} {subject}", if is_unknown { "unknown" } else { "CLAIMED" }));
            if !is_unknown {
                missed.push(format!(
                    "{:?} {}: claimed in {}\n",
                    one.pages,
                    one.field,
                    shown(&found)
                ));
            }
        }
        let _ = writeln!(table, "{} to {}, {}", one.pages[0], one.pages[1], one.field);
        for line in told {
            let _ = writeln!(table, "    {line}");
        }
    }
    say(&table);
    assert!(missed.is_empty(), "{}", missed.concat());
}

/// Changes and unknowns, a line each.
fn shown(found: &Comparison) -> String {
    let change = |one: &Change| {
        format!(
            "\n    {} {} {:?} {:?} {:?}",
            one.grade.name(),
            one.rule,
            one.subject,
            one.old,
            one.new
        )
    };
    let unknown = found
        .unknown
        .iter()
        .map(|one| format!("\n    unknown {} {:?}", one.subject, one.predicate));
    found.changes.iter().map(change).chain(unknown).collect()
}

#[test]
fn every_change_with_two_states_is_in_the_table() {
    let table = expected();
    for (pages, field) in changes_of_reference() {
        let is_there = table.iter().any(|one| one.pages == pages && one.field == field);
        assert!(is_there, "{pages:?} {field}");
    }
}

#[test]
fn a_page_is_the_same_as_itself_in_any_form() {
    for (name, source) in pages() {
        let reading = read(&source);
        let found = compare(&reading, &reading);
        assert_eq!((found.changes.len(), found.unknown.len()), (0, 0), "{name}: {}", shown(&found));
    }
    for old in Form::ALL {
        for new in Form::ALL {
            let found = compare(&read(&page().render(old)), &read(&page().render(new)));
            assert!(found.changes.is_empty(), "{old:?} {new:?}: {}", shown(&found));
        }
    }
}
