//! Which way a leaf has changed.

use std::cmp::Ordering;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde_json::Value;

use crate::compare::Difference;
use crate::words::Direction;

/// How two values of a leaf are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// It comes, goes, or is another one.
    Presence,
    /// It is another one. Where it is absent, something stands for it.
    Change,
    /// True or false; absent is false.
    Flag,
    /// A whole field: required (0) or optional (1).
    Field,
    /// A whole rule: a group (0), required-if (1), ignored-if (2).
    Rule,
    /// When a rule applies (0), or the order of the values that it names (1).
    Condition,
    /// The order of a list.
    Order,
    /// The order of fields: of the required ones (0), or of others only (1).
    Fields,
    /// A value with its origin: the value (0), or the origin only (1).
    Fact,
    /// The most: printed (0), inferred (1), or with the same value from elsewhere (2).
    Upper,
    /// The least, in the same way.
    Lower,
    /// A class of characters.
    Charset,
    /// The form of a text (0), or the width of an integer (1).
    Format,
    /// Who is served.
    Audience,
}

/// Classes of characters that are parts of others: the smaller one first.
const PARTS: [(&str, &str); 6] = [
    ("alnum", "plain"),
    ("alpha", "alnum"),
    ("alpha", "plain"),
    ("digits", "alnum"),
    ("digits", "plain"),
    ("digits", "uppercase"),
];

/// The audience that everybody belongs to.
const ANYBODY: &str = "merchant";

impl Measure {
    /// Which of the leaf's kinds the difference is about, and which way it goes.
    pub(crate) fn judge(self, difference: &Difference<'_>) -> Option<(usize, Direction)> {
        let (old, new) = (difference.old.as_deref(), difference.new.as_deref());
        let whole = new.or(old);
        let is_order = matches!(self, Self::Order | Self::Fields);
        if is_order != difference.reordered.is_some() {
            return None;
        }
        Some(match self {
            Self::Presence => (0, presence(old, new)),
            Self::Change => (0, Direction::Changed),
            Self::Flag => match (is_true(old), is_true(new)) {
                (false, true) => (0, Direction::Added),
                (true, false) => (0, Direction::Removed),
                _ => return None,
            },
            Self::Field => {
                let is_required = is_true(whole.and_then(|field| field.get("required")));
                (usize::from(!is_required), presence(old, new))
            }
            Self::Rule => (rule_kind(whole?)?, presence(old, new)),
            Self::Condition => (usize::from(sorted(old) == sorted(new)), Direction::Changed),
            Self::Order => (0, Direction::Reordered),
            Self::Fields => {
                (usize::from(difference.reordered == Some(false)), Direction::Reordered)
            }
            Self::Fact => (usize::from(value(old) == value(new)), Direction::Changed),
            Self::Upper => limit(old, new, Ordering::Less),
            Self::Lower => limit(old, new, Ordering::Greater),
            Self::Charset => (0, charset(old, new)),
            Self::Format => format(old, new),
            Self::Audience => (0, audience(old, new)),
        })
    }
}

impl Measure {
    /// Whether a difference can go this way.
    pub(crate) const fn can(self, direction: Direction) -> bool {
        use Direction::{Added, Changed, Loosened, Removed, Reordered, Tightened};
        match self {
            Self::Presence => matches!(direction, Added | Removed | Changed),
            Self::Change | Self::Condition | Self::Fact => matches!(direction, Changed),
            Self::Flag | Self::Field | Self::Rule => matches!(direction, Added | Removed),
            Self::Order | Self::Fields => matches!(direction, Reordered),
            Self::Upper | Self::Lower | Self::Charset | Self::Format | Self::Audience => {
                matches!(direction, Tightened | Loosened | Changed)
            }
        }
    }
}

fn presence(old: Option<&Value>, new: Option<&Value>) -> Direction {
    match (old, new) {
        (None, _) => Direction::Added,
        (_, None) => Direction::Removed,
        _ => Direction::Changed,
    }
}

fn is_true(value: Option<&Value>) -> bool {
    value.and_then(Value::as_bool) == Some(true)
}

fn rule_kind(rule: &Value) -> Option<usize> {
    match rule.as_object()?.keys().next()?.as_str() {
        "atLeastOneOf" | "exactlyOneOf" => Some(0),
        "requiredIf" => Some(1),
        "ignoredIf" => Some(2),
        _ => None,
    }
}

/// A condition, the values that it names in order.
fn sorted(condition: Option<&Value>) -> Option<Value> {
    let mut condition = condition.cloned();
    let words = condition.as_mut().and_then(Value::as_object_mut).into_iter().flatten();
    for (_, word) in words {
        if let Some(values) = word.get_mut("values").and_then(Value::as_array_mut) {
            values.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
        }
    }
    condition
}

/// The value of a fact.
fn value(fact: Option<&Value>) -> Option<&Value> {
    fact.and_then(|fact| fact.get("value"))
}

/// A limit is tighter on the side that `tighter` orders first; no limit is the loosest.
fn limit(old: Option<&Value>, new: Option<&Value>, tighter: Ordering) -> (usize, Direction) {
    let is_inferred = |fact: Option<&Value>| is_true(fact.and_then(|fact| fact.get("inferred")));
    // The origin of the limit that is there, or of the tighter one: the other one refuses nothing
    // that this one takes.
    let kind = |fact| usize::from(is_inferred(fact));
    match (old.is_some(), new.is_some()) {
        (false, _) => (kind(new), Direction::Tightened),
        (_, false) => (kind(old), Direction::Loosened),
        _ => match compare(value(old), value(new)) {
            None => (0, Direction::Changed),
            Some(Ordering::Equal) => (2, Direction::Changed),
            // The new one is beyond the old one, to the side where it is tighter.
            Some(order) if order.reverse() == tighter => (kind(new), Direction::Tightened),
            Some(_) => (kind(old), Direction::Loosened),
        },
    }
}

/// By value, without rounding; `None` where one of them is no number, or too long to compare.
fn compare(old: Option<&Value>, new: Option<&Value>) -> Option<Ordering> {
    let number = |value: Option<&Value>| match value? {
        Value::String(text) => Decimal::from_str_exact(text).ok(),
        Value::Number(number) => Decimal::from_str(&number.to_string()).ok(),
        _ => None,
    };
    Some(number(old)?.cmp(&number(new)?))
}

fn charset(old: Option<&Value>, new: Option<&Value>) -> Direction {
    let word = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let (Some(old), Some(new)) = (word(old), word(new)) else {
        return absence(old, new);
    };
    let is_part = |part: &str, whole: &str| PARTS.contains(&(part, whole));
    match () {
        () if is_part(&new, &old) => Direction::Tightened,
        () if is_part(&old, &new) => Direction::Loosened,
        () => Direction::Changed,
    }
}

/// Where nothing is said, anything is allowed.
fn absence(old: Option<&Value>, new: Option<&Value>) -> Direction {
    match (old, new) {
        (None, _) => Direction::Tightened,
        (_, None) => Direction::Loosened,
        _ => Direction::Changed,
    }
}

fn format(old: Option<&Value>, new: Option<&Value>) -> (usize, Direction) {
    let bits = |value: Option<&Value>| match value.and_then(Value::as_str) {
        Some("int32") => Some(32),
        Some("int64") => Some(64),
        _ => None,
    };
    match (bits(old), bits(new)) {
        (Some(old), Some(new)) if new < old => (1, Direction::Tightened),
        (Some(_), Some(_)) => (1, Direction::Loosened),
        _ => (0, absence(old, new)),
    }
}

fn audience(old: Option<&Value>, new: Option<&Value>) -> Direction {
    let is_anybody = |value: Option<&Value>| value.and_then(Value::as_str) == Some(ANYBODY);
    match (is_anybody(old), is_anybody(new)) {
        (true, false) => Direction::Tightened,
        (false, true) => Direction::Loosened,
        _ => Direction::Changed,
    }
}
