//! [`Notice`]: a notification, and what a receiver is given with it.

use base64ct::{Base64, Encoding};
use binance_pay_vectors::Kind;

use super::keys::{Key, Signer};
use crate::Json;
use crate::vectors::entry::{Entry, Finding, findings, list, number, object, text};

pub(crate) const NOW: i64 = 1_611_232_922_428;
pub(crate) const WINDOW: i64 = 300_000;
const NONCE: &str = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";

/// A notification, and what a receiver is given with it.
#[derive(Clone)]
pub(crate) struct Notice {
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
    pub(crate) keys: Vec<Key>,
    pub(crate) now: i64,
    pub(crate) window: i64,
    pub(crate) minimum_bits: i64,
    pub(crate) seen: Vec<String>,
    pub(crate) notification_bytes: Option<i64>,
}

impl Notice {
    /// A genuine one: the first key signed it, and it was sent just now.
    pub(crate) fn genuine(body: &[u8]) -> Self {
        Self::sent_at(&NOW.to_string(), body)
    }

    /// The same with another time in header and payload.
    pub(crate) fn sent_at(timestamp: &str, body: &[u8]) -> Self {
        let signature = Signer::new(Key::A).sign(&payload(timestamp, NONCE, body));
        Self::with(timestamp, NONCE, Key::A.serial(), &Base64::encode_string(&signature), body)
    }

    pub(crate) fn with(
        timestamp: &str,
        nonce: &str,
        serial: &str,
        signature: &str,
        body: &[u8],
    ) -> Self {
        let headers = [
            ("BinancePay-Timestamp", timestamp),
            ("BinancePay-Nonce", nonce),
            ("BinancePay-Certificate-SN", serial),
            ("BinancePay-Signature", signature),
        ];
        Self {
            headers: headers
                .map(|(name, value)| (name.to_owned(), value.as_bytes().to_vec()))
                .to_vec(),
            body: body.to_vec(),
            keys: vec![Key::A, Key::B],
            now: NOW,
            window: WINDOW,
            minimum_bits: 2_048,
            seen: Vec::new(),
            notification_bytes: None,
        }
    }

    /// The public test of another SDK, with its key of 1024 bits and the line feed after the signature.
    pub(crate) fn published_1024() -> Self {
        const BODY: &str = r#"{"bizType":"PAY","data":"{\"merchantTradeNo\":\"9825382937292\",\"totalFee\":0.88000000,\"transactTime\":1619508939664,\"currency\":\"EUR\",\"commission\":0,\"openUserId\":\"1211HS10K81f4273ac031\",\"productType\":\"Food\",\"productName\":\"Ice Cream\",\"tradeType\":\"WEB\",\"transactionId\":\"M_R_282737362839373\"}","bizId":29383937493038367292,"bizStatus":"PAY_SUCCESS"}"#;
        const SIGNATURE: &str = "VtniwOFAi4oBKFnvHhY6UZ+wPARf7+yWVbE61Hc7JVdRgqKJ40Yk9k5Gb2Y0S0VLUYOOOhUNUsD7R8GDEr6WH84sAEf8bXa1xYMiyjgeGleTg1MxRJCtrHcxMeMCEXPWmKTeLhn6O+cdvDGq4ZpcTTiQnEvk5xHPcxFrBT637zg=";
        let serial = Key::Published1024.serial();
        let signature = format!("{SIGNATURE}\n");
        let notice = Self::with(&NOW.to_string(), NONCE, serial, &signature, BODY.as_bytes());
        Self { keys: vec![Key::Published1024], minimum_bits: 1_024, ..notice }
    }

    /// What a receiver reads in a notification of a type that nobody knows.
    pub(crate) fn unknown_event(biz_type: &str) -> Json {
        let unknown = Finding::new("/bizType", "enum", None);
        object([
            ("outcome", text("unknown")),
            ("biz_type", text(biz_type)),
            ("deviations", findings(&[unknown])),
        ])
    }

    pub(crate) fn header(&self, name: &str) -> &[u8] {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or(&[], |(_, value)| value)
    }

    /// With another value of a header.
    pub(crate) fn changed(mut self, name: &str, value: &[u8]) -> Self {
        for (known, old) in &mut self.headers {
            if known == name {
                *old = value.to_vec();
            }
        }
        self
    }

    /// The bytes that are signed.
    pub(crate) fn payload(&self) -> Vec<u8> {
        let text = |name| String::from_utf8_lossy(self.header(name)).into_owned();
        payload(&text("BinancePay-Timestamp"), &text("BinancePay-Nonce"), &self.body)
    }

    pub(crate) fn replay_key(&self) -> String {
        let text = |name| String::from_utf8_lossy(self.header(name)).into_owned();
        let (timestamp, nonce) = (text("BinancePay-Timestamp"), text("BinancePay-Nonce"));
        format!("{timestamp}:{nonce}:{}", text("BinancePay-Certificate-SN"))
    }

    /// The question of a vector of any kind.
    pub(crate) fn ask(&self, entry: Entry) -> Entry {
        let header = |(name, value): &(String, Vec<u8>)| match std::str::from_utf8(value) {
            Ok(value) => list([text(name), text(value)]),
            // A header of bytes that are no text: hexadecimal under its own name.
            Err(_) => list([text(name), object([("hex", text(binance_pay_vectors::hex(value)))])]),
        };
        let key = |key: &Key| object([("serial", text(key.serial())), ("pem", text(key.pem()))]);
        let mut entry = entry
            .input("headers", list(self.headers.iter().map(header)))
            .input_bytes("body", &self.body)
            .input("keys", list(self.keys.iter().map(key)))
            .input("minimum_bits", number(self.minimum_bits))
            .input("now", number(self.now))
            .input("window", number(self.window))
            .input("seen", list(self.seen.iter().map(text)));
        if let Some(limit) = self.notification_bytes {
            entry = entry.input("limits", object([("bytes", number(limit))]));
        }
        entry
    }

    /// A vector that expects it to be believed, and read as this event.
    pub(crate) fn accepted(&self, id: &str, why: &str, event: Json) -> Entry {
        let acknowledgement =
            object([("returnCode", text("SUCCESS")), ("returnMessage", Json::Null)]);
        self.ask(Entry::new(Kind::Webhook, "accepted", id).why(why).basis("protocol:/webhook"))
            .expect("verdict", text("accept"))
            .expect_bytes("payload", &self.payload())
            .expect("replay_key", text(self.replay_key()))
            .expect("event", event)
            .expect("acknowledgement", acknowledgement)
    }

    /// A vector that expects it to be refused at this stage.
    pub(crate) fn refused(&self, id: &str, why: &str, stage: &str, class: &str) -> Entry {
        self.ask(Entry::new(Kind::Webhook, "refused", id).why(why).basis("protocol:/webhook"))
            .expect("verdict", text("reject"))
            .expect("stage", text(stage))
            .expect("class", text(class))
    }
}

/// `timestamp LF nonce LF body LF`.
pub(crate) fn payload(timestamp: &str, nonce: &str, body: &[u8]) -> Vec<u8> {
    [timestamp.as_bytes(), nonce.as_bytes(), body, b""].join(&b'\n')
}
