//! Asks the public API what it reads: a good reply or notification with one member changed.

use binance_pay::{Endpoint, Error, Webhook};
use binance_pay_tests::Json;
use binance_pay_tests::remarks::limits;
use serde::de::DeserializeOwned;

use crate::cases::{Side, cases};
use crate::kinds::{Kind, Need, Row};
use crate::members::members;
use crate::probe::{number, text, with};

/// What is remarked on; or why it cannot be read.
type Outcome = Result<Vec<String>, Vec<String>>;

/// No remarks.
const NONE: &[&str] = &[];

/// What is received and is as documented. Pointers go into the data of a reply, and into the body
/// of a notification.
pub(crate) struct Reply {
    base: Json,
    /// Where the data is.
    root: &'static str,
    read: Box<dyn Fn(&Json) -> Outcome>,
    redact: Box<dyn Fn(&str) -> String>,
    /// Said when an optional value around the probed one is lost with it.
    loses: Option<String>,
}

impl Reply {
    /// The data of a reply of this endpoint.
    pub(crate) fn of<E: Endpoint + 'static>(base: &str) -> Self {
        let read = |data: &Json| {
            let body = format!("{{\"status\":\"SUCCESS\",\"code\":\"000000\",\"data\":{data}}}");
            read::<E>(&body)
        };
        Self::new(base, "/data", read, |data| E::INFO.redact_json(data))
    }

    /// A reply that is its own data.
    pub(crate) fn bare<E: Endpoint + 'static>(base: &str) -> Self {
        let read = |data: &Json| read::<E>(&data.to_string());
        Self::new(base, "", read, |data| E::INFO.redact_json(data))
    }

    /// A notification, whose data is JSON in a string where it is enclosed.
    pub(crate) fn notification<W: Webhook + 'static>(base: &str, is_enclosed: bool) -> Self {
        let read = move |body: &Json| {
            let body = if is_enclosed { enclosed(body) } else { body.clone() };
            let received = W::INFO.decode_json(body.to_string().as_bytes());
            received.map(|one| limits(&one.deviations)).map_err(|violations| limits(&violations))
        };
        Self::new(base, "", read, |body| W::INFO.redact_json(body))
    }

    fn new(
        base: &str,
        root: &'static str,
        read: impl Fn(&Json) -> Outcome + 'static,
        redact: impl Fn(&str) -> String + 'static,
    ) -> Self {
        let (read, redact) = (Box::new(read), Box::new(redact));
        let reply = Self { base: Json::of(base), root, read, redact, loses: None };
        reply.expect_remarks(&reply.base, NONE);
        reply
    }

    /// The same for members inside of an optional value of this type: it is lost with them.
    pub(crate) fn inside(mut self, pointer: &str, kind: &str) -> Self {
        self.loses = Some(format!("{}{pointer} type \"{kind}\" [400100]", self.root));
        self
    }

    /// The value at the pointer may be this.
    pub(crate) fn takes(&self, pointer: &str, value: Json) {
        self.remarks(pointer, value, &[]);
    }

    /// It may be this, with these remarks: `pointer rule limit [codes]`.
    pub(crate) fn remarks(&self, pointer: &str, value: Json, expected: &[&str]) {
        self.expect_remarks(&with(&self.base, pointer, value), expected);
    }

    /// A reply with this is unreadable, for these reasons.
    pub(crate) fn cannot_read(&self, pointer: &str, value: Json, expected: &[&str]) {
        self.expect_lost(&with(&self.base, pointer, value), expected);
    }

    /// A reply without it, or with null for it, is unreadable.
    pub(crate) fn requires(&self, pointer: &str) {
        let expected = format!("{}{pointer} required null [400100]", self.root);
        self.expect_lost(&self.base.clone().without(pointer), &[&expected]);
        self.expect_lost(&with(&self.base, pointer, Json::Null), &[&expected]);
    }

    /// A reply may come without it, or with null for it.
    pub(crate) fn can_lack(&self, member: &str) {
        let pointer = format!("/{}", member.trim_start_matches('/'));
        if self.base.at(&pointer).is_some() {
            self.expect_remarks(&self.base.clone().without(&pointer), NONE);
        }
        self.takes(&pointer, Json::Null);
    }

    /// A text of at most so many characters, of letters and digits where only they are allowed.
    pub(crate) fn is_text(&self, pointer: &str, alnum: bool, most: Option<usize>) {
        let at = format!("/data{pointer}");
        self.takes(pointer, text(""));
        let longest = most.unwrap_or(5_000);
        self.takes(pointer, text("a".repeat(longest)));
        if let Some(most) = most {
            let limit = format!("{at} maxLength {most} [400101]");
            self.remarks(pointer, text("a".repeat(most + 1)), &[&limit]);
        }
        let strange = text("ü @\n");
        if alnum {
            self.remarks(pointer, strange, &[&format!("{at} charset \"alnum\" [400103]")]);
        } else {
            self.takes(pointer, strange);
        }
        self.remarks(pointer, number("7"), &[&format!("{at} type \"string\" [400100]")]);
    }

    /// The object at the pointer has these members, in this order, and no others.
    pub(crate) fn object<T: DeserializeOwned>(&self, at: &str, rows: &[Row]) {
        assert_eq!(members::<T>(), rows.iter().map(|row| row.name).collect::<Vec<_>>(), "{at}");
        let stranger = format!("{at}/zzzz");
        let expected = format!("{}{stranger} unknown-field null []", self.root);
        self.remarks(&stranger, text("x"), &[&expected]);
        for row in rows {
            let pointer = format!("{at}/{}", row.name);
            match row.need {
                Need::Must => self.requires(&pointer),
                Need::May => self.can_lack(&pointer),
                Need::Tied => {}
            }
            self.value(&pointer, row.kind, row.need == Need::Must);
        }
    }

    /// What may be at the pointer.
    pub(crate) fn value(&self, pointer: &str, kind: Kind, needed: bool) {
        let base = self.base.at(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
        for case in cases(kind, base, Side::Reply) {
            let at = |one: &String| format!("{}{pointer} {one}", self.root);
            let expected: Vec<String> = case.breaks.iter().map(at).collect();
            let changed = with(&self.base, pointer, case.value);
            if case.lost && needed {
                self.expect_lost(&changed, &expected);
            } else {
                self.expect_remarks(&changed, &expected);
            }
        }
        if let Kind::Text(limits) = kind {
            self.shows(pointer, limits.secret);
        }
    }

    /// Whether the text stays in a log.
    fn shows(&self, pointer: &str, secret: bool) {
        let mark = "do-not-show";
        let marked = with(&self.base, pointer, text(mark)).to_string();
        assert_eq!((self.redact)(&marked).contains(mark), !secret, "{pointer}");
    }

    fn expect_remarks<T: AsRef<str>>(&self, data: &Json, expected: &[T]) {
        assert_eq!((self.read)(data), Ok(sorted(expected)), "{data}");
    }

    fn expect_lost<T: AsRef<str>>(&self, data: &Json, expected: &[T]) {
        let mut expected = sorted(expected);
        match &self.loses {
            Some(around) => {
                expected.push(around.clone());
                self.expect_remarks(data, &expected);
            }
            None => assert_eq!((self.read)(data), Err(expected), "{data}"),
        }
    }
}

fn sorted<T: AsRef<str>>(lines: &[T]) -> Vec<String> {
    let mut lines: Vec<String> = lines.iter().map(|one| one.as_ref().to_owned()).collect();
    lines.sort();
    lines
}

/// The same with its data in a string.
pub(crate) fn enclosed(body: &Json) -> Json {
    match body.get("data") {
        Some(data @ Json::Object(_)) => {
            let inside = text(data.to_string());
            body.clone().with("data", inside)
        }
        _ => body.clone(),
    }
}

fn read<E: Endpoint>(body: &str) -> Outcome {
    match E::decode(200, body.as_bytes()) {
        Ok(reply) => Ok(limits(&reply.deviations)),
        Err(Error::Data(error)) => Err(limits(error.violations())),
        Err(error) => panic!("{error}: {body}"),
    }
}
