//! From the spec to the model: names, references, checks.

mod contradictions;
mod endpoint;
mod enums;
mod forms;
mod objects;
mod problems;
mod protocol;
mod quotes;
mod result_codes;
mod rules;
mod samples;
mod statement;
mod types;
mod usage;
mod webhook;

use crate::errors::{Error, Errors};
use crate::model::resolve::contradictions::Trees;
use crate::model::resolve::problems::Problems;
use crate::model::resolve::samples::{Bodies, Owner};
use crate::model::{Api, Contradiction, Endpoint, Protocol, ResultCode};
use crate::spec::Spec;

/// Resolves a spec.
///
/// # Errors
///
/// Every error of every file: names that lead nowhere, limits that make no sense, samples that
/// break them, decisions that decide nothing, quotes of what the spec does not state.
pub fn resolve(spec: &Spec) -> Result<Api, Errors> {
    let trees = Trees::new(spec);
    let codes = &spec.result_codes;
    let mut code_problems = Problems::new(&codes.shown);
    let mut resolved_codes = result_codes::resolve(&codes.body, &mut code_problems);
    let of_codes = trees.resolve(&codes.path, &codes.body.contradictions, &mut code_problems);

    let mut problems = Problems::new(&spec.protocol.shown);
    let mut protocol = protocol::resolve(&spec.protocol, &codes.body, &mut problems);
    let contradictions = &spec.protocol.body.contradictions;
    protocol.contradictions = trees.resolve(&spec.protocol.path, contradictions, &mut problems);
    protocol.contradictions.extend(of_codes.into_iter().map(|at| elsewhere(&codes.path, at)));
    let mut errors = problems.into_errors();

    let endpoints = endpoints(spec, &trees, &protocol, &resolved_codes, &mut errors);
    let webhooks = webhook::resolve_all(spec, &trees, &protocol, &resolved_codes, &mut errors);
    for code in &mut resolved_codes {
        let listing = endpoints.iter().filter(|endpoint| endpoint.results.contains(&code.code));
        code.endpoints = listing.map(|endpoint| endpoint.id.clone()).collect();
    }
    result_codes::check_listed(&resolved_codes, &codes.body, &mut code_problems);
    errors.extend(code_problems.into_errors());
    errors.extend(duplicates(spec));
    let mut api = Api { protocol, codes: resolved_codes, endpoints, webhooks, quotes: Vec::new() };
    api.quotes = quotes::resolve_all(spec, &trees, &api, &mut errors);
    Errors::check(errors)?;
    Ok(api)
}

/// All endpoints, sorted by id.
fn endpoints(
    spec: &Spec,
    trees: &Trees<'_>,
    protocol: &Protocol,
    codes: &[ResultCode],
    errors: &mut Vec<Error>,
) -> Vec<Endpoint> {
    let mut endpoints = Vec::new();
    for document in &spec.endpoints {
        let mut problems = Problems::new(&document.shown);
        let body = &document.body;
        let mut endpoint = endpoint::resolve(
            document,
            &protocol.path_prefix,
            &spec.result_codes.body,
            &mut problems,
        );
        // A broken table would make every sample look broken too.
        if problems.count() == 0 {
            let bodies = Bodies { owner: Owner::Endpoint(&endpoint), protocol, codes };
            bodies.check(&body.samples, &mut problems);
        }
        endpoint.contradictions =
            trees.resolve(&document.path, &body.contradictions, &mut problems);
        errors.extend(problems.into_errors());
        endpoints.push(endpoint);
    }
    endpoints.sort_by(|left, right| left.id.cmp(&right.id));
    endpoints
}

/// Endpoints that share a path. An id cannot be shared, because it is its file's path.
fn duplicates(spec: &Spec) -> Vec<Error> {
    let mut errors = Vec::new();
    for document in &spec.endpoints {
        let path = &document.body.path;
        let mut others = spec.endpoints.iter().filter(|other| other.path != document.path);
        if let Some(other) = others.find(|other| other.body.path == *path) {
            let line = other.body.path.place.line;
            let message = format!("{}:{line} has the path `{}` too", other.shown, path.value);
            errors.push(Error::at(&document.shown, path.place, message));
        }
    }
    errors
}

/// A contradiction as seen from another file.
fn elsewhere(path: &str, mut contradiction: Contradiction) -> Contradiction {
    if !contradiction.at.contains('#') {
        contradiction.at = format!("{path}#{}", contradiction.at);
    }
    contradiction
}
