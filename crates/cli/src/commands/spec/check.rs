//! `bpay spec check`: whether a spec is one, and what is in it.

use std::path::PathBuf;

use binance_pay_codegen::model::{Api, Definitions};
use binance_pay_codegen::{Errors, Sources, load_sources};
use serde::Serialize;

use crate::failure::{Failure, Kind};
use crate::output::{BAD, GOOD, Output};
use crate::page::Page;
use crate::status::Status;
use crate::text::printable_lines;

#[derive(Debug, clap::Args)]
pub(crate) struct SpecCheck {
    /// The folder of the spec [default: the built-in spec]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// What a spec has, or what is wrong with it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Checked {
    /// Whether code can be generated from it.
    valid: bool,
    /// Everything that is wrong with it, by place.
    errors: Vec<Wrong>,
    /// What is in it; left out where it is not valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<Statistics>,
}

/// One thing that is wrong.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Wrong {
    /// The file.
    file: String,
    /// The line, from 1; 0 where it is about the whole file.
    line: u64,
    /// The column, from 1; 0 where it is about the whole file.
    column: u64,
    /// What is wrong, and what to do.
    message: String,
}

/// What is in a spec.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Statistics {
    /// Endpoints.
    endpoints: usize,
    /// Webhooks.
    webhooks: usize,
    /// Objects of all endpoints and webhooks.
    objects: usize,
    /// Their members.
    fields: usize,
    /// Rules between members.
    rules: usize,
    /// Known values of enums.
    values: usize,
    /// Samples.
    samples: usize,
    /// Result codes.
    codes: usize,
    /// Contradictions with a decision.
    contradictions: usize,
    /// What is known of where facts come from.
    provenance: Provenance,
}

/// What is known of where facts come from.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Provenance {
    /// Endpoints and webhooks with a page at hand that is quoted.
    pages: usize,
    /// Facts that are quoted.
    facts: usize,
    /// Members of objects with a fact that is quoted.
    fields: usize,
    /// Decisions that are bound to the words that they override.
    decisions: usize,
}

pub(crate) fn run(args: &SpecCheck, out: Output) -> Result<Status, Failure> {
    let sources = match &args.folder {
        None => Sources::embedded(),
        Some(folder) => {
            let shown = folder.display().to_string().replace('\\', "/");
            Sources::read(folder, &shown).map_err(|errors| {
                Failure::new(Kind::File, errors, "Give the folder that has protocol.yaml in it.")
            })?
        }
    };
    let outcome = load_sources(&sources);
    if out.is_json() {
        out.json(&Checked::new(&outcome))?;
    } else {
        out.text(&text(&outcome))?;
    }
    Ok(if outcome.is_ok() { Status::Done } else { Status::Invalid })
}

impl Checked {
    fn new(outcome: &Result<Api, Errors>) -> Self {
        let wrong = outcome.as_ref().err().into_iter().flatten().map(|error| Wrong {
            file: error.file.clone(),
            line: error.line,
            column: error.column,
            message: error.message.clone(),
        });
        Self {
            valid: outcome.is_ok(),
            errors: wrong.collect(),
            statistics: outcome.as_ref().ok().map(Statistics::of),
        }
    }
}

impl Statistics {
    fn of(api: &Api) -> Self {
        let mut all = Self {
            endpoints: api.endpoints.len(),
            webhooks: api.webhooks.len(),
            codes: api.codes.len(),
            contradictions: api.protocol.contradictions.len(),
            provenance: Provenance::of(api),
            ..Self::default()
        };
        for endpoint in &api.endpoints {
            all.add(endpoint.definitions(), endpoint.samples.len(), endpoint.contradictions.len());
        }
        for webhook in &api.webhooks {
            all.add(webhook.definitions(), webhook.samples.len(), webhook.contradictions.len());
        }
        all
    }

    fn add(&mut self, definitions: Definitions<'_>, samples: usize, contradictions: usize) {
        self.objects += definitions.objects.len();
        self.fields += definitions.objects.iter().map(|object| object.fields.len()).sum::<usize>();
        self.rules += definitions.objects.iter().map(|object| object.rules.len()).sum::<usize>();
        self.values += definitions.enums.iter().map(|one| one.values.len()).sum::<usize>();
        self.samples += samples;
        self.contradictions += contradictions;
    }
}

impl Provenance {
    fn of(api: &Api) -> Self {
        let mut all = Self { pages: api.quotes.len(), ..Self::default() };
        for quotes in &api.quotes {
            all.facts += quotes.facts.len();
            all.decisions += quotes.decisions.len();
            // The facts of one place stand together.
            let mut places: Vec<&str> = quotes.facts.iter().map(|fact| &*fact.at).collect();
            places.dedup();
            let is_member = |place: &&&str| !place.contains('#') && place.contains("/fields/");
            all.fields += places.iter().filter(is_member).count();
        }
        all
    }
}

fn text(outcome: &Result<Api, Errors>) -> String {
    let mut page = Page::default();
    let api = match outcome {
        Ok(api) => api,
        Err(errors) => {
            let count = errors.iter().count();
            let plural = if count == 1 { "" } else { "s" };
            page.line(0, BAD, format!("invalid: {count} error{plural}"));
            // Whole lines, so that editors and terminals find file, line and column in them.
            page.block(&printable_lines(&errors.to_string()));
            return page.into_text();
        }
    };
    page.line(0, GOOD, "valid");
    page.space();
    Statistics::of(api).print(&mut page);
    page.into_text()
}

impl Statistics {
    fn print(&self, page: &mut Page) {
        for (count, what) in [
            (self.endpoints, "endpoints"),
            (self.webhooks, "webhooks"),
            (self.objects, "objects"),
            (self.fields, "members of objects"),
            (self.rules, "rules between members"),
            (self.values, "known values of enums"),
            (self.samples, "samples"),
            (self.codes, "result codes"),
            (self.contradictions, "contradictions of the documentation, each with a decision"),
        ] {
            page.plain(0, format!("{count:6}  {what}"));
        }
        let Provenance { pages, facts, fields, decisions } = self.provenance;
        page.heading("Provenance");
        for (count, total, what) in [
            (
                pages,
                self.endpoints + self.webhooks,
                "endpoints and webhooks have a page that is quoted",
            ),
            (fields, self.fields, "members of objects are quoted"),
            (decisions, self.contradictions, "decisions are bound to the words that they override"),
        ] {
            page.plain(0, format!("{count:6}  of {total:5} {what}"));
        }
        page.plain(0, format!("{facts:6}  facts are quoted"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_spec_is_counted() {
        let api = load_sources(&Sources::embedded()).unwrap();
        let all = Statistics::of(&api);
        assert_eq!((all.endpoints, all.webhooks), (api.endpoints.len(), api.webhooks.len()));
        assert!(all.fields > all.objects && all.contradictions > 500, "{all:?}");
        let Provenance { facts, fields, .. } = all.provenance;
        assert!(fields <= facts && fields <= all.fields);
    }
}
