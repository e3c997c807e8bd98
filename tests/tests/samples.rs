//! One test for every sample that the vendor's pages print, made by the build script from the spec.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

use binance_pay_tests::workspace;

include!(concat!(env!("OUT_DIR"), "/samples.rs"));

/// Counted without the generator's help: the tests by the test program itself, the samples in the
/// text of the spec.
#[test]
fn every_sample_has_a_test() -> Result<(), Box<dyn Error>> {
    let listing = Command::new(env::current_exe()?).arg("--list").output()?;
    let listing = String::from_utf8(listing.stdout)?;
    let tests = listing.lines().filter(|line| line.contains("::") && line.ends_with(": test"));
    let folders = ["endpoints", "webhooks"].map(|name| workspace::spec().join(name));
    let samples = count_samples(&folders[0])? + count_samples(&folders[1])?;
    assert!(samples > 0, "no samples were found");
    assert_eq!(tests.count(), samples, "tests and samples:\n{listing}");
    Ok(())
}

/// A sample is a list item with a name below `samples:`.
fn count_samples(folder: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            count += count_samples(&path)?;
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let samples = text.lines().skip_while(|line| *line != "samples:").skip(1);
        let samples = samples.take_while(|line| line.is_empty() || line.starts_with(' '));
        count += samples.filter(|line| line.starts_with("  - ")).count();
    }
    Ok(count)
}
