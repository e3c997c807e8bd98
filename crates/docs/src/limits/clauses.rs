//! The clauses of the language, as a table.

use serde_json::{Value, json};

use super::Mode;
use super::template::{Found, matches};
use crate::fact::Predicate;

/// Where a clause can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In limitations and in prose.
    Anywhere,
    /// In limitations only: in prose the words mean something else.
    Limitation,
    /// The same, or as the whole of a description.
    Whole,
}

use Place::{Anywhere, Limitation, Whole};

/// One clause: the name of the rule, its words, and what they state.
#[derive(Debug)]
pub(super) struct Clause {
    pub(super) rule: &'static str,
    template: &'static str,
    place: Place,
    states: &'static [State],
}

/// What a clause states.
#[derive(Clone, Copy, Debug)]
enum State {
    /// The integer of a slot.
    Int(Predicate, usize),
    /// The number of a slot, as a string.
    Number(Predicate, usize),
    /// The text of a slot.
    Words(Predicate, usize),
    /// The values of a slot.
    Values(Predicate, usize),
    /// Always the same words.
    Fixed(Predicate, &'static str),
    /// Always the same values.
    List(&'static [&'static str]),
    /// The field of one slot and the value of the next.
    Equals(Predicate, usize),
    /// The fields of two slots.
    Both(Predicate),
    /// That there are values.
    Enumerated,
}

use State::{Both, Enumerated, Equals, Fixed, Int, List, Number, Values, Words};

const fn clause(
    rule: &'static str,
    template: &'static str,
    place: Place,
    states: &'static [State],
) -> Clause {
    Clause { rule, template, place, states }
}

/// The language. Of several clauses that match, the longest counts.
static CLAUSES: &[Clause] = &[
    clause("max-length", "maximum length {i}", Anywhere, &[Int(Predicate::MaxLength, 0)]),
    clause("max-value", "maximum value {n}", Anywhere, &[Number(Predicate::Maximum, 0)]),
    clause("max-size", "maximum size {i}", Anywhere, &[Int(Predicate::MaxItems, 0)]),
    clause("max", "max {n}", Limitation, &[Number(Predicate::Maximum, 0)]),
    clause("min-amount", "minimum amount: {n}", Anywhere, &[Number(Predicate::Minimum, 0)]),
    clause("min-unit", "minimum unit: {n}", Anywhere, &[Number(Predicate::Unit, 0)]),
    clause(
        "greater-than",
        "greater than {n}",
        Limitation,
        &[Number(Predicate::ExclusiveMinimum, 0)],
    ),
    clause(
        "amount-range",
        "amount range: {n} - {n}",
        Anywhere,
        &[Number(Predicate::Minimum, 0), Number(Predicate::Maximum, 1)],
    ),
    clause(
        "decimal-places",
        "max unit range: {i} decimal places",
        Anywhere,
        &[Int(Predicate::Scale, 0)],
    ),
    clause("exact-digits", "must be {i} digits", Limitation, &[Int(Predicate::Length, 0)]),
    clause(
        "letters-and-digits",
        "letter or digit, no other symbol allowed",
        Anywhere,
        &[Fixed(Predicate::Charset, "letters-and-digits")],
    ),
    clause("digits", "number", Limitation, &[Fixed(Predicate::Charset, "digits")]),
    clause(
        "upper-case",
        "all characters must be in uppercase",
        Anywhere,
        &[Fixed(Predicate::Charset, "upper-case")],
    ),
    clause(
        "upper-case",
        "must be in uppercase",
        Anywhere,
        &[Fixed(Predicate::Charset, "upper-case")],
    ),
    clause(
        "not-empty-if",
        "can not be empty if {f} is null",
        Anywhere,
        &[Words(Predicate::RequiredWithout, 0)],
    ),
    clause(
        "not-empty-if",
        "can not be empty if {f} is empty",
        Anywhere,
        &[Words(Predicate::RequiredWithout, 0)],
    ),
    clause(
        "not-null-if",
        "can not be null if {f} is null",
        Anywhere,
        &[Words(Predicate::RequiredWithout, 0)],
    ),
    clause(
        "not-null-if",
        "can not be null if {f} is empty",
        Anywhere,
        &[Words(Predicate::RequiredWithout, 0)],
    ),
    clause(
        "not-both-null",
        "{f} and {f} cannot be both null",
        Anywhere,
        &[Both(Predicate::AtLeastOneOf)],
    ),
    clause("mandatory-if", "mandatory if {f} = {v}", Anywhere, &[Equals(Predicate::RequiredIf, 0)]),
    clause(
        "mandatory-if",
        "mandatory if {f} is {v}",
        Anywhere,
        &[Equals(Predicate::RequiredIf, 0)],
    ),
    clause(
        "ignored-if",
        "will be ignored if {f} already provided",
        Anywhere,
        &[Words(Predicate::IgnoredIf, 0)],
    ),
    clause("quoted-values", "{q}", Whole, &[Values(Predicate::Values, 0)]),
    clause("values-in-capitals", "{w}", Limitation, &[Values(Predicate::Values, 0)]),
    clause("valid-values", "valid value is {q}", Anywhere, &[Values(Predicate::Values, 0)]),
    clause("valid-values", "valid values are: {q}", Anywhere, &[Values(Predicate::Values, 0)]),
    clause("only-values", "only {q}", Limitation, &[Values(Predicate::Values, 0)]),
    clause("only-values", "only {q} can be accepted", Anywhere, &[Values(Predicate::Values, 0)]),
    clause("only-values", "only {q} is accepted", Anywhere, &[Values(Predicate::Values, 0)]),
    clause(
        "only-values-mica",
        "only {q} is accepted and {q} for mica user",
        Anywhere,
        &[Values(Predicate::Values, 0), Values(Predicate::MicaValues, 1)],
    ),
    clause(
        "only-with-status",
        "only {q} status",
        Anywhere,
        &[Values(Predicate::OnlyWithStatus, 0)],
    ),
    clause("no-fiat", "fiat not supported", Anywhere, &[Fixed(Predicate::Currencies, "no-fiat")]),
    clause(
        "crypto-only",
        "crypto token only",
        Anywhere,
        &[Fixed(Predicate::Currencies, "crypto-only")],
    ),
    clause("true-or-false", "true/false", Limitation, &[List(&["true", "false"])]),
    clause("enumerated", "enum string", Limitation, &[Enumerated]),
    clause("enumerated", "enum value", Limitation, &[Enumerated]),
    clause("date", "YYYY-MM-DD", Limitation, &[Fixed(Predicate::Format, "YYYY-MM-DD")]),
    clause("date", "YYYY/MM/DD", Limitation, &[Fixed(Predicate::Format, "YYYY/MM/DD")]),
    clause(
        "url",
        "can only start with http or https",
        Anywhere,
        &[Fixed(Predicate::Format, "http or https")],
    ),
    clause("media-type", "application/json", Limitation, &[List(&["application/json"])]),
    clause("example", "e.g. {s}", Anywhere, &[Words(Predicate::Example, 0)]),
    clause("example", "eg. {s}", Anywhere, &[Words(Predicate::Example, 0)]),
    clause("example", "e.g, {s}", Anywhere, &[Words(Predicate::Example, 0)]),
    clause("example", "for e.g, {s}", Anywhere, &[Words(Predicate::Example, 0)]),
    clause("example", "ex: {s}", Anywhere, &[Words(Predicate::Example, 0)]),
];

/// The longest clause at the start of a text.
pub(super) fn best(text: &str, mode: Mode, is_at_start: bool) -> Option<(&'static Clause, Found)> {
    let can_stand = |clause: &&Clause| match (clause.place, mode) {
        (Anywhere, _) | (_, Mode::Limitation | Mode::Glued) => true,
        (Whole, Mode::Description) => is_at_start,
        (Limitation, Mode::Description) => false,
    };
    let found = CLAUSES.iter().filter(can_stand).filter_map(|clause| {
        let found = matches(clause.template, text, mode == Mode::Glued)?;
        let is_whole = found.end == text.trim_end_matches('.').len();
        let may = mode != Mode::Description || clause.place != Whole || is_whole;
        may.then_some((clause, found))
    });
    found.max_by_key(|(_, found)| found.end)
}

impl Clause {
    /// What the clause states of what was found in it.
    pub(super) fn state(&self, found: &Found) -> Vec<(Predicate, Value)> {
        let word = |slot: usize| {
            found.slots.get(slot).and_then(|values| values.first()).cloned().unwrap_or_default()
        };
        let values = |slot: usize| Value::from(found.slots.get(slot).cloned().unwrap_or_default());
        let state = |state: &State| match *state {
            // More digits than an integer holds are kept as they stand.
            Int(predicate, slot) => {
                let text = word(slot);
                (predicate, text.parse::<u64>().map_or_else(|_| Value::from(text), Value::from))
            }
            Number(predicate, slot) | Words(predicate, slot) => {
                (predicate, Value::from(word(slot)))
            }
            Values(predicate, slot) => (predicate, values(slot)),
            Fixed(predicate, text) => (predicate, Value::from(text)),
            List(values) => (Predicate::Values, Value::from(values.to_vec())),
            Equals(predicate, slot) => {
                (predicate, json!({"field": word(slot), "value": word(slot + 1)}))
            }
            Both(predicate) => (predicate, json!([word(0), word(1)])),
            Enumerated => (Predicate::Enumerated, Value::from(true)),
        };
        self.states.iter().map(state).collect()
    }
}
