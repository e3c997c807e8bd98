//! `bpay validate`: every violation of a request.

use binance_pay::Violations;

use crate::args::Validate;
use crate::catalog;
use crate::failure::Failure;
use crate::input::{self, What};
use crate::output::{GOOD, Output};
use crate::report::{self, Checked};
use crate::status::Status;

pub(crate) fn run(args: &Validate, out: Output) -> Result<Status, Failure> {
    let info = catalog::endpoint(&args.id, out)?;
    let body = input::read(args.input.as_deref(), What::Request, out)?;
    let violations = info.validate_json(&body).err().map(Violations::into_vec).unwrap_or_default();
    if out.is_json() {
        out.json(&Checked { violations: &violations })?;
    } else if violations.is_empty() {
        out.text(&format!("{GOOD}valid{GOOD:#} for {}\n", info.id()))?;
    } else {
        out.text(&report::invalid(info.id(), &violations, out.is_terminal()))?;
    }
    report::remarks(&info.advice_json(&body), out);
    Ok(if violations.is_empty() { Status::Done } else { Status::Invalid })
}
