//! `bpay docs quote`: which words of pages state the facts of the spec, written beside it.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use binance_pay_codegen::Sources;
use binance_pay_docs::Quotes;
use serde::Serialize;
use serde_json::Value;

use super::{model, pages};
use crate::failure::{Failure, Kind};
use crate::output::{DIM, GOOD, NAME, NOTE, Output};
use crate::page::Page;
use crate::status::Status;

#[derive(Debug, clap::Args)]
pub(crate) struct QuotePages {
    /// Saved pages: HTML, Markdown or text; or - for stdin
    #[arg(value_name = "PAGE", required = true)]
    pages: Vec<OsString>,

    /// The folder of the spec
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
}

/// What was quoted.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Written {
    /// The files of quotes, by id.
    files: Vec<File>,
    /// Pages that were not quoted.
    skipped: Vec<Skipped>,
}

/// One file of quotes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct File {
    /// The endpoint or webhook.
    id: String,
    /// The file.
    file: String,
    /// The pages that it quotes.
    pages: Vec<String>,
    /// How many facts it quotes.
    facts: usize,
    /// How many it quoted before; null where it is new.
    facts_before: Option<usize>,
    /// How many decisions it binds.
    decisions: usize,
    /// Whether its text is another one than before.
    changed: bool,
}

/// A page that was not quoted.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Skipped {
    /// The page.
    page: String,
    /// Why.
    reason: String,
    /// Whether it should have been quoted: it is about an endpoint or webhook.
    unknown: bool,
}

/// What is quoted for one id, and from which pages.
type Found = BTreeMap<String, (Quotes, Vec<String>)>;

pub(crate) fn run(args: &QuotePages, out: Output) -> Result<Status, Failure> {
    // Quotes that are to be written anew may not fit any more.
    let model = model::of_folder(&args.spec, Sources::without_quotes)?;
    let (mut found, mut skipped) = (Found::new(), Vec::new());
    for (at, page) in args.pages.iter().enumerate() {
        pages::progress(&args.pages, at, out);
        skipped.extend(add(page, &model, &mut found)?);
    }
    let mut files = Vec::new();
    for (id, (quotes, pages)) in found {
        files.push(write(&args.spec, id, &quotes, pages)?);
    }
    let status =
        if skipped.iter().any(|one| one.unknown) { Status::Unreadable } else { Status::Done };
    let written = Written { files, skipped };
    if out.is_json() {
        out.json(&written)?;
    } else {
        out.text(&text(&written))?;
    }
    Ok(status)
}

/// Quotes a page, or says why not.
fn add(page: &OsStr, model: &Value, found: &mut Found) -> Result<Option<Skipped>, Failure> {
    let (name, source) = (pages::name(page), pages::text(page)?);
    let skipped =
        |reason: String, unknown| Ok(Some(Skipped { page: name.clone(), reason, unknown }));
    let reading = binance_pay_docs::read(&source);
    let Some(checked) = binance_pay_docs::check(&reading, model) else {
        return skipped("about no endpoint and no webhook".to_owned(), false);
    };
    let Some(id) = checked.id.clone() else {
        return skipped("the spec has no endpoint or webhook that it names".to_owned(), true);
    };
    let Some(new) = Quotes::new(&id, model) else {
        return Err(Failure::internal(format!("the model has no {id}")));
    };
    if let Some(slug) = slug(page).filter(|slug| *slug != new.page()) {
        return skipped(format!("{slug} is another page than {}", new.page()), false);
    }
    let (quotes, pages) = found.entry(id).or_insert((new, Vec::new()));
    quotes.add(&source, &reading, &checked, model);
    pages.push(name);
    Ok(None)
}

/// What the slugs of the documentation's pages begin with.
const SLUGS: [&str; 4] = ["api-", "merchant-portal-", "order-", "webhook-"];

/// The slug that a file is named after: `api-order-close` of `api-order-close.2.txt`. Other names say
/// nothing of the page.
fn slug(page: &OsStr) -> Option<&str> {
    let name = Path::new(page).file_name()?.to_str()?;
    let slug = name.split('.').next()?;
    SLUGS.iter().any(|start| slug.starts_with(start)).then_some(slug)
}

fn write(spec: &Path, id: String, quotes: &Quotes, pages: Vec<String>) -> Result<File, Failure> {
    let folder = spec.join("quotes");
    let path = folder.join(format!("{id}.yaml"));
    let text = quotes.to_yaml();
    let before = fs::read_to_string(&path).ok();
    let changed = before.as_ref() != Some(&text);
    if changed {
        fs::create_dir_all(&folder).and_then(|()| fs::write(&path, &text)).map_err(|error| {
            let message = format!("{} cannot be written: {error}", path.display());
            Failure::new(Kind::File, message, "Check whether you may write there.")
        })?;
    }
    let (facts, decisions) = quotes.counts();
    let facts_before = before.as_deref().map(facts_in);
    let file = path.display().to_string().replace('\\', "/");
    Ok(File { id, file, pages, facts, facts_before, decisions, changed })
}

/// How many facts a file of quotes has: a line each, below its place.
fn facts_in(quotes: &str) -> usize {
    let facts = quotes.split_once("\nfacts:\n").map_or("", |(_, rest)| rest);
    let facts = facts.lines().take_while(|line| line.starts_with(' '));
    facts.filter(|line| line.starts_with("    ")).count()
}

fn text(written: &Written) -> String {
    let mut page = Page::default();
    for file in &written.files {
        let words = format!("{} facts quoted, {} decisions bound", file.facts, file.decisions);
        page.entry(0, NAME, &file.file, words);
        if let Some(before) = file.facts_before.filter(|before| *before > file.facts) {
            let words = format!("{before} facts before: give all pages of {} at once", file.id);
            page.line(4, NOTE, words);
        }
        for name in &file.pages {
            page.line(4, DIM, format!("from {name}"));
        }
    }
    for one in &written.skipped {
        page.entry(0, NOTE, &one.page, format!("not quoted: {}", one.reason));
    }
    let changed = written.files.iter().filter(|file| file.changed).count();
    page.space();
    page.line(0, GOOD, format!("{changed} of {} files changed", written.files.len()));
    page.into_text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_counted_in_the_file() {
        let quotes = "# x\npage: a\nfacts:\n  /b:\n    type: [\"1\"]\n    of: [\"2\"]\n  /c:\n    type: [\"3\"]\n\
            decisions:\n  - at: \"/b\"\n    decides: [\"type\"]\n";
        assert_eq!(facts_in(quotes), 3);
        assert_eq!(facts_in("page: a\n"), 0);
    }

    #[test]
    fn only_names_like_slugs_name_a_page() {
        let slug = |name: &str| slug(OsStr::new(name)).map(str::to_owned);
        assert_eq!(slug("pages/api-order-close.2.txt").as_deref(), Some("api-order-close"));
        assert_eq!(slug("api-order-create-v2.html").as_deref(), Some("api-order-create-v2"));
        for name in ["-", "page.html", "000_e386.txt", "Order-Close.html", "pages/"] {
            assert_eq!(slug(name), None, "{name}");
        }
    }
}
