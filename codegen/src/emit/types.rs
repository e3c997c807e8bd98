//! Structs: typify's stream, with the fields in the order of the spec and the names of the seam's
//! prelude.
//!
//! typify gets JSON Schema without any constraint and makes plain structs of it: names, keywords,
//! recursion, `Option` and `Vec`. All else is ours, serde's implementations too: those of its derive
//! were half of what the core takes to build. It stays behind [`structs`],
//! so that another version, or another engine, changes nothing beyond this file.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Fields, Item, ItemStruct, Meta, Token, parse_quote};
use typify_impl::{TypeSpace, TypeSpaceImpl, TypeSpaceSettings};

use crate::errors::Error;
use crate::model::{Definitions, IntegerFormat, Object, Type};

use super::docs;
use super::reserved::{self, KNOWN, Taken};

/// Runs typify on the objects of a file: a struct for each, its fields in the order of the spec.
///
/// # Errors
///
/// Where typify fails or does otherwise than this generator relies on.
pub(super) fn structs(
    definitions: Definitions<'_>,
    taken: &Taken<'_>,
) -> Result<Vec<ItemStruct>, Error> {
    reserved::types(definitions, taken)?;
    let raw = raw(definitions)?;
    let finished = |object: &Object| {
        let item = raw.iter().find(|item| item.ident == object.name).cloned();
        let mut item =
            item.ok_or_else(|| unexpected(definitions, &format!("no {}", object.name)))?;
        order(&mut item, object).map_err(|what| unexpected(definitions, &what))?;
        reserved::methods(definitions, taken, object, &item)?;
        finish(&mut item, object, definitions);
        Ok(item)
    };
    definitions.objects.iter().map(finished).collect()
}

/// typify's own structs, untouched.
///
/// # Errors
///
/// Where typify fails, or would need a regular expression at run time.
pub(super) fn raw(definitions: Definitions<'_>) -> Result<Vec<ItemStruct>, Error> {
    let mut settings = TypeSpaceSettings::default();
    for known in KNOWN {
        replace(&mut settings, known, known);
    }
    for open_enum in definitions.enums {
        replace(&mut settings, &open_enum.name, &open_enum.name);
    }
    let mut space = TypeSpace::new(&settings);
    let schema = json!({ "definitions": schemas(definitions) });
    let schema = serde_json::from_value(schema).map_err(|error| unexpected(definitions, &error))?;
    space.add_root_schema(schema).map_err(|error| unexpected(definitions, &error))?;
    if space.uses_regress() {
        return Err(unexpected(definitions, &"code that needs regress"));
    }
    let file: syn::File =
        syn::parse2(space.to_stream()).map_err(|error| unexpected(definitions, &error))?;
    let structs = file.items.into_iter().filter_map(|item| match item {
        Item::Struct(item) => Some(item),
        _ => None,
    });
    Ok(structs.collect())
}

fn replace(settings: &mut TypeSpaceSettings, name: &str, path: &str) {
    settings.with_replacement(name, path, std::iter::empty::<TypeSpaceImpl>());
}

fn unexpected(definitions: Definitions<'_>, what: &dyn ToString) -> Error {
    let message = format!("typify gives {}: the generator must be adapted", what.to_string());
    Error::in_file(format!("spec/{}", definitions.file), message)
}

/// The objects as JSON Schema without constraints.
fn schemas(definitions: Definitions<'_>) -> Map<String, Value> {
    let object = |object: &Object| {
        let property = |field: &crate::model::Field| {
            let mut schema = schema(&field.ty);
            if let Some(members) = schema.as_object_mut().filter(|one| !one.contains_key("$ref")) {
                members.insert("description".to_owned(), docs::field(field).into());
            }
            (field.name.clone(), schema)
        };
        let required = object.fields.iter().filter(|field| field.required);
        json!({
            "type": "object",
            "description": docs::object(object, definitions),
            "properties": object.fields.iter().map(property).collect::<Map<_, _>>(),
            "required": required.map(|field| field.name.clone()).collect::<Vec<_>>(),
            "additionalProperties": false,
        })
    };
    let mut all: Map<String, Value> =
        definitions.objects.iter().map(|one| (one.name.clone(), object(one))).collect();
    let opaque = || json!({ "type": "string" });
    all.extend(definitions.enums.iter().map(|one| (one.name.clone(), opaque())));
    for known in KNOWN {
        all.insert((*known).to_owned(), opaque());
    }
    all
}

fn schema(ty: &Type) -> Value {
    let reference = |name: &str| json!({ "$ref": format!("#/definitions/{name}") });
    match ty {
        Type::Text { secret: false, .. } => json!({ "type": "string" }),
        Type::Text { secret: true, .. } => reference("Secret"),
        Type::Integer { format, .. } => json!({ "type": "integer", "format": width(*format) }),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Decimal { .. } => reference("Decimal"),
        Type::Id { .. } => reference("Id"),
        Type::Timestamp => reference("Timestamp"),
        Type::Enum { of } | Type::Object { of, .. } => reference(of),
        Type::List { items, .. } => json!({ "type": "array", "items": schema(items) }),
    }
}

fn width(format: IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Int32 => "int32",
        IntegerFormat::Int64 => "int64",
    }
}

/// The passes over one struct, whose fields are in the order of the spec.
fn finish(item: &mut ItemStruct, object: &Object, definitions: Definitions<'_>) {
    for (field, spec) in item.fields.iter_mut().zip(&object.fields) {
        document(&mut field.attrs, &docs::field(spec));
        if !spec.required {
            make_optional(field);
        }
        field.attrs.retain(|one| !one.path().is_ident("serde"));
        if let Some(note) = spec.deprecated.as_deref().map(docs::prose) {
            field.attrs.push(parse_quote!(#[deprecated(note = #note)]));
        }
    }
    document(&mut item.attrs, &docs::object(object, definitions));
    derive(item, !holds_secret(object, definitions, &mut Vec::new()));
    if object.fields.is_empty() {
        // It has one value only.
        item.attrs.push(parse_quote!(#[derive(Default)]));
    }
    Paths.visit_item_struct_mut(item);
}

/// typify sorts fields by name; bodies are written in the order of the spec.
///
/// # Errors
///
/// What typify made instead of the fields of the spec.
fn order(item: &mut ItemStruct, object: &Object) -> Result<(), String> {
    let Fields::Named(fields) = &mut item.fields else {
        return Err(format!("a {} without names", object.name));
    };
    let mut made: BTreeMap<String, syn::Field> = std::mem::take(&mut fields.named)
        .into_iter()
        .filter_map(|field| Some((wire_name(&field)?, field)))
        .collect();
    for spec in &object.fields {
        let field = made.remove(&spec.name);
        fields.named.push(field.ok_or_else(|| format!("no `{}` in {}", spec.name, object.name))?);
    }
    match made.first_key_value() {
        Some((name, _)) => Err(format!("a `{name}` in {} too", object.name)),
        None => Ok(()),
    }
}

/// What typify lets serde call a field.
fn wire_name(field: &syn::Field) -> Option<String> {
    let mut name = field.ident.as_ref()?.unraw().to_string();
    for meta in field.attrs.iter().flat_map(serde_metas) {
        if let Meta::NameValue(pair) = meta
            && pair.path.is_ident("rename")
            && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = pair.value
        {
            name = text.value();
        }
    }
    Some(name)
}

/// What a serde attribute says.
fn serde_metas(attribute: &Attribute) -> Vec<Meta> {
    if !attribute.path().is_ident("serde") {
        return Vec::new();
    }
    let metas = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    metas.into_iter().flatten().collect()
}

/// Puts the documentation first, a line an attribute.
fn document(attributes: &mut Vec<Attribute>, text: &str) {
    attributes.retain(|one| !one.path().is_ident("doc"));
    let lines = text.lines().map(|line| {
        let line = if line.is_empty() { String::new() } else { format!(" {line}") };
        parse_quote!(#[doc = #line])
    });
    attributes.splice(0..0, lines.collect::<Vec<Attribute>>());
}

/// Derives; without `PartialEq` where a secret is inside. `Serialize` and `Deserialize` come by the
/// rule table.
fn derive(item: &mut ItemStruct, comparable: bool) {
    item.attrs.retain(|one| !one.path().is_ident("derive") && !one.path().is_ident("serde"));
    item.attrs.push(match comparable {
        true => parse_quote!(#[derive(Clone, Debug, PartialEq)]),
        false => parse_quote!(#[derive(Clone, Debug)]),
    });
    item.attrs.push(parse_quote!(#[non_exhaustive]));
}

/// What lists of this type hold at last.
fn scalar(mut ty: &Type) -> &Type {
    while let Type::List { items, .. } = ty {
        ty = items;
    }
    ty
}

/// Whether an object, or one inside of it, has a secret.
fn holds_secret(object: &Object, definitions: Definitions<'_>, seen: &mut Vec<String>) -> bool {
    if seen.contains(&object.name) {
        return false;
    }
    seen.push(object.name.clone());
    object.fields.iter().any(|field| match scalar(&field.ty) {
        Type::Text { secret, .. } => *secret,
        Type::Object { of, .. } => {
            definitions.object(of).is_some_and(|inner| holds_secret(inner, definitions, seen))
        }
        _ => false,
    })
}

/// typify makes an optional list a plain `Vec`, which can be neither absent nor null, and an
/// optional object inside of itself a `Box<Option<_>>`.
fn make_optional(field: &mut syn::Field) {
    let ty = field.ty.clone();
    if inner(&ty, "Vec").is_some() {
        field.ty = parse_quote!(::std::option::Option<#ty>);
    } else if let Some(object) = inner(&ty, "Box").and_then(|optional| inner(optional, "Option")) {
        field.ty = parse_quote!(::std::option::Option<::std::boxed::Box<#object>>);
    }
}

/// The `T` of a `Vec<T>`, for the name of such a type.
fn inner<'a>(ty: &'a syn::Type, name: &str) -> Option<&'a syn::Type> {
    let syn::Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == name)?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// typify's full paths to the names of the prelude.
struct Paths;

impl VisitMut for Paths {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        if path.segments.first().is_some_and(|first| first.ident == "std")
            && let Some(last) = path.segments.last().cloned()
        {
            *path = syn::Path { leading_colon: None, segments: Punctuated::from_iter([last]) };
        }
    }
}
