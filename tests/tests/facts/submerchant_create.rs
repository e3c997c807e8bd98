//! The page `api-submerchant-add`: enums of integers, and members that others make necessary.

use binance_pay::submerchant::create::{Create, CreatedSubMerchant, SubMerchantCreation};
use binance_pay_tests::Json;

use crate::business_codes::{BUSINESS, CERTIFICATE, LEGAL_FORM, STORE};
use crate::kinds::{COUNTRY, ID, LIST, LONG, MILLIS, TEXT, may, must, tied};
use crate::page::Page;
use crate::probe::{Request, number, text};
use crate::reading::Reply;

fn company() -> Request<Create> {
    Request::new(
        r#"{"merchantName":"Sole Proprietor","storeType":1,"merchantMcc":"9999","merchantType":2,
            "country":"CN,US","siteUrl":"site url demo","address":"store address demo",
            "payIndustryDescription":"p","subPayMccCode":"9999","subPayIndustryDescription":"s",
            "brandLogo":"logoUrlDemo","companyName":"Sole Proprietor","registrationNumber":"r",
            "registrationCountry":"US","registrationAddress":"registration address demo",
            "incorporationDate":1588262400000,"certificateType":1,"certificateCountry":"US",
            "certificateNumber":"123456X","certificateValidDate":1752422400000,
            "contractTimeIsv":1594656000000,"blockPayerKycCountries":["US","AE"]}"#,
    )
}

#[test]
fn the_endpoint() {
    let page = Page {
        id: "submerchant.create",
        path: "/binancepay/openapi/submerchant/add",
        slug: "api-submerchant-add",
        audience: "channel-partner",
        codes: &[("400205", Some("SUB_MERCHANT_EXISTS")), ("400206", Some("SUB_MERCHANT_INVALID"))],
    };
    page.is_of::<Create>();
}

#[test]
fn request() {
    company().object::<SubMerchantCreation>(
        "",
        &[
            must("merchantName", TEXT.least(1).most(128)),
            must("storeType", STORE),
            must("merchantMcc", BUSINESS),
            may("merchantType", LEGAL_FORM),
            may("country", TEXT),
            may("siteUrl", TEXT.most(256)),
            tied("address", TEXT.most(1024)),
            tied("payIndustryDescription", TEXT.most(500)),
            may("subPayMccCode", BUSINESS),
            tied("subPayIndustryDescription", TEXT.most(500)),
            may("brandLogo", TEXT.most(256)),
            may("companyName", TEXT.most(64)),
            may("registrationNumber", TEXT.most(64)),
            must("registrationCountry", COUNTRY),
            may("registrationAddress", TEXT.most(1024)),
            may("incorporationDate", LONG),
            may("certificateType", CERTIFICATE),
            may("certificateCountry", COUNTRY),
            may("certificateNumber", TEXT.most(64)),
            may("certificateValidDate", MILLIS),
            may("contractTimeIsv", MILLIS),
            may("blockPayerKycCountries", LIST),
        ],
    );
    company().value("/blockPayerKycCountries/0", COUNTRY);
}

/// Older states of the page had more members.
#[test]
fn request_of_old() {
    for member in ["mainMerchantId", "siteType", "siteName"] {
        company().knows_no(member);
    }
}

/// An online store has a site, a physical one an address, and one that is both has both.
#[test]
fn request_store() {
    for (store, needs_site, needs_address) in
        [("0", true, false), ("1", false, true), ("-1", true, true)]
    {
        let needed = |member: &str, when: &str| {
            format!("/{member} required-if \"storeType is {when}\" [400100]")
        };
        let missing = [
            needs_address.then(|| needed("address", "1 or -1")),
            needs_site.then(|| needed("siteUrl", "0 or -1")),
        ];
        let missing: Vec<String> = missing.into_iter().flatten().collect();
        let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
        let of_store = ("/storeType", number(store));
        let without = [of_store, ("/siteUrl", Json::Null), ("/address", Json::Null)];
        company().breaks(&without, &missing);
    }
}

#[test]
fn request_industry() {
    for (code, description) in
        [("merchantMcc", "payIndustryDescription"), ("subPayMccCode", "subPayIndustryDescription")]
    {
        let needed = format!("/{description} required-if \"{code} is 9999\" [400100]");
        company().lacks(description, &[&needed]);
        let (code, description) = (format!("/{code}"), format!("/{description}"));
        company().breaks(&[(&code, text("1047")), (&description, Json::Null)], &[]);
    }
}

#[test]
fn reply() {
    Reply::of::<Create>(r#"{"subMerchantId":2107268400000001}"#)
        .object::<CreatedSubMerchant>("", &[must("subMerchantId", ID)]);
}
