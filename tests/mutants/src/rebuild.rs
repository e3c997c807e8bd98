//! One build for each mutant, where no switch can reach it.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

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

impl Session<'_> {
    /// Builds and runs the tests with each mutant.
    pub(crate) fn rebuild(&self) -> Result<HashMap<usize, Fate>, Failure> {
        let tree = Tree::copy(self.root, self.work.join("tree"), None)?;
        let Fate::Run(outcome) = self.fate(&tree)? else {
            return Err("the copy does not build".to_owned());
        };
        if !outcome.survived() {
            return Err(format!("the tests fail without a mutant: {outcome:?}"));
        }
        let mut fates = HashMap::new();
        let mut number = 0;
        for file in self.suite.scope {
            let (source, edits) = edits(self.root, file)?;
            for edit in &edits {
                if self.asked(file) {
                    tree.write(file, edit.apply(&source).as_bytes())?;
                    let fate = self.fate(&tree)?;
                    eprintln!(
                        "{fate:?}: {} ({} of {})",
                        self.name(number),
                        number + 1,
                        self.mutants.len()
                    );
                    fates.insert(number, fate);
                }
                number += 1;
            }
            tree.write(file, source.as_bytes())?;
        }
        Ok(fates)
    }

    fn fate(&self, tree: &Tree) -> Result<Fate, Failure> {
        let target = self.root.join("target/mutants/build");
        let built = compile::build(&tree.folder, &target, self.suite, true, &BTreeMap::new())?;
        Ok(match built {
            Built::Tests(tests) => Fate::Run(run::whole(&tests, &self.work.join("scratch"))?),
            Built::Errors(_) => Fate::DoesNotCompile,
        })
    }
}
