//! Every place of a request that the spec has a line for.

use binance_pay_codegen::model::{Charset, Definitions, EnumBase, Object, Type};

/// A member of a request, however deep; of lists the first item.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub(super) pointer: String,
    pub(super) ty: &'a Type,
    pub(super) required: bool,
}

/// An object of a request, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct ObjectPlace<'a> {
    pub(super) pointer: String,
    pub(super) object: &'a Object,
}

/// All places of an object, in the order of the spec. An object within itself is gone into once.
#[derive(Default)]
pub(super) struct Places<'a> {
    pub(super) members: Vec<Place<'a>>,
    pub(super) objects: Vec<ObjectPlace<'a>>,
    inside: Vec<&'a str>,
}

impl<'a> Places<'a> {
    pub(super) fn of(definitions: Definitions<'a>, object: &'a str) -> Self {
        let mut places = Self::default();
        places.object(definitions, object, "");
        places
    }

    fn object(&mut self, definitions: Definitions<'a>, name: &'a str, at: &str) {
        if self.inside.contains(&name) {
            return;
        }
        let object = definitions.object(name).unwrap_or_else(|| panic!("no object {name}"));
        self.inside.push(name);
        self.objects.push(ObjectPlace { pointer: at.to_owned(), object });
        for field in &object.fields {
            let pointer = format!("{at}/{}", field.name);
            self.value(definitions, &field.ty, field.required, &pointer);
        }
        self.inside.pop();
    }

    fn value(&mut self, definitions: Definitions<'a>, ty: &'a Type, required: bool, pointer: &str) {
        self.members.push(Place { pointer: pointer.to_owned(), ty, required });
        match ty {
            Type::Object { of, .. } => self.object(definitions, of, pointer),
            Type::List { items, .. } => {
                self.value(definitions, items, false, &format!("{pointer}/0"));
            }
            _ => {}
        }
    }
}

/// The rules that a value of this type can break: what coverage counts against.
pub(super) fn rules_of(ty: &Type) -> Vec<&'static str> {
    let mut rules = vec!["type"];
    let mut when = |is: bool, rule: &'static str| rules.extend(is.then_some(rule));
    match ty {
        Type::Text { charset, format, min_length, max_length, .. } => {
            when(min_length.is_some_and(|fact| fact.value > 0), "minLength");
            when(max_length.is_some(), "maxLength");
            when(charset.is_some(), "charset");
            when(format.is_some(), "format");
        }
        Type::Integer { .. } | Type::Timestamp => {
            when(true, "minimum");
            when(true, "maximum");
        }
        Type::Decimal { scale, minimum, maximum, .. } => {
            when(scale.is_some(), "scale");
            when(minimum.is_some(), "minimum");
            when(maximum.is_some(), "maximum");
        }
        Type::Id { max_length, .. } => when(max_length.is_some(), "maxLength"),
        Type::Enum { .. } => when(true, "enum"),
        Type::List { min_items, max_items, .. } => {
            when(min_items.is_some_and(|fact| fact.value > 0), "minItems");
            when(max_items.is_some(), "maxItems");
        }
        Type::Object { .. } | Type::Boolean => {}
    }
    rules
}

/// The name of a type in the limit of the rule `type`.
pub(super) fn type_name(definitions: &Definitions<'_>, ty: &Type) -> &'static str {
    match ty {
        Type::Text { .. } => "string",
        Type::Integer { .. } => "integer",
        Type::Boolean => "boolean",
        Type::Decimal { .. } => "decimal",
        Type::Id { .. } => "id",
        Type::Timestamp => "timestamp",
        Type::Enum { of } => match definitions.open_enum(of).map(|known| known.base) {
            Some(EnumBase::Integer) => "integer",
            _ => "string",
        },
        Type::Object { .. } => "object",
        Type::List { .. } => "array",
    }
}

/// Characters just outside of a class, each with a word for the vector's id.
pub(super) fn outside(charset: Charset) -> &'static [(&'static str, char)] {
    match charset {
        Charset::Alnum => {
            &[("line-feed", '\n'), ("hyphen", '-'), ("accent", 'é'), ("wide-letter", 'Ａ')]
        }
        Charset::Digits => &[("line-feed", '\n'), ("letter", 'a'), ("arabic-digit", '٣')],
        Charset::Alpha => &[("line-feed", '\n'), ("digit", '1'), ("accent", 'é')],
        Charset::Uppercase => &[("small-letter", 'a'), ("small-z", 'z')],
        Charset::Plain => &[("backslash", '\\'), ("quote", '"'), ("emoji", '\u{1f600}')],
        other => panic!("no characters outside of {other}"),
    }
}

/// The characters at the edges of a class.
pub(super) fn edges(charset: Charset) -> &'static str {
    match charset {
        Charset::Alnum => "09AZaz",
        Charset::Digits => "09",
        Charset::Alpha => "AZaz",
        Charset::Uppercase => "AZ09 -É",
        Charset::Plain => "a Z'/é冰",
        other => panic!("no edges of {other}"),
    }
}
