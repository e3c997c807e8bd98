//! Pages that were spoiled on their way: whatever is wrong with them is noticed or does no harm.

use std::fmt::Write as _;

use binance_pay_docs::page::Form;
use binance_pay_docs::{Fact, Finding, Kind, Reading, read};

use crate::forms::{Hard, hard};
use crate::page::{Page, page};

/// Pseudo-random numbers (splitmix64): the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end.max(1) as u64).unwrap_or_default()
    }
}

const SPOILINGS: [&str; 10] = [
    "delete a cell",
    "swap columns",
    "unknown Required",
    "unknown Type",
    "glue cells",
    "cut the page",
    "empty a cell",
    "reword the head",
    "swap head words",
    "open a fence",
];

/// Those that take more than a cell from a page: a fact less has to be told.
const NEVER_LESS: [&str; 4] =
    ["empty a cell", "reword the head", "swap head words", "open a fence"];

/// Spoils a page in one way and renders it.
fn spoil(way: usize, form: Form, random: &mut Random) -> String {
    let mut page = page();
    if SPOILINGS[way] == "cut the page" {
        let mut text = page.render(form);
        text.truncate(random.below(text.len()));
        return text;
    }
    if SPOILINGS[way] == "open a fence" {
        let text = page.render(form);
        let at = random.below(text.lines().count());
        let lines = text.lines().enumerate();
        let fenced = lines.flat_map(|(line, words)| {
            ["```"; 1].into_iter().filter(move |_| line == at).chain([words])
        });
        return fenced.flat_map(|line| [line, "\n"]).collect();
    }
    let table = random.below(page.tables.len() - 1);
    let row = random.below(page.tables[table].rows.len());
    change(&mut page, way, table, row, random);
    page.render(form)
}

fn change(page: &mut Page, way: usize, table: usize, row: usize, random: &mut Random) {
    let table = &mut page.tables[table];
    let cells = &mut table.rows[row];
    let at = random.below(cells.len());
    match SPOILINGS[way] {
        "delete a cell" => drop(cells.remove(at)),
        "swap columns" => cells.swap(at, (at + 1) % 5),
        "unknown Required" => {
            cells[2] = ["Maybe", "y", "Q", "true", "1"][random.below(5)].to_owned();
        }
        "unknown Type" => {
            cells[1] = ["strng", "text", "Number", "?", "varchar"][random.below(5)].to_owned();
        }
        "empty a cell" => cells[1 + at % 2].clear(),
        "reword the head" => {
            let words =
                ["Mandatory", "required", "Data Type", "Constraints", "Parameter", "Remark"];
            table.head[at] = words[random.below(words.len())].to_owned();
        }
        "swap head words" => table.head.swap(at, (at + 1) % 5),
        _ => {
            let at = at.min(3);
            let next = cells.remove(at + 1);
            cells[at].push_str(&next);
        }
    }
}

/// The facts of a spoiled page that the page does not state, and that no finding of their row or of
/// their field warns of.
fn silently_wrong(good: &[Hard], spoiled: &Reading, source: &str) -> Vec<Hard> {
    let line = |at: usize| source.get(..at).map_or(0, |before| before.matches('\n').count());
    let warned = |fact: &Fact| {
        spoiled.findings.iter().any(|one| {
            let is_near = line(one.span.start) <= line(fact.span.start)
                && line(fact.span.start) <= line(one.span.end);
            one.kind != Kind::BorderLost && (is_near || one.subject == fact.subject)
        })
    };
    let stated = hard(spoiled);
    let wrong = spoiled.facts.iter().filter(|fact| {
        let one = (fact.subject.clone(), fact.predicate, fact.value.to_string());
        stated.contains(&one) && !good.contains(&one) && !warned(fact)
    });
    wrong.map(|fact| (fact.subject.clone(), fact.predicate, fact.value.to_string())).collect()
}

/// How often a page was spoiled in one way, how often a finding told, how often the page said less and
/// none did; and the facts that are wrong without one.
#[derive(Default)]
struct Outcome {
    runs: usize,
    noticed: usize,
    less: usize,
    silent: Vec<String>,
}

impl Outcome {
    fn of(way: usize, form: Form, whole: &Reading, random: &mut Random) -> Self {
        let good: Vec<Hard> = hard(whole).into_iter().collect();
        let mut all = Self::default();
        for _ in 0..28 {
            let source = spoil(way, form, random);
            let reading = read(&source);
            let is_known = |one: &Finding| {
                let same = |old: &Finding| (old.kind, &old.subject) == (one.kind, &one.subject);
                whole.findings.iter().any(same)
            };
            let is_noticed = reading.findings.iter().any(|one| !is_known(one));
            all.runs += 1;
            all.noticed += usize::from(is_noticed);
            all.less += usize::from(!is_noticed && hard(&reading).len() < good.len());
            for wrong in silently_wrong(&good, &reading, &source) {
                all.silent.push(format!("{form:?}, {}: {wrong:?}\n", SPOILINGS[way]));
            }
        }
        if NEVER_LESS.contains(&SPOILINGS[way]) && all.less > 0 {
            let (name, Self { runs, less, .. }) = (SPOILINGS[way], &all);
            all.silent.push(format!("{form:?}, {name}: {less} of {runs} say less in silence\n"));
        }
        all
    }
}

#[test]
fn a_thousand_spoilings_make_no_wrong_fact_in_silence() {
    let mut random = Random(20_260_101);
    let (mut table, mut silent) = (String::new(), Vec::new());
    for form in Form::ALL {
        let whole = read(&page().render(form));
        for (way, name) in SPOILINGS.iter().enumerate() {
            let outcome = Outcome::of(way, form, &whole, &mut random);
            let Outcome { runs, noticed, less, .. } = outcome;
            silent.extend(outcome.silent);
            let _ = writeln!(table, "{:15} {name:18} {runs:4} {noticed:4} {less:4}", form.name());
        }
    }
    silent.sort();
    silent.dedup();
    #[expect(clippy::disallowed_macros, reason = "the rate is to be seen in the test's output")]
    {
        println!("form            spoiling           runs noticed less\n{table}");
    }
    assert!(silent.is_empty(), "{}", silent.concat());
}

#[test]
fn a_page_that_is_cut_anywhere_states_nothing_else() {
    for form in Form::ALL {
        let source = page().render(form);
        let good = hard(&read(&source));
        for end in (0..source.len()).filter(|end| source.is_char_boundary(*end)) {
            let reading = read(&source[..end]);
            let more: Vec<_> = hard(&reading).difference(&good).cloned().collect();
            let is_told = more.iter().all(|(subject, ..)| {
                let mut findings = reading.findings.iter();
                findings.any(|one| one.subject == *subject && one.kind.is_open())
            });
            assert!(is_told, "{form:?} up to {end}: {more:?}");
        }
    }
}

#[test]
fn any_bytes_can_be_read() {
    let mut random = Random(7);
    let pieces = [
        "|",
        "---|",
        "\n",
        "string",
        "Y",
        "{",
        "\"",
        "<td>",
        "<table>",
        "é",
        " ",
        "Code",
        "#",
        "-",
        "list[",
        "Conditional (",
        "400001",
        "maximum length ",
        "99999999999999999999",
        "or ",
        "```",
        "A",
        "</",
        "&#x;",
        "跳",
    ];
    for _ in 0..20_000 {
        let length = random.below(24);
        let source: String = (0..length).map(|_| pieces[random.below(pieces.len())]).collect();
        let reading = read(&source);
        for counts in reading.statistics.values() {
            assert_eq!(
                counts.cells,
                counts.consumed + counts.ambiguous + counts.unread,
                "{source:?}"
            );
        }
    }
}
