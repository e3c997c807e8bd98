//! The part of `spec/dist/model.json` that an implementation needs.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct Model {
    pub(super) endpoints: Vec<Endpoint>,
    pub(super) webhooks: Vec<Webhook>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Endpoint {
    pub(super) id: String,
    pub(super) request: String,
    pub(super) response: Type,
    pub(super) response_null: Option<String>,
    #[serde(default)]
    pub(super) envelope: String,
    #[serde(flatten)]
    pub(super) scope: Scope,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Webhook {
    pub(super) id: String,
    pub(super) biz_type: Option<String>,
    pub(super) event: String,
    #[serde(flatten)]
    pub(super) scope: Scope,
}

/// Objects and enums, by name.
#[derive(Debug, Deserialize)]
pub(super) struct Scope {
    objects: Vec<Object>,
    enums: Vec<OpenEnum>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Object {
    name: String,
    pub(super) fields: Vec<Field>,
    pub(super) rules: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Field {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) ty: Type,
    pub(super) required: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct OpenEnum {
    name: String,
    pub(super) base: String,
    pub(super) values: Vec<EnumValue>,
}

#[derive(Debug, Deserialize)]
pub(super) struct EnumValue {
    pub(super) value: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Fact<T> {
    pub(super) value: T,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(super) enum Type {
    Text {
        charset: Option<String>,
        format: Option<String>,
        min_length: Option<Fact<usize>>,
        max_length: Option<Fact<usize>>,
    },
    Integer {
        format: String,
        minimum: Option<Fact<i64>>,
        maximum: Option<Fact<i64>>,
    },
    Boolean,
    Decimal {
        scale: Option<Fact<usize>>,
        minimum: Option<Fact<String>>,
        maximum: Option<Fact<String>>,
        wire: String,
    },
    Id {
        max_length: Option<Fact<usize>>,
        wire: String,
    },
    Timestamp,
    Enum {
        of: String,
    },
    Object {
        of: String,
    },
    List {
        items: Box<Type>,
        min_items: Option<Fact<usize>>,
        max_items: Option<Fact<usize>>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Rule {
    AtLeastOneOf { fields: Vec<String> },
    ExactlyOneOf { fields: Vec<String> },
    RequiredIf { field: String, when: Condition },
    IgnoredIf { field: String, when: Condition },
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Condition {
    Present { field: String },
    Absent { field: String },
    In { field: String, values: Vec<String> },
    NotIn { field: String, values: Vec<String> },
}

impl Scope {
    pub(super) fn object(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|object| object.name == name)
    }

    pub(super) fn open_enum(&self, name: &str) -> Option<&OpenEnum> {
        self.enums.iter().find(|one| one.name == name)
    }
}
