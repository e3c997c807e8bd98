//! The spec of the Binance Pay merchant API, as embedded text.
//!
//! The spec is YAML: `protocol.yaml` (hosts, headers, signing, envelope), `result-codes.yaml`, one
//! file for each endpoint, named after its id, and `quotes/`: digests of the words of pages that state
//! these facts. `dist/model.json` is the same, resolved and
//! checked, in one JSON document, and `dist/coverage.json` counts where its facts come from; both are
//! generated, as is all of `dist/`.
//!
//! This package holds text and depends on nothing. `binance-pay-codegen` reads the YAML; the
//! program `bpay` reads the model and the counts.
//!
//! # Examples
//!
//! ```
//! let codes = binance_pay_spec::file("result-codes.yaml").ok_or("a file of this package")?;
//! assert!(codes.contains("name: INVALID_SIGNATURE"));
//!
//! let endpoints = binance_pay_spec::yaml().filter(|(path, _)| path.starts_with("endpoints/"));
//! assert!(endpoints.count() >= 2);
//! # Ok::<_, &str>(())
//! ```

/// Every embedded file: its path from the root of this package, with forward slashes, and its text.
/// Sorted by path, byte by byte.
///
/// These are the sources (`.yaml`), `dist/model.json`, `dist/coverage.json`, and `dist/cli/*.json`:
/// the schemas of the program's JSON forms. The other exports, `dist/openapi.json` and
/// `dist/schemas/`, are files of the package that are not embedded.
pub static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The text of one file of [`FILES`].
///
/// # Examples
///
/// ```
/// assert!(binance_pay_spec::file("protocol.yaml").is_some());
/// assert_eq!(binance_pay_spec::file("./protocol.yaml"), None);
/// ```
#[must_use]
pub fn file(path: &str) -> Option<&'static str> {
    let index = FILES.binary_search_by(|(name, _)| (*name).cmp(path)).ok()?;
    FILES.get(index).map(|(_, text)| *text)
}

/// The sources of the spec: each YAML file with its text, sorted by path.
///
/// # Examples
///
/// ```
/// assert!(binance_pay_spec::yaml().all(|(path, _)| path.ends_with(".yaml")));
/// ```
pub fn yaml() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied().filter(|(path, _)| path.ends_with(".yaml"))
}

/// The resolved model, one JSON document: `dist/model.json`. `None` where the package was built
/// before `cargo codegen` had ever written it.
///
/// # Examples
///
/// ```
/// let model = binance_pay_spec::model().ok_or("run `cargo codegen`")?;
/// assert!(model.contains("\"direct-debit.contract.query\""));
/// # Ok::<_, &str>(())
/// ```
#[must_use]
pub fn model() -> Option<&'static str> {
    file("dist/model.json")
}

/// Where the facts of the spec come from, counted for each endpoint and webhook, one JSON document:
/// `dist/coverage.json`. `None` as for [`model`].
///
/// # Examples
///
/// ```
/// let coverage = binance_pay_spec::coverage().ok_or("run `cargo codegen`")?;
/// assert!(coverage.contains("\"direct-debit.contract.query\""));
/// # Ok::<_, &str>(())
/// ```
#[must_use]
pub fn coverage() -> Option<&'static str> {
    file("dist/coverage.json")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn files_are_sorted_and_found_by_their_path() {
        assert!(FILES.is_sorted_by(|(one, _), (other, _)| one < other));
        for (path, text) in FILES {
            assert_eq!(file(path), Some(*text), "{path}");
        }
        for path in ["", "protocol", "protocol.yam", "zzz", "endpoints", "src/lib.rs"] {
            assert_eq!(file(path), None, "{path}");
        }
    }

    #[test]
    fn files_are_those_on_disk() {
        for (path, text) in FILES {
            let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            let on_disk = fs::read_to_string(full).ok();
            assert!(on_disk.as_deref() == Some(*text), "{path} is another on disk");
            assert!(!path.contains('\\') && !text.contains('\r'), "{path}");
        }
    }

    #[test]
    fn every_endpoint_on_disk_is_embedded() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("endpoints");
        let on_disk: usize = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .map(|group| group.and_then(|group| fs::read_dir(group.path())))
            .map(|group| group.map_or(0, Iterator::count))
            .sum();
        let embedded = yaml().filter(|(path, _)| path.starts_with("endpoints/")).count();
        assert!(embedded >= 2);
        assert_eq!(embedded, on_disk);
    }

    #[test]
    fn sources_are_yaml_and_nothing_generated() {
        let sources: Vec<_> = yaml().map(|(path, _)| path).collect();
        assert!(sources.contains(&"protocol.yaml") && sources.contains(&"result-codes.yaml"));
        assert!(sources.iter().all(|path| !path.starts_with("dist/")));
        assert_eq!(model(), file("dist/model.json"));
        assert_eq!(coverage(), file("dist/coverage.json"));
    }
}
