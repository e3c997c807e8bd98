//! One endpoint, without its contradictions and the bodies of its samples.

use crate::model::resolve::forms::{is_date, is_id, is_path};
use crate::model::resolve::objects;
use crate::model::resolve::problems::{Problems, fact};
use crate::model::resolve::types::{self, Names};
use crate::model::resolve::usage::{self, Uses};
use crate::model::resolve::webhook::check_strings;
use crate::model::resolve::{enums, result_codes, samples};
use crate::model::{Endpoint, EnvelopeForm, Source, Type};
use crate::spec::Document;
use crate::spec::endpoint as spec;
use crate::spec::fields::TypeForm;
use crate::spec::located::{At, ShortOr};
use crate::spec::result_codes::ResultCodes;

/// Resolves the file.
pub(super) fn resolve(
    document: &Document<spec::Endpoint>,
    path_prefix: &str,
    codes: &ResultCodes,
    problems: &mut Problems,
) -> Endpoint {
    let spec = &document.body;
    check_id(&spec.id, &document.path, problems);
    check_path(&spec.path, path_prefix, problems);
    let names = Names::of(&spec.objects, &spec.enums, problems);
    names.check_object(&spec.request, problems);
    let enums = enums::resolve(&spec.enums, problems);
    let endpoint = Endpoint {
        id: spec.id.value.clone(),
        title: problems.prose(&spec.title),
        doc: problems.optional_prose(spec.doc.as_ref()),
        method: spec.method.value.to_string(),
        path: spec.path.value.clone(),
        audience: spec.audience.value,
        repeat: fact(&spec.repeat),
        deprecated: problems.optional_prose(spec.deprecated.as_ref()),
        source: source(&spec.source, problems),
        request: spec.request.value.clone(),
        response: response(&spec.response, &names, problems),
        response_null: problems.optional_prose(spec.response_null.as_ref()),
        envelope: spec.envelope.map_or(EnvelopeForm::Standard, |form| form.value),
        objects: objects::resolve(&spec.objects, &enums, &names, problems),
        enums,
        results: result_codes::expand(&spec.results, codes, problems),
        samples: samples::resolve(&spec.samples, problems),
        contradictions: Vec::new(),
        file: document.path.clone(),
        place: spec.id.place,
    };
    check_whole(&endpoint, spec, problems);
    endpoint
}

/// What only a look at the whole file tells.
fn check_whole(endpoint: &Endpoint, spec: &spec::Endpoint, problems: &mut Problems) {
    let uses = Uses {
        objects: &spec.objects,
        enums: &spec.enums,
        roots: &[Type::object(&endpoint.request), endpoint.response.clone()],
        nowhere: "neither the request nor the response",
    };
    usage::check(endpoint.definitions(), &uses, problems);
    check_envelope(endpoint, spec, problems);
    check_strings(&spec.objects, None, problems);
}

/// Without an envelope, a body that has a code is taken for one, and there is no data that could be
/// missing.
fn check_envelope(endpoint: &Endpoint, spec: &spec::Endpoint, problems: &mut Problems) {
    let Some(form) = &spec.envelope else { return };
    if form.value == EnvelopeForm::Standard {
        return;
    }
    if let Some(null) = &spec.response_null {
        let message = "without an envelope the body is the data, so there always is some";
        problems.add(null.place, message);
    }
    if let Type::Object { of, .. } = &endpoint.response
        && let Some((name, _)) =
            spec.objects.get(of.as_str()).and_then(|object| object.fields.get_key_value("code"))
    {
        let message = format!(
            "a reply of `{of}` would be taken for an envelope, because of its `code`; without one \
             this endpoint cannot be read"
        );
        problems.add(name.place, message);
    }
}

fn check_id(id: &At<String>, path: &str, problems: &mut Problems) {
    if !is_id(&id.value) {
        let message = format!("id `{}` is to be kebab-case segments with dots between", id.value);
        return problems.add(id.place, message);
    }
    let wanted = format!("endpoints/{}.yaml", id.value.replacen('.', "/", 1));
    if wanted != path {
        let message = format!("id `{}` belongs into {wanted}, and this file is {path}", id.value);
        problems.add(id.place, message);
    }
}

fn check_path(path: &At<String>, prefix: &str, problems: &mut Problems) {
    let below = path.value.strip_prefix(prefix);
    if !is_path(&path.value) {
        problems.add(path.place, format!("`{}` is no path such as /a/b", path.value));
    } else if !below.is_some_and(|below| below.starts_with('/')) {
        let message = format!("path `{}` does not begin with {prefix}/", path.value);
        problems.add(path.place, message);
    }
}

/// Where the facts come from.
pub(super) fn source(source: &spec::Source, problems: &mut Problems) -> Source {
    if let Some(read) = source.read.as_ref().filter(|read| !is_date(&read.value)) {
        problems.add(read.place, format!("`{}` is no date such as 2026-11-21", read.value));
    }
    Source {
        page: problems.prose(&source.page),
        read: source.read.as_ref().map(|read| read.value.clone()),
        states: problems.proses(&source.states),
        unread: problems.proses(&source.unread),
        known_from: problems.optional_prose(source.known_from.as_ref()),
    }
}

fn response(
    response: &At<ShortOr<String, TypeForm>>,
    names: &Names<'_>,
    problems: &mut Problems,
) -> Type {
    match &response.value {
        ShortOr::Short(of) => {
            names.check_object(&At { value: of.clone(), place: response.place }, problems);
            Type::object(of)
        }
        ShortOr::Long(form) => types::resolve(form, names, problems),
    }
}
