//! One build for each mutant, where no switch can reach it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;
use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};

use diffy::Patch;

use crate::Failure;
use crate::compile::{self, Built};
use crate::list::Mutant;
use crate::report::Fate;
use crate::run;
use crate::session::Session;
use crate::tables::{self, Edit};
use crate::tree::Tree;

/// Every edit of the tables in these files.
///
/// # Errors
///
/// A file cannot be read, or is no Rust.
pub(crate) fn list(root: &Path, files: &[&str]) -> Result<Vec<Mutant>, Failure> {
    let mut all = Vec::new();
    for file in files {
        let (source, edits) = edits(root, file)?;
        let mutant = |edit: &Edit| Mutant::of_table(file, &source[edit.range.clone()], edit);
        all.extend(edits.iter().map(mutant));
    }
    Ok(all)
}

fn edits(root: &Path, file: &str) -> Result<(String, Vec<Edit>), Failure> {
    let source = fs::read_to_string(root.join(file)).map_err(|error| format!("{file}: {error}"))?;
    let edits = tables::edits(&source).map_err(|error| format!("{file}: {error}"))?;
    Ok((source, edits))
}

/// A mutant that is to be built.
pub(crate) struct Task {
    number: usize,
    file: String,
    /// The whole file, with the mutant in it.
    text: String,
}

impl Session<'_> {
    /// The mutants of the tables.
    pub(crate) fn tables(&self) -> Result<Vec<Task>, Failure> {
        let mut tasks = Vec::new();
        let mut number = 0;
        for file in self.suite.scope {
            let (source, edits) = edits(self.root, file)?;
            for edit in &edits {
                tasks.push(Task { number, file: (*file).to_owned(), text: edit.apply(&source) });
                number += 1;
            }
        }
        tasks.retain(|task| self.asked(&task.file));
        Ok(tasks)
    }

    /// These mutants as cargo-mutants would write them.
    pub(crate) fn written(&self, numbers: &[usize]) -> Result<Vec<Task>, Failure> {
        let task = |&number: &usize| {
            let mutant = &self.mutants[number];
            let file = mutant.file.clone();
            let source = fs::read_to_string(self.root.join(&file));
            let source = source.map_err(|error| format!("{file}: {error}"))?;
            let wrong = |error: &dyn Display| format!("{}: its diff: {error}", self.name(number));
            // Its head names the change, which is no name of a file.
            let hunks = mutant.diff.find("\n@@").map_or("", |at| &mutant.diff[at + 1..]);
            let patch = Patch::from_str(hunks).map_err(|error| wrong(&error))?;
            let text = diffy::apply(&source, &patch).map_err(|error| wrong(&error))?;
            Ok(Task { number, file, text })
        };
        numbers.iter().map(task).collect()
    }

    /// Builds and runs the tests with each mutant, in as many copies at once as there are processors.
    pub(crate) fn rebuild(&self, tasks: &[Task]) -> Result<HashMap<usize, Fate>, Failure> {
        let next = &AtomicUsize::new(0);
        let copies = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let copies = copies.min(tasks.len());
        let parts: Result<Vec<_>, Failure> = thread::scope(|scope| {
            let work = |copy| scope.spawn(move || self.work(copy, tasks, next));
            let workers: Vec<_> = (0..copies).map(work).collect();
            let join = |worker: ScopedJoinHandle<'_, _>| {
                worker.join().unwrap_or_else(|_| Err("a worker has panicked".to_owned()))
            };
            workers.into_iter().map(join).collect()
        });
        Ok(parts?.into_iter().flatten().collect())
    }

    /// Takes tasks until there are none.
    fn work(
        &self,
        copy: usize,
        tasks: &[Task],
        next: &AtomicUsize,
    ) -> Result<Vec<(usize, Fate)>, Failure> {
        let tree = Tree::copy(self.root, self.work.join(format!("tree-{copy}")), None)?;
        let Fate::Run(outcome) = self.fate(&tree, copy)? else {
            return Err("the copy does not build".to_owned());
        };
        if !outcome.survived() {
            return Err(format!("the tests fail without a mutant: {outcome:?}"));
        }
        let mut fates = Vec::new();
        while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let source = fs::read(self.root.join(&task.file));
            let source = source.map_err(|error| format!("{}: {error}", task.file))?;
            tree.write(&task.file, task.text.as_bytes())?;
            let fate = self.fate(&tree, copy)?;
            tree.write(&task.file, &source)?;
            let (name, all) = (self.name(task.number), self.mutants.len());
            eprintln!("{fate:?}: {name} ({} of {all})", task.number + 1);
            fates.push((task.number, fate));
        }
        Ok(fates)
    }

    fn fate(&self, tree: &Tree, copy: usize) -> Result<Fate, Failure> {
        let target = self.root.join(format!("target/mutants/build-{copy}"));
        let built = compile::build(&tree.folder, &target, self.suite, true, &BTreeMap::new())?;
        let scratch = self.work.join(format!("scratch-{copy}"));
        Ok(match built {
            Built::Tests(mut tests) => {
                tests.retain(|test| !self.suite.leaves_out(&test.name));
                Fate::Run(run::whole(&tests, &scratch)?)
            }
            Built::Errors(_) => Fate::DoesNotCompile,
        })
    }
}
