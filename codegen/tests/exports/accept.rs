//! What the schemas accept and refuse, asked of a validator that is not ours.

use std::collections::BTreeMap;

use binance_pay_codegen::emit::{json_schema, openapi};
use binance_pay_codegen::model::{Api, Sample, SampleOf, Type};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{golden_api, real_api};

/// A validator for each schema, by path below `schemas/` without its ending.
fn validators(api: &Api) -> BTreeMap<String, Validator> {
    let validator = |file: binance_pay_codegen::File| {
        let schema: Value = serde_json::from_str(&file.text).expect("JSON");
        let validator = jsonschema::draft202012::new(&schema).expect("a valid schema");
        let name = file.path.strip_prefix("spec/dist/schemas/").expect("a schema");
        (name.trim_end_matches(".json").to_owned(), validator)
    };
    json_schema::files(api).into_iter().map(validator).collect()
}

fn golden(object: &str) -> Validator {
    let name = format!("golden.everything.query/{object}");
    validators(&golden_api()).remove(&name).expect("a schema")
}

/// A request that breaks nothing, with one member changed: removed where the value is null.
fn request(member: &str, value: &Value) -> Value {
    let mut request = json!({
        "plain": "", "digits": "01", "small": 1, "medium": 5, "flag": true, "amount": "1.5",
        "id": "1", "sent": 1_611_232_922_428_i64, "color": "GREEN", "words": ["a"], "nothing": {}, "alphabet": "a",
    });
    request[member] = value.clone();
    if value.is_null() {
        request.as_object_mut().expect("an object").remove(member);
    }
    request
}

fn assert_member(validator: &Validator, member: &str, good: &[Value], bad: &[Value]) {
    for value in good {
        assert!(validator.is_valid(&request(member, value)), "{member}: {value}");
    }
    for value in bad {
        assert!(!validator.is_valid(&request(member, value)), "{member}: {value}");
    }
}

#[test]
fn texts_and_lists() {
    let schema = golden("Everything");
    let check = |member: &str, good: &[Value], bad: &[Value]| {
        assert_member(&schema, member, good, bad);
    };
    check("plain", &[json!("\n"), json!("ü")], &[json!(1), Value::Null, json!([])]);
    check("digits", &[json!("0000")], &[json!("0"), json!("00000"), json!("0a"), json!("01\n")]);
    check("digits", &[], &[json!("01\r"), json!("01\u{2028}"), json!("٠١"), json!(11)]);
    check("token", &[json!("abc"), json!("ü".repeat(3))], &[json!("ab"), json!(true)]);
    check("words", &[json!(["a", "bcdef", "0"])], &[json!([]), json!(["a", "b", "c", "d"])]);
    check("words", &[], &[json!(["abcdef"]), json!([null]), json!("a"), json!([1])]);
    check("colors", &[json!([]), json!(["RED"])], &[json!(["BLUE"]), json!([null])]);
    check("grid", &[json!([]), json!([[], ["1.25", 2]])], &[json!([["1.255"]]), json!(["1"])]);
}

#[test]
fn numbers() {
    let schema = golden("Everything");
    let check = |member: &str, good: &[Value], bad: &[Value]| {
        assert_member(&schema, member, good, bad);
    };
    check("small", &[json!(1), json!(10)], &[json!(0), json!(11), json!(1.5), json!("1")]);
    check("medium", &[json!(i32::MAX), json!(i32::MIN)], &[json!(i64::from(i32::MAX) + 1)]);
    check("flag", &[json!(false)], &[json!("true"), json!(0)]);
    check("amount", &[json!("0.01000000"), json!(20000), json!(0.01)], &[json!("0.010000000")]);
    check("amount", &[json!("-0.5")], &[json!(20001), json!(0.001), json!("1e3"), json!("")]);
    check("amount", &[], &[json!("01"), json!(".5"), json!("1."), json!("+1"), json!("1\n")]);
    check("units", &[json!("12"), json!(12)], &[json!("1.0"), json!("1.")]);
    check("sum", &[json!("0.1"), json!(1e15)], &[json!("x"), json!(false)]);
    let longest = "9".repeat(19);
    let longest_number: Value = serde_json::from_str(&longest).expect("a number");
    let too_long: Value = serde_json::from_str("10000000000000000000").expect("a number");
    check("id", &[json!("0"), json!(longest), longest_number], &[json!(""), json!("01")]);
    check("id", &[], &[too_long, json!("9".repeat(20)), json!(-1), json!(1.5), json!("-1")]);
    check("longId", &[json!("9".repeat(20)), json!(u64::MAX)], &[json!("9".repeat(21))]);
    check("sent", &[json!(9_999_999_999_999_i64)], &[json!(1_611_232_922), json!("1611232922428")]);
    check("sent", &[], &[json!(10_000_000_000_000_i64), json!(-1), Value::Null]);
    check("until", &[json!(1_611_232_922_428_i64)], &[json!("1611232922428"), json!("")]);
}

#[test]
fn enums_are_closed_in_requests_and_open_in_replies() {
    let schema = golden("Everything");
    assert_member(&schema, "color", &[json!("light-blue")], &[json!("BLUE"), json!(1)]);
    assert_member(&schema, "size", &[json!(1), json!(-2)], &[json!("1"), json!(2)]);
    let reply = golden("Answer");
    let answer =
        |size: Value, mood: Value| json!({ "part": { "name": "" }, "size": size, "mood": mood });
    for (size, mood) in [(json!(1), "GOOD"), (json!(77), "NEW"), (Value::Null, "BAD")] {
        assert!(reply.is_valid(&answer(size, mood.into())), "{mood}");
    }
    for (size, mood) in [(json!("1"), json!("GOOD")), (json!(1), Value::Null), (json!(1), json!(1))]
    {
        assert!(!reply.is_valid(&answer(size, mood)));
    }
}

#[test]
fn requests_are_closed_and_replies_open() {
    assert_member(&golden("Everything"), "unknown", &[], &[json!(1)]);
    let part = json!({ "name": "n", "parts": [{ "name": "m", "color": "BLUE", "more": 1 }] });
    assert!(!golden("Part").is_valid(&part));
    assert!(golden("Part.reply").is_valid(&part));
    assert!(golden("Answer").is_valid(&json!({ "part": part, "mood": "GOOD", "more": 1 })));
    assert!(!golden("Everything").is_valid(&request("part", &part)));
    let known = json!({ "name": "n", "parts": [{ "name": "m", "color": "RED" }] });
    assert!(golden("Everything").is_valid(&request("part", &known)));
}

#[test]
fn null_is_absent() {
    let schema = golden("Everything");
    let with = |members: Value| {
        let mut request = request("", &Value::Null);
        let object = request.as_object_mut().expect("an object");
        object.extend(members.as_object().expect("an object").clone());
        request
    };
    for good in [
        json!({}),
        json!({ "letters": null, "token": null, "part": null, "colors": null, "size": null }),
        json!({ "large": null }),
        json!({ "id": null, "anyId": 7 }),
        json!({ "flag": null, "until": 1_611_232_922_428_i64 }),
    ] {
        assert!(schema.is_valid(&with(good.clone())), "{good}");
    }
    for bad in [
        json!({ "id": null }),
        json!({ "medium": null }),
        json!({ "large": 1 }),
        json!({ "medium": null, "large": null }),
        json!({ "letters": "a" }),
        json!({ "letters": "a", "token": null }),
        json!({ "flag": null }),
        json!({ "color": "RED" }),
        json!({ "color": "RED", "part": null }),
        json!({ "size": 1, "plain": null }),
    ] {
        assert!(!schema.is_valid(&with(bad.clone())), "{bad}");
    }
}

#[test]
fn conditions_on_values() {
    let schema = golden("Everything");
    let sized = |size: i64, units: &Value| {
        let mut request = request("size", &json!(size));
        request["units"] = units.clone();
        request
    };
    assert!(schema.is_valid(&sized(1, &Value::Null)) && schema.is_valid(&sized(-2, &Value::Null)));
    let mut red = request("color", &json!("RED"));
    red["part"] = json!({ "name": "n" });
    assert!(schema.is_valid(&red));
}

#[test]
fn classes_and_forms_of_texts() {
    let schema = golden("Everything");
    let check = |member: &str, good: &[&str], bad: &[&str]| {
        let json = |texts: &[&str]| texts.iter().map(|text| json!(text)).collect::<Vec<_>>();
        assert_member(&schema, member, &json(good), &json(bad));
    };
    check("alphabet", &["", "aZ"], &["a1", "ä", "a\n", " "]);
    check("shout", &["", "Ä-1 冰\n"], &["a", "ABz", "TOO LONG"]);
    check("tame", &["", "a'b\n", "冰"], &["\"", "\\", "\u{1F600}", "\u{2764}\u{FE0F}", "\u{200D}"]);
    check("day", &["2024-02-29", "0000-02-29"], &["", "2023-02-29", "2024-2-1", "2024-01-01\n"]);
    check("euroDay", &["29/02/2024"], &["29/02/2023", "2024-02-29", "01/01/2024\n"]);
    check("moment", &["2024-02-29 23:59:59"], &["2024-02-29", "2024-02-29 24:00:00"]);
    check("moment", &[], &["2023-02-29 00:00:00", "2024-02-29T00:00:00", "2024-01-01 00:00:00\n"]);
    check(
        "link",
        &["http://", "https://a.example"],
        &["", "HTTP://a", "http:", "http://a.example/a/path/too/long"],
    );
    check("code", &[], &["2024-02-29", "20240229", ""]);
}

#[test]
fn objects_without_members() {
    let schema = golden("Everything");
    assert_member(&schema, "nothing", &[json!({})], &[json!({ "a": 1 }), json!([]), json!("")]);
}

#[test]
fn conditions_inside_of_objects() {
    let schema = golden("Everything");
    let is_valid = |changes: &Value| {
        let mut body = request("nothing", &json!({}));
        for (name, value) in changes.as_object().expect("an object") {
            body[name] = value.clone();
        }
        schema.is_valid(&body)
    };
    for (changes, wanted) in [
        (json!({ "flag": false, "alphabet": null }), false),
        (json!({ "flag": false, "alphabet": "" }), true),
        (json!({ "plain": "SHOUT" }), false),
        (json!({ "plain": "é", "shout": "X" }), true),
        (json!({ "part": { "name": "n" } }), true),
        (json!({ "part": { "name": "n", "color": "RED" } }), false),
        (json!({ "part": { "name": "n", "color": "RED" }, "tame": "t" }), true),
        (json!({ "part": { "name": "n", "color": "light-blue" } }), true),
        (json!({ "part": { "name": "x", "within": { "name": "n" } } }), true),
        (json!({ "part": { "name": "n", "within": { "name": "x" } } }), false),
        (json!({ "part": { "name": "n", "within": { "name": "x" } }, "link": "http://a" }), true),
        (json!({ "part": { "name": "n", "within": { "name": "n", "color": "RED" } } }), false),
        (
            json!({ "part": { "name": "n", "within": { "name": "n", "color": "RED" } }, "day": "2024-01-01" }),
            true,
        ),
        (json!({ "nothing": null }), false),
        (json!({ "nothing": null, "part": { "name": "n" } }), false),
        (json!({ "nothing": null, "part": { "name": "n", "color": null } }), false),
        (json!({ "nothing": null, "part": { "name": "n", "color": "GREEN" }, "tame": "" }), true),
    ] {
        assert_eq!(is_valid(&changes), wanted, "{changes}");
    }
}

#[test]
fn replies_of_every_form_fit_the_document() {
    let api = golden_api();
    let file = openapi::files(&api).remove(0);
    let mut document: Value = serde_json::from_str(&file.text).expect("JSON");
    let reply = |id: &str, document: &mut Value| {
        let success = json!({ "$ref": format!("#/components/schemas/{id}.success") });
        document["oneOf"] = json!([success, { "$ref": "#/components/schemas/failure" }]);
        jsonschema::draft202012::new(document).expect("a schema")
    };
    let bare = reply("golden.bare.get", &mut document);
    for (body, wanted) in [
        (json!({ "status": "FAIL" }), true),
        (json!({ "code": "10003" }), true),
        (json!({ "code": "00000", "data": { "status": "FAIL" } }), true),
        (json!({ "code": "00000" }), false),
        (json!({ "code": "00000", "data": null }), false),
        (json!([]), false),
    ] {
        assert_eq!(bare.is_valid(&body), wanted, "{body}");
    }
    let optional = reply("golden.everything.query", &mut document);
    for (body, wanted) in [
        (json!({ "code": "00000" }), true),
        (json!({ "code": "00000", "data": null }), true),
        (json!({ "code": "00000", "data": {} }), false),
        (json!({ "status": "FAIL" }), false),
    ] {
        assert_eq!(optional.is_valid(&body), wanted, "{body}");
    }
}

#[test]
fn samples_fit() {
    let mut count = 0;
    for api in [golden_api(), real_api()] {
        let validators = validators(&api);
        for endpoint in &api.endpoints {
            for sample in endpoint.samples.iter().filter(|sample| sample.invalid.is_none()) {
                // A value in another form is remarked on by the reader, and refused by the schema.
                if sample.deviations.iter().any(|one| one.rule == "type") {
                    continue;
                }
                let (name, body) = match subject(sample) {
                    Some(body) if sample.of == SampleOf::Request => (&endpoint.request, body),
                    Some(body) => match &endpoint.response {
                        Type::Object { of, .. } => (of, body),
                        _ => continue,
                    },
                    None => continue,
                };
                let validator = &validators[&format!("{}/{name}", endpoint.id)];
                assert!(validator.is_valid(&body), "{} of {}", sample.name, endpoint.id);
                count += 1;
            }
        }
    }
    assert!(count >= 6, "{count} samples were checked");
}

/// In either form of `data`, by the schema of the whole body and by that of the object in the string.
#[test]
fn notifications_fit() {
    let mut count = 0;
    for api in [golden_api(), real_api()] {
        let validators = validators(&api);
        for webhook in &api.webhooks {
            let event = webhook.object(&webhook.event).expect("the event");
            for sample in webhook.samples.iter().filter(|one| one.of == SampleOf::Notification) {
                if sample.invalid.is_some() {
                    continue;
                }
                let body: Value = serde_json::from_str(&sample.json).expect("JSON");
                let name = |object: &str| format!("webhook.{}/{object}", webhook.id);
                let place = format!("{} of {}", sample.name, webhook.id);
                assert!(validators[&name(&event.name)].is_valid(&body), "{place}");
                if let (Some(field), Some(data)) = (event.field("data"), body["data"].as_str()) {
                    let data: Value = serde_json::from_str(data).expect("JSON");
                    let Type::Object { of, .. } = &field.ty else { panic!("{place}") };
                    let is_text_of_digits =
                        sample.deviations.iter().any(|one| one.rule == "charset");
                    let fits = validators[&name(of)].is_valid(&data);
                    assert_eq!(fits, !is_text_of_digits, "{place}");
                }
                count += 1;
            }
        }
    }
    assert!(count >= 10, "{count} notifications were checked");
}

#[test]
fn an_answer_fits_the_document() {
    let api = golden_api();
    let file = openapi::files(&api).remove(0);
    let mut document: Value = serde_json::from_str(&file.text).expect("JSON");
    document["$ref"] = json!("#/components/schemas/webhook.acknowledgement");
    let answer = jsonschema::draft202012::new(&document).expect("a schema");
    for (body, wanted) in [
        (json!({ "returnCode": "SUCCESS", "returnMessage": null }), true),
        (json!({ "returnCode": "FAIL", "returnMessage": "why" }), true),
        (json!({ "returnCode": "DONE" }), false),
        (json!({ "returnMessage": "why" }), false),
        (json!({ "returnCode": null }), false),
    ] {
        assert_eq!(answer.is_valid(&body), wanted, "{body}");
    }
}

/// The body of a request, or the data of a reply that has some in an envelope.
fn subject(sample: &Sample) -> Option<Value> {
    let body: Value = serde_json::from_str(&sample.json).expect("JSON");
    match sample.of {
        SampleOf::Request => Some(body),
        _ => body.get("data").filter(|data| !data.is_null()).cloned(),
    }
}
