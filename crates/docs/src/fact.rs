//! [`Fact`] and [`Finding`]: what a page says, and what about it is open.

use serde::Serialize;
use serde_json::Value;

use crate::span::Span;

/// One statement of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// Of what: a JSON Pointer such as `/request/page`, `/objects/Payee/name`, `/codes/400001`.
    pub subject: String,
    /// What of it.
    pub predicate: Predicate,
    /// The value: of the type that the predicate asks for.
    pub value: Value,
    /// Where the page says so.
    pub span: Span,
    /// The rule by which it was read.
    pub rule: &'static str,
}

/// What a fact states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Predicate {
    /// The page's title: a string.
    Title,
    /// The HTTP method: a string.
    Method,
    /// The path from the root of the host: a string.
    Path,
    /// The sentence about who may call: a string.
    Audience,
    /// The sentence about what to use instead: a string.
    Deprecated,
    /// The word of the column Type in lower case: a string.
    Type,
    /// The object that a type names: a string.
    Of,
    /// Whether a field is required: a boolean, or the condition as a string.
    Required,
    /// The words of the column Description: a string.
    Description,
    /// The most characters: an integer.
    MaxLength,
    /// The exact number of characters: an integer.
    Length,
    /// The most items: an integer.
    MaxItems,
    /// The smallest value: a number as a string.
    Minimum,
    /// What the value must be above: a number as a string.
    ExclusiveMinimum,
    /// The largest value: a number as a string.
    Maximum,
    /// The smallest step: a number as a string.
    Unit,
    /// The decimal places: an integer.
    Scale,
    /// `letters-and-digits`, `digits` or `upper-case`.
    Charset,
    /// All values that are allowed: strings.
    Values,
    /// Whether there is a list of values: a boolean.
    Enumerated,
    /// The layout of a date, or how a URL begins: a string.
    Format,
    /// An example: a string.
    Example,
    /// The field without which this one must be there: a string.
    RequiredWithout,
    /// The field and its value with which this one must be there: `{field, value}`.
    RequiredIf,
    /// The field beside which this one does not count: a string.
    IgnoredIf,
    /// The fields of which one must be there: strings.
    AtLeastOneOf,
    /// The status with which alone the field is there: strings.
    OnlyWithStatus,
    /// What is not taken, or what alone is: `no-fiat`, `crypto-only`.
    Currencies,
    /// The values for users under the `MiCA` regulation: strings.
    MicaValues,
    /// A result code's name: a string.
    CodeName,
    /// A result code's reason: a string.
    Reason,
    /// What a result code's text advises: a string.
    Solution,
    /// The words of a cell in a table of another kind: a string.
    Cell,
    /// A sample: its JSON text, as a string.
    Sample,
    /// A paragraph of prose: a string.
    Prose,
}

/// Something about a page that a person has to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What kind of thing.
    pub kind: Kind,
    /// Of what: a pointer as in [`Fact::subject`]; empty for the page.
    pub subject: String,
    /// Where in the page.
    pub span: Span,
    /// What is the matter, for people.
    pub message: String,
    /// Each way to read the place, where there are several.
    pub readings: Vec<String>,
    /// The words that nothing was made of, as they stand there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
}

/// What kind of thing a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A word that the closed vocabulary of its column does not have.
    UnknownWord,
    /// A column whose heading is not known.
    UnknownColumn,
    /// A cell or a row with several readings that say different things.
    Ambiguous,
    /// The border between two cells is lost, and every reading says the same.
    BorderLost,
    /// The border between two cells is lost, and the words behind it may be a limit that is not read.
    PossibleLimit,
    /// The head of a table is lost.
    HeadLost,
    /// A row that cannot be read.
    UnreadRow,
    /// Words of a limitation that cannot be read.
    UnreadLimitation,
    /// A name that is in the table twice.
    DuplicateField,
    /// A type that is the name of an object without a table on the page.
    UndeclaredType,
    /// A table of fields, and nothing says whose they are.
    UnnamedObject,
    /// A limit that a value of the field's type cannot have.
    LimitAgainstType,
    /// Prose that names a field which no table of the page has.
    UnknownFieldInProse,
    /// Two places of the page that state different values.
    Contradiction,
    /// A sample that is not JSON.
    SampleNotJson,
    /// A member of a sample whose type is not the table's.
    SampleType,
    /// A member of a sample whose value is not among the table's.
    SampleValue,
    /// A member of a sample that the table does not have.
    SampleUnknownField,
    /// A required field that a sample does not have.
    SampleMissingField,
    /// A signature that no payload and key of the page give.
    SignatureMismatch,
    /// Code of which only a mark is left.
    CodeLost,
    /// The page is cut off, and what would follow is unknown.
    CutOff,
    /// A cell without words, in a column that has a word in every row.
    EmptyCell,
    /// A code fence that is not closed: what lies behind it is unknown.
    OpenFence,
    /// Text that the page strikes out, hides, raises or lowers, or digits of two elements side by side.
    MarkedText,
    /// A table within a cell.
    NestedTable,
    /// A member that an object of a sample has twice.
    SampleTwice,
}

impl Kind {
    /// Whether a person has to decide before the page can be relied on. The other kinds say what the
    /// form of the page has lost without a fact being in doubt.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::BorderLost | Self::HeadLost | Self::CutOff)
    }
}
