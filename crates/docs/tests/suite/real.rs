//! The reader on real pages, where they are at hand.

use binance_pay_docs::page::Form;
use binance_pay_docs::{Kind, PageKind, Predicate, Statistics, read};

use crate::pages::{pages, say, whole_pages};

#[test]
fn every_cell_is_consumed_or_reported() {
    let mut total = Statistics::new();
    for (name, source) in pages() {
        let reading = read(&source);
        for (at, byte) in source.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_graphic()) {
            let is_held = reading.page.blocks.iter().any(|block| block.span().contains(at));
            assert!(is_held, "{name}: byte {at}, {:?} is in no block", char::from(byte));
        }
        let mut left = 0;
        for (form, counts) in &reading.statistics {
            assert_eq!(counts.cells, counts.consumed + counts.ambiguous + counts.unread, "{name}");
            left += counts.ambiguous + counts.unread;
            total.entry(*form).or_default().add(*counts);
        }
        // Whatever is left is told: no finding tells of less than nothing.
        assert!(left == 0 || !reading.findings.is_empty(), "{name}: {left}");
    }
    for form in Form::ALL {
        if let Some(counts) = total.get(&form) {
            say(&format!("{:15} {counts:?}", form.name()));
        }
    }
}

#[test]
fn the_whole_pages_are_read_to_their_last_cell() {
    for (name, source) in whole_pages() {
        let reading = read(&source);
        assert_eq!(reading.kind, PageKind::Endpoint, "{name}");
        let counts = reading.statistics[&Form::Glued];
        assert_eq!(counts.unread, 0, "{name}: {:?}", reading.findings);
        // What is ambiguous is a lost border and nothing else.
        let kinds = [
            Kind::Ambiguous,
            Kind::PossibleLimit,
            Kind::UnknownWord,
            Kind::UnreadRow,
            Kind::UnreadLimitation,
        ];
        let open: Vec<_> =
            reading.findings.iter().filter(|one| kinds.contains(&one.kind)).collect();
        assert!(open.is_empty(), "{name}: {open:?}");
        assert!(reading.value("/endpoint", Predicate::Path).is_some());
    }
}

#[test]
fn real_pages_that_are_cut_or_lose_a_line_are_read_all_the_same() {
    for (name, source) in pages() {
        for end in (0..source.len()).step_by(61).filter(|end| source.is_char_boundary(*end)) {
            let _ = read(&source[..end]);
        }
        let lines: Vec<&str> = source.lines().collect();
        for skipped in (0..lines.len()).step_by(3) {
            let mut rest = lines.clone();
            rest.remove(skipped);
            let reading = read(&rest.join("\n"));
            assert!(reading.facts.len() < 1_000, "{name}");
        }
    }
}
