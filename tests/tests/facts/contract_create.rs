//! The page `api-directdebit-create-contract`: members that a boolean makes necessary.

use binance_pay::direct_debit::contract::create::{ContractCreation, Create, PreContract};
use binance_pay_tests::Json;

use crate::kinds::{ALNUM, AMOUNT, FLAG, ID, INT, MILLIS, SECRET, TEXT, may, must, tied, words};
use crate::page::Page;
use crate::probe::Request;
use crate::reading::Reply;

fn contract() -> Request<Create> {
    Request::new(
        r#"{"subMerchantId":"1","merchantContractCode":"c0ecfb465e454560a5d8e307bbc407c5",
            "serviceName":"Tra Direct Debit","scenarioCode":"Membership","singleUpperLimit":"30",
            "currency":"USDT","periodic":true,"cycleDebitFixed":true,"cycleType":"MONTH",
            "cycleValue":12,"firstDeductTime":1700000000000,"merchantAccountNo":"m",
            "requestExpireTime":1700000000000,"contractEndTime":1700000000000}"#,
    )
}

#[test]
fn the_endpoint() {
    let page = Page {
        id: "direct-debit.contract.create",
        path: "/binancepay/openapi/direct-debit/contract",
        slug: "api-directdebit-create-contract",
        audience: "whitelisted-merchant",
        codes: &[],
    };
    page.is_of::<Create>();
}

#[test]
fn request() {
    let scenarios = words(&[
        "General_Ecommerce_Platform",
        "General_Travel",
        "Car_Rental",
        "Car_Parking",
        "Lease",
        "Catering",
        "Digital_Media",
        "Membership",
        "Utility",
        "Repayment",
        "Investment",
        "Ticket",
        "Mobile_Communication",
        "Virtual_Goods",
        "Others",
    ]);
    contract().object::<ContractCreation>(
        "",
        &[
            may("subMerchantId", ID.most(19)),
            must("merchantContractCode", ALNUM.least(1).most(32)),
            must("serviceName", TEXT.least(1).most(32)),
            must("scenarioCode", scenarios),
            must("singleUpperLimit", AMOUNT.places(8)),
            must("currency", words(&["USDT", "USDC"])),
            must("periodic", FLAG),
            tied("cycleDebitFixed", FLAG),
            tied("cycleType", words(&["MONTH", "DAY"])),
            tied("cycleValue", INT.at_least(1)),
            tied("firstDeductTime", MILLIS),
            may("merchantAccountNo", TEXT.most(64)),
            may("requestExpireTime", MILLIS),
            may("contractEndTime", MILLIS),
        ],
    );
}

#[test]
fn request_cycle() {
    for member in ["cycleDebitFixed", "cycleType", "cycleValue", "firstDeductTime"] {
        let pointer = format!("/{member}");
        let missing = format!("{pointer} required-if \"periodic is true\" [400100]");
        contract().lacks(member, &[&missing]);
        contract().breaks(&[("/periodic", Json::Boolean(false)), (&pointer, Json::Null)], &[]);
    }
}

/// No state of the page shows the reply: nothing of it is taken for granted.
#[test]
fn reply() {
    let contract = Reply::of::<Create>(
        r#"{"merchantId":98729382672,"preContractId":"p","contractEndTime":1700000000000,
            "requestExpireTime":1700000000000,"qrContent":"q","qrcodeLink":"q","deeplink":"d"}"#,
    );
    contract.object::<PreContract>(
        "",
        &[
            may("merchantId", ID),
            may("preContractId", TEXT),
            may("contractEndTime", MILLIS),
            may("requestExpireTime", MILLIS),
            may("qrContent", SECRET),
            may("qrcodeLink", TEXT),
            may("deeplink", SECRET),
        ],
    );
}
