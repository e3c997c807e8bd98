//! The generator's golden cases, compiled: `codegen/tests/golden/<case>.rs`.

use binance_pay::EndpointInfo;

macro_rules! golden {
    ($($(#[$meta:meta])* $module:ident = $case:literal,)*) => {
        /// The names of all cases.
        pub const CASES: &[&str] = &[$($case),*];

        /// The endpoints of all cases.
        #[must_use]
        pub fn endpoints() -> Vec<&'static EndpointInfo> {
            [$($module::ENDPOINTS),*].concat()
        }

        $(
            $(#[$meta])*
            #[deny(warnings)]
            #[allow(clippy::all, missing_docs)]
            pub mod $module {
                include!(concat!("../../codegen/tests/golden/", $case, ".rs"));
            }
        )*
    };
}

golden! {
    /// An answer that is true or false.
    answer_boolean = "answer-boolean",
    /// An answer that is a list of objects.
    answer_list = "answer-list",
    /// An answer that is a text.
    answer_text = "answer-text",
    /// An answer without an envelope.
    bare = "bare",
    /// Whatever can be out of use.
    deprecated = "deprecated",
    /// Open enums.
    enums = "enums",
    /// Forms and classes of texts.
    formats = "formats",
    /// Conditions on what is inside of objects.
    inside = "inside",
    /// Everything at once.
    made_up = "made-up",
    /// Objects in objects and lists.
    nesting = "nesting",
    /// A success without data.
    no_data = "no-data",
    /// Integers, decimals, ids, times.
    numbers = "numbers",
    /// Texts that Markdown would read otherwise.
    prose = "prose",
    /// Rules across members.
    rules = "rules",
    /// Texts and secrets.
    texts = "texts",
    /// A path with a version, and an answer that is a list of lists.
    versions_v3 = "versions.v3",
}
