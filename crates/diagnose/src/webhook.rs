//! [`diagnose_webhook`].

use std::{fmt, iter};

use binance_pay::{Secret, VerifySignature};

use crate::cause::Cause;
use crate::change::Change;
use crate::diagnosis::{Diagnosis, Payload, Step, Verdict};
use crate::message::Message;
use crate::note::{About, Note};
use crate::proof::Proof;
use crate::search::Search;
use crate::signed::Signed;
use crate::{note, proof, reading};

/// A key that webhooks may be signed with. Debug shows the serial only.
#[derive(Clone, Copy)]
#[expect(
    clippy::exhaustive_structs,
    reason = "callers build it; a certificate is a serial and a key"
)]
pub struct Certificate<'a> {
    /// `certSerial` of the endpoint `certificate.query`.
    pub serial: &'a str,
    /// What verifies with `certPublic`.
    pub key: &'a dyn VerifySignature,
}

impl fmt::Debug for Certificate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate").field("serial", &self.serial).finish_non_exhaustive()
    }
}

/// Says whether the signature of a webhook is right, and if not, which mistake explains it.
///
/// `serial` is the header `BinancePay-Certificate-SN`. One certificate alone is taken for the one that
/// it names; of several, those of another serial are tried as a mistake. With the secret, HMAC is
/// tried too, with which some sign by mistake.
///
/// # Examples
///
/// ```
/// use binance_pay_diagnose::{Cause, Certificate, Signed, Verdict, diagnose_webhook};
///
/// // Instead of a library: a key that verifies one pair.
/// let key = |message: &[u8], signature: &[u8]| message == b"1\na\n{}\n" && signature == [0; 256];
/// let certificates = [Certificate { serial: "1FAA1632AD1E", key: &key }];
/// let signature = "A".repeat(342) + "==";
/// let signed = Signed { timestamp: "1", nonce: "a", body: b"{ }", signature: &signature };
/// let diagnosis = diagnose_webhook(&signed, "1FAA1632AD1E", &certificates, None);
/// let Verdict::Explained(findings) = diagnosis.verdict else { panic!() };
/// assert_eq!(findings[0].steps[0].cause, Cause::JsonSpacing);
/// ```
#[must_use]
pub fn diagnose_webhook(
    signed: &Signed<'_>,
    serial: &str,
    certificates: &[Certificate<'_>],
    secret: Option<&Secret>,
) -> Diagnosis {
    let Signed { timestamp, nonce, body, signature } = *signed;
    let message = Message::new(timestamp, nonce, body);
    let payload = Payload::from(message.payload().unwrap_or_default());
    let changes = Change::all(timestamp, nonce);

    let readings = reading::of_webhook(signature);
    let proofs = with_certificates(serial, certificates);
    let mut search = Search::new(message.clone(), &changes, &proofs, &readings);
    let mut verdict = search.run(message.unrounded());
    let mut tried = search.tried();

    if let (Verdict::Unexplained { complete }, Some(secret)) = (&verdict, secret) {
        let readings = reading::of_request(signature);
        let proofs = proof::with_secret(secret.expose().as_bytes(), None, &readings);
        let step = Step::new(Cause::WebhookHmac, "HMAC with the secret");
        let proofs: Vec<_> = proofs.into_iter().map(|proof| proof.and(step)).collect();
        let mut search = Search::new(message, &changes, &proofs, &readings);
        let by_secret = search.run(iter::empty());
        tried += search.tried();
        verdict = match by_secret {
            Verdict::Unexplained { complete: too } => {
                Verdict::Unexplained { complete: *complete && too }
            }
            explained => explained,
        };
    }
    let is_correct = matches!(verdict, Verdict::Correct);
    let mut notes: Vec<_> = note::on_webhook_signature(signature).into_iter().collect();
    notes.extend(note::on_stamp(timestamp, nonce));
    notes.extend(note::on_body(body));
    notes.extend(on_certificates(serial, certificates).filter(|_| !is_correct));
    Diagnosis { verdict, payload, notes, tried }
}

fn with_certificates<'a>(serial: &str, certificates: &'a [Certificate<'a>]) -> Vec<Proof<'a>> {
    let is_alone = certificates.len() == 1;
    let proof = |certificate: &'a Certificate<'a>| {
        let is_named = is_alone || certificate.serial == serial;
        let step = Step::new(Cause::OtherCertificate, "a key of another serial");
        let steps = if is_named { Vec::new() } else { vec![step] };
        Proof::with_certificate(certificate.key, steps)
    };
    certificates.iter().map(proof).collect()
}

fn on_certificates(serial: &str, certificates: &[Certificate<'_>]) -> Option<Note> {
    if certificates.iter().any(|certificate| certificate.serial == serial) {
        return None;
    }
    let known: Vec<_> = certificates.iter().map(|certificate| certificate.serial).collect();
    let text = if known.is_empty() {
        "no certificate is given".to_owned()
    } else {
        format!(
            "the message names the certificate {serial:?}, and given is that of {}",
            known.join(", ")
        )
    };
    Some(Note::new(About::Certificate, text))
}
