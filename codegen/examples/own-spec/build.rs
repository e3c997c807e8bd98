//! Generates `binance_pay.rs` from `spec/`. An error names file, line and column.

fn main() -> Result<(), binance_pay_codegen::Errors> {
    binance_pay_codegen::Builder::new().spec_dir("spec").extend_base(true).compile()
}
