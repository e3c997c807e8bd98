//! What was found, as Markdown.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use crate::list::Mutant;
use crate::run::Outcome;

/// What became of every mutant in the list.
#[derive(Debug)]
pub(crate) enum Fate {
    /// Its tests ran.
    Run(Outcome),
    /// The compiler refuses it.
    DoesNotCompile,
    /// It is in what is computed at compile time, or of a type that its caller does not name: it needs a build of its own.
    Unswitchable,
}

#[derive(Default)]
struct Row {
    mutants: usize,
    own: usize,
    suite: usize,
    timeouts: usize,
    refused: usize,
    survived: usize,
}

impl Row {
    fn count(&mut self, fate: &Fate) {
        self.mutants += 1;
        *match fate {
            Fate::Run(Outcome::KilledByOwn) => &mut self.own,
            Fate::Run(Outcome::KilledBy(_)) => &mut self.suite,
            Fate::Run(Outcome::Timeout) => &mut self.timeouts,
            Fate::Run(Outcome::Survived | Outcome::NotReached) => &mut self.survived,
            Fate::DoesNotCompile => &mut self.refused,
            // None is left over: they are built one by one.
            Fate::Unswitchable => &mut self.survived,
        } += 1;
    }

    fn line(&self, name: &str) -> String {
        let Self { mutants, own, suite, timeouts, refused, survived } = self;
        format!("| {name} | {mutants} | {own} | {suite} | {timeouts} | {refused} | {survived} |\n")
    }
}

/// A row a file, and a sum.
#[must_use]
pub(crate) fn table(mutants: &[Mutant], fates: &HashMap<usize, Fate>) -> String {
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    let mut sum = Row::default();
    for (number, mutant) in mutants.iter().enumerate() {
        if let Some(fate) = fates.get(&number) {
            rows.entry(&mutant.file).or_default().count(fate);
            sum.count(fate);
        }
    }
    let mut text = "| file | mutants | own tests | suite | timeout | do not compile | survived |\n\
        |---|---|---|---|---|---|---|\n"
        .to_owned();
    for (file, row) in rows {
        text += &row.line(&format!("`{file}`"));
    }
    text + &sum.line("all")
}

/// Which binary of the suite killed how many.
#[must_use]
pub(crate) fn killers(fates: &HashMap<usize, Fate>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for fate in fates.values() {
        if let Fate::Run(Outcome::KilledBy(binary)) = fate {
            *counts.entry(binary).or_default() += 1;
        }
    }
    let mut text = String::new();
    for (binary, count) in counts {
        let _ = writeln!(text, "- {binary}: {count}");
    }
    text
}
