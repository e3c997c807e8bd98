//! Mistakes that `make_mistakes.py` has made.

use std::fs;
use std::path::Path;

use binance_pay::Secret;
use binance_pay_diagnose::{
    Certificate, Diagnosis, Signed, Verdict, diagnose_request, diagnose_webhook,
};
use binance_pay_ring::PublicKey;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Mistakes {
    pub(crate) key: String,
    pub(crate) other_key: String,
    pub(crate) requests: Vec<Mistake>,
    pub(crate) webhooks: Vec<Mistake>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Mistake {
    /// All that were made; `a|b` where either explains it.
    pub(crate) causes: Vec<String>,
    pub(crate) secret: String,
    pub(crate) api_key: Option<String>,
    timestamp: String,
    nonce: String,
    body: Option<String>,
    body_hex: Option<String>,
    signature: String,
    signed: Option<String>,
    signed_hex: Option<String>,
}

impl Mistakes {
    pub(crate) fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes.json");
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }

    pub(crate) fn diagnose_webhook(&self, mistake: &Mistake) -> Diagnosis {
        let keys = [&self.key, &self.other_key].map(|pem| PublicKey::from_pem(pem).unwrap());
        let [key, other] = &keys;
        let certificates =
            [Certificate { serial: "A", key }, Certificate { serial: "B", key: other }];
        let secret = Secret::from(&*mistake.secret);
        mistake.with(|signed| diagnose_webhook(signed, "A", &certificates, Some(&secret)))
    }
}

impl Mistake {
    pub(crate) fn with<T>(&self, diagnose: impl FnOnce(&Signed<'_>) -> T) -> T {
        let body = self.body();
        diagnose(&Signed {
            timestamp: &self.timestamp,
            nonce: &self.nonce,
            body: &body,
            signature: &self.signature,
        })
    }

    pub(crate) fn diagnose_request(&self) -> Diagnosis {
        let secret = Secret::from(&*self.secret);
        self.with(|signed| diagnose_request(signed, &secret, self.api_key.as_deref()))
    }

    pub(crate) fn body(&self) -> Vec<u8> {
        bytes(self.body.as_ref(), self.body_hex.as_ref())
    }

    pub(crate) fn signed(&self) -> Vec<u8> {
        bytes(self.signed.as_ref(), self.signed_hex.as_ref())
    }

    /// What has to be signed, put together by hand.
    pub(crate) fn right(&self) -> Vec<u8> {
        let mut right = format!("{}\n{}\n", self.timestamp, self.nonce).into_bytes();
        right.extend(self.body());
        right.push(b'\n');
        right
    }
}

fn bytes(text: Option<&String>, hex: Option<&String>) -> Vec<u8> {
    match (text, hex) {
        (Some(text), None) => text.clone().into_bytes(),
        (None, Some(hex)) => {
            let digits = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
            digits.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
        }
        _ => panic!("bytes are written in one of two ways"),
    }
}

/// The ids of each finding, sorted, in the form of `causes`.
pub(crate) fn causes(verdict: &Verdict) -> Vec<String> {
    match verdict {
        Verdict::Correct => Vec::new(),
        Verdict::Unexplained { complete } => vec![format!("(unexplained, complete: {complete})")],
        Verdict::Explained(findings) if findings.len() > 1 => {
            let mut all: Vec<_> = findings.iter().map(|finding| ids(finding).join("+")).collect();
            all.sort();
            vec![all.join("|")]
        }
        Verdict::Explained(findings) => ids(&findings[0]),
        other => panic!("{other:?}"),
    }
}

fn ids(finding: &binance_pay_diagnose::Finding) -> Vec<String> {
    let mut ids: Vec<_> = finding.steps.iter().map(|step| step.cause.id().to_owned()).collect();
    ids.sort();
    ids
}
