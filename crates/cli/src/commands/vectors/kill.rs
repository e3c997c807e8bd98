//! `bpay vectors kill`: how many seeded faults the vectors find.

use std::fmt::Write as _;

use binance_pay_vectors::{Kill, kill};
use serde::Serialize;

use super::Folder;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

/// The JSON form of the count.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Killed<'a> {
    /// How many faults are found.
    killed: usize,
    /// Every fault.
    faults: Vec<Row<'a>>,
}

/// One fault.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct Row<'a> {
    /// Its name.
    fault: &'a str,
    /// What it does, in one sentence.
    what: &'a str,
    /// The first vector that finds it; null where none does.
    killed_by: Option<&'a str>,
}

pub(crate) fn run(args: &Folder, out: Output) -> Result<Status, Failure> {
    let set = args.read()?;
    let kills = kill(&set.vectors).map_err(Failure::internal)?;
    let killed = kills.iter().filter(|one| one.killed_by.is_some()).count();
    if out.is_json() {
        out.json(&Killed { killed, faults: kills.iter().map(Row::new).collect() })?;
    } else {
        out.text(&text(&kills, killed))?;
    }
    Ok(if killed == kills.len() { Status::Done } else { Status::No })
}

fn text(kills: &[Kill], killed: usize) -> String {
    let mut text = String::new();
    for one in kills {
        let found = one.killed_by.as_deref().unwrap_or("NO VECTOR FINDS IT");
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{:<32}{found}", one.fault.name());
    }
    let _ = writeln!(text, "faults {}, killed {killed}", kills.len());
    text
}

impl<'a> Row<'a> {
    fn new(one: &'a Kill) -> Self {
        let (fault, what) = (one.fault.name(), one.fault.what());
        Self { fault, what, killed_by: one.killed_by.as_deref() }
    }
}
