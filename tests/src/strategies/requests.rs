//! Requests of every endpoint there is, real and golden, as JSON texts.

use proptest::prelude::*;
use proptest::sample::select;

use super::text::{self, Member, list, object, optional, required, string, words};

/// Texts, limits kept or not.
pub fn text() -> BoxedStrategy<String> {
    string(words())
}

/// Texts of digits, mostly.
pub fn digits() -> BoxedStrategy<String> {
    string(prop_oneof![4 => "[0-9]{0,7}".boxed(), 1 => words()])
}

/// Integers of 32 bits, mostly around small limits.
pub fn int32() -> BoxedStrategy<String> {
    prop_oneof![
        3 => (-3_i32..13).prop_map(|value| value.to_string()),
        1 => (95_i32..105).prop_map(|value| value.to_string()),
        1 => any::<i32>().prop_map(|value| value.to_string()),
    ]
    .boxed()
}

/// Integers of 64 bits.
pub fn int64() -> BoxedStrategy<String> {
    prop_oneof![int32(), any::<i64>().prop_map(|value| value.to_string())].boxed()
}

/// `true` or `false`.
pub fn boolean() -> BoxedStrategy<String> {
    any::<bool>().prop_map(|value| value.to_string()).boxed()
}

/// Ids: digits as a string or as a number, and what else a string may hold.
pub fn id() -> BoxedStrategy<String> {
    let digits = "(0|[1-9][0-9]{0,25})";
    prop_oneof![
        3 => digits.prop_map(|text| format!("\"{text}\"")),
        3 => digits,
        1 => text(),
        1 => text::number(),
    ]
    .boxed()
}

/// Decimals: as a string or as a number, and what else a string may hold.
pub fn decimal() -> BoxedStrategy<String> {
    let plain = "-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,10})?";
    let small = "(0|[1-9][0-9]{0,4})(\\.[0-9]{1,3})?";
    prop_oneof![
        2 => plain.prop_map(|text| format!("\"{text}\"")),
        2 => plain,
        3 => small.prop_map(|text| format!("\"{text}\"")),
        3 => small,
        1 => text(),
        1 => text::number(),
        1 => text::number().prop_map(|text| format!("\"{text}\"")),
    ]
    .boxed()
}

/// Times.
pub fn timestamp() -> BoxedStrategy<String> {
    (1_000_000_000_000_i64..=9_999_999_999_999).prop_map(|value| value.to_string()).boxed()
}

/// One of these words, or another.
pub fn one_of(known: &'static [&'static str]) -> BoxedStrategy<String> {
    prop_oneof![5 => string(select(known).prop_map(str::to_owned)), 1 => text()].boxed()
}

/// One of these numbers, or another.
pub fn one_of_integers(known: &'static [i64]) -> BoxedStrategy<String> {
    prop_oneof![5 => select(known).prop_map(|value| value.to_string()), 1 => int64()].boxed()
}

/// Days, mostly of the calendar, written one way or the other; with a time of day or without.
pub fn day() -> BoxedStrategy<String> {
    let year = prop_oneof![select(&[0_u16, 1900, 2000, 2023, 2024][..]), 0_u16..=9999];
    let time = prop_oneof![
        2 => Just(String::new()),
        2 => (0_u8..25, 0_u8..61, 0_u8..61).prop_map(|(hour, minute, second)| {
            format!(" {hour:02}:{minute:02}:{second:02}")
        }),
        1 => "[ T\n]?[0-9:]{0,9}".boxed(),
    ];
    let day = (year, 0_u8..14, 0_u8..33, any::<bool>(), time).prop_map(
        |(year, month, day, turned, time)| match turned {
            true => format!("{day:02}/{month:02}/{year:04}{time}"),
            false => format!("{year:04}-{month:02}-{day:02}{time}"),
        },
    );
    prop_oneof![9 => string(day), 1 => text()].boxed()
}

/// Texts with what some classes leave out: quotes, backslashes, emoji, small letters.
pub fn varied() -> BoxedStrategy<String> {
    let parts =
        prop_oneof!["[a-zA-Z]{0,5}", "[A-Z\"\\\\❤😀\u{200D}\u{FE0F}冰\n]{0,3}", "[A-ZÄ0-9]{0,4}"];
    string(parts)
}

/// `direct-debit.contract.query`.
#[must_use]
pub fn contract_query() -> Vec<Member> {
    vec![optional("merchantContractCode", text()), optional("contractId", id())]
}

/// `service-provider.record.query`.
#[must_use]
pub fn record_query() -> Vec<Member> {
    vec![required("page", int32()), required("rows", int32()), optional("merchantId", text())]
}

/// `golden.texts`.
#[must_use]
pub fn letter() -> Vec<Member> {
    let mut members = vec![required("plain", text()), optional("digits", digits())];
    for name in ["letters", "token", "type", "self", "eMail2", "old", "rumour"] {
        members.push(optional(name, text()));
    }
    members
}

/// `golden.numbers`.
#[must_use]
pub fn figures() -> Vec<Member> {
    vec![
        required("small", int32()),
        optional("medium", int32()),
        optional("large", int64()),
        optional("flag", boolean()),
        required("price", decimal()),
        optional("weight", decimal()),
        optional("rate", decimal()),
        optional("id", id()),
        optional("serial", id()),
        optional("at", timestamp()),
        optional("weights", list(&decimal())),
    ]
}

/// `golden.enums`.
#[must_use]
pub fn choice() -> Vec<Member> {
    let colour = || one_of(&["RED", "GREEN", "light-blue", "01", ""]);
    let way = || one_of_integers(&[0, -1]);
    vec![
        required("colour", colour()),
        optional("way", way()),
        optional("colours", list(&colour())),
        optional("ways", list(&way())),
    ]
}

/// `golden.nesting`.
#[must_use]
pub fn order() -> Vec<Member> {
    let name = || string("[a-zü]{0,6}");
    let person = |more: Vec<Member>| {
        object(&[vec![required("name", name()), optional("token", text())], more].concat())
    };
    let leaf = vec![required("code", text()), optional("price", decimal())];
    let item = [leaf.clone(), vec![optional("parts", list(&object(&leaf)))]].concat();
    let item = object(&item);
    vec![
        required("buyer", person(vec![optional("guardian", person(vec![]))])),
        optional("payer", person(vec![])),
        required("goods", list(&item)),
        optional("shelves", list(&list(&item))),
        optional("tags", list(&name())),
    ]
}

/// `golden.rules`.
#[must_use]
pub fn terms() -> Vec<Member> {
    let mut members = vec![
        required("amount", decimal()),
        optional("phone", digits()),
        optional("card", digits()),
        optional("account", id()),
        optional("kind", one_of(&["LOAN", "GIFT", "SALE"])),
        optional("step", one_of_integers(&[0, 1])),
    ];
    for name in ["mail", "bank", "country", "reason", "note", "pin", "memo"] {
        members.push(optional(name, text()));
    }
    members
}

/// `golden.formats`.
#[must_use]
pub fn entry() -> Vec<Member> {
    let link = || string("(https?:/{0,2}|HTTP://)?[a-z]{0,14}");
    let mut members = vec![required("day", day()), optional("days", list(&day()))];
    members.extend(["euroDay", "moment"].map(|name| optional(name, day())));
    members.extend(["link", "token"].map(|name| optional(name, link())));
    members.extend(["alphabet", "shout", "tame"].map(|name| optional(name, varied())));
    members
}

/// `golden.inside`.
#[must_use]
pub fn inside() -> Vec<Member> {
    let screen = || object(&[optional("size", one_of_integers(&[1, 2]))]);
    let terminal = || one_of(&["APP", "WEB", "MINI"]);
    let env = |more: Vec<Member>| {
        object(
            &[vec![required("terminal", terminal()), optional("screen", screen())], more].concat(),
        )
    };
    let mut members = vec![
        optional("env", env(vec![optional("within", env(vec![]))])),
        optional("gift", boolean()),
        optional("code", one_of(&["9999", "other"])),
    ];
    for name in ["app", "os", "card", "reason", "size", "hint", "memo", "note"] {
        members.push(optional(name, text()));
    }
    members
}

/// `golden.made-up`.
#[must_use]
pub fn trade() -> Vec<Member> {
    let party = || object(&[optional("mail", text()), optional("phone", digits())]);
    let lot = vec![required("code", text()), optional("weight", decimal())];
    let lot = object(&[lot.clone(), vec![optional("parts", list(&object(&lot)))]].concat());
    let side = || one_of(&["BUY", "SELL"]);
    vec![
        required("code", text()),
        optional("note", text()),
        optional("secretWord", digits()),
        required("count", int32()),
        optional("total", int64()),
        optional("urgent", boolean()),
        required("amount", decimal()),
        optional("fee", decimal()),
        optional("orderId", id()),
        optional("parentId", id()),
        optional("expireTime", timestamp()),
        required("side", side()),
        optional("step", one_of_integers(&[0, 1])),
        required("buyer", party()),
        optional("seller", party()),
        required("lots", list(&list(&lot))),
        optional("tags", list(&text())),
        optional("sides", list(&side())),
        optional("oldCode", text()),
    ]
}
