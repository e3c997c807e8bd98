//! Wire name to Rust name, the only place.
//!
//! Struct fields are the exception: typify names them, and `emit::types` reads the names
//! back from its structs.

use proc_macro2::Ident;
use quote::format_ident;

/// A Rust identifier; keywords get an underscore.
fn ident(text: &str) -> Ident {
    let begins_with_digit = text.starts_with(|first: char| first.is_ascii_digit());
    match syn::parse_str::<Ident>(text) {
        Ok(ident) => ident,
        Err(_) if begins_with_digit => format_ident!("_{text}"),
        Err(_) => format_ident!("{text}_"),
    }
}

/// The words of a name in kebab, snake, camel or dotted case, in lower case.
///
/// A run of capitals is one word: `subMerchantID` has `sub`, `merchant`, `id`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let characters: Vec<char> = name.chars().collect();
    let mut inside = false;
    for (index, character) in characters.iter().enumerate() {
        if !character.is_ascii_alphanumeric() {
            inside = false;
            continue;
        }
        let lower_before = index > 0 && !characters[index - 1].is_ascii_uppercase();
        let lower_after = characters.get(index + 1).is_some_and(char::is_ascii_lowercase);
        let begins = character.is_ascii_uppercase() && (lower_before || lower_after);
        if !inside || begins {
            words.push(String::new());
        }
        inside = true;
        if let Some(word) = words.last_mut() {
            word.push(character.to_ascii_lowercase());
        }
    }
    words
}

/// `ContractStatus`, `Query`: a type. `contract-query`, `CONTRACT_SIGNED` and `contractQuery` give
/// the same form.
#[must_use]
pub fn upper_camel(name: &str) -> Ident {
    ident(&words(name).iter().map(|word| capitalised(word)).collect::<String>())
}

/// `INITIAL` to `Initial`, `01` to `Code01`: a variant of an enum.
#[must_use]
pub fn variant(name: &str) -> Ident {
    let name = words(name).iter().map(|word| capitalised(word)).collect::<String>();
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() => format_ident!("Code{name}"),
        None => format_ident!("Empty"),
        _ => ident(&name),
    }
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// `ContractQuery` to `CONTRACT_QUERY`: a static.
#[must_use]
pub fn upper_snake(name: &str) -> Ident {
    ident(&words(name).join("_").to_ascii_uppercase())
}

/// `ContractQuery` to `contract_query`: a variable, a function, a module.
#[must_use]
pub fn snake(name: &str) -> Ident {
    ident(&words(name).join("_"))
}

/// The module of an endpoint: `direct-debit.contract.query` to `direct_debit`, `contract`, `query`.
#[must_use]
pub fn module_path(id: &str) -> Vec<Ident> {
    id.split('.').map(snake).collect()
}

/// The type of an endpoint: the last segment of its id, `Query`; of a versioned id the one before
/// too, `CreateV3`.
#[must_use]
pub fn endpoint_type(id: &str) -> Ident {
    let segments: Vec<&str> = id.split('.').collect();
    let is_version = |segment: &str| {
        segment.strip_prefix('v').is_some_and(|rest| rest.chars().all(|one| one.is_ascii_digit()))
    };
    match segments.as_slice() {
        [.., name, version] if is_version(version) => upper_camel(&format!("{name}-{version}")),
        [.., name] => upper_camel(name),
        [] => upper_camel(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_case() {
        for (name, expected) in [
            ("merchantContractCode", "merchant contract code"),
            ("CONTRACT_SIGNED", "contract signed"),
            ("subMerchantID", "sub merchant id"),
            ("IPWhitelist", "ip whitelist"),
            ("direct-debit", "direct debit"),
            ("v2", "v2"),
        ] {
            assert_eq!(words(name).join(" "), expected);
        }
    }

    #[test]
    fn rust_names() {
        assert_eq!(variant("CONTRACT_SIGNED"), "ContractSigned");
        assert_eq!(variant("01"), "Code01");
        assert_eq!(variant("SELF"), "Self_");
        assert_eq!(upper_snake("ContractQuery"), "CONTRACT_QUERY");
        assert_eq!(snake("type"), "type_");
        assert_eq!(endpoint_type("order.create.v3"), "CreateV3");
        assert_eq!(endpoint_type("direct-debit.contract.query"), "Query");
        let path: Vec<String> =
            module_path("direct-debit.contract.query").iter().map(ToString::to_string).collect();
        assert_eq!(path, ["direct_debit", "contract", "query"]);
    }
}
