//! A wrong answer is told from a right one, and why.

use binance_pay_vectors::{File, Members, Vector, judge};

fn vector(kind: &str, input: &str, expect: &str) -> Vector {
    let text = format!(
        r#"{{"format":1,"kind":"{kind}","vectors":[{{"id":"a","why":"b","basis":"page:c","input":{input},"expect":{expect}}}]}}"#
    );
    let file: File = text.parse().unwrap();
    file.vectors[0].clone()
}

fn told(vector: &Vector, outcome: &str) -> String {
    let outcome: Members = serde_json::from_str(outcome).unwrap();
    judge(vector, &outcome).err().unwrap_or_default()
}

#[test]
fn bytes_are_compared_one_by_one() {
    let sign = r#"{"payload_utf8":"a\n","mac_hex":"AB","headers":[["X","1"]]}"#;
    let sign = vector("sign", "{}", sign);
    let right = r#"{"payload_hex":"610a","mac_hex":"AB","headers":[["x","1"]]}"#;
    assert_eq!(told(&sign, right), "");
    for (wrong, why) in [
        (right.replace("610a", "61"), "payload: differs at byte 1"),
        (right.replace("AB", "ab"), "mac_hex: expected \"AB\", found \"ab\""),
        (right.replace(r#"["x","1"]"#, ""), "headers: X is []"),
        (right.replace(r#"["x","1"]"#, r#"["x","1"],["X","1"]"#), "headers: X is"),
        (right.replace("payload_hex", "payload"), "exactly one of"),
    ] {
        assert!(told(&sign, &wrong).starts_with(why), "{wrong}: {}", told(&sign, &wrong));
    }
}

#[test]
fn findings_are_compared_as_sets_with_their_limits() {
    let expect = r#"{"violations":[{"pointer":"/a","rule":"type","limit":"id"},{"pointer":"","rule":"json"}],"advice":[]}"#;
    let validate = vector("validate", "{}", expect);
    let right = r#"{"violations":[{"pointer":"","rule":"json"},{"pointer":"/a","rule":"type"}]}"#;
    assert_eq!(told(&validate, right), "");
    for (wrong, why) in [
        (right.replace(r#"{"pointer":"","rule":"json"},"#, ""), "violations: missing ` json`"),
        (right.replace("/a", "/b"), "violations: missing `/a type`, unexpected `/b type`"),
        (
            right.replace(r#""type""#, r#""type","limit":"text""#),
            "violations: the limit of `/a type`",
        ),
        (
            right.replace("]}", r#"],"advice":[{"pointer":"","rule":"json"}]}"#),
            "advice: unexpected",
        ),
        ("{}".to_owned(), "`violations` is missing"),
    ] {
        assert!(told(&validate, &wrong).starts_with(why), "{wrong}: {}", told(&validate, &wrong));
    }
}

#[test]
fn what_must_be_refused_is_refused_where_it_should_be() {
    let expect = r#"{"stage":"rules","class":"type","or":[{"stage":"json","class":"json"}],"must_not":["accept","round"]}"#;
    let reject = vector("reject", r#"{"operation":"validate"}"#, expect);
    for rule in ["type", "json"] {
        let right = format!(r#"{{"violations":[{{"pointer":"/a","rule":"{rule}"}}]}}"#);
        assert_eq!(told(&reject, &right), "");
    }
    assert_eq!(told(&reject, r#"{"violations":[]}"#), "accepted, and must not: accept, round");
    let other = r#"{"violations":[{"pointer":"","rule":"too-large"}]}"#;
    assert_eq!(
        told(&reject, other),
        "refused as limits/too-large, expected rules/type or json/json"
    );
}

#[test]
fn a_refusal_tells_nothing_else() {
    let vector = |class: &str, must_not: &str| {
        let expect =
            format!(r#"{{"stage":"rules","class":"{class}","must_not":["accept"{must_not}]}}"#);
        vector("reject", r#"{"operation":"validate"}"#, &expect)
    };
    let answer = |rules: &[&str]| {
        let told = rules.iter().map(|rule| format!(r#"{{"pointer":"","rule":"{rule}"}}"#));
        format!(r#"{{"violations":[{}]}}"#, told.collect::<Vec<_>>().join(","))
    };
    let unknown = vector("unknown-field", "");
    for also in ["unknown-field", "at-least-one-of", "required"] {
        assert_eq!(told(&unknown, &answer(&["unknown-field", also])), "", "{also}");
    }
    let malformed = vector("type", r#","absent""#);
    assert_eq!(told(&malformed, &answer(&["type", "type"])), "");
    assert_eq!(
        told(&malformed, &answer(&["required", "type"])),
        "required is told, and must not: absent"
    );
    assert_eq!(
        told(&malformed, &answer(&["required"])),
        "refused as rules/required, expected rules/type"
    );
    // Whatever is asked, the same answer.
    let all = ["json", "too-large", "too-deep", "type", "unknown-field", "required", "maximum"];
    assert_eq!(told(&unknown, &answer(&all)), "json/json is told beside rules/unknown-field");
    assert_eq!(told(&malformed, &answer(&all)), "json/json is told beside rules/type");
}
