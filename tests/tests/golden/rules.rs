//! Rules across members.

use binance_pay::{Decimal, Endpoint};
use binance_pay_tests::golden;
use binance_pay_tests::remarks::{details, remarks};

use crate::{Result, signed, success, told};

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
