//! Pages against the spec: the whole ones say the same, and a page that says one thing otherwise does
//! not.

use binance_pay_docs::{Fact, Predicate, Reading, check, read};
use serde_json::Value;

use crate::pages::{say, whole_pages};

const RECORDS: &str = include_str!("fixtures/record-query.txt");
const CONTRACT: &str = include_str!("fixtures/contract-query.txt");

pub(crate) fn model() -> Value {
    serde_json::from_str(binance_pay_spec::file("dist/model.json").unwrap()).unwrap()
}

/// Pages of our own wording about two endpoints of the spec, and the real ones where they are.
fn whole() -> Vec<(String, String)> {
    let ours = [("record-query", RECORDS), ("contract-query", CONTRACT)];
    let ours = ours.map(|(name, page)| (name.to_owned(), page.to_owned()));
    ours.into_iter().chain(whole_pages()).collect()
}

#[test]
fn whole_pages_say_what_the_spec_says() {
    let model = model();
    for (name, source) in whole() {
        let checked = check(&read(&source), &model).unwrap();
        assert!(!checked.differs(), "{name}: {:?}", checked.differences);
        assert!(!checked.is_undecided(), "{name}: {:?}", checked.open);
        assert!(checked.compared > 50 && checked.differences.len() > 2, "{name}: {checked:?}");
    }
}

#[test]
fn a_changed_limit_is_told_with_pointer_old_and_new() {
    let source = CONTRACT.replace("YMax Unit Range: 8 decimal", "YMax Unit Range: 6 decimal");
    let checked = check(&read(&source), &model()).unwrap();
    let undecided: Vec<_> =
        checked.differences.iter().filter(|one| one.decision.is_none()).collect();
    assert_eq!(undecided.len(), 1, "{undecided:?}");
    let one = undecided[0];
    assert_eq!(one.pointer, "/objects/Contract/fields/singleUpperLimit");
    assert_eq!(one.predicate, Predicate::Scale);
    assert_eq!((&one.page, &one.spec), (&Some(6.into()), &Some(8.into())));
    let span = one.span.unwrap();
    assert_eq!(&source[span.start..span.end], "Max Unit Range: 6 decimal places");
}

#[test]
fn what_is_said_of_the_whole_or_not_any_more_is_told() {
    let model = model();
    let request = {
        let start = CONTRACT.find("Request Parameters#").unwrap();
        &CONTRACT[start..CONTRACT.find("Sample Request Body#").unwrap()]
    };
    for (old, new, pointer, predicate) in [
        ("POST /b", "GET /b", "/method", Predicate::Method),
        ("whitelisted merchants", "Technical Service Providers", "/audience", Predicate::Audience),
        ("whitelisted merchants", "whoever asks", "/audience", Predicate::Audience),
        (
            "Request Parameters#\n",
            "This API is deprecated, use another.\n\nRequest Parameters#\n",
            "/deprecated",
            Predicate::Deprecated,
        ),
        (
            "Request Parameters#\n",
            "This endpoint will be removed next year.\n\nRequest Parameters#\n",
            "/deprecated",
            Predicate::Deprecated,
        ),
        (request, "", "/request", Predicate::Of),
        (
            ", can not be empty if contractId is null",
            "",
            "/objects/ContractQuery/fields/contractId",
            Predicate::RequiredWithout,
        ),
        (
            " Will be ignored if contractId already provided",
            "",
            "/objects/ContractQuery/fields/merchantContractCode",
            Predicate::IgnoredIf,
        ),
        (
            "LongN-only \"CONTRACT_TERMINATED\" status",
            "LongN-when it ended",
            "/objects/Contract/fields/contractTerminationTime",
            Predicate::OnlyWithStatus,
        ),
    ] {
        assert!(CONTRACT.contains(old), "{old}");
        let checked = check(&read(&CONTRACT.replace(old, new)), &model).unwrap();
        let mut open = checked.differences.iter().filter(|one| one.decision.is_none());
        let is_told = open.any(|one| (&*one.pointer, one.predicate) == (pointer, predicate));
        assert!(is_told, "{pointer} {predicate:?}: {:?}", checked.differences);
    }
}

#[test]
fn a_row_that_is_gone_is_told_by_what_follows() {
    let model = model();
    for (row, pointer) in [
        (
            "serviceNamestringYmaximum length 32what is paid for\n",
            "/objects/Contract/fields/serviceName",
        ),
        ("BAD_HTTP_METHOD400006Not by this method.Use the one above.\n", "/results/400006"),
        ("MERCHANT_ACCESS_FORBIDDEN400606Not for this account\n", "/results/400606"),
    ] {
        assert!(CONTRACT.contains(row));
        let checked = check(&read(&CONTRACT.replace(row, "")), &model).unwrap();
        let mut undecided = checked.differences.iter().filter(|one| one.decision.is_none());
        assert_eq!(undecided.next().map(|one| &*one.pointer), Some(pointer), "{row}");
    }
}

/// A page that says one thing otherwise and is as well-formed as before.
struct Spoiling {
    what: String,
    page: String,
}

/// Every way to say one thing of a page otherwise.
fn spoilings(source: &str, reading: &Reading) -> Vec<Spoiling> {
    let mut all = Vec::new();
    for fact in &reading.facts {
        for (at, old, new) in edits(source, fact) {
            let page = format!("{}{new}{}", &source[..at], &source[at + old.len()..]);
            let (subject, predicate) = (&fact.subject, fact.predicate);
            let what = format!("{subject} {predicate:?}: {old:?} to {new:?} at {at}");
            all.push(Spoiling { what, page });
        }
    }
    all
}

/// Places of a fact's words, what stands there, and what to put there.
fn edits<'a>(source: &'a str, fact: &'a Fact) -> Vec<(usize, &'a str, String)> {
    let (start, end) = (fact.span.start, fact.span.end);
    let text = &source[start..end];
    match fact.predicate {
        Predicate::Required => {
            let new = if text == "Y" { "N" } else { "Y" };
            vec![(start, text, new.to_owned())]
        }
        Predicate::Type => {
            let name = fact.subject.rsplit('/').next().unwrap();
            let at = source[..start].rfind(name).unwrap();
            let types = ["string", "int", "long", "decimal", "boolean", "List"];
            let others = types.iter().filter(|word| !text.eq_ignore_ascii_case(word));
            let others = others.map(|word| (start, text, (*word).to_owned()));
            others.chain([(at, name, format!("x{name}"))]).collect()
        }
        // A long has digits only: that it is a number says nothing more.
        Predicate::Charset if fact.value == "digits" => Vec::new(),
        Predicate::Charset => vec![(start, text, "-".to_owned())],
        Predicate::Method => vec![(start, text, "GET".to_owned())],
        Predicate::Audience => vec![(start, text, "Anybody may call.".to_owned())],
        Predicate::CodeName => {
            let code = fact.subject.rsplit('/').next().unwrap();
            letters(source, start, text).chain(letters(source, end, code)).collect()
        }
        Predicate::Path
        | Predicate::MaxLength
        | Predicate::Maximum
        | Predicate::Scale
        | Predicate::Sample
        | Predicate::RequiredWithout
        | Predicate::IgnoredIf
        | Predicate::OnlyWithStatus
        | Predicate::Values => values(source, start, text).collect(),
        _ => Vec::new(),
    }
}

/// One letter after the other replaced by its neighbour.
fn letters<'a>(
    source: &'a str,
    start: usize,
    text: &str,
) -> impl Iterator<Item = (usize, &'a str, String)> {
    let letters = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_alphanumeric());
    let letters: Vec<_> = letters.collect();
    letters.into_iter().map(move |(at, byte)| {
        let new = match byte {
            b'9' => '0',
            b'z' | b'Z' => 'q',
            other => char::from(other + 1),
        };
        (start + at, &source[start + at..=start + at], new.to_string())
    })
}

/// The same for digits, for what stands in quotes, and for names of fields: words of the clauses
/// themselves are left alone.
fn values<'a>(
    source: &'a str,
    start: usize,
    text: &'a str,
) -> impl Iterator<Item = (usize, &'a str, String)> {
    let is_value = move |at: usize| {
        let byte = text.as_bytes()[at];
        let quotes = text[..at].matches('"').count();
        let word =
            text[..at].rfind(|letter: char| !letter.is_alphanumeric()).map_or(0, |at| at + 1);
        let is_camel = ["contractId", "merchantTradeNo", "binancepay"]
            .iter()
            .any(|name| text[word..].starts_with(name));
        byte.is_ascii_digit() || quotes % 2 == 1 || is_camel
    };
    letters(source, start, text).filter(move |(at, ..)| is_value(at - start))
}

#[test]
fn whatever_a_page_says_otherwise_is_reported() {
    let model = model();
    let (mut silent, mut table) = (Vec::new(), String::new());
    for (name, source) in whole() {
        let reading = read(&source);
        let all = spoilings(&source, &reading);
        let before = silent.len();
        for spoiling in &all {
            let checked = check(&read(&spoiling.page), &model);
            let checked = checked.unwrap_or_else(|| panic!("{name}: {}", spoiling.what));
            if !checked.differs() && !checked.is_undecided() {
                silent.push(format!("{name}: {}\n", spoiling.what));
            }
        }
        table += &format!("{name:28} {:8} {:8}\n", all.len(), all.len() + before - silent.len());
    }
    say(&format!("page                          spoilt reported\n{table}"));
    assert!(silent.is_empty(), "{}", silent.concat());
}
