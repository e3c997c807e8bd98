//! What the generator takes, from the texts of the spec to the texts of all files, and how that grows with the
//! number of endpoints. The endpoints beyond the real ones are copies of one of them under other ids.
#![expect(clippy::disallowed_macros, clippy::print_stdout, reason = "a bench prints its table")]

use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use binance_pay_benches::record::{self, Run};
use binance_pay_benches::{Call, measure};
use binance_pay_codegen::{Errors, File, Sources, generate, load_sources};
use serde::Serialize;

/// What is copied, in a spec without them and with them.
const COPIED: &str = "endpoints/direct-debit/contract.query.yaml";
/// How often all sizes take turns: one turn of the largest takes a second or more.
const TURNS: u32 = 2;
const SIZES: [usize; 4] = [44, 100, 300, 1_000];

#[derive(Serialize)]
struct Figures {
    run: Run,
    /// Endpoints and nanoseconds.
    points: Vec<(usize, f64)>,
    /// Lines of Rust that are generated for an endpoint, of the real spec.
    lines: Lines,
}

/// Medians over the endpoints.
#[derive(Serialize)]
struct Lines {
    all: usize,
    without_docs: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    if std::env::args().any(|argument| argument == "--test") {
        return Ok(());
    }
    let lines = lines(&run(&spec(0))?);
    println!(
        "generated lines of an endpoint, median: {} without doc comments, {} in all",
        lines.without_docs, lines.all
    );
    let mut calls: Vec<Call> = Vec::new();
    for size in SIZES {
        let sources = spec(size - real());
        calls.push(Box::new(move || {
            black_box(run(&sources).expect("copies are as valid as what was copied"));
        }));
    }
    let times = measure::quickest(&mut calls.iter_mut().collect::<Vec<_>>(), Duration::ZERO, TURNS);
    for (size, time) in SIZES.iter().zip(&times) {
        println!(
            "{size:>6} endpoints: {:>7.1} ms, {:.2} ms each",
            time / 1e6,
            time / 1e6 / *size as f64
        );
    }
    let points = SIZES.into_iter().zip(times).collect();
    Ok(record::keep("generate", &Figures { run: Run::this(), points, lines })?)
}

/// How many endpoints there are.
fn real() -> usize {
    Sources::embedded().paths().filter(|path| path.starts_with("endpoints/")).count()
}

/// The real spec and so many copies.
fn spec(copies: usize) -> Sources {
    let real = Sources::embedded();
    let text = real.text(COPIED).expect("the spec has it");
    let copies = (0..copies).map(|number| {
        let text = text
            .replace("id: direct-debit.contract.query", &format!("id: copies.number-{number}"))
            .replace("/direct-debit/contract/query", &format!("/copies/number-{number}"));
        (format!("endpoints/copies/number-{number}.yaml"), text)
    });
    let texts = |path: &str| Some((path.to_owned(), real.text(path)?.to_owned()));
    real.paths().filter_map(texts).chain(copies).collect()
}

fn run(sources: &Sources) -> Result<Vec<File>, Errors> {
    generate(&load_sources(sources)?, "crate")
}

fn lines(files: &[File]) -> Lines {
    let code = |file: &&File| {
        let marker = "/// Page: `"; // No module has one that is only a list of modules.
        let webhook = file.path.contains("/webhook");
        file.path.ends_with(".rs")
            && !webhook
            && file.text.contains("endpoint! {")
            && file.text.contains(marker)
    };
    let endpoints: Vec<&File> = files.iter().filter(code).collect();
    assert_eq!(endpoints.len(), real(), "one file for each endpoint");
    let is_doc = |line: &&str| line.trim_start().starts_with("//");
    let median = |count: &dyn Fn(&str) -> usize| {
        let mut counts: Vec<usize> = endpoints.iter().map(|file| count(&file.text)).collect();
        counts.sort_unstable();
        counts[counts.len() / 2]
    };
    Lines {
        all: median(&|text| text.lines().count()),
        without_docs: median(&|text| text.lines().filter(|line| !is_doc(line)).count()),
    }
}
