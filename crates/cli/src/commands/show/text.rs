//! `bpay show` for people.

use crate::commands::explain;
use crate::commands::show::Shown;
use crate::commands::show::marks::Kind;
use crate::commands::show::words::{self, fact, kind, limits};
use crate::model::{Endpoint, Field, OpenEnum, Sample};
use crate::output::{DIM, NAME, NOTE};
use crate::page::Page;
use crate::text::{indented, printable};

pub(crate) fn page(shown: &Shown<'_>) -> String {
    let mut page = Page::default();
    let endpoint = shown.endpoint;
    head(&mut page, endpoint);
    for (role, object) in words::objects(endpoint) {
        page.heading(format!("{role} {}", object.name));
        page.plain(2, &object.doc);
        for field in &object.fields {
            self::field(&mut page, field);
        }
        for rule in &object.rules {
            page.pair(2, "rule", words::rule(rule));
        }
    }
    for open_enum in &endpoint.enums {
        self::open_enum(&mut page, open_enum);
    }
    codes(&mut page, shown);
    contradictions(&mut page, endpoint);
    marks(&mut page, shown);
    samples(&mut page, &endpoint.samples);
    page.into_text()
}

fn head(page: &mut Page, endpoint: &Endpoint) {
    page.entry(0, NAME, &endpoint.id, &endpoint.title);
    if let Some(instead) = &endpoint.deprecated {
        page.line(2, NOTE, format!("deprecated: {instead}"));
    }
    if let Some(doc) = &endpoint.doc {
        page.plain(2, doc);
    }
    page.space();
    page.pair(2, "request", format!("{} {}", endpoint.method, endpoint.path));
    page.pair(2, "for", &endpoint.audience);
    page.pair(2, "repeat", fact(&endpoint.repeat));
    page.pair(2, "page", &endpoint.source.page);
    if let Some(date) = &endpoint.source.read {
        page.pair(2, "read on", date);
    }
    for state in &endpoint.source.states {
        page.pair(2, "state", state);
    }
    page.pair(2, "response", kind(&endpoint.response));
    for limit in limits(&endpoint.response) {
        page.pair(2, "", limit);
    }
    page.pair(2, "spec", &endpoint.file);
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

fn codes(page: &mut Page, shown: &Shown<'_>) {
    page.heading(format!("Result codes ({})", shown.codes.len()));
    for code in &shown.codes {
        explain::heading(page, 2, code);
        page.pair(6, "reason", &code.reason);
        page.pair(6, "remedy", &code.remedy);
        page.pair(6, "retry", explain::retry(code));
    }
}

fn contradictions(page: &mut Page, endpoint: &Endpoint) {
    page.heading(format!(
        "Contradictions of the documentation ({})",
        endpoint.contradictions.len()
    ));
    for contradiction in &endpoint.contradictions {
        let at = match contradiction.at.as_str() {
            "" => "the endpoint",
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

fn marks(page: &mut Page, shown: &Shown<'_>) {
    for (kind, heading) in [
        (Kind::Inferred, "Inferred: no page says it"),
        (Kind::KnownFrom, "Known from elsewhere"),
        (Kind::Unread, "Not read on a page"),
    ] {
        let mut marks = shown.marks.iter().filter(|mark| mark.mark == kind).peekable();
        if marks.peek().is_some() {
            page.heading(heading);
        }
        for mark in marks {
            page.entry(2, NAME, &mark.at, &mark.text);
        }
    }
}

fn samples(page: &mut Page, samples: &[Sample]) {
    page.heading(format!("Samples ({})", samples.len()));
    for sample in samples {
        page.entry(2, NAME, &sample.name, format!("({})", sample.of));
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
