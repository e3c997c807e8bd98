//! What is tried at a place: values at a limit, and one beyond it.

use binance_pay_codegen::model::{Charset, Definitions, EnumBase, IntegerFormat, TextFormat, Type};

use super::build::plain_text;
use super::entry::{list, number, object, text};
use super::numbers::{decimal_values, ids, whole_numbers};
use super::places::{edges, outside, type_name};
use crate::Json;

/// On which side of a limit a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    At,
    Beyond,
}

/// A value for a place, and what it breaks there.
#[derive(Clone, Debug)]
pub(super) struct Try {
    /// Words for the vector's id.
    pub(super) name: String,
    pub(super) rule: &'static str,
    pub(super) side: Side,
    pub(super) value: Json,
    /// Rules and limits.
    pub(super) breaks: Vec<(&'static str, Option<Json>)>,
    pub(super) why: String,
}

pub(super) fn at(
    name: impl Into<String>,
    rule: &'static str,
    value: Json,
    why: impl Into<String>,
) -> Try {
    Try { name: name.into(), rule, side: Side::At, value, breaks: Vec::new(), why: why.into() }
}

pub(super) fn beyond(
    name: impl Into<String>,
    rule: &'static str,
    value: Json,
    limit: Json,
    why: impl Into<String>,
) -> Try {
    let breaks = vec![(rule, Some(limit))];
    Try { name: name.into(), rule, side: Side::Beyond, value, breaks, why: why.into() }
}

/// All that is tried at a place of this type.
pub(super) fn tries(definitions: Definitions<'_>, ty: &Type, plain: &Json) -> Vec<Try> {
    let mut all =
        vec![at("type-kept", "type", plain.clone(), "A plain value of the documented type.")];
    match ty {
        Type::Text { charset, format, min_length, max_length, .. } => {
            let (least, most) =
                (min_length.map(|fact| fact.value), max_length.map(|fact| fact.value));
            lengths(*charset, *format, least, most, &mut all);
            classes(*charset, most, &mut all);
            forms(*format, &mut all);
        }
        Type::Integer { format, minimum, maximum } => {
            let least = minimum.map_or(IntegerFormat::min(*format), |fact| fact.value);
            let most = maximum.map_or(IntegerFormat::max(*format), |fact| fact.value);
            whole_numbers(least, most, &mut all);
        }
        Type::Timestamp => {
            whole_numbers(1_000_000_000_000, 9_999_999_999_999, &mut all);
            all.push(beyond(
                "seconds",
                "minimum",
                number(1_611_232_922),
                number(1_000_000_000_000_i64),
                "Seconds where milliseconds belong.",
            ));
        }
        Type::Decimal { scale, minimum, maximum, wire } => {
            let (least, most) = (
                minimum.as_ref().map(|fact| &*fact.value),
                maximum.as_ref().map(|fact| &*fact.value),
            );
            decimal_values(*wire, scale.map(|fact| fact.value), least, most, &mut all);
        }
        Type::Id { max_length, wire } => ids(*wire, max_length.map(|fact| fact.value), &mut all),
        Type::Enum { of } => words(definitions, of, &mut all),
        Type::List { min_items, max_items, .. } => {
            let (least, most) =
                (min_items.map(|fact| fact.value), max_items.map(|fact| fact.value));
            lists(least, most, plain, &mut all);
        }
        Type::Object { .. } | Type::Boolean => {}
    }
    all.extend(strangers(&definitions, ty));
    all
}

/// Values of another JSON type.
fn strangers(definitions: &Definitions<'_>, ty: &Type) -> Vec<Try> {
    let name = type_name(definitions, ty);
    let with = |word: &str, value: Json| {
        let why =
            format!("A JSON value of another type: {word} where the documentation has {name}.");
        beyond(format!("type-{word}"), "type", value, text(name), why)
    };
    let mut all = match name {
        "string" => vec![with("number", number(7)), with("boolean", Json::Boolean(true))],
        "integer" | "timestamp" => vec![
            with("string", text(if name == "integer" { "1" } else { "1611232922428" })),
            with("fraction", number(if name == "integer" { "1.0" } else { "1611232922428.0" })),
        ],
        "boolean" => vec![with("string", text("true")), with("number", number(1))],
        "decimal" | "id" => vec![with("word", text("abc")), with("boolean", Json::Boolean(true))],
        "object" => vec![with("string", text("{}")), with("list", list([]))],
        _ => vec![with("object", object([])), with("string", text("[]"))],
    };
    if !matches!(name, "object" | "array") {
        all.push(with("object", object([])));
    }
    all
}

fn lengths(
    charset: Option<Charset>,
    format: Option<TextFormat>,
    least: Option<u32>,
    most: Option<u32>,
    all: &mut Vec<Try>,
) {
    let of = |length: u32| text(plain_text(charset, format, length as usize));
    let is_free = format.is_none();
    if let Some(least) = least.filter(|least| *least > 0) {
        if is_free {
            all.push(at(
                "min-length",
                "minLength",
                of(least),
                format!("{least} characters, the fewest."),
            ));
        }
        let mut short = beyond(
            "min-length-beyond",
            "minLength",
            text(plain_text(charset, None, least as usize - 1)),
            number(least),
            format!("{} characters, one fewer than the fewest.", least - 1),
        );
        if let Some(format) = format {
            short.breaks.push(("format", Some(text(format.as_str()))));
        }
        all.push(short);
        if is_free && least > 1 {
            all.push(supplementary_least(charset, least));
        }
    }
    let Some(most) = most else { return };
    if is_free || format == Some(TextFormat::HttpUrl) {
        let why = format!("{most} characters, the most.");
        all.push(at("max-length", "maxLength", of(most), why));
        let why = format!("{} characters, one more than the most.", most + 1);
        all.push(beyond("max-length-beyond", "maxLength", of(most + 1), number(most), why));
    }
    if is_free && matches!(charset, None | Some(Charset::Plain)) {
        let why =
            format!("{most} characters of three bytes each: characters are counted, not bytes.");
        all.push(at("max-length-wide", "maxLength", text("冰".repeat(most as usize)), why));
        let wide = text("冰".repeat(most as usize + 1));
        let why = "One character too many, of three bytes each.";
        all.push(beyond("max-length-wide-beyond", "maxLength", wide, number(most), why));
        all.extend(supplementary_most(most));
    }
}

/// A character beyond U+FFFF, which UTF-16 writes as two units.
const SUPPLEMENTARY: &str = "\u{20000}";

fn supplementary_least(charset: Option<Charset>, least: u32) -> Try {
    let value = text(SUPPLEMENTARY.repeat(least as usize - 1));
    let why = "One character too few, of two UTF-16 units each.";
    let name = "min-length-supplementary-beyond";
    let mut short = beyond(name, "minLength", value, number(least), why);
    let class = charset.filter(|one| !matches!(one, Charset::Plain | Charset::Uppercase));
    short.breaks.extend(class.map(|class| ("charset", Some(text(class.as_str())))));
    short
}

fn supplementary_most(most: u32) -> [Try; 2] {
    let of = |length: u32| text(SUPPLEMENTARY.repeat(length as usize));
    let why = format!("{most} characters of two UTF-16 units each: characters are counted.");
    let kept = at("max-length-supplementary", "maxLength", of(most), why);
    let why = "One character too many, of two UTF-16 units each.";
    let name = "max-length-supplementary-beyond";
    [kept, beyond(name, "maxLength", of(most + 1), number(most), why)]
}

fn classes(charset: Option<Charset>, most: Option<u32>, all: &mut Vec<Try>) {
    let Some(charset) = charset else { return };
    let most = most.map_or(usize::MAX, |most| most as usize);
    let good: String = edges(charset).chars().take(most).collect();
    all.push(at("charset", "charset", text(good), "The characters at the edges of the class."));
    for (word, stranger) in outside(charset) {
        let begin: String = plain_text(Some(charset), None, 3.min(most) - 1);
        let why = match word {
            &"line-feed" => {
                "A line feed at the end: a regular expression's $ lets it through.".to_owned()
            }
            _ => format!("One character outside of the class {charset}: {word}."),
        };
        let value = text(format!("{begin}{stranger}"));
        let name = format!("charset-{word}");
        all.push(beyond(name, "charset", value, text(charset.as_str()), why));
    }
}

fn forms(format: Option<TextFormat>, all: &mut Vec<Try>) {
    let Some(format) = format else { return };
    let (good, bad): (&[&str], &[(&str, &str)]) = match format {
        TextFormat::Date => (
            &["2024-02-29", "2023-12-31"],
            &[
                ("no-leap-year", "2023-02-29"),
                ("month", "2023-13-01"),
                ("line-feed", "2023-01-01\n"),
            ],
        ),
        TextFormat::DayMonthYear => (
            &["29/02/2024", "31/12/2023"],
            &[
                ("no-leap-year", "29/02/2023"),
                ("turned", "12/31/2023"),
                ("line-feed", "01/01/2023\n"),
            ],
        ),
        TextFormat::DateTime => (
            &["2024-02-29 23:59:59", "2023-01-01 00:00:00"],
            &[
                ("hour", "2023-01-01 24:00:00"),
                ("letter-t", "2023-01-01T00:00:00"),
                ("date-alone", "2023-01-01"),
            ],
        ),
        TextFormat::HttpUrl => (
            &["http://example.com", "https://example.com/a?b=c"],
            &[
                ("scheme", "ftp://example.com"),
                ("upper-case", "HTTPS://example.com"),
                ("none", "example.com"),
            ],
        ),
        other => panic!("no form of {other}"),
    };
    for (index, value) in good.iter().enumerate() {
        let why = format!("A text of the form {format}.");
        all.push(at(format!("format-{}", index + 1), "format", text(*value), why));
    }
    for (word, value) in bad {
        let why = format!("No text of the form {format}: {word}.");
        all.push(beyond(
            format!("format-{word}"),
            "format",
            text(*value),
            text(format.as_str()),
            why,
        ));
    }
}

fn words(definitions: Definitions<'_>, of: &str, all: &mut Vec<Try>) {
    let known = definitions.open_enum(of).unwrap_or_else(|| panic!("no enum {of}"));
    let is_integer = known.base == EnumBase::Integer;
    let json = |value: &str| if is_integer { number(value) } else { text(value) };
    let values: Vec<&str> = known.values.iter().map(|one| &*one.value).collect();
    let limit = || list(values.iter().map(|value| json(value)));
    for value in &values {
        // Of -1 and 1 the names would be the same.
        let word =
            value.strip_prefix('-').map_or((*value).to_owned(), |rest| format!("minus-{rest}"));
        all.push(at(format!("enum-{word}"), "enum", json(value), "A documented value."));
    }
    let strangers: Vec<(&str, String)> = if is_integer {
        vec![("unknown", "77".to_owned())]
    } else {
        let first = values[0];
        let swapped = if first.chars().any(|one| one.is_ascii_uppercase()) {
            first.to_ascii_lowercase()
        } else {
            first.to_ascii_uppercase()
        };
        let others = [
            ("unknown", "NO_SUCH_VALUE".to_owned()),
            ("other-case", swapped),
            ("blank-after", format!("{first} ")),
        ];
        others.into_iter().filter(|(_, one)| !values.contains(&&**one)).collect()
    };
    for (word, value) in strangers {
        let why = format!("None of the documented values: {word}.");
        all.push(beyond(format!("enum-{word}"), "enum", json(&value), limit(), why));
    }
}

fn lists(least: Option<u32>, most: Option<u32>, plain: &Json, all: &mut Vec<Try>) {
    let Json::List(items) = plain else { panic!("no list: {plain}") };
    let of = |count: u32| Json::List(vec![items[0].clone(); count as usize]);
    if let Some(least) = least.filter(|least| *least > 0) {
        all.push(at("min-items", "minItems", of(least), format!("{least} items, the fewest.")));
        let why = format!("{} items, one fewer than the fewest.", least - 1);
        all.push(beyond("min-items-beyond", "minItems", of(least - 1), number(least), why));
    }
    if let Some(most) = most {
        all.push(at("max-items", "maxItems", of(most), format!("{most} items, the most.")));
        let why = format!("{} items, one more than the most.", most + 1);
        all.push(beyond("max-items-beyond", "maxItems", of(most + 1), number(most), why));
    }
}
