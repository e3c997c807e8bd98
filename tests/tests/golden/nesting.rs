//! Objects in objects, in lists, and in themselves.

use binance_pay::{Decimal, Endpoint};
use binance_pay_tests::golden;
use binance_pay_tests::remarks::{details, remarks};

use crate::{Result, signed, success, told};

#[test]
fn nesting() -> Result {
    use golden::nesting::golden::nesting::{Item, Nesting, Order, Person};

    let price = |text: &str| text.parse::<Decimal>().unwrap();
    let leaf = Item::new("b").price(price("1.50"));
    let tree = Item::new("a").parts([leaf.clone(), leaf.clone()]);
    let minor = Person::new("B").guardian(Person::new("G").token("do-not-show"));
    let order = Order::new(minor, [tree]).shelves([vec![], vec![leaf]]).tags([]);
    order.validate()?;
    let body = signed(&order);
    assert_eq!(
        body,
        r#"{"buyer":{"name":"B","guardian":{"name":"G","token":"do-not-show"}},"goods":[{"code":"a","parts":[{"code":"b","price":"1.50"},{"code":"b","price":"1.50"}]}],"shelves":[[],[{"code":"b","price":"1.50"}]],"tags":[]}"#
    );
    assert_eq!(told(Nesting::INFO, &body), [""; 0]);
    assert!(!format!("{order:?}").contains("do-not-show"));
    let redacted = Nesting::INFO.redact_json(&body);
    assert_eq!(redacted, body.replace("do-not-show", "[redacted]"));
    let bare = Item::new("a/b");
    let bad = Order::new(Person::new("Bobby").guardian(Person::new("Garry")), [])
        .payer(Person::new(""))
        .shelves([vec![bare.clone(), bare.clone(), bare]])
        .tags(["ü".to_owned()]);
    let expected = [
        "/buyer/guardian/name maxLength",
        "/buyer/name maxLength",
        "/goods minItems",
        "/shelves/0 maxItems",
        "/shelves/0/0 at-least-one-of",
        "/shelves/0/0/code charset",
        "/shelves/0/1 at-least-one-of",
        "/shelves/0/1/code charset",
        "/shelves/0/2 at-least-one-of",
        "/shelves/0/2/code charset",
        "/tags/0 charset",
    ];
    assert_eq!(remarks(&bad.validate().unwrap_err()), expected);
    assert_eq!(told(Nesting::INFO, &signed(&bad)), details(&bad.validate().unwrap_err()));
    Ok(())
}

#[test]
fn nesting_in_replies() -> Result {
    use golden::nesting::golden::nesting::Nesting;

    // A required value inside of an optional one: the optional one is lost, and told whole.
    let data = r#"{"buyer":{"name":"B"},"goods":[{"code":"a","price":"1"}],"payer":{"token":"do-not-show"},"shelves":[[{"code":null}]],"tags":"x"}"#;
    let reply = Nesting::decode(200, success(data).as_bytes())?;
    assert!(
        reply.data.payer.is_none() && reply.data.shelves.is_none() && reply.data.tags.is_none()
    );
    let told: Vec<(&str, Option<&str>)> =
        reply.deviations.iter().map(|one| (one.pointer(), one.raw())).collect();
    assert_eq!(
        told,
        [
            ("/data/payer/name", None),
            ("/data/payer", None),
            ("/data/shelves/0/0/code", None),
            ("/data/shelves", Some(r#"[[{"code":null}]]"#)),
            ("/data/tags", Some("\"x\"")),
        ]
    );
    let lost = r#"{"buyer":[],"goods":[{"code":"a","parts":[{"code":{}}]},7]}"#;
    let error = Nesting::decode(200, success(lost).as_bytes()).unwrap_err();
    let binance_pay::Error::Data(error) = error else { panic!("{error}") };
    let told = remarks(error.violations());
    assert!(
        told.contains(&"/data/buyer type".to_owned())
            && told.contains(&"/data/goods/1 type".to_owned())
    );
    assert!(told.contains(&"/data/goods/0/parts/0/code type".to_owned()), "{told:?}");
    Ok(())
}
