//! Tables whose heads have other words, and rows that lack one: told, not passed over.

use binance_pay_docs::page::Form;
use binance_pay_docs::{Finding, Kind, Predicate, Reading, read};

use crate::page::page;

/// The open findings of a kind.
fn open(reading: &Reading, kind: Kind) -> Vec<&Finding> {
    assert!(kind.is_open());
    reading.findings.iter().filter(|one| one.kind == kind).collect()
}

/// The page of our own with another head above its first table.
fn with_head(form: Form, head: &[&str]) -> Reading {
    let mut page = page();
    page.tables[0].head = head.iter().map(|word| (*word).to_owned()).collect();
    read(&page.render(form))
}

#[test]
fn a_head_with_other_words_is_told_with_the_known_ones() {
    let heads: [&[&str]; 5] = [
        &["Attributes", "Type", "Mandatory", "Limitation", "Description"],
        &["Attributes", "Type", "required", "Limitation", "Description"],
        &["Attributes", "Data Type", "Required", "Limitation", "Description"],
        &["Parameter", "Type", "Mandatory", "Constraints", "Remarks"],
        &["Field", "Kind", "Must", "Range", "Meaning"],
    ];
    for head in heads {
        for form in [Form::Html, Form::Pipes, Form::Bars] {
            let reading = with_head(form, head);
            let found = open(&reading, Kind::UnknownWord);
            assert_eq!(found.len(), 1, "{form:?} {head:?}: {:?}", reading.findings);
            let (word, message) = (head[2], &found[0].message);
            assert!(message.contains(word) || message.contains(head[1]), "{message}");
            assert!(message.contains("Required") && message.contains("Limitation"), "{message}");
            assert_eq!(reading.value("/request/colour", Predicate::Type), None);
        }
        // Where no word is known, nothing tells a line of glued words from the name of an object.
        for form in [Form::Glued, Form::Stacked].into_iter().filter(|_| head[1] != "Kind") {
            let reading = with_head(form, head);
            let mut all = reading.findings.iter().filter(|one| one.kind.is_open());
            assert!(
                all.any(|one| one.span.start < 200),
                "{form:?} {head:?}: {:?}",
                reading.findings
            );
        }
    }
}

#[test]
fn a_table_about_something_else_is_left_as_it_is() {
    let source = "Changes\n| Old | New | Since |\n|---|---|---|\n| a | b | c |\n";
    let reading = read(source);
    assert!(!reading.is_open(), "{:?}", reading.findings);
    assert_eq!(reading.statistics[&Form::Pipes].consumed, 3);
    let below = format!("Request Parameters\n{source}");
    assert!(read(&below.replace("Changes\n", "")).is_open());
}

#[test]
fn a_cell_without_a_word_of_its_vocabulary_is_told() {
    for (form, old, new) in [
        (Form::Pipes, "| layers | int | Y |", "| layers | int | |"),
        (Form::Pipes, "| layers | int | Y |", "| layers | | Y |"),
        (Form::Pipes, "| UNKNOWN_PAINT | 400901 |", "| | 400901 |"),
        (Form::Html, "<td>int</td><td>Y</td><td>max 10", "<td>int</td><td></td><td>max 10"),
        (Form::Html, "<td>int</td><td>Y</td><td>max 10", "<td> </td><td>Y</td><td>max 10"),
    ] {
        let source = page().render(form);
        assert!(source.contains(old), "{old}");
        let reading = read(&source.replacen(old, new, 1));
        assert_eq!(open(&reading, Kind::EmptyCell).len(), 1, "{new}: {:?}", reading.findings);
    }
    let source = page().render(Form::Pipes).replacen("| 400901 |", "| |", 1);
    assert_eq!(open(&read(&source), Kind::UnreadRow).len(), 1);
}

#[test]
fn glued_rows_below_a_head_in_another_order_are_not_read() {
    for head in [
        ["Attributes", "Required", "Type", "Limitation", "Description"],
        ["Attributes", "Type", "Required", "Description", "Limitation"],
        ["Type", "Attributes", "Required", "Limitation", "Description"],
    ] {
        let reading = with_head(Form::Glued, &head);
        let found = open(&reading, Kind::Ambiguous);
        assert_eq!(found.iter().filter(|one| one.subject == "/request").count(), 1, "{head:?}");
        assert!(!reading.facts.iter().any(|fact| fact.subject.starts_with("/request/")));
        assert!(reading.value("/objects/Brush/width", Predicate::Type).is_some());
    }
}

#[test]
fn a_row_of_any_length_is_read_or_told() {
    let head = "Request Parameters\nAttributesTypeRequiredLimitationDescription\n";
    for row in ["aB", "stringY", "aYaYb", "aB: max 10 = "] {
        let reading = read(&format!("{head}{}\n", row.repeat(400_000 / row.len())));
        assert!(reading.is_open() || !reading.findings.is_empty(), "{row}");
        assert!(reading.findings.iter().all(|one| one.readings.len() < 20), "{row}");
    }
    let codes =
        format!("Result Code\nNameCodeReasonSolution\nBAD_POT400901{}", "aB".repeat(200_000));
    assert!(read(&codes).findings.iter().all(|one| one.readings.len() < 20));
}
