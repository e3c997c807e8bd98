//! What the vendor's pages say, written down once more by hand.
//!
//! Nothing here is taken from the spec, the model or a generated constant: every limit is probed
//! through the public API, with a value at the limit and one beyond it. So a limit that changes in
//! the spec and is generated into the code fails here, until someone looks at the page again.
//!
//! A page's tables are written as [rows](kinds::Row), in the page's order. For each row the
//! [cases](cases) are put into the place of a good value, in a [request](probe::Request) or in
//! [what is received](reading::Reply).

mod cases;
mod kinds;
mod members;
mod page;
mod probe;
mod reading;

mod balance_query_v2;
mod balance_report;
mod business_codes;
mod certificate_query;
mod contract;
mod contract_create;
mod convert_quote_request;
mod order_close;
mod order_create_v1;
mod order_create_v3;
mod order_payer_verify;
mod order_query_v2;
mod order_refund;
mod payout_transfer;
mod profit_sharing;
mod protocol;
mod record;
mod report_download;
mod submerchant_create;
mod submerchant_query;
mod wallet_transfer;
mod webhooks;
