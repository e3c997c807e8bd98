//! The page `api-submerchant-query`: exactly one of two members, and a success without data.

use binance_pay::Endpoint;
use binance_pay::submerchant::query::{Query, SubMerchant, SubMerchantQuery};
use binance_pay_tests::Json;

use crate::business_codes::{BUSINESS, CERTIFICATE, LEGAL_FORM, STORE};
use crate::kinds::{ID, LONG, OBJECT, Row, TEXT, may, must, tied};
use crate::page::Page;
use crate::probe::{Request, text};
use crate::reading::Reply;

#[test]
fn the_endpoint() {
    let page = Page {
        id: "submerchant.query",
        path: "/binancepay/openapi/submerchant/query",
        slug: "api-submerchant-query",
        audience: "channel-partner",
        codes: &[],
    };
    page.is_of::<Query>();
}

#[test]
fn request() {
    const ROWS: [Row; 2] =
        [tied("subMerchantId", ID.most(128)), tied("subMerchantName", TEXT.most(128))];
    let by_id: Request<Query> = Request::new(r#"{"subMerchantId":"1234567"}"#);
    let by_name: Request<Query> = Request::new(r#"{"subMerchantName":"Acme Coffee Shop"}"#);
    by_id.object::<SubMerchantQuery>("", &ROWS);
    by_name.object::<SubMerchantQuery>("", &ROWS);
    let one = " exactly-one-of [\"subMerchantId\",\"subMerchantName\"] [400100]";
    by_id.lacks("subMerchantId", &[one]);
    by_name.lacks("subMerchantName", &[one]);
    by_id.refuses("subMerchantName", text("Acme Coffee Shop"), &[one]);
    by_id.accepts("subMerchantName", Json::Null);
}

/// What the table requires is there as far as every sub-merchant has it.
#[test]
fn reply() {
    let merchant = Reply::of::<Query>(
        r#"{"merchantName":"m","storeType":0,"merchantMcc":"1040","merchantType":2,
            "country":"AR,MX","siteUrl":"s","address":"a","payIndustryDescription":"p",
            "subPayMccCode":"1041","subPayIndustryDescription":"s","brandLogo":"b",
            "companyName":"c","registrationNumber":"r","registrationCountry":"AR",
            "registrationAddress":"a","incorporationDate":-1,"certificateType":2,
            "certificateCountry":"MX"}"#,
    );
    merchant.value("", OBJECT, true);
    merchant.object::<SubMerchant>(
        "",
        &[
            must("merchantName", TEXT.most(128)),
            may("storeType", STORE),
            must("merchantMcc", BUSINESS),
            may("merchantType", LEGAL_FORM),
            may("country", TEXT),
            may("siteUrl", TEXT),
            may("address", TEXT),
            may("payIndustryDescription", TEXT),
            may("subPayMccCode", BUSINESS),
            may("subPayIndustryDescription", TEXT),
            may("brandLogo", TEXT),
            may("companyName", TEXT),
            may("registrationNumber", TEXT),
            may("registrationCountry", TEXT),
            may("registrationAddress", TEXT),
            may("incorporationDate", LONG),
            may("certificateType", CERTIFICATE),
            may("certificateCountry", TEXT),
        ],
    );
}

/// A name that nobody has is answered with null.
#[test]
fn reply_may_be_null() {
    for data in ["", r#","data":null"#] {
        let body = format!(r#"{{"status":"SUCCESS","code":"000000"{data}}}"#);
        let reply = Query::decode(200, body.as_bytes()).unwrap();
        assert!(reply.data.is_none() && reply.deviations.is_empty(), "{body}");
    }
}
