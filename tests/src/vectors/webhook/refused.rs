//! Notifications that are not to be believed.

use base64ct::{Base64, Encoding};

use super::keys::{Key, Signer};
use super::signed::{NOW, Notice, WINDOW};
use crate::vectors::entry::Entry;

const BODY: &[u8] = br#"{"bizType":"DEMO","bizId":29383937493038367292,"bizStatus":"DONE"}"#;
const SIGNATURE: &str = "BinancePay-Signature";

pub(super) fn entries() -> Vec<Entry> {
    let mut all = windows();
    all.extend(signatures());
    all
}

fn genuine() -> Notice {
    Notice::genuine(BODY)
}

/// The window, by one millisecond.
fn windows() -> Vec<Entry> {
    let mut all = Vec::new();
    for (word, sign) in [("old", -1), ("ahead", 1)] {
        let sent = |distance: i64| Notice::sent_at(&(NOW + sign * distance).to_string(), BODY);
        all.push(sent(WINDOW + 1).refused(
            &format!("window-{word}-by-one"),
            "One millisecond outside of the window.",
            "window",
            "outside",
        ));
    }
    all
}

fn signatures() -> Vec<Entry> {
    let payload = genuine().payload();
    let with = |signature: &[u8]| {
        genuine().changed(SIGNATURE, Base64::encode_string(signature).as_bytes())
    };
    let right = Signer::new(Key::A).sign(&payload);
    let refused = |id: &str, why: &str, signature: &[u8]| {
        with(signature).refused(&format!("signature-{id}"), why, "signature", "mismatch")
    };
    vec![
        refused(
            "another-key",
            "Another key of the set signed it.",
            &Signer::new(Key::B).sign(&payload),
        ),
        refused(
            "sha512",
            "The right key, and another digest.",
            &Signer::new(Key::A).sign_sha512(&payload),
        ),
        refused(
            "no-last-line-feed",
            "Signed without the last line feed.",
            &Signer::new(Key::A).sign(&payload[..payload.len() - 1]),
        ),
        refused("truncated", "The first half of the right signature.", &right[..right.len() / 2]),
    ]
}
