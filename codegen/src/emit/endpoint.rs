//! One file for each endpoint: structs, rule tables, enums, and the endpoint itself.

use syn::parse_quote;

use crate::errors::Error;
use crate::model::{Api, Endpoint, EnvelopeForm, Sample, SampleOf, Type};
use crate::names;

use super::reserved::Taken;
use super::{docs, enums, types, validate};

/// The body of the endpoint's module, documentation first.
///
/// # Errors
///
/// Where typify does otherwise than this generator relies on.
pub(super) fn module(endpoint: &Endpoint, api: &Api, runtime: &str) -> Result<String, Error> {
    let mut structs = types::structs(endpoint.definitions(), &Taken::by(endpoint))?;
    let mut text = docs::module_comment(&heading(endpoint));
    if let Some(note) = endpoint.deprecated.as_deref().map(docs::prose) {
        // What is out of use is still put together here, and is told to whoever uses it.
        text += "\n#![allow(deprecated)]\n";
        for item in structs.iter_mut().filter(|item| item.ident == endpoint.request) {
            item.attrs.push(parse_quote!(#[deprecated(note = #note)]));
        }
    }
    text += &format!("\n#[allow(unused_imports)]\nuse {runtime}::support::prelude::*;\n");
    text += &format!("\nconst _: () = {runtime}::support::abi(1);\n");
    for (item, object) in structs.iter().zip(&endpoint.objects) {
        text += &format!("\n{}", pretty(item));
        text += &format!("\n{}", validate::record(object, item, endpoint.definitions(), runtime));
    }
    for open_enum in &endpoint.enums {
        text += &format!("\n{}", enums::open_enum(open_enum, runtime));
    }
    text += &format!("\n{}", marker(endpoint, api, runtime));
    check(&text, &endpoint.file)?;
    Ok(text)
}

fn heading(endpoint: &Endpoint) -> String {
    let mut text =
        format!("{}: `{} {}`.", docs::prose(&endpoint.title), endpoint.method, endpoint.path);
    if let Some(doc) = &endpoint.doc {
        text += &format!("\n\n{}", docs::prose(doc));
    }
    if let Some(instead) = &endpoint.deprecated {
        text += &format!("\n\nWithdrawn: {}", docs::prose(instead));
    }
    text
}

/// One struct, laid out by prettyplease.
pub(super) fn pretty(item: &syn::ItemStruct) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![syn::Item::Struct(item.clone())],
    })
}

/// The `endpoint!` block.
fn marker(endpoint: &Endpoint, api: &Api, runtime: &str) -> String {
    let name = names::endpoint_type(&endpoint.id);
    let mut text = format!("{runtime}::support::endpoint! {{\n");
    text += &docs::comment(&about(endpoint, api, runtime), "    ");
    if let Some(note) = &endpoint.deprecated {
        text += &format!("    {}\n", docs::deprecated(note).trim_end());
    }
    let mut response = rust_type(&endpoint.response);
    let allowed = if endpoint.response_null.is_some() {
        response = format!("::core::option::Option<{response}>");
        "    allows NO_DATA;\n"
    } else if endpoint.envelope == EnvelopeForm::None {
        "    allows NO_ENVELOPE;\n"
    } else {
        ""
    };
    let shape = names::upper_snake(&endpoint.request);
    text += &format!("    {name}: {} => {response};\n", endpoint.request);
    text += &format!("    reads {shape}, {};\n", validate::kind(&endpoint.response));
    text += &format!("{allowed}    facts {{\n");
    let repeat = names::variant(endpoint.repeat.value.as_str());
    for (fact, value) in [
        ("id", format!("{:?}", endpoint.id)),
        ("title", format!("{:?}", endpoint.title)),
        ("method", format!("{:?}", endpoint.method)),
        ("path", format!("{:?}", endpoint.path)),
        ("audience", format!("{:?}", endpoint.audience.as_str())),
        ("repeat", format!("{runtime}::Repeat::{repeat}")),
        ("deprecated", format!("{:?}", endpoint.deprecated)),
        ("page", format!("{:?}", endpoint.source.page)),
    ] {
        text += &format!("        {fact}: {value},\n");
    }
    let codes = endpoint.results.iter().map(|code| super::result_codes::variant(code, api));
    text += "    }\n    codes {\n";
    text += &wrapped(codes, "        ");
    text + "    }\n}\n"
}

/// Words on lines of at most 100 columns.
fn wrapped(words: impl Iterator<Item = String>, indent: &str) -> String {
    let mut text = String::new();
    let mut line = indent.to_owned();
    for word in words {
        if line.len() + word.len() > 100 {
            text += &format!("{}\n", line.trim_end());
            line = indent.to_owned();
        }
        line += &word;
        line += " ";
    }
    text + &format!("{}\n", line.trim_end())
}

/// The documentation of the endpoint's type.
fn about(endpoint: &Endpoint, api: &Api, runtime: &str) -> String {
    let mut text = format!("{}.\n\n`{}`: ", docs::prose(&endpoint.title), endpoint.id);
    text += &format!("`{} {}`, for {}.", endpoint.method, endpoint.path, audience(endpoint));
    let repeat = endpoint.repeat;
    let own = if repeat.inferred { " (inferred)" } else { "" };
    text += &format!(" Sending a request twice is {}{own}.", repeat_phrase(endpoint));
    text += &format!(" {}", docs::page(&endpoint.source));
    text += &docs::outcome(endpoint);
    text += "\n\n# Result codes\n";
    let codes = endpoint.results.iter().map(|code| {
        let known = api.codes.iter().find(|known| known.code == *code);
        let name = known.and_then(|known| known.name.as_deref()).unwrap_or("(no name known)");
        format!("`{code} {name}`")
    });
    text += &format!("\n{}.", codes.collect::<Vec<_>>().join(", "));
    if runtime == "crate" {
        text += &example(endpoint);
    }
    text
}

fn audience(endpoint: &Endpoint) -> String {
    format!("{}s", endpoint.audience.as_str().replace('-', " "))
}

fn repeat_phrase(endpoint: &Endpoint) -> &'static str {
    match endpoint.repeat.value.as_str() {
        "safe" => "safe",
        "same-key" => "safe as long as the merchant's own id is the same",
        _ => "not safe",
    }
}

/// An example that asserts, from the first request that the page prints.
fn example(endpoint: &Endpoint) -> String {
    let is_request = |sample: &&Sample| {
        sample.of == SampleOf::Request && sample.invalid.is_none() && sample.deviations.is_empty()
    };
    let Some(sample) = endpoint.samples.iter().find(is_request) else { return String::new() };
    let path: Vec<String> =
        names::module_path(&endpoint.id).iter().map(ToString::to_string).collect();
    let (module, name, request) =
        (path.join("::"), names::endpoint_type(&endpoint.id), &endpoint.request);
    let json = raw_string(&compact(&sample.json));
    format!(
        "\n\n# Examples\n\n```\nuse binance_pay::{module}::{{{request}, {name}}};\n\
         use binance_pay::{{Endpoint, Error}};\n\n\
         let request: {request} = {json}.parse()?;\n\
         assert!(request.validate().is_ok());\n\
         assert_eq!({name}::INFO.id(), \"{id}\");\n\
         # Ok::<(), Error>(())\n```",
        id = endpoint.id,
    )
}

/// A raw string, with as many `#` as its text asks for.
pub(super) fn raw_string(text: &str) -> String {
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

/// The same JSON without line ends; blanks inside of strings stay.
pub(super) fn compact(json: &str) -> String {
    let lines: Vec<&str> = json.lines().map(str::trim).collect();
    lines.join(" ")
}

/// The Rust type of `data`.
fn rust_type(ty: &Type) -> String {
    match ty {
        Type::Text { secret: false, .. } => "String".to_owned(),
        Type::Text { secret: true, .. } => "Secret".to_owned(),
        Type::Integer { format, .. } => format!("i{}", format.as_str().trim_start_matches("int")),
        Type::Boolean => "bool".to_owned(),
        Type::Decimal { .. } => "Decimal".to_owned(),
        Type::Id { .. } => "Id".to_owned(),
        Type::Timestamp => "Timestamp".to_owned(),
        Type::Enum { of } | Type::Object { of, .. } => of.clone(),
        Type::List { items, .. } => format!("Vec<{}>", rust_type(items)),
    }
}

/// What was put together as text must be Rust.
pub(super) fn check(text: &str, spec: &str) -> Result<(), Error> {
    syn::parse_file(text).map(|_| ()).map_err(|error| {
        let message = format!("the generated file is no Rust ({error}): adapt the generator");
        Error::in_file(format!("spec/{spec}"), message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_strings_hold_any_text() {
        for text in ["", "{}", r##"{"a":"#"}"##, r###"{"a":"##","b":"#"}"###] {
            let literal = syn::parse_str::<syn::LitStr>(&raw_string(text)).unwrap();
            assert_eq!(literal.value(), text);
        }
        assert_eq!(raw_string("{}"), r##"r#"{}"#"##);
    }

    #[test]
    fn what_is_no_rust_is_not_written() {
        assert!(check("struct A;", "a.yaml").is_ok());
        let told = check("struct", "a.yaml").unwrap_err().to_string();
        assert!(told.starts_with("spec/a.yaml: the generated file is no Rust ("), "{told}");
    }
}
