//! What the layout of a page says of its words: that they are struck out, hidden or code.

use binance_pay_docs::page::{Block, Form};
use binance_pay_docs::{Kind, Predicate, Reading, read};

use crate::page::page;

/// The page of our own with one place changed.
fn changed(form: Form, old: &str, new: &str) -> (String, Reading) {
    let source = page().render(form);
    assert!(source.contains(old), "{old}");
    let source = source.replacen(old, new, 1);
    let reading = read(&source);
    (source, reading)
}

fn kinds(reading: &Reading) -> Vec<Kind> {
    reading.findings.iter().map(|one| one.kind).collect()
}

#[test]
fn a_fence_that_is_not_closed_is_told_with_its_line() {
    let (source, reading) =
        changed(Form::Pipes, "Response Parameters", "```json\nResponse Parameters");
    let fence = reading.findings.iter().find(|one| one.kind == Kind::OpenFence).unwrap();
    assert!(fence.kind.is_open());
    assert_eq!(&source[fence.span.start..fence.span.end], "```json");
    assert!(reading.value("/request/colour", Predicate::Type).is_some());
    assert_eq!(reading.value("/response/code", Predicate::Type), None);
    for form in [Form::Glued, Form::Stacked, Form::Bars] {
        let row = page().tables[0].rows[1][0].clone();
        let (_, reading) = changed(form, &format!("\n{row}"), &format!("\n```\n{row}"));
        assert!(kinds(&reading).contains(&Kind::OpenFence), "{form:?}");
    }
    let (_, closed) = changed(Form::Pipes, "Response Parameters", "```\n```\nResponse Parameters");
    assert!(!kinds(&closed).contains(&Kind::OpenFence));
}

#[test]
fn words_that_are_struck_out_or_hidden_state_nothing() {
    let limit = "maximum length 32";
    for new in [
        "maximum length <del>32</del>64",
        "maximum length <s>32</s>64",
        "maximum length 64<sup>1</sup>",
        "maximum length 6<sub>4</sub>",
        "maximum length <span>32</span><span>64</span>",
        "maximum length <span hidden>32</span>64",
    ] {
        let (_, reading) = changed(Form::Html, limit, new);
        assert!(kinds(&reading).contains(&Kind::MarkedText), "{new}");
        assert_eq!(reading.value("/request/shade", Predicate::MaxLength), None, "{new}");
        assert!(reading.value("/request/layers", Predicate::Maximum).is_some(), "{new}");
    }
    for (old, new) in [
        ("<tr><td>shade", "<tr hidden><td>shade"),
        ("<tr><td>shade", "<tr style=\"color: red; display: none\"><td>shade"),
        ("<td>shade</td>", "<td><strike>shade</strike></td>"),
    ] {
        let (_, reading) = changed(Form::Html, old, new);
        assert!(kinds(&reading).contains(&Kind::MarkedText), "{new}");
        assert_eq!(reading.value("/request/shade", Predicate::Type), None, "{new}");
        assert!(reading.value("/request/layers", Predicate::Maximum).is_some(), "{new}");
    }
    for form in [Form::Pipes, Form::Bars, Form::Glued, Form::Stacked] {
        let (_, reading) = changed(form, limit, "maximum length ~~32~~64");
        assert!(kinds(&reading).contains(&Kind::MarkedText), "{form:?}");
        assert_eq!(reading.value("/request/shade", Predicate::MaxLength), None, "{form:?}");
    }
}

#[test]
fn what_is_not_hidden_is_not_in_doubt() {
    for new in ["<b>maximum</b> length 32", "<p hidden></p>maximum length 32"] {
        let (_, reading) = changed(Form::Html, "maximum length 32", new);
        assert!(!kinds(&reading).contains(&Kind::MarkedText), "{new}: {:?}", reading.findings);
        assert_eq!(reading.value("/request/shade", Predicate::MaxLength).unwrap(), 32);
    }
    let (_, reading) =
        changed(Form::Html, "<p>Paint a Thing", "<div hidden><img hidden></div><p>Paint a Thing");
    assert!(!reading.is_open(), "{:?}", reading.findings);
}

#[test]
fn a_table_within_a_cell_is_told_and_the_other_rows_are_read() {
    let inner =
        "<td>Y<table><tr><td>inner</td><td>string</td><td>Y</td></tr></table></td><td>max 10";
    let (_, reading) = changed(Form::Html, "<td>Y</td><td>max 10", inner);
    assert!(kinds(&reading).contains(&Kind::NestedTable), "{:?}", reading.findings);
    assert_eq!(reading.value("/request/inner", Predicate::Type), None);
    for field in ["colour", "shade", "price", "brushes", "remark"] {
        let subject = format!("/request/{field}");
        assert!(reading.value(&subject, Predicate::Type).is_some(), "{field}");
    }
    assert_eq!(reading.page.blocks.iter().filter(|one| matches!(one, Block::Table(_))).count(), 5);
}

#[test]
fn lines_may_end_with_carriage_returns() {
    for form in Form::ALL {
        let source = page().render(form);
        let with = |end: &str| read(&source.replace('\n', end));
        assert_eq!(with("\r"), read(&source), "{form:?}");
        let kept: Vec<_> = with("\r\n").facts.into_iter().map(|fact| fact.subject).collect();
        assert_eq!(
            kept,
            read(&source).facts.into_iter().map(|fact| fact.subject).collect::<Vec<_>>()
        );
    }
}

#[test]
fn an_underlined_line_is_a_heading() {
    for form in [Form::Pipes, Form::Bars, Form::Stacked] {
        let plain = read(&page().render(form));
        for line in ["-----", "==="] {
            let (source, reading) = changed(form, "\nBrush\n", &format!("\nBrush\n{line}\n"));
            assert!(reading.value("/objects/Brush/width", Predicate::Type).is_some(), "{source}");
            assert_eq!(reading.facts.len(), plain.facts.len(), "{form:?}");
        }
    }
    let (_, reading) = changed(Form::Glued, "Brush#\n\n", "Brush\n-----\n");
    assert!(reading.value("/objects/Brush/width", Predicate::Type).is_some());
    let (_, reading) =
        changed(Form::Pipes, "Response Parameters", "\n-----\n\nResponse Parameters");
    assert!(!reading.is_open(), "{:?}", reading.findings);
}

#[test]
fn a_member_that_a_sample_has_twice_is_told() {
    let (_, reading) = changed(Form::Pipes, "\"layers\": 2", "\"layers\": 2, \"layers\": 3");
    let twice: Vec<_> =
        reading.findings.iter().filter(|one| one.kind == Kind::SampleTwice).collect();
    assert_eq!(twice.len(), 1, "{:?}", reading.findings);
    assert!(twice[0].kind.is_open() && twice[0].message.contains("layers"));
}
