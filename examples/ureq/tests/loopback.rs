//! The client against a server that checks what it sends.

use binance_pay::Signer;
use binance_pay::direct_debit::contract::query::ContractQuery;
use example_server::suite::Outcome;
use example_ureq::Client;

fn call(api_key: &str, secret_key: &str, address: &str, query: &ContractQuery) -> Outcome {
    Client::new(Signer::new(api_key, secret_key)?, address).call(query)
}

example_server::suite!(call);
