//! [`Predicate`]: what words of a page state.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

words! {
    /// What words of a page state of a place of the spec, or what a reader found wrong with them.
    Predicate {
        /// The HTTP method.
        Method = "method",
        /// The path from the root of the host.
        Path = "path",
        /// Who may call.
        Audience = "audience",
        /// What to use instead.
        Deprecated = "deprecated",
        /// The type.
        Type = "type",
        /// Whether a field must be there.
        Required = "required",
        /// The most characters.
        MaxLength = "max-length",
        /// The exact number of characters.
        Length = "length",
        /// The most items.
        MaxItems = "max-items",
        /// The smallest value.
        Minimum = "minimum",
        /// What the value must be above.
        ExclusiveMinimum = "exclusive-minimum",
        /// The largest value.
        Maximum = "maximum",
        /// The decimal places.
        Scale = "scale",
        /// The characters that a text may hold.
        Charset = "charset",
        /// The form of a text.
        Format = "format",
        /// The known values.
        Values = "values",
        /// The field without which this one must be there.
        RequiredWithout = "required-without",
        /// The field and its value with which this one must be there.
        RequiredIf = "required-if",
        /// The field beside which this one does not count.
        IgnoredIf = "ignored-if",
        /// The fields of which one must be there.
        AtLeastOneOf = "at-least-one-of",
        /// The status with which alone the field is there.
        OnlyWithStatus = "only-with-status",
        /// A result code and its name.
        CodeName = "code-name",
        /// A body that the page prints.
        Sample = "sample",
        /// A sample lacks a required member.
        SampleMissingField = "sample-missing-field",
        /// A sample's member is of another type.
        SampleType = "sample-type",
        /// A sample's member has a value that is not among those of the table.
        SampleValue = "sample-value",
        /// A limit that a value of the type cannot have.
        LimitAgainstType = "limit-against-type",
    }
}

impl Predicate {
    /// Whether a reader found something wrong instead of a fact: only a decision can be about it.
    #[must_use]
    pub const fn is_finding(self) -> bool {
        matches!(
            self,
            Self::SampleMissingField
                | Self::SampleType
                | Self::SampleValue
                | Self::LimitAgainstType
        )
    }
}
