//! A field of both states: its type, whether it is required, its values, its conditions, its words.

use serde_json::Value;

use crate::fact::{Fact, Predicate};

use super::grade::Side;
use super::tables::said;
use super::words::remainder;
use super::{Comparer, limits};

impl Comparer<'_> {
    pub(super) fn field(&mut self, side: Side, old: &str, new: &str) {
        self.requirement(side, old, new);
        self.type_of(side, old, new);
        for limit in limits::ALL {
            self.limit(side, old, new, limit);
        }
        self.values(side, old, new);
        self.conditions(side, old, new);
        self.words(side, old, new);
    }

    fn requirement(&mut self, side: Side, old: &str, new: &str) {
        let of = (new, Predicate::Required);
        let pair = (self.old.fact(old, of.1), self.new.fact(new, of.1));
        let (Some(before), Some(after)) = pair else { return };
        let name = match (&before.value, &after.value) {
            (one, other) if one == other => return,
            (_, Value::Bool(true)) => "field-requirement-added",
            (Value::Bool(true), _) => "field-requirement-removed",
            (Value::Bool(false), _) => "required-if-added",
            (_, Value::Bool(false)) => "required-if-removed",
            _ => "required-if-condition-changed",
        };
        self.change(side, name, of, said(Some(before)), said(Some(after)));
    }

    fn type_of(&mut self, side: Side, old: &str, new: &str) {
        let of = (new, Predicate::Type);
        if let (Some(before), Some(after)) = (self.old.fact(old, of.1), self.new.fact(new, of.1)) {
            let words = (before.value.as_str(), after.value.as_str());
            let name = match words {
                (one, other) if one == other => "",
                (Some("integer"), Some("long")) => "integer-width-loosened",
                (Some("long"), Some("integer")) => "integer-width-tightened",
                _ => "type-changed",
            };
            if !name.is_empty() {
                self.change(side, name, of, said(Some(before)), said(Some(after)));
            }
        }
        let of = (new, Predicate::Of);
        let (before, after) = (self.old.fact(old, of.1), self.new.fact(new, of.1));
        if before.map(|fact| &fact.value) != after.map(|fact| &fact.value) {
            self.change(side, "object-renamed", of, said(before), said(after));
        }
    }

    /// Values that are allowed. Those for some users only count with the others.
    fn values(&mut self, side: Side, old: &str, new: &str) {
        let of = (new, Predicate::Values);
        let listed =
            |fact: &&Fact| matches!(fact.predicate, Predicate::Values | Predicate::MicaValues);
        let before: Vec<&Fact> = self.old.facts(old).filter(listed).collect();
        let after: Vec<&Fact> = self.new.facts(new).filter(listed).collect();
        if before.is_empty() != after.is_empty() {
            let (is_old, hides) = if after.is_empty() {
                (true, self.new.hides(new))
            } else {
                (false, self.old.hides(old))
            };
            let (before, after) = (before.first().copied(), after.first().copied());
            match hides {
                Some(why) => self.unknown(of, is_old, why),
                // A text that becomes one of several, or the other way round.
                None => self.change(side, "type-changed", of, said(before), said(after)),
            }
            return;
        }
        for (value, fact) in values(&before) {
            if !values(&after).iter().any(|(one, _)| *one == value) {
                let said = Some((value.clone(), fact.span));
                self.change(side, "enum-value-removed", of, said, None);
            }
        }
        for (value, fact) in values(&after) {
            if !values(&before).iter().any(|(one, _)| *one == value) {
                let said = Some((value.clone(), fact.span));
                self.change(side, "enum-value-added", of, None, said);
            }
        }
    }

    /// Conditions between fields.
    fn conditions(&mut self, side: Side, old: &str, new: &str) {
        let kinds = [
            (Predicate::RequiredWithout, "group"),
            (Predicate::AtLeastOneOf, "group"),
            (Predicate::RequiredIf, "required-if"),
            (Predicate::IgnoredIf, "ignored-if"),
            (Predicate::OnlyWithStatus, "ignored-if"),
        ];
        for (predicate, rule) in kinds {
            let (before, after) = (self.old.fact(old, predicate), self.new.fact(new, predicate));
            if before.map(|fact| &fact.value) == after.map(|fact| &fact.value) {
                continue;
            }
            self.condition(side, (old, new), rule, before, after);
        }
    }

    fn condition(
        &mut self,
        side: Side,
        (old, new): (&str, &str),
        rule: &str,
        before: Option<&Fact>,
        after: Option<&Fact>,
    ) {
        if let Some(fact) = before {
            let of = (new, fact.predicate);
            match self.new.hides(new).filter(|_| after.is_none()) {
                Some(why) => self.unknown(of, true, why),
                None => self.change(side, &format!("{rule}-removed"), of, said(before), None),
            }
        }
        if let Some(fact) = after {
            let of = (new, fact.predicate);
            match self.old.hides(old).filter(|_| before.is_none()) {
                Some(why) => self.unknown(of, false, why),
                None => self.change(side, &format!("{rule}-added"), of, None, said(after)),
            }
        }
    }

    /// The words that are no limits. Where limits of one state were not read, other words may be other
    /// limits.
    fn words(&mut self, side: Side, old: &str, new: &str) {
        let words = (remainder(&self.old, old), remainder(&self.new, new));
        let (Some(before), Some(after)) = words else { return };
        if before == after {
            return;
        }
        let is_cut = |row: Option<&crate::page::Row>| row.is_some_and(|row| row.is_cut);
        let of = (new, Predicate::Description);
        let (old_cut, new_cut) = (is_cut(self.old.row(old)), is_cut(self.new.row(new)));
        if old_cut || new_cut {
            self.unknown(of, new_cut, "the other page is cut off within these words");
            return;
        }
        let has_unread = self.old.has_unread(old) || self.new.has_unread(new);
        let name = if has_unread { "unread-limit-changed" } else { "field-doc-changed" };
        let (before, after) = (self.old.said_of_row(old), self.new.said_of_row(new));
        self.change(side, name, of, before, after);
    }
}

fn values<'a>(facts: &[&'a Fact]) -> Vec<(&'a Value, &'a Fact)> {
    let all = facts.iter().flat_map(|fact| {
        fact.value.as_array().into_iter().flatten().map(move |value| (value, *fact))
    });
    let mut found: Vec<(&Value, &Fact)> = Vec::new();
    for (value, fact) in all {
        if !found.iter().any(|(one, _)| *one == value) {
            found.push((value, fact));
        }
    }
    found
}
