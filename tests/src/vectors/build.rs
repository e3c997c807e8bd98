//! Bodies that break nothing, made from the model alone.

use binance_pay_codegen::model::{
    Charset, Definitions, EnumBase, IntegerFormat, Object, Rule, TextFormat, Type, Wire,
};

use super::entry::{number, text};
use super::groups;
use crate::Json;

/// How much of an object is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// What must be there.
    Minimal,
    /// All that may be there.
    Full,
}

/// Objects may hold themselves.
const DEEPEST: usize = 6;

/// Makes bodies of the objects of one endpoint or webhook.
#[derive(Clone, Copy)]
pub(super) struct Builder<'a> {
    pub(super) definitions: Definitions<'a>,
    pub(super) fill: Fill,
    /// Pointers that must be there all the same.
    pub(super) include: &'a [String],
    /// Pointers that must not.
    pub(super) exclude: &'a [String],
}

impl<'a> Builder<'a> {
    pub(super) fn new(definitions: Definitions<'a>, fill: Fill) -> Self {
        Self { definitions, fill, include: &[], exclude: &[] }
    }

    /// A body of the object that breaks no rule.
    pub(super) fn object(&self, name: &str) -> Json {
        self.build(name, "")
    }

    fn build(&self, name: &str, at: &str) -> Json {
        let object = self.definitions.object(name).unwrap_or_else(|| panic!("no object {name}"));
        let depth = at.matches('/').count();
        let mut json = Json::Object(Vec::new());
        for field in &object.fields {
            let pointer = format!("{at}/{}", field.name);
            let wanted = self.include.iter().any(|one| is_on_way(&pointer, one));
            let fits = self.fill == Fill::Full && depth < DEEPEST;
            if (field.required || wanted || fits) && !self.exclude.contains(&pointer) {
                json = json.with(&field.name, self.value(&field.ty, &pointer));
            }
        }
        for _ in 0..object.rules.len() + 1 {
            json = object.rules.iter().fold(json, |json, rule| self.settle(object, rule, json, at));
        }
        in_order(object, &json)
    }

    /// The body with what the rule asks for, and without what it forbids.
    fn settle(&self, object: &Object, rule: &Rule, json: Json, at: &str) -> Json {
        let is_there = |json: &Json, name: &str| json.get(name).is_some();
        let add = |json: Json, name: &str| {
            let field = object.field(name).unwrap_or_else(|| panic!("no field {name}"));
            json.with(name, self.value(&field.ty, &format!("{at}/{name}")))
        };
        let is_kept = |name: &str| {
            let pointer = format!("{at}/{name}");
            self.include.iter().any(|one| is_on_way(&pointer, one))
        };
        let may = |name: &&String| !self.exclude.contains(&format!("{at}/{name}"));
        match rule {
            Rule::AtLeastOneOf { fields } if !fields.iter().any(|name| is_there(&json, name)) => {
                match fields.iter().find(may) {
                    Some(first) => add(json, first),
                    None => json,
                }
            }
            Rule::ExactlyOneOf { fields } => {
                let kept = fields.iter().find(|name| is_kept(name)).or(fields.iter().find(may));
                let Some(kept) = kept else { return json };
                let others = fields.iter().filter(|name| *name != kept && is_there(&json, name));
                let json =
                    others.fold(json.clone(), |json, name| json.without(&format!("/{name}")));
                if is_there(&json, kept) { json } else { add(json, kept) }
            }
            Rule::RequiredIf { field, when }
                if !is_there(&json, field) && may(&field) && groups::holds(when, &json) =>
            {
                add(json, field)
            }
            Rule::IgnoredIf { field, when }
                if is_there(&json, field) && !is_kept(field) && groups::holds(when, &json) =>
            {
                json.without(&format!("/{field}"))
            }
            _ => json,
        }
    }

    /// A plain value of the type.
    pub(super) fn value(&self, ty: &Type, at: &str) -> Json {
        match ty {
            Type::Text { charset, format, min_length, max_length, .. } => {
                let least = min_length.map_or(0, |fact| fact.value).max(1);
                let length = max_length.map_or(8, |fact| fact.value).min(8).max(least);
                text(plain_text(*charset, *format, length as usize))
            }
            Type::Integer { format, minimum, maximum } => {
                let least = minimum.map_or(IntegerFormat::min(*format), |fact| fact.value);
                let most = maximum.map_or(IntegerFormat::max(*format), |fact| fact.value);
                number(1.clamp(least, most))
            }
            Type::Boolean => Json::Boolean(true),
            Type::Decimal { scale, minimum, maximum, wire } => {
                let bounds =
                    [minimum, maximum].map(|bound| bound.as_ref().map(|fact| &*fact.value));
                let places = scale.map_or(8, |fact| fact.value);
                let candidates = ["1.5", "1"].into_iter().chain(bounds.into_iter().flatten());
                let fits = |one: &&str| super::decimals::fits(one, bounds[0], bounds[1], places);
                let found = candidates.into_iter().find(fits).unwrap_or("1");
                if *wire == Wire::String { text(found) } else { number(found) }
            }
            Type::Id { max_length, wire } => {
                let length = max_length.map_or(10, |fact| fact.value).min(10) as usize;
                let digits = &"1234567890"[..length];
                if *wire == Wire::String { text(digits) } else { number(digits) }
            }
            Type::Timestamp => number(1_611_232_922_428_i64),
            Type::Enum { of } => {
                let known =
                    self.definitions.open_enum(of).unwrap_or_else(|| panic!("no enum {of}"));
                let first = &known.values[0].value;
                if known.base == EnumBase::Integer { number(first) } else { text(first) }
            }
            Type::Object { of, .. } => self.build(of, at),
            Type::List { items, min_items, .. } => {
                let count = min_items.map_or(1, |fact| fact.value).max(1);
                Json::List(
                    (0..count).map(|index| self.value(items, &format!("{at}/{index}"))).collect(),
                )
            }
        }
    }
}

/// Whether the pointer is the wanted one or leads to it.
fn is_on_way(pointer: &str, wanted: &str) -> bool {
    wanted == pointer || wanted.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'))
}

/// Members in the order of the spec: as they are sent.
fn in_order(object: &Object, json: &Json) -> Json {
    let member = |name: &String| Some((name.clone(), json.get(name)?.clone()));
    Json::Object(object.fields.iter().filter_map(|field| member(&field.name)).collect())
}

/// A text of so many characters that its class and form allow.
pub(super) fn plain_text(
    charset: Option<Charset>,
    format: Option<TextFormat>,
    length: usize,
) -> String {
    let repeated = |alphabet: &str| alphabet.chars().cycle().take(length).collect::<String>();
    match (format, charset) {
        (Some(TextFormat::Date), _) => "2024-02-29".to_owned(),
        (Some(TextFormat::DayMonthYear), _) => "29/02/2024".to_owned(),
        (Some(TextFormat::DateTime), _) => "2024-02-29 23:59:59".to_owned(),
        (Some(TextFormat::HttpUrl), _) => {
            let begin = "https://example.com/";
            let more = "path/".chars().cycle().take(length.saturating_sub(begin.len()));
            format!("{begin}{}", more.collect::<String>())
        }
        (_, Some(Charset::Alnum)) => repeated("Ab12cD34"),
        (_, Some(Charset::Digits)) => repeated("12345678"),
        (_, Some(Charset::Alpha)) => repeated("AbCdEfGh"),
        (_, Some(Charset::Uppercase)) => repeated("ABC-123 "),
        _ => repeated("Tea cup "),
    }
}
