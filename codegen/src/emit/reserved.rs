//! Names of the spec that generated code, or the core, has for something else.

use proc_macro2::Ident;
use syn::ItemStruct;

use crate::errors::Error;
use crate::model::{Definitions, Endpoint, Object};
use crate::names;
use crate::spec::located::Place;

use super::validate;

/// The types that the core has by hand.
pub(super) const KNOWN: &[&str] = &["Decimal", "Id", "Secret", "Timestamp"];
/// The other names that generated code uses without a path.
const PRELUDE: &[&str] = &["Box", "Option", "String", "Vec"];
/// The modules at the root of the core and of its generated code.
const MODULES: &[&str] = &[
    "clock_offset",
    "decimal",
    "decode",
    "endpoint",
    "endpoints",
    "envelope",
    "error",
    "failure",
    "generated",
    "id",
    "limits",
    "nonce",
    "number",
    "protocol",
    "reply",
    "result_code_ext",
    "result_codes",
    "retry",
    "rule",
    "secret",
    "signature",
    "signed_request",
    "signer",
    "small_text",
    "stamp",
    "support",
    "timestamp",
    "violation",
    "webhook",
    "webhooks",
];
/// The crates that the core calls by name.
const CRATES: &[&str] = &[
    "alloc",
    "base64ct",
    "core",
    "hmac",
    "http",
    "rust_decimal",
    "serde",
    "serde_json",
    "sha2",
    "std",
    "zeroize",
];

/// What a file's own code has beside its structs and enums.
#[derive(Default)]
pub(super) struct Taken<'a> {
    /// The type of the endpoint.
    marker: Option<Ident>,
    /// The object that has the methods of a request.
    request: Option<&'a str>,
}

impl<'a> Taken<'a> {
    /// What an endpoint has.
    pub(super) fn by(endpoint: &'a Endpoint) -> Self {
        let marker = Some(names::endpoint_type(&endpoint.id));
        Self { marker, request: Some(&endpoint.request) }
    }
}

/// Objects and enums must not hide the names of the prelude.
///
/// # Errors
///
/// The first that does.
pub(super) fn types(definitions: Definitions<'_>, taken: &Taken<'_>) -> Result<(), Error> {
    let objects = definitions.objects.iter().map(|object| (&object.name, object.place));
    let enums = definitions.enums.iter().map(|open_enum| (&open_enum.name, open_enum.place));
    let is_taken = |(name, _): &(&String, Place)| {
        taken.marker.as_ref().is_some_and(|marker| marker == name)
            || KNOWN.contains(&name.as_str())
            || PRELUDE.contains(&name.as_str())
    };
    let Some((name, place)) = objects.chain(enums).find(is_taken) else { return Ok(()) };
    let message = format!("`{name}` is a name that generated code needs itself: choose another");
    Err(in_spec(definitions.file, place, message))
}

/// A field is a setter too, which must not be another method of its struct; `item` has the fields
/// in the order of the spec.
///
/// # Errors
///
/// The first that is.
pub(super) fn methods(
    definitions: Definitions<'_>,
    taken: &Taken<'_>,
    object: &Object,
    item: &ItemStruct,
) -> Result<(), Error> {
    let is_request = taken.request.is_some_and(|request| request == object.name);
    let own: &[&str] = if is_request { &["new", "validate", "advice"] } else { &["new"] };
    let constructors = validate::keys(object, item).into_iter().map(|key| key.constructor());
    let methods: Vec<String> = own.iter().map(ToString::to_string).chain(constructors).collect();
    for (spec, field) in object.fields.iter().zip(&item.fields) {
        let taken = methods.iter().find(|name| field.ident.as_ref().is_some_and(|it| it == *name));
        if let Some(method) = taken {
            let (name, object) = (&spec.name, &object.name);
            let message = format!(
                "field `{name}` of {object} would have the setter `{method}`, and {object} has \
                 another method of that name: no code can be generated for it"
            );
            return Err(in_spec(definitions.file, spec.place, message));
        }
    }
    Ok(())
}

/// The first segment of an id is a module at the root of the core.
///
/// # Errors
///
/// Where the core has another module, or needs a crate, of that name.
pub(super) fn group(endpoint: &Endpoint) -> Result<(), Error> {
    let group = endpoint.id.split('.').next().unwrap_or_default();
    let module = names::snake(group);
    if MODULES.iter().chain(CRATES).all(|taken| module != taken) {
        return Ok(());
    }
    let message = format!(
        "id `{}` cannot begin with `{group}`: the core has a module or a crate `{module}`; choose \
         another group",
        endpoint.id
    );
    Err(in_spec(&endpoint.file, endpoint.place, message))
}

fn in_spec(file: &str, place: Place, message: String) -> Error {
    Error::at(&format!("spec/{file}"), place, message)
}
