//! `bpay explain`: what a result code means and what one can do.

use crate::args::Explain;
use crate::catalog::{nearest, shown};
use crate::failure::{Failure, Kind};
use crate::model::{Model, ResultCode};
use crate::output::{NAME, Output};
use crate::page::Page;
use crate::status::Status;

pub(crate) fn run(args: &Explain, out: Output) -> Result<Status, Failure> {
    let model = Model::read()?;
    let code = find(&model.codes, &args.code)?;
    if out.is_json() {
        out.json(code)?;
    } else {
        let mut page = Page::default();
        write(&mut page, code);
        out.text(&page.into_text())?;
    }
    Ok(Status::Done)
}

/// Takes a number or a name; in a name, case counts nothing.
fn find<'a>(codes: &'a [ResultCode], word: &str) -> Result<&'a ResultCode, Failure> {
    let is_it = |code: &&ResultCode| {
        code.code == word || code.name.as_ref().is_some_and(|name| name.eq_ignore_ascii_case(word))
    };
    codes.iter().find(is_it).ok_or_else(|| {
        let known = codes.iter().flat_map(|code| [Some(&*code.code), code.name.as_deref()]);
        let remedy = match nearest(word, known.flatten()) {
            Some(near) => format!("Did you mean {near}?"),
            None => "Give a number such as 400003, or a name such as INVALID_TIMESTAMP.".to_owned(),
        };
        let message = format!("no result code has the number or name {}", shown(word));
        Failure::new(Kind::UnknownCode, message, remedy)
    })
}

fn write(page: &mut Page, code: &ResultCode) {
    heading(page, 0, code);
    page.pair(2, "reason", &code.reason);
    page.pair(2, "remedy", &code.remedy);
    page.pair(2, "retry", retry(code));
    if !code.endpoints.is_empty() {
        page.pair(2, "listed by", code.endpoints.join(", "));
    }
    if !code.source.is_empty() {
        page.pair(2, "also on", code.source.join(", "));
    }
    if let Some(place) = &code.known_from {
        page.pair(2, "known from", place);
    }
    if let Some(gap) = &code.unread {
        page.pair(2, "not read", gap);
    }
}

/// The code and its name.
pub(crate) fn heading(page: &mut Page, margin: usize, code: &ResultCode) {
    let name = code.name.as_deref().unwrap_or("(no name is printed)");
    page.entry(margin, NAME, &code.code, name);
}

/// When to send again, and whether anybody says so.
pub(crate) fn retry(code: &ResultCode) -> String {
    let mark = if code.retry.inferred { " (inferred)" } else { "" };
    format!("{}{mark}", code.retry.value)
}
