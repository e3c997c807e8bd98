//! SECURITY.md names, for each threat, the tests that show its defence. They exist.

use std::fs;

use binance_pay_tests::workspace::root;

/// The boundaries, and at least how many threats each has.
const BOUNDARIES: [(&str, usize); 5] = [
    ("The caller", 14),
    ("The network's reply", 10),
    ("The webhook's sender", 11),
    ("The author of a spec", 6),
    ("Dependencies", 2),
];

/// One row of a table.
#[derive(Debug)]
struct Threat {
    boundary: String,
    threat: String,
    defence: String,
    /// Names of tests or steps, and the files they are in.
    shown_by: Vec<(String, String)>,
}

/// The rows below `## Threats`, or the line that is no row.
fn threats(text: &str) -> Result<Vec<Threat>, String> {
    let (_, section) = text.split_once("\n## Threats\n").ok_or("no section of threats")?;
    let section = section.split("\n## ").next().unwrap_or_default();
    let (mut boundary, mut found) = (String::new(), Vec::new());
    for line in section.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            heading.clone_into(&mut boundary);
        }
        let is_row = line.starts_with('|') && line != "|---|---|---|";
        if is_row && line != "| threat | defence | shown by |" {
            found.push(row(&boundary, line).ok_or_else(|| format!("no row: {line}"))?);
        }
    }
    Ok(found)
}

fn row(boundary: &str, line: &str) -> Option<Threat> {
    let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
    let [threat, defence, shown_by] = cells[..] else { return None };
    Some(Threat {
        boundary: boundary.to_owned(),
        threat: threat.to_owned(),
        defence: defence.to_owned(),
        shown_by: shown_by.split(", ").map(link).collect::<Option<_>>()?,
    })
}

/// `` [`name`](file) ``, with nothing around it.
fn link(text: &str) -> Option<(String, String)> {
    let (name, file) = text.strip_prefix("[`")?.strip_suffix(')')?.split_once("`](")?;
    Some((name.to_owned(), file.to_owned()))
}

/// Why a link shows nothing, if it does not.
fn objection(name: &str, file: &str) -> Option<String> {
    let Ok(text) = fs::read_to_string(root().join(file)) else {
        return Some(format!("{file} cannot be read"));
    };
    if file.starts_with(".ci/") {
        return (name != file || !is_step(file)).then(|| format!("{file} is no step of .ci/run"));
    }
    (!has_test(&text, name)).then(|| format!("{file} has no test `{name}`"))
}

fn is_step(file: &str) -> bool {
    let run = fs::read_to_string(root().join(".ci/run")).unwrap();
    let begins = |line: &str| line.starts_with("step ") || line.starts_with("ahead ");
    run.lines().any(|line| begins(line) && line.ends_with(file))
}

/// A function of this name, with `#[test]` among the attributes above it, and not ignored.
fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let start = format!("fn {name}()");
    lines.iter().enumerate().any(|(place, line)| {
        let above = lines[..place].iter().rev().take_while(|above| above.starts_with("#["));
        let attributes: Vec<&str> = above.copied().collect();
        let is_ignored = attributes.iter().any(|one| one.starts_with("#[ignore"));
        line.starts_with(&start) && attributes.contains(&"#[test]") && !is_ignored
    })
}

fn security() -> String {
    fs::read_to_string(root().join("SECURITY.md")).unwrap()
}

#[test]
fn every_threat_names_tests_that_exist() {
    let threats = threats(&security()).unwrap();
    let objections: Vec<String> = threats
        .iter()
        .flat_map(|threat| threat.shown_by.iter().map(move |link| (threat, link)))
        .filter_map(|(threat, (name, file))| Some((threat, objection(name, file)?)))
        .map(|(threat, objection)| format!("{}: {objection}", threat.threat))
        .collect();
    assert!(objections.is_empty(), "{}", objections.join("\n"));
}

#[test]
fn every_boundary_has_its_threats() {
    let threats = threats(&security()).unwrap();
    for (boundary, least) in BOUNDARIES {
        let count = threats.iter().filter(|threat| threat.boundary == boundary).count();
        assert!(count >= least, "{boundary}: {count} threats, and there were {least}");
    }
    for threat in &threats {
        assert!(BOUNDARIES.iter().any(|(name, _)| *name == threat.boundary), "{threat:?}");
        assert!(!threat.defence.is_empty() && !threat.shown_by.is_empty(), "{threat:?}");
    }
}

#[test]
fn what_is_not_so_is_noticed() {
    let table = |rows: &str| format!("\n## Threats\n### The caller\n| a | b | c |\n{rows}");
    assert!(threats(&table("| one | two |")).is_err());
    assert!(threats(&table("| one | two | no link |")).is_err());
    assert!(threats("# no such section").is_err());
    assert!(has_test("#[test]\nfn a() {", "a"));
    assert!(!has_test("#[test]\n#[ignore]\nfn a() {", "a"));
    assert!(!has_test("#[test]\nfn ab() {", "a"));
    assert!(!has_test("#[test]\nfn b() {}\nfn a() {", "a"));
    assert!(objection("keys", "tests/tests/redaction.rs").is_none());
    assert!(objection("no_such_test", "tests/tests/redaction.rs").is_some());
    assert!(objection("keys", "tests/tests/no_such_file.rs").is_some());
    assert!(objection(".ci/signature", ".ci/signature").is_some(), "no step");
}
