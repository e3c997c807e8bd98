//! The known name that a stranger is most likely meant to be.

use alloc::vec::Vec;

/// The nearest of some names, where one is near enough to be worth a suggestion.
///
/// Optimal string alignment distance: an insertion, a deletion, a replacement and a swap of
/// neighbours count one each; case counts nothing.
pub(crate) fn nearest(
    name: &str,
    known: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
        return None;
    }
    let name: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    known
        .map(|candidate| (distance(&name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.len().max(name.len()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn distance(left: &[char], right: &str) -> usize {
    let right: Vec<char> = right.chars().flat_map(char::to_lowercase).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, a) in left.iter().enumerate() {
        let mut current = Vec::with_capacity(last.len());
        current.push(row + 1);
        for (column, b) in right.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX);
            let replaced = at(&last, column).saturating_add(usize::from(a != b));
            let removed = at(&last, column + 1).saturating_add(1);
            let added = at(&current, column).saturating_add(1);
            let swapped = match (row.checked_sub(1), column.checked_sub(1)) {
                (Some(above), Some(beside))
                    if left.get(above) == Some(b) && right.get(beside) == Some(a) =>
                {
                    at(&before, beside).saturating_add(1)
                }
                _ => usize::MAX,
            };
            current.push(replaced.min(removed).min(added).min(swapped));
        }
        before = core::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_mistakes_are_near_and_other_words_are_not() {
        let known = || ["merchantContractCode", "contractId", "page", "terminalType"].into_iter();
        for (name, expected) in [
            ("contractID", Some("contractId")),
            ("contracId", Some("contractId")),
            ("cnotractId", Some("contractId")),
            ("merchantContractcode", Some("merchantContractCode")),
            ("pgae", Some("page")),
            ("terminalTyp", Some("terminalType")),
            ("prepayId", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known()), expected, "{name}");
        }
    }

    #[test]
    fn a_long_name_is_near_to_none() {
        const LONGEST: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        assert_eq!(LONGEST.len(), 64);
        assert_eq!(nearest(LONGEST, [LONGEST].into_iter()), Some(LONGEST));
        assert_eq!(nearest(&alloc::format!("{LONGEST}a"), [LONGEST].into_iter()), None);
    }

    #[test]
    fn distances() {
        let distance = |left: &str, right| distance(&left.chars().collect::<Vec<_>>(), right);
        assert_eq!([distance("", "abc"), distance("abc", ""), distance("abc", "acb")], [3, 3, 1]);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!([distance("ab", "a"), distance("ab", "cd"), distance("ab", "ca")], [1, 2, 2]);
    }
}
