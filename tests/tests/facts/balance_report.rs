//! The pages `api-download-balance-report` and `api-download-balance-report-query`: a reply that is
//! a sentence, and one without an envelope.

use binance_pay::balance_report::{query, request};
use binance_pay::{Endpoint, Error};
use binance_pay_tests::Json;

use crate::kinds::{DATE, FLAG, ID, SECRET, TEXT, may, must, words};
use crate::page::Page;
use crate::probe::Request;
use crate::reading::Reply;

#[test]
fn the_endpoints() {
    let page = Page {
        id: "balance-report.request",
        path: "/binancepay/openapi/balance-report",
        slug: "api-download-balance-report",
        audience: "merchant",
        codes: &[],
    };
    page.is_of::<request::Request>();
    let page = Page {
        id: "balance-report.query",
        path: "/binancepay/openapi/balance-report/query",
        slug: "api-download-balance-report-query",
        audience: "merchant",
        codes: &[
            ("400201", Some("INVALID_MERCHANT_TRADE_NO")),
            ("400202", Some("ORDER_NOT_FOUND")),
            ("400203", Some("INVALID_ACCOUNT_STATUS")),
        ],
    };
    page.is_of::<query::Query>();
}

#[test]
fn request_of_a_report() {
    let request: Request<request::Request> = Request::new(
        r#"{"reportType":"Balance","walletType":"SPOT_WALLET","startDate":"2022-08-20",
            "endDate":"2022-09-05"}"#,
    );
    request.object::<request::BalanceReportRequest>(
        "",
        &[
            must("reportType", words(&["Balance"])),
            may("walletType", words(&["SPOT_WALLET", "FUNDING_WALLET"])),
            must("startDate", DATE),
            must("endDate", DATE),
        ],
    );
}

#[test]
fn reply_is_a_sentence() {
    let sentence =
        r#""Your request has been submitted successfully. Your task ID: 197430692664688640""#;
    let reply = Reply::of::<request::Request>(sentence);
    reply.value("", TEXT, true);
    reply.cannot_read("", Json::Null, &["/data required null [400100]"]);
}

#[test]
fn request_of_a_link() {
    let query: Request<query::Query> = Request::new(r#"{"downloadId":"1232213"}"#);
    query.object::<query::BalanceReportQuery>("", &[must("downloadId", ID)]);
}

/// The page prints no envelope; one is read all the same.
#[test]
fn reply_without_an_envelope() {
    let data = r#"{"exist":true,"status":"PROCESSING","downloadUrl":""}"#;
    for reply in [Reply::bare::<query::Query>(data), Reply::of::<query::Query>(data)] {
        reply.object::<query::BalanceReport>(
            "",
            &[
                must("exist", FLAG),
                must("status", words(&["PROCESSING", "FAILED", "EXPIRED", "SUCCESS"])),
                may("downloadUrl", SECRET),
            ],
        );
    }
}

#[test]
fn failure_with_an_envelope() {
    let body = br#"{"status":"FAIL","code":"400202","errorMessage":"no"}"#;
    let Err(Error::Api(error)) = query::Query::decode(200, body) else { panic!("no failure") };
    assert_eq!(error.code().as_str(), "400202");
}
