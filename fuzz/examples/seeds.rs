//! Writes the corpus to begin with: `cargo run --example seeds -- FOLDER`, a folder in it for each target.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use binance_pay_tests::fuzz::{TARGETS, corpus};

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = env::args_os().nth(1).ok_or("name a folder")?.into();
    for target in TARGETS {
        let folder = folder.join(target.name);
        fs::create_dir_all(&folder)?;
        let inputs = (target.seeds)().into_iter().chain(corpus::regressions(target.name));
        for (number, input) in inputs.enumerate() {
            fs::write(folder.join(format!("seed-{number:04}")), input)?;
        }
    }
    Ok(())
}
