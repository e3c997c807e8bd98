//! Rule tables, constructors and setters: one `record!` block for each object.

use quote::ToTokens;
use syn::ItemStruct;

use crate::model::{
    Condition, Definitions, Fact, Field, IntegerFormat, Object, ObjectWire, Rule, Type, Wire,
};
use crate::names;

use super::docs;

/// A field as the structs have it.
pub(super) struct Member<'a> {
    spec: &'a Field,
    ident: String,
    /// Its type without `Option`.
    ty: String,
    /// `#[deprecated(..)]` where it is out of use.
    deprecated: String,
}

impl Member<'_> {
    /// The constructor that takes this field as the key.
    pub(super) fn constructor(&self) -> String {
        format!("by_{}", self.ident.trim_end_matches('_'))
    }
}

/// The `record!` block of an object; `item` has its fields in the order of the spec.
pub(super) fn record(
    object: &Object,
    item: &ItemStruct,
    definitions: Definitions<'_>,
    runtime: &str,
) -> String {
    let members = members(object, item);
    let argument =
        |member: &Member<'_>| format!("{}{}: {},", member.deprecated, member.ident, member.ty);
    let list = |required: bool| {
        let chosen = members.iter().filter(|member| member.spec.required == required);
        chosen.map(|member| argument(member) + " ").collect::<String>()
    };
    let mut text =
        format!("{runtime}::support::record! {{\n    {}: {};\n", object.name, shape(object));
    text += &format!("    required {{ {}}}\n    optional {{ {}}}\n", list(true), list(false));
    text += &format!("    by {{ {}}}\n    fields {{\n", constructors(object, item, &list(true)));
    for member in &members {
        let need = match member.spec.required {
            true if in_string(&member.spec.ty) => "in_string",
            true => "required",
            false => "optional",
        };
        let (name, kind) = (&member.spec.name, kind(&member.spec.ty));
        text += &format!("        {} = {need}({name:?}, {kind}),\n", member.ident);
    }
    text += "    }\n    rules {\n";
    for rule in &object.rules {
        text += &format!("        {},\n", group(rule, object, definitions));
    }
    text + "    }\n}\n"
}

/// The name of an object's rule table.
pub(super) fn shape(object: &Object) -> String {
    names::upper_snake(&object.name).to_string()
}

fn members<'a>(object: &'a Object, item: &ItemStruct) -> Vec<Member<'a>> {
    let member = |(spec, field): (&'a Field, &syn::Field)| {
        let ident = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        let ty = if spec.required { &field.ty } else { inside_option(&field.ty) };
        let deprecated = spec.deprecated.as_deref().map(docs::deprecated).unwrap_or_default();
        Member { spec, ident, ty: compact(ty), deprecated }
    };
    object.fields.iter().zip(&item.fields).map(member).collect()
}

fn inside_option(ty: &syn::Type) -> &syn::Type {
    let syn::Type::Path(path) = ty else { return ty };
    let last = path.path.segments.last().filter(|last| last.ident == "Option");
    let Some(syn::PathArguments::AngleBracketed(arguments)) = last.map(|last| &last.arguments)
    else {
        return ty;
    };
    match arguments.args.first() {
        Some(syn::GenericArgument::Type(inner)) => inner,
        _ => ty,
    }
}

/// A type without the blanks that tokens are printed with.
fn compact(ty: &syn::Type) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}

/// `by_<field>` for each key.
fn constructors(object: &Object, item: &ItemStruct, required: &str) -> String {
    let by = |key: Member<'_>| {
        let (note, name) = (&key.deprecated, key.constructor());
        format!("{note}{name}({required}; {}: {}), ", key.ident, key.ty)
    };
    keys(object, item).into_iter().map(by).collect()
}

/// The members of the at-least-one-of and exactly-one-of rules, sorted by name, each once.
pub(super) fn keys<'a>(object: &'a Object, item: &ItemStruct) -> Vec<Member<'a>> {
    let is_key = |member: &Member<'_>| {
        object.rules.iter().any(|rule| match rule {
            Rule::AtLeastOneOf { fields } | Rule::ExactlyOneOf { fields } => {
                fields.contains(&member.spec.name)
            }
            _ => false,
        })
    };
    let mut keys: Vec<Member<'a>> = members(object, item).into_iter().filter(is_key).collect();
    keys.sort_by(|left, right| left.ident.cmp(&right.ident));
    keys
}

/// Whether it is an object that is written as a string.
fn in_string(ty: &Type) -> bool {
    matches!(ty, Type::Object { wire: ObjectWire::JsonString, .. })
}

/// The constant of the rule table for a type.
pub(super) fn kind(ty: &Type) -> String {
    match ty {
        Type::Text { charset, format, min_length, max_length, secret } => {
            let name = if *secret { "secret" } else { "text" };
            let charset =
                charset.map_or("Any".to_owned(), |one| names::variant(one.as_str()).to_string());
            let (least, most) = (at_least(*min_length), at_most(*max_length));
            let text = format!("{name}(Charset::{charset}, {least}, {most})");
            match format.map(|format| names::variant(format.as_str())) {
                Some(format) => format!("formatted(Format::{format}, {text})"),
                None => text,
            }
        }
        Type::Integer { format, minimum, maximum } => integer(*format, *minimum, *maximum),
        Type::Boolean => "boolean()".to_owned(),
        Type::Decimal { scale, minimum, maximum, wire } => {
            let bound =
                |fact: &Option<Fact<String>>| format!("{:?}", fact.as_ref().map(|it| &it.value));
            let scale = scale.map(|fact| fact.value);
            let (form, least, most) = (form(*wire), bound(minimum), bound(maximum));
            format!("decimal({form}, {scale:?}, {least}, {most})")
        }
        Type::Id { max_length, wire } => format!("id({}, {})", form(*wire), at_most(*max_length)),
        Type::Timestamp => "timestamp()".to_owned(),
        // By their paths: the names of the seam are imported around the table, and hide ours.
        Type::Enum { of } => format!("self::{of}::KIND"),
        Type::Object { of, .. } => format!("object(&self::{})", names::upper_snake(of)),
        Type::List { items, min_items, max_items } => {
            let (least, most) = (at_least(*min_items), at_most(*max_items));
            // A static, because an object may hold a list of its own kind.
            let items = kind(items);
            format!("list({{ static ITEMS: Kind = {items}; &ITEMS }}, {least}, {most})")
        }
    }
}

fn integer(
    format: IntegerFormat,
    minimum: Option<Fact<i64>>,
    maximum: Option<Fact<i64>>,
) -> String {
    let name = match format {
        IntegerFormat::Int32 => "i32",
        IntegerFormat::Int64 => "i64",
    };
    let bound = |fact: Option<Fact<i64>>, otherwise: &str| {
        fact.map_or_else(|| format!("{name}::{otherwise}"), |fact| fact.value.to_string())
    };
    let (least, most) = (bound(minimum, "MIN"), bound(maximum, "MAX"));
    format!("{}({least}, {most})", name.replace('i', "int"))
}

fn at_least(fact: Option<Fact<u32>>) -> u32 {
    fact.map_or(0, |fact| fact.value)
}

fn at_most(fact: Option<Fact<u32>>) -> String {
    fact.map_or_else(|| "NO_LIMIT".to_owned(), |fact| fact.value.to_string())
}

fn form(wire: Wire) -> &'static str {
    match wire {
        Wire::String => "Text",
        Wire::Number => "Number",
    }
}

/// A rule with the places of its fields; the model has checked that they exist.
fn group(rule: &Rule, object: &Object, definitions: Definitions<'_>) -> String {
    let places =
        |fields: &[String]| fields.iter().map(|one| place(one, object)).collect::<Vec<_>>();
    match rule {
        Rule::AtLeastOneOf { fields } => {
            format!("Group::AtLeastOneOf(&{:?}, &{fields:?})", places(fields))
        }
        Rule::ExactlyOneOf { fields } => {
            format!("Group::ExactlyOneOf(&{:?}, &{fields:?})", places(fields))
        }
        Rule::RequiredIf { field, when: condition } => {
            let when = when(condition, object, definitions);
            format!("Group::RequiredIf({}, {when})", place(field, object))
        }
        Rule::IgnoredIf { field, when: condition } => {
            let when = when(condition, object, definitions);
            format!("Group::IgnoredIf({}, {when})", place(field, object))
        }
    }
}

fn place(field: &str, object: &Object) -> usize {
    object.fields.iter().position(|one| one.name == field).unwrap_or(usize::MAX)
}

/// A condition by the places of the fields on its way: those of objects stand around it.
fn when(condition: &Condition, object: &Object, definitions: Definitions<'_>) -> String {
    let (mut text, mut ends) = (String::new(), String::new());
    let mut object = Some(object);
    let mut way = condition.path().peekable();
    while let (Some(field), Some(inside)) = (way.next(), object) {
        let at = place(field, inside);
        if way.peek().is_none() {
            let (word, values) = match condition {
                Condition::Present { .. } => ("Present", None),
                Condition::Absent { .. } => ("Absent", None),
                Condition::In { values, .. } => ("In", Some(values)),
                Condition::NotIn { values, .. } => ("NotIn", Some(values)),
            };
            let values = values.map(|values| format!(", &{values:?}")).unwrap_or_default();
            text += &format!("When::{word}({at}{values})");
        } else {
            text += &format!("When::Within({at}, &");
            ends += ")";
        }
        object = match inside.field(field).map(|field| &field.ty) {
            Some(Type::Object { of, .. }) => definitions.object(of),
            _ => None,
        };
    }
    text + &ends
}
