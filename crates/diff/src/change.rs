//! [`Change`] and [`Report`].

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use crate::compare::{self, Difference};
use crate::error::Error;
use crate::fingerprint::Fingerprint;
use crate::model::Model;
use crate::path::Path;
use crate::table::{self, Node, Rule};
use crate::words::{Axis, Bump, Grade, Place, Victim};

/// One change between two states of the spec.
///
/// An endpoint, a field, a value and the like that comes or goes is one change, whatever it holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// Where: a JSON Pointer (RFC 6901) into the model, in which items of lists go by their names:
    /// `/endpoints/order.close/objects/OrderClosing/fields/prepayId/type/maxLength`.
    pub pointer: String,
    /// What it is and how bad.
    pub rule: Rule,
    /// What was there; `None` where it is new.
    pub old: Option<Value>,
    /// What is there; `None` where it is gone.
    pub new: Option<Value>,
    /// What tells it from all other changes, in every run the same.
    pub fingerprint: Fingerprint,
    /// What it belongs to.
    pub part: Part,
    /// Why it is all right, where somebody has approved it.
    pub approval: Option<String>,
}

/// What a change belongs to: a file of the spec.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Part {
    /// What holds for all calls.
    Protocol,
    /// The result codes.
    Codes,
    /// An endpoint, by its id.
    Endpoint(String),
    /// A webhook, by its id.
    Webhook(String),
    /// What is quoted for an endpoint or a webhook, by its id.
    Quotes(String),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Protocol => f.pad("protocol"),
            Self::Codes => f.pad("codes"),
            Self::Endpoint(id) | Self::Webhook(id) => f.pad(id),
            Self::Quotes(id) => f.pad(&format!("quotes/{id}")),
        }
    }
}

impl Change {
    /// Which part of the protocol it is about.
    #[must_use]
    pub const fn axis(&self) -> Axis {
        self.rule.axis()
    }

    /// How bad it is.
    #[must_use]
    pub const fn grade(&self) -> Grade {
        self.rule.grade()
    }

    /// Who is hurt.
    #[must_use]
    pub const fn victims(&self) -> &'static [Victim] {
        self.rule.victims()
    }

    /// The end of the pointer, behind what [`Change::part`] names.
    #[must_use]
    pub fn within(&self) -> &str {
        let from = match &self.part {
            Part::Protocol => "/protocol",
            Part::Codes => "/codes",
            Part::Endpoint(id) => return behind(&self.pointer, "/endpoints/", id),
            Part::Webhook(id) => return behind(&self.pointer, "/webhooks/", id),
            Part::Quotes(id) => return behind(&self.pointer, "/quotes/", id),
        };
        self.pointer.strip_prefix(from).unwrap_or(&self.pointer)
    }

    /// Whether somebody has still to look at it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.approval.is_none()
    }
}

fn behind<'a>(pointer: &'a str, list: &str, id: &str) -> &'a str {
    let rest = pointer.strip_prefix(list).and_then(|rest| rest.strip_prefix(id));
    rest.unwrap_or(pointer)
}

/// Everything that differs between two states of the spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    changes: Vec<Change>,
    /// The title and the file of each part that has changed.
    titles: BTreeMap<Part, (String, String)>,
}

/// The changes of one part.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Section<'a> {
    /// The part.
    pub part: &'a Part,
    /// What it is about, in a few words.
    pub title: &'a str,
    /// Its file, relative to the spec folder.
    pub file: &'a str,
    /// Its changes, sorted by pointer.
    pub changes: &'a [Change],
}

/// Compares two states of the spec.
///
/// # Errors
///
/// [`Error::Unclassified`] where something differs that no rule is about: a difference is never left
/// out.
///
/// # Examples
///
/// ```
/// use binance_pay_diff::{Bump, Grade, Model, compare};
///
/// let text = binance_pay_spec::model().ok_or("run `cargo codegen`")?;
/// let (old, new) = (Model::parse(text)?, Model::parse(&text.replace("BAD_HTTP_METHOD", "BAD_METHOD"))?);
///
/// let report = compare(&old, &new)?;
/// let change = report.changes().first().ok_or("a change")?;
/// assert_eq!(change.pointer, "/codes/400006/name");
/// assert_eq!(change.rule.id(), "codes-code-name-changed");
/// assert_eq!((change.grade(), report.bump()), (Grade::Breaking, Bump::Breaking));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compare(old: &Model, new: &Model) -> Result<Report, Error> {
    let mut changes = Vec::new();
    let mut unclassified = BTreeSet::new();
    for difference in compare::differences(old, new)? {
        let pointer = difference.path.pointer();
        let rules = table::judge(&difference, || places(&difference.path, old, new));
        if rules.is_empty() {
            unclassified.insert(pointer);
            continue;
        }
        let part = part(&difference.path);
        let Difference { old, new, .. } = difference;
        let (old, new) = (old.as_deref(), new.as_deref());
        changes.extend(rules.into_iter().map(|rule| Change {
            fingerprint: Fingerprint::of(&rule, &pointer, old, new),
            pointer: pointer.clone(),
            rule,
            old: old.cloned(),
            new: new.cloned(),
            part: part.clone(),
            approval: None,
        }));
    }
    if !unclassified.is_empty() {
        return Err(Error::Unclassified { pointers: unclassified.into_iter().collect() });
    }
    changes.sort_by(|a, b| {
        (&a.part, &a.pointer, a.rule.id()).cmp(&(&b.part, &b.pointer, b.rule.id()))
    });
    let titles = changes.iter().map(|change| (change.part.clone(), title(&change.part, old, new)));
    Ok(Report { titles: titles.collect(), changes })
}

/// What a part is about, and its file.
fn title(part: &Part, old: &Model, new: &Model) -> (String, String) {
    let (list, id) = match part {
        Part::Protocol => return ("What holds for all calls".into(), "protocol.yaml".into()),
        Part::Codes => return ("Result codes".into(), "result-codes.yaml".into()),
        Part::Endpoint(id) => ("endpoints", id),
        Part::Webhook(id) => ("webhooks", id),
        Part::Quotes(id) => ("quotes", id),
    };
    let item = new.item(list, id).or_else(|| old.item(list, id));
    let text = |name| item.and_then(|item| item.get(name)?.as_str()).unwrap_or_default();
    let title = if list == "quotes" { "Which words state the facts" } else { text("title") };
    (title.to_owned(), text("file").to_owned())
}

/// Where an object, an enum, a sample or a contradiction takes effect, before or after.
fn places(path: &Path<'_>, old: &Model, new: &Model) -> Vec<Place> {
    match path.first() {
        "webhooks" => vec![Place::Webhook],
        "protocol" if path.has_member("envelope") => vec![Place::Response],
        "protocol" if path.has_member("acknowledgement") => vec![Place::Acknowledgement],
        "protocol" => vec![Place::Transport],
        _ => {
            let endpoint = path.id_of(Node::Endpoint).unwrap_or_default();
            let owners =
                [(Node::Object, "objects"), (Node::Enum, "enums"), (Node::Sample, "samples")];
            let mut places = BTreeSet::new();
            for (node, list) in owners {
                if let Some(name) = path.id_of(node) {
                    places.extend(
                        [old, new].iter().flat_map(|model| model.places(endpoint, list, name)),
                    );
                }
            }
            // What nothing refers to, and what is about the whole endpoint.
            if places.is_empty() {
                places.insert(Place::Request);
            }
            places.into_iter().collect()
        }
    }
}

fn part(path: &Path<'_>) -> Part {
    match (path.id_of(Node::Endpoint), path.id_of(Node::Webhook), path.first()) {
        (Some(id), _, _) => Part::Endpoint(id.to_owned()),
        (_, Some(id), _) => Part::Webhook(id.to_owned()),
        (_, _, "codes") => Part::Codes,
        (_, _, "quotes") => {
            path.id_of(Node::Quotes).map_or(Part::Protocol, |id| Part::Quotes(id.to_owned()))
        }
        _ => Part::Protocol,
    }
}

impl Report {
    /// All changes, sorted by part and pointer.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    pub(crate) fn changes_mut(&mut self) -> &mut [Change] {
        &mut self.changes
    }

    /// How many changes have this grade.
    #[must_use]
    pub fn count(&self, grade: Grade) -> usize {
        self.changes.iter().filter(|change| change.grade() == grade).count()
    }

    /// The parts that have changed, sorted, each with its changes.
    pub fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        self.changes.chunk_by(|a, b| a.part == b.part).filter_map(|changes| {
            let part = &changes.first()?.part;
            let (title, file) = self.titles.get(part)?;
            Some(Section { part, title, file, changes })
        })
    }

    /// The release of the crate that the changes ask for. An approval changes nothing about it.
    ///
    /// Breaking, where code that uses the crate breaks; minor, where anything but documentation
    /// changes; patch, where documentation does.
    #[must_use]
    pub fn bump(&self) -> Bump {
        let bump = |change: &Change| match change.grade() {
            Grade::Breaking if change.victims().contains(&Victim::RustSource) => Bump::Breaking,
            Grade::DocOnly => Bump::Patch,
            _ => Bump::Minor,
        };
        self.changes.iter().map(bump).min().unwrap_or(Bump::None)
    }
}
