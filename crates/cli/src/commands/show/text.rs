//! What endpoints and webhooks have in common, for people.

use crate::commands::show::marks::{Kind, Mark};
use crate::commands::show::words::{self, kind, limits};
use crate::model::{Contradiction, Field, Object, OpenEnum, Sample, Source};
use crate::output::{DIM, NAME, NOTE};
use crate::page::Page;
use crate::text::{indented, printable};

/// The page that the facts come from, and what of it was not seen.
pub(crate) fn source(page: &mut Page, source: &Source) {
    page.pair(2, "page", &source.page);
    if let Some(date) = &source.read {
        page.pair(2, "read on", date);
    }
    for state in &source.states {
        page.pair(2, "state", state);
    }
    if let Some(place) = &source.known_from {
        page.pair(2, "from", place);
    }
    for gap in &source.unread {
        page.pair(2, "not seen", gap);
    }
}

/// The objects, those of the roles first.
pub(crate) fn objects(page: &mut Page, objects: &[Object], roles: &[(&'static str, &str)]) {
    for (role, object) in words::objects(objects, roles) {
        page.heading(format!("{role} {}", object.name));
        page.plain(2, &object.doc);
        if object.fields.is_empty() {
            page.line(2, DIM, "It has no members: {} is sent.");
        }
        for field in &object.fields {
            self::field(page, field);
        }
        for rule in &object.rules {
            page.pair(2, "rule", words::rule(rule));
        }
    }
}

fn field(page: &mut Page, field: &Field) {
    let mut facts = vec![kind(&field.ty)];
    facts.push(if field.required { "required" } else { "optional" }.to_owned());
    facts.extend(limits(&field.ty));
    page.entry(2, NAME, &field.name, facts.join(", "));
    page.line(6, DIM, &field.doc);
    if let Some(instead) = &field.deprecated {
        page.line(6, NOTE, format!("deprecated: {instead}"));
    }
}

/// The enums with their known values.
pub(crate) fn enums(page: &mut Page, enums: &[OpenEnum]) {
    for open_enum in enums {
        self::open_enum(page, open_enum);
    }
}

fn open_enum(page: &mut Page, open_enum: &OpenEnum) {
    page.heading(format!("Enum {}", open_enum.name));
    page.plain(2, format!("{} Other values are read too.", open_enum.doc));
    for value in &open_enum.values {
        let name = if value.name == value.value { "" } else { &*format!("{}: ", value.name) };
        let instead = value.deprecated.as_ref();
        let instead = instead.map_or_else(String::new, |text| format!(" (deprecated: {text})"));
        let meaning = format!("{name}{}{instead}", value.doc);
        page.entry(2, NAME, &value.value, meaning);
    }
}

/// What the documentation says twice and in two ways, and what was decided.
pub(crate) fn contradictions(page: &mut Page, contradictions: &[Contradiction], whole: &str) {
    page.heading(format!("Contradictions of the documentation ({})", contradictions.len()));
    for contradiction in contradictions {
        let at = match contradiction.at.as_str() {
            "" => whole,
            at => at,
        };
        page.line(2, NAME, at);
        for (index, text) in contradiction.texts.iter().enumerate() {
            page.pair(4, if index == 0 { "one says" } else { "another" }, text);
        }
        page.pair(4, "decided", &contradiction.decision);
        page.pair(4, "otherwise", &contradiction.otherwise);
    }
}

/// What is not simply printed on the page, sorted by why.
pub(crate) fn marks(page: &mut Page, marks: &[Mark]) {
    for (kind, heading) in [
        (Kind::Inferred, "Inferred: no page says it"),
        (Kind::KnownFrom, "Known from elsewhere"),
        (Kind::Unread, "Not read on a page"),
    ] {
        let mut marks = marks.iter().filter(|mark| mark.mark == kind).peekable();
        if marks.peek().is_some() {
            page.heading(heading);
        }
        for mark in marks {
            page.entry(2, NAME, &mark.at, &mark.text);
        }
    }
}

/// The samples, with what a reader remarks on.
pub(crate) fn samples(page: &mut Page, samples: &[Sample]) {
    page.heading(format!("Samples ({})", samples.len()));
    for sample in samples {
        page.entry(2, NAME, &sample.name, format!("({})", sample.of));
        if let Some(place) = &sample.known_from {
            page.pair(4, "from", place);
        }
        if let Some(reason) = &sample.invalid {
            page.line(4, NOTE, format!("invalid: {reason}"));
            for line in sample.json.lines() {
                page.block(&format!("    {}", printable(line)));
            }
        } else {
            page.block(&indented(&sample.json, 4));
        }
        for deviation in &sample.deviations {
            page.pair(4, "deviation", format!("{}: {}", deviation.pointer, deviation.rule));
        }
    }
}
