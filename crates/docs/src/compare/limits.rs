//! Limits of both states: tightened, loosened, or not to be compared.

use std::cmp::Ordering;

use serde_json::Value;

use crate::fact::{Fact, Predicate};

use super::Comparer;
use super::grade::Side;
use super::tables::said;

/// A limit, the name of its rule, and which of two values allows less.
pub(super) struct Limit {
    predicate: Predicate,
    name: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A smaller one allows less.
    Upper,
    /// A larger one allows less.
    Lower,
    /// Two that differ cannot be compared; one allows less than none.
    Word,
}

pub(super) static ALL: &[Limit] = &[
    limit(Predicate::MaxLength, "max-length", Kind::Upper),
    limit(Predicate::Length, "length", Kind::Word),
    limit(Predicate::MaxItems, "max-items", Kind::Upper),
    limit(Predicate::Minimum, "minimum", Kind::Lower),
    limit(Predicate::ExclusiveMinimum, "exclusive-minimum", Kind::Lower),
    limit(Predicate::Maximum, "maximum", Kind::Upper),
    limit(Predicate::Unit, "unit", Kind::Lower),
    limit(Predicate::Scale, "scale", Kind::Upper),
    limit(Predicate::Charset, "charset", Kind::Word),
    limit(Predicate::Format, "format", Kind::Word),
    limit(Predicate::Currencies, "currencies", Kind::Word),
];

const fn limit(predicate: Predicate, name: &'static str, kind: Kind) -> Limit {
    Limit { predicate, name, kind }
}

impl Comparer<'_> {
    pub(super) fn limit(&mut self, side: Side, old: &str, new: &str, limit: &Limit) {
        let of = (new, limit.predicate);
        let before = self.old.fact(old, limit.predicate);
        let after = self.new.fact(new, limit.predicate);
        let order = match (before, after) {
            (Some(before), Some(after)) => compare(limit.kind, &before.value, &after.value),
            (None, None) => Some(Ordering::Equal),
            (Some(_), None) => Some(Ordering::Greater),
            (None, Some(_)) => Some(Ordering::Less),
        };
        let hidden = match (before, after) {
            (Some(_), None) => self.new.hides(new).map(|why| (true, why)),
            (None, Some(_)) => self.old.hides(old).map(|why| (false, why)),
            _ => None,
        };
        if let Some((is_old, why)) = hidden {
            self.unknown(of, is_old, why);
            return;
        }
        let word = match order {
            Some(Ordering::Equal) => return,
            Some(Ordering::Less) => "tightened",
            Some(Ordering::Greater) => "loosened",
            None => "changed",
        };
        self.limited(side, &format!("{}-{word}", limit.name), of, before, after);
    }

    fn limited(
        &mut self,
        side: Side,
        name: &str,
        of: (&str, Predicate),
        before: Option<&Fact>,
        after: Option<&Fact>,
    ) {
        self.change(side, name, of, said(before), said(after));
    }
}

/// Whether the new limit allows less, the same or more.
fn compare(kind: Kind, before: &Value, after: &Value) -> Option<Ordering> {
    if before == after {
        return Some(Ordering::Equal);
    }
    let order = decimal(after)?.compare(&decimal(before)?);
    match kind {
        Kind::Upper => Some(order),
        Kind::Lower => Some(order.reverse()),
        Kind::Word => None,
    }
}

/// A number without a sign or an exponent, digit by digit: limits go beyond what a float holds.
struct Decimal {
    whole: String,
    places: String,
}

impl Decimal {
    fn compare(&self, other: &Self) -> Ordering {
        let whole = self.whole.len().cmp(&other.whole.len());
        whole
            .then_with(|| self.whole.cmp(&other.whole))
            .then_with(|| self.places.cmp(&other.places))
    }
}

fn decimal(value: &Value) -> Option<Decimal> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let are_digits = whole.bytes().chain(places.bytes()).all(|byte| byte.is_ascii_digit());
    are_digits.then(|| Decimal {
        whole: whole.trim_start_matches('0').to_owned(),
        places: places.trim_end_matches('0').to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_limit_is_compared_by_what_it_allows() {
        let order = |kind, before, after| compare(kind, &json!(before), &json!(after));
        assert_eq!(order(Kind::Upper, "32", "23"), Some(Ordering::Less));
        assert_eq!(order(Kind::Upper, "9", "10"), Some(Ordering::Greater));
        assert_eq!(order(Kind::Lower, "0.01", "0.00000001"), Some(Ordering::Greater));
        assert_eq!(order(Kind::Upper, "20000", "20000.00"), Some(Ordering::Equal));
        assert_eq!(
            order(Kind::Upper, "999999999999999999999", "1000000000000000000000"),
            Some(Ordering::Greater)
        );
        assert_eq!(order(Kind::Word, "a", "b"), None);
        assert_eq!(compare(Kind::Upper, &json!(8), &json!(6)), Some(Ordering::Less));
    }
}
