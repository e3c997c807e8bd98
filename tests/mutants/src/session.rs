//! One run of the program: build, run, judge.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::{fs, thread};

use crate::Failure;
use crate::compile::{self, Blame, Built, TestBinary};
use crate::ledger::Ledger;
use crate::list::{self, Mutant};
use crate::rebuild;
use crate::report::{self, Fate};
use crate::run::{self, Outcome};
use crate::schemata::Plan;
use crate::suite::Suite;
use crate::tree::{self, Tree};

/// A build with errors takes some mutants out; so many builds are enough.
const ROUNDS: usize = 40;

/// What is asked for.
pub(crate) struct Session<'s> {
    pub(crate) root: &'s Path,
    pub(crate) work: PathBuf,
    pub(crate) suite: &'s Suite,
    pub(crate) mutants: Vec<Mutant>,
    files: &'s [String],
}

/// What is woven in, and what is not.
pub(crate) struct Woven {
    fates: HashMap<usize, Fate>,
    tests: Vec<TestBinary>,
}

impl<'s> Session<'s> {
    /// Lists the mutants. All are woven in, whatever is asked for: another file needs no other build.
    pub(crate) fn new(
        root: &'s Path,
        suite: &'s Suite,
        files: &'s [String],
    ) -> Result<Self, Failure> {
        let work = root.join("target/mutants").join(suite.name);
        fs::create_dir_all(work.join("tree"))
            .map_err(|error| format!("{}: {error}", work.display()))?;
        let mutants = match suite.rebuilt {
            true => rebuild::list(root, suite.scope)?,
            false => list::all(root, suite.package, |file| suite.is_of(file))?,
        };
        let session = Self { root, work, suite, mutants, files };
        match files.iter().find(|file| !session.mutants.iter().any(|mutant| mutant.file == **file))
        {
            Some(file) => Err(format!("{file} has no mutants in {}", suite.name)),
            None => Ok(session),
        }
    }

    pub(crate) fn asked(&self, file: &str) -> bool {
        self.suite.is_of(file)
            && (self.files.is_empty() || self.files.iter().any(|asked| asked == file))
    }

    /// Weaves and builds until the compiler takes it.
    pub(crate) fn build(&self) -> Result<Woven, Failure> {
        let tree = Tree::copy(self.root, self.work.join("tree"), Some(self.suite.folder))?;
        let switch = format!("::{}::__mutants::on", self.suite.package.replace('-', "_"));
        let unnamed = (0..self.mutants.len()).filter(|&mutant| self.mutants[mutant].is_unnamed());
        let mut fates: HashMap<usize, Fate> =
            unnamed.map(|mutant| (mutant, Fate::Unswitchable)).collect();
        let mut constant = HashSet::new();
        let mut whole = false;
        for round in 1..=ROUNDS {
            let wanted: HashSet<usize> =
                (0..self.mutants.len()).filter(|mutant| !fates.contains_key(mutant)).collect();
            eprintln!("build {round}: {} of {} mutants", wanted.len(), self.mutants.len());
            let plan = Plan {
                mutants: &self.mutants,
                wanted: &wanted,
                switch: &switch,
                constant: &constant,
            };
            let woven = tree.weave(self.root, self.suite.folder, &plan)?;
            let misplaced = tree::misplaced(&woven, &wanted);
            fates.extend(misplaced.into_iter().map(|mutant| (mutant, Fate::Unswitchable)));
            let target = self.root.join("target/mutants/build");
            match compile::build(&tree.folder, &target, self.suite, whole, &woven)? {
                Built::Tests(tests) if whole => return Ok(Woven { fates, tests }),
                Built::Tests(_) => whole = true,
                Built::Errors(blame) => take_out(blame, &mut fates, &mut constant)?,
            }
        }
        Err(format!("the copy does not build after {ROUNDS} rounds"))
    }

    /// Runs the tests on each mutant that was asked for.
    pub(crate) fn run(&self, woven: Woven) -> Result<HashMap<usize, Fate>, Failure> {
        let Woven { mut fates, tests } = woven;
        let scratch = self.work.join("scratch");
        let asked = tests.into_iter().filter(|test| !self.suite.leaves_out(&test.name)).collect();
        let ready = run::prepare(asked, &scratch)?;
        fates.retain(|&mutant, _| self.asked(&self.mutants[mutant].file));
        let switched: Vec<usize> = (0..self.mutants.len())
            .filter(|mutant| !fates.contains_key(mutant) && self.asked(&self.mutants[*mutant].file))
            .collect();
        let jobs = thread::available_parallelism().map_or(1, usize::from);
        let outcomes = run::all(&switched, &ready, &scratch, jobs, |mutant, outcome| {
            if outcome.survived() || *outcome == Outcome::Timeout {
                eprintln!("{outcome:?}: {}", self.name(mutant));
            } else if mutant % 100 == 0 {
                eprintln!("at mutant {mutant} of {}", self.mutants.len());
            }
        })?;
        fates.extend(outcomes.into_iter().map(|(mutant, outcome)| (mutant, Fate::Run(outcome))));
        let left = fates.iter().filter(|(_, fate)| matches!(fate, Fate::Unswitchable));
        let left: Vec<usize> = left.map(|(mutant, _)| *mutant).collect();
        eprintln!("{} cannot be switched, and are built one by one", left.len());
        let anew = self.rebuild(&self.written(&left)?)?;
        fates.extend(anew);
        Ok(fates)
    }

    /// Reports, and says whether all survivors are listed and all that are listed survive.
    pub(crate) fn judge(
        &self,
        fates: &HashMap<usize, Fate>,
        ledger: &Ledger,
    ) -> Result<bool, Failure> {
        let mut survivors = Vec::new();
        let (mut lines, mut unlisted) = (String::new(), 0);
        let numbers: BTreeSet<usize> = fates.keys().copied().collect();
        for number in numbers {
            let mutant = &self.mutants[number];
            match &fates[&number] {
                Fate::Run(outcome) if outcome.survived() => {
                    let text = self.text(mutant)?;
                    let reason = ledger.reason(mutant, &text);
                    unlisted += usize::from(reason.is_none());
                    let reason = reason.unwrap_or("NOT LISTED");
                    lines += &format!("{outcome:?}: {} `{text}`: {reason}\n", self.name(number));
                    survivors.push((mutant, text));
                }
                _ => {}
            }
        }
        let stale: Vec<String> = ledger.stale(|file| self.asked(file), &survivors).collect();
        for stale in &stale {
            lines += &format!("Listed, but no survivor: {stale}\n");
        }
        let list: BTreeMap<usize, &Fate> =
            fates.iter().map(|(number, fate)| (*number, fate)).collect();
        let line = |(number, fate)| format!("{fate:?}\t{}\n", self.name(number));
        self.save("tsv", &list.into_iter().map(line).collect::<String>())?;
        let table = report::table(&self.mutants, fates);
        let killers = report::killers(fates);
        let report = format!(
            "{table}\nKilled by the suite:\n\n{killers}\n{lines}\n{unlisted} survivors are not listed, {} entries are stale\n",
            stale.len()
        );
        self.save("md", &report)?;
        eprintln!("{report}");
        Ok(unlisted == 0 && stale.is_empty())
    }

    fn save(&self, extension: &str, text: &str) -> Result<(), Failure> {
        let path = self.work.join(format!("report.{extension}"));
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub(crate) fn name(&self, mutant: usize) -> String {
        let mutant = &self.mutants[mutant];
        format!("{}:{}: {}", mutant.file, mutant.span.start.line, mutant.change())
    }

    /// The line from where the change begins.
    fn text(&self, mutant: &Mutant) -> Result<String, Failure> {
        let source = fs::read_to_string(self.root.join(&mutant.file))
            .map_err(|error| format!("{}: {error}", mutant.file))?;
        let line = source.lines().nth(mutant.span.start.line - 1).unwrap_or_default();
        Ok(line.chars().skip(mutant.span.start.column - 1).collect())
    }
}

/// Takes out what the compiler refuses.
fn take_out(
    blame: Blame,
    fates: &mut HashMap<usize, Fate>,
    constant: &mut HashSet<String>,
) -> Result<(), Failure> {
    if blame.mutants.is_empty() && blame.unswitchable.is_empty() && blame.constant.is_empty() {
        return Err(format!("the copy does not build:\n{}", blame.unexplained.join("\n")));
    }
    fates.extend(blame.mutants.into_iter().map(|mutant| (mutant, Fate::DoesNotCompile)));
    fates.extend(blame.unswitchable.into_iter().map(|mutant| (mutant, Fate::Unswitchable)));
    for function in blame.constant {
        if !constant.insert(function.clone()) {
            return Err(format!("the copy does not build: {function} is const and is not found"));
        }
    }
    Ok(())
}
