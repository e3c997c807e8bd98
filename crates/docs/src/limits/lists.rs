//! Values that prose lists: `0-by hand, 1-by itself`, `RED: like fire. BLUE: like water`.

/// Words after which values follow without explanations.
const MARKS: &[&str] =
    &["values are:", "valus:", "values:", "support:", "limited to:", "either be"];

/// The values of a list and the rule that found it.
pub(super) fn find(text: &str) -> Option<(Vec<String>, &'static str)> {
    let keyed = keyed(text);
    if keyed.len() > 1 {
        return Some((keyed, "keyed-values"));
    }
    let marked = marked(text)?;
    (!marked.is_empty()).then_some((marked, "listed-values"))
}

/// Words with a colon, numbers with a dash, a colon or an equals sign: each explained by what follows.
fn keyed(text: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut last = 0;
    for start in starts(text) {
        let rest = &text[start..];
        let sign = usize::from(rest.starts_with('-'));
        let length = rest[sign..]
            .find(|letter: char| {
                !(letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_')
            })
            .unwrap_or(rest.len() - sign);
        let key = &rest[..sign + length];
        let after = rest[key.len()..].chars().next();
        let is_number =
            length > 0 && length < 5 && key[sign..].bytes().all(|byte| byte.is_ascii_digit());
        let is_word = sign == 0 && length > 1;
        let is_key = match after {
            Some(':') => is_number || is_word,
            Some('=' | '-') => is_number,
            _ => false,
        };
        let stands_alone = is_word && !is_number && is_line(text, start, key.len());
        if is_key || (stands_alone && !keys.is_empty()) {
            keys.push(key.to_owned());
            last = start + key.len();
        }
    }
    keys.extend(trailing(text, last).filter(|_| keys.len() > 1));
    keys
}

/// Where a key can begin: at the start, behind a blank, behind a comma.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, letter)| {
        let can_begin = before.is_whitespace() || matches!(before, ',' | '、' | ';');
        before = letter;
        (can_begin && !letter.is_whitespace()).then_some(at)
    })
}

/// Whether a word is a line of its own.
fn is_line(text: &str, start: usize, length: usize) -> bool {
    text[..start].ends_with('\n')
        && text[start + length..].trim_start_matches(' ').starts_with(['\n'])
        || text[..start].ends_with('\n') && text[start + length..].trim().is_empty()
}

/// A last word in capitals without an explanation.
fn trailing(text: &str, from: usize) -> Option<String> {
    let rest = text.get(from..)?;
    let word = rest.split_whitespace().next_back()?;
    let is_value = word.len() > 3
        && word.len() < rest.trim().len()
        && !rest.trim_end().contains('\n')
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    is_value.then(|| word.to_owned())
}

/// The words in capitals behind a mark.
fn marked(text: &str) -> Option<Vec<String>> {
    let lower = text.to_ascii_lowercase();
    let after = MARKS.iter().find_map(|mark| lower.find(mark).map(|at| at + mark.len()))?;
    let words = text.get(after..)?.split_whitespace();
    let is_joint = |word: &&str| matches!(*word, "or" | "and" | "&" | ",");
    let values = words.filter(|word| !is_joint(word)).map_while(|word| {
        let word = word.trim_end_matches([',', '.', ';']);
        let is_value = word.len() > 1
            && word
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        is_value.then(|| word.to_owned())
    });
    Some(values.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        find(text).map(|(values, _)| values).unwrap_or_default()
    }

    #[test]
    fn lists_with_explanations() {
        assert_eq!(values("0=Online , 1=Shop, -1=Online&Shop"), ["0", "1", "-1"]);
        assert_eq!(values("2=alone、 3=two、4=many"), ["2", "3", "4"]);
        assert_eq!(values("the kind:\n01: Goods\n02: Services"), ["01", "02"]);
        assert_eq!(values("Valid values are: APP: on a phone. WEB: in a browser."), ["APP", "WEB"]);
        assert_eq!(values("Limited to: GIFT: a gift FEE: a fee OTHERS"), ["GIFT", "FEE", "OTHERS"]);
        assert_eq!(
            values("Limited to:\nGIFT: a gift\nFEE: a fee\nOTHERS"),
            ["GIFT", "FEE", "OTHERS"]
        );
    }

    #[test]
    fn lists_without_explanations() {
        assert_eq!(values("supported enum valus:  RED_ONE BLUE_ONE "), ["RED_ONE", "BLUE_ONE"]);
        assert_eq!(values("Currently support:\n\nRED\nBLUE"), ["RED", "BLUE"]);
    }

    #[test]
    fn prose_is_no_list() {
        for text in ["", "IP of the device", "the ID: see below", "1 to 2 days", "PC or TV"] {
            assert_eq!(values(text), [""; 0], "{text}");
        }
    }
}
