//! Where two JSON values differ first.

use std::fmt;

use crate::Json;

/// The first difference between two values, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// JSON Pointer to the place.
    pub pointer: String,
    /// What should be there; nothing where nothing should.
    pub expected: Option<Json>,
    /// What is there.
    pub found: Option<Json>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |value: &Option<Json>| match value {
            Some(value) => value.to_string(),
            None => "nothing".to_owned(),
        };
        let place = if self.pointer.is_empty() { "the whole" } else { &self.pointer };
        write!(f, "{place}: expected {}, found {}", shown(&self.expected), shown(&self.found))
    }
}

/// The first difference, member by member: the order of members does not count, every other
/// character of a scalar does, and a member that is there twice must be there twice.
#[must_use]
pub fn difference(expected: &Json, found: &Json) -> Option<Difference> {
    at("", Some(expected), Some(found))
}

fn at(pointer: &str, expected: Option<&Json>, found: Option<&Json>) -> Option<Difference> {
    match (expected, found) {
        (Some(Json::Object(expected)), Some(Json::Object(found))) => {
            members(pointer, expected, found)
        }
        (Some(Json::List(expected)), Some(Json::List(found))) => {
            (0..expected.len().max(found.len())).find_map(|index| {
                at(&format!("{pointer}/{index}"), expected.get(index), found.get(index))
            })
        }
        (expected, found) if expected == found => None,
        (expected, found) => Some(Difference {
            pointer: pointer.to_owned(),
            expected: expected.cloned(),
            found: found.cloned(),
        }),
    }
}

fn members(
    pointer: &str,
    expected: &[(String, Json)],
    found: &[(String, Json)],
) -> Option<Difference> {
    let names = expected.iter().chain(found).map(|(name, _)| name);
    let mut seen = Vec::new();
    for name in names {
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        let pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
        let (expected, found) = (values(expected, name), values(found, name));
        for index in 0..expected.len().max(found.len()) {
            let (expected, found) = (expected.get(index).copied(), found.get(index).copied());
            if let Some(difference) = at(&pointer, expected, found) {
                return Some(difference);
            }
        }
    }
    None
}

fn values<'a>(members: &'a [(String, Json)], name: &str) -> Vec<&'a Json> {
    members.iter().filter(|(known, _)| known == name).map(|(_, value)| value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(expected: &str, found: &str) -> String {
        difference(&Json::of(expected), &Json::of(found))
            .map_or_else(String::new, |it| it.to_string())
    }

    #[test]
    fn the_order_of_members_does_not_count() {
        assert_eq!(told(r#"{"a":1,"b":{"c":2,"d":3}}"#, r#"{"b":{"d":3,"c":2},"a":1}"#), "");
    }

    #[test]
    fn everything_else_does() {
        for (expected, found, difference) in [
            ("1", "1.0", "the whole: expected 1, found 1.0"),
            ("[30]", r#"["30"]"#, r#"/0: expected 30, found "30""#),
            ("[1,2]", "[2,1]", "/0: expected 1, found 2"),
            ("[1]", "[1,2]", "/1: expected nothing, found 2"),
            (r#"{"a/b":[{"c":1}]}"#, r#"{"a/b":[{"c":2}]}"#, "/a~1b/0/c: expected 1, found 2"),
            (r#"{"a":null}"#, "{}", "/a: expected null, found nothing"),
            (r#"{"a":1}"#, r#"{"a":1,"a":1}"#, "/a: expected nothing, found 1"),
            ("{}", "[]", "the whole: expected {}, found []"),
        ] {
            assert_eq!(told(expected, found), difference);
        }
    }
}
