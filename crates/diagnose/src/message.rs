//! [`Message`]: the parts of a payload and how they are put together.

use crate::body::same_double;
use crate::cause::Cause;
use crate::diagnosis::Step;

/// What is signed, before it is one text.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) timestamp: Vec<u8>,
    pub(crate) nonce: Vec<u8>,
    pub(crate) body: Vec<u8>,
    pub(crate) parts: &'static [Part],
    /// Before each part.
    pub(crate) names: Option<Names>,
    pub(crate) start: &'static str,
    pub(crate) between: &'static str,
    pub(crate) end: &'static str,
    pub(crate) ends: usize,
    pub(crate) encoding: Encoding,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Timestamp,
    Nonce,
    Body,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    pub(crate) timestamp: &'static str,
    pub(crate) nonce: &'static str,
    pub(crate) body: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Encoding {
    AsIs,
    Utf16Le,
    Utf16Be,
}

impl Message {
    /// As documented: each part with a line feed behind it.
    pub(crate) fn new(timestamp: &str, nonce: &str, body: &[u8]) -> Self {
        Self {
            timestamp: timestamp.into(),
            nonce: nonce.into(),
            body: body.to_vec(),
            parts: &[Part::Timestamp, Part::Nonce, Part::Body],
            names: None,
            start: "",
            between: "\n",
            end: "\n",
            ends: 1,
            encoding: Encoding::AsIs,
        }
    }

    /// The text that is signed; none where the encoding has no such text.
    pub(crate) fn payload(&self) -> Option<Vec<u8>> {
        let size = self.timestamp.len() + self.nonce.len() + self.body.len();
        let mut payload = Vec::with_capacity(size + 64);
        payload.extend_from_slice(self.start.as_bytes());
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                payload.extend_from_slice(self.between.as_bytes());
            }
            let (name, value) = match part {
                Part::Timestamp => (self.names.map(|names| names.timestamp), &self.timestamp),
                Part::Nonce => (self.names.map(|names| names.nonce), &self.nonce),
                Part::Body => (self.names.map(|names| names.body), &self.body),
            };
            payload.extend_from_slice(name.unwrap_or_default().as_bytes());
            payload.extend_from_slice(value);
        }
        for _ in 0..self.ends {
            payload.extend_from_slice(self.end.as_bytes());
        }
        let bytes_of = match self.encoding {
            Encoding::AsIs => return Some(payload),
            Encoding::Utf16Le => u16::to_le_bytes,
            Encoding::Utf16Be => u16::to_be_bytes,
        };
        let text = std::str::from_utf8(&payload).ok()?;
        Some(text.encode_utf16().flat_map(bytes_of).collect())
    }

    /// The payloads with each integer that a floating-point number would have made the one that is there.
    pub(crate) fn unrounded(&self) -> impl Iterator<Item = (Step, Vec<u8>)> {
        let step = Step::new(Cause::NumberRounded, "an id, one of those that round to it");
        let template = self.clone();
        same_double(&self.body).into_iter().flat_map(move |(before, after, ids)| {
            let template = template.clone();
            ids.filter_map(move |id| {
                let body = [&*before, id.to_string().as_bytes(), &*after].concat();
                let payload = Self { body, ..template.clone() }.payload()?;
                Some((step, payload))
            })
        })
    }
}
