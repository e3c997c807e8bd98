//! Which package is mutated, and which tests are asked.

/// A package and its tests.
#[derive(Debug)]
pub(crate) struct Suite {
    /// How it is called on the command line.
    pub(crate) name: &'static str,
    /// The package that is mutated.
    pub(crate) package: &'static str,
    /// Its folder.
    pub(crate) folder: &'static str,
    /// How the paths of its files begin.
    pub(crate) scope: &'static [&'static str],
    /// What is built until the compiler takes all mutants.
    pub(crate) first: &'static [&'static str],
    /// What is built then.
    pub(crate) build: &'static [&'static str],
    /// Test binaries that cannot be asked, and why.
    pub(crate) left_out: &'static [(&'static str, &'static str)],
    /// Tests that are not run, because they generate everything many times over and others do it once.
    pub(crate) skipped: &'static [&'static str],
    /// Whether each mutant is a build of its own: the scope then names the files of the tables.
    pub(crate) rebuilt: bool,
    /// How the tests are optimised: what is built once and run a thousand times.
    pub(crate) opt_level: &'static str,
}

impl Suite {
    /// Whether the mutants of a file are in it.
    pub(crate) fn is_of(&self, file: &str) -> bool {
        self.scope.iter().any(|scope| file.starts_with(scope))
    }

    /// Whether a test binary cannot be asked.
    pub(crate) fn leaves_out(&self, test: &str) -> bool {
        self.left_out.iter().any(|(name, _)| *name == test)
    }
}

/// All that there are.
pub(crate) const SUITES: &[Suite] = &[CORE, CODEGEN, TABLES];

const CORE: Suite = Suite {
    name: "core",
    package: "binance-pay",
    folder: "crates/core",
    scope: &["crates/core/src/"],
    first: &["--package=binance-pay", "--features=http,rust_decimal", "--lib"],
    build: &[
        "--package=binance-pay",
        "--package=binance-pay-tests",
        "--features=binance-pay/http,binance-pay/rust_decimal",
        "--lib",
        "--tests",
    ],
    left_out: &[
        ("allocations", "the switch allocates"),
        ("growth", "measures time"),
        ("fuzz_replay", "takes minutes"),
        ("properties", "takes a minute, and a kill by chance is none to rely on"),
        ("made_up_endpoint", "builds another package"),
        ("json_features", "builds the original again"),
        ("public_api", "builds the original's documentation"),
        ("performance", "reads pages only"),
        ("freshness", "runs the generator only"),
    ],
    skipped: &[],
    rebuilt: false,
    opt_level: "0",
};

const CODEGEN: Suite = Suite {
    name: "codegen",
    package: "binance-pay-codegen",
    folder: "codegen",
    scope: &["codegen/src/emit", "codegen/src/model"],
    first: &["--package=binance-pay-codegen", "--lib"],
    build: &[
        "--package=binance-pay-codegen",
        "--package=binance-pay-tests",
        "--lib",
        "--test=golden",
        "--test=reject",
        "--test=builder",
        "--test=command",
        "--test=exports",
        "--test=freshness",
    ],
    // The one of the tests' package has the same name as the generator's.
    left_out: &[],
    skipped: &[
        "one_character_of_a_limit_is_noticed",
        "a_sample_that_no_longer_fits_is_named_by_file_and_line",
        "strays_missing_and_changed_files_are_named",
    ],
    rebuilt: false,
    opt_level: "1",
};

const TABLES: Suite = Suite {
    name: "tables",
    package: "binance-pay-tests",
    folder: "tests",
    scope: &[
        "crates/core/src/generated/direct_debit/contract/query.rs",
        "crates/core/src/generated/order/create/v3.rs",
    ],
    first: &[],
    build: &[
        "--package=binance-pay-tests",
        "--test=facts",
        "--test=infos",
        "--test=samples",
        "--test=vectors",
    ],
    left_out: &[],
    // The vectors are the same for every mutant.
    skipped: &["files::"],
    rebuilt: true,
    opt_level: "0",
};
