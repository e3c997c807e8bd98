//! A signature that a page prints beside its key and its payload: whether they belong together.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;

use crate::fact::Kind;
use crate::page::{Block, Page};
use crate::span::Text;

use super::Reader;

/// So many of each are tried; a page with more is not about one signature.
const MOST: usize = 4;

/// What a page prints of a signed request.
#[derive(Default)]
struct Printed {
    timestamps: Vec<String>,
    nonces: Vec<String>,
    secrets: Vec<String>,
    bodies: Vec<String>,
    signatures: Vec<Text>,
}

impl Reader<'_> {
    pub(super) fn check_signatures(&mut self) {
        let printed = Printed::of(self.page);
        if !printed.is_whole() {
            return;
        }
        for signature in &printed.signatures {
            if !printed.signs(&signature.text) {
                let message = "No payload of the page gives this signature with a key of the page.";
                self.find(Kind::SignatureMismatch, "/page", signature.span, message.to_owned());
            }
        }
    }
}

impl Printed {
    fn of(page: &Page) -> Self {
        let mut printed = Self::default();
        for block in &page.blocks {
            match block {
                Block::Heading(text) | Block::Paragraph(text) => printed.words(text),
                Block::Code(code) => {
                    printed.words(&code.text);
                    let body = code.text.text.find('{').and_then(|at| code.text.text.get(at..));
                    printed.bodies.extend(body.map(|body| body.trim_end().to_owned()));
                }
                Block::Table(table) => {
                    table
                        .rows
                        .iter()
                        .flat_map(|row| &row.cells)
                        .for_each(|cell| printed.words(cell));
                }
                Block::Furniture(_) => {}
            }
        }
        printed
    }

    /// Sorts the words of a text by what they can be.
    fn words(&mut self, text: &Text) {
        let mut is_secret = false;
        let mut start = 0;
        for piece in text.text.split_inclusive(|one: char| !one.is_ascii_alphanumeric()) {
            let word = piece.trim_end_matches(|one: char| !one.is_ascii_alphanumeric());
            let has_other = word.bytes().any(|byte| !byte.is_ascii_hexdigit());
            let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
            match word.len() {
                13 if is_number => self.timestamps.push(word.to_owned()),
                32 => self.nonces.push(word.to_owned()),
                64..=128 if !has_other => {
                    self.signatures.push(text.part(start, start + word.len()));
                }
                33..=128 => self.secrets.push(word.to_owned()),
                8.. if is_secret && !is_number => self.secrets.push(word.to_owned()),
                _ => {}
            }
            // `Secret key: ..` and `secretKey = ..`.
            let lower = word.to_ascii_lowercase();
            is_secret =
                lower.starts_with("secret") || (is_secret && matches!(&*lower, "key" | "is" | ""));
            start += piece.len();
        }
    }

    /// Whether everything that a signature is made of is there, and not so much that it is another
    /// kind of page.
    fn is_whole(&self) -> bool {
        let counts =
            [self.timestamps.len(), self.nonces.len(), self.secrets.len(), self.bodies.len()];
        counts.iter().all(|count| (1..=MOST).contains(count)) && self.signatures.len() <= MOST
    }

    /// Whether a signature, which may be shortened, is that of a payload of the page.
    fn signs(&self, signature: &str) -> bool {
        let wanted = signature.to_ascii_uppercase();
        let mut all = self.secrets.iter().flat_map(|secret| {
            self.timestamps.iter().flat_map(move |timestamp| {
                self.nonces.iter().flat_map(move |nonce| {
                    self.bodies.iter().map(move |body| (secret, [timestamp, nonce, body]))
                })
            })
        });
        all.any(|(secret, parts)| sign(secret, parts).is_some_and(|own| own.starts_with(&wanted)))
    }
}

/// The signature of a request, in upper case.
fn sign(secret: &str, parts: [&String; 3]) -> Option<String> {
    let mut mac = Hmac::<Sha512>::new_from_slice(secret.as_bytes()).ok()?;
    for part in parts {
        mac.update(part.as_bytes());
        mac.update(b"\n");
    }
    let bytes = mac.finalize().into_bytes();
    Some(bytes.iter().map(|byte| format!("{byte:02X}")).collect())
}
