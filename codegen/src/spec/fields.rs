//! Types, their modifiers, and the rules between fields, as the YAML writes them.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::spec::located::{At, Fact, Place};
use crate::words::{Charset, FormatWord, TypeWord, WireWord};

/// One JSON object.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Object {
    /// What it is, in our words.
    pub doc: At<String>,
    /// Its members by wire name, in the order of the page.
    pub fields: IndexMap<At<String>, Field>,
    /// Rules between its members.
    #[serde(default)]
    pub rules: Vec<At<Rule>>,
}

/// Declares a mapping that holds a type with all its modifiers, after members of its own.
macro_rules! typed_mapping {
    ($(#[$doc:meta])* $name:ident { $($own:tt)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        #[schemars(transform = require_fitting_modifiers)]
        pub struct $name {
            /// The type.
            pub r#type: At<TypeWord>,
            /// Which characters a text may hold.
            pub charset: Option<At<Charset>>,
            /// The length of a text in characters, or the most digits of an id.
            pub length: Option<At<Limits<u32>>>,
            /// Whether a text must never be printed.
            pub secret: Option<At<bool>>,
            /// The width of an integer, or the form of a text.
            pub format: Option<At<FormatWord>>,
            /// The smallest and largest value: bare for an integer, quoted for a decimal.
            pub range: Option<At<Limits<Bound>>>,
            /// The most decimal places of a decimal.
            pub scale: Option<At<Fact<u32>>>,
            /// The JSON type that a decimal, an id or an object is written as.
            pub wire: Option<At<WireWord>>,
            /// The name of the enum or object.
            pub of: Option<At<String>>,
            /// What a list holds.
            pub items: Option<At<Box<TypeForm>>>,
            /// How many items a list holds.
            pub count: Option<At<Limits<u32>>>,
            $($own)*
        }

        impl $name {
            /// The modifiers that are there, each with its name and place.
            #[must_use]
            pub fn modifiers(&self) -> Vec<(&'static str, Place)> {
                let place = [
                    ("charset", self.charset.as_ref().map(|at| at.place)),
                    ("length", self.length.as_ref().map(|at| at.place)),
                    ("secret", self.secret.as_ref().map(|at| at.place)),
                    ("format", self.format.as_ref().map(|at| at.place)),
                    ("range", self.range.as_ref().map(|at| at.place)),
                    ("scale", self.scale.as_ref().map(|at| at.place)),
                    ("wire", self.wire.as_ref().map(|at| at.place)),
                    ("of", self.of.as_ref().map(|at| at.place)),
                    ("items", self.items.as_ref().map(|at| at.place)),
                    ("count", self.count.as_ref().map(|at| at.place)),
                ];
                place.into_iter().filter_map(|(name, place)| Some((name, place?))).collect()
            }
        }
    };
}

typed_mapping! {
    /// A type without a member around it: a list's items, or a whole response.
    TypeForm {}
}

typed_mapping! {
    /// One member of an object.
    Field {
        /// Whether it must be there. Default: false.
        pub required: Option<bool>,
        /// What it is, in our words.
        pub doc: At<String>,
        /// What to use instead, where it is deprecated.
        pub deprecated: Option<At<String>>,
        /// Where it is known from, when not from the page.
        pub known_from: Option<At<String>>,
        /// What of it was not read on a page.
        pub unread: Option<At<String>>,
    }
}

impl Field {
    /// The type alone.
    #[must_use]
    pub fn type_form(&self) -> TypeForm {
        TypeForm {
            r#type: self.r#type,
            charset: self.charset,
            length: self.length.clone(),
            secret: self.secret,
            format: self.format,
            range: self.range.clone(),
            scale: self.scale.clone(),
            wire: self.wire,
            of: self.of.clone(),
            items: self.items.clone(),
            count: self.count.clone(),
        }
    }
}

/// Which types a modifier belongs to, and which of them cannot do without it.
#[derive(Debug)]
pub struct Modifier {
    /// Its name.
    pub name: &'static str,
    /// The types that take it.
    pub types: &'static [TypeWord],
    /// Those that need it.
    pub needed_by: &'static [TypeWord],
}

/// Every modifier. Both the checks and the schema for editors read this table.
pub const MODIFIERS: &[Modifier] = {
    use TypeWord::{Decimal, Enum, Id, Integer, List, Object, Text};
    &[
        Modifier { name: "charset", types: &[Text], needed_by: &[] },
        Modifier { name: "length", types: &[Text, Id], needed_by: &[] },
        Modifier { name: "secret", types: &[Text], needed_by: &[] },
        Modifier { name: "format", types: &[Text, Integer], needed_by: &[Integer] },
        Modifier { name: "range", types: &[Integer, Decimal], needed_by: &[] },
        Modifier { name: "scale", types: &[Decimal], needed_by: &[] },
        Modifier { name: "wire", types: &[Decimal, Id, Object], needed_by: &[Decimal, Id] },
        Modifier { name: "of", types: &[Enum, Object], needed_by: &[Enum, Object] },
        Modifier { name: "items", types: &[List], needed_by: &[List] },
        Modifier { name: "count", types: &[List], needed_by: &[] },
    ]
};

/// The words that a modifier may have with this type, where other types have others.
#[must_use]
pub fn words(modifier: &str, ty: TypeWord) -> Option<Vec<&'static str>> {
    let formats = FormatWord::ALL.iter();
    match (modifier, ty) {
        ("format", TypeWord::Integer) => {
            Some(formats.filter(|word| word.width().is_some()).map(|word| word.as_str()).collect())
        }
        ("format", TypeWord::Text) => {
            Some(formats.filter(|word| word.form().is_some()).map(|word| word.as_str()).collect())
        }
        ("wire", TypeWord::Object) => Some(vec![WireWord::JsonString.as_str()]),
        ("wire", TypeWord::Decimal | TypeWord::Id) => {
            Some(vec![WireWord::String.as_str(), WireWord::Number.as_str()])
        }
        _ => None,
    }
}

/// Adds to a schema what [`MODIFIERS`] and [`words`] say, so that an editor complains of a misplaced
/// one.
fn require_fitting_modifiers(schema: &mut Schema) {
    let cases = TypeWord::ALL.iter().map(|&word| {
        let fitting = MODIFIERS.iter().filter_map(|modifier| {
            let schema = match words(modifier.name, word) {
                _ if !modifier.types.contains(&word) => Value::Bool(false),
                words => json_schema!({ "enum": words? }).to_value(),
            };
            Some((modifier.name.to_owned(), schema))
        });
        let fitting: Map<String, Value> = fitting.collect();
        let needed = MODIFIERS.iter().filter(|modifier| modifier.needed_by.contains(&word));
        let needed: Vec<&str> = needed.map(|modifier| modifier.name).collect();
        json_schema!({
            "if": { "properties": { "type": { "const": word.as_str() } }, "required": ["type"] },
            "then": { "properties": fitting, "required": needed },
        })
        .to_value()
    });
    schema.insert("allOf".to_owned(), cases.collect());
}

/// The smallest and largest of something.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Limits_{T}")]
pub struct Limits<T> {
    /// The smallest.
    pub min: Option<At<Fact<T>>>,
    /// The largest.
    pub max: Option<At<Fact<T>>>,
}

/// The end of a range.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "an integer, or a decimal in quotes, is needed here")]
pub enum Bound {
    /// Of an integer.
    Integer(i64),
    /// Of a decimal, quoted, so that no digit is lost.
    Decimal(String),
}

/// A rule between the members of an object. Names are wire names.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// One or more of the fields must be present.
    AtLeastOneOf(Vec<At<String>>),
    /// One of the fields must be present, and only one.
    ExactlyOneOf(Vec<At<String>>),
    /// The field must be present when the condition holds.
    RequiredIf(Conditional),
    /// The field has no effect when the condition holds.
    IgnoredIf(Conditional),
}

/// A field and the condition that it depends on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conditional {
    /// The wire name of an optional field.
    pub field: At<String>,
    /// When.
    pub when: At<Condition>,
}

/// A condition: `{present: f}`, `{absent: f}`, `{field: f, in: [..]}` or `{field: f, not-in: [..]}`.
/// A field is one of the same object, or with dots one inside of an object that the object has:
/// `env.terminalType`. Where an object on the way is absent, so is the field.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(extend("oneOf" = [
    { "required": ["present"] },
    { "required": ["absent"] },
    { "required": ["field", "in"] },
    { "required": ["field", "not-in"] },
]))]
pub struct Condition {
    /// The field that must be there.
    pub present: Option<At<String>>,
    /// The field that must not be there.
    pub absent: Option<At<String>>,
    /// The field whose value counts. Its type is an enum, a boolean or a text.
    pub field: Option<At<String>>,
    /// One of these, quoted unless they are words.
    pub r#in: Option<Vec<At<String>>>,
    /// None of these, quoted unless they are words.
    pub not_in: Option<Vec<At<String>>>,
}
