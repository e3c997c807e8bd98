//! From a schema back to the object of the model that it was made from: nothing is lost.

use binance_pay_codegen::emit::json_schema;
use binance_pay_codegen::model::{
    Api, Charset, Condition, Definitions, EnumBase, EnumValue, Fact, Field, IntegerFormat, Object,
    ObjectWire, OpenEnum, Rule, TextFormat, Type, Wire,
};
use binance_pay_codegen::spec::located::Place;
use serde_json::Value;

use crate::{golden_api, real_api};

#[test]
fn every_schema_reads_back_as_its_object() {
    for api in [golden_api(), real_api()] {
        let mut count = 0;
        for file in json_schema::files(&api) {
            let schema: Value = serde_json::from_str(&file.text).expect("JSON");
            let (definitions, object) = origin(&api, &schema);
            let schema = Schema { root: &schema };
            assert_eq!(schema.object(), object_alone(object), "{}", file.path);
            for found in schema.enums() {
                let known = definitions.open_enum(&found.name).map(enum_alone);
                assert_eq!(Some(found), known, "{}", file.path);
            }
            count += 1;
        }
        assert!(count >= 4);
    }
}

/// The object without the places where it stands: no export has them.
fn object_alone(object: &Object) -> Object {
    let mut object = object.clone();
    object.place = Place::default();
    object.fields.iter_mut().for_each(|field| field.place = Place::default());
    object
}

/// The same of an enum.
fn enum_alone(open_enum: &OpenEnum) -> OpenEnum {
    OpenEnum { place: Place::default(), ..open_enum.clone() }
}

/// The file and object that a schema's `$id` names.
fn origin<'a>(api: &'a Api, schema: &Value) -> (Definitions<'a>, &'a Object) {
    let id = schema["$id"].as_str().and_then(|id| id.strip_prefix("urn:binance-pay:"));
    let (id, name) = id.and_then(|id| id.split_once(':')).expect("an id and a name");
    let name = name.trim_end_matches(".reply");
    let definitions = match id.strip_prefix("webhook.") {
        Some(id) => api.webhooks.iter().find(|one| one.id == id).map(|one| one.definitions()),
        None => api.endpoints.iter().find(|one| one.id == id).map(|one| one.definitions()),
    };
    let definitions = definitions.expect("an endpoint or a webhook");
    (definitions, definitions.object(name).expect("an object"))
}

struct Schema<'a> {
    root: &'a Value,
}

impl Schema<'_> {
    fn object(&self) -> Object {
        let schema = self.root;
        assert_eq!(schema["type"], "object");
        let properties = schema["properties"].as_object().expect("properties");
        let rules: Vec<Rule> = items(&schema["x-binance-pay-rules"]).map(rule).collect();
        let enforced: Vec<Rule> = items(&schema["allOf"]).map(enforced_rule).collect();
        let is_enforced = |rule: &&Rule| !matches!(rule, Rule::IgnoredIf { .. });
        assert_eq!(enforced, rules.iter().filter(is_enforced).cloned().collect::<Vec<_>>());
        Object {
            name: text(&schema["title"]),
            doc: text(&schema["description"]),
            fields: properties.iter().map(|(name, schema)| self.field(name, schema)).collect(),
            rules,
            place: Place::default(),
        }
    }

    fn field(&self, name: &str, schema: &Value) -> Field {
        let required = items(&self.root["required"]).any(|required| required == name);
        assert_eq!(takes_null(schema), !required, "{name}");
        let deprecated = ours(schema, "deprecated").map(text);
        assert_eq!(schema["deprecated"] == true, deprecated.is_some(), "{name}");
        Field {
            name: name.to_owned(),
            ty: self.ty(schema),
            required,
            doc: text(&schema["description"]),
            deprecated,
            known_from: ours(schema, "known-from").map(text),
            unread: ours(schema, "unread").map(text),
            place: Place::default(),
        }
    }

    fn ty(&self, schema: &Value) -> Type {
        if let Some(reference) = schema["anyOf"][0]["contentSchema"]["$ref"].as_str() {
            return self.in_string(reference, schema);
        }
        if let Some(reference) = schema["$ref"].as_str().or(schema["anyOf"][0]["$ref"].as_str()) {
            return self.named(reference);
        }
        if let Some(ours) = ours(schema, "type") {
            return number(ours, schema);
        }
        match types(schema)[..] {
            ["string"] => Type::Text {
                charset: charset(schema),
                format: format(schema),
                min_length: size(schema, "minLength"),
                max_length: size(schema, "maxLength"),
                secret: ours(schema, "secret").is_some(),
            },
            ["integer"] => Type::Integer {
                format: word(IntegerFormat::ALL, IntegerFormat::as_str, &schema["format"]),
                minimum: fact(schema, "minimum", Value::as_i64),
                maximum: fact(schema, "maximum", Value::as_i64),
            },
            ["boolean"] => Type::Boolean,
            ["array"] => Type::List {
                items: Box::new(self.ty(&schema["items"])),
                min_items: size(schema, "minItems"),
                max_items: size(schema, "maxItems"),
            },
            ref other => panic!("no type of the model is {other:?}"),
        }
    }

    fn named(&self, reference: &str) -> Type {
        let target = self.root.pointer(reference.trim_start_matches('#')).expect("a target");
        let of = text(&target["title"]);
        match ours(target, "values") {
            Some(_) => Type::Enum { of },
            None => Type::Object { of, wire: ObjectWire::Object },
        }
    }

    /// An object that is read from a string, and without one.
    fn in_string(&self, reference: &str, schema: &Value) -> Type {
        assert_eq!(schema["anyOf"][1]["$ref"], reference);
        assert_eq!(schema["anyOf"][0]["contentMediaType"], "application/json");
        assert_eq!(schema["x-binance-pay-wire"], "json-string");
        match self.named(reference) {
            Type::Object { of, .. } => Type::Object { of, wire: ObjectWire::JsonString },
            other => panic!("no object stands in a string, but {other:?}"),
        }
    }

    fn enums(&self) -> Vec<OpenEnum> {
        let definitions = self.root["$defs"].as_object().into_iter().flatten();
        definitions
            .map(|(_, schema)| schema)
            .filter(|schema| ours(schema, "values").is_some())
            .map(open_enum)
            .collect()
    }
}

fn open_enum(schema: &Value) -> OpenEnum {
    let (known, base) = match &schema["anyOf"] {
        Value::Null => (&schema["enum"], &schema["type"]),
        open => (&open[0]["enum"], &open[1]["type"]),
    };
    let values: Vec<EnumValue> = items(&schema["x-binance-pay-values"]).map(enum_value).collect();
    let texts: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
    assert_eq!(items(known).map(as_text).collect::<Vec<_>>(), texts);
    OpenEnum {
        name: text(&schema["title"]),
        doc: text(&schema["description"]),
        base: if base == "integer" { EnumBase::Integer } else { EnumBase::Text },
        values,
        place: Place::default(),
    }
}

fn enum_value(value: &Value) -> EnumValue {
    let optional = |name: &str| value.get(name).map(text);
    EnumValue {
        value: text(&value["value"]),
        name: text(&value["name"]),
        doc: text(&value["doc"]),
        deprecated: optional("deprecated"),
        known_from: optional("knownFrom"),
        unread: optional("unread"),
    }
}

/// A type that may stand in a string or a number.
fn number(ours_type: &Value, schema: &Value) -> Type {
    if ours_type == "timestamp" {
        return Type::Timestamp;
    }
    let wire = word(Wire::ALL, Wire::as_str, &schema["x-binance-pay-wire"]);
    let is_first = |kind: &str| types(schema)[0] == kind;
    assert_eq!(is_first("string"), wire == Wire::String);
    let bound = |keyword| fact(schema, keyword, |value| value.as_str().map(ToOwned::to_owned));
    match as_text(ours_type).as_str() {
        "decimal" => Type::Decimal {
            scale: size(schema, "x-binance-pay-scale"),
            minimum: bound("x-binance-pay-minimum"),
            maximum: bound("x-binance-pay-maximum"),
            wire,
        },
        "id" => {
            let max_length = size(schema, "maxLength");
            let digits = ours(schema, "digits").and_then(Value::as_u64);
            assert_eq!(digits, max_length.map(|fact| fact.value.into()));
            Type::Id { max_length, wire }
        }
        other => panic!("no type of the model is {other}"),
    }
}

/// A rule as data.
fn rule(value: &Value) -> Rule {
    let (kind, body) = value.as_object().and_then(|rule| rule.iter().next()).expect("a rule");
    let fields = || items(&body["fields"]).map(text).collect();
    let field = || text(&body["field"]);
    match kind.as_str() {
        "atLeastOneOf" => Rule::AtLeastOneOf { fields: fields() },
        "exactlyOneOf" => Rule::ExactlyOneOf { fields: fields() },
        "requiredIf" => Rule::RequiredIf { field: field(), when: condition(&body["when"]) },
        "ignoredIf" => Rule::IgnoredIf { field: field(), when: condition(&body["when"]) },
        other => panic!("no rule of the model is {other}"),
    }
}

fn condition(value: &Value) -> Condition {
    let (kind, body) = value.as_object().and_then(|when| when.iter().next()).expect("a condition");
    let field = text(&body["field"]);
    let values = items(&body["values"]).map(text).collect();
    match kind.as_str() {
        "present" => Condition::Present { field },
        "absent" => Condition::Absent { field },
        "in" => Condition::In { field, values },
        "notIn" => Condition::NotIn { field, values },
        other => panic!("no condition of the model is {other}"),
    }
}

/// A rule as keywords.
fn enforced_rule(schema: &Value) -> Rule {
    let fields = |keyword: &str| items(&schema[keyword]).map(present).collect();
    if schema.get("anyOf").is_some() {
        return Rule::AtLeastOneOf { fields: fields("anyOf") };
    }
    if schema.get("oneOf").is_some() {
        return Rule::ExactlyOneOf { fields: fields("oneOf") };
    }
    let field = present(&schema["then"]);
    Rule::RequiredIf { field, when: enforced_condition(&schema["if"]) }
}

fn enforced_condition(schema: &Value) -> Condition {
    if let Some(inner) = schema.get("not") {
        return match enforced_condition(inner) {
            Condition::Present { field } => Condition::Absent { field },
            other => panic!("the opposite of {other:?} is no condition"),
        };
    }
    let mut field = member(schema);
    let mut body = &schema["properties"][&field];
    // On the way there are objects only.
    while body["type"] == "object" {
        let next = member(body);
        body = &body["properties"][&next];
        field = format!("{field}.{next}");
    }
    match (&body["enum"], &body["not"]["enum"]) {
        (Value::Array(values), _) => {
            Condition::In { field, values: values.iter().map(as_text).collect() }
        }
        (_, Value::Array(values)) => {
            let (null, values) = values.split_last().expect("values");
            assert!(null.is_null());
            Condition::NotIn { field, values: values.iter().map(as_text).collect() }
        }
        _ => {
            assert_eq!(body["not"]["type"], "null");
            Condition::Present { field }
        }
    }
}

/// The member that must be there, and not null.
fn present(schema: &Value) -> String {
    let field = member(schema);
    assert_eq!(schema["properties"][&field]["not"]["type"], "null");
    field
}

fn member(schema: &Value) -> String {
    text(&schema["required"][0])
}

fn fact<T>(schema: &Value, keyword: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Fact<T>> {
    let listed = |list: &str| {
        ours(schema, list).is_some_and(|list| items(list).any(|listed| listed == keyword))
    };
    let value = schema.get(keyword).filter(|_| !listed("implied"))?;
    Some(Fact { value: read(value).expect("a limit"), inferred: listed("inferred") })
}

fn size(schema: &Value, keyword: &str) -> Option<Fact<u32>> {
    fact(schema, keyword, |value| value.as_u64().and_then(|size| size.try_into().ok()))
}

/// The class of characters: as a word, and as a pattern where there is no form.
fn charset(schema: &Value) -> Option<Charset> {
    let word = ours(schema, "charset").map(|one| word(Charset::ALL, Charset::as_str, one))?;
    let pattern = schema["pattern"].as_str().expect("a pattern");
    let class = match word {
        Charset::Alnum => "A-Za-z0-9",
        Charset::Digits => "0-9",
        Charset::Alpha => "A-Za-z",
        Charset::Uppercase => "^a-z",
        Charset::Plain => "^\\\\\"\u{200D}\u{2600}-\u{27BF}\u{FE0F}\u{1F000}-\u{1FAFF}",
        other => panic!("{other} is not tested"),
    };
    if ours(schema, "format").is_none() {
        assert_eq!(pattern, format!("^[{class}]*$"));
    }
    let others =
        class.strip_prefix('^').map_or_else(|| format!("[^{class}]"), |it| format!("[{it}]"));
    assert!(schema["not"]["pattern"].as_str().expect("others").starts_with(&others));
    // Nobody says which characters are emoji.
    let is_inferred = items(&schema["x-binance-pay-inferred"]).any(|keyword| keyword == "pattern");
    assert_eq!(is_inferred, word == Charset::Plain);
    Some(word)
}

fn format(schema: &Value) -> Option<TextFormat> {
    let word = ours(schema, "format").map(|one| word(TextFormat::ALL, TextFormat::as_str, one))?;
    assert!(schema["pattern"].is_string());
    assert_eq!(schema["format"] == "date", word == TextFormat::Date);
    Some(word)
}

fn word<T: Copy>(all: &[T], as_str: impl Fn(T) -> &'static str, value: &Value) -> T {
    *all.iter().find(|word| value == as_str(**word)).unwrap_or_else(|| panic!("{value} is no word"))
}

/// The types of a schema without null.
fn types(schema: &Value) -> Vec<&str> {
    let types = match &schema["type"] {
        Value::Array(types) => types.iter().collect(),
        only => vec![only],
    };
    types.into_iter().filter_map(Value::as_str).filter(|word| *word != "null").collect()
}

fn takes_null(schema: &Value) -> bool {
    items(&schema["type"]).any(|word| word == "null")
        || items(&schema["anyOf"]).any(|case| case["type"] == "null")
}

fn ours<'a>(schema: &'a Value, name: &str) -> Option<&'a Value> {
    schema.get(format!("x-binance-pay-{name}"))
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// A value as the model has it: numbers and booleans as text.
fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}
