//! Two states of a page: what changed is found with its grade, what cannot be seen is unknown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use binance_pay_docs::page::Form;
use binance_pay_docs::{Change, Comparison, Grade, compare, read};
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

/// One edit of our page, and what it is to be found as: rule, grade, subject.
#[rustfmt::skip]
const EDITS: &[(&str, &str, &str, &str, &str)] = &[
    ("| layers | int | Y", "| layers | int | N", "request-field-requirement-removed", "breaking", "/request/layers"),
    ("| shade | string | N", "| shade | string | Y", "request-field-requirement-added", "breaking", "/request/shade"),
    ("| layers | int |", "| layers | long |", "request-integer-width-loosened", "breaking", "/request/layers"),
    ("| layers | int |", "| layers | string |", "request-type-changed", "breaking", "/request/layers"),
    ("length 32", "length 23", "request-max-length-tightened", "breaking", "/request/shade"),
    ("length 32", "length 64", "request-max-length-loosened", "additive", "/request/shade"),
    ("max 10", "max 100", "request-maximum-loosened", "additive", "/request/layers"),
    ("Range: 0.01 -", "Range: 0.1 -", "request-minimum-tightened", "breaking", "/request/price"),
    ("8 decimal", "6 decimal", "request-scale-tightened", "breaking", "/request/price"),
    ("Maximum size 5", "Maximum size 4", "request-max-items-tightened", "breaking", "/request/brushes"),
    ("letter or digit, no other symbol allowed, ", "", "request-charset-loosened", "additive", "/request/shade"),
    ("\"RED\", \"BLUE\" |", "\"RED\", \"BLUE\", \"GOLD\" |", "request-enum-value-added", "additive", "/request/colour"),
    ("\"HOG\" or \"OX\"", "\"OX\"", "request-enum-value-removed", "breaking", "/objects/Brush/hair"),
    ("| - | 0-by hand, 1-by machine", "| - | 0-by hand, 1-by machine, 2-by foot", "response-enum-value-added", "risky", "/objects/PaintResult/way"),
    ("length 19", "length 20", "response-max-length-loosened", "risky", "/objects/PaintResult/jobId"),
    ("length 19", "length 18", "response-max-length-tightened", "additive", "/objects/PaintResult/jobId"),
    ("| remark | String | N | - | words for the painter |\n", "", "request-optional-field-removed", "breaking", "/request/remark"),
    ("| width | int | Y | maximum value 9 | in fingers |\n", "", "request-required-field-removed", "breaking", "/objects/Brush/width"),
    ("| way | int", "| speed | int | N | - | how fast |\n| way | int", "response-optional-field-added", "additive", "/objects/PaintResult/speed"),
    ("| way | int", "| speed | int | Y | - | how fast |\n| way | int", "response-required-field-added", "breaking", "/objects/PaintResult/speed"),
    ("| max 10 |", "| max 10, can not be empty if price is null |", "request-group-added", "breaking", "/request/layers"),
    ("| max 10 |", "| max 10, mandatory if colour = RED |", "request-required-if-added", "breaking", "/request/layers"),
    ("| max 10 |", "| max 10, will be ignored if price already provided |", "request-ignored-if-added", "risky", "/request/layers"),
    ("| max 10 |", "| max 10, as the painter likes |", "request-unread-limit-changed", "needs-decision", "/request/layers"),
    ("UNKNOWN_PAINT", "NO_SUCH_PAINT", "codes-code-name-changed", "breaking", "/codes/400901"),
    ("| UNKNOWN_PAINT | 400901 | No such paint. | Look at the shelf |\n", "", "codes-listed-code-removed", "risky", "/codes/400901"),
    ("| UNKNOWN_PAINT", "| NO_BRUSH | 400900 | None. | |\n| UNKNOWN_PAINT", "codes-listed-code-added", "additive", "/codes/400900"),
    ("POST /binance", "GET /binance", "request-method-changed", "breaking", "/endpoint"),
    ("paint/thing", "paint/wall", "request-path-changed", "breaking", "/endpoint"),
    ("This API is only available for painters.\n", "", "request-audience-loosened", "additive", "/page"),
    ("available for painters.", "available for whitelisted merchants.", "request-audience-changed", "needs-decision", "/page"),
    ("EndPoint\n", "This API is deprecated, please migrate to another\nEndPoint\n", "request-deprecation-added", "risky", "/page"),
    ("words for the painter", "what the painter should know", "request-field-doc-changed", "doc-only", "/request/remark"),
    ("Paint a Thing", "Painting Things", "request-endpoint-doc-changed", "doc-only", "/page"),
    ("No such paint.", "There is no such paint.", "codes-code-reason-changed", "doc-only", "/codes/400901"),
    ("\"layers\": 2,", "\"layers\": 3,", "request-sample-added", "doc-only", "/samples/request"),
];

#[test]
fn every_kind_of_change_is_found_and_nothing_else() {
    let source = page().render(Form::Pipes);
    let old = read(&source);
    for (from, to, rule, grade, subject) in EDITS {
        assert!(source.contains(from), "{from}");
        let found = compare(&old, &read(&source.replacen(from, to, 1)));
        let expected = |one: &&Change| {
            (&*one.rule, one.grade.name(), &*one.subject) == (*rule, *grade, *subject)
        };
        assert!(
            found.changes.iter().any(|one| expected(&one)),
            "{from} to {to}: {}",
            shown(&found)
        );
        // Words of the same place may change with it, and what they mean with them.
        let others = found.changes.iter().filter(|one| !expected(one));
        let graver: Vec<_> = others.filter(|one| one.grade > Grade::DocOnly).collect();
        assert!(graver.is_empty(), "{from} to {to}: {graver:?}");
        let back = compare(&read(&source.replacen(from, to, 1)), &old);
        assert_eq!(back.changes.len(), found.changes.len(), "{from} to {to}: {}", shown(&back));
    }
}

#[test]
fn other_words_are_doc_only() {
    for form in Form::ALL {
        let source = page().render(form);
        let other = source
            .replace("the shop's own name", "the name in the shop")
            .replace("what it cost", "its price in the end")
            .replace("Paint a Thing", "Painting")
            .replace("The pot is empty", "No paint is left")
            .replace("how it went", "whether it went well");
        let found = compare(&read(&source), &read(&other));
        assert!(found.changes.len() >= 4, "{form:?}: {}", shown(&found));
        assert_eq!(found.grade(), Some(Grade::DocOnly), "{form:?}: {}", shown(&found));
    }
}

#[test]
fn a_page_that_is_cut_off_has_changed_nothing() {
    for form in Form::ALL {
        let source = page().render(form);
        let whole = read(&source);
        for end in (0..source.len()).filter(|end| source.is_char_boundary(*end)) {
            let part = read(&source[..end]);
            for found in [compare(&whole, &part), compare(&part, &whole)] {
                assert!(found.changes.is_empty(), "{form:?} up to {end}: {}", shown(&found));
            }
        }
    }
}
