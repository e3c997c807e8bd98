//! The page `api-order-create-v3`: the largest request of all.

use binance_pay::order::create::v3::{
    Buyer, CreateV3, DirectDebitContract, Env, Goods, Merchant, OrderCreation, OrderTags,
    PersonName, PrepayOrder, Shipping, ShippingAddress, UnitAmount,
};
use binance_pay_tests::Json;

use crate::kinds::{
    ALNUM, AMOUNT, COUNTRY, FLAG, HTTP_URL, ID, INT, LIST, LONG, MILLIS, OBJECT, PLAIN, Row,
    SECRET, TEXT, UPPERCASE, may, must, tied, words,
};
use crate::page::Page;
use crate::probe::{Request, text};
use crate::reading::Reply;

const ORDER: &str = r#"{"merchant":{"subMerchantId":"1"},
    "env":{"terminalType":"APP","osType":"IOS","orderClientIp":"::1","cookieId":"c"},
    "merchantTradeNo":"9825382937292","orderAmount":25.17,"currency":"USDT","fiatAmount":1.5,
    "fiatCurrency":"HKD","description":"very good Ice Cream",
    "goodsDetails":[{"goodsType":"01","goodsCategory":"D000","referenceGoodsId":"7876763A3B",
        "goodsName":"n","goodsDetail":"d","goodsUnitAmount":{"currency":"USDT","amount":1}}],
    "shipping":{"shippingName":{"firstName":"f","middleName":"m","lastName":"l"},
        "shippingAddress":{"region":"NZ","state":"s","city":"c","address":"a","zipCode":"z",
            "shippingAddressType":"01"},"shippingPhoneNo":"1"},
    "buyer":{"referenceBuyerId":"r","buyerName":{"firstName":"f","middleName":"m","lastName":"l"},
        "buyerPhoneCountryCode":"1","buyerPhoneNo":"1","buyerEmail":"e",
        "buyerRegistrationTime":1700000000000,"buyerBrowserLanguage":"en"},
    "returnUrl":"","cancelUrl":"","orderExpireTime":1700000000000,
    "supportPayCurrency":"USDT,BNB","appId":"a","universalUrlAttach":"u","passThroughInfo":"p",
    "webhookUrl":"https://a.example",
    "directDebitContract":{"merchantContractCode":"a","serviceName":"s",
        "scenarioCode":"General_Travel","singleUpperLimit":"30","periodic":true,
        "cycleDebitFixed":true,"cycleType":"MONTH","cycleValue":1,"firstDeductTime":1700000000000,
        "merchantAccountNo":"e","contractEndTime":1700000000000},
    "orderTags":{"ifProfitSharing":true},"voucherCode":"v","qrCodeReferId":"368899096379834368"}"#;

fn order() -> Request<CreateV3> {
    Request::new(ORDER)
}

#[test]
fn the_endpoint() {
    let page = Page {
        id: "order.create.v3",
        path: "/binancepay/openapi/v3/order",
        slug: "api-order-create-v3",
        audience: "merchant",
        codes: &[
            ("400201", Some("INVALID_MERCHANT_TRADE_NO")),
            ("400203", Some("INVALID_ACCOUNT_STATUS")),
            ("400206", Some("SUB_MERCHANT_INVALID")),
        ],
    };
    page.is_of::<CreateV3>();
}

#[test]
fn request() {
    order().object::<OrderCreation>(
        "",
        &[
            may("merchant", OBJECT),
            must("env", OBJECT),
            must("merchantTradeNo", ALNUM.least(1).most(32)),
            tied("orderAmount", AMOUNT.places(8).from("0.00000001")),
            may("currency", UPPERCASE.least(1)),
            tied("fiatAmount", AMOUNT.places(8).from("0.00000001")),
            may("fiatCurrency", UPPERCASE.least(1)),
            must("description", TEXT.least(1)),
            must("goodsDetails", LIST.least(1)),
            may("shipping", OBJECT),
            may("buyer", OBJECT),
            may("returnUrl", TEXT),
            may("cancelUrl", TEXT),
            may("orderExpireTime", MILLIS),
            may("supportPayCurrency", TEXT),
            may("appId", TEXT),
            may("universalUrlAttach", TEXT.most(120)),
            may("passThroughInfo", TEXT.most(512)),
            may("webhookUrl", HTTP_URL.most(256)),
            may("directDebitContract", OBJECT),
            may("orderTags", OBJECT),
            may("voucherCode", TEXT),
            may("qrCodeReferId", ID),
        ],
    );
}

#[test]
fn request_merchant_and_env() {
    order().object::<Merchant>("/merchant", &[may("subMerchantId", ID.most(19))]);
    let env = [
        must("terminalType", words(&TERMINALS)),
        may("osType", words(&["IOS", "ANDROID"])),
        may("orderClientIp", TEXT),
        may("cookieId", TEXT),
    ];
    order().object::<Env>("/env", &env);
}

/// The last is known from other pages and from SDKs.
const TERMINALS: [&str; 6] = ["APP", "WEB", "WAP", "MINI_PROGRAM", "OTHERS", "PAYMENT_LINK"];

#[test]
fn request_goods() {
    let categories = words(&[
        "0000", "1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000", "A000",
        "B000", "C000", "D000", "E000", "F000", "Z000",
    ]);
    let goods = [
        must("goodsType", words(&["01", "02"])),
        must("goodsCategory", categories),
        must("referenceGoodsId", TEXT.least(1)),
        must("goodsName", PLAIN.least(1).most(256)),
        may("goodsDetail", TEXT.most(256)),
        may("goodsUnitAmount", OBJECT),
    ];
    order().object::<Goods>("/goodsDetails/0", &goods);
    let price = [must("currency", TEXT.least(1)), must("amount", AMOUNT)];
    order().object::<UnitAmount>("/goodsDetails/0/goodsUnitAmount", &price);
}

const NAME: [Row; 3] =
    [must("firstName", TEXT.least(1)), may("middleName", TEXT), must("lastName", TEXT.least(1))];

#[test]
fn request_shipping() {
    let shipping =
        [may("shippingName", OBJECT), may("shippingAddress", OBJECT), may("shippingPhoneNo", TEXT)];
    order().object::<Shipping>("/shipping", &shipping);
    order().object::<PersonName>("/shipping/shippingName", &NAME);
    let address = [
        must("region", COUNTRY),
        may("state", TEXT),
        may("city", TEXT),
        may("address", TEXT),
        may("zipCode", TEXT),
        may("shippingAddressType", words(&["01", "02", "03", "04"])),
    ];
    order().object::<ShippingAddress>("/shipping/shippingAddress", &address);
}

#[test]
fn request_buyer() {
    let buyer = [
        may("referenceBuyerId", TEXT),
        may("buyerName", OBJECT),
        may("buyerPhoneCountryCode", TEXT),
        may("buyerPhoneNo", TEXT),
        may("buyerEmail", TEXT),
        may("buyerRegistrationTime", MILLIS),
        may("buyerBrowserLanguage", TEXT),
    ];
    order().object::<Buyer>("/buyer", &buyer);
    order().object::<PersonName>("/buyer/buyerName", &NAME);
    order().object::<OrderTags>("/orderTags", &[may("ifProfitSharing", FLAG)]);
}

#[test]
fn request_direct_debit_contract() {
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
    let contract = [
        must("merchantContractCode", ALNUM.least(1).most(32)),
        must("serviceName", TEXT.least(1).most(32)),
        must("scenarioCode", scenarios),
        must("singleUpperLimit", AMOUNT.places(8)),
        must("periodic", FLAG),
        tied("cycleDebitFixed", FLAG),
        tied("cycleType", words(&["MONTH", "DAY"])),
        tied("cycleValue", INT.at_least(1)),
        tied("firstDeductTime", MILLIS),
        may("merchantAccountNo", TEXT.most(64)),
        may("contractEndTime", MILLIS),
    ];
    order().object::<DirectDebitContract>("/directDebitContract", &contract);
}

/// Four members are needed where the contract is periodic, and only there.
#[test]
fn request_cycle_of_a_contract() {
    let once = ("/directDebitContract/periodic", Json::Boolean(false));
    for member in ["cycleDebitFixed", "cycleType", "cycleValue", "firstDeductTime"] {
        let pointer = format!("/directDebitContract/{member}");
        let missing = format!("{pointer} required-if \"periodic is true\" [400100]");
        order().lacks(&pointer, &[&missing]);
        order().breaks(&[once.clone(), (&pointer, Json::Null)], &[]);
    }
}

/// One currency at least, each with its amount; both may be sent.
#[test]
fn request_currencies() {
    let needs = |amount: &str, currency: &str| {
        format!("/{amount} required-if \"{currency} is present\" [400100]")
    };
    order().lacks("orderAmount", &[&needs("orderAmount", "currency")]);
    order().lacks("fiatAmount", &[&needs("fiatAmount", "fiatCurrency")]);
    let without = |names: &[&'static str], expected: &[&str]| {
        let values: Vec<_> = names.iter().map(|name| (*name, Json::Null)).collect();
        order().breaks(&values, expected);
    };
    without(&["/currency", "/orderAmount"], &[]);
    without(&["/fiatCurrency", "/fiatAmount"], &[]);
    let neither = " at-least-one-of [\"currency\",\"fiatCurrency\"] [400100]";
    without(&["/currency", "/fiatCurrency"], &[neither]);
}

#[test]
fn request_mini_program() {
    let needed = "/appId required-if \"env.terminalType is MINI_PROGRAM\" [400100]";
    for terminal in TERMINALS {
        let terminal_type = ("/env/terminalType", text(terminal));
        let expected = if terminal == "MINI_PROGRAM" { &[needed][..] } else { &[] };
        order().breaks(&[terminal_type, ("/appId", Json::Null)], expected);
    }
}

#[test]
fn reply() {
    let reply = Reply::of::<CreateV3>(
        r#"{"prepayId":"29383937493038367292","terminalType":"APP","expireTime":121123232223,
            "qrcodeLink":"q","qrContent":"q","checkoutUrl":"c","deeplink":"d","universalUrl":"u",
            "currency":"USDT","totalFee":"25.17","fiatCurrency":"HKD","fiatAmount":"1.5"}"#,
    );
    reply.object::<PrepayOrder>(
        "",
        &[
            must("prepayId", ID),
            must("terminalType", words(&TERMINALS)),
            must("expireTime", LONG),
            must("qrcodeLink", TEXT.most(256)),
            must("qrContent", SECRET.most(256)),
            must("checkoutUrl", SECRET.most(256)),
            must("deeplink", SECRET.most(256)),
            must("universalUrl", SECRET.most(512)),
            may("currency", TEXT),
            may("totalFee", AMOUNT.places(8)),
            may("fiatCurrency", TEXT),
            may("fiatAmount", AMOUNT.places(8)),
        ],
    );
}
