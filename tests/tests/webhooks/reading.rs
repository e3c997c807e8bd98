//! Events: either form of `data`, ids of any size, names that are not known.

use binance_pay::webhook::merchant_qr_code::MerchantQrCode;
use binance_pay::webhook::pay::{Pay, PayStatus};
use binance_pay::{Event, Notification, Received, Rule, WEBHOOKS, Webhook, WebhookInfo};
use binance_pay_tests::Json;
use binance_pay_tests::remarks::remarks;

use super::{headers, receive};

const DATA: &str = r#"{"merchantTradeNo":"9825382937292","totalFee":0.88000000,"currency":"EUR"}"#;

/// A paid order with this `data`, as JSON text.
fn paid(data: &str) -> String {
    let id = "29383937493038367292";
    format!(r#"{{"bizType":"PAY","data":{data},"bizId":{id},"bizStatus":"PAY_SUCCESS"}}"#)
}

fn in_string(json: &str) -> String {
    serde_json::to_string(json).expect("a text")
}

fn event(body: &str) -> Received<Event> {
    receive(body.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn pay(body: &str) -> (Pay, Vec<String>) {
    let received = event(body);
    let Event::Pay(pay) = received.event else { panic!("another event") };
    (*pay, remarks(&received.deviations))
}

#[test]
fn data_in_a_string() {
    let (pay, remarks) = pay(&paid(&in_string(DATA)));
    assert_eq!(remarks, [""; 0]);
    assert_eq!(pay.biz_id.as_str(), "29383937493038367292", "an id beyond 64 bits");
    assert_eq!(pay.biz_status, PayStatus::PaySuccess);
    assert_eq!(pay.data.total_fee.as_str(), "0.88000000", "every digit of an amount");
}

#[test]
fn data_as_an_object_is_remarked_on() {
    let (from_object, remarks) = pay(&paid(DATA));
    assert_eq!(remarks, ["/data type"]);
    assert_eq!(from_object, pay(&paid(&in_string(DATA))).0);
}

#[test]
fn data_in_a_string_where_an_object_is_documented() {
    let body = |data: &str| {
        format!(
            r#"{{"bizType":"MERCHANT_QR_CODE","bizId":368899096379834368,"bizIdStr":"368899096379834368","bizStatus":"MERCHANT_QR_CODE_SCANED","data":{data}}}"#
        )
    };
    let data = r#"{"qrContent":"https://pay.partner.com/xx","referId":"368899096379834368"}"#;
    let plain = event(&body(data));
    let wrapped = event(&body(&in_string(data)));
    assert_eq!(remarks(&plain.deviations), [""; 0]);
    assert_eq!(remarks(&wrapped.deviations), ["/data type"]);
    for received in [plain, wrapped] {
        let Event::MerchantQrCode(scan) = received.event else { panic!("another event") };
        assert_eq!(scan.data.refer_id.as_str(), "368899096379834368");
    }
    assert_eq!(MerchantQrCode::INFO.id(), "merchant-qr-code");
}

/// Pointers lead through the string.
#[test]
fn twins_and_strangers_inside_of_data() {
    let data = r#"{"merchantTradeNo":9825382937292,"totalFee":"0.88","currency":"EUR","new":{"a":1},"transactTime":"1619508939664","tradeType":"MOON"}"#;
    let (pay, remarks) = pay(&paid(&in_string(data)));
    assert_eq!(
        remarks,
        [
            "/data/merchantTradeNo type",
            "/data/new unknown-field",
            "/data/totalFee type",
            "/data/tradeType enum",
            "/data/transactTime type",
        ]
    );
    assert_eq!(pay.data.merchant_trade_no, "9825382937292");
    assert_eq!(pay.data.trade_type.map(|one| one.as_str().to_owned()).as_deref(), Some("MOON"));
    let stranger = event(&paid(&in_string(data))).deviations;
    let stranger =
        stranger.iter().find(|one| one.rule() == Rule::UnknownField).expect("a stranger");
    assert_eq!(stranger.raw(), Some(r#"{"a":1}"#));
}

#[test]
fn amounts_with_an_exponent() {
    let data = r#"{"merchantTradeNo":"1","totalFee":1.0E-7,"currency":"BTC"}"#;
    let (pay, remarks) = pay(&paid(&in_string(data)));
    assert_eq!(remarks, [""; 0]);
    assert_eq!(pay.data.total_fee.checked_to_units(8), Some(10));
}

#[test]
fn escapes_and_blanks_around_and_within() {
    let data = "{\\u0022merchantTradeNo\\u0022:\\\"1\\\", \\\"totalFee\\\":1,\\n\\\"currency\\\":\\\"\\\\u00e4\\\"} ";
    let body = format!(" \r\n{}\t\n", paid(&format!("\"{data}\"")));
    let (pay, remarks) = pay(&body);
    assert_eq!(remarks, [""; 0]);
    assert_eq!(pay.data.currency, "ä");
    assert_eq!(event(&body).raw(), body, "byte for byte");
}

#[test]
fn a_new_biz_type_is_kept_whole() {
    let body = r#"{"bizType":"PAY_LATER","bizId":29383937493038367292,"data":"no json"}"#;
    let received = event(body);
    assert_eq!(remarks(&received.deviations), ["/bizType enum"]);
    assert_eq!(received.raw(), body);
    assert!(received.event.info().is_none());
    assert_eq!(Json::of(&serde_json::to_string(&received.event).unwrap()), Json::of(body));
    let Event::Unknown(unknown) = received.event else { panic!("a known event") };
    assert_eq!((unknown.biz_type(), unknown.raw()), (Some("PAY_LATER"), body));
}

/// Names are compared as they are written, and twins are read as everywhere.
#[test]
fn odd_names() {
    for (name, expected) in [
        (r#""pay""#, Some("pay")),
        (r#""PAY ""#, Some("PAY ")),
        ("5", Some("5")),
        ("true", Some("true")),
        ("null", None),
    ] {
        let received = event(&format!(r#"{{"bizType":{name}}}"#));
        let Event::Unknown(unknown) = received.event else { panic!("{name} is known") };
        assert_eq!(unknown.biz_type(), expected);
    }
}

#[test]
fn without_a_name_the_form_tells() {
    let collection = r#"{"orderId":5454545454,"clientTradeNo":"a1","status":"PAID"}"#;
    let received = event(collection);
    assert!(matches!(received.event, Event::Collection(_)));
    assert_eq!(received.event.info().map(WebhookInfo::biz_type), Some(None));
    // An order request that somebody signed: not known, and not lost.
    let body = r#"{"env":{"terminalType":"WEB"},"merchantTradeNo":"9825382937292"}"#;
    let received = event(body);
    assert_eq!(remarks(&received.deviations), ["/bizType required"]);
    let Event::Unknown(unknown) = received.event else { panic!("a known event") };
    assert_eq!((unknown.biz_type(), unknown.raw()), (None, body));
}

/// A receiver's test double: built, written, received.
#[test]
fn an_event_comes_back_as_it_was_written() {
    let (pay, _) = pay(&paid(&in_string(DATA)));
    let body = serde_json::to_string(&pay).expect("an event");
    let json = Json::of(&body);
    assert!(matches!(json.get("data"), Some(Json::Text(_))), "in a string: {body}");
    let received = event(&body);
    assert_eq!(remarks(&received.deviations), [""; 0]);
    let written = serde_json::to_string(&received.event).expect("an event");
    assert_eq!(written, body);
}

#[test]
fn the_table_of_webhooks() {
    assert_eq!(WEBHOOKS.len(), 10);
    let unnamed = WEBHOOKS.iter().filter(|info| info.biz_type().is_none());
    assert_eq!(unnamed.count(), 1);
    for info in WEBHOOKS {
        let same = |other: &'static WebhookInfo| std::ptr::eq(*info, other);
        assert!(WebhookInfo::by_id(info.id()).is_some_and(same));
        if let Some(name) = info.biz_type() {
            assert!(WebhookInfo::by_biz_type(name).is_some_and(same));
        }
    }
    assert!(WebhookInfo::by_biz_type("").is_none());
}

#[test]
fn secrets_of_a_webhook_are_not_shown() {
    let info = WebhookInfo::by_biz_type("TECH_PROVIDER").expect("a webhook");
    assert!(info.has_secrets());
    let data = r#"{"authorizationId":"1","authorizationToken":"do-not-show","merchantId":1,"merchantName":"n"}"#;
    let frame = |data: &str| {
        format!(
            r#"{{"bizType":"TECH_PROVIDER","bizId":1,"bizIdStr":"1","bizStatus":"SUBMIT_AUTH_AGREE","data":{data}}}"#
        )
    };
    for data in [
        data.to_owned(),
        in_string(data),
        in_string("do-not-show"),
        "\"{\\\"do-not-show".to_owned(),
    ] {
        let shown = info.redact_json(&frame(&data));
        assert!(!shown.contains("do-not-show"), "{shown}");
    }
    let received = event(&frame(&in_string(data)));
    assert!(!format!("{:?}", received.event).contains("do-not-show"));
    let decoded = info.decode_json(frame(&in_string(data)).as_bytes()).expect("readable");
    assert!(decoded.event.contains("do-not-show"), "the program hides it, not the reader");
    // A secret's place in an error has no raw text.
    let error = receive(frame(&in_string("{\"authorizationToken\":\"do-not-show\"}")).as_bytes());
    let error = error.unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("do-not-show"), "{shown}");
    assert!(error.violations().iter().all(|one| !one.raw().unwrap_or("").contains("do-not-show")));
}

/// They hide what is private, and still say what is there.
#[test]
fn debug_tells_what_there_is() {
    let body = paid(&in_string(DATA));
    let notice = Notification::from_parts(headers(), body.as_bytes()).expect("good headers");
    let length = format!("raw_length: {}", body.len());
    assert!(format!("{notice:?}").contains(&length), "{notice:?}");
    let received = format!("{:?}", event(&body));
    assert!(received.starts_with("Received {"), "{received}");
    let Event::Unknown(unknown) = event(r#"{"bizType":"NEW"}"#).event else {
        panic!("it is known")
    };
    assert!(format!("{unknown:?}").contains("raw_length: 17"), "{unknown:?}");
    let error = receive(b"[]").expect_err("no object");
    let text = format!("{error:?}");
    assert!(text.starts_with("EventError {") && text.contains("violations"), "{text}");
}

#[test]
fn facts_of_a_webhook() {
    let info = |id| WebhookInfo::by_id(id).expect("a known id");
    assert_eq!(info("pay").title(), "An order was paid or closed");
    assert!(format!("{:?}", info("pay")).contains("\"pay\""));
    assert_eq!(info("pay").deprecated(), None);
    assert!(info("collection").deprecated().is_some_and(|why| why.starts_with("Nothing")));
    assert!(info("balance").has_secrets() && !info("pay").has_secrets());
}
