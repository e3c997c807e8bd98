//! Asks the public API what it accepts: a good body with one member changed.

use std::str::FromStr;

use binance_pay::{Endpoint, Error, Nonce, Signer, Stamp, Timestamp};
use binance_pay_tests::Json;
use binance_pay_tests::remarks::limits;
use serde::de::DeserializeOwned;

use crate::cases::{Side, cases};
use crate::kinds::{Kind, Need, Row};
use crate::members::members;

pub(crate) fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

pub(crate) fn number(text: impl Into<String>) -> Json {
    Json::Number(text.into())
}

/// The same with this value at the pointer, which need not be there yet.
pub(crate) fn with(json: &Json, pointer: &str, value: Json) -> Json {
    let mut json = json.clone();
    if json.at(pointer).is_some() {
        return json.replace(pointer, value);
    }
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    let parent = json.at_mut(parent).unwrap_or_else(|| panic!("nothing around {pointer}"));
    *parent = parent.clone().with(name, value);
    json
}

/// The other JSON form of a number.
fn other_form(value: &Json) -> Json {
    match value {
        Json::Text(digits) => number(digits),
        Json::Number(digits) => text(digits),
        other => panic!("no number: {other}"),
    }
}

fn sorted<T: Into<String>>(lines: impl IntoIterator<Item = T>) -> Vec<String> {
    let mut lines: Vec<String> = lines.into_iter().map(Into::into).collect();
    lines.sort();
    lines
}

fn required(at: &str) -> String {
    format!("{at} required null [400100]")
}

fn unknown(at: &str) -> String {
    format!("{at} unknown-field null []")
}

/// The rules that a value at this place breaks.
fn broken(at: &str, breaks: &[String]) -> Vec<String> {
    breaks.iter().map(|one| format!("{at} {one}")).collect()
}

/// A request that is accepted, written as it is sent.
pub(crate) struct Request<E> {
    base: Json,
    sends: fn(&str) -> Result<String, Vec<String>>,
    endpoint: std::marker::PhantomData<E>,
}

impl<E: Endpoint> Request<E>
where
    E::Request: FromStr<Err = Error>,
{
    pub(crate) fn new(base: &str) -> Self {
        let base = Json::of(base);
        let request = Self { base, sends: sends::<E>, endpoint: std::marker::PhantomData };
        assert_eq!((request.sends)(&request.base.to_string()), Ok(request.base.to_string()));
        request
    }

    /// The member may have this value.
    pub(crate) fn accepts(&self, member: &str, value: Json) {
        self.refuses(member, value, &[]);
    }

    /// With this value the request breaks these rules: `pointer rule limit [codes]`.
    pub(crate) fn refuses(&self, member: &str, value: Json, expected: &[&str]) {
        self.expect(&self.base.clone().with(member, value), expected);
    }

    /// Without the member, and with null for it, the request breaks these rules.
    pub(crate) fn lacks(&self, member: &str, expected: &[&str]) {
        let pointer = format!("/{}", member.trim_start_matches('/'));
        self.expect(&self.base.clone().without(&pointer), expected);
        self.expect(&with(&self.base, &pointer, Json::Null), expected);
    }

    /// The request has no such member.
    pub(crate) fn knows_no(&self, member: &str) {
        let found = (self.sends)(&self.base.clone().with(member, text("x")).to_string());
        let found = found.expect_err("sent all the same");
        let is_unknown = found[0].starts_with(&format!("/{member} unknown-field "));
        assert!(is_unknown && found.len() == 1, "{found:?}");
    }

    /// With these values at their pointers, the request breaks these rules.
    pub(crate) fn breaks(&self, values: &[(&str, Json)], expected: &[&str]) {
        let changed = values
            .iter()
            .fold(self.base.clone(), |json, (pointer, value)| with(&json, pointer, value.clone()));
        self.expect(&changed, expected);
    }

    /// The object at the pointer has these members, in this order, and no others.
    pub(crate) fn object<T: DeserializeOwned>(&self, at: &str, rows: &[Row]) {
        assert_eq!(members::<T>(), rows.iter().map(|row| row.name).collect::<Vec<_>>(), "{at}");
        let stranger = format!("{at}/zzzz");
        self.breaks(&[(&stranger, text("x"))], &[&unknown(&stranger)]);
        for row in rows {
            let pointer = format!("{at}/{}", row.name);
            match row.need {
                Need::Must => self.lacks(&pointer, &[&required(&pointer)]),
                Need::May => self.lacks(&pointer, &[]),
                // The other bodies of the endpoint have it.
                Need::Tied if self.base.at(&pointer).is_none() => continue,
                Need::Tied => {}
            }
            self.value(&pointer, row.kind);
        }
    }

    /// What may be at the pointer.
    pub(crate) fn value(&self, pointer: &str, kind: Kind) {
        let base = self.base.at(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
        for case in cases(kind, base, Side::Request) {
            self.expect(&with(&self.base, pointer, case.value), &broken(pointer, &case.breaks));
        }
        if matches!(kind, Kind::Amount(_) | Kind::Id(_)) {
            let other = with(&self.base, pointer, other_form(base)).to_string();
            assert_eq!((self.sends)(&other), Ok(self.base.to_string()), "{pointer}");
        }
    }

    fn expect<T: AsRef<str>>(&self, body: &Json, expected: &[T]) {
        let expected = sorted(expected.iter().map(AsRef::as_ref));
        let sent = (self.sends)(&body.to_string());
        match sent {
            Ok(_) => assert!(expected.is_empty(), "sent all the same: {body}"),
            Err(found) => assert_eq!(found, expected, "{body}"),
        }
    }
}

/// The bytes that are sent for a body, or what it breaks. Both ways of asking say the same.
fn sends<E: Endpoint>(body: &str) -> Result<String, Vec<String>>
where
    E::Request: FromStr<Err = Error>,
{
    let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
    let typed = body.parse::<E::Request>().and_then(|typed| signer.sign(&typed, stamp()));
    let typed = match typed {
        Ok(signed) => Ok(String::from_utf8(signed.body().to_vec()).unwrap()),
        Err(Error::Invalid(violations)) => Err(limits(&violations)),
        Err(error) => panic!("{error}: {body}"),
    };
    let erased = match E::INFO.validate_json(body.as_bytes()) {
        Ok(()) => Ok(String::from_utf8(E::INFO.canonical_json(body.as_bytes()).unwrap()).unwrap()),
        Err(violations) => Err(limits(&violations)),
    };
    assert_eq!(typed, erased, "{body}");
    typed
}

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    }
}
