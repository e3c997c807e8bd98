//! Golden cases: `golden/<case>.yaml`, the spec of one endpoint, beside `golden/<case>.rs`, the code
//! that it becomes. The suite in `tests/` compiles that code and puts it to use.
//!
//! Golden files are rewritten with `UPDATE=1 cargo test -p binance-pay-codegen --test golden`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use binance_pay_codegen::model::Api;
use binance_pay_codegen::{Sources, emit, load_sources};

const COMMAND: &str = "UPDATE=1 cargo test -p binance-pay-codegen --test golden";

/// The case whose structs are shown as typify makes them.
const RAW: &str = "nesting";
const TYPIFY: &str = "typify.rs.txt";

/// The code of a webhook.
const WEBHOOK: &str = "webhook.rs.txt";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The names of all cases.
fn cases() -> BTreeSet<String> {
    let entries =
        fs::read_dir(folder()).expect("the golden cases").map(|entry| entry.expect("one"));
    let names = entries.map(|entry| entry.file_name().into_string().expect("UTF-8"));
    names.filter_map(|name| Some(name.strip_suffix(".yaml")?.to_owned())).collect()
}

/// The endpoint of a case alone; headers, envelope and result codes are the real ones.
fn api(case: &str) -> Api {
    let yaml = fs::read_to_string(folder().join(format!("{case}.yaml"))).expect("a case");
    let path = format!("endpoints/golden/{case}.yaml");
    let mut sources = Sources::embedded();
    sources.add_endpoints([(path.as_str(), yaml)].into_iter().collect()).expect("a new endpoint");
    let mut api = load_sources(&sources).unwrap_or_else(|errors| panic!("{errors}"));
    api.endpoints.retain(|endpoint| endpoint.file == path);
    assert_eq!(api.endpoints.len(), 1, "{case} is one endpoint");
    api
}

fn generate(case: &str) -> String {
    emit::single_file(&api(case), "::binance_pay").unwrap_or_else(|errors| panic!("{errors}"))
}

/// Compares with the file, or rewrites it.
fn compare(name: &str, text: &str) {
    let path = folder().join(name);
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        return fs::write(path, text).expect("written");
    }
    let recorded = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    let same = recorded.lines().zip(text.lines()).take_while(|(one, other)| one == other).count();
    let line = same + 1;
    assert!(recorded == text, "golden/{name}:{line} differs from what is emitted: {COMMAND}");
}

#[test]
fn code_is_as_recorded() {
    let cases = cases();
    assert!(cases.len() >= 6, "{cases:?}");
    for case in &cases {
        let text = generate(case);
        assert_eq!(text, generate(case), "two runs differ");
        compare(&format!("{case}.rs"), &text);
    }
}

/// The ground that our own passes start from: plain structs, sorted fields, paths into std.
#[test]
fn typify_gives_what_it_gave() {
    let api = api(RAW);
    let text = emit::typify_output(&api.endpoints[0]).unwrap_or_else(|error| panic!("{error}"));
    let comment =
        format!("// What typify makes of the objects of {RAW}.yaml. Nothing compiles this.\n");
    compare(TYPIFY, &(comment + &text));
}

/// A webhook has no part in what a build script generates, so it is taken from the core's files.
#[test]
fn a_webhook_is_as_recorded() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/spec");
    let api = Sources::read(&spec, "spec").and_then(|sources| load_sources(&sources));
    let api = api.unwrap_or_else(|errors| panic!("{errors}"));
    let files = emit::all(&api, "crate").unwrap_or_else(|errors| panic!("{errors}"));
    let text = |name: &str| {
        let path = format!("crates/core/src/generated/{name}");
        let file = files.iter().find(|file| file.path == path);
        file.map(|file| file.text.as_str()).unwrap_or_default()
    };
    let parts = ["webhooks.rs", "webhook/mod.rs", "webhook/golden_told.rs"].map(text);
    assert!(parts.iter().all(|part| part.starts_with("// @generated")), "{parts:?}");
    compare(WEBHOOK, &parts.join("\n"));
}

#[test]
fn no_golden_file_is_left_over() {
    let cases = cases();
    for entry in fs::read_dir(folder()).expect("the golden cases") {
        let name = entry.expect("one").file_name().into_string().expect("UTF-8");
        let case = name.strip_suffix(".yaml").or(name.strip_suffix(".rs"));
        let known = case.is_some_and(|case| cases.contains(case))
            || [TYPIFY, WEBHOOK].contains(&name.as_str());
        assert!(known, "golden/{name} belongs to no case: remove it");
    }
}
