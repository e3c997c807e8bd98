//! `bpay spec diff`: what differs between two states of the spec.

mod form;
mod git;
mod options;
mod state;
mod text;

use std::path::Path;

use binance_pay_diff::render::{self, Context};
use binance_pay_diff::{Approvals, Date, Grade, Report, compare};

pub(crate) use self::form::Compared;
use self::options::DiffFormat;
pub(crate) use self::options::{FailOn, SpecDiff};
use self::state::State;
use crate::failure::{Failure, Kind};
use crate::input;
use crate::output::Output;
use crate::status::Status;

/// No file of approvals is anywhere near as long.
const MOST_APPROVALS: usize = 1 << 20;

pub(crate) fn run(args: &SpecDiff, out: Output) -> Result<Status, Failure> {
    let (old, new) = (State::read(&args.old)?, State::read(&args.new)?);
    let mut report = compare(&old.model, &new.model).map_err(|error| {
        let remedy =
            "The models are of another format than this program knows: use one of their age.";
        Failure::new(Kind::Spec, error, remedy)
    })?;
    if let Some(path) = &args.approvals {
        approve(&mut report, path)?;
    }
    let fail_on = args.fail_on.map(Grade::from);
    let context = Context { old: &old.name, new: &new.name, fail_on, folder: &new.folder };
    print(&report, &context, args.format, out)?;
    let changes = report.changes();
    Ok(if changes.iter().any(|change| context.fails(change)) {
        Status::No
    } else if changes.iter().any(Context::is_undecided) {
        Status::Unreadable
    } else {
        Status::Done
    })
}

fn approve(report: &mut Report, path: &Path) -> Result<(), Failure> {
    let wrong = |problem: &dyn std::fmt::Display| {
        let message = format!("{}: {problem}", path.display());
        Failure::new(
            Kind::Approvals,
            message,
            "Mend the file of approvals; nothing in it is skipped.",
        )
    };
    let bytes = input::file(path, MOST_APPROVALS)?;
    if bytes.len() > MOST_APPROVALS {
        return Err(wrong(&format!("is larger than {MOST_APPROVALS} bytes")));
    }
    let text = String::from_utf8(bytes).map_err(|error| wrong(&error))?;
    let approvals = Approvals::parse(&text).map_err(|error| wrong(&error))?;
    let now = binance_pay_os::now().map_err(|error| {
        Failure::new(Kind::System, error, "Set the clock: approvals may expire.")
    })?;
    let now = u64::try_from(now.as_millis()).unwrap_or_default();
    report.approve(&approvals, Date::from_epoch_ms(now)).map_err(|error| wrong(&error))
}

fn print(
    report: &Report,
    context: &Context<'_>,
    format: Option<DiffFormat>,
    out: Output,
) -> Result<(), Failure> {
    let exact = |text: String| out.exact(text.as_bytes());
    match format {
        _ if out.is_json() => out.json(&Compared::new(report, context)),
        Some(DiffFormat::Markdown) => exact(render::markdown(report, context)),
        Some(DiffFormat::Html) => exact(render::html(report, context)),
        Some(DiffFormat::Github) => exact(render::github(report, context)),
        Some(DiffFormat::Junit) => exact(render::junit(report, context)),
        Some(DiffFormat::Text | DiffFormat::Json) | None => out.text(&text::page(report, context)),
    }
}
