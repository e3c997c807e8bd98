//! The table of causes in the documentation.

use std::path::Path;
use std::{env, fs};

use binance_pay_diagnose::Cause;

const START: &str = "<!-- generated: causes -->\n";
const END: &str = "<!-- end of causes -->\n";

#[test]
fn the_table_of_causes_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnose.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(START).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let mut table = String::from("| id | the mistake | what to do |\n|---|---|---|\n");
    for cause in Cause::ALL {
        table += &format!("| `{}` | {cause} | {} |\n", cause.id(), cause.remedy());
    }
    let fresh = format!("{before}{START}{table}{END}{after}");
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(path, fresh).unwrap();
        return;
    }
    assert!(
        fresh == text,
        "docs/diagnose.md is stale: run `UPDATE=1 cargo test -p binance-pay-diagnose`"
    );
}
