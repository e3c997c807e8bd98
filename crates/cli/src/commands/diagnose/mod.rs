//! `bpay diagnose`: which mistake made a signature wrong.

pub(crate) mod form;
mod hidden;
mod text;

pub(crate) use text::{SUSPECTS, cause};

use std::ffi::OsString;

use binance_pay_diagnose::{
    Certificate, Diagnosis, Signed, Verdict, diagnose_request, diagnose_webhook,
};
use binance_pay_ring::{PublicKey, certificate_serial};

use crate::args::Diagnose;
use crate::commands::diagnose::form::Diagnosed;
use crate::commands::diagnose::hidden::Hidden;
use crate::commands::webhook::headers::Headers;
use crate::commands::webhook::verify;
use crate::failure::{Failure, Kind};
use crate::input::{self, What};
use crate::keys::KeyTexts;
use crate::output::Output;
use crate::status::Status;

const SERIAL: &str = "BinancePay-Certificate-SN";

pub(crate) fn run(args: &Diagnose, out: Output) -> Result<Status, Failure> {
    let inputs = [&args.headers, &args.body].into_iter().chain(&args.key);
    if inputs.filter(|word| ***word == *"-").count() > 1 {
        let message = "more than one of --headers, --body and --key is to come from stdin";
        return Err(Failure::new(Kind::Usage, message, "Give the others as @FILE."));
    }
    let whole = |word: &OsString, what| input::whole(Some(word), what, out);
    let headers = Headers::read(&whole(&args.headers, What::Headers)?)?;
    let is_webhook = !args.key.is_empty();
    let what = if is_webhook { What::Notification } else { What::Request };
    let body = whole(&args.body, what)?;
    let signed = Signed {
        timestamp: header(&headers, "BinancePay-Timestamp")?,
        nonce: header(&headers, "BinancePay-Nonce")?,
        body: &body,
        signature: header(&headers, "BinancePay-Signature")?,
    };
    if is_webhook {
        let serial = header(&headers, SERIAL)?;
        webhook(args, &signed, serial, out)
    } else {
        request(&signed, at_most_one(&headers, SERIAL)?, out)
    }
}

fn header<'a>(headers: &'a Headers, name: &str) -> Result<&'a str, Failure> {
    at_most_one(headers, name)?.ok_or_else(|| {
        let remedy = "Give all headers that were sent with the body.";
        Failure::new(Kind::Headers, format!("the header {name} is missing"), remedy)
    })
}

/// Of two, nobody can say which was signed.
fn at_most_one<'a>(headers: &'a Headers, name: &str) -> Result<Option<&'a str>, Failure> {
    if headers.iter().filter(|(given, _)| given.eq_ignore_ascii_case(name)).count() > 1 {
        let remedy = "Give each header once, as it was sent with the body.";
        let message = format!("the header {name} is there more than once");
        return Err(Failure::new(Kind::Headers, message, remedy));
    }
    Ok(headers.get(name))
}

fn request(signed: &Signed<'_>, serial: Option<&str>, out: Output) -> Result<Status, Failure> {
    let keys = KeyTexts::or_demo()?;
    let (secret, api_key) = (&keys.secret_key, keys.api_key.expose());
    let diagnosis = diagnose_request(signed, secret, Some(api_key));
    let status = tell(&diagnosis, &Hidden::new(&diagnosis, Some(secret)), out)?;
    keys.remark(out);
    match serial {
        None => out.remark(format!("the header {SERIAL} is missing: it takes the API key")),
        Some(given) if given == secret.expose() => out.remark(format!(
            "the header {SERIAL} holds the secret key, so it was sent: put the API key there, and \
             make new keys"
        )),
        Some(given) if given != api_key && !keys.are_demo => out.remark(format!(
            "the header {SERIAL} is not the API key of the environment, so its secret may not be \
             the one either"
        )),
        Some(_) => {}
    }
    Ok(status)
}

fn webhook(
    args: &Diagnose,
    signed: &Signed<'_>,
    serial: &str,
    out: Output,
) -> Result<Status, Failure> {
    let keys = args.key.iter().map(|word| public_key(word, args.allow_1024_bits, out));
    let keys: Vec<(String, PublicKey)> = keys.collect::<Result<_, _>>()?;
    let certificates: Vec<_> =
        keys.iter().map(|(serial, key)| Certificate { serial, key }).collect();
    let texts = KeyTexts::from_environment()?;
    let secret = texts.as_ref().map(|texts| &texts.secret_key);
    let diagnosis = diagnose_webhook(signed, serial, &certificates, secret);
    tell(&diagnosis, &Hidden::new(&diagnosis, secret), out)
}

fn public_key(
    word: &OsString,
    allow_1024_bits: bool,
    out: Output,
) -> Result<(String, PublicKey), Failure> {
    let pem = input::whole(Some(word), What::PublicKey, out)?;
    let pem = String::from_utf8_lossy(&pem);
    Ok((certificate_serial(&pem), verify::key(&pem, allow_1024_bits)?))
}

fn tell(diagnosis: &Diagnosis, hidden: &Hidden<'_>, out: Output) -> Result<Status, Failure> {
    if out.is_json() {
        out.json(&Diagnosed::new(diagnosis, hidden))?;
    } else {
        out.text(&text::page(diagnosis, hidden))?;
        for note in &diagnosis.notes {
            out.remark(hidden.text(note.to_string()));
        }
        if let Verdict::Unexplained { .. } = diagnosis.verdict {
            for suspect in SUSPECTS {
                out.remark(suspect);
            }
        }
    }
    if hidden.payloads() {
        out.remark(
            "the payload holds the secret key, so no payload is shown: to see them, take it out of the \
             headers and the body, and sign and diagnose those; and make new keys if it was sent",
        );
    }
    let is_correct = matches!(diagnosis.verdict, Verdict::Correct);
    Ok(if is_correct { Status::Done } else { Status::No })
}
