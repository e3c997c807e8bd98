//! What is tried where a number belongs.

use binance_pay_codegen::model::Wire;

use super::decimals;
use super::entry::{integer, number, text};
use super::values::{Try, at, beyond};
use crate::Json;

pub(super) fn whole_numbers(least: i64, most: i64, all: &mut Vec<Try>) {
    all.push(at("minimum", "minimum", number(least), "The smallest value."));
    all.push(at("maximum", "maximum", number(most), "The largest value."));
    let below = i128::from(least) - 1;
    let above = i128::from(most) + 1;
    all.push(beyond(
        "minimum-beyond",
        "minimum",
        number(below),
        integer(least),
        "One below the smallest.",
    ));
    all.push(beyond(
        "maximum-beyond",
        "maximum",
        number(above),
        integer(most),
        "One above the largest.",
    ));
    let huge = "12345678901234567890";
    all.push(beyond(
        "maximum-20-digits",
        "maximum",
        number(huge),
        integer(most),
        "A number of 20 digits.",
    ));
}

pub(super) fn decimal_values(
    wire: Wire,
    scale: Option<u32>,
    least: Option<&str>,
    most: Option<&str>,
    all: &mut Vec<Try>,
) {
    let of = |digits: &str| if wire == Wire::String { text(digits) } else { number(digits) };
    let fits = |digits: &&str| decimals::fits(digits, least, most, scale.unwrap_or(u32::MAX));
    if let Some(places) = scale {
        let base = if fits(&"1") { "1" } else { least.or(most).unwrap_or("1") };
        let base = base.split('.').next().unwrap_or(base);
        let with = |places: usize| match places {
            0 => base.to_owned(),
            _ => format!("{base}.{}1", "0".repeat(places - 1)),
        };
        let (good, bad) = (with(places as usize), with(places as usize + 1));
        all.push(at("scale", "scale", of(&good), format!("{places} decimal places, the most.")));
        let why = format!("{} decimal places, one more than the most.", places + 1);
        all.push(beyond("scale-beyond", "scale", of(&bad), number(places), why));
        let zeros = |places: u32| format!("{base}.{}", "0".repeat(places as usize));
        if places > 0 {
            let why = format!("{places} decimal places, all of them zero.");
            all.push(at("scale-zeros", "scale", of(&zeros(places)), why));
        }
        let why = "One decimal place too many, all of them zero: places are counted as written.";
        all.push(beyond(
            "scale-zeros-beyond",
            "scale",
            of(&zeros(places + 1)),
            number(places),
            why,
        ));
    }
    let step = scale.unwrap_or(2) as usize;
    for (rule, bound, up) in [("minimum", least, false), ("maximum", most, true)] {
        let Some(bound) = bound else { continue };
        all.push(at(rule, rule, of(bound), "The bound itself."));
        let outside = decimals::next(bound, step.max(decimals::places(bound)), up);
        let why = "The next decimal beyond the bound.";
        all.push(beyond(format!("{rule}-beyond"), rule, of(&outside), text(bound), why));
    }
    let wrong = |word: &str, value: Json, why: &str| {
        beyond(format!("type-{word}"), "type", value, text("decimal"), why)
    };
    all.push(wrong(
        "exponent",
        number("1e2"),
        "An exponent: refused in requests, read in replies.",
    ));
    all.push(wrong("huge-exponent", number("1e400"), "A number that no double holds."));
    all.push(wrong("comma", text("1,5"), "A comma for the point."));
    all.push(wrong("blank", text(" 1"), "A blank before the digits."));
    all.push(wrong("leading-zero", text("01.5"), "A leading zero is no JSON number."));
    all.push(wrong("no-digit-after-point", text("1."), "A point without digits after it."));
    if fits(&"1.5") {
        let other = if wire == Wire::String { number("1.5") } else { text("1.5") };
        all.push(at(
            "type-other-form",
            "type",
            other,
            "String or number: both are taken, one is sent.",
        ));
    }
    let long = "123456789012345678901";
    if fits(&long) {
        all.push(at("type-21-digits", "type", of(long), "21 digits, more than a double has."));
    }
}

pub(super) fn ids(wire: Wire, most: Option<u32>, all: &mut Vec<Try>) {
    let of = |digits: String| if wire == Wire::String { text(digits) } else { number(&digits) };
    let digits = |count: u32| "1234567890".chars().cycle().take(count as usize).collect::<String>();
    if let Some(most) = most {
        all.push(at(
            "max-length",
            "maxLength",
            of(digits(most)),
            format!("{most} digits, the most."),
        ));
        let why = format!("{} digits, one more than the most.", most + 1);
        all.push(beyond("max-length-beyond", "maxLength", of(digits(most + 1)), number(most), why));
    } else {
        let why = "20 digits, more than 64 bits hold.";
        all.push(at("type-20-digits", "type", of("29383937493038367292".to_owned()), why));
    }
    let other = if wire == Wire::String { number("12345") } else { text("12345") };
    all.push(at(
        "type-other-form",
        "type",
        other,
        "String or number: both are taken, one is sent.",
    ));
    for (word, value, why) in [
        ("leading-zero", "01", "A leading zero: an id is a number without one."),
        ("negative", "-1", "A sign: an id has none."),
        ("fraction", "1.0", "A point: an id is written with digits only."),
        ("exponent", "1e3", "An exponent: an id is written with digits only."),
        ("line-feed", "1\n", "A line feed at the end."),
        ("empty", "", "An empty text is no id."),
    ] {
        all.push(beyond(format!("type-{word}"), "type", text(value), text("id"), why));
    }
}
