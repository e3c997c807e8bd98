//! Forms and classes of texts.

use binance_pay::{Endpoint, Rule};
use binance_pay_tests::golden;
use binance_pay_tests::remarks::{details, remarks};

use crate::{Result, signed, success, told};

use golden::formats::golden::formats::{Entry, Formats};

const LEAP_DAY: &str = "2024-02-29";

#[test]
fn whatever_is_as_documented_passes() -> Result {
    let entry = Entry::new(LEAP_DAY)
        .euro_day("29/02/2024")
        .moment("2024-02-29 23:59:59")
        .link("https://a.example/?b")
        .token("http://")
        .days(vec!["0000-02-29".to_owned(), "9999-12-31".to_owned()])
        .alphabet("aZ")
        .shout("A-1 Ä冰\u{1F600}\n")
        .tame("a'b/c ä冰\u{25FF}");
    entry.validate()?;
    assert_eq!(told(Formats::INFO, &signed(&entry)), [""; 0]);
    assert_eq!(signed(&entry).parse::<Entry>()?.days, entry.days);
    Ok(())
}

#[test]
fn whatever_is_not_is_told() -> Result {
    for (entry, expected) in [
        (Entry::new("2023-02-29"), "/day format \"date\" \"2023-02-29\" [400100]"),
        (Entry::new(""), "/day format \"date\" \"\" [400100]"),
        (
            Entry::new(LEAP_DAY).euro_day(LEAP_DAY),
            "/euroDay format \"day-month-year\" \"2024-02-29\" [400100]",
        ),
        (
            Entry::new(LEAP_DAY).moment("2024-02-29T23:59:59"),
            "/moment format \"date-time\" \"2024-02-29T23:59:59\" [400100]",
        ),
        (Entry::new(LEAP_DAY).link("ftp://a"), "/link format \"http-url\" \"ftp://a\" [400100]"),
        (
            Entry::new(LEAP_DAY).token("do-not-show"),
            "/token format \"http-url\" \"11 characters\" [400100]",
        ),
        (
            Entry::new(LEAP_DAY).days(vec!["2024-13-01".to_owned()]),
            "/days/0 format \"date\" \"2024-13-01\" [400100]",
        ),
        (
            Entry::new(LEAP_DAY).alphabet("a1"),
            "/alphabet charset \"alpha\" \"'1' (U+0031) at character 2\" [400103]",
        ),
        (
            Entry::new(LEAP_DAY).shout("ÄBc"),
            "/shout charset \"uppercase\" \"'c' (U+0063) at character 3\" [400103]",
        ),
        (
            Entry::new(LEAP_DAY).tame("a\u{2764}\u{FE0F}"),
            "/tame charset \"plain\" \"'❤' (U+2764) at character 2\" [400103]",
        ),
        (
            Entry::new(LEAP_DAY).tame("\""),
            "/tame charset \"plain\" \"'\\\\\\\"' (U+0022) at character 1\" [400103]",
        ),
    ] {
        let found = entry.validate().unwrap_err();
        assert_eq!(details(&found), [expected]);
        assert_eq!(told(Formats::INFO, &signed(&entry)), [expected]);
    }
    let shown = Entry::new("yesterday").validate().unwrap_err().to_string();
    assert!(shown.contains("/day: yesterday is no date (400100)"), "{shown}");
    Ok(())
}

#[test]
fn a_reply_is_read_all_the_same() -> Result {
    let reply = Formats::decode(200, success(r#"{"day":"29/02/2024","tame":"\\"}"#).as_bytes())?;
    assert_eq!(reply.data.day, "29/02/2024");
    assert_eq!(remarks(&reply.deviations), ["/data/day format", "/data/tame charset"]);
    assert_eq!(reply.deviations[0].rule(), Rule::Format);
    let reply = Formats::decode(200, success(r#"{"day":20240229}"#).as_bytes())?;
    assert_eq!(remarks(&reply.deviations), ["/data/day format", "/data/day type"]);
    Ok(())
}
