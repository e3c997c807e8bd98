//! [`diagnose_request`].

use binance_pay::Secret;

use crate::change::Change;
use crate::diagnosis::{Diagnosis, Payload};
use crate::message::Message;
use crate::search::Search;
use crate::signed::Signed;
use crate::{note, proof, reading};

/// Says whether the signature of a request is right, and if not, which mistake explains it.
///
/// The secret may be anything, also what a signer would refuse. The API key is worth giving: using it
/// in the place of the secret is a usual mistake.
///
/// # Examples
///
/// ```
/// use binance_pay::{Secret, Signer};
/// use binance_pay_diagnose::{Cause, Signed, Verdict, diagnose_request};
///
/// let (timestamp, nonce) = ("1611232922428", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA");
/// let signer = Signer::new("demo-api-key", "demo-secret-key")?;
/// let signature = signer.signature(timestamp, nonce, br#"{"page":1}"#);
///
/// // What was sent is laid out in another way than what was signed.
/// let signed =
///     Signed { timestamp, nonce, body: br#"{"page": 1}"#, signature: signature.as_str() };
/// let diagnosis = diagnose_request(&signed, &Secret::from("demo-secret-key"), None);
/// let Verdict::Explained(findings) = diagnosis.verdict else { panic!() };
/// assert_eq!(findings[0].steps[0].cause, Cause::JsonSpacing);
/// assert_eq!(findings[0].difference.unwrap().offset, 55);
/// # Ok::<(), binance_pay::InvalidKey>(())
/// ```
#[must_use]
pub fn diagnose_request(signed: &Signed<'_>, secret: &Secret, api_key: Option<&str>) -> Diagnosis {
    let Signed { timestamp, nonce, body, signature } = *signed;
    let message = Message::new(timestamp, nonce, body);
    let payload = Payload::from(message.payload().unwrap_or_default());
    let readings = reading::of_request(signature);
    let proofs = proof::with_secret(secret.expose().as_bytes(), api_key, &readings);
    let changes = Change::all(timestamp, nonce);
    let unrounded = message.unrounded();
    let mut search = Search::new(message.clone(), &changes, &proofs, &readings);
    let verdict = search.run(unrounded);
    let mut notes: Vec<_> = note::on_request_signature(signature).into_iter().collect();
    notes.extend(note::on_stamp(timestamp, nonce));
    notes.extend(note::on_body(body));
    notes.extend(note::on_secret(secret.expose(), api_key));
    Diagnosis { verdict, payload, notes, tried: search.tried() }
}
