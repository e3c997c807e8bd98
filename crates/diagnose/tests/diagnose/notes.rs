//! What is told even where nothing explains the signature.

use binance_pay::Secret;
use binance_pay_diagnose::{About, Certificate, Signed, diagnose_request, diagnose_webhook};

const TIMESTAMP: &str = "1611232922428";
const NONCE: &str = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";
const SECRET: &str = "uahr4nhailyq55yubuhuncnprfac73bcbz2qfafsevic1jruwunioxtoaozy122f";

fn notes(signed: Signed<'_>, secret: &str) -> Vec<(About, String)> {
    let diagnosis = diagnose_request(&signed, &Secret::from(secret), Some("api-key"));
    diagnosis.notes.iter().map(|note| (note.about(), note.to_string())).collect()
}

fn signed(signature: &str) -> Signed<'_> {
    Signed { timestamp: TIMESTAMP, nonce: NONCE, body: b"{}", signature }
}

#[test]
fn an_input_without_faults_has_no_notes() {
    assert_eq!(notes(signed(&"A".repeat(128)), SECRET), []);
}

#[test]
fn the_form_of_the_signature() {
    for (signature, words) in [
        ("a".repeat(128), "lower-case"),
        ("A".repeat(127), "has 127 digits"),
        ("A".repeat(64), "64 digits, as many as a SHA-256 has"),
        ("A".repeat(256), "hexadecimal of hexadecimal"),
        ("A".repeat(86) + "==", "base64"),
        ("/".to_owned() + &"A".repeat(341) + "==", "form of RSA"),
        (" ".to_owned() + &"A".repeat(128), "blanks around"),
        ("Z".repeat(128), "other characters"),
        (String::new(), "is empty"),
    ] {
        let notes = notes(signed(&signature), SECRET);
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert!(notes[0].0 == About::Signature && notes[0].1.contains(words), "{notes:?}");
    }
}

#[test]
fn the_form_of_a_hashed_secret() {
    let sha256 = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
    for (secret, words) in [
        (sha256, "looks like a hash"),
        (&sha256.to_uppercase(), "looks like a hash"),
        (&sha256.repeat(2), "looks like a hash"),
        ("$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW", "looks like a hash"),
        ("uahr4n**********122f", "masked"),
        (" uahr4n", "blanks"),
        ("uahr4n\n", "a line end"),
        ("\"uahr4n\"", "quotes"),
        ("", "is empty"),
        ("api-key", "the same text"),
    ] {
        let notes = notes(signed(&"A".repeat(128)), secret);
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert!(notes[0].0 == About::Secret && notes[0].1.contains(words), "{notes:?}");
    }
    for secret in ["1".repeat(64), "abcdef".to_owned(), "g".repeat(64)] {
        assert_eq!(notes(signed(&"A".repeat(128)), &secret), [], "{secret}");
    }
}

#[test]
fn timestamp_nonce_and_body() {
    let signature = "A".repeat(128);
    let right = signed(&signature);
    for (signed, about, words) in [
        (Signed { timestamp: "1611232922", ..right }, About::Timestamp, "looks like seconds"),
        (Signed { timestamp: "", ..right }, About::Timestamp, "digits only"),
        (Signed { nonce: "VeTfR5md+kjbeErx/XTl2A==", ..right }, About::Nonce, "24 characters"),
        (Signed { body: b"", ..right }, About::Body, "is empty"),
        (Signed { body: b"[]", ..right }, About::Body, "no JSON object"),
        (Signed { body: b"{'a':1}", ..right }, About::Body, "single quotes"),
        (Signed { body: b"{}\n", ..right }, About::Body, "line end"),
        (Signed { body: b"{", ..right }, About::Body, "no JSON"),
        (Signed { body: b"{}\xff", ..right }, About::Body, "from byte 2 on"),
        (Signed { body: b"\xef\xbb\xbf{}", ..right }, About::Body, "byte order mark"),
    ] {
        let notes = notes(signed, SECRET);
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert!(notes[0].0 == about && notes[0].1.contains(words), "{notes:?}");
    }
}

#[test]
fn webhooks() {
    let never = |_: &[u8], _: &[u8]| false;
    let certificates = [Certificate { serial: "B", key: &never }];
    let rsa = "A".repeat(342) + "==";
    for (signature, certificates, about, words) in [
        (&*rsa, &certificates[..], About::Certificate, "names the certificate \"A\""),
        (&rsa, &[], About::Certificate, "no certificate is given"),
        (&"A1".repeat(64), &certificates, About::Signature, "form of an HMAC-SHA512"),
        ("AAAA", &certificates, About::Signature, "has 3 bytes"),
        ("no base64", &certificates, About::Signature, "no base64"),
        ("", &certificates, About::Signature, "is empty"),
    ] {
        let diagnosis = diagnose_webhook(&signed(signature), "A", certificates, None);
        let mut notes = diagnosis.notes.iter();
        assert!(
            notes.any(|note| note.about() == about && note.to_string().contains(words)),
            "{words}: {diagnosis:?}"
        );
    }
}
