//! Suggestions for words that are not known.

/// ` (did you mean ..?)` with the nearest word, or nothing where none is near.
pub(crate) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let distance = |known: &'a str| (strsim::damerau_levenshtein(word, known), known);
    let nearest = known.into_iter().map(distance).min();
    match nearest {
        Some((distance, known)) if distance <= 1 + word.chars().count() / 4 => {
            format!(" (did you mean `{known}`?)")
        }
        _ => String::new(),
    }
}

/// `allowed: a, b, c`, or that nothing is.
pub(crate) fn allowed<'a>(known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match known.as_slice() {
        [] => "nothing is allowed".to_owned(),
        known => format!("allowed: {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_the_nearest_word_only_where_one_is_near() {
        assert_eq!(did_you_mean("requird", ["doc", "required"]), " (did you mean `required`?)");
        assert_eq!(did_you_mean("colour", ["doc", "required"]), "");
        assert_eq!(did_you_mean("x", []), "");
    }

    #[test]
    fn lists_what_is_allowed() {
        assert_eq!(allowed(["a", "b"]), "allowed: a, b");
        assert_eq!(allowed([]), "nothing is allowed");
    }
}
