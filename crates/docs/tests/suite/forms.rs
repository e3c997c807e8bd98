//! The same page in every form says the same.

use std::collections::BTreeSet;

use binance_pay_docs::page::{Block, Form};
use binance_pay_docs::{Kind, PageKind, Predicate, Reading, Text, read};

use crate::page::page;

/// A fact that no form may change: not the words of descriptions, whose borders glued text loses.
pub(crate) type Hard = (String, Predicate, String);

/// The facts of a page that stand in any form.
pub(crate) fn hard(reading: &Reading) -> BTreeSet<Hard> {
    let is_prose = |predicate| {
        matches!(
            predicate,
            Predicate::Description
                | Predicate::Reason
                | Predicate::Solution
                | Predicate::Prose
                | Predicate::Cell
                | Predicate::Example
                | Predicate::Title
        )
    };
    let facts = reading.facts.iter().filter(|fact| !is_prose(fact.predicate));
    facts.map(|fact| (fact.subject.clone(), fact.predicate, fact.value.to_string())).collect()
}

#[test]
fn every_form_says_the_same() {
    let expected = hard(&read(&page().render(Form::Html)));
    assert!(expected.len() > 50, "{expected:?}");
    for form in Form::ALL {
        let reading = read(&page().render(form));
        let found = hard(&reading);
        let (missing, more): (Vec<_>, Vec<_>) =
            (expected.difference(&found).collect(), found.difference(&expected).collect());
        assert!(missing.is_empty() && more.is_empty(), "{form:?}: {missing:?} {more:?}");
        assert_eq!(reading.kind, PageKind::Endpoint);
        assert!(reading.statistics.contains_key(&form) && reading.statistics.len() == 1);
    }
}

#[test]
fn the_facts_are_those_of_the_page() {
    let facts = hard(&read(&page().render(Form::Html)));
    let all = [
        ("/endpoint", Predicate::Path, "\"/binancepay/openapi/paint/thing\""),
        ("/page", Predicate::Audience, "\"This API is only available for painters.\""),
        ("/request/colour", Predicate::Values, "[\"RED\",\"BLUE\"]"),
        ("/request/shade", Predicate::MaxLength, "32"),
        ("/request/shade", Predicate::Charset, "\"letters-and-digits\""),
        ("/request/layers", Predicate::Maximum, "\"10\""),
        ("/request/price", Predicate::Minimum, "\"0.01\""),
        ("/request/price", Predicate::Scale, "8"),
        ("/request/brushes", Predicate::Of, "\"Brush\""),
        ("/request/brushes", Predicate::MaxItems, "5"),
        ("/objects/Brush/hair", Predicate::Values, "[\"HOG\",\"OX\"]"),
        ("/response/errorMessage", Predicate::Required, "false"),
        ("/objects/PaintResult/way", Predicate::Values, "[\"0\",\"1\"]"),
        ("/codes/400902", Predicate::CodeName, "\"EMPTY_POT\""),
    ];
    for (subject, predicate, value) in all {
        let fact = (subject.to_owned(), predicate, value.to_owned());
        assert!(facts.contains(&fact), "{fact:?} in {facts:?}");
    }
}

#[test]
fn a_form_that_keeps_its_cells_leaves_nothing_open() {
    for form in [Form::Html, Form::Pipes] {
        let reading = read(&page().render(form));
        let open: Vec<_> = reading.findings.iter().filter(|one| one.kind.is_open()).collect();
        assert!(open.is_empty(), "{form:?}: {open:?}");
        let counts = reading.statistics[&form];
        // Two rows end with an empty cell, which in text may be one that was dropped.
        let lost = if form == Form::Html { 0 } else { 2 };
        assert_eq!((counts.ambiguous, counts.unread), (lost, 0), "{form:?}");
    }
}

#[test]
fn what_a_form_loses_is_told_with_its_readings() {
    let reading = read(&page().render(Form::Bars));
    let kind = |subject: &str| {
        reading
            .findings
            .iter()
            .find(|one| one.subject == subject)
            .map(|one| (one.kind, one.readings.len()))
    };
    // A description moved under Limitation; a limitation says the same under both.
    assert_eq!(kind("/objects/PaintResult/price"), Some((Kind::Ambiguous, 2)));
    assert_eq!(kind("/response/errorMessage"), Some((Kind::BorderLost, 2)));
    let reading = read(&page().render(Form::GluedHeadless));
    let heads = reading.findings.iter().filter(|one| one.kind == Kind::HeadLost).count();
    assert_eq!(heads, 5);
    let borders = reading.findings.iter().filter(|one| one.kind == Kind::BorderLost);
    assert!(borders.clone().count() > 5 && borders.clone().all(|one| !one.readings.is_empty()));
}

#[test]
fn an_unread_limit_in_glued_text_is_no_description_silently() {
    let source = page().render(Form::Glued);
    let limit = "max 10";
    assert!(source.contains(limit));
    for words in ["at most 10 ", "maximum length 10, must be even", "10 digits"] {
        let reading = read(&source.replacen(limit, words, 1));
        let found = reading.findings.iter().find(|one| one.kind == Kind::PossibleLimit);
        let found = found.unwrap_or_else(|| panic!("{words}: {:?}", reading.findings));
        assert_eq!(found.subject, "/request/layers");
        assert!(found.kind.is_open() && found.readings.len() > 1, "{found:?}");
    }
    let reading = read(&source);
    assert!(!reading.findings.iter().any(|one| one.kind == Kind::PossibleLimit));
}

#[test]
fn every_byte_belongs_to_a_block_and_every_span_to_the_page() {
    for form in Form::ALL {
        let source = page().render(form);
        let reading = read(&source);
        if form != Form::Html {
            for (at, byte) in
                source.bytes().enumerate().filter(|(_, byte)| !byte.is_ascii_whitespace())
            {
                let is_held = reading.page.blocks.iter().any(|block| block.span().contains(at));
                assert!(is_held, "{form:?}: byte {at}, {:?}", char::from(byte));
            }
        }
        for fact in &reading.facts {
            assert!(source.get(fact.span.start..fact.span.end).is_some(), "{form:?}: {fact:?}");
        }
        for text in cells(&reading) {
            let there = &source[text.span.start..text.span.end];
            assert!(
                there == text.text || there.contains('&') || text.is_empty(),
                "{form:?}: {there}"
            );
        }
    }
}

fn cells(reading: &Reading) -> Vec<&Text> {
    let tables = reading.page.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables
        .flat_map(|table| table.head.iter().chain(table.rows.iter().flat_map(|row| &row.cells)))
        .collect()
}

#[test]
fn html_of_the_site_around_the_page_is_no_part_of_it() {
    let source = "<!doctype html><html><head><title>x</title><script>var a = '<table>';</script></head>\
        <body><nav><ul><li>Menu</li></ul></nav><main><article><header><h1>Paint</h1></header>\
        <h2 class=\"anchor\" id=\"endpoint\">EndPoint<a class=\"hash-link\" href=\"#endpoint\">\u{200b}</a></h2>\
        <pre class=\"prism-code\"><code><span class=\"token-line\"><span>POST /binancepay/openapi/paint</span><br></span></code></pre>\
        <h2>Request Parameters</h2><table><thead><tr><th>Attributes</th><th>Type</th><th>Required</th>\
        <th>Limitation</th><th>Description</th></tr></thead><tbody><tr><td>colour</td><td>string</td>\
        <td>Y</td><td>maximum length 8</td><td>one of:<br>RED: warm<br>BLUE: cold</td></tr></tbody></table>\
        </article></main><footer>Copyright</footer></body></html>";
    let reading = read(source);
    assert_eq!(reading.kind, PageKind::Endpoint);
    assert_eq!(reading.value("/endpoint", Predicate::Path).unwrap(), "/binancepay/openapi/paint");
    assert_eq!(reading.value("/request/colour", Predicate::MaxLength).unwrap(), 8);
    let values = reading.value("/request/colour", Predicate::Values).unwrap();
    assert_eq!(*values, serde_json::json!(["RED", "BLUE"]));
    let prose: Vec<_> =
        reading.facts.iter().filter(|fact| fact.predicate == Predicate::Prose).collect();
    assert!(prose.is_empty(), "{prose:?}");
    assert!(reading.page.is_whole && !reading.findings.iter().any(|one| one.kind == Kind::CutOff));
}

#[test]
fn contradictions_of_a_page_are_findings() {
    let kinds = |change: (&str, &str)| {
        let source = page().render(Form::Pipes);
        assert!(source.contains(change.0), "{change:?}");
        let reading = read(&source.replacen(change.0, change.1, 1));
        let open = reading.findings.iter().filter(|one| one.kind.is_open());
        open.map(|one| (one.kind, one.subject.clone())).collect::<Vec<_>>()
    };
    let expected = [
        (("\"layers\": 2", "\"layers\": \"2\""), Kind::SampleType, "/request/layers"),
        (("\"RED\", \"layers\"", "\"PINK\", \"layers\""), Kind::SampleValue, "/request/colour"),
        (
            ("\"layers\": 2", "\"coats\": 2, \"layers\": 2"),
            Kind::SampleUnknownField,
            "/request/coats",
        ),
        (("\"layers\": 2, ", ""), Kind::SampleMissingField, "/request/layers"),
        (("\"layers\": 2,", "\"layers\": 2 2,"), Kind::SampleNotJson, "/samples/request"),
        (
            ("| max 10 |", "| can not be empty if size is null |"),
            Kind::UnknownFieldInProse,
            "/request/layers",
        ),
        (("| max 10 |", "| maximum length 10 |"), Kind::LimitAgainstType, "/request/layers"),
        (("| max 10 |", "| as many as you like |"), Kind::UnreadLimitation, "/request/layers"),
        (("| int | Y | max 10", "| integr | Y | max 10"), Kind::UnknownWord, "/request/layers"),
        (("| int | Y | max 10", "| int | yes | max 10"), Kind::UnknownWord, "/request/layers"),
        (("PaintResult | N", "PaintResults | N"), Kind::UndeclaredType, "/response/data"),
        (
            ("| Limitation | Description |", "| Limit | Description |"),
            Kind::UnknownColumn,
            "/request",
        ),
    ];
    for (change, kind, subject) in expected {
        let found = kinds(change);
        assert!(found.contains(&(kind, subject.to_owned())), "{change:?}: {found:?}");
    }
}
