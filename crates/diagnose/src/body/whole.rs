//! What is signed in the place of the body.

use sha2::{Digest, Sha256, Sha512};

use crate::body::tokens::{self, Kind, Token};
use crate::body::tree::Node;
use crate::text;

macro_rules! constants {
    ($($name:ident = $text:literal;)+) => {
        $(pub(super) fn $name(_: &[u8]) -> Option<Vec<u8>> {
            Some($text.to_vec())
        })+
    };
}

constants! {
    empty = b"";
    empty_object = b"{}";
    empty_array = b"[]";
    null = b"null";
    empty_string = b"\"\"";
    undefined = b"undefined";
    none = b"None";
    object_object = b"[object Object]";
    array = b"Array";
}

pub(super) fn query(body: &[u8]) -> Option<Vec<u8>> {
    joined(body, |_| (), "&", |name, value| [name, b"=", value].concat())
}

pub(super) fn query_sorted(body: &[u8]) -> Option<Vec<u8>> {
    joined(body, Vec::clone, "&", |name, value| [name, b"=", value].concat())
}

pub(super) fn query_encoded(body: &[u8]) -> Option<Vec<u8>> {
    joined(body, |_| (), "&", encoded_pair)
}

pub(super) fn query_encoded_sorted(body: &[u8]) -> Option<Vec<u8>> {
    joined(body, Vec::clone, "&", encoded_pair)
}

pub(super) fn query_form(body: &[u8]) -> Option<Vec<u8>> {
    query_encoded(body).map(with_plus)
}

pub(super) fn query_form_sorted(body: &[u8]) -> Option<Vec<u8>> {
    query_encoded_sorted(body).map(with_plus)
}

/// As forms have blanks. A percent sign of the text itself is encoded, too, and not taken for one.
fn with_plus(query: Vec<u8>) -> Vec<u8> {
    String::from_utf8(query).map_or_else(std::string::FromUtf8Error::into_bytes, |query| {
        query.replace("%20", "+").into_bytes()
    })
}

pub(super) fn values(body: &[u8]) -> Option<Vec<u8>> {
    joined(body, |_| (), "", |_, value| value.to_vec())
}

pub(super) fn values_sorted(body: &[u8]) -> Option<Vec<u8>> {
    joined(body, Vec::clone, "", |_, value| value.to_vec())
}

fn encoded_pair(name: &[u8], value: &[u8]) -> Vec<u8> {
    [&*text::percent_encoded(name), b"=", &*text::percent_encoded(value)].concat()
}

/// The members at the top, in an order, each as a text.
fn joined<K: Ord>(
    body: &[u8],
    order: impl Fn(&Vec<u8>) -> K,
    between: &str,
    text: impl Fn(&[u8], &[u8]) -> Vec<u8>,
) -> Option<Vec<u8>> {
    let Node::Object(members) = Node::read(tokens::read_solid(body)?)? else { return None };
    let plain = |(name, value): (Token<'_>, Node<'_>)| {
        Some((content(&name)?.into_bytes(), plain_value(value)?))
    };
    let mut members: Vec<_> = members.into_iter().map(plain).collect::<Option<_>>()?;
    members.sort_by_key(|(name, _)| order(name));
    let texts: Vec<_> = members.iter().map(|(name, value)| text(name, value)).collect();
    Some(texts.join(between.as_bytes()))
}

/// What is in a string; other values are compact JSON.
fn plain_value(value: Node<'_>) -> Option<Vec<u8>> {
    match value {
        Node::Scalar(token) if token.kind == Kind::String => {
            content(&token).map(String::into_bytes)
        }
        value => Some(tokens::write(&value.into_tokens())),
    }
}

pub(super) fn content(string: &Token<'_>) -> Option<String> {
    serde_json::from_str(&string.text).ok()
}

pub(super) fn as_string(body: &[u8]) -> Option<Vec<u8>> {
    serde_json::to_vec(std::str::from_utf8(body).ok()?).ok()
}

pub(super) fn from_string(body: &[u8]) -> Option<Vec<u8>> {
    serde_json::from_slice::<String>(body).ok().map(String::into_bytes)
}

pub(super) fn python_bytes(body: &[u8]) -> Option<Vec<u8>> {
    Some(text::python_bytes(body))
}

pub(super) fn sha256(body: &[u8]) -> Option<Vec<u8>> {
    Some(text::hex(&Sha256::digest(body)).to_lowercase().into_bytes())
}

pub(super) fn sha512(body: &[u8]) -> Option<Vec<u8>> {
    Some(text::hex(&Sha512::digest(body)).to_lowercase().into_bytes())
}

pub(super) fn sha256_base64(body: &[u8]) -> Option<Vec<u8>> {
    Some(text::base64(&Sha256::digest(body)).into_bytes())
}

pub(super) fn base64(body: &[u8]) -> Option<Vec<u8>> {
    Some(text::base64(body).into_bytes())
}

pub(super) fn hex(body: &[u8]) -> Option<Vec<u8>> {
    Some(text::hex(body).to_lowercase().into_bytes())
}
