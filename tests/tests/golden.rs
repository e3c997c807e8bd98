//! The generator's golden cases, put to use: made, validated, encoded, decoded.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use binance_pay::{Decimal, Endpoint, EndpointInfo, Nonce, Request, Signer, Stamp, Timestamp};
use binance_pay_tests::remarks::{details, remarks};
use binance_pay_tests::{golden, workspace};

type Result = std::result::Result<(), Box<dyn Error>>;

/// The body that is signed, which is also what `Serialize` gives.
fn signed(request: &impl Request) -> String {
    let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
    let stamp = Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    };
    let signed = signer.sign_unvalidated(request, stamp).unwrap();
    let body = String::from_utf8(signed.into_body()).unwrap();
    assert_eq!(body, serde_json::to_string(request).unwrap());
    body
}

fn told(info: &EndpointInfo, body: &str) -> Vec<String> {
    info.validate_json(body.as_bytes()).map_or_else(|found| details(&found), |()| Vec::new())
}

fn success(data: &str) -> String {
    format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#)
}

#[test]
fn every_case_is_compiled() -> Result {
    let folder = workspace::root().join("codegen/tests/golden");
    let mut cases = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        cases.extend(name.strip_suffix(".yaml").map(str::to_owned));
    }
    assert_eq!(cases, golden::CASES.iter().map(ToString::to_string).collect());
    Ok(())
}

#[test]
#[allow(deprecated)]
fn texts() -> Result {
    use golden::texts::golden::texts::{Letter, Texts};

    let letter = Letter::new("p").letters("a1").digits("007").token("do-not-show").type_("t");
    let letter = letter.self_("s").e_mail2("e").old("o").rumour("r");
    letter.validate()?;
    let body = signed(&letter);
    assert_eq!(
        body,
        r#"{"plain":"p","letters":"a1","digits":"007","token":"do-not-show","type":"t","self":"s","eMail2":"e","old":"o","rumour":"r"}"#
    );
    assert_eq!(told(Texts::INFO, &body), [""; 0]);
    assert!(!format!("{letter:?}").contains("do-not-show"));
    let bad = Letter::new("").letters("").digits("1").token("ab");
    assert_eq!(
        details(&bad.validate().unwrap_err()),
        [
            r#"/digits minLength 2 "1 characters" [400101]"#,
            r#"/letters minLength 1 "0 characters" [400100,400101]"#,
            r#"/token minLength 3 "2 characters" [400101]"#,
        ]
    );
    let bad = Letter::new("").letters("abcdef").digits("12é45").token("");
    assert_eq!(
        details(&bad.validate().unwrap_err()),
        [
            r#"/digits charset "digits" "'é' (U+00E9) at character 3" [400103]"#,
            r#"/digits maxLength 4 "5 characters" [400101]"#,
            r#"/letters maxLength 5 "6 characters" [400101]"#,
            r#"/token minLength 3 "0 characters" [400100,400101]"#,
        ]
    );
    let reply = Texts::decode(200, success(r#"{"plain":"p","token":7}"#).as_bytes())?;
    assert_eq!(reply.data.token.as_ref().map(|token| token.expose()), Some("7"));
    assert_eq!(reply.deviations[0].raw(), None, "a secret is not repeated");
    Ok(())
}

#[test]
fn numbers() -> Result {
    use golden::numbers::golden::numbers::{Figures, Numbers};

    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    let figures = Figures::new(10, decimal("25.17"))
        .medium(i32::MIN)
        .large(-5)
        .flag(true)
        .weight(decimal("50.00"))
        .rate(decimal("-12345678901234567.123456789"))
        .id(9_999_999_999_999_999_999_u64 / 10)
        .serial(29_383_937_493_038_367_292_u128)
        .at(Timestamp::from_millis(1_611_232_922_428)?)
        .weights([decimal("1"), decimal("2.50")]);
    figures.validate()?;
    let body = signed(&figures);
    assert_eq!(
        body,
        r#"{"small":10,"medium":-2147483648,"large":-5,"flag":true,"price":"25.17","weight":50.00,"rate":-12345678901234567.123456789,"id":"999999999999999999","serial":29383937493038367292,"at":1611232922428,"weights":[1,2.50]}"#
    );
    assert_eq!(body.parse::<Figures>()?, figures);
    assert_eq!(Numbers::INFO.canonical_json(body.as_bytes())?, body.as_bytes());
    let bad =
        Figures::new(11, decimal("0")).large(-6).weight(decimal("1.001")).rate(decimal("0.1"));
    let bad = bad.id(u64::MAX).weights([decimal("0.125")]);
    assert_eq!(
        details(&bad.validate().unwrap_err()),
        [
            r#"/id maxLength 19 "20 characters" [400101]"#,
            r#"/large minimum -5 "-6" [400102]"#,
            r#"/price minimum "0.00000001" "0" [400102]"#,
            r#"/rate maximum "0" "0.1" [400102]"#,
            r#"/small maximum 10 "11" [400102]"#,
            r#"/weight scale 2 "3 decimal places" [400101,400102]"#,
            r#"/weights/0 scale 2 "3 decimal places" [400101,400102]"#,
        ]
    );
    assert_eq!(told(Numbers::INFO, &signed(&bad)), details(&bad.validate().unwrap_err()));
    for (price, expected) in [
        ("999999999999999.99999999", ""),
        ("0.00000001", ""),
        ("999999999999999.999999990", "scale"),
        ("1000000000000000", "maximum"),
        ("0.000000009", "minimum"),
    ] {
        let found = Figures::new(1, decimal(price)).validate();
        let found = found.map_or_else(|found| remarks(&found).join(" "), |()| String::new());
        assert!(found.contains(expected) && found.is_empty() == expected.is_empty(), "{found}");
    }
    Ok(())
}

#[test]
fn numbers_in_replies() -> Result {
    use golden::numbers::golden::numbers::Numbers;

    let data = r#"{"small":"10","price":25.17,"weight":"50.00","serial":"7","id":7,"weights":[1,"2.50",1e2],"flag":"true"}"#;
    let reply = Numbers::decode(200, success(data).as_bytes())?;
    let expected = [
        r#"/data/flag type "boolean" "string" [400100]"#,
        r#"/data/id type "string" "number" [400100]"#,
        r#"/data/price type "string" "number" [400100]"#,
        r#"/data/serial type "number" "string" [400100]"#,
        r#"/data/small type "integer" "string" [400100]"#,
        r#"/data/weight type "number" "string" [400100]"#,
        r#"/data/weights/1 type "number" "string" [400100]"#,
    ];
    assert_eq!(details(&reply.deviations), expected);
    // Written back in the documented form, digit by digit.
    assert_eq!(
        serde_json::to_string(&reply.data)?,
        r#"{"small":10,"flag":true,"price":"25.17","weight":50.00,"id":"7","serial":7,"weights":[1,2.50,1e2]}"#
    );
    for flag in ["1", "\"yes\"", "[]"] {
        let body = success(&format!("{{\"small\":1,\"price\":\"1\",\"flag\":{flag}}}"));
        let reply = Numbers::decode(200, body.as_bytes())?;
        assert_eq!((reply.data.flag, reply.deviations[0].raw()), (None, Some(flag)));
    }
    // What no number can be written for stays a text.
    let odd = success(r#"{"small":1,"price":"n/a","weight":"n/a"}"#);
    let odd = Numbers::decode(200, odd.as_bytes())?.data;
    assert!(signed(&odd).contains(r#""price":"n/a","weight":"n/a""#));
    assert_eq!(remarks(&odd.validate().unwrap_err()), ["/price type", "/weight type"]);
    Ok(())
}

#[test]
#[allow(deprecated)]
fn enums() -> Result {
    use golden::enums::golden::enums::{Choice, Colour, Enums, Way};

    let choice = Choice::new(Colour::LightBlue).way(Way::Nowhere).ways([Way::ByUser]);
    let choice = choice.colours([Colour::First, Colour::None, Colour::Green]);
    choice.validate()?;
    let body = signed(&choice);
    assert_eq!(body, r#"{"colour":"light-blue","way":-1,"colours":["01","","GREEN"],"ways":[0]}"#);
    assert_eq!(body.parse::<Choice>()?, choice);
    let bad = Choice::new("BLUE").way(7).colours([]).ways([Way::from(1)]);
    assert_eq!(
        details(&bad.validate().unwrap_err()),
        [
            r#"/colour enum ["RED","GREEN","light-blue","01",""] "BLUE" [400102]"#,
            r#"/colours minItems 1 "0 items" [400101]"#,
            "/way enum [0,-1] \"7\" [400102]",
            "/ways/0 enum [0,-1] \"1\" [400102]",
        ]
    );
    assert_eq!(told(Enums::INFO, &signed(&bad)), details(&bad.validate().unwrap_err()));
    let many = Choice::new(Colour::Red).colours(vec![Colour::Red; 4]);
    assert_eq!(
        details(&many.validate().unwrap_err()),
        [r#"/colours maxItems 3 "4 items" [400101]"#]
    );
    let reply =
        Enums::decode(200, success(r#"{"colour":"BLUE","way":"-1","ways":[0,9]}"#).as_bytes())?;
    assert_eq!(reply.data.ways.map(|ways| ways[1].as_i64()), Some(9));
    let told = remarks(&reply.deviations);
    assert_eq!(told, ["/data/colour enum", "/data/way type", "/data/ways/1 enum"]);
    Ok(())
}

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

#[test]
fn rules() -> Result {
    use golden::rules::golden::rules::{Kind, Rules, Step, Terms};

    let ten = || "10.00".parse::<Decimal>().unwrap();
    let good =
        Terms::by_phone(ten(), "1").card("2").kind(Kind::Loan).reason("r").memo("m").pin("p");
    good.validate()?;
    assert_eq!((good.advice(), told(Rules::INFO, &signed(&good))), (vec![], vec![]));
    assert_eq!(Terms::by_mail(ten(), "m").mail, Terms::by_card(ten(), "c").mail("m").mail);
    for (terms, expected) in [
        (Terms::new(ten()), &[" at-least-one-of", " exactly-one-of", "/country required-if"][..]),
        (
            Terms::by_phone(ten(), "1").card("2").account(3_u64),
            &[" exactly-one-of", "/bank required-if"],
        ),
        (Terms::by_account(ten(), 3_u64).mail("m"), &["/bank required-if", "/country required-if"]),
        (Terms::by_account(ten(), 3_u64).phone("1").bank("b"), &[]),
        (Terms::by_card(ten(), "2").phone("1").kind(Kind::Gift), &["/reason required-if"]),
        (Terms::by_card(ten(), "2").phone("1").kind(Kind::Sale), &[]),
        (Terms::by_card(ten(), "2").phone("1").step(Step::Begin), &[]),
        (Terms::by_card(ten(), "2").phone("1").step(Step::Go), &["/note required-if"]),
        (Terms::by_card(ten(), "2").phone("1").step(7), &["/note required-if", "/step enum"]),
        (Terms::by_card(ten(), "2").phone("x").kind("?"), &["/kind enum", "/phone charset"]),
    ] {
        let found = terms.validate().map_or_else(|found| remarks(&found), |()| Vec::new());
        assert_eq!(found, expected, "{terms:?}");
        let json = Rules::INFO.validate_json(signed(&terms).as_bytes());
        assert_eq!(json.map_or_else(|found| remarks(&found), |()| Vec::new()), expected);
    }
    let idle =
        Terms::by_account(ten(), 3_u64).phone("1").bank("b").pin("p").memo("m").kind(Kind::Sale);
    assert_eq!(
        details(&idle.advice()),
        [
            r#"/memo ignored-if "kind is not LOAN" "string" []"#,
            r#"/pin ignored-if "card is absent" "string" []"#,
        ]
    );
    idle.validate()?;
    assert_eq!(
        details(&Rules::INFO.advice_json(signed(&idle).as_bytes())),
        details(&idle.advice())
    );
    Ok(())
}

/// A member that is there and malformed counts as there.
#[test]
fn rules_and_malformed_members() {
    use golden::rules::golden::rules::Rules;

    let base = r#""amount":"1","country":"c""#;
    for (more, expected) in [
        (r#""mail":7,"card":"1""#, &["/mail type"][..]),
        (r#""mail":null,"card":"1""#, &[" at-least-one-of"]),
        (
            r#""mail":"m","card":{},"account":[]"#,
            &[" exactly-one-of", "/account type", "/bank required-if", "/card type"],
        ),
        (r#""mail":"m","card":"1","kind":7"#, &["/kind type"]),
        (r#""mail":"m","card":"1","kind":"LOAN","reason":[]"#, &["/reason type"]),
        (r#""mail":"m","card":"1","step":1.0"#, &["/note required-if", "/step type"]),
    ] {
        let body = format!("{{{base},{more}}}");
        let found = Rules::INFO.validate_json(body.as_bytes()).unwrap_err();
        assert_eq!(remarks(&found), expected, "{body}");
    }
}

#[test]
fn rules_in_replies_are_remarks() -> Result {
    use golden::rules::golden::rules::Rules;

    for (data, expected) in [
        (r#"{"kind":"LOAN","memo":"m","first":"f"}"#, &[][..]),
        (r#"{"kind":"LOAN","first":"f"}"#, &["/data/memo required-if"]),
        (r#"{"kind":"GIFT","memo":"m","first":"f"}"#, &["/data/memo ignored-if"]),
        (r#"{"kind":"SALE"}"#, &["/data exactly-one-of"]),
        (r#"{"kind":"SALE","first":"f","second":"s"}"#, &["/data exactly-one-of"]),
    ] {
        let reply = Rules::decode(200, success(data).as_bytes())?;
        assert_eq!(remarks(&reply.deviations), expected, "{data}");
    }
    Ok(())
}

#[test]
fn answers_that_are_no_objects() -> Result {
    use golden::answer_boolean::golden::answer_boolean::AnswerBoolean;
    use golden::answer_list::golden::answer_list::{AnswerList, Nothing};
    use golden::answer_text::golden::answer_text::AnswerText;
    use golden::versions_v3::golden::versions::v3::VersionsV3;

    assert!(AnswerBoolean::decode(200, success("true").as_bytes())?.data);
    let reply = AnswerBoolean::decode(200, success("\"false\"").as_bytes())?;
    assert_eq!((reply.data, remarks(&reply.deviations)), (false, vec!["/data type".to_owned()]));
    assert!(AnswerBoolean::decode(200, success("1").as_bytes()).is_err());

    assert_eq!(AnswerText::decode(200, success("\"file.csv\"").as_bytes())?.data, "file.csv");
    let reply = AnswerText::decode(200, success("123456789").as_bytes())?;
    assert_eq!(remarks(&reply.deviations), ["/data maxLength", "/data type"]);
    assert!(AnswerText::decode(200, success("null").as_bytes()).is_err());

    assert_eq!(signed(&Nothing::new()), "{}");
    assert_eq!(
        remarks(&AnswerList::INFO.validate_json(br#"{"a":1}"#).unwrap_err()),
        ["/a unknown-field"]
    );
    let one = r#"{"serial":"a","key":"do-not-show"}"#;
    let reply = AnswerList::decode(200, success(&format!("[{one},{one},{one}]")).as_bytes())?;
    assert_eq!(
        (reply.data.len(), remarks(&reply.deviations)),
        (3, vec!["/data maxItems".to_owned()])
    );
    assert_eq!(reply.data[2].key.expose(), "do-not-show");
    assert!(!AnswerList::INFO.redact_json(reply.data_json()).contains("do-not-show"));
    assert!(AnswerList::decode(200, success(one).as_bytes()).is_err());
    let error =
        AnswerList::decode(200, success("[[\"a\",\"do-not-show\"]]").as_bytes()).unwrap_err();
    assert!(error.is_unread_success() && !format!("{error} {error:?}").contains("do-not-show"));

    assert_eq!(VersionsV3::INFO.id(), "golden.versions.v3");
    let reply = VersionsV3::decode(200, success(r#"[["1.50"],[],[2]]"#).as_bytes())?;
    assert_eq!(reply.data[0][0].as_str(), "1.50");
    assert_eq!(remarks(&reply.deviations), ["/data/2/0 type"]);
    Ok(())
}

#[test]
#[allow(deprecated)]
fn made_up() -> Result {
    use golden::made_up::ENDPOINTS;
    use golden::made_up::golden::made_up::{Lot, MadeUp, Party, Side, Step, Trade};

    assert_eq!(MadeUp::INFO.deprecated(), Some("Use golden.rules."));
    assert_eq!(MadeUp::INFO.repeat(), binance_pay::Repeat::SameKey);
    assert_eq!(ENDPOINTS.iter().map(|info| info.id()).collect::<Vec<_>>(), ["golden.made-up"]);
    let cent = "0.01".parse::<Decimal>()?;
    let lot = Lot::new("l").weight("1.5".parse::<Decimal>()?).parts([Lot::new("p")]);
    let trade =
        Trade::by_order_id("c", 1, cent, Side::Sell, Party::by_mail("m"), [vec![lot]], 7_u64)
            .note("n")
            .secret_word("1234")
            .seller(Party::by_phone("1"))
            .fee("0.00000001".parse::<Decimal>()?)
            .step(Step::Begin)
            .urgent(true)
            .expire_time(Timestamp::from_millis(1_611_232_922_428)?)
            .tags(["t".to_owned()])
            .sides([Side::Buy]);
    trade.validate()?;
    assert_eq!(trade.advice(), []);
    assert_eq!(
        signed(&trade),
        r#"{"code":"c","note":"n","secretWord":"1234","count":1,"urgent":true,"amount":0.01,"fee":"0.00000001","orderId":7,"expireTime":1611232922428,"side":"SELL","step":0,"buyer":{"mail":"m"},"seller":{"phone":"1"},"lots":[[{"code":"l","weight":"1.5","parts":[{"code":"p"}]}]],"tags":["t"],"sides":["BUY"]}"#
    );
    let bad = trade.clone().secret_word("12x").old_code("o").parent_id(1_u64).count(0);
    assert_eq!(
        details(&bad.validate().unwrap_err()),
        [
            r#" exactly-one-of ["orderId","parentId"] "2" [400100]"#,
            r#"/count minimum 1 "0" [400102]"#,
            r#"/secretWord charset "digits" "3 characters" [400103]"#,
            r#"/secretWord minLength 4 "3 characters" [400101]"#,
        ]
    );
    assert_eq!(remarks(&bad.advice()), ["/oldCode ignored-if"]);
    Ok(())
}
