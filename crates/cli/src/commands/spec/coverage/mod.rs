//! `bpay spec coverage`: where the facts of the spec come from, in numbers.

mod table;

use crate::failure::Failure;
use crate::model::Coverage;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(out: Output) -> Result<Status, Failure> {
    let coverage = Coverage::read()?;
    if out.is_json() {
        out.json(&coverage)?;
    } else {
        out.text(&table::page(&coverage))?;
    }
    Ok(Status::Done)
}
