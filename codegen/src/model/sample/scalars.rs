//! Single values.

use std::cmp::Ordering;

use super::Checker;
use crate::model::decimal::Decimal;
use crate::model::json::Json;
use crate::model::{Charset, EnumBase, Fact, Type, Wire};

impl Checker<'_> {
    /// Checks a value that is neither an object nor a list.
    pub(super) fn scalar(&mut self, ty: &Type, value: &Json, pointer: &str) {
        match ty {
            Type::Text { charset, format, min_length, max_length, .. } => {
                let Some(text) = self.text_of(value, Wire::String, "a text", pointer) else {
                    return;
                };
                self.length(text.chars().count(), *min_length, *max_length, pointer, "characters");
                self.charset(text, *charset, pointer);
                if let Some(format) = format.filter(|format| !format.takes(text)) {
                    self.find(pointer, "format", format!("format is {format}, {text:?} found"));
                }
            }
            Type::Integer { format, minimum, maximum } => {
                let Some(text) = self.text_of(value, Wire::Number, "an integer", pointer) else {
                    return;
                };
                let low = minimum.map_or((*format).min(), |minimum| minimum.value);
                let high = maximum.map_or((*format).max(), |maximum| maximum.value);
                self.integer(text, "an integer", (low, high), value, pointer);
            }
            Type::Boolean if matches!(value, Json::Bool(_)) => {}
            Type::Decimal { scale, minimum, maximum, wire } => {
                let Some(text) = self.numeric(value, *wire, "a decimal", pointer) else { return };
                let Some(decimal) = self.decimal(text) else {
                    return self.wrong_type(pointer, "a decimal", value);
                };
                self.scale(&decimal, *scale, pointer);
                self.range(text, &decimal, minimum.as_ref(), maximum.as_ref(), pointer);
            }
            Type::Id { max_length, wire } => self.id(value, *max_length, *wire, pointer),
            Type::Timestamp => self.timestamp(value, pointer),
            Type::Enum { of } => self.enum_value(of, value, pointer),
            _ => self.wrong_type(pointer, "a boolean", value),
        }
    }

    /// The text of a string or a number. The other of the two is remarked on in a reply, and has no
    /// text in a request.
    fn text_of<'a>(
        &mut self,
        value: &'a Json,
        wire: Wire,
        what: &str,
        pointer: &str,
    ) -> Option<&'a str> {
        match (value, wire) {
            (Json::Text(text), Wire::String) | (Json::Number(text), Wire::Number) => Some(text),
            (Json::Text(text) | Json::Number(text), _) => {
                self.wrong_type(pointer, &format!("{what} (JSON {wire})"), value);
                self.is_reply.then_some(text)
            }
            _ => {
                self.wrong_type(pointer, &format!("{what} (JSON {wire})"), value);
                None
            }
        }
    }

    /// The same for ids and decimals, which a request may hold in either form: what is sent has the
    /// documented one.
    fn numeric<'a>(
        &mut self,
        value: &'a Json,
        wire: Wire,
        what: &str,
        pointer: &str,
    ) -> Option<&'a str> {
        match value {
            Json::Text(text) | Json::Number(text) if !self.is_reply => Some(text),
            other => self.text_of(other, wire, what, pointer),
        }
    }

    fn id(&mut self, value: &Json, max: Option<Fact<u32>>, wire: Wire, pointer: &str) {
        let what = "an id of digits";
        match self.numeric(value, wire, what, pointer) {
            Some(text) if is_digits(text) => self.length(text.len(), None, max, pointer, "digits"),
            Some(_) => self.wrong_type(pointer, what, value),
            None => {}
        }
    }

    fn timestamp(&mut self, value: &Json, pointer: &str) {
        let what = "a time in milliseconds";
        let Some(text) = self.text_of(value, Wire::Number, what, pointer) else { return };
        let digits = self.protocol.timestamp_digits.value;
        let high = 10_i64.checked_pow(digits).map_or(i64::MAX, |end| end - 1);
        self.integer(text, what, (high / 10 + 1, high), value, pointer);
    }

    fn charset(&mut self, text: &str, charset: Option<Charset>, pointer: &str) {
        let Some(charset) = charset else { return };
        let strange = text.chars().enumerate().find(|(_, character)| !charset.contains(*character));
        if let Some((index, character)) = strange {
            let place = index + 1;
            let found = format!("charset is {charset}, character {place} is {character:?}");
            self.find(pointer, "charset", found);
        }
    }

    fn length(
        &mut self,
        length: usize,
        min: Option<Fact<u32>>,
        max: Option<Fact<u32>>,
        pointer: &str,
        unit: &str,
    ) {
        if let Some(min) = min.filter(|min| length < min.value as usize) {
            let found = format!("minLength is {}, {length} {unit} found", min.value);
            self.find(pointer, "minLength", found);
        }
        if let Some(max) = max.filter(|max| length > max.value as usize) {
            let found = format!("maxLength is {}, {length} {unit} found", max.value);
            self.find(pointer, "maxLength", found);
        }
    }

    fn integer(
        &mut self,
        text: &str,
        format: &str,
        (low, high): (i64, i64),
        value: &Json,
        pointer: &str,
    ) {
        let digits = text.strip_prefix('-').unwrap_or(text);
        if !is_digits(digits) || text == "-0" {
            return self.wrong_type(pointer, format, value);
        }
        // Too many digits for 64 bits are still out of the range, and not of another type.
        let beyond = if digits.len() < text.len() { i64::MIN } else { i64::MAX };
        let number = text.parse().unwrap_or(beyond);
        if number < low {
            self.find(pointer, "minimum", format!("minimum is {low}, {text} found"));
        } else if number > high {
            self.find(pointer, "maximum", format!("maximum is {high}, {text} found"));
        }
    }

    /// A reader takes exponents; a request has none.
    fn decimal(&self, text: &str) -> Option<Decimal> {
        Decimal::parse(text).filter(|_| self.is_reply || !text.contains(['e', 'E']))
    }

    fn scale(&mut self, decimal: &Decimal, scale: Option<Fact<u32>>, pointer: &str) {
        if let Some(scale) = scale.filter(|scale| decimal.scale() > u64::from(scale.value)) {
            let found = format!("scale is {}, {} places found", scale.value, decimal.scale());
            self.find(pointer, "scale", found);
        }
    }

    fn range(
        &mut self,
        text: &str,
        decimal: &Decimal,
        min: Option<&Fact<String>>,
        max: Option<&Fact<String>>,
        pointer: &str,
    ) {
        let ends = [("minimum", min, Ordering::Less), ("maximum", max, Ordering::Greater)];
        for (rule, limit, outside) in ends {
            let limit = limit.and_then(|limit| Some((&limit.value, Decimal::parse(&limit.value)?)));
            if let Some((limit, end)) = limit
                && decimal.compare(&end) == outside
            {
                self.find(pointer, rule, format!("{rule} is {limit}, {text} found"));
            }
        }
    }

    fn enum_value(&mut self, name: &str, value: &Json, pointer: &str) {
        let Some(open_enum) = self.definitions.open_enum(name) else { return };
        let wire = match open_enum.base {
            EnumBase::Text => Wire::String,
            EnumBase::Integer => Wire::Number,
        };
        let Some(text) = self.text_of(value, wire, "a value", pointer) else { return };
        if !open_enum.values.iter().any(|known| known.value == *text) {
            self.find(pointer, "enum", format!("{name} has no value {text:?}"));
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
