//! JSON texts: every value is the text of a token, so that digits, escapes and blanks can be odd.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A JSON number in any form that the grammar has: exponents, minus zero, more digits than a float.
pub fn number() -> BoxedStrategy<String> {
    prop_oneof![
        3 => any::<i64>().prop_map(|value| value.to_string()),
        2 => (-20_i64..20).prop_map(|value| value.to_string()),
        2 => "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,12})?([eE][+-]?[0-9]{1,3})?",
        1 => select(vec![
            "-0", "0.0", "1.0", "1e0", "10e-1", "1e400", "-1E-400", "0e99", "2147483648",
            "9223372036854775808", "1611232922428", "1.6e12", "0.123456789", "1e999999999",
            "18446744073709551616", "12345678901234567.12345678",
        ])
        .prop_map(str::to_owned),
    ]
    .boxed()
}

/// A JSON string, some of its characters escaped in one of the ways that there are.
pub fn string(of: impl Strategy<Value = String> + 'static) -> BoxedStrategy<String> {
    (of, vec(0_u8..12, 1..8))
        .prop_map(|(text, ways)| {
            let ways = ways.iter().copied().cycle();
            let inner: String =
                text.chars().zip(ways).map(|(one, way)| escaped(one, way)).collect();
            format!("\"{inner}\"")
        })
        .boxed()
}

fn escaped(character: char, way: u8) -> String {
    match (character, way) {
        ('"' | '\\', _) => format!("\\{character}"),
        ('/', 1..4) => "\\/".to_owned(),
        ('\n', 0..6) => "\\n".to_owned(),
        (control, _) if control < ' ' => format!("\\u{:04x}", u32::from(control)),
        (_, 0) => {
            let mut units = [0; 2];
            character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04X}")).collect()
        }
        _ => character.to_string(),
    }
}

/// Texts that look like something: letters and digits, lengths around 32, other alphabets.
pub fn words() -> BoxedStrategy<String> {
    prop_oneof![
        3 => "[A-Za-z0-9]{1,40}",
        2 => "[A-Za-z0-9]{31,34}",
        2 => "[ -~]{0,8}",
        1 => "\\PC{0,8}",
        1 => "[\u{0}-\u{1f}\u{7f}äöü中\u{1f600}]{0,4}",
        1 => Just(String::new()),
    ]
    .boxed()
}

/// Any JSON value, also such as no type of ours can hold.
pub fn value() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        2 => select(vec!["null", "true", "false"]).prop_map(str::to_owned),
        3 => number(),
        3 => string(words()),
        // Half of a pair: the grammar allows it, and no text can hold it.
        1 => select(vec!["\"\\ud800\"", "\"\\udc00x\""]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            vec((string(words()), inner), 0..4).prop_map(|members| {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| format!("{name}:{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
    .boxed()
}

/// A member of an object: its name, and values that its type can take, rules broken or not.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name on the wire.
    pub name: &'static str,
    /// Texts of values.
    pub values: BoxedStrategy<String>,
    /// Whether a type cannot do without it.
    pub required: bool,
}

/// A member that a type cannot do without.
#[must_use]
pub fn required(name: &'static str, values: BoxedStrategy<String>) -> Member {
    Member { name, values, required: true }
}

/// A member that may be left out.
#[must_use]
pub fn optional(name: &'static str, values: BoxedStrategy<String>) -> Member {
    Member { name, values, required: false }
}

/// Objects that nearly always deserialise: members in any order, some left out or null.
pub fn object(members: &[Member]) -> BoxedStrategy<String> {
    let slots: Vec<BoxedStrategy<Vec<(String, String)>>> = members
        .iter()
        .map(|member| {
            let name = name(member.name);
            let one = (name.clone(), member.values.clone()).prop_map(|one| vec![one]);
            if member.required {
                return one.boxed();
            }
            let null = name.prop_map(|name| vec![(name, "null".to_owned())]);
            prop_oneof![4 => one, 3 => Just(vec![]), 1 => null].boxed()
        })
        .collect();
    laid_out(slots)
}

/// Objects with everything that can go wrong: other types, strangers, members left out or there twice.
pub fn wild_object(members: &[Member]) -> BoxedStrategy<String> {
    let slots: Vec<BoxedStrategy<Vec<(String, String)>>> = members
        .iter()
        .map(|member| {
            let one = || {
                let values = prop_oneof![6 => member.values.clone(), 1 => value(), 1 => number()];
                (name(member.name), values)
            };
            prop_oneof![
                12 => one().prop_map(|one| vec![one]),
                3 => Just(vec![]),
                1 => (one(), one()).prop_map(|(first, second)| vec![first, second]),
            ]
            .boxed()
        })
        .chain([stranger(members)])
        .collect();
    laid_out(slots)
}

/// A member whose name is unknown, or a known one with another case.
fn stranger(members: &[Member]) -> BoxedStrategy<Vec<(String, String)>> {
    let mut near: Vec<String> = members.iter().map(|member| member.name.to_uppercase()).collect();
    near.extend(["", "a/b~c", "unknown"].map(str::to_owned));
    let names = prop_oneof![select(near), words()];
    prop_oneof![
        6 => Just(vec![]),
        1 => (string(names), value()).prop_map(|one| vec![one]),
    ]
    .boxed()
}

fn name(name: &'static str) -> BoxedStrategy<String> {
    prop_oneof![6 => Just(format!("\"{name}\"")), 1 => string(Just(name.to_owned()))].boxed()
}

fn laid_out(slots: Vec<BoxedStrategy<Vec<(String, String)>>>) -> BoxedStrategy<String> {
    let members = slots.prop_map(|slots| slots.concat()).prop_shuffle();
    (members, vec(select(vec!["", "", "", " ", "\n", "\t\r"]), 5))
        .prop_map(|(members, blank)| {
            let members: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("{}{name}{}:{value}{}", blank[0], blank[1], blank[2]))
                .collect();
            format!("{}{{{}}}{}", blank[3], members.join(","), blank[4])
        })
        .boxed()
}

/// A list of such values.
pub fn list(of: &BoxedStrategy<String>) -> BoxedStrategy<String> {
    vec(of.clone(), 0..5).prop_map(|items| format!("[{}]", items.join(" , "))).boxed()
}

/// Texts that are JSON, or nearly: some bytes of a text changed.
pub fn damaged(text: BoxedStrategy<String>) -> BoxedStrategy<Vec<u8>> {
    let changes = vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 0..4);
    (text, changes)
        .prop_map(|(text, changes)| {
            let mut bytes = text.into_bytes();
            for (place, byte, way) in changes {
                let place = if bytes.is_empty() { 0 } else { place.index(bytes.len()) };
                match way {
                    0 if !bytes.is_empty() => bytes[place] = byte,
                    1 if !bytes.is_empty() => {
                        bytes.remove(place);
                    }
                    _ => bytes.insert(place, byte),
                }
            }
            bytes
        })
        .boxed()
}
