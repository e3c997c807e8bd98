//! The pages `order-notification`, `webhook-payout`, `webhook-merchant-qr-code` and
//! `webhook-balance-report`.

use binance_pay::webhook::balance::{Balance, BalanceData};
use binance_pay::webhook::merchant_qr_code::{MerchantQrCode, MerchantQrCodeData};
use binance_pay::webhook::pay::{Pay, PayData, PaymentInfo, PaymentInstruction};
use binance_pay::webhook::payout::{Payout, PayoutData};
use binance_pay::{Acknowledgement, Webhook, WebhookInfo};
use binance_pay_tests::Json;

use crate::kinds::{
    ALNUM, AMOUNT, DATE_TIME, GIVEN, ID, INT, Kind, LIST, MILLIS, Need, OBJECT, Row, SECRET, TEXT,
    codes, may, must, words,
};
use crate::probe::{number, text};
use crate::reading::{Reply, enclosed};

/// What a page says of its webhook.
fn is_page_of<W: Webhook>(id: &str, biz_type: &str, slug: &str, audience: &str) {
    let info = W::INFO;
    assert_eq!((info.id(), info.biz_type()), (id, Some(biz_type)));
    assert_eq!((info.page(), info.audience()), (slug, audience));
    assert_eq!(WebhookInfo::by_biz_type(biz_type).map(WebhookInfo::id), Some(id));
}

/// The members that all four have.
fn envelope(id_in_text: Need, status: Kind) -> [Row; 5] {
    [
        must("bizType", GIVEN),
        must("bizId", ID),
        Row { name: "bizIdStr", need: id_in_text, kind: TEXT },
        must("bizStatus", status),
        must("data", OBJECT),
    ]
}

#[test]
fn the_webhooks() {
    is_page_of::<Pay>("pay", "PAY", "order-notification", "merchant");
    is_page_of::<Payout>("payout", "PAYOUT", "webhook-payout", "merchant");
    let slug = "webhook-merchant-qr-code";
    is_page_of::<MerchantQrCode>("merchant-qr-code", "MERCHANT_QR_CODE", slug, "official-partner");
    is_page_of::<Balance>("balance", "BALANCE", "webhook-balance-report", "merchant");
}

const PAY: &str = r#"{"bizType":"PAY","bizId":29383937493038367292,
    "bizIdStr":"29383937493038367292","bizStatus":"PAY_SUCCESS","data":{
    "merchantTradeNo":"9825382937292","productType":"Food","productName":"Ice Cream",
    "transactTime":1619508939664,"tradeType":"WEB","totalFee":0.88000000,"currency":"BUSD",
    "transactionId":"M_R_282737362839373","openUserId":"1211HS10K81f4273ac031",
    "passThroughInfo":"p","commission":0,"paymentInfo":{"payerId":100000000,"payMethod":"spot",
    "paymentInstructions":[{"currency":"BUSD","amount":1.0E-7,"price":92.52211938}],
    "channel":"DEFAULT","subChannel":"s","payerDetail":"p"}}}"#;

fn pay() -> Reply {
    Reply::notification::<Pay>(PAY, true)
}

/// The id as text is missing in the sample; the last status is known from an SDK.
#[test]
fn pay_is_told() {
    let statuses = words(&["PAY_SUCCESS", "PAY_CLOSED", "PAY_FAIL"]);
    pay().object::<Pay>("", &envelope(Need::May, statuses));
    let other = "/bizType enum [\"PAY\"] [400102]";
    pay().cannot_read("/bizType", text("PAY_REFUND"), &[other]);
}

#[test]
fn pay_data() {
    let trades = words(&["WEB", "APP", "WAP", "MINI_PROGRAM", "PAYMENT_LINK", "OTHERS"]);
    pay().object::<PayData>(
        "/data",
        &[
            must("merchantTradeNo", ALNUM),
            may("productType", TEXT.most(16)),
            may("productName", TEXT.most(256)),
            may("transactTime", MILLIS),
            may("tradeType", trades),
            must("totalFee", AMOUNT),
            must("currency", TEXT),
            may("transactionId", TEXT),
            may("openUserId", TEXT),
            may("passThroughInfo", TEXT),
            may("commission", AMOUNT),
            may("paymentInfo", OBJECT),
        ],
    );
}

/// The payer's id is gone from the newest state of the table.
#[test]
fn pay_payment() {
    let payment = || pay().inside("/data/paymentInfo", "object");
    payment().object::<PaymentInfo>(
        "/data/paymentInfo",
        &[
            may("payerId", ID),
            must("payMethod", TEXT),
            must("paymentInstructions", LIST),
            may("channel", TEXT),
            may("subChannel", TEXT),
            may("payerDetail", TEXT),
        ],
    );
    payment().object::<PaymentInstruction>(
        "/data/paymentInfo/paymentInstructions/0",
        &[must("currency", TEXT), must("amount", AMOUNT), must("price", AMOUNT)],
    );
}

/// The data is JSON in a string; an object is read as well, and remarked on.
#[test]
fn pay_data_as_an_object() {
    let read = |body: &Json| Pay::INFO.decode_json(body.to_string().as_bytes()).unwrap();
    let body = Json::of(PAY);
    let as_documented = read(&enclosed(&body));
    assert_eq!(as_documented.deviations, []);
    let otherwise = read(&body);
    assert_eq!(otherwise.deviations.len(), 1, "{:?}", otherwise.deviations);
    assert_eq!(otherwise.deviations[0].pointer(), "/data");
    assert_eq!(Json::of(&as_documented.event), Json::of(&otherwise.event));
    // More digits than 64 bits have, and an exponent, as they came.
    assert_eq!(Json::of(&as_documented.event), body);
}

#[test]
fn payout() {
    let payout = Reply::notification::<Payout>(
        r#"{"bizType":"PAYOUT","bizId":29383937493038367292,"bizIdStr":"29383937493038367292",
            "bizStatus":"SUCCESS","data":{"requestId":"gg8127129","batchStatus":"SUCCESS",
            "merchantId":100100006288,"currency":"USDT","totalAmount":2.00000000,
            "totalNumber":2}}"#,
        true,
    );
    let statuses =
        words(&["ACCEPTED", "PROCESSING", "SUCCESS", "PART_SUCCESS", "FAILED", "CANCELED"]);
    payout.object::<Payout>("", &envelope(Need::Must, statuses));
    payout.object::<PayoutData>(
        "/data",
        &[
            must("requestId", TEXT.most(32)),
            must("batchStatus", statuses),
            must("merchantId", ID),
            must("currency", TEXT),
            must("totalAmount", AMOUNT),
            must("totalNumber", INT.at_most(1000)),
        ],
    );
}

/// The one webhook whose data is an object. The status is misspelt on the wire.
#[test]
fn merchant_qr_code() {
    let body = r#"{"bizType":"MERCHANT_QR_CODE","bizId":368899096379834368,
        "bizIdStr":"368899096379834368","bizStatus":"MERCHANT_QR_CODE_SCANED","data":{
        "qrContent":"https://pay.partner.com/xx","referId":"368899096379834368",
        "qrCodeType":"FIXED_AMOUNT"}}"#;
    let scan = Reply::notification::<MerchantQrCode>(body, false);
    let status = words(&["MERCHANT_QR_CODE_SCANED"]);
    scan.object::<MerchantQrCode>("", &envelope(Need::Must, status));
    scan.object::<MerchantQrCodeData>(
        "/data",
        &[
            must("qrContent", TEXT),
            must("referId", ID),
            may("qrCodeType", words(&["FIXED_AMOUNT", "USER_INPUT_AMOUNT"])),
        ],
    );
    let enclosed = enclosed(&Json::of(body)).to_string();
    let received = MerchantQrCode::INFO.decode_json(enclosed.as_bytes()).unwrap();
    assert_eq!(received.deviations.len(), 1);
    assert_eq!(Json::of(&received.event), Json::of(body));
}

/// The last member is in the sample only.
#[test]
fn balance_report() {
    let report = Reply::notification::<Balance>(
        r#"{"bizType":"BALANCE","bizId":197620356272996352,"bizIdStr":"197620356272996352",
            "bizStatus":"BALANCE_SUCCESS","data":{"downloadType":"merchant_balance_download_task",
            "downloadId":197620356272996352,"userId":100102465376,"status":2,
            "downloadLink":"https://sampleurl.com/file1","expirationTimestamp":1669947455000,
            "createTime":"2022-12-01 02:15:50","callbackUrl":"https://callbackurl.com"}}"#,
        true,
    );
    report.object::<Balance>("", &envelope(Need::Must, words(&["BALANCE_SUCCESS"])));
    report.object::<BalanceData>(
        "/data",
        &[
            must("downloadType", words(&["merchant_balance_download_task"])),
            must("downloadId", ID),
            must("userId", ID),
            must("status", codes(&[2])),
            must("downloadLink", SECRET),
            must("expirationTimestamp", MILLIS),
            must("createTime", DATE_TIME),
            may("callbackUrl", TEXT),
        ],
    );
    report.remarks("/data/status", number("3"), &["/data/status enum [2] [400102]"]);
}

/// All four pages have the same answer.
#[test]
fn the_answer() {
    let taken = Acknowledgement::success();
    assert_eq!(taken.body(), br#"{"returnCode":"SUCCESS","returnMessage":null}"#);
    let refused = Acknowledgement::fail("later");
    assert_eq!(refused.body(), br#"{"returnCode":"FAIL","returnMessage":"later"}"#);
}
