//! [`Section`]: what a table or a sample belongs to, by the headings above it.

use std::collections::BTreeSet;

use crate::page::words::is_sample;
use crate::page::{Block, Page};

/// The part of a page below a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Above the first heading.
    Start,
    Endpoint,
    Request,
    Response,
    Headers,
    /// Objects, before one is named.
    Objects,
    /// One object: its name.
    Object(String),
    Sample(Side),
    Codes,
    /// Another heading.
    Other(String),
}

/// Which message a sample is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Response,
    /// The message that a webhook brings.
    Payload,
}

impl Section {
    /// The section below a heading.
    pub(super) fn below(&self, heading: &str) -> Self {
        let heading = heading.trim();
        match heading {
            "EndPoint" | "Endpoint" | "End Point" => Self::Endpoint,
            "Request Parameters" | "Request Parameter" => Self::Request,
            "Response Parameters" | "Response Parameter" | "Response" => Self::Response,
            "Request Header" => Self::Headers,
            "Request Example" => Self::Sample(Side::Request),
            "Response Example" => Self::Sample(Side::Response),
            "Child Attribute" | "Child Attributes" => Self::Objects,
            "Result Code" | "Result Codes" | "Common Business Errors" => Self::Codes,
            _ if is_sample(heading) => Self::Sample(side(heading)),
            _ if self.has_objects() => Self::Object(object_name(heading)),
            // Headings between samples name the samples.
            _ if matches!(self, Self::Sample(_)) => self.clone(),
            _ => Self::Other(heading.to_owned()),
        }
    }

    /// Whether another heading names an object of this part of the page.
    fn has_objects(&self) -> bool {
        matches!(self, Self::Objects | Self::Object(_) | Self::Request | Self::Response)
    }

    /// Whether its heading announces a table of fields or of codes.
    pub(super) fn announces_table(&self) -> bool {
        matches!(
            self,
            Self::Request
                | Self::Response
                | Self::Headers
                | Self::Objects
                | Self::Object(_)
                | Self::Codes
        )
    }

    /// The pointer of what is below.
    pub(super) fn subject(&self) -> String {
        match self {
            Self::Start => "/page".to_owned(),
            Self::Endpoint => "/endpoint".to_owned(),
            Self::Request => "/request".to_owned(),
            Self::Response => "/response".to_owned(),
            Self::Headers => "/headers".to_owned(),
            Self::Objects => "/objects/?".to_owned(),
            Self::Object(name) => format!("/objects/{}", escaped(name)),
            Self::Sample(Side::Request) => "/samples/request".to_owned(),
            Self::Sample(Side::Response) => "/samples/response".to_owned(),
            Self::Sample(Side::Payload) => "/samples/payload".to_owned(),
            Self::Codes => "/codes".to_owned(),
            Self::Other(heading) => format!("/tables/{}", escaped(heading)),
        }
    }
}

/// A part of a JSON Pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn side(heading: &str) -> Side {
    if heading.starts_with("Sample Response") {
        Side::Response
    } else if heading.starts_with("Sample Payload") {
        Side::Payload
    } else {
        Side::Request
    }
}

/// The name of an object in a heading: `PaymentInfo Data` is `PaymentInfo`.
fn object_name(heading: &str) -> String {
    let name = heading.trim_end_matches(':').trim();
    name.strip_suffix(" Data").unwrap_or(name).to_owned()
}

/// The objects that have a heading above a table.
pub(super) fn objects(page: &Page) -> BTreeSet<String> {
    let mut section = Section::Start;
    let mut objects = BTreeSet::new();
    for block in &page.blocks {
        match block {
            Block::Heading(heading) => section = section.below(&heading.text),
            Block::Table(_) => {
                if let Section::Object(name) = &section {
                    objects.insert(name.clone());
                }
            }
            _ => {}
        }
    }
    objects
}
