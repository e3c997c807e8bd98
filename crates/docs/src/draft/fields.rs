//! Objects, their fields, and the types of these.

use serde_json::Value;

use crate::fact::{Fact, Predicate};

use super::{ENVELOPE, Writer, names, quoted};

/// A type as the spec writes it: its members, in order, and what is to be asked about it.
#[derive(Debug, Default)]
pub(super) struct TypeForm {
    members: Vec<(&'static str, String)>,
    questions: Vec<String>,
}

impl TypeForm {
    fn of(word: &str) -> Self {
        Self { members: vec![("type", word.to_owned())], questions: Vec::new() }
    }

    fn put(&mut self, member: &'static str, text: impl Into<String>) {
        self.members.push((member, text.into()));
    }

    fn ask(&mut self, message: impl Into<String>) {
        self.questions.push(message.into());
    }

    pub(super) fn text(&self) -> String {
        let members = self.members.iter().map(|(name, text)| format!("{name}: {text}"));
        members.collect::<Vec<_>>().join(", ")
    }

    /// The object that the type is, where it is one.
    pub(super) fn object(&self) -> Option<&str> {
        let of = self.members.iter().find(|(name, _)| *name == "of");
        of.filter(|_| self.is("object")).map(|(_, text)| &**text)
    }

    fn is(&self, word: &str) -> bool {
        self.members.first().is_some_and(|(_, text)| text == word)
    }
}

impl Writer<'_> {
    pub(super) fn object(&mut self, table: &str, name: &str) {
        let pointer = format!("/objects/{name}");
        self.ask_findings(2, table, &pointer);
        self.line(2, &format!("{name}:"));
        self.line(4, "doc: \"?\"");
        let is_response = table == "/response";
        let own = self.names(table);
        let own: Vec<&str> =
            own.into_iter().filter(|name| !(is_response && ENVELOPE.contains(name))).collect();
        self.line(4, if own.is_empty() { "fields: {}" } else { "fields:" });
        for field in &own {
            self.field(&format!("{table}/{field}"), &format!("{pointer}/fields/{field}"), field);
        }
        self.rules(table, &pointer, &own);
    }

    fn field(&mut self, subject: &str, pointer: &str, name: &str) {
        let form = self.type_of(subject, pointer);
        let required = self.fact(subject, Predicate::Required).map(|fact| &fact.value);
        self.ask_findings(6, subject, pointer);
        for question in &form.questions {
            self.ask(6, pointer, question);
        }
        let required = match required {
            Some(Value::Bool(true)) => ", required: true",
            Some(Value::Bool(false)) => "",
            Some(_) => {
                self.ask(6, pointer, "when it is required: the column Required names a condition");
                ""
            }
            None => {
                self.ask(6, pointer, "whether it is required");
                ""
            }
        };
        self.line(6, &format!("{name}: {{{}{required}, doc: \"?\"}}", form.text()));
    }

    /// The type of a field with all its limits.
    pub(super) fn type_of(&mut self, subject: &str, pointer: &str) -> TypeForm {
        let base = self.word(subject, Predicate::Type).unwrap_or_default();
        let of = self.word(subject, Predicate::Of);
        let values = self.fact(subject, Predicate::Values).and_then(|fact| fact.value.as_array());
        let values: Vec<String> = values
            .into_iter()
            .flatten()
            .filter_map(|value| value.as_str().map(str::to_owned))
            .collect();
        let mut form = match (&*base, of) {
            ("string" | "integer", _) if !values.is_empty() => {
                self.enumerated(subject, &base, values)
            }
            ("string", _) => self.string(subject),
            ("integer" | "long", _) => self.integer(subject, &base),
            ("decimal", _) => self.decimal(subject, "number"),
            ("boolean", _) => TypeForm::of("boolean"),
            ("list", of) => self.list(subject, of.as_deref()),
            (_, Some(of)) => self.named(&of),
            _ => self.unnamed(pointer),
        };
        for (predicate, what) in [
            (Predicate::Unit, "a smallest step"),
            (Predicate::ExclusiveMinimum, "a value that it must be above"),
            (Predicate::Currencies, "currencies that are not taken"),
            (Predicate::MicaValues, "values for some users only"),
        ] {
            if self.fact(subject, predicate).is_some() {
                form.ask(format!(
                    "the page has {what}, and the format of the spec has no word for it"
                ));
            }
        }
        if self.fact(subject, Predicate::Enumerated).is_some() && !form.is("enum") {
            form.ask("which values it takes: the page says that they are listed");
        }
        form
    }

    fn word(&self, subject: &str, predicate: Predicate) -> Option<String> {
        self.fact(subject, predicate).and_then(|fact| fact.value.as_str()).map(str::to_owned)
    }

    fn number(&self, subject: &str, predicate: Predicate) -> Option<String> {
        let value = &self.fact(subject, predicate)?.value;
        Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    }

    /// An enum that is named after its field, and after its object where another has that name.
    fn enumerated(&mut self, subject: &str, base: &str, values: Vec<String>) -> TypeForm {
        let mut parts = subject.rsplit('/');
        let short = names::object(parts.next().unwrap_or_default());
        let long = format!("{}{short}", names::object(parts.next().unwrap_or_default()));
        let is_integer = base == "integer";
        let same = |one: &&(String, bool, Vec<String>)| one.1 == is_integer && one.2 == values;
        let is_taken =
            |name: &str| self.enums.iter().any(|one| one.0 == name) || self.is_object(name);
        let name = match self.enums.iter().find(same) {
            Some(known) if known.0 == short || known.0 == long => known.0.clone(),
            _ => {
                let name = if is_taken(&short) { long } else { short };
                self.enums.push((name.clone(), is_integer, values));
                name
            }
        };
        let mut form = TypeForm::of("enum");
        form.put("of", name);
        form
    }

    fn is_object(&self, name: &str) -> bool {
        self.objects.iter().any(|(_, own)| own == name)
            || self
                .tables()
                .iter()
                .any(|table| names::object(table.trim_start_matches("/objects/")) == name)
    }

    fn string(&self, subject: &str) -> TypeForm {
        let limits = [Predicate::Minimum, Predicate::Maximum, Predicate::Scale];
        if limits.iter().any(|limit| self.fact(subject, *limit).is_some()) {
            let mut form = self.decimal(subject, "string");
            form.ask("whether it is a decimal: the page types it string and limits its value");
            return form;
        }
        let mut form = TypeForm::of("text");
        match self.word(subject, Predicate::Charset).as_deref() {
            Some("letters-and-digits") => form.put("charset", "alnum"),
            Some("digits") => form.put("charset", "digits"),
            Some("upper-case") => form.put("charset", "uppercase"),
            _ => {}
        }
        match self.word(subject, Predicate::Format).as_deref() {
            Some("http or https") => form.put("format", "http-url"),
            Some("YYYY-MM-DD") => form.put("format", "date"),
            Some(_) => form.ask("its form: the format of the spec has no word for it"),
            None => {}
        }
        self.length(subject, &mut form);
        form
    }

    fn length(&self, subject: &str, form: &mut TypeForm) {
        if let Some(length) = self.number(subject, Predicate::Length) {
            form.put("length", format!("{{min: {length}, max: {length}}}"));
        } else if let Some(length) = self.number(subject, Predicate::MaxLength) {
            form.put("length", format!("{{max: {length}}}"));
        }
    }

    fn integer(&self, subject: &str, base: &str) -> TypeForm {
        let has_length = self.fact(subject, Predicate::MaxLength).is_some();
        let name = subject.rsplit('/').next().unwrap_or_default();
        if base == "long" && (has_length || name.ends_with("Id")) {
            let mut form = TypeForm::of("id");
            form.put("wire", "number");
            self.length(subject, &mut form);
            form.ask("whether it is an id, which may exceed 64 bits: the page types it long");
            return form;
        }
        if base == "long" && name.ends_with("Time") {
            let mut form = TypeForm::of("timestamp");
            form.ask("whether it is a time in milliseconds: the page types it long");
            return form;
        }
        let mut form = TypeForm::of("integer");
        form.put("format", if base == "long" { "int64" } else { "int32" });
        self.range(subject, &mut form, false);
        form
    }

    fn decimal(&self, subject: &str, wire: &str) -> TypeForm {
        let mut form = TypeForm::of("decimal");
        if let Some(scale) = self.number(subject, Predicate::Scale) {
            form.put("scale", scale);
        }
        self.range(subject, &mut form, true);
        form.put("wire", wire);
        form
    }

    fn range(&self, subject: &str, form: &mut TypeForm, is_quoted: bool) {
        let shown = |text: String| if is_quoted { quoted(&text) } else { text };
        let bound = |predicate, word: &str| {
            self.number(subject, predicate).map(|text| format!("{word}: {}", shown(text)))
        };
        let bounds = [bound(Predicate::Minimum, "min"), bound(Predicate::Maximum, "max")];
        let bounds: Vec<String> = bounds.into_iter().flatten().collect();
        if !bounds.is_empty() {
            form.put("range", format!("{{{}}}", bounds.join(", ")));
        }
    }

    fn list(&mut self, subject: &str, of: Option<&str>) -> TypeForm {
        let mut form = TypeForm::of("list");
        let items = match of {
            Some("string") => "type: text".to_owned(),
            Some("long") => "type: integer, format: int64".to_owned(),
            Some("integer") => "type: integer, format: int32".to_owned(),
            Some(of) => self.named(of).text(),
            None => {
                form.ask("what the list holds");
                "type: text".to_owned()
            }
        };
        form.put("items", format!("{{{items}}}"));
        if let Some(most) = self.number(subject, Predicate::MaxItems) {
            form.put("count", format!("{{max: {most}}}"));
        }
        form
    }

    /// An object of the page.
    fn named(&mut self, of: &str) -> TypeForm {
        let (table, name) = (format!("/objects/{of}"), names::object(of));
        if !self.objects.iter().any(|(one, _)| *one == table) {
            self.objects.push((table, name.clone()));
        }
        let mut form = TypeForm::of("object");
        form.put("of", name);
        form
    }

    /// An object whose type has no name: that of a table with the field's name.
    fn unnamed(&mut self, pointer: &str) -> TypeForm {
        let field = pointer.rsplit('/').next().unwrap_or_default();
        let tables = self.tables();
        let like = tables.iter().map(|table| table.trim_start_matches("/objects/"));
        let like =
            like.into_iter().find(|name| name.eq_ignore_ascii_case(field)).map(str::to_owned);
        match like {
            Some(name) => self.named(&name),
            None => {
                let mut form = self.named(&names::object(field));
                form.ask("what it holds: no table of the page has its name");
                form
            }
        }
    }
}

/// The values of a fact that are words.
pub(super) fn words(fact: &Fact) -> Vec<String> {
    let values = fact.value.as_array().into_iter().flatten();
    values.filter_map(|value| value.as_str().map(str::to_owned)).collect()
}
