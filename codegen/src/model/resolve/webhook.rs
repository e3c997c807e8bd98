//! Webhooks.

use indexmap::IndexMap;

use crate::errors::Error;
use crate::model::resolve::contradictions::Trees;
use crate::model::resolve::endpoint::source;
use crate::model::resolve::forms::{is_kebab, is_upper_snake};
use crate::model::resolve::problems::Problems;
use crate::model::resolve::samples::{self, Bodies, Owner};
use crate::model::resolve::types::Names;
use crate::model::resolve::usage::{self, Uses};
use crate::model::resolve::{enums, objects};
use crate::model::{Protocol, ResultCode, Type, Webhook};
use crate::spec::fields::Object;
use crate::spec::located::At;
use crate::spec::{Document, Spec, webhook as spec};
use crate::words::WireWord;

/// The member that tells which webhook it is.
const BIZ_TYPE: &str = "bizType";

/// All webhooks, sorted by id.
pub(super) fn resolve_all(
    spec: &Spec,
    trees: &Trees<'_>,
    protocol: &Protocol,
    codes: &[ResultCode],
    errors: &mut Vec<Error>,
) -> Vec<Webhook> {
    let mut webhooks = Vec::new();
    for document in &spec.webhooks {
        let mut problems = Problems::new(&document.shown);
        let body = &document.body;
        let mut webhook = resolve(document, &mut problems);
        // A broken table would make every sample look broken too.
        if problems.count() == 0 {
            let bodies = Bodies { owner: Owner::Webhook(&webhook), protocol, codes };
            bodies.check(&body.samples, &mut problems);
        }
        webhook.contradictions = trees.resolve(&document.path, &body.contradictions, &mut problems);
        errors.extend(problems.into_errors());
        webhooks.push(webhook);
    }
    errors.extend(ambiguous(spec));
    webhooks.sort_by(|left, right| left.id.cmp(&right.id));
    webhooks
}

/// Webhooks that the body cannot tell apart.
fn ambiguous(spec: &Spec) -> Vec<Error> {
    let mut errors = Vec::new();
    for document in &spec.webhooks {
        let own = &document.body.biz_type;
        let mut others = spec.webhooks.iter().filter(|other| other.path != document.path);
        let Some(other) = others.find(|other| other.body.biz_type == *own) else { continue };
        let (place, message) = match own {
            Some(own) => (own.place, format!("{} is `{}` too", other.shown, own.value)),
            None => {
                let message = format!("{} has no `biz-type` either; give one of them", other.shown);
                (document.body.id.place, message)
            }
        };
        errors.push(Error::at(&document.shown, place, message));
    }
    errors
}

/// Resolves the file, without its contradictions and the bodies of its samples.
fn resolve(document: &Document<spec::Webhook>, problems: &mut Problems) -> Webhook {
    let spec = &document.body;
    check_id(&spec.id, &document.path, problems);
    if let Some(biz_type) = spec.biz_type.as_ref().filter(|name| !is_upper_snake(&name.value)) {
        let message = format!("biz-type `{}` is to be UPPER_SNAKE", biz_type.value);
        problems.add(biz_type.place, message);
    }
    let names = Names::of(&spec.objects, &spec.enums, problems);
    names.check_object(&spec.event, problems);
    let enums = enums::resolve(&spec.enums, problems);
    let webhook = Webhook {
        id: spec.id.value.clone(),
        title: problems.prose(&spec.title),
        doc: problems.optional_prose(spec.doc.as_ref()),
        biz_type: spec.biz_type.as_ref().map(|biz_type| biz_type.value.clone()),
        audience: spec.audience.value,
        deprecated: problems.optional_prose(spec.deprecated.as_ref()),
        source: source(&spec.source, problems),
        event: spec.event.value.clone(),
        objects: objects::resolve(&spec.objects, &enums, &names, problems),
        enums,
        samples: samples::resolve(&spec.samples, problems),
        contradictions: Vec::new(),
        file: document.path.clone(),
    };
    let uses = Uses {
        objects: &spec.objects,
        enums: &spec.enums,
        roots: &[Type::object(&webhook.event)],
        nowhere: "nothing below the event",
    };
    usage::check(webhook.definitions(), &uses, problems);
    check_biz_type(&webhook, spec, problems);
    if webhook.object(&webhook.event).is_some() {
        check_strings(&spec.objects, Some(&webhook.event), problems);
    }
    webhook
}

fn check_id(id: &At<String>, path: &str, problems: &mut Problems) {
    if !is_kebab(&id.value) {
        return problems.add(id.place, format!("id `{}` is to be kebab-case", id.value));
    }
    let wanted = format!("webhooks/{}.yaml", id.value);
    if wanted != path {
        let message = format!("id `{}` belongs into {wanted}, and this file is {path}", id.value);
        problems.add(id.place, message);
    }
}

/// Only what stands in an event itself is taken out of a string.
pub(super) fn check_strings(
    objects: &IndexMap<At<String>, Object>,
    event: Option<&str>,
    problems: &mut Problems,
) {
    for (name, object) in objects {
        for field in object.fields.values() {
            let fits = event == Some(&name.value) && field.required == Some(true);
            let wire = field.wire.filter(|wire| wire.value == WireWord::JsonString && !fits);
            if let Some(wire) = wire {
                let message = "`wire: json-string` belongs to a required field of a webhook's \
                               event; elsewhere no reader takes the object out of the string";
                problems.add(wire.place, message);
            }
        }
    }
}

/// The event has the member that names it, or neither of both is there.
fn check_biz_type(webhook: &Webhook, spec: &spec::Webhook, problems: &mut Problems) {
    let Some(event) = webhook.object(&webhook.event) else { return };
    let found = event.field(BIZ_TYPE);
    match &spec.biz_type {
        Some(biz_type) => {
            let is_text = |ty: &Type| matches!(ty, Type::Text { .. } | Type::Enum { .. });
            if !found.is_some_and(|field| field.required && is_text(&field.ty)) {
                let event = &event.name;
                let message =
                    format!("`{event}` needs a required text `{BIZ_TYPE}` to be known by");
                problems.add(biz_type.place, message);
            }
        }
        None if found.is_some() => {
            let message = format!(
                "`{}` has a `{BIZ_TYPE}`, and the file does not give its value: `biz-type`",
                event.name
            );
            problems.add(spec.event.place, message);
        }
        None => {}
    }
}
