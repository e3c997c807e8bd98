//! The pages that a command is given.

use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};
use std::path::Path;

use crate::catalog::shown;
use crate::failure::{Failure, Kind};
use crate::input::{self, What};
use crate::output::Output;

/// The text of a page.
///
/// # Errors
///
/// [`Kind::File`], [`Kind::TooLarge`], and [`Kind::Page`] where it is no text.
pub(crate) fn text(page: &OsStr) -> Result<String, Failure> {
    let limit = What::Page.limit();
    let bytes =
        if page == "-" { input::stdin(What::Page)? } else { input::file(Path::new(page), limit)? };
    let name = shown(&name(page));
    if bytes.len() > limit {
        let message = format!("{name} is larger than {limit} bytes");
        return Err(Failure::new(Kind::TooLarge, message, "Check that it is one page."));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("{name} is no text: byte {at} is not UTF-8");
        Failure::new(Kind::Page, message, "Save the page as UTF-8.")
    })
}

/// A page's name as it was given.
pub(crate) fn name(page: &OsStr) -> String {
    if page == "-" { "stdin".to_owned() } else { page.display().to_string() }
}

/// Tells a person how far the reading of many pages is.
pub(crate) fn progress(pages: &[OsString], at: usize, out: Output) {
    const MANY: usize = 10;
    if pages.len() >= MANY && io::stderr().is_terminal() {
        let end = if at + 1 == pages.len() { "\n" } else { "\r" };
        out.aside(&format!("reading page {} of {}{end}", at + 1, pages.len()));
    }
}
