//! The table of rules: every leaf of the model, every way that it can change, and how bad that is.

mod families;
mod leaves;
mod measure;

use std::fmt;

use crate::compare::Difference;
use crate::path::Path;
use crate::words::{Axis, Direction, Grade, Place, Victim};

use self::families::Effect;
pub(crate) use self::leaves::Node;
use self::leaves::{Kind, LEAVES, REPLY_TYPE_LEAVES, TYPE_LEAVES};
use self::leaves::{Leaf, Scope};

/// One rule of the table: what changed, where, which way, and how bad that is.
#[derive(Clone, Copy)]
pub struct Rule {
    place: Place,
    kind: &'static Kind,
    direction: Direction,
    effect: Effect,
}

impl Rule {
    /// Its id: `request-max-length-tightened`. Ids are permanent.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}-{}-{}", self.place.prefix(), self.kind.name, self.direction)
    }

    /// Which part of the protocol it is about.
    #[must_use]
    pub const fn axis(&self) -> Axis {
        self.place.axis()
    }

    /// Which way the change goes.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// How bad it is.
    #[must_use]
    pub const fn grade(&self) -> Grade {
        self.effect.grade
    }

    /// Who is hurt.
    #[must_use]
    pub const fn victims(&self) -> &'static [Victim] {
        self.effect.victims
    }

    /// What comes of it, a sentence.
    #[must_use]
    pub const fn meaning(&self) -> &'static str {
        self.effect.meaning
    }

    /// The rule of the same change seen from the other side.
    #[must_use]
    pub fn mirror(&self) -> Option<Self> {
        rule(self.place, self.kind, self.direction.mirror())
    }

    fn key(&self) -> (Place, &'static str, Direction, Effect) {
        (self.place, self.kind.name, self.direction, self.effect)
    }

    /// The rule of this id.
    ///
    /// # Examples
    ///
    /// ```
    /// use binance_pay_diff::{Grade, Rule, Victim};
    ///
    /// let rule = Rule::by_id("request-max-length-tightened").ok_or("no such rule")?;
    /// assert_eq!((rule.grade(), rule.victims()), (Grade::Breaking, &[Victim::WireCaller][..]));
    /// assert_eq!(rule.mirror().map(|rule| rule.id()).as_deref(), Some("request-max-length-loosened"));
    /// # Ok::<_, &str>(())
    /// ```
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        Self::each().find(|rule| rule.id() == id)
    }

    /// Every rule, sorted by id.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut rules: Vec<Self> = Self::each().collect();
        // Several leaves have the same rules: parts of a type, of a source.
        rules.sort_by_cached_key(Self::id);
        rules.dedup();
        rules
    }

    fn each() -> impl Iterator<Item = Self> {
        let leaves = LEAVES.iter().copied().flatten();
        leaves.chain(TYPE_LEAVES).chain(REPLY_TYPE_LEAVES).flat_map(rules)
    }
}

/// What can happen to a difference.
pub(crate) fn judge(difference: &Difference<'_>, place: impl Fn() -> Vec<Place>) -> Vec<Rule> {
    let Some(leaf) = find(&difference.path) else { return Vec::new() };
    let Some((kind, direction)) = leaf.measure.judge(difference) else { return Vec::new() };
    let Some(kind) = leaf.kinds.get(kind) else { return Vec::new() };
    let places = match leaf.scope {
        Scope::Used => place(),
        Scope::At(place) => vec![place],
    };
    places.into_iter().filter_map(|place| rule(place, kind, direction)).collect()
}

/// The row of the leaf at the end of a path.
fn find(path: &Path<'_>) -> Option<&'static Leaf> {
    let (node, members) = path.end();
    let (leaves, members) = match (node, members.as_slice()) {
        (Node::Field, ["type", rest @ ..]) => (&[TYPE_LEAVES][..], in_type(rest)),
        (Node::Endpoint, ["response", rest @ ..]) => (&[REPLY_TYPE_LEAVES][..], in_type(rest)),
        _ => (LEAVES, members),
    };
    let path = members.join("/");
    let mut leaves = leaves.iter().copied().flatten();
    leaves.find(|leaf| leaf.node == node && leaf.path == path)
}

/// The types of items count as the type that they are items of.
fn in_type<'a>(members: &[&'a str]) -> Vec<&'a str> {
    members.iter().copied().filter(|name| *name != "items").collect()
}

/// All rules of a leaf.
fn rules(leaf: &'static Leaf) -> Vec<Rule> {
    let places: &[Place] = match &leaf.scope {
        Scope::Used => &Place::USED,
        Scope::At(place) => std::slice::from_ref(place),
    };
    let pairs = places.iter().flat_map(|place| leaf.kinds.iter().map(move |kind| (*place, kind)));
    let all = pairs.flat_map(|(place, kind)| {
        let directions = Direction::ALL.iter().filter(|direction| leaf.measure.can(**direction));
        directions.filter_map(move |direction| rule(place, kind, *direction))
    });
    all.collect()
}

fn rule(place: Place, kind: &'static Kind, direction: Direction) -> Option<Rule> {
    let cell = kind.family.iter().find(|cell| cell.direction == direction)?;
    let effect = if place.is_sent() { cell.sent } else { cell.received };
    Some(Rule { place, kind, direction, effect })
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({self}: {})", self.grade())
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.id())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write as _;
    use std::path::Path;
    use std::{env, fs};

    use super::*;

    #[test]
    fn an_id_means_one_thing() {
        let mut effects = BTreeMap::new();
        for rule in Rule::all() {
            let id = rule.id();
            assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{id}");
            assert!(effects.insert(id.clone(), rule.effect).is_none(), "{id} twice");
        }
    }

    #[test]
    fn each_rule_has_a_mirror_whose_mirror_it_is() {
        for rule in Rule::all() {
            let mirror = rule.mirror().unwrap_or_else(|| panic!("{rule} has none"));
            assert_eq!(mirror.mirror(), Some(rule), "{rule}");
            assert_eq!(mirror.axis(), rule.axis());
        }
    }

    #[test]
    fn who_is_hurt_is_named_where_somebody_is() {
        for rule in Rule::all() {
            let is_harmless = matches!(rule.grade(), Grade::Additive | Grade::DocOnly);
            assert_eq!(rule.victims().is_empty(), is_harmless, "{rule}");
            assert!(rule.meaning().ends_with(['.', '?']), "{rule}");
        }
    }

    #[test]
    fn no_leaf_has_two_rows() {
        let leaves = LEAVES.iter().copied().flatten();
        let mut rows: Vec<_> = leaves.map(|leaf| (leaf.node, leaf.path)).collect();
        rows.sort_unstable();
        for pair in rows.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }

    #[test]
    fn the_list_of_rules_is_fresh() {
        let mut text = String::from(
            "# Rules\n\nEvery change that a comparison can find, with its grade. Generated from `src/table/`; do not \
             edit: `UPDATE=1 cargo test -p binance-pay-diff the_list_of_rules`.\n\n| rule | grade | hurts | because \
             |\n|---|---|---|---|\n",
        );
        for rule in Rule::all() {
            let victims: Vec<_> = rule.victims().iter().map(|victim| victim.as_str()).collect();
            let victims = victims.join(", ");
            writeln!(text, "| `{rule}` | {} | {victims} | {} |", rule.grade(), rule.meaning())
                .unwrap();
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("RULES.md");
        if env::var_os("UPDATE").is_some_and(|value| value == "1") {
            fs::write(&path, &text).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap_or_default() == text, "RULES.md is stale");
    }
}
