//! The mutants, as cargo-mutants lists them.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::Failure;
use crate::tables::Edit;

/// One fault that can be seeded. Its number in the list is the number that switches it on.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Mutant {
    /// The source file, from the root of the repository.
    pub(crate) file: String,
    /// What kind of change it is.
    pub(crate) genre: Genre,
    /// What stands there instead; empty where something is left out.
    pub(crate) replacement: String,
    /// What is replaced.
    pub(crate) span: Span,
    /// Where it is: no mutant is outside of a function.
    pub(crate) function: Function,
    /// The change as a unified diff of the file.
    pub(crate) diff: String,
    name: String,
}

/// What cargo-mutants changes.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub(crate) enum Genre {
    /// The whole body gives one value.
    FnValue,
    /// Another operator.
    BinaryOperator,
    /// No operator.
    UnaryOperator,
    /// The arm of a match that has a `_` is left out.
    MatchArm,
    /// The guard of an arm is always true, or never.
    MatchArmGuard,
    /// A field of a struct expression that has a base is left out.
    StructField,
    /// A word of a table is another: not from cargo-mutants.
    #[serde(skip)]
    Table,
}

/// The function around a mutant.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Function {
    /// `-> Type`, or nothing.
    pub(crate) return_type: String,
}

/// From where to where.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Span {
    /// The first character.
    pub(crate) start: Place,
}

/// Both count from 1.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    /// The line.
    pub(crate) line: usize,
    /// The character.
    pub(crate) column: usize,
}

impl Mutant {
    /// An early return must have the very type of the body, which `impl Trait` does not name.
    pub(crate) fn is_unnamed(&self) -> bool {
        self.genre == Genre::FnValue && self.function.return_type.contains("impl ")
    }

    /// A change in the table of a generated file.
    #[must_use]
    pub(crate) fn of_table(file: &str, original: &str, edit: &Edit) -> Self {
        let Edit { start, replacement, .. } = edit;
        let change = match replacement.as_str() {
            "" => format!("leave out {original}"),
            _ => format!("replace {original} with {replacement}"),
        };
        Self {
            file: file.to_owned(),
            genre: Genre::Table,
            replacement: replacement.clone(),
            span: Span { start: *start },
            function: Function { return_type: String::new() },
            diff: String::new(),
            name: format!("{file}:{}:{}: {change}", start.line, start.column),
        }
    }

    /// What is changed, without where: lines move.
    #[must_use]
    pub(crate) fn change(&self) -> &str {
        let place = format!("{}:{}:{}: ", self.file, self.span.start.line, self.span.start.column);
        self.name.strip_prefix(&place).unwrap_or(&self.name)
    }
}

/// All mutants of a package whose files are wanted.
///
/// # Errors
///
/// cargo-mutants is missing, failed, or writes another form.
pub(crate) fn all(
    root: &Path,
    package: &str,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<Mutant>, Failure> {
    let listed = Command::new("cargo")
        .current_dir(root)
        .args(["mutants", "--list", "--json", "--diff", "--package", package])
        .output()
        .map_err(|error| format!("cargo mutants: {error}"))?;
    if !listed.status.success() {
        return Err(format!("cargo mutants --list: {}", String::from_utf8_lossy(&listed.stderr)));
    }
    let mut mutants: Vec<Mutant> = serde_json::from_slice(&listed.stdout)
        .map_err(|error| format!("the list of cargo mutants: {error}"))?;
    mutants.retain(|mutant| wanted(&mutant.file));
    Ok(mutants)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn mutant(
        genre: Genre,
        (line, column): (usize, usize),
        replacement: &str,
    ) -> Mutant {
        Mutant {
            file: "src/lib.rs".to_owned(),
            genre,
            replacement: replacement.to_owned(),
            span: Span { start: Place { line, column } },
            function: Function { return_type: String::new() },
            diff: String::new(),
            name: format!("src/lib.rs:{line}:{column}: replace x with {replacement} in f"),
        }
    }

    #[test]
    fn a_change_has_no_place() {
        let mutant = mutant(Genre::BinaryOperator, (3, 14), ">=");
        assert_eq!(mutant.change(), "replace x with >= in f");
    }

    #[test]
    fn the_form_of_the_list_is_read() {
        let text = r#"[{"diff": "", "file": "src/lib.rs", "function": {"function_name": "f", "return_type": "-> u8",
            "span": {"start": {"line": 1, "column": 1}, "end": {"line": 3, "column": 2}}},
            "genre": "MatchArmGuard", "name": "src/lib.rs:2:5: replace match guard a with true in f",
            "package": "p", "replacement": "true",
            "span": {"start": {"line": 2, "column": 5}, "end": {"line": 2, "column": 6}}}]"#;
        let list: Vec<Mutant> = serde_json::from_str(text).unwrap();
        assert_eq!(list[0].genre, Genre::MatchArmGuard);
        assert_eq!(list[0].span.start, Place { line: 2, column: 5 });
        assert_eq!(list[0].function.return_type, "-> u8");
    }
}
