//! The client against a server that checks what it sends.

use binance_pay::Signer;
use binance_pay::direct_debit::contract::query::ContractQuery;
use example_reqwest::Client;
use example_server::suite::Outcome;
use tokio::runtime::Builder;

fn call(api_key: &str, secret_key: &str, address: &str, query: &ContractQuery) -> Outcome {
    let client = Client::new(Signer::new(api_key, secret_key)?, address)?;
    Builder::new_current_thread().enable_all().build()?.block_on(client.call(query))
}

example_server::suite!(call);
