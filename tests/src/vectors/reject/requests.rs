//! Request bodies that are no JSON, no JSON object, or JSON that says two things.

use binance_pay_vectors::Kind;

use crate::vectors::entry::{Entry, text};

const CLOSE: &str = "order.close";
const PAGED: &str = "service-provider.record.query";
const NESTED: &str = "order.create.v3";
const PRICED: &str = "order.refund";

/// A body, and where it must be refused.
struct Case {
    id: &'static str,
    why: &'static str,
    endpoint: &'static str,
    body: Vec<u8>,
    stage: &'static str,
    class: &'static str,
    /// Another place where the same may be found.
    or: Option<(&'static str, &'static str)>,
}

fn case(id: &'static str, why: &'static str, body: impl Into<Vec<u8>>) -> Case {
    Case { id, why, endpoint: CLOSE, body: body.into(), stage: "json", class: "json", or: None }
}

impl Case {
    fn at(self, stage: &'static str, class: &'static str) -> Self {
        Self { stage, class, ..self }
    }

    fn of(self, endpoint: &'static str) -> Self {
        Self { endpoint, ..self }
    }

    fn or(self, stage: &'static str, class: &'static str) -> Self {
        Self { or: Some((stage, class)), ..self }
    }
}

fn cases() -> Vec<Case> {
    let mut all = no_json();
    all.extend(bytes());
    all.extend(ambiguous());
    all.extend(numbers());
    all.extend(money());
    all
}

fn no_json() -> Vec<Case> {
    vec![
        case("empty", "No bytes at all are no JSON.", ""),
        case("blanks", "Blanks alone are no JSON.", " \n\t"),
        case("truncated", "The end is missing.", r#"{"prepayId":"1""#),
        case("truncated-in-string", "The end is missing, within a string.", r#"{"prepayId":"1"#),
        case("comma-at-end", "A comma after the last member.", r#"{"prepayId":"1",}"#),
        case("two-objects", "Something after the object.", r#"{"prepayId":"1"}{"prepayId":"2"}"#),
        case(
            "garbage-after",
            "Something after the object that is no JSON.",
            r#"{"prepayId":"1"}x"#,
        ),
        case("single-quotes", "Single quotes.", "{'prepayId':'1'}"),
        case("name-without-quotes", "A name without quotes.", r#"{prepayId:"1"}"#),
        case("comment", "A comment.", r#"{"prepayId":"1"/* the order */}"#),
        case("nan", "NaN is no JSON.", r#"{"prepayId":NaN}"#),
        case("infinity", "Infinity is no JSON.", r#"{"prepayId":-Infinity}"#),
        case("leading-zero", "A number with a leading zero is no JSON.", r#"{"prepayId":01}"#),
        case("plus", "A number with a plus is no JSON.", r#"{"prepayId":+1}"#),
        case("hexadecimal", "A hexadecimal number is no JSON.", r#"{"prepayId":0x1}"#),
        case("point-at-end", "A number that ends with its point is no JSON.", r#"{"prepayId":1.}"#),
        case(
            "line-feed-in-string",
            "A line feed in a string has to be escaped.",
            "{\"merchantTradeNo\":\"abc\n\"}",
        ),
        case("null", "null is no object.", "null").at("rules", "type"),
        case("list", "A list is no object, even one of an object.", r#"[{"prepayId":"1"}]"#)
            .at("rules", "type"),
        case("list-of-values", "A list of the values in order is no object.", r#"["1"]"#)
            .at("rules", "type"),
        case("string", "An object in a string is no object.", r#""{\"prepayId\":\"1\"}""#)
            .at("rules", "type"),
        case("number", "A number is no object.", "1").at("rules", "type"),
        case("true", "true is no object.", "true").at("rules", "type"),
        case("form", "A form is no JSON.", "prepayId=1"),
        case("xml", "XML is no JSON.", "<prepayId>1</prepayId>"),
    ]
}

fn bytes() -> Vec<Case> {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    vec![
        case(
            "bom",
            "A byte order mark in front: it would be signed, and no reader needs to take it.",
            &b"\xef\xbb\xbf{\"prepayId\":\"1\"}"[..],
        ),
        case("utf-16", "UTF-16.", utf16(r#"{"prepayId":"1"}"#)),
        case("no-utf8", "A byte that is no UTF-8.", &b"{\"merchantTradeNo\":\"a\xff\"}"[..]),
        case("latin-1", "Latin-1 is no UTF-8.", &b"{\"merchantTradeNo\":\"a\xe9\"}"[..]),
        case(
            "overlong-utf8",
            "A slash in two bytes is no UTF-8.",
            &b"{\"merchantTradeNo\":\"a\xc0\xaf\"}"[..],
        ),
        case(
            "surrogate-in-utf8",
            "A surrogate in three bytes is no UTF-8.",
            &b"{\"merchantTradeNo\":\"a\xed\xa0\xbd\"}"[..],
        ),
        case(
            "utf8-cut-off",
            "A character whose last byte is missing.",
            &b"{\"merchantTradeNo\":\"a\xe5\x86\"}"[..],
        ),
        case("nul", "A NUL in a string has to be escaped.", &b"{\"merchantTradeNo\":\"a\0\"}"[..]),
        case(
            "nul-after",
            "A NUL after the object does not end the body.",
            &b"{\"merchantTradeNo\":\"a\"}\0"[..],
        ),
        case(
            "nul-escaped",
            "An escaped NUL is a character, and no letter or digit.",
            r#"{"merchantTradeNo":"a\u0000"}"#,
        )
        .at("rules", "charset"),
        case(
            "lone-surrogate",
            "The first half of a surrogate pair is no text.",
            r#"{"merchantTradeNo":"a\ud83d"}"#,
        )
        .at("rules", "type")
        .or("json", "json"),
        case(
            "lone-second-surrogate",
            "The second half of a surrogate pair is no text.",
            r#"{"merchantTradeNo":"a\ude00"}"#,
        )
        .at("rules", "type")
        .or("json", "json"),
        case(
            "turned-surrogates",
            "A surrogate pair the wrong way round is no text.",
            r#"{"merchantTradeNo":"\ude00\ud83d"}"#,
        )
        .at("rules", "type")
        .or("json", "json"),
        case(
            "unknown-escape",
            "An escape that JSON does not have.",
            r#"{"merchantTradeNo":"\x61"}"#,
        )
        .or("rules", "type"),
    ]
}

fn ambiguous() -> Vec<Case> {
    let deep = |levels: usize| format!("{{\"x\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    let objects = |levels: usize| format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels));
    let nested = r#"{"env":{"terminalType":"WEB","terminalType":"APP"},"merchantTradeNo":"a","orderAmount":1,"currency":"USDT","description":"d","goodsDetails":[{"goodsType":"01","goodsCategory":"0000","referenceGoodsId":"1","goodsName":"n"}]}"#;
    vec![
        case(
            "duplicate",
            "Two values for one member: nobody knows which counts.",
            r#"{"prepayId":"1","prepayId":"2"}"#,
        )
        .at("rules", "duplicate-field"),
        case(
            "duplicate-escaped-name",
            "The same member, once with an escaped name.",
            r#"{"prepayId":"1","prepay\u0049d":"2"}"#,
        )
        .at("rules", "duplicate-field"),
        case(
            "duplicate-null",
            "The same member, once null.",
            r#"{"prepayId":"1","prepayId":null}"#,
        )
        .at("rules", "duplicate-field"),
        case("duplicate-nested", "A member of an inner object that is there twice.", nested)
            .of(NESTED)
            .at("rules", "duplicate-field"),
        case("name-in-other-case", "Names are compared with their case.", r#"{"PrepayId":"1"}"#)
            .at("rules", "unknown-field"),
        case("name-with-blank", "A name with a blank is another name.", r#"{"prepayId ":"1"}"#)
            .at("rules", "unknown-field"),
        case(
            "prototype",
            "A name that some languages give a meaning to.",
            r#"{"prepayId":"1","__proto__":{"merchantTradeNo":"a"}}"#,
        )
        .at("rules", "unknown-field"),
        case("empty-name", "An empty name.", r#"{"prepayId":"1","":1}"#)
            .at("rules", "unknown-field"),
        case("depth-1000", "A thousand lists in each other.", deep(1_000)).at("limits", "too-deep"),
        case("depth-1000-objects", "A thousand objects in each other.", objects(1_000))
            .at("limits", "too-deep"),
        case(
            "depth-100000",
            "A hundred thousand opening brackets and no end.",
            "[".repeat(100_000),
        )
        .at("limits", "too-deep"),
        case("depth-33", "One level deeper than the default limit.", deep(32))
            .at("limits", "too-deep"),
        case("depth-32", "As deep as the default limit: only the member is unknown.", deep(31))
            .at("rules", "unknown-field"),
    ]
}

fn numbers() -> Vec<Case> {
    let paged = |id, why, page: &str| {
        case(id, why, format!("{{\"page\":{page},\"rows\":1}}")).of(PAGED).at("rules", "type")
    };
    vec![
        paged("integer-minus-zero", "-0 is not written with digits only.", "-0"),
        paged("integer-point-zero", "1.0 is not written with digits only.", "1.0"),
        paged("integer-exponent", "1e0 is not written with digits only.", "1e0"),
        paged("integer-huge-exponent", "A number that no double holds.", "1e400"),
        paged("integer-string", "A string where a number must be.", "\"1\""),
        paged("integer-true", "true is not 1.", "true"),
        paged("integer-u64-beyond", "One above the largest u64: it must not wrap to zero.", "18446744073709551616").at("rules", "maximum"),
        paged("integer-i32-wrapped", "2^32 + 1 must not become 1.", "4294967297").at("rules", "maximum"),
        case("id-true", "A boolean where an id must be.", r#"{"prepayId":true}"#).at("rules", "type"),
        case("text-number", "A number where a string must be.", r#"{"merchantTradeNo":9825382937292}"#).at("rules", "type"),
        case("text-line-feed", "A line feed at the end of a text of letters and digits: a regular expression's $ lets it through.", r#"{"merchantTradeNo":"abc\n"}"#).at("rules", "charset"),
    ]
}

fn money() -> Vec<Case> {
    let priced = |id, why, amount: &str, rule| {
        let body = format!(r#"{{"refundRequestId":"r1","prepayId":"1","refundAmount":{amount}}}"#);
        case(id, why, body).of(PRICED).at("rules", rule)
    };
    vec![
        priced("money-minus-zero", "-0 is no amount: it is below the least.", "-0", "minimum"),
        priced("money-minus-zero-places", "-0 with all places.", "-0.00000000", "minimum"),
        priced(
            "money-9-places",
            "A place more than there are must not be rounded away.",
            "1.000000001",
            "scale",
        ),
        priced(
            "money-21-digits",
            "21 digits with a place more than there are: a double drops it.",
            "123456789012.000000001",
            "scale",
        ),
        priced(
            "money-double-sum",
            "What 0.1 + 0.2 gives as doubles is no 0.3.",
            "0.30000000000000004",
            "scale",
        ),
        priced(
            "money-exponent",
            "An exponent is no amount, even where it would be 1.5.",
            "15e-1",
            "type",
        ),
        priced("money-huge-exponent", "A number that no double holds.", "1e400", "type"),
    ]
}

pub(super) fn entries() -> Vec<Entry> {
    cases()
        .iter()
        .flat_map(|case| [vector(case, "validate", "body"), vector(case, "encode", "request")])
        .collect()
}

fn vector(case: &Case, operation: &str, name: &str) -> Entry {
    let must_not: &[&str] = match case.class {
        "type" | "charset" => &["accept", "panic", "absent"],
        "scale" => &["accept", "panic", "round"],
        _ => &["accept", "panic"],
    };
    let entry = Entry::new(Kind::Reject, operation, &format!("{operation}-{}", case.id))
        .why(case.why)
        .basis("protocol:/contentType")
        .input("operation", text(operation))
        .input("endpoint", text(case.endpoint))
        .input_bytes(name, &case.body)
        .refused(case.stage, case.class, must_not);
    super::or(entry, case.or)
}
