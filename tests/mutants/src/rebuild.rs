//! One build for each mutant, where no switch can reach it.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};

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
struct Task<'t> {
    number: usize,
    file: &'t str,
    source: &'t str,
    edit: &'t Edit,
}

impl Session<'_> {
    /// Builds and runs the tests with each mutant, in as many copies at once as there are processors.
    pub(crate) fn rebuild(&self) -> Result<HashMap<usize, Fate>, Failure> {
        let mut files = Vec::new();
        for file in self.suite.scope {
            files.push((*file, edits(self.root, file)?));
        }
        let all = files.iter().flat_map(|(file, (source, edits))| {
            edits.iter().map(move |edit| (*file, &**source, edit))
        });
        let all = all.enumerate().filter(|(_, (file, ..))| self.asked(file));
        let tasks: Vec<Task<'_>> =
            all.map(|(number, (file, source, edit))| Task { number, file, source, edit }).collect();
        let next = AtomicUsize::new(0);
        let copies = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let parts: Result<Vec<_>, Failure> = thread::scope(|scope| {
            let work = |copy| {
                let (tasks, next) = (&tasks, &next);
                scope.spawn(move || self.work(copy, tasks, next))
            };
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
        tasks: &[Task<'_>],
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
            tree.write(task.file, task.edit.apply(task.source).as_bytes())?;
            let fate = self.fate(&tree, copy)?;
            tree.write(task.file, task.source.as_bytes())?;
            let (name, all) = (self.name(task.number), self.mutants.len());
            eprintln!("{fate:?}: {name} ({} of {all})", task.number + 1);
            fates.push((task.number, fate));
        }
        Ok(fates)
    }

    fn fate(&self, tree: &Tree, copy: usize) -> Result<Fate, Failure> {
        let target = self.root.join(format!("target/mutants/tables/build-{copy}"));
        let built = compile::build(&tree.folder, &target, self.suite, true, &BTreeMap::new())?;
        let scratch = self.work.join(format!("scratch-{copy}"));
        Ok(match built {
            Built::Tests(tests) => Fate::Run(run::whole(&tests, &scratch)?),
            Built::Errors(_) => Fate::DoesNotCompile,
        })
    }
}
