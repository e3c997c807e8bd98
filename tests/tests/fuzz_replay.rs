//! The fuzz targets on stable: each input of the corpus, and a million seeded mutations of them.
//!
//! `FUZZ_SEED` takes another seed than the usual one; the same seed does the same on every machine.
//! `.ci/fuzz` runs the targets under libFuzzer, which finds its own way.

use std::env;
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};

use binance_pay_tests::fuzz::{TARGETS, Target, corpus, mutate, target};
use fastrand::Rng;

/// How many mutations each target gets: by what one of them costs, a million in all.
const BUDGET: [(&str, usize); 7] = [
    ("sign", 200_000),
    ("encode", 230_000),
    ("decode", 350_000),
    ("webhook", 120_000),
    ("keys", 40_000),
    ("limits", 59_000),
    ("spec", 1_000),
];

/// Runs one input. What it is goes into the message of a failure.
fn run(target: &Target, input: &[u8]) -> bool {
    catch_unwind(AssertUnwindSafe(|| (target.run)(input))).unwrap_or_else(|_| {
        let input = input.escape_ascii();
        panic!("the target {} fails on b\"{input}\"", target.name)
    })
}

/// Runs the corpus and the mutations. Of a thousand inputs of each, so many are to be taken, in wide
/// bounds: where all is refused, or nothing, little is tested.
fn replay(name: &str, of_seeds: RangeInclusive<usize>, of_mutations: RangeInclusive<usize>) {
    let target = target(name);
    let mut seeds = (target.seeds)();
    let known = seeds.iter().filter(|seed| run(target, seed)).count() * 1_000 / seeds.len();
    let once_failed = corpus::regressions(name);
    for input in &once_failed {
        run(target, input);
    }
    seeds.extend(once_failed);
    let (_, budget) = BUDGET.into_iter().find(|(known, _)| *known == name).unwrap();
    let seed = env::var("FUZZ_SEED").map_or(1, |text| text.parse().expect("a number"));
    let mut rng = Rng::with_seed(seed);
    let mut taken = 0;
    for round in 0..budget {
        let other = &seeds[rng.usize(0..seeds.len())];
        let input = mutate::mutated(&mut rng, &seeds[round % seeds.len()], other);
        taken += usize::from(run(target, &input));
    }
    let taken = taken * 1_000 / budget;
    assert!(of_seeds.contains(&known), "{known} of a thousand of the corpus were taken");
    assert!(of_mutations.contains(&taken), "{taken} of a thousand mutations were taken");
}

#[test]
fn sign_replays() {
    replay("sign", 900..=1_000, 300..=700);
}

#[test]
fn encode_replays() {
    replay("encode", 200..=900, 10..=300);
}

#[test]
fn decode_replays() {
    replay("decode", 50..=700, 5..=300);
}

#[test]
fn webhook_replays() {
    replay("webhook", 500..=950, 50..=300);
}

#[test]
fn keys_replays() {
    replay("keys", 500..=950, 30..=300);
}

#[test]
fn limits_replays() {
    replay("limits", 200..=800, 300..=800);
}

#[test]
fn spec_replays() {
    replay("spec", 50..=500, 1..=200);
}

#[test]
fn a_million_in_all() {
    assert!(BUDGET.iter().map(|(_, count)| count).sum::<usize>() >= 1_000_000);
    assert_eq!(TARGETS.map(|target| target.name), BUDGET.map(|(name, _)| name));
}
