//! What the budgets are measured against.

use std::hint::black_box;

use serde::Deserialize;

/// The least that a signature of one block can cost: the inner and the outer compression.
pub(crate) fn compress_twice() {
    let block = [[7; 128]];
    let mut state = [1; 8];
    sha2::block_api::compress512(&mut state, black_box(&block));
    sha2::block_api::compress512(&mut state, black_box(&block));
    black_box(&state);
}

/// What one writes by hand, without looking at anything: owned data, borrowed envelope.
#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
pub(crate) struct Reply<'a> {
    status: &'a str,
    code: &'a str,
    data: Contract,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Contract {
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

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Status {
    Initial,
    ContractSigned,
    ContractTerminated,
    ContractExpired,
}

pub(crate) use typified::ContractReply;

/// What typify makes of a schema with all constraints.
#[allow(clippy::all, clippy::pedantic, dead_code, missing_docs, unreachable_pub)]
#[allow(unused_qualifications)]
mod typified {
    typify::import_types!(schema = "benches/contract.schema.json");
}
