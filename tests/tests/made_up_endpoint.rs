//! Adding an endpoint is one file and `cargo codegen`: the golden cases of the generator, put into a
//! copy of the real spec as somebody would do who adds an endpoint for the first time.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use binance_pay_codegen::{File, Sources, files, generate, load_sources};
use binance_pay_tests::scratch::{Scratch, copy};
use binance_pay_tests::{golden, workspace};
use serde_json::Value;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A folder that holds the real spec and these golden cases, and what it generates.
fn extended(name: &str, cases: &[&str]) -> Result<(Scratch, Vec<File>)> {
    let scratch = Scratch::new(name)?;
    let spec = scratch.path().join("spec");
    copy(&workspace::spec(), &spec)?;
    fs::create_dir_all(spec.join("endpoints/golden"))?;
    for case in cases {
        let yaml = workspace::root().join(format!("codegen/tests/golden/{case}.yaml"));
        fs::copy(yaml, spec.join(format!("endpoints/golden/{case}.yaml")))?;
    }
    let files = generate(&load_sources(&Sources::read(&spec, "spec")?)?, "crate")?;
    Ok((scratch, files))
}

fn text<'a>(files: &'a [File], path: &str) -> Result<&'a str> {
    let file = files.iter().find(|file| file.path == path);
    Ok(&file.ok_or_else(|| format!("{path} was not generated"))?.text)
}

fn json(files: &[File], path: &str) -> Result<Value> {
    Ok(serde_json::from_str(text(files, path)?)?)
}

#[test]
fn one_file_is_enough() -> Result<()> {
    let (scratch, files) = extended("made-up", &["made-up"])?;
    files::write(scratch.path(), &files)?;
    assert_eq!(files::check(scratch.path(), &files)?, []);
    let code = text(&files, "crates/core/src/generated/golden/made_up.rs")?;
    for item in
        ["pub struct Trade", "pub struct Receipt", "pub enum Side", "MadeUp: Trade => Receipt;"]
    {
        assert!(code.contains(item), "{item} is not in the code");
    }
    let table = text(&files, "crates/core/src/generated/endpoints.rs")?;
    assert!(table.contains("<super::golden::made_up::MadeUp as crate::Endpoint>::INFO"), "{table}");
    let root = text(&files, "crates/core/src/generated/mod.rs")?;
    assert!(root.contains("pub mod golden;"), "{root}");
    Ok(())
}

#[test]
fn it_is_in_every_export() -> Result<()> {
    let (_scratch, files) = extended("made-up-exports", &["made-up"])?;
    let model = json(&files, "spec/dist/model.json")?;
    let endpoints = model["endpoints"].as_array().ok_or("no endpoints")?;
    assert!(endpoints.iter().any(|endpoint| endpoint["id"] == "golden.made-up"));
    let openapi = json(&files, "spec/dist/openapi.json")?;
    let operation = &openapi["paths"]["/binancepay/openapi/golden/made-up"]["post"];
    assert_eq!(operation["deprecated"], true);
    for object in ["Trade", "Party", "Lot", "Receipt"] {
        let schema = json(&files, &format!("spec/dist/schemas/golden.made-up/{object}.json"))?;
        assert_eq!(schema["title"], object);
        jsonschema::draft202012::new(&schema)?;
    }
    Ok(())
}

#[test]
fn nothing_else_changes_but_the_lists_of_all() -> Result<()> {
    let (_scratch, before) = extended("made-up-before", &[])?;
    let (_scratch, after) = extended("made-up-after", &["made-up"])?;
    let after: BTreeMap<&str, &str> = after.iter().map(|file| (&*file.path, &*file.text)).collect();
    let changed: Vec<&str> = before
        .iter()
        .filter(|file| after.get(&*file.path) != Some(&&*file.text))
        .map(|file| &*file.path)
        .collect();
    assert_eq!(
        changed,
        [
            "README.md",
            "crates/core/src/generated/endpoints.rs",
            "crates/core/src/generated/mod.rs",
            "crates/core/src/generated/result_codes.rs",
            "docs/coverage.md",
            "spec/dist/coverage.json",
            "spec/dist/model.json",
            "spec/dist/openapi.json",
        ]
    );
    Ok(())
}

#[test]
fn all_cases_together_are_rust() -> Result<()> {
    let (_scratch, files) = extended("made-up-all", golden::CASES)?;
    let mut parsed = 0;
    for file in files.iter().filter(|file| file.path.ends_with(".rs")) {
        syn::parse_file(&file.text).map_err(|error| format!("{}: {error}", file.path))?;
        parsed += usize::from(file.path.contains("/golden/"));
    }
    // Each case is one module, and golden and versions are the modules above.
    assert_eq!(parsed, golden::CASES.len() + 2);
    Ok(())
}
