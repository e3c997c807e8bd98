//! What proves that a payload is the signed one: a secret and a function, or a certificate's key.

use binance_pay::VerifySignature;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

use crate::cause::Cause;
use crate::diagnosis::Step;
use crate::key;
use crate::reading::{Reading, Target};

/// One way to make or verify a signature.
pub(crate) struct Proof<'a> {
    /// What is wrong with it; nothing in the documented way.
    pub(crate) steps: Vec<Step>,
    check: Check<'a>,
}

enum Check<'a> {
    Secret(Function, Zeroizing<Vec<u8>>),
    Certificate(&'a dyn VerifySignature),
}

#[derive(Clone, Copy)]
enum Function {
    Hmac(Hash),
    /// HMAC with the payload as its key.
    Swapped(Hash),
    /// No HMAC: secret and payload one after the other.
    SecretFirst(Hash),
    SecretLast(Hash),
    /// No secret at all.
    Bare(Hash),
}

#[derive(Clone, Copy)]
enum Hash {
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

/// The functions that are used by mistake.
const FUNCTIONS: [(Function, Step); 13] = {
    use Cause::{HmacSwapped, NoHmac, OtherDigest};
    use Function::{Bare, Hmac, SecretFirst, SecretLast, Swapped};
    use Hash::{Sha224, Sha256, Sha384, Sha512};
    [
        (Hmac(Sha256), Step::new(OtherDigest, "HMAC-SHA256")),
        (Hmac(Sha384), Step::new(OtherDigest, "HMAC-SHA384")),
        (Hmac(Sha224), Step::new(OtherDigest, "HMAC-SHA224")),
        (Swapped(Sha512), Step::new(HmacSwapped, "HMAC-SHA512")),
        (Swapped(Sha256), Step::new(HmacSwapped, "HMAC-SHA256")),
        (SecretLast(Sha512), Step::new(NoHmac, "SHA-512 of payload and secret")),
        (SecretFirst(Sha512), Step::new(NoHmac, "SHA-512 of secret and payload")),
        (Bare(Sha512), Step::new(NoHmac, "SHA-512 of the payload, without the secret")),
        (SecretLast(Sha256), Step::new(NoHmac, "SHA-256 of payload and secret")),
        (SecretFirst(Sha256), Step::new(NoHmac, "SHA-256 of secret and payload")),
        (Bare(Sha256), Step::new(NoHmac, "SHA-256 of the payload, without the secret")),
        (SecretLast(Sha384), Step::new(NoHmac, "SHA-384 of payload and secret")),
        (SecretFirst(Sha384), Step::new(NoHmac, "SHA-384 of secret and payload")),
    ]
};

/// All ways to sign with a secret that can lead to one of these readings.
pub(crate) fn with_secret(
    secret: &[u8],
    api_key: Option<&str>,
    readings: &[Reading],
) -> Vec<Proof<'static>> {
    let mut keys = vec![(None, Zeroizing::new(secret.to_vec()))];
    keys.extend(key::mistaken(secret, api_key).into_iter().map(|(step, key)| (Some(step), key)));
    let documented = (Function::Hmac(Hash::Sha512), None);
    let others = FUNCTIONS.map(|(function, step)| (function, Some(step)));
    let mut proofs = Vec::new();
    for (function, step) in std::iter::once(documented).chain(others) {
        let may_lead = |reading: &Reading| reading.target.may_have(function.hash().length());
        if !readings.iter().any(may_lead) {
            continue;
        }
        for (key_step, key) in &keys {
            // Without a key, none can be wrong.
            if key_step.is_some() && matches!(function, Function::Bare(_)) {
                continue;
            }
            let steps = [*key_step, step].into_iter().flatten().collect();
            proofs.push(Proof { steps, check: Check::Secret(function, key.clone()) });
        }
    }
    proofs
}

impl<'a> Proof<'a> {
    /// The key of a certificate verifies.
    pub(crate) fn with_certificate(key: &'a dyn VerifySignature, steps: Vec<Step>) -> Self {
        Self { steps, check: Check::Certificate(key) }
    }

    /// The same, with one more thing that is wrong.
    pub(crate) fn and(mut self, step: Step) -> Self {
        self.steps.insert(0, step);
        self
    }

    /// The reading in which this payload is the signed one.
    pub(crate) fn proves<'r>(
        &self,
        payload: &[u8],
        readings: &'r [Reading],
    ) -> Option<&'r Reading> {
        match &self.check {
            Check::Secret(function, key) => {
                let digest = function.digest(key, payload);
                readings.iter().find(|reading| reading.target.is(&digest))
            }
            Check::Certificate(key) => readings.iter().find(|reading| {
                matches!(&reading.target, Target::Whole(bytes) if key.verify(payload, bytes))
            }),
        }
    }
}

impl Function {
    const fn hash(self) -> Hash {
        match self {
            Self::Hmac(hash)
            | Self::Swapped(hash)
            | Self::SecretFirst(hash)
            | Self::SecretLast(hash)
            | Self::Bare(hash) => hash,
        }
    }

    fn digest(self, secret: &[u8], payload: &[u8]) -> Vec<u8> {
        let hash = self.hash();
        match self {
            Self::Hmac(_) => hash.hmac(secret, payload),
            Self::Swapped(_) => hash.hmac(payload, secret),
            Self::SecretFirst(_) => hash.of(&[secret, payload]),
            Self::SecretLast(_) => hash.of(&[payload, secret]),
            Self::Bare(_) => hash.of(&[payload]),
        }
    }
}

impl Hash {
    const fn length(self) -> usize {
        match self {
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    fn hmac(self, key: &[u8], message: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha224 => hmac::<Hmac<Sha224>>(key, message),
            Self::Sha256 => hmac::<Hmac<Sha256>>(key, message),
            Self::Sha384 => hmac::<Hmac<Sha384>>(key, message),
            Self::Sha512 => hmac::<Hmac<Sha512>>(key, message),
        }
    }

    fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::Sha224 => hash::<Sha224>(parts),
            Self::Sha256 => hash::<Sha256>(parts),
            Self::Sha384 => hash::<Sha384>(parts),
            Self::Sha512 => hash::<Sha512>(parts),
        }
    }
}

/// Empty never happens: HMAC takes keys of any length.
fn hmac<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Vec<u8> {
    <M as KeyInit>::new_from_slice(key).map_or_else(
        |_| Vec::new(),
        |mac| mac.chain_update(message).finalize().into_bytes().to_vec(),
    )
}

fn hash<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
    parts.iter().fold(D::new(), D::chain_update).finalize().to_vec()
}
