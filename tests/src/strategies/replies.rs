//! Data of replies, as JSON texts.

use proptest::prelude::*;

use super::requests::{decimal, id, int64, one_of, one_of_integers, text, timestamp};
use super::text::{Member, list, object, optional, required};

const STATUSES: &[&str] =
    &["INITIAL", "CONTRACT_SIGNED", "CONTRACT_TERMINATED", "CONTRACT_EXPIRED"];

/// Data of `direct-debit.contract.query`.
#[must_use]
pub fn contract() -> Vec<Member> {
    vec![
        required("bizStatus", one_of(STATUSES)),
        required("merchantContractCode", text()),
        optional("contractId", id()),
        required("serviceName", text()),
        optional("openUserId", text()),
        optional("merchantAccountNo", text()),
        required("singleUpperLimit", decimal()),
        required("currency", text()),
        optional("contractTerminationWay", one_of_integers(&[0, 1, 2, 3])),
        optional("contractTerminationTime", timestamp()),
    ]
}

/// Data of `service-provider.record.query`.
#[must_use]
pub fn record_page() -> Vec<Member> {
    let record = object(&record());
    vec![required("total", int64()), required("rows", list(&record))]
}

/// One record.
#[must_use]
pub fn record() -> Vec<Member> {
    let scope = one_of(&["CONVERT", "REFUND", "CHECKOUT", "BALANCE"]);
    vec![
        required("authorizationId", text()),
        required("merchantName", text()),
        required("authorizationToken", text()),
        required("merchantId", text()),
        required("status", one_of(&["PENDING", "AUTHORIZED"])),
        required("scopes", list(&scope)),
        required("ipWhitelist", list(&text())),
    ]
}

/// The envelope of a success with this data.
pub fn success(data: BoxedStrategy<String>) -> BoxedStrategy<String> {
    data.prop_map(|data| format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#)).boxed()
}
