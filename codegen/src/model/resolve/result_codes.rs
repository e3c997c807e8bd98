//! Result codes.

use crate::model::ResultCode;
use crate::model::resolve::forms::{is_code, is_upper_snake};
use crate::model::resolve::problems::{Problems, fact};
use crate::spec::located::At;
use crate::spec::result_codes as spec;
use crate::suggest::did_you_mean;

/// The word that stands for the list of common codes.
pub(super) const COMMON: &str = "common";

/// Resolves the file, apart from which endpoints list a code.
pub(super) fn resolve(spec: &spec::ResultCodes, problems: &mut Problems) -> Vec<ResultCode> {
    problems.distinct("code", &spec.common);
    for code in &spec.common {
        check_known(code, spec, problems);
    }
    let names = spec.codes.values().filter_map(|code| code.name.as_ref());
    problems.tell_apart("name", names.map(|name| (name.value.as_str(), name.place)));
    let mut codes: Vec<ResultCode> =
        spec.codes.iter().map(|(code, body)| resolve_one(code, body, problems)).collect();
    codes.sort_by(|left, right| left.code.cmp(&right.code));
    codes
}

fn resolve_one(code: &At<String>, spec: &spec::ResultCode, problems: &mut Problems) -> ResultCode {
    if !is_code(&code.value) {
        problems.add(code.place, format!("`{}` is no code: five to nine digits", code.value));
    }
    if let Some(name) = spec.name.as_ref().filter(|name| !is_upper_snake(&name.value)) {
        problems.add(name.place, format!("name `{}` is to be UPPER_SNAKE", name.value));
    }
    problems.distinct("source", &spec.source);
    ResultCode {
        code: code.value.clone(),
        name: spec.name.as_ref().map(|name| name.value.clone()),
        reason: problems.prose(&spec.reason),
        remedy: problems.prose(&spec.remedy),
        retry: fact(&spec.retry),
        endpoints: Vec::new(),
        source: problems.proses(&spec.source),
        known_from: problems.optional_prose(spec.known_from.as_ref()),
        unread: problems.optional_prose(spec.unread.as_ref()),
    }
}

/// Complains of a code that the file does not have.
pub(super) fn check_known(code: &At<String>, spec: &spec::ResultCodes, problems: &mut Problems) {
    if !spec.codes.contains_key(code.value.as_str()) {
        let known = spec.codes.keys().map(|code| code.value.as_str());
        let hint = did_you_mean(&code.value, known.chain([COMMON]));
        let message = format!("result-codes.yaml has no code `{}`{hint}", code.value);
        problems.add(code.place, message);
    }
}

/// The codes of an endpoint: `common` expanded, sorted.
pub(super) fn expand(
    results: &[At<String>],
    spec: &spec::ResultCodes,
    problems: &mut Problems,
) -> Vec<String> {
    problems.distinct("code", results);
    let has_common = results.iter().any(|result| result.value == COMMON);
    let mut codes = Vec::new();
    for result in results {
        if result.value == COMMON {
            codes.extend(spec.common.iter().map(|code| code.value.clone()));
            continue;
        }
        check_known(result, spec, problems);
        if has_common && spec.common.contains(result) {
            let message = format!("`{}` is in `common` already", result.value);
            problems.add(result.place, message);
        }
        codes.push(result.value.clone());
    }
    codes.sort();
    codes.dedup();
    codes
}

/// Complains of codes that nothing is known to list.
pub(super) fn check_listed(
    codes: &[ResultCode],
    spec: &spec::ResultCodes,
    problems: &mut Problems,
) {
    for code in codes {
        let is_listed = !code.endpoints.is_empty() || !code.source.is_empty();
        if !is_listed
            && code.known_from.is_none()
            && let Some((key, _)) = spec.codes.get_key_value(code.code.as_str())
        {
            let message = format!(
                "no endpoint lists `{}`; give its `source` or `known-from`, or take it out",
                code.code
            );
            problems.add(key.place, message);
        }
    }
}
