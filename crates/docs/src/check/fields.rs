//! Tables of fields against objects.

use serde_json::Value;

use crate::fact::{Kind, Predicate};

use super::Checker;

impl Checker<'_> {
    /// Request and response, or the event of a webhook.
    pub(super) fn messages(&mut self) {
        let object = |value: &Value| value.as_str().map(str::to_owned);
        if let Some(request) = object(&self.entry["request"]).or(object(&self.entry["event"])) {
            self.object("/request", &request);
            self.table_is_there("/request", &request);
        }
        if !self.entry["response"].is_null() {
            self.response();
        }
    }

    /// A page that goes on behind it has the table of a request, unless the request has no fields.
    fn table_is_there(&mut self, table: &str, name: &str) {
        let objects = self.entry["objects"].as_array();
        let object = objects.and_then(|all| all.iter().find(|one| one["name"] == name));
        let has_fields = object.is_some_and(|one| one["fields"] != Value::Array(Vec::new()));
        let is_past = self.has_table("/response") || self.has_table("/codes");
        let is_lost = self.reading.findings.iter().any(|one| one.subject.starts_with(table));
        if has_fields && is_past && !self.has_table(table) && !is_lost {
            self.differ(table, Predicate::Of, None, Some(name.into()));
        }
    }

    /// The envelope, which is the protocol's, and the data in it.
    fn response(&mut self) {
        let fields = &self.model["protocol"]["envelope"]["fields"];
        for field in fields.as_array().into_iter().flatten() {
            let name = field["name"].as_str().unwrap_or_default();
            let (subject, pointer) =
                (format!("/response/{name}"), format!("/envelope/fields/{name}"));
            self.pointers.insert(subject.clone(), pointer.clone());
            if self.reading.value(&subject, Predicate::Type).is_some() {
                self.field(&subject, &pointer, field, false);
            }
        }
        self.envelope(fields);
        let spec = self.entry["response"].clone();
        self.pointers.insert("/response/data".to_owned(), "/response".to_owned());
        if self.reading.value("/response/data", Predicate::Type).is_some() {
            // A failure has no data.
            let required = self.fact_of("/response/data", Predicate::Required);
            if let Some(fact) = required.filter(|fact| fact.value != false) {
                self.differ("/response", Predicate::Required, Some(fact), Some(false.into()));
            }
            self.type_of("/response/data", "/response", &spec);
        } else if !self.is_open_table("/response") && self.has_table("/response") {
            // Pages that leave the envelope out describe the data in its place.
            if let Some(object) = spec["of"].as_str() {
                self.object("/response", object);
            }
        }
    }

    /// Members of the envelope that only the page or only the spec has.
    fn envelope(&mut self, fields: &Value) {
        let is_known = |name: &str| fields.as_array().is_some_and(|all| has(all, name));
        let on_page = self.names("/response");
        if !on_page.iter().any(|name| is_known(name)) {
            return;
        }
        for name in on_page.iter().filter(|name| !is_known(name) && *name != "data") {
            let fact = self.fact_of(&format!("/response/{name}"), Predicate::Type);
            self.differ(&format!("/envelope/fields/{name}"), Predicate::Type, fact, None);
        }
        if self.is_open_table("/response") {
            return;
        }
        for field in fields.as_array().into_iter().flatten() {
            let name = field["name"].as_str().unwrap_or_default();
            if !on_page.iter().any(|one| one == name) {
                let spec = field["type"]["type"].clone();
                self.differ(&format!("/envelope/fields/{name}"), Predicate::Type, None, Some(spec));
            }
        }
    }

    /// Tables of objects that no field of the page leads to.
    pub(super) fn orphans(&mut self) {
        let objects = self.reading.facts.iter().filter(|fact| fact.predicate == Predicate::Type);
        let objects =
            objects.filter_map(|fact| fact.subject.strip_prefix("/objects/")?.split('/').next());
        let mut objects: Vec<&str> = objects.filter(|name| *name != "?").collect();
        objects.dedup();
        for name in objects {
            let table = format!("/objects/{name}");
            if !self.pointers.contains_key(&table) {
                let page = Some(Value::from(name));
                self.differ_by(&table, Predicate::Of, page, None, None);
            }
        }
    }

    pub(super) fn has_table(&self, table: &str) -> bool {
        let start = format!("{table}/");
        self.reading.facts.iter().any(|fact| fact.subject.starts_with(&start))
    }

    /// A table of the page against an object of the spec.
    pub(super) fn object(&mut self, table: &str, name: &str) {
        let objects = self.entry["objects"].as_array();
        let Some(object) = objects.and_then(|all| all.iter().find(|one| one["name"] == name))
        else {
            return;
        };
        self.pointers.insert(table.to_owned(), format!("/objects/{name}"));
        let fields = || object["fields"].as_array().into_iter().flatten();
        for on_page in self.names(table) {
            let subject = format!("{table}/{on_page}");
            let pointer = format!("/objects/{name}/fields/{on_page}");
            self.pointers.insert(subject.clone(), pointer.clone());
            match fields().find(|field| field["name"] == *on_page) {
                Some(field) => {
                    self.field(&subject, &pointer, field, true);
                    self.rules(&subject, &pointer, object, &on_page);
                }
                None => {
                    let fact = self.fact_of(&subject, Predicate::Type);
                    self.differ(&pointer, Predicate::Type, fact, None);
                }
            }
        }
        if self.is_open_table(table) || !self.has_table(table) {
            return;
        }
        self.unstated_rules(table, &format!("/objects/{name}"), object);
        for field in fields().filter(|field| field["knownFrom"].is_null()) {
            let own = field["name"].as_str().unwrap_or_default();
            if !self.names(table).iter().any(|on_page| on_page == own) {
                let pointer = format!("/objects/{name}/fields/{own}");
                self.differ(&pointer, Predicate::Type, None, Some(field["type"]["type"].clone()));
            }
        }
    }

    /// The names of a table's fields in the order of the page.
    fn names(&self, table: &str) -> Vec<String> {
        let start = format!("{table}/");
        let facts = self.reading.facts.iter().filter(|fact| {
            fact.predicate == Predicate::Required || fact.predicate == Predicate::Type
        });
        let names = facts.filter_map(|fact| fact.subject.strip_prefix(&start));
        let mut found: Vec<String> = Vec::new();
        for name in names.filter(|name| !name.contains('/')) {
            if !found.iter().any(|one| one == name) {
                found.push(name.to_owned());
            }
        }
        found
    }

    /// One field: type, whether it is required, limits.
    fn field(&mut self, subject: &str, pointer: &str, field: &Value, has_limits: bool) {
        if let Some(fact) = self.fact_of(subject, Predicate::Required) {
            if fact.value == field["required"] {
                self.agree(pointer, fact);
            } else {
                let spec = Some(field["required"].clone());
                self.differ(pointer, Predicate::Required, Some(fact), spec);
            }
        }
        self.type_of(subject, pointer, &field["type"]);
        self.limits(subject, pointer, &field["type"], has_limits);
        self.values(subject, pointer, &field["type"]);
    }

    /// Whether the page may state more of a field than could be read.
    pub(super) fn is_open_field(&self, subject: &str) -> bool {
        let hides = |kind| {
            matches!(
                kind,
                Kind::Ambiguous | Kind::UnreadLimitation | Kind::CutOff | Kind::UnknownWord
            )
        };
        let mut findings = self.reading.findings.iter();
        findings.any(|one| one.subject == subject && hides(one.kind)) || self.is_last(subject)
    }

    /// Whether a page that may be cut off ends in the row of a field.
    fn is_last(&self, subject: &str) -> bool {
        self.last_table.is_some()
            && self.reading.facts.last().is_some_and(|fact| fact.subject == subject)
    }
}

/// Whether fields have one of a name.
fn has(fields: &[Value], name: &str) -> bool {
    fields.iter().any(|field| field["name"] == name)
}
