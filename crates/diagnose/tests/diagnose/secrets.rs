//! No secret is in a result, whatever was found.

use binance_pay_diagnose::{Diagnosis, Verdict};

use crate::data::{Mistake, Mistakes};

/// Everything that can be read from a diagnosis, without the body that the caller gave.
fn shown(diagnosis: &Diagnosis) -> String {
    let mut shown = format!("{diagnosis:?} {diagnosis:#?} {}", diagnosis.payload);
    for note in &diagnosis.notes {
        shown += &format!("{note} {note:?}");
    }
    if let Verdict::Explained(findings) = &diagnosis.verdict {
        for finding in findings {
            shown += &format!("{} {:?}", finding.payload, finding.payload.as_bytes());
            for step in &finding.steps {
                shown += &format!("{} {} {}", step.cause, step.form, step.cause.remedy());
            }
        }
    }
    shown
}

fn assert_hidden(mistake: &Mistake, diagnosis: &Diagnosis) {
    let secret = mistake.secret.trim();
    let shown = shown(diagnosis);
    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    // Three offsets of base64, without the characters that depend on the neighbours.
    let base64 = ["", "a", "ab"].map(|before| {
        let text = base64(format!("{before}{secret}").as_bytes());
        text[4..text.len() - 4].to_owned()
    });
    let bytes = format!("{:?}", secret.as_bytes());
    let bytes = bytes.trim_matches(['[', ']']).to_owned();
    let forms = [vec![secret.to_owned(), hex.clone(), hex.to_uppercase(), bytes], base64.to_vec()];
    for form in forms.concat() {
        assert!(form.len() > 10 && !shown.contains(&form), "{form} is shown: {mistake:?}");
    }
}

fn base64(bytes: &[u8]) -> String {
    use base64ct::{Base64, Encoding};
    Base64::encode_string(bytes)
}

#[test]
fn results_show_no_secret() {
    let mistakes = Mistakes::read();
    for mistake in &mistakes.requests {
        assert_hidden(mistake, &mistake.diagnose_request());
    }
    for mistake in &mistakes.webhooks {
        assert_hidden(mistake, &mistakes.diagnose_webhook(mistake));
    }
}

#[test]
fn debug_shows_no_body() {
    let mistakes = Mistakes::read();
    for mistake in &mistakes.requests {
        let text = mistake.with(|signed| format!("{signed:?}"))
            + &format!("{:?}", mistake.diagnose_request());
        assert!(!text.contains("9825382937292") && !text.contains("57, 56, 50, 53"), "{text}");
    }
}
