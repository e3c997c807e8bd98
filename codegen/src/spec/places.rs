//! Places of a file: JSON Pointers (RFC 6901) to its nodes. A sample goes by its name.

use serde_json::Value;

/// The node that a pointer leads to.
///
/// Samples go by their names or by their numbers; who keeps a pointer takes the name, because the
/// number leads to another sample once one is added.
#[must_use]
pub fn node<'a>(file: &'a Value, pointer: &str) -> Option<&'a Value> {
    let Some(rest) = pointer.strip_prefix("/samples/") else { return file.pointer(pointer) };
    let (name, below) = match rest.split_once('/') {
        Some((name, below)) => (name, format!("/{below}")),
        None => (rest, String::new()),
    };
    let named = file.get("samples")?.as_array()?.iter().find(|sample| sample["name"] == name);
    named.map_or_else(|| file.pointer(pointer), |sample| sample.pointer(&below))
}

/// The pointers of all nodes that go by names, the innermost first.
#[must_use]
pub fn all(file: &Value) -> Vec<String> {
    let mut places = Vec::new();
    collect(file, "", &mut places);
    places
}

fn collect(node: &Value, pointer: &str, places: &mut Vec<String>) {
    let named: Vec<(&str, &Value)> = match node {
        Value::Object(members) => members.iter().map(|(name, node)| (&**name, node)).collect(),
        Value::Array(items) => {
            items.iter().filter_map(|item| Some((item.get("name")?.as_str()?, item))).collect()
        }
        _ => return,
    };
    for (name, node) in named {
        let pointer = format!("{pointer}/{}", escaped(name));
        collect(node, &pointer, places);
        places.push(pointer);
    }
}

/// A name as a part of a pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nodes_go_by_names() {
        let file = json!({"a/b": {"c": 1}, "samples": [{"name": "one", "json": "{}"}]});
        let places = all(&file);
        assert_eq!(
            places,
            [
                "/a~1b/c",
                "/a~1b",
                "/samples/one/name",
                "/samples/one/json",
                "/samples/one",
                "/samples"
            ]
        );
        for place in &places {
            assert!(node(&file, place).is_some(), "{place}");
        }
        assert_eq!(node(&file, "/samples/0/json"), Some(&json!("{}")));
        assert_eq!(node(&file, ""), Some(&file));
        for nowhere in ["/samples/two", "/samples/1", "/a/b", "a", "/samples/one/none"] {
            assert_eq!(node(&file, nowhere), None, "{nowhere}");
        }
    }
}
