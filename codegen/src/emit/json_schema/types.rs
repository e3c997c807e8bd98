//! Types and fields as keywords.

use std::mem::take;

use serde_json::{Map, Number, Value, json};

use super::patterns::{self, DIGITS, class, outside};
use super::{OURS, References};
use crate::model::{
    Charset, EnumBase, Fact, Field, IntegerFormat, ObjectWire, TextFormat, Type, Wire,
};

/// The bounds of a time of 13 digits, in milliseconds.
const TIMES: (i64, i64) = (1_000_000_000_000, 9_999_999_999_999);

/// The schema of a member.
pub(in crate::emit) fn field_schema(
    references: &References<'_>,
    field: &Field,
) -> Map<String, Value> {
    let mut schema = Keywords::default();
    schema.set("description", field.doc.as_str());
    schema.map.extend(type_schema(references, &field.ty, !field.required));
    if let Some(instead) = &field.deprecated {
        schema.set("deprecated", true);
        schema.ours("deprecated", instead.as_str());
    }
    if let Some(place) = &field.known_from {
        schema.ours("known-from", place.as_str());
    }
    if let Some(gap) = &field.unread {
        schema.ours("unread", gap.as_str());
    }
    schema.map
}

/// The schema of a type; one that is nullable also takes null, which stands for absent.
pub(in crate::emit) fn type_schema(
    references: &References<'_>,
    ty: &Type,
    nullable: bool,
) -> Map<String, Value> {
    let mut schema = Keywords { nullable, ..Keywords::default() };
    match ty {
        Type::Text { charset, format, min_length, max_length, secret } => {
            let forms = (*charset, *format);
            schema.text(forms, min_length.as_ref(), max_length.as_ref(), *secret);
        }
        Type::Integer { format, minimum, maximum } => {
            schema.integer(*format, minimum.as_ref(), maximum.as_ref());
        }
        Type::Boolean => schema.types(&["boolean"]),
        Type::Decimal { scale, minimum, maximum, wire } => {
            schema.decimal(scale.as_ref(), minimum.as_ref(), maximum.as_ref(), *wire);
        }
        Type::Id { max_length, wire } => schema.id(max_length.as_ref(), *wire),
        Type::Timestamp => schema.timestamp(),
        Type::Object { of, wire: ObjectWire::JsonString } => schema.json_string(&references.to(of)),
        Type::Enum { of } | Type::Object { of, .. } => schema.reference(references.to(of)),
        Type::List { items, min_items, max_items } => {
            schema.types(&["array"]);
            schema.set("items", type_schema(references, items, false));
            schema.limit("minItems", min_items.as_ref());
            schema.limit("maxItems", max_items.as_ref());
        }
    }
    schema.finish()
}

/// The type of an enum's values.
pub(super) fn enum_type(base: EnumBase) -> &'static str {
    match base {
        EnumBase::Text => "string",
        EnumBase::Integer => "integer",
    }
}

/// One value of an enum, as it stands in JSON.
pub(super) fn enum_value(base: EnumBase, value: &str) -> Value {
    match (base, value.parse::<i64>()) {
        (EnumBase::Integer, Ok(number)) => number.into(),
        _ => value.into(),
    }
}

/// A schema that is being written.
#[derive(Debug, Default)]
struct Keywords {
    map: Map<String, Value>,
    nullable: bool,
    inferred: Vec<Value>,
    implied: Vec<Value>,
}

impl Keywords {
    fn set(&mut self, keyword: &str, value: impl Into<Value>) {
        self.map.insert(keyword.to_owned(), value.into());
    }

    fn ours(&mut self, name: &str, value: impl Into<Value>) {
        self.set(&format!("{OURS}{name}"), value);
    }

    fn types(&mut self, types: &[&str]) {
        let null = self.nullable.then_some("null");
        let all: Vec<&str> = types.iter().copied().chain(null).collect();
        match all.as_slice() {
            [only] => self.set("type", *only),
            several => self.set("type", several),
        }
    }

    fn reference(&mut self, to: String) {
        if self.nullable {
            self.set("anyOf", json!([{ "$ref": to }, { "type": "null" }]));
        } else {
            self.set("$ref", to);
        }
    }

    /// A limit, and whether it is ours.
    fn limit<T: Clone + Into<Value>>(&mut self, keyword: &str, fact: Option<&Fact<T>>) {
        let Some(fact) = fact else { return };
        self.set(keyword, fact.value.clone());
        if fact.inferred {
            self.inferred.push(keyword.into());
        }
    }

    /// A pattern, and once more the characters that it allows: in some engines `$` also matches
    /// before the end of the last line.
    fn pattern(&mut self, pattern: &str, class: &str) {
        self.set("pattern", pattern);
        self.set("not", json!({ "type": "string", "pattern": format!("[^{class}]") }));
    }

    /// A number that is read from a string too, and the other way round.
    fn number_or_text(&mut self, ours: &str, wire: Wire, number: &str) {
        match wire {
            Wire::String => self.types(&["string", number]),
            Wire::Number => self.types(&[number, "string"]),
        }
        self.ours("type", ours);
        self.ours("wire", wire.as_str());
    }

    /// Thirteen digits, in the one form that the spec says.
    fn timestamp(&mut self) {
        self.types(&["integer"]);
        self.set("minimum", TIMES.0);
        self.set("maximum", TIMES.1);
        self.ours("type", "timestamp");
    }

    /// Length, characters and form of a text. Both of the latter are patterns: where both are there,
    /// the form is the one that `pattern` has, and `not` refuses what either refuses.
    fn text(
        &mut self,
        (charset, format): (Option<Charset>, Option<TextFormat>),
        min_length: Option<&Fact<u32>>,
        max_length: Option<&Fact<u32>>,
        secret: bool,
    ) {
        self.types(&["string"]);
        self.limit("minLength", min_length);
        self.limit("maxLength", max_length);
        let classes = [charset.map(class), format.and_then(patterns::letters)];
        let refused: Vec<String> =
            classes.iter().flatten().map(|class| format!("[{}]", outside(class))).collect();
        if let Some(charset) = charset {
            self.set("pattern", format!("^[{}]*$", class(charset)));
            self.ours("charset", charset.as_str());
        }
        if charset == Some(Charset::Plain) {
            self.inferred.push("pattern".into());
        }
        if let Some(format) = format {
            self.set("pattern", patterns::form(format));
            self.ours("format", format.as_str());
        }
        if format == Some(TextFormat::Date) {
            self.set("format", "date");
        }
        if !refused.is_empty() {
            self.set("not", json!({ "type": "string", "pattern": refused.join("|") }));
        }
        if secret {
            self.ours("secret", true);
        }
    }

    /// An object that stands in a string as a rule, and is read without one too.
    fn json_string(&mut self, to: &str) {
        let inside = json!({ "$ref": to });
        let text = json!({
            "type": "string",
            "contentMediaType": "application/json",
            "contentSchema": inside,
        });
        let null = self.nullable.then(|| json!({ "type": "null" }));
        let forms: Vec<Value> = [text, inside].into_iter().chain(null).collect();
        self.set("anyOf", forms);
        self.ours("wire", ObjectWire::JsonString.as_str());
    }

    fn integer(
        &mut self,
        format: IntegerFormat,
        minimum: Option<&Fact<i64>>,
        maximum: Option<&Fact<i64>>,
    ) {
        self.types(&["integer"]);
        self.set("format", format.as_str());
        let bounds = [("minimum", minimum, format.min()), ("maximum", maximum, format.max())];
        for (keyword, limit, end) in bounds {
            self.limit(keyword, limit);
            if limit.is_none() {
                self.set(keyword, end);
                self.implied.push(keyword.into());
            }
        }
    }

    fn id(&mut self, max_length: Option<&Fact<u32>>, wire: Wire) {
        self.number_or_text("id", wire, "integer");
        self.pattern("^(0|[1-9][0-9]*)$", DIGITS);
        self.limit("maxLength", max_length);
        self.set("minimum", 0);
        let digits = max_length.map(|fact| fact.value);
        // Beyond 64 bits many readers would round the bound.
        if let Some(power) = digits.and_then(|digits| 10_u64.checked_pow(digits)) {
            self.set("maximum", power - 1);
        }
        if let Some(digits) = digits {
            self.ours("digits", digits);
        }
    }

    fn decimal(
        &mut self,
        scale: Option<&Fact<u32>>,
        minimum: Option<&Fact<String>>,
        maximum: Option<&Fact<String>>,
        wire: Wire,
    ) {
        self.number_or_text("decimal", wire, "number");
        let fraction = match scale.map(|fact| fact.value) {
            None => "([.][0-9]+)?".to_owned(),
            Some(0) => String::new(),
            Some(places) => format!("([.][0-9]{{1,{places}}})?"),
        };
        self.pattern(&format!("^-?(0|[1-9][0-9]*){fraction}$"), "0-9.-");
        for (keyword, limit) in [("minimum", minimum), ("maximum", maximum)] {
            if let Some(number) = limit.and_then(|fact| exact(&fact.value)) {
                self.set(keyword, number);
            }
        }
        self.limit(&format!("{OURS}scale"), scale);
        self.limit(&format!("{OURS}minimum"), minimum);
        self.limit(&format!("{OURS}maximum"), maximum);
    }

    fn finish(mut self) -> Map<String, Value> {
        let (inferred, implied) = (take(&mut self.inferred), take(&mut self.implied));
        for (name, keywords) in [("inferred", inferred), ("implied", implied)] {
            if !keywords.is_empty() {
                self.ours(name, keywords);
            }
        }
        self.map
    }
}

/// The number of a decimal text, where a float has every digit of it. The same whatever features
/// `serde_json` has in this build.
fn exact(text: &str) -> Option<Number> {
    if let Ok(integer) = text.parse::<i64>() {
        return Some(integer.into());
    }
    let number = Number::from_f64(text.parse().ok()?)?;
    (number.to_string() == text).then_some(number)
}
