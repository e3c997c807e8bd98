//! The values at each limit and one beyond it, with the rules that each breaks.

use binance_pay_tests::Json;

use crate::kinds::{Amount, Bounds, Charset, Form, Kind, Text};
use crate::probe::{number, text};

/// Where a value stands: replies may write one otherwise, and are not lost for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Request,
    Reply,
}

/// A value, and what it breaks: `rule limit [codes]`.
pub(crate) struct Case {
    pub(crate) value: Json,
    pub(crate) breaks: Vec<String>,
    /// In a reply the type cannot represent it.
    pub(crate) lost: bool,
}

fn case(value: Json, breaks: impl IntoIterator<Item = impl Into<String>>) -> Case {
    Case { value, breaks: breaks.into_iter().map(Into::into).collect(), lost: false }
}

fn good(value: Json) -> Case {
    case(value, [""; 0])
}

fn no(kind: &str) -> String {
    format!("type \"{kind}\" [400100]")
}

/// Of another JSON type than needed.
fn strangers(kind: &str, values: impl IntoIterator<Item = Json>) -> impl Iterator<Item = Case> {
    let breaks = no(kind);
    values.into_iter().map(move |value| Case { lost: true, ..case(value, [breaks.clone()]) })
}

fn flag(value: bool) -> Json {
    Json::Boolean(value)
}

fn list() -> Json {
    Json::List(Vec::new())
}

fn object() -> Json {
    Json::Object(Vec::new())
}

/// What there is to try in the place of a good value.
pub(crate) fn cases(kind: Kind, base: &Json, side: Side) -> Vec<Case> {
    match kind {
        Kind::Text(limits) => texts(&limits, side),
        Kind::Amount(limits) => amounts(&limits, base, side),
        Kind::Id(most) => ids(most, base, side),
        Kind::Whole(bounds, width) => wholes(bounds, width, side),
        Kind::Words(known) => words(known, side),
        Kind::Codes(known) => codes(known),
        Kind::Flag => flags(),
        Kind::Millis => times(side),
        Kind::Object => strangers("object", [number("1"), flag(true), list()]).collect(),
        Kind::List(least, most) => lists(least, most, base),
        Kind::Given => Vec::new(),
    }
}

/// Characters at the ends of the classes, and some of other scripts.
const ODD: &str = "\0\n !\"#'()+,-./09:;=?@AZ[\\]^_`az{|}~\u{7f}üß中٣Ⅷ\u{2028}\
    \u{1F600}\u{2600}\u{FE0F}\u{200D}";

fn texts(limits: &Text, side: Side) -> Vec<Case> {
    let longest = limits.most.unwrap_or(5_000);
    let shortest = limits.least;
    let mut values: Vec<String> = match limits.form {
        Form::Any => (shortest.saturating_sub(1)..=shortest + 1)
            .chain([longest, longest + 1])
            .map(|count| limits.filled(count))
            .collect(),
        Form::HttpUrl => vec![limits.filled(longest), limits.filled(longest + 1)],
        _ => Vec::new(),
    };
    values.extend(limits.form.examples().iter().map(|one| String::from(*one)));
    if limits.charset != Charset::Any {
        let most = shortest.max(1) - 1;
        values.extend(ODD.chars().map(|one| format!("{}{one}", limits.filled(most))));
    } else if limits.form == Form::Any {
        values.push("ü".repeat(longest));
        values.push("\"\\\u{0}\u{1F600}".chars().cycle().take(longest).collect());
    }
    let mut cases: Vec<Case> =
        values.into_iter().map(|one| case(text(one.clone()), limits.breaks(&one))).collect();
    for (value, twin) in [(number("7"), "7"), (flag(true), "true")] {
        let mut breaks = vec![no("string")];
        if side == Side::Reply {
            breaks.extend(limits.breaks(twin));
        }
        cases.push(case(value, breaks));
    }
    cases.extend(strangers("string", [list(), object()]));
    cases
}

impl Text {
    /// A text of so many characters that breaks no other rule.
    fn filled(&self, count: usize) -> String {
        match (self.form, self.charset) {
            (Form::HttpUrl, _) => format!("https://{}", "a".repeat(count - "https://".len())),
            (_, Charset::Uppercase) => "A".repeat(count),
            _ => "a".repeat(count),
        }
    }

    fn breaks(&self, text: &str) -> Vec<String> {
        let count = text.chars().count();
        let mut breaks = Vec::new();
        if count < self.least {
            let codes = if count == 0 { "400100,400101" } else { "400101" };
            breaks.push(format!("minLength {} [{codes}]", self.least));
        }
        if let Some(most) = self.most.filter(|most| count > *most) {
            breaks.push(format!("maxLength {most} [400101]"));
        }
        if let Some(name) = self.charset.name()
            && !text.chars().all(|one| self.charset.holds(one))
        {
            breaks.push(format!("charset \"{name}\" [400103]"));
        }
        if let Some(name) = self.form.name()
            && !self.form.takes(text)
        {
            breaks.push(format!("format \"{name}\" [400100]"));
        }
        breaks
    }
}

impl Charset {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Alnum => Some("alnum"),
            Self::Alpha => Some("alpha"),
            Self::Uppercase => Some("uppercase"),
            Self::Plain => Some("plain"),
        }
    }

    fn holds(self, one: char) -> bool {
        match self {
            Self::Any => true,
            Self::Alnum => matches!(one, '0'..='9' | 'A'..='Z' | 'a'..='z'),
            Self::Alpha => one.is_ascii_alphabetic(),
            Self::Uppercase => !one.is_ascii_lowercase(),
            Self::Plain => {
                !matches!(one, '"' | '\\' | '\u{200D}' | '\u{2600}' | '\u{FE0F}' | '\u{1F600}')
            }
        }
    }
}

impl Form {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Date => Some("date"),
            Self::DayMonthYear => Some("day-month-year"),
            Self::DateTime => Some("date-time"),
            Self::HttpUrl => Some("http-url"),
        }
    }

    /// Texts that have the form, then texts that have not.
    fn split(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Any => (&[], &[]),
            Self::Date => (
                &["2022-08-20", "2024-02-29", "1999-12-31"],
                &["", "2022/08/20", "20/08/2022", "2022-8-20", "2022-13-01", "2022-08-20 "],
            ),
            Self::DayMonthYear => (
                &["01/10/2022", "29/02/2024", "31/12/1999"],
                &["", "2022-10-01", "1/10/2022", "10/31/2022", "29/02/2023", "01-10-2022"],
            ),
            Self::DateTime => (
                &["2022-12-01 02:15:50", "2022-12-01 00:00:00", "2022-12-31 23:59:59"],
                &["", "2022-12-01", "2022-12-01T02:15:50", "2022-12-01 24:00:00"],
            ),
            Self::HttpUrl => (
                &["http://a", "https://a.example/b?c=d", "http://ü"],
                &["", "www.abc.com", "ftp://a", "htt://a", " http://a", "mailto:http://a"],
            ),
        }
    }

    fn examples(self) -> Vec<&'static str> {
        let (good, bad) = self.split();
        [good, bad].concat()
    }

    fn takes(self, text: &str) -> bool {
        let (good, _) = self.split();
        good.contains(&text) || (self == Self::HttpUrl && text.starts_with("https://a"))
    }
}

/// A number in one JSON form: in a reply the other form is remarked on.
fn in_form(base: &Json, digits: &str, as_text: bool, side: Side) -> Case {
    let value = if as_text { text(digits) } else { number(digits) };
    let documented = matches!(base, Json::Text(_));
    let remark = no(if documented { "string" } else { "number" });
    case(value, (side == Side::Reply && documented != as_text).then_some(remark))
}

fn amounts(limits: &Amount, base: &Json, side: Side) -> Vec<Case> {
    let mut values: Vec<(String, Option<String>)> = Vec::new();
    let places = limits.places.unwrap_or(40) as usize;
    values.push((format!("1.{}", "1".repeat(places)), None));
    if let Some(most) = limits.places {
        let scale = format!("scale {most} [400101,400102]");
        values.push((format!("1.{}", "1".repeat(places + 1)), Some(scale)));
    }
    match limits.from {
        Some(from) => {
            let minimum = Some(format!("minimum \"{from}\" [400102]"));
            values.push((from.to_owned(), None));
            values.push((moved(from, limits.places, -1), minimum.clone()));
            values.push(("0".to_owned(), minimum.clone()));
            values.push(("-1".to_owned(), minimum));
        }
        None => values.extend([("0".to_owned(), None), ("-1".to_owned(), None)]),
    }
    match limits.to {
        Some(to) => {
            let maximum = format!("maximum \"{to}\" [400102]");
            values.push((to.to_owned(), None));
            values.push((moved(to, limits.places, 1), Some(maximum)));
        }
        None => values.push(("9".repeat(40), None)),
    }
    let exponent = (side == Side::Request).then(|| no("decimal"));
    values.push(("10E-1".to_owned(), exponent));
    let mut cases = Vec::new();
    for (digits, breaks) in values {
        for as_text in [true, false] {
            let mut one = in_form(base, &digits, as_text, side);
            one.breaks.extend(breaks.clone());
            cases.push(one);
        }
    }
    let malformed = ["", "a", "1,5", ".5", "5.", "01", "+1", " 1", "NaN"];
    cases.extend(malformed.map(|one| case(text(one), [no("decimal")])));
    cases.extend(strangers("decimal", [flag(true), list(), object()]));
    cases
}

/// The amount that lies so many of the smallest units beside this one.
fn moved(amount: &str, places: Option<u32>, by: i128) -> String {
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    let places = places.map_or(fraction.len(), |places| places as usize);
    let units: i128 = format!("{whole}{fraction:0<places$}").parse().unwrap();
    let moved = format!("{:0>width$}", units + by, width = places + 1);
    let (whole, fraction) = moved.split_at(moved.len() - places);
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

fn ids(most: Option<usize>, base: &Json, side: Side) -> Vec<Case> {
    let mut values = vec![("0".to_owned(), None)];
    values.push(("9".repeat(most.unwrap_or(5_000)), None));
    if let Some(most) = most {
        values.push(("1".repeat(most + 1), Some(format!("maxLength {most} [400101]"))));
    }
    values.extend(["1.0", "-1", "1e3"].map(|one| (one.to_owned(), Some(no("id")))));
    let mut cases = Vec::new();
    for (digits, breaks) in values {
        for as_text in [true, false] {
            let mut one = in_form(base, &digits, as_text, side);
            one.breaks.extend(breaks.clone());
            cases.push(one);
        }
    }
    cases.extend(["", "a", "01", " 1", "1\n"].map(|one| case(text(one), [no("id")])));
    cases.extend(strangers("id", [flag(false), list(), object()]));
    cases
}

fn wholes((least, most): Bounds, width: Bounds, side: Side) -> Vec<Case> {
    let mut cases = vec![good(number(least.to_string())), good(number(most.to_string()))];
    let beyond = [
        (i128::from(least) - 1, format!("minimum {least} [400102]"), least == width.0),
        (i128::from(most) + 1, format!("maximum {most} [400102]"), most == width.1),
    ];
    for (value, rule, outside) in beyond {
        let lost = outside && side == Side::Reply;
        let rule = if lost { no("integer") } else { rule };
        cases.push(Case { lost, ..case(number(value.to_string()), [rule]) });
    }
    let twins = [text(most.to_string()), number(format!("{most}.0"))];
    cases.extend(twins.map(|twin| case(twin, [no("integer")])));
    cases.extend(strangers("integer", [number("1.5"), flag(true), list(), object()]));
    cases
}

fn words(known: &[&str], side: Side) -> Vec<Case> {
    let mut cases: Vec<Case> = known.iter().map(|one| good(text(*one))).collect();
    let unknown = format!("enum {} [400102]", serde_json::json!(known));
    let first = known[0];
    for other in ["", "NO_SUCH_VALUE", &format!("{first} "), &swapped_case(first)] {
        if !known.contains(&other) {
            cases.push(case(text(other), [unknown.clone()]));
        }
    }
    let twin = (side == Side::Reply).then(|| unknown.clone());
    cases.push(case(number("77"), [no("string")].into_iter().chain(twin)));
    cases.extend(strangers("string", [list(), object()]));
    cases
}

/// The same in letters of the other case; of digits alone, something else.
fn swapped_case(word: &str) -> String {
    let swapped = |one: char| match one {
        'a'..='z' => one.to_ascii_uppercase(),
        'A'..='Z' => one.to_ascii_lowercase(),
        other => other,
    };
    let other: String = word.chars().map(swapped).collect();
    if other == word { format!("{word}0") } else { other }
}

fn codes(known: &[i64]) -> Vec<Case> {
    let mut cases: Vec<Case> = known.iter().map(|one| good(number(one.to_string()))).collect();
    let unknown = format!("enum {} [400102]", serde_json::json!(known));
    let most = known.iter().max().unwrap();
    let least = known.iter().min().unwrap();
    for other in [most + 1, least - 1, 77] {
        cases.push(case(number(other.to_string()), [unknown.clone()]));
    }
    let twins = [text(most.to_string()), number(format!("{most}.0"))];
    cases.extend(twins.map(|twin| case(twin, [no("integer")])));
    cases.extend(strangers("integer", [text(""), text("A"), flag(true), list(), object()]));
    cases
}

fn flags() -> Vec<Case> {
    let mut cases = vec![good(flag(true)), good(flag(false))];
    cases.push(case(text("true"), [no("boolean")]));
    let others = [text("yes"), text(""), number("1"), list(), object()];
    cases.extend(strangers("boolean", others));
    cases
}

fn times(side: Side) -> Vec<Case> {
    let mut cases = vec![good(number("1000000000000")), good(number("9999999999999"))];
    let beyond = [
        ("999999999999", "minimum 1000000000000 [400102]"),
        ("1611232922", "minimum 1000000000000 [400102]"),
        ("10000000000000", "maximum 9999999999999 [400102]"),
    ];
    for (digits, rule) in beyond {
        let lost = side == Side::Reply;
        let rule = if lost { no("timestamp") } else { rule.to_owned() };
        cases.push(Case { lost, ..case(number(digits), [rule]) });
    }
    cases.push(case(text("1611232922428"), [no("timestamp")]));
    cases.extend(strangers("timestamp", [text("2021-01-21"), flag(true), list(), object()]));
    cases
}

fn lists(least: usize, most: Option<usize>, base: &Json) -> Vec<Case> {
    let Json::List(items) = base else { panic!("no list: {base}") };
    let item = items.first().expect("an item to repeat");
    let of = |count: usize| Json::List(vec![item.clone(); count]);
    let mut cases = vec![good(of(least)), good(of(most.unwrap_or(200)))];
    if let Some(fewer) = least.checked_sub(1) {
        cases.push(case(of(fewer), [format!("minItems {least} [400101]")]));
    }
    if let Some(most) = most {
        cases.push(case(of(most + 1), [format!("maxItems {most} [400101]")]));
    }
    cases.extend(strangers("array", [number("1"), flag(true), text("x"), object()]));
    cases
}
