//! [`Entry`]: a vector on its way into a file, and small hands to write JSON with.

use std::fmt::Display;

use binance_pay_vectors::{Kind, hex};

use crate::Json;

/// A vector, and what it covers.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// The file that it belongs into, below the folder of its kind: a group of endpoints, or a theme.
    pub(super) family: String,
    pub(super) id: String,
    pub(super) why: String,
    pub(super) basis: String,
    pub(super) input: Vec<(String, Json)>,
    pub(super) expect: Vec<(String, Json)>,
    pub(super) covers: Vec<Cover>,
}

/// A promise of the coverage table that a vector keeps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cover {
    pub(super) endpoint: String,
    pub(super) what: What,
}

/// What is covered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    EncodeMinimal,
    EncodeFull,
    DecodeSuccess,
    Code(String),
    /// Pointer and rule, kept at its limit.
    At(String, String),
    /// Pointer and rule, broken.
    Beyond(String, String),
}

impl Entry {
    pub(super) fn new(kind: Kind, family: &str, id: &str) -> Self {
        Self {
            kind,
            family: family.to_owned(),
            id: format!("{kind}-{}", kebab(id)),
            why: String::new(),
            basis: String::new(),
            input: Vec::new(),
            expect: Vec::new(),
            covers: Vec::new(),
        }
    }

    pub(super) fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    pub(super) fn basis(mut self, basis: impl Into<String>) -> Self {
        self.basis = basis.into();
        self
    }

    pub(super) fn input(mut self, name: &str, value: Json) -> Self {
        self.input.push((name.to_owned(), value));
        self
    }

    pub(super) fn expect(mut self, name: &str, value: Json) -> Self {
        self.expect.push((name.to_owned(), value));
        self
    }

    /// Bytes that the implementation is given: as text where they are one.
    pub(super) fn input_bytes(mut self, name: &str, bytes: &[u8]) -> Self {
        self.input.push(written(name, bytes));
        self
    }

    pub(super) fn expect_bytes(mut self, name: &str, bytes: &[u8]) -> Self {
        self.expect.push(written(name, bytes));
        self
    }

    pub(super) fn covers(mut self, endpoint: &str, what: What) -> Self {
        self.covers.push(Cover { endpoint: endpoint.to_owned(), what });
        self
    }

    /// What a `reject` vector expects.
    pub(super) fn refused(self, stage: &str, class: &str, must_not: &[&str]) -> Self {
        let must_not = must_not.iter().map(|word| text(*word)).collect();
        self.expect("stage", text(stage))
            .expect("class", text(class))
            .expect("must_not", Json::List(must_not))
    }

    pub(super) fn json(&self) -> [(&'static str, Json); 5] {
        [
            ("id", text(&self.id)),
            ("why", text(&self.why)),
            ("basis", text(&self.basis)),
            ("input", Json::Object(self.input.clone())),
            ("expect", Json::Object(self.expect.clone())),
        ]
    }
}

/// `X_utf8` where that can be read, else `X_hex`. Controls other than line ends are not for readers.
fn written(name: &str, bytes: &[u8]) -> (String, Json) {
    let is_legible = |text: &&str| {
        text.chars().all(|one| !one.is_control() || one == '\n') && !text.starts_with('\u{feff}')
    };
    match std::str::from_utf8(bytes).ok().filter(is_legible) {
        Some(legible) => (format!("{name}_utf8"), text(legible)),
        None => (format!("{name}_hex"), text(hex(bytes))),
    }
}

pub(super) fn text(value: impl Into<String>) -> Json {
    Json::Text(value.into())
}

pub(super) fn number(value: impl Copy + Display) -> Json {
    Json::Number(value.to_string())
}

pub(super) fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

pub(super) fn list(items: impl IntoIterator<Item = Json>) -> Json {
    Json::List(items.into_iter().collect())
}

/// An integer of a vector: beyond 2^53 - 1 a string.
pub(super) fn integer(value: i64) -> Json {
    const SAFE: u64 = (1 << 53) - 1;
    if value.unsigned_abs() <= SAFE { number(value) } else { text(value.to_string()) }
}

/// `order.create.v3/goods/0/goodsName` becomes `order-create-v3-goods-0-goods-name`.
pub(super) fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    let mut before = None;
    for character in name.chars() {
        let starts_word = character.is_ascii_uppercase()
            && before.is_some_and(|one: char| one.is_ascii_lowercase() || one.is_ascii_digit());
        let is_word = character.is_ascii_alphanumeric();
        if (starts_word || !is_word) && !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        if is_word {
            out.push(character.to_ascii_lowercase());
        }
        before = Some(character);
    }
    out.trim_end_matches('-').to_owned()
}

/// A place that breaks a rule.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding {
    pub(super) pointer: String,
    pub(super) rule: &'static str,
    /// None where the rule has none to tell.
    pub(super) limit: Option<Json>,
}

impl Finding {
    pub(super) fn new(pointer: &str, rule: &'static str, limit: Option<Json>) -> Self {
        Self { pointer: pointer.to_owned(), rule, limit }
    }

    pub(super) fn json(&self) -> Json {
        let mut members =
            vec![("pointer".to_owned(), text(&self.pointer)), ("rule".to_owned(), text(self.rule))];
        members.extend(self.limit.clone().map(|limit| ("limit".to_owned(), limit)));
        Json::Object(members)
    }
}

pub(super) fn findings(all: &[Finding]) -> Json {
    list(all.iter().map(Finding::json))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words() {
        for (name, words) in [
            ("order.create.v3/goods/0/goodsName", "order-create-v3-goods-0-goods-name"),
            ("merchantID", "merchant-id"),
            ("/a//b-", "a-b"),
        ] {
            assert_eq!(kebab(name), words);
        }
    }

    #[test]
    fn integers_that_doubles_lose_are_texts() {
        assert_eq!(integer((1 << 53) - 1).to_string(), "9007199254740991");
        assert_eq!(integer(1 << 53).to_string(), "\"9007199254740992\"");
        assert_eq!(integer(i64::MIN).to_string(), "\"-9223372036854775808\"");
    }
}
