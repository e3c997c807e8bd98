//! Everything at once.

use binance_pay::{Decimal, Endpoint, Timestamp};
use binance_pay_tests::golden;
use binance_pay_tests::remarks::{details, remarks};

use crate::{Result, signed};

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
