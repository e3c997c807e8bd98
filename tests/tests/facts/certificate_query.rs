//! The page `webhook-query-certificate`: a request without members.

use binance_pay::certificate::query::{Certificate, CertificatesQuery, Query};
use binance_pay_tests::Json;

use crate::kinds::{LIST, TEXT, must};
use crate::page::Page;
use crate::probe::Request;
use crate::reading::Reply;

#[test]
fn the_endpoint() {
    let page = Page {
        id: "certificate.query",
        path: "/binancepay/openapi/certificates",
        slug: "webhook-query-certificate",
        audience: "merchant",
        codes: &[],
    };
    page.is_of::<Query>();
}

#[test]
fn request_is_an_empty_object() {
    let query: Request<Query> = Request::new("{}");
    query.object::<CertificatesQuery>("", &[]);
    query.knows_no("merchantId");
}

/// The page shows one certificate without an envelope; what comes is a list inside of one.
#[test]
fn reply_is_a_list() {
    let keys = Reply::of::<Query>(
        r#"[{"certSerial":"1FAA1632AD1E0C9FCE84DD9B8757F471","certPublic":"p"}]"#,
    );
    keys.value("", LIST, true);
    keys.takes("", Json::List(vec![]));
    keys.cannot_read("", Json::Null, &["/data required null [400100]"]);
    keys.object::<Certificate>("/0", &[must("certSerial", TEXT), must("certPublic", TEXT)]);
}
