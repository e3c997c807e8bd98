//! Conditions on booleans, on texts, and on what is inside of other objects.

use binance_pay::Endpoint;
use binance_pay_tests::golden;
use binance_pay_tests::remarks::{details, remarks};

use crate::{Result, signed, success, told};

use golden::inside::golden::inside::{Env, Inside, Order, Screen, Size, Terminal};

/// An order from a terminal with a screen of the size that asks for nothing.
fn from(terminal: Terminal) -> Order {
    Order::new().env(Env::new(terminal).screen(Screen::new().size(Size::Small)))
}

#[test]
fn conditions_look_inside() {
    for (order, expected) in [
        (Order::new(), &["/os required-if"][..]),
        (Order::new().os("o"), &[]),
        (from(Terminal::Web), &[]),
        (from(Terminal::App), &["/app required-if"]),
        (from(Terminal::Mini).app("a"), &[]),
        (Order::new().env(Env::new(Terminal::Web)), &["/os required-if"]),
        (Order::new().env(Env::new(Terminal::Web).screen(Screen::new())), &["/os required-if"]),
        (
            Order::new().env(Env::new(Terminal::Web).screen(Screen::new().size(Size::Large))),
            &["/size required-if"],
        ),
        // What is inside of another object of the same kind does not count.
        (
            from(Terminal::Web).env(Env::new(Terminal::Web).within(Env::new(Terminal::App))),
            &["/os required-if"],
        ),
        (from(Terminal::Web).gift(true), &["/card required-if"]),
        (from(Terminal::Web).gift(true).card("c"), &[]),
        (from(Terminal::Web).gift(false), &[]),
        (from(Terminal::Web).code("9999"), &["/reason required-if"]),
        (from(Terminal::Web).code("other").reason(""), &[]),
        (from(Terminal::Web).code("99990"), &[]),
    ] {
        let found = order.validate().map_or_else(|found| remarks(&found), |()| Vec::new());
        assert_eq!(found, expected, "{order:?}");
        let json = Inside::INFO.validate_json(signed(&order).as_bytes());
        assert_eq!(json.map_or_else(|found| remarks(&found), |()| Vec::new()), expected);
    }
}

#[test]
fn conditions_are_told_with_their_way() {
    let order = from(Terminal::App).hint("h").code("x").memo("m").gift(false).note("n");
    let app = r#"/app required-if "env.terminal is APP or MINI" "nothing" [400100]"#;
    assert_eq!(details(&order.validate().unwrap_err()), [app]);
    assert_eq!(told(Inside::INFO, &signed(&order)), [app]);
    let advice = [
        r#"/hint ignored-if "code is not 9999" "string" []"#,
        r#"/memo ignored-if "gift is not true" "string" []"#,
        r#"/note ignored-if "env.screen is present" "string" []"#,
    ];
    assert_eq!(details(&order.advice()), advice);
    assert_eq!(details(&Inside::INFO.advice_json(signed(&order).as_bytes())), advice);
    let order = Order::new();
    let os = r#"/os required-if "env.screen.size is absent" "nothing" [400100]"#;
    assert_eq!(details(&order.validate().unwrap_err()), [os]);
}

#[test]
fn objects_that_are_none_have_nothing_inside() {
    for (body, expected) in [
        (r#"{"env":null}"#, &["/os required-if"][..]),
        (r#"{"env":5,"os":"o"}"#, &["/env type"]),
        (r#"{"env":5}"#, &["/env type", "/os required-if"]),
        (r#"{"env":{"terminal":"WEB","screen":[]}}"#, &["/env/screen type", "/os required-if"]),
        (r#"{"env":{"terminal":"WEB","screen":{"size":null}}}"#, &["/os required-if"]),
        (r#"{"env":{"terminal":7},"os":"o"}"#, &["/env/terminal type"]),
    ] {
        let found = Inside::INFO.validate_json(body.as_bytes()).unwrap_err();
        assert_eq!(remarks(&found), expected, "{body}");
    }
}

#[test]
fn replies_are_remarked_on() -> Result {
    let data = r#"{"env":{"terminal":"MINI","screen":{"size":2}},"note":"n"}"#;
    let reply = Inside::decode(200, success(data).as_bytes())?;
    assert_eq!(
        remarks(&reply.deviations),
        ["/data/app required-if", "/data/note ignored-if", "/data/size required-if"]
    );
    Ok(())
}
