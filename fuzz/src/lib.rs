//! The fuzz targets of `binance_pay_tests::fuzz` under libFuzzer. What they assert is there.

pub use binance_pay_tests::fuzz::target;
pub use libfuzzer_sys::fuzz_target;

/// The target of this name as a program.
#[macro_export]
macro_rules! fuzz {
    ($name:literal) => {
        $crate::fuzz_target!(|data: &[u8]| {
            ($crate::target($name).run)(data);
        });
    };
}
