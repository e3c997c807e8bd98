//! What one writes by hand, without looking at anything: derived types, owned data in a borrowed envelope.

use serde::Deserialize;

/// The envelope.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
pub struct Reply<'a, T> {
    status: &'a str,
    code: &'a str,
    data: T,
}

/// By `serde_json`: one UTF-8 check and `from_str`, which is faster than `from_slice`.
///
/// # Panics
///
/// Where it cannot be read.
#[must_use]
pub fn read<'a, T: Deserialize<'a>>(reply: &'a [u8]) -> Reply<'a, T> {
    let text = std::str::from_utf8(reply).expect("UTF-8");
    serde_json::from_str(text).expect("a success")
}

/// By sonic-rs, which checks UTF-8 itself.
///
/// # Panics
///
/// Where it cannot be read.
#[must_use]
pub fn read_sonic<'a, T: Deserialize<'a>>(reply: &'a [u8]) -> Reply<'a, T> {
    sonic_rs::from_slice(reply).expect("a success")
}

/// A direct debit contract.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "reading it is what is measured")]
pub struct Contract {
    biz_status: Status,
    merchant_contract_code: String,
    contract_id: Option<String>,
    service_name: String,
    open_user_id: Option<String>,
    merchant_account_no: Option<String>,
    single_upper_limit: String,
    currency: String,
    contract_termination_way: Option<i64>,
    contract_termination_time: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Status {
    Initial,
    ContractSigned,
    ContractTerminated,
    ContractExpired,
}

/// A page of authorization records.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
pub struct RecordPage {
    total: i64,
    rows: Vec<Record>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Record {
    authorization_id: String,
    merchant_name: String,
    authorization_token: String,
    merchant_id: String,
    status: RecordStatus,
    scopes: Vec<Scope>,
    ip_whitelist: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum RecordStatus {
    Pending,
    Authorized,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Scope {
    Convert,
    Refund,
    DirectDebit,
    ProfitSharing,
    SubMerchant,
    Checkout,
    Payout,
    Report,
    InternalTransfer,
    Balance,
}
