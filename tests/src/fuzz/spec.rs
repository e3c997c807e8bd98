//! The loader of specs: a byte that chooses the file to replace in a small spec, and its text. An endpoint
//! has its file where its id says.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use binance_pay_codegen::{Errors, Sources, generate, load_sources};

use crate::workspace;

const PATHS: [&str; 3] = ["endpoints/test/case.yaml", "protocol.yaml", "result-codes.yaml"];

/// The small spec of the generator's own tests.
static BASE: LazyLock<[String; 3]> = LazyLock::new(|| {
    let folder = workspace::root().join("codegen/tests/base");
    ["case.yaml", "protocol.yaml", "result-codes.yaml"].map(|name| read(&folder.join(name)))
});

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let base =
        BASE.iter().enumerate().map(|(number, text)| super::numbered(number, text.as_bytes()));
    let folders =
        ["golden", "reject"].map(|name| workspace::root().join("codegen/tests").join(name));
    let mut paths: Vec<_> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("a folder of the generator's tests"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    paths.sort();
    // The small spec has another path for all.
    let texts = paths.iter().map(|path| read(path).replace("/binancepay/openapi/", "/api/"));
    base.chain(texts.map(|text| super::numbered(0, text.as_bytes()))).collect()
}

pub(super) fn run(data: &[u8]) -> bool {
    let Some((path, text)) = super::chosen(&PATHS, data) else { return false };
    let Ok(text) = std::str::from_utf8(text) else { return false };
    let others = PATHS.iter().zip(BASE.iter()).filter(|(known, _)| *known != path);
    let others = others.map(|(known, base)| ((*known).to_owned(), base.as_str()));
    let own = if *path == PATHS[0] { place(text) } else { (*path).to_owned() };
    match load_sources(&others.chain([(own, text)]).collect::<Sources>()) {
        Ok(api) => {
            // What is well-formed has code, or a reason why it has none.
            let files = generate(&api, "crate");
            files.map_err(|errors| is_told(&errors)).is_ok()
        }
        Err(errors) => {
            is_told(&errors);
            false
        }
    }
}

/// The path of the endpoint whose id is in the first line, where that can be the name of a file.
fn place(text: &str) -> String {
    let id = text.lines().next().and_then(|line| line.strip_prefix("id: "));
    let is_name = |id: &&str| id.bytes().all(|byte| byte.is_ascii_graphic());
    let id = id.filter(is_name).unwrap_or("test.case").replacen('.', "/", 1);
    format!("endpoints/{id}.yaml")
}

/// Every line names a file.
fn is_told(errors: &Errors) {
    super::is_fit_to_print(errors);
    for line in errors.to_string().lines().filter(|line| !line.starts_with(' ')) {
        assert!(line.starts_with("spec"), "{line:?}");
    }
}
