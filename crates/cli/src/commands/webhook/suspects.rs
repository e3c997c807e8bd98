//! Why the signature of a notification may not match.

use binance_pay_diagnose::{Certificate, Signed, diagnose_webhook};
use binance_pay_ring::{PublicKey, certificate_serial};

use crate::commands::diagnose;
use crate::commands::webhook::headers::Headers;

/// A notification whose signature the key does not verify.
pub(super) struct Attempt<'a> {
    pub(super) headers: &'a Headers,
    pub(super) pem: &'a str,
    pub(super) key: PublicKey,
    pub(super) body: &'a [u8],
}

impl Attempt<'_> {
    pub(super) fn what_to_check(&self) -> Vec<String> {
        match self.cause() {
            Some(cause) => vec![cause],
            None => self.suspects(),
        }
    }

    /// What explains the signature.
    fn cause(&self) -> Option<String> {
        let [timestamp, nonce, signature, serial] =
            ["Timestamp", "Nonce", "Signature", "Certificate-SN"].map(|name| self.header(name));
        let signed = Signed { timestamp, nonce, body: self.body, signature };
        let certificates = [Certificate { serial, key: &self.key }];
        diagnose::cause(&diagnose_webhook(&signed, serial, &certificates, None))
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(&format!("BinancePay-{name}")).unwrap_or_default()
    }

    fn suspects(&self) -> Vec<String> {
        let mut suspects = Vec::new();
        let (named, given) = (self.header("Certificate-SN"), certificate_serial(self.pem));
        if named != given {
            suspects.push(format!(
                "the key: the message names the certificate {named}, and by its MD5 this key is \
                 that of {given}"
            ));
        }
        suspects.extend(
            [
                "the body: byte for byte what was received, not parsed and written again",
                "timestamp and nonce: those that came with this body and this signature",
                "the sender: who else knows the address can send to it",
            ]
            .map(str::to_owned),
        );
        suspects
    }
}
