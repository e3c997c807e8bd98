//! The page `api-download-report`: days as dd/MM/yyyy, and a reply that is a list.

use binance_pay::report::download::{Download, ReportFile, ReportQuery};
use binance_pay_tests::Json;

use crate::kinds::{DAY_MONTH_YEAR, LIST, SECRET, TEXT, must, tied, words};
use crate::page::Page;
use crate::probe::{Request, text};
use crate::reading::Reply;

const KINDS: [&str; 2] = ["Transaction", "Settlement"];

fn query() -> Request<Download> {
    Request::new(
        r#"{"reportType":"Transaction","transactionType":"Payout","startDate":"01/10/2022",
            "endDate":"29/10/2022"}"#,
    )
}

#[test]
fn the_endpoint() {
    let page = Page {
        id: "report.download",
        path: "/binancepay/openapi/report/get-file",
        slug: "api-download-report",
        audience: "whitelisted-merchant",
        codes: &[],
    };
    page.is_of::<Download>();
}

/// The sample sends an empty transaction type.
#[test]
fn request() {
    query().object::<ReportQuery>(
        "",
        &[
            must("reportType", words(&KINDS)),
            tied("transactionType", words(&["Payment", "Payout", ""])),
            must("startDate", DAY_MONTH_YEAR),
            must("endDate", DAY_MONTH_YEAR),
        ],
    );
}

#[test]
fn request_transaction_type() {
    let needed = "/transactionType required-if \"reportType is Transaction\" [400100]";
    query().lacks("transactionType", &[needed]);
    let settlement = ("/reportType", text("Settlement"));
    query().breaks(&[settlement.clone(), ("/transactionType", Json::Null)], &[]);
    query().breaks(&[settlement, ("/transactionType", text(""))], &[]);
}

/// The link is signed: whoever has it can fetch the file.
#[test]
fn reply_is_a_list() {
    let files = Reply::of::<Download>(
        r#"[{"reportType":"Transaction","transactionType":"Payout","transactionDate":"15/08/2023",
            "fileName":"T_Payout_15082023.xlsx","downloadUrl":"https://a.example"}]"#,
    );
    files.value("", LIST, true);
    files.takes("", Json::List(vec![]));
    files.cannot_read("", Json::Null, &["/data required null [400100]"]);
    files.object::<ReportFile>(
        "/0",
        &[
            must("reportType", words(&KINDS)),
            must("transactionType", words(&["Payment", "Payout", "Refund"])),
            must("transactionDate", TEXT),
            must("fileName", TEXT),
            must("downloadUrl", SECRET),
        ],
    );
}
