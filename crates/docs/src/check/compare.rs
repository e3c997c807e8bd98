//! Types, limits and values of one field.

use serde_json::Value;

use crate::fact::Predicate;

use super::Checker;

impl<'a> Checker<'a> {
    /// The type, and what is in the object or the list.
    pub(super) fn type_of(&mut self, subject: &str, pointer: &str, spec: &Value) {
        let Some(fact) = self.fact_of(subject, Predicate::Type) else { return };
        let base = fact.value.as_str().unwrap_or_default();
        if self.fits(base, spec) {
            self.agree(pointer, fact);
        } else {
            self.differ(pointer, Predicate::Type, Some(fact), Some(spec["type"].clone()));
        }
        let inner = if spec["type"] == "list" { &spec["items"] } else { spec };
        let named = self.fact_of(subject, Predicate::Of);
        let word = named.and_then(|fact| fact.value.as_str());
        let Some(object) = inner["of"].as_str().filter(|_| inner["type"] == "object") else {
            if word.is_some_and(|word| !self.fits(word, inner)) {
                self.differ(pointer, Predicate::Of, named, Some(inner["type"].clone()));
            }
            return;
        };
        let tables = [word.map(|of| format!("/objects/{of}")), self.table_like(subject)];
        if let Some(table) = tables.into_iter().flatten().find(|table| self.has_table(table)) {
            self.object(&table, object);
        } else if word.is_none() && self.goes_past_tables() {
            self.differ(pointer, Predicate::Of, None, Some(object.into()));
        }
    }

    /// Whether a word of the column Type fits a type of the spec.
    fn fits(&self, base: &str, spec: &Value) -> bool {
        let wire = spec["wire"].as_str();
        match spec["type"].as_str().unwrap_or_default() {
            "text" => base == "string",
            "enum" if self.enum_of(spec).is_some_and(|one| one["base"] == "integer") => {
                base == "integer"
            }
            "enum" => base == "string",
            "id" if wire == Some("number") => base == "long",
            "integer" if spec["format"] == "int32" => base == "integer",
            "integer" | "timestamp" if wire != Some("string") => base == "long",
            "id" | "integer" | "timestamp" => base == "string",
            "decimal" if wire == Some("number") => base == "decimal",
            "decimal" => base == "string",
            "object" if wire == Some("json-string") => matches!(base, "object" | "string"),
            word => base == word,
        }
    }

    /// The enum that a type names.
    fn enum_of(&self, spec: &Value) -> Option<&'a Value> {
        let all = self.entry["enums"].as_array()?;
        all.iter().find(|one| spec["type"] == "enum" && one["name"] == spec["of"])
    }

    /// The table of a field whose type names no object: by the field's name; a webhook's data is
    /// called a notification.
    fn table_like(&self, subject: &str) -> Option<String> {
        let name = subject.rsplit('/').next()?;
        let name = if subject == "/request/data" { "Notification" } else { name };
        let mut subjects =
            self.reading.facts.iter().filter_map(|fact| fact.subject.strip_prefix("/objects/"));
        let same = subjects.find(|rest| {
            rest.split('/').next().is_some_and(|object| object.eq_ignore_ascii_case(name))
        })?;
        Some(format!("/objects/{}", same.split('/').next()?))
    }

    /// Limits in numbers.
    pub(super) fn limits(&mut self, subject: &str, pointer: &str, spec: &Value, has_limits: bool) {
        let limits = [
            (Predicate::MaxLength, "maxLength"),
            (Predicate::MaxItems, "maxItems"),
            (Predicate::Scale, "scale"),
            (Predicate::Minimum, "minimum"),
            (Predicate::Maximum, "maximum"),
        ];
        for (predicate, word) in limits {
            let limit = &spec[word];
            let stated = (limit["inferred"] != true)
                .then(|| &limit["value"])
                .filter(|value| !value.is_null());
            match (self.fact_of(subject, predicate), stated) {
                (Some(fact), Some(value)) if same_number(&fact.value, value) => {}
                (Some(fact), value) => self.differ(pointer, predicate, Some(fact), value.cloned()),
                (None, Some(value)) if has_limits && !self.is_open_field(subject) => {
                    self.differ(pointer, predicate, None, Some(value.clone()));
                }
                (None, _) => {}
            }
        }
        self.charset(subject, pointer, spec);
    }

    fn charset(&mut self, subject: &str, pointer: &str, spec: &Value) {
        let stated = spec["charset"].as_str();
        match self.fact_of(subject, Predicate::Charset) {
            Some(fact) => {
                let fits = match (fact.value.as_str(), stated) {
                    (Some("letters-and-digits"), Some("alnum"))
                    | (Some("upper-case"), Some("uppercase")) => true,
                    (Some("digits"), stated) => stated == Some("digits") || is_of_digits(spec),
                    _ => false,
                };
                if !fits {
                    self.differ(pointer, Predicate::Charset, Some(fact), stated.map(Value::from));
                }
            }
            None if stated.is_some() && !self.is_open_field(subject) => {
                self.differ(pointer, Predicate::Charset, None, stated.map(Value::from));
            }
            None => {}
        }
    }

    /// The values of an enum. Those that are known from elsewhere need not be on the page.
    pub(super) fn values(&mut self, subject: &str, pointer: &str, spec: &Value) {
        let listed = self.fact_of(subject, Predicate::Values);
        let spec = if spec["type"] == "list" { &spec["items"] } else { spec };
        let Some(own) = self.enum_of(spec) else {
            let is_boolean = spec["type"] == "boolean";
            if let Some(fact) = listed.filter(|_| !is_boolean) {
                self.differ(pointer, Predicate::Values, Some(fact), None);
            }
            return;
        };
        let Some(fact) = listed else {
            let from_page = own["values"].as_array().into_iter().flatten();
            let printed: Vec<Value> = from_page
                .filter(|value| value["knownFrom"].is_null())
                .map(|value| value["value"].clone())
                .collect();
            if !printed.is_empty() && !self.is_open_field(subject) {
                self.differ(pointer, Predicate::Values, None, Some(printed.into()));
            }
            return;
        };
        let known = own["values"].as_array().into_iter().flatten();
        let on_page = fact.value.as_array().cloned().unwrap_or_default();
        let mut all = on_page.iter();
        let is_known = |value: &&Value| known.clone().any(|one| one["value"] == **value);
        let has_new = !all.all(|value| is_known(&value));
        let has_gone =
            known.clone().any(|one| one["knownFrom"].is_null() && !on_page.contains(&one["value"]));
        if has_new || has_gone {
            let spec: Vec<Value> = known.map(|one| one["value"].clone()).collect();
            self.differ(pointer, Predicate::Values, Some(fact), Some(spec.into()));
        }
    }
}

/// Whether values of a type have digits only.
fn is_of_digits(spec: &Value) -> bool {
    matches!(spec["type"].as_str(), Some("id" | "integer" | "timestamp"))
}

/// Whether two limits are the same number, however they are written.
fn same_number(page: &Value, spec: &Value) -> bool {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let plain = |text: String| {
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        }
    };
    plain(text(page)) == plain(text(spec))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_compared_by_value() {
        assert!(
            same_number(&json!("0.010"), &json!("0.01")) && same_number(&json!(8), &json!("8"))
        );
        assert!(!same_number(&json!("20000"), &json!("2")) && !same_number(&json!(32), &json!(23)));
    }
}
