//! Every export of the golden endpoint, byte by byte.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::{exports, golden_api, real_api};

const COMMAND: &str = "UPDATE=1 cargo test -p binance-pay-codegen --test exports";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/golden")
}

#[test]
fn exports_are_as_recorded() {
    let update = env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut recorded = files_below(&folder());
    for file in exports(&golden_api()) {
        let path = folder().join(file.path.strip_prefix("spec/dist/").expect("an export"));
        if update {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, &file.text).expect("written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let at = expected.lines().zip(file.text.lines()).take_while(|(one, other)| one == other);
        let line = at.count() + 1;
        let name = path.display();
        assert!(expected == file.text, "{name}:{line} differs from what is emitted: {COMMAND}");
        recorded.remove(&path);
    }
    assert!(recorded.is_empty(), "nobody emits {recorded:?} any more: remove them");
}

#[test]
fn exports_are_well_formed_and_stable() {
    for api in [golden_api(), real_api()] {
        let files = exports(&api);
        assert_eq!(files, exports(&api));
        let paths: BTreeSet<_> = files.iter().map(|file| &file.path).collect();
        assert_eq!(paths.len(), files.len());
        for file in files {
            assert!(file.path.starts_with("spec/dist/") && file.path.ends_with(".json"));
            assert!(file.from.starts_with("spec"), "{}", file.from);
            assert!(file.text.ends_with("}\n") && !file.text.contains('\r'), "{}", file.path);
            let value: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
            assert!(value.is_object(), "{}", file.path);
        }
    }
}

#[test]
fn every_object_of_the_real_spec_has_a_schema() {
    let api = real_api();
    let exports = exports(&api);
    let endpoints = api.endpoints.iter().map(|one| (one.id.clone(), one.definitions()));
    let webhooks =
        api.webhooks.iter().map(|one| (format!("webhook.{}", one.id), one.definitions()));
    let all: Vec<_> = endpoints.chain(webhooks).collect();
    let objects: usize = all.iter().map(|(_, definitions)| definitions.objects.len()).sum();
    let schemas = exports.iter().filter(|file| file.path.starts_with("spec/dist/schemas/"));
    assert_eq!(schemas.count(), objects);
    for (name, definitions) in &all {
        for object in definitions.objects {
            let path = format!("spec/dist/schemas/{name}/{}.json", object.name);
            let file = exports.iter().find(|file| file.path == path);
            let from = format!("spec/{}", definitions.file);
            assert_eq!(file.map(|file| &file.from), Some(&from), "{path}");
        }
    }
}

fn files_below(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| match entry.path() {
            path if path.is_dir() => files_below(&path),
            path => BTreeSet::from([path]),
        })
        .collect()
}
