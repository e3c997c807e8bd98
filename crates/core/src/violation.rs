//! [`Violation`]: one thing that is not as the documentation says.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::rule::{Limit, Rule};

/// How many characters of a foreign value are shown.
const FOUND_MAX: usize = 64;

/// One place of a message that breaks one documented rule.
///
/// In a request it is a reason not to sign; in a reply it is a *deviation*, a remark on a reply
/// that was read all the same. It serializes as `{"pointer","rule","limit","found","codes"}`.
///
/// # Examples
///
/// ```
/// use binance_pay::{Rule, direct_debit::contract::query::ContractQuery};
///
/// let query = ContractQuery::by_merchant_contract_code("not-alphanumeric");
/// let violations = query.validate().unwrap_err();
/// assert_eq!(violations[0].pointer(), "/merchantContractCode");
/// assert_eq!(violations[0].rule(), Rule::Charset);
/// assert_eq!(violations[0].codes(), ["400103"]);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Violation {
    pointer: String,
    rule: Rule,
    limit: Limit,
    found: Cow<'static, str>,
    raw: Option<Box<str>>,
}

impl Violation {
    pub(crate) fn new(pointer: impl Into<String>, rule: Rule, limit: Limit) -> Self {
        Self { pointer: pointer.into(), rule, limit, found: Cow::Borrowed(""), raw: None }
    }

    /// Shows a foreign text: its first 64 characters.
    pub(crate) fn found_text(mut self, text: &str) -> Self {
        self.found = Cow::Owned(shorten(text));
        self
    }

    /// Shows a word of ours.
    pub(crate) fn found_word(mut self, word: &'static str) -> Self {
        self.found = Cow::Borrowed(word);
        self
    }

    /// Shows a number of things.
    pub(crate) fn found_count(mut self, count: usize, unit: &str) -> Self {
        self.found = Cow::Owned(format!("{count} {unit}"));
        self
    }

    /// Keeps the JSON text that the value was.
    pub(crate) fn with_raw(mut self, raw: &str) -> Self {
        self.raw = Some(raw.into());
        self
    }

    /// Where: a JSON Pointer (RFC 6901) from the root of the body; `""` is the whole.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Which rule is broken.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// What the documentation allows, in the terms of the rule.
    #[must_use]
    pub fn limit(&self) -> &Limit {
        &self.limit
    }

    /// What was found, in the terms of the rule and in at most 64 characters.
    ///
    /// A length for the rules on length, a character and its place for `charset`, for `type` the JSON
    /// type, or the value where only its form is wrong; else the value. Of a secret, its length only.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// The result codes that the documentation describes for this. Two where it overlaps, none
    /// where it has none.
    #[must_use]
    pub fn codes(&self) -> &'static [&'static str] {
        let empty = self.rule == Rule::MinLength && self.found == "0 characters";
        self.rule.codes(self.pointer.is_empty(), empty)
    }

    /// The JSON text of a value that a reply's type could not take, whole.
    ///
    /// None where the value is in the reply's data, or is a secret ([`Reply::raw`] has it).
    ///
    /// [`Reply::raw`]: crate::Reply::raw
    #[must_use]
    pub fn raw(&self) -> Option<&str> {
        self.raw.as_deref()
    }
}

/// At most [`FOUND_MAX`] characters, the last of them an ellipsis where some were cut off.
fn shorten(text: &str) -> String {
    let mut rest = text.char_indices();
    match (rest.nth(FOUND_MAX - 1), rest.next()) {
        (Some((cut, _)), Some(_)) => {
            text.get(..cut).unwrap_or_default().chars().chain(['\u{2026}']).collect()
        }
        _ => text.to_string(),
    }
}

impl fmt::Display for Violation {
    /// `/rows: 11 is above the maximum of 10 (400102)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() { "the body" } else { &self.pointer };
        write!(f, "{}: ", Printable(place))?;
        self.rule.explain(&self.limit, &Printable(&self.found).to_string(), f)?;
        match self.codes() {
            [] => Ok(()),
            codes => write!(f, " ({})", codes.join(" or ")),
        }
    }
}

/// Text for a terminal or a log: control characters are escaped.
struct Printable<'a>(&'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            control if control.is_control() => write!(f, "{}", control.escape_default()),
            other => write!(f, "{other}"),
        })
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The raw text may hold anything, so only its length is shown.
        f.debug_struct("Violation")
            .field("pointer", &self.pointer)
            .field("rule", &self.rule)
            .field("limit", &self.limit)
            .field("found", &self.found)
            .field("raw", &self.raw.as_ref().map(|raw| raw.len()))
            .finish()
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Violation", 5)?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("rule", self.rule.as_str())?;
        object.serialize_field("limit", &self.limit)?;
        object.serialize_field("found", &*self.found)?;
        object.serialize_field("codes", self.codes())?;
        object.end()
    }
}

/// All violations of one request, found in one pass. Never empty.
///
/// # Examples
///
/// ```
/// use binance_pay::service_provider::record::query::RecordQuery;
///
/// let violations = RecordQuery::new(0, 11).validate().unwrap_err();
/// assert_eq!(violations.len(), 2);
/// assert_eq!(violations.iter().map(|one| one.pointer()).collect::<Vec<_>>(), ["/page", "/rows"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// None where the list is empty.
    pub(crate) fn from_list(list: Vec<Violation>) -> Option<Self> {
        (!list.is_empty()).then_some(Self(list))
    }

    /// The list itself.
    #[must_use]
    pub fn into_vec(self) -> Vec<Violation> {
        self.0
    }
}

impl From<Violation> for Violations {
    fn from(one: Violation) -> Self {
        Self(Vec::from([one]))
    }
}

impl core::ops::Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        &self.0
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = alloc::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(index, violation)| {
            f.write_str(if index == 0 { "" } else { "\n" })?;
            violation.fmt(f)
        })
    }
}

impl core::error::Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_is_at_most_64_characters() {
        let exact = "ü".repeat(64);
        assert_eq!(shorten(&exact), exact);
        let longer = shorten(&"ü".repeat(65));
        assert_eq!((longer.chars().count(), longer.chars().last()), (64, Some('\u{2026}')));
        assert_eq!(shorten(""), "");
    }

    #[test]
    fn json_form() {
        let violation = Violation::new("/rows", Rule::Maximum, Limit::Integer(10)).found_text("11");
        assert_eq!(
            serde_json::to_string(&violation).unwrap(),
            r#"{"pointer":"/rows","rule":"maximum","limit":10,"found":"11","codes":["400102"]}"#
        );
        assert_eq!(violation.to_string(), "/rows: 11 is above the maximum of 10 (400102)");
    }

    #[test]
    fn an_empty_text_has_two_codes() {
        let violation = Violation::new("/a", Rule::MinLength, Limit::Size(1));
        assert_eq!(violation.clone().found_count(0, "characters").codes(), ["400100", "400101"]);
        assert_eq!(violation.found_count(1, "characters").codes(), ["400101"]);
    }

    #[test]
    fn control_characters_do_not_reach_a_terminal() {
        let violation =
            Violation::new("/\u{1b}[31m", Rule::Enum, Limit::None).found_text("\u{1b}[2J\n");
        assert!(!violation.to_string().chars().any(char::is_control), "{violation}");
    }

    #[test]
    fn other_characters_stay_as_they_are() {
        let violation = Violation::new("/näme", Rule::Charset, Limit::None).found_text("\"ü'");
        let text = violation.to_string();
        assert!(text.starts_with("/näme: ") && text.contains("\"ü'"), "{text}");
    }

    #[test]
    fn debug_shows_no_raw_text() {
        let violation = Violation::new("", Rule::UnknownField, Limit::None).with_raw("\"private\"");
        let debug = format!("{violation:?}");
        assert!(!debug.contains("private"));
        assert!(debug.contains("UnknownField") && debug.contains("raw: Some(9)"), "{debug}");
        assert_eq!(violation.raw(), Some("\"private\""));
    }

    #[test]
    fn a_list_is_never_empty() {
        assert_eq!(Violations::from_list(Vec::new()), None);
        let one = Violation::new("", Rule::Json, Limit::None);
        let list = Violations::from(one.clone());
        assert_eq!(list.clone().into_iter().count(), (&list).into_iter().count());
        assert_eq!(list.into_vec(), [one]);
    }
}
