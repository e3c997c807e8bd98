//! Texts, numbers, enums.

use binance_pay::{Decimal, Endpoint, Secret, Timestamp};
use binance_pay_tests::golden;
use binance_pay_tests::remarks::{details, remarks};

use crate::{Result, signed, success, told};

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
    assert_eq!(reply.data.token.as_ref().map(Secret::expose), Some("7"));
    assert_eq!(reply.deviations[0].raw(), None, "a secret is not repeated");
    Ok(())
}

/// Names that `rename_all` would not give back: the same on the wire, in the table, and when read.
#[test]
fn wire_names() -> Result {
    use golden::texts::golden::texts::{Letter, Texts};

    let letter = Letter::new("p").access_token("a").url("u").last_line2(["l".to_owned()]);
    let letter = letter.next_letter(Letter::new("n")).order_id(7_u64);
    let body = signed(&letter);
    assert_eq!(
        body,
        r#"{"plain":"p","access_token":"a","URL":"u","Last_Line2":["l"],"next_letter":{"plain":"n"},"order_id":7}"#
    );
    assert_eq!(told(Texts::INFO, &body), [""; 0]);
    assert_eq!(signed(&body.parse::<Letter>()?), body);
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

/// A request's number is written plainly, and digit by digit.
#[test]
fn numbers_with_exponents_or_of_other_forms() {
    use golden::numbers::golden::numbers::{Figures, Numbers};

    for (body, expected) in [
        (r#"{"small":1,"price":"1e3"}"#, "/price type"),
        (r#"{"small":1,"price":1E3}"#, "/price type"),
        (r#"{"small":1,"price":"1","weight":1e-2}"#, "/weight type"),
        (r#"{"small":1,"price":"+1"}"#, "/price type"),
        (r#"{"small":1,"price":".5"}"#, "/price type"),
        (r#"{"small":1,"price":"01"}"#, "/price type"),
        (r#"{"small":1,"price":""}"#, "/price type"),
        (r#"{"small":1,"price":"1","id":1.0}"#, "/id type"),
        (r#"{"small":1,"price":"1","serial":"1e3"}"#, "/serial type"),
        (r#"{"small":1e0,"price":"1"}"#, "/small type"),
        (r#"{"small":1,"price":"1","large":-0}"#, "/large type"),
        (r#"{"small":1,"price":"1","at":1611232922}"#, "/at minimum"),
        (r#"{"small":1,"price":"1","at":"1611232922428"}"#, "/at type"),
    ] {
        let found = Numbers::INFO.validate_json(body.as_bytes()).unwrap_err();
        assert_eq!(remarks(&found), [expected], "{body}");
        let typed = body.parse::<Figures>();
        let typed = typed.and_then(|typed| typed.validate().map_err(Into::into)).unwrap_err();
        assert_eq!(typed.to_string(), found.to_string());
    }
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
