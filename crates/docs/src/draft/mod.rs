//! A spec file for an endpoint that is new: every fact of its page in its place, and every open
//! question as a comment above it.

mod fields;
mod names;
mod rules;

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;

use crate::fact::{Fact, Finding, Predicate};
use crate::read::{PageKind, Reading};

/// A spec file to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// The id that it proposes: by the path.
    pub id: String,
    /// The file, with a line `# open: ..` above each place that is to be decided.
    pub yaml: String,
    /// What is to be decided, in the order of the file.
    pub questions: Vec<Question>,
}

/// Something to decide before a draft is a spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Where in the file: a JSON Pointer.
    pub pointer: String,
    /// What is to be decided.
    pub message: String,
}

/// Drafts the spec file of the endpoint that a page is about; nothing for a page that is about
/// something else, or has lost the line with method and path.
///
/// `page` is the page's slug. `model` is the value of `model.json`: codes that it does not have are
/// questions. No sentence of the page is taken over: what is for people is a `?`.
#[must_use]
pub fn draft(reading: &Reading, page: &str, model: &Value) -> Option<Draft> {
    if reading.kind != PageKind::Endpoint {
        return None;
    }
    let path = reading.value("/endpoint", Predicate::Path)?.as_str()?;
    let method = reading.value("/endpoint", Predicate::Method)?.as_str()?;
    let id = names::id(path);
    let mut writer = Writer::new(reading, model, &id);
    writer.head(method, path, page);
    writer.messages();
    writer.objects();
    writer.enums();
    writer.results();
    writer.samples();
    writer.rest();
    let Writer { yaml, questions, .. } = writer;
    Some(Draft { id, yaml, questions })
}

/// Headings of members of the envelope, which is the protocol's.
const ENVELOPE: &[&str] = &["status", "code", "data", "errorMessage"];

struct Writer<'a> {
    reading: &'a Reading,
    model: &'a Value,
    yaml: String,
    questions: Vec<Question>,
    /// The findings that no place of the file has told of yet.
    left: Vec<&'a Finding>,
    /// The objects: the table of the page and the name.
    objects: Vec<(String, String)>,
    /// The enums: the name, whether its values are integers, and these.
    enums: Vec<(String, bool, Vec<String>)>,
    /// What the names of objects begin with that the page does not name.
    own: String,
}

impl<'a> Writer<'a> {
    fn new(reading: &'a Reading, model: &'a Value, id: &str) -> Self {
        let left = reading.findings.iter().filter(|one| one.kind.is_open()).collect();
        let own = names::object(id.rsplit('.').next().unwrap_or_default());
        let (yaml, questions) = (String::new(), Vec::new());
        Self { reading, model, yaml, questions, left, objects: Vec::new(), enums: Vec::new(), own }
    }

    fn line(&mut self, indent: usize, text: &str) {
        // To a String, writing does not fail.
        let _ = writeln!(self.yaml, "{:indent$}{text}", "");
    }

    fn ask(&mut self, indent: usize, pointer: &str, message: &str) {
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line(indent, &format!("# open: {message}"));
        self.questions.push(Question { pointer: pointer.to_owned(), message });
    }

    /// Asks what the findings of a subject leave open.
    fn ask_findings(&mut self, indent: usize, subject: &str, pointer: &str) {
        let (here, left) = self.left.iter().partition(|one| one.subject == subject);
        self.left = left;
        let here: Vec<&Finding> = here;
        for finding in here {
            self.ask(indent, pointer, &words(finding));
        }
    }

    fn head(&mut self, method: &str, path: &str, page: &str) {
        let id = names::id(path);
        self.line(0, "# Drafted from its page. A line \"# open:\" is a question: answer it, and take the line out.");
        self.line(0, "# Each \"?\" stands for words of your own.");
        self.ask(0, "/id", "whether the id says what it does; it is permanent");
        self.line(0, &format!("id: {id}"));
        self.line(0, "title: \"?\"");
        self.line(0, &format!("method: {method}"));
        self.line(0, &format!("path: {}", quoted(path)));
        let audience = self.reading.value("/page", Predicate::Audience).and_then(Value::as_str);
        let word = audience.map_or(Some("merchant"), names::audience);
        if word.is_none() {
            self.ask(0, "/audience", "who may call it: the page has a notice of its own words");
        }
        self.line(0, &format!("audience: {}", word.unwrap_or("merchant")));
        if self.reading.value("/page", Predicate::Deprecated).is_some() {
            self.ask(0, "/deprecated", "what to use instead");
            self.line(0, "deprecated: \"?\"");
        }
        self.ask(0, "/repeat", "what a second sending does: safe, same-key or unsafe");
        self.line(0, "repeat: {value: unsafe, inferred: true}");
        self.line(0, &format!("source: {{page: {}}}", quoted(page)));
        self.line(0, "doc: \"?\"");
        for subject in ["", "/page", "/endpoint"] {
            self.ask_findings(0, subject, "");
        }
    }

    /// The lines `request` and `response`.
    fn messages(&mut self) {
        let request = format!("{}Request", self.own);
        if self.names("/request").is_empty() {
            self.ask(0, "/request", "what a request holds: the page has no table of it");
        }
        self.line(0, &format!("request: {request}"));
        self.objects.push(("/request".to_owned(), request));
        let response = self.response();
        self.ask_findings(0, "/response", "/response");
        self.ask_findings(0, "/response/data", "/response");
        self.line(0, &format!("response: {response}"));
    }

    /// What the data of a reply is.
    fn response(&mut self) -> String {
        if self.fact("/response/data", Predicate::Type).is_some() {
            let ty = self.type_of("/response/data", "/response");
            return match ty.object() {
                Some(object) => object.to_owned(),
                None => format!("{{{}}}", ty.text()),
            };
        }
        let own = self.names("/response");
        let has_data = own.iter().any(|name| !ENVELOPE.contains(name));
        let name = format!("{}Reply", self.own);
        if has_data {
            self.objects.push(("/response".to_owned(), name.clone()));
        } else {
            self.ask(0, "/response", "what the data of a reply holds: the page has no row of it");
        }
        name
    }

    fn objects(&mut self) {
        self.line(0, "");
        self.line(0, "objects:");
        let mut at = 0;
        while let Some((table, name)) = self.objects.get(at).cloned() {
            self.object(&table, &name);
            at += 1;
        }
        let written: Vec<String> = self.objects.iter().map(|(table, _)| table.clone()).collect();
        for table in self.tables().into_iter().filter(|table| !written.contains(table)) {
            let message = "which field this object belongs to: no row of the page leads to it";
            let name = names::object(table.trim_start_matches("/objects/"));
            self.ask(2, &format!("/objects/{name}"), message);
            self.object(&table, &name);
        }
    }

    fn enums(&mut self) {
        if self.enums.is_empty() {
            return;
        }
        self.line(0, "");
        self.line(0, "enums:");
        for (name, is_integer, values) in std::mem::take(&mut self.enums) {
            self.line(2, &format!("{name}:"));
            self.line(4, "doc: \"?\"");
            if is_integer {
                self.line(4, "base: integer");
            }
            self.line(4, "values:");
            for value in values {
                let pointer = format!("/enums/{name}/values/{value}");
                if names::is_variant(&value) {
                    self.line(6, &format!("{value}: {{doc: \"?\"}}"));
                } else {
                    self.ask(6, &pointer, "what this value is called");
                    let variant = names::variant(&value);
                    self.line(6, &format!("{}: {{name: {variant}, doc: \"?\"}}", quoted(&value)));
                }
            }
        }
    }

    fn results(&mut self) {
        self.line(0, "");
        let facts = self.reading.facts.iter().filter(|fact| fact.predicate == Predicate::CodeName);
        let codes: Vec<&str> =
            facts.filter_map(|fact| fact.subject.strip_prefix("/codes/")).collect();
        if codes.is_empty() {
            self.ask(0, "/results", "which codes it answers with: the page shows none; common stands for the general ones");
        }
        let known = self.model["codes"].as_array().map_or(&[][..], Vec::as_slice);
        for code in codes.iter().filter(|code| !known.iter().any(|one| one["code"] == ***code)) {
            let message = format!("{code} is not in result-codes.yaml: add it there");
            self.ask(0, "/results", &message);
        }
        self.ask_findings(0, "/codes", "/results");
        let list = if codes.is_empty() { "common".to_owned() } else { list(&codes) };
        self.line(0, &format!("results: [{list}]"));
    }

    fn samples(&mut self) {
        let facts = self.reading.facts.iter().filter(|fact| fact.predicate == Predicate::Sample);
        let samples: Vec<(&Fact, &str)> = facts
            .filter_map(|fact| Some((fact, fact.subject.strip_prefix("/samples/")?)))
            .filter(|(_, of)| *of != "payload")
            .collect();
        if samples.is_empty() {
            return;
        }
        self.line(0, "");
        self.line(0, "samples:");
        for (at, (fact, of)) in samples.into_iter().enumerate() {
            self.ask_findings(2, &fact.subject, &format!("/samples/{at}"));
            let json: Value =
                serde_json::from_str(fact.value.as_str().unwrap_or_default()).unwrap_or_default();
            self.line(2, &format!("- name: {of}-{}", at + 1));
            self.line(4, &format!("of: {of}"));
            self.line(4, &format!("json: '{}'", json.to_string().replace('\'', "''")));
        }
    }

    /// Findings that belong to no line of the file.
    fn rest(&mut self) {
        self.line(0, "");
        for finding in std::mem::take(&mut self.left) {
            let message = format!("{}: {}", finding.subject, words(finding));
            self.ask(0, "", &message);
        }
        self.line(0, "contradictions: []");
    }

    fn fact(&self, subject: &str, predicate: Predicate) -> Option<&'a Fact> {
        self.reading
            .facts
            .iter()
            .find(|fact| fact.subject == subject && fact.predicate == predicate)
    }

    /// The tables of objects.
    fn tables(&self) -> Vec<String> {
        let types = self.reading.facts.iter().filter(|fact| fact.predicate == Predicate::Type);
        let tables = types.filter_map(|fact| fact.subject.rsplit_once('/').map(|(table, _)| table));
        let mut found: Vec<String> = Vec::new();
        for table in tables.filter(|table| table.starts_with("/objects/")) {
            if !found.iter().any(|one| one == table) {
                found.push(table.to_owned());
            }
        }
        found
    }

    /// The fields of a table.
    fn names(&self, table: &str) -> Vec<&'a str> {
        let types = self.reading.facts.iter().filter(|fact| fact.predicate == Predicate::Type);
        let names = types.filter_map(|fact| fact.subject.strip_prefix(table)?.strip_prefix('/'));
        let mut found: Vec<&str> = Vec::new();
        for name in names {
            if !name.contains('/') && !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }
}

/// A finding in the words of a question; the vendor's words are not taken over, their place is told.
fn words(finding: &Finding) -> String {
    let place = format!("bytes {} to {} of the page", finding.span.start, finding.span.end);
    format!("{} ({place})", finding.message)
}

/// A text as YAML writes it in double quotes: JSON is such a form.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn list(words: &[&str]) -> String {
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", ")
}
