//! Asks the public API what it accepts: a good body with one member changed.

use std::marker::PhantomData;
use std::str::FromStr;

use binance_pay::{Endpoint, Error, Nonce, Signer, Stamp, Timestamp};
use binance_pay_tests::Json;
use binance_pay_tests::remarks::limits;

pub(crate) fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

pub(crate) fn number(text: impl Into<String>) -> Json {
    Json::Number(text.into())
}

/// A request that is accepted.
pub(crate) struct Request<E> {
    base: Json,
    endpoint: PhantomData<E>,
}

impl<E: Endpoint> Request<E>
where
    E::Request: FromStr<Err = Error>,
{
    pub(crate) fn new(base: &str) -> Self {
        let request = Self { base: Json::of(base), endpoint: PhantomData };
        request.expect(&request.base, &[]);
        request
    }

    /// The member may have this value.
    pub(crate) fn accepts(&self, member: &str, value: Json) {
        self.expect(&self.base.clone().with(member, value), &[]);
    }

    /// With this value the request breaks these rules: `pointer rule limit [codes]`.
    pub(crate) fn refuses(&self, member: &str, value: Json, expected: &[&str]) {
        self.expect(&self.base.clone().with(member, value), expected);
    }

    /// Without the member, and with null for it, the request breaks these rules.
    pub(crate) fn lacks(&self, member: &str, expected: &[&str]) {
        self.expect(&self.base.clone().without(&format!("/{member}")), expected);
        self.expect(&self.base.clone().with(member, Json::Null), expected);
    }

    fn expect(&self, body: &Json, expected: &[&str]) {
        let body = body.to_string();
        let found = E::INFO.validate_json(body.as_bytes());
        let found = found.map_or_else(|violations| limits(&violations), |()| Vec::new());
        assert_eq!(found, expected, "{body}");
        // The typed way says the same, where there is a typed value at all.
        let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
        let signed = body.parse::<E::Request>().and_then(|typed| signer.sign(&typed, stamp()));
        match signed {
            Ok(_) => assert!(expected.is_empty(), "signed all the same: {body}"),
            Err(Error::Invalid(violations)) => assert_eq!(limits(&violations), expected, "{body}"),
            Err(error) => panic!("{error}: {body}"),
        }
    }
}

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    }
}

/// The data of a reply that is as documented.
pub(crate) struct Reply<E> {
    base: Json,
    endpoint: PhantomData<E>,
}

impl<E: Endpoint> Reply<E> {
    pub(crate) fn new(base: &str) -> Self {
        let reply = Self { base: Json::of(base), endpoint: PhantomData };
        reply.expect_deviations(&reply.base, &[]);
        reply
    }

    /// The value at the pointer may be this.
    pub(crate) fn takes(&self, pointer: &str, value: Json) {
        self.expect_deviations(&self.changed(pointer, value), &[]);
    }

    /// It may be this, with these remarks: `pointer rule limit [codes]`.
    pub(crate) fn remarks(&self, pointer: &str, value: Json, expected: &[&str]) {
        self.expect_deviations(&self.changed(pointer, value), expected);
    }

    /// A reply with this is unreadable, for these reasons.
    pub(crate) fn cannot_read(&self, pointer: &str, value: Json, expected: &[&str]) {
        self.expect_unreadable(&self.changed(pointer, value), expected);
    }

    /// A reply without it, or with null for it, is unreadable.
    pub(crate) fn requires(&self, pointer: &str) {
        let expected = format!("/data{pointer} required null [400100]");
        let absent = self.base.clone().without(pointer);
        self.expect_unreadable(&absent, &[&expected]);
        self.cannot_read(pointer, Json::Null, &[&expected]);
    }

    /// A reply may come without it, or with null for it.
    pub(crate) fn can_lack(&self, member: &str) {
        if let Some(_present) = self.base.get(member) {
            panic!("{member} is not to be in the base");
        }
        self.expect_deviations(&self.base.clone().with(member, Json::Null), &[]);
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

    fn changed(&self, pointer: &str, value: Json) -> Json {
        match self.base.at(pointer) {
            Some(_) => self.base.clone().replace(pointer, value),
            None => self.base.clone().with(pointer.trim_start_matches('/'), value),
        }
    }

    fn decode(data: &Json) -> Result<binance_pay::Reply<E::Response>, Error> {
        let body = format!("{{\"status\":\"SUCCESS\",\"code\":\"000000\",\"data\":{data}}}");
        E::decode(200, body.as_bytes())
    }

    fn expect_deviations(&self, data: &Json, expected: &[&str]) {
        match Self::decode(data) {
            Ok(reply) => assert_eq!(limits(&reply.deviations), expected, "{data}"),
            Err(error) => panic!("{error}: {data}"),
        }
    }

    fn expect_unreadable(&self, data: &Json, expected: &[&str]) {
        match Self::decode(data) {
            Err(Error::Data(error)) => assert_eq!(limits(error.violations()), expected, "{data}"),
            other => panic!("read as {:?}: {data}", other.map(|reply| reply.deviations)),
        }
    }
}
