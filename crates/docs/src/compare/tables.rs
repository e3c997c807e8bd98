//! Tables of fields: which belong together, and which fields came and went.

use serde_json::Value;

use crate::fact::{Fact, Predicate};

use super::grade::Side;
use super::state::State;
use super::{Comparer, Said};

/// The subject of a table that nothing names.
const UNNAMED: &str = "/objects/?";

impl Comparer<'_> {
    pub(super) fn tables(&mut self) {
        let (old, new) = (self.old.tables(), self.new.tables());
        let mut taken: Vec<&str> = Vec::new();
        for table in &old {
            match partner(&self.old, table, &self.new, &new, &old) {
                Some(other) => {
                    taken.push(other);
                    let before = (self.found.changes.len(), self.found.unknown.len());
                    self.table(table, other);
                    if other == UNNAMED {
                        self.rename(table, before);
                    }
                }
                None => self.lone_table(table, true),
            }
        }
        for table in new.iter().filter(|table| !taken.contains(table)) {
            self.lone_table(table, false);
        }
    }

    /// A table of both states.
    fn table(&mut self, old: &str, new: &str) {
        let side = if new == UNNAMED { self.old.side(old) } else { self.new.side(new) };
        let (before, after) = (self.old.names(old), self.new.names(new));
        for name in &before {
            let of = (format!("{old}/{name}"), format!("{new}/{name}"));
            if after.contains(name) {
                self.field(side, &of.0, &of.1);
                continue;
            }
            let follows = has_later(&before, name, &after);
            match why_missing(&self.new, new, name, follows) {
                None => self.lone_field(side, &of.0, true),
                Some(why) => self.unknown((&of.0, Predicate::Type), true, why),
            }
        }
        for name in after.iter().filter(|name| !before.contains(name)) {
            let subject = format!("{new}/{name}");
            match why_missing(&self.old, old, name, has_later(&after, name, &before)) {
                None => self.lone_field(side, &subject, false),
                Some(why) => self.unknown((&subject, Predicate::Type), false, why),
            }
        }
    }

    /// Names what was found since `before` in a table without a name as the table is named in the old
    /// state.
    fn rename(&mut self, table: &str, before: (usize, usize)) {
        let changes = self.found.changes[before.0..].iter_mut().map(|one| &mut one.subject);
        let unknown = self.found.unknown[before.1..].iter_mut().map(|one| &mut one.subject);
        for subject in changes.chain(unknown) {
            if let Some(rest) = subject.strip_prefix(UNNAMED) {
                *subject = format!("{table}{rest}");
            }
        }
    }

    /// A field that one state has.
    fn lone_field(&mut self, side: Side, subject: &str, is_old: bool) {
        let state = if is_old { &self.old } else { &self.new };
        let required = state.fact(subject, Predicate::Required);
        let is_required = required.is_some_and(|fact| fact.value == true);
        let said = said(state.fact(subject, Predicate::Type));
        let word = if is_required { "required" } else { "optional" };
        if is_old {
            let rule = format!("{word}-field-removed");
            self.change(side, &rule, (subject, Predicate::Type), said, None);
        } else {
            let rule = format!("{word}-field-added");
            self.change(side, &rule, (subject, Predicate::Type), None, said);
        }
    }

    /// A table that one state has.
    fn lone_table(&mut self, table: &str, is_old: bool) {
        let (state, other) = if is_old { (&self.old, &self.new) } else { (&self.new, &self.old) };
        let is_gone = is_old && self.has_lost_way(table);
        if !(other.goes_past_tables() || is_gone) || table == UNNAMED {
            let why = if table == UNNAMED {
                "no table of the other page can be told to be this one, which has no name"
            } else {
                "the other page is cut off before it, or has lost it"
            };
            self.unknown((table, Predicate::Type), is_old, why);
            return;
        }
        let side = state.side(table);
        if !table.starts_with("/objects/") {
            for name in state.names(table) {
                self.lone_field(side, &format!("{table}/{name}"), is_old);
            }
            return;
        }
        let name = Value::from(table.trim_start_matches("/objects/"));
        let said = state.names(table).first().and_then(|first| {
            let fact = state.fact(&format!("{table}/{first}"), Predicate::Type)?;
            Some((name, fact.span))
        });
        let of = (table, Predicate::Of);
        if is_old {
            self.change(side, "object-removed", of, said, None);
        } else {
            self.change(side, "object-added", of, None, said);
        }
    }
}

impl Comparer<'_> {
    /// Whether every field of the old state that leads to an object is gone.
    fn has_lost_way(&self, table: &str) -> bool {
        let mut ways = self.old.ways(table).peekable();
        let is_removed = |way: &str| {
            self.found
                .changes
                .iter()
                .any(|one| one.subject == way && one.rule.ends_with("-field-removed"))
        };
        ways.peek().is_some() && ways.all(is_removed)
    }
}

/// What a fact says, and where.
pub(super) fn said(fact: Option<&Fact>) -> Said {
    fact.map(|fact| (fact.value.clone(), fact.span))
}

/// The table of the other state that a table is: of the same name, or, where one has no name, with most
/// of its fields.
fn partner<'b>(
    state: &State<'_>,
    table: &str,
    other: &State<'_>,
    others: &[&'b str],
    own: &[&str],
) -> Option<&'b str> {
    if let Some(same) = others.iter().find(|one| **one == table && table != UNNAMED) {
        return Some(same);
    }
    if table == UNNAMED {
        let free = others.iter().filter(|one| **one == UNNAMED || !own.contains(one));
        let best = free.max_by_key(|one| common(state, table, other, one))?;
        return is_most(state, table, other, best).then_some(*best);
    }
    let unnamed = others.iter().find(|one| **one == UNNAMED)?;
    let free = own.iter().filter(|one| !others.contains(one));
    let best = free.max_by_key(|one| common(state, one, other, unnamed))?;
    (*best == table && is_most(state, table, other, unnamed)).then_some(*unnamed)
}

/// How many fields two tables share.
fn common(state: &State<'_>, table: &str, other: &State<'_>, one: &str) -> usize {
    let names = state.names(table);
    other.names(one).iter().filter(|name| names.contains(name)).count()
}

/// Whether two tables share most of their fields, and more than one.
fn is_most(state: &State<'_>, table: &str, other: &State<'_>, one: &str) -> bool {
    let common = common(state, table, other, one);
    let least = state.names(table).len().min(other.names(one).len());
    common > 1 && common * 2 >= least
}

/// Whether a field that comes later in one state is in the other.
fn has_later(names: &[&str], name: &str, others: &[&str]) -> bool {
    let later = names.iter().skip_while(|one| **one != name).skip(1);
    later.into_iter().any(|one| others.contains(one))
}

/// Why a field that a table does not have may be in it all the same.
fn why_missing(state: &State<'_>, table: &str, name: &str, follows: bool) -> Option<&'static str> {
    if state.may_have(table, name) {
        Some("a row of the other page cannot be read, and may be it")
    } else if follows || state.is_complete(table) {
        None
    } else {
        Some("the other page is cut off before it")
    }
}
