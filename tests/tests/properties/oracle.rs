//! The exported JSON Schema of a request and the validator judge alike; a validator of schemas that
//! is not ours is the judge of the schema.
//!
//! What the validator accepts, the schema accepts. What the schema accepts, the validator accepts,
//! apart from what JSON Schema cannot say or its readers do not see, which is all in [`is_gap`].

use std::cell::Cell;

use binance_pay::{Endpoint, EndpointInfo, Limit, Rule, Violation, Violations};
use binance_pay_codegen::emit::json_schema;
use binance_pay_codegen::{Sources, load_sources};
use binance_pay_tests::strategies::text::{Member, object, value, wild_object};
use binance_pay_tests::strategies::{check, requests};
use binance_pay_tests::{Json, golden, workspace};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;

/// The schema of a request of the real spec is the file that is shipped.
fn shipped(id: &str, object: &str) -> Validator {
    let path = workspace::spec().join(format!("dist/schemas/{id}/{object}.json"));
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// The schema of a golden case is derived here.
fn derived(id: &str, object: &str) -> Validator {
    let folder = workspace::root().join("codegen/tests/golden");
    let case = |name: &&str| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.yaml"))).unwrap();
        (format!("endpoints/golden/{name}.yaml"), text)
    };
    let mut sources = Sources::read(&workspace::spec(), "spec").unwrap();
    sources.add_endpoints(golden::CASES.iter().map(case).collect()).unwrap();
    let files = json_schema::files(&load_sources(&sources).unwrap());
    let path = format!("spec/dist/schemas/{id}/{object}.json");
    let file = files.iter().find(|file| file.path == path).unwrap();
    jsonschema::draft202012::new(&serde_json::from_str(&file.text).unwrap()).unwrap()
}

/// Why the validator may refuse what the schema accepts:
///
/// - members that are there twice: readers of schemas see one of them only, so of such a text no
///   more is asked than that the validator refuses it;
/// - an integer or id written as `1.0`, `1e0` or `-0`, a decimal with an exponent: JSON Schema looks
///   at the value of a number and not at its text, also where a rule depends on it;
/// - the range of a decimal that is written as a string: there is no keyword for it;
/// - the decimal places of a number: `multipleOf` does not work with floats;
/// - a bound that no float holds, such as 0.00000001, or a number with more digits than a float has.
fn is_gap(violation: &Violation, all: &Violations, body: &Json) -> bool {
    let value = body.at(violation.pointer());
    let number = match value {
        Some(Json::Number(text)) => Some(text.as_str()),
        _ => None,
    };
    let bound = match violation.limit() {
        Limit::Text(bound) => Some(*bound),
        _ => None,
    };
    match violation.rule() {
        Rule::Type => number.is_some_and(|text| text.contains(['.', 'e', 'E']) || text == "-0"),
        Rule::RequiredIf => {
            all.iter().any(|one| one.rule() == Rule::Type && is_gap(one, all, body))
        }
        Rule::Scale => number.is_some(),
        Rule::Minimum | Rule::Maximum => bound.is_some_and(|bound| {
            let float = bound.parse::<f64>().map(|float| serde_json::json!(float).to_string());
            let exact = bound.parse::<i64>().is_ok() || float.is_ok_and(|float| float == bound);
            let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
            number.is_none_or(|text| !exact || digits(text) > 15)
        }),
        _ => false,
    }
}

struct Oracle {
    schema: Validator,
    info: &'static EndpointInfo,
    accepted: Cell<u32>,
    refused: Cell<u32>,
}

impl Oracle {
    fn ask(&self, text: &str) -> TestCaseResult {
        let found = self.info.validate_json(text.as_bytes());
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            // A lone surrogate, or a number that no float can hold.
            prop_assert!(found.is_err());
            return Ok(());
        };
        let accepts = self.schema.is_valid(&value);
        match found {
            Ok(()) => {
                prop_assert!(accepts, "the validator accepts it, the schema does not");
                self.accepted.set(self.accepted.get() + 1);
            }
            Err(violations) => {
                let body = Json::of(text);
                let twice = violations.iter().any(|one| one.rule() == Rule::DuplicateField);
                let gap = twice || violations.iter().all(|one| is_gap(one, &violations, &body));
                prop_assert!(!accepts || gap, "the schema accepts it, but:\n{}", violations);
                self.refused.set(self.refused.get() + u32::from(!accepts));
            }
        }
        Ok(())
    }

    fn run(&self, valid: &str, members: &[Member]) {
        self.ask(valid).unwrap();
        assert_eq!(self.accepted.get(), 1, "{valid}");
        check(100, &changed(valid, members), |text| self.ask(&text));
        check(100, &object(members), |text| self.ask(&text));
        check(100, &wild_object(members), |text| self.ask(&text));
        let (accepted, refused) = (self.accepted.get(), self.refused.get());
        assert!(accepted >= 5 && refused >= 20, "{accepted} accepted, {refused} refused by both");
    }
}

/// A valid request with one member changed, or left out.
fn changed(valid: &str, members: &[Member]) -> BoxedStrategy<String> {
    let valid = Json::of(valid);
    let members = members.to_vec();
    (0..members.len())
        .prop_flat_map(move |place| {
            let name = members[place].name;
            let rest: Vec<String> = match &valid {
                Json::Object(all) => all.iter().filter(|(known, _)| known != name),
                _ => unreachable!("a request is an object"),
            }
            .map(|(name, value)| format!("\"{name}\":{value}"))
            .collect();
            let value = prop_oneof![8 => members[place].values.clone(), 1 => value()];
            let with = rest.clone();
            prop_oneof![
                9 => value.prop_map(move |value| {
                    let mut all = with.clone();
                    all.push(format!("\"{name}\":{value}"));
                    format!("{{{}}}", all.join(","))
                }),
                1 => Just(format!("{{{}}}", rest.join(","))),
            ]
        })
        .boxed()
}

macro_rules! oracle {
    ($($name:ident: $members:expr, $endpoint:ty, $schema:expr, $valid:expr;)*) => {$(
        #[test]
        #[allow(deprecated)]
        fn $name() {
            let info = <$endpoint as Endpoint>::INFO;
            let (accepted, refused) = (Cell::new(0), Cell::new(0));
            Oracle { schema: $schema, info, accepted, refused }.run($valid, &$members);
        }
    )*};
}

oracle! {
    contract_query: requests::contract_query(), binance_pay::direct_debit::contract::query::Query,
        shipped("direct-debit.contract.query", "ContractQuery"),
        r#"{"merchantContractCode":"c0ecfb"}"#;
    record_query: requests::record_query(), binance_pay::service_provider::record::query::Query,
        shipped("service-provider.record.query", "RecordQuery"), r#"{"page":1,"rows":10}"#;
    letter: requests::letter(), golden::texts::golden::texts::Texts,
        derived("golden.texts", "Letter"),
        r#"{"plain":""}"#;
    figures: requests::figures(), golden::numbers::golden::numbers::Numbers,
        derived("golden.numbers", "Figures"),
        r#"{"small":1,"price":"1"}"#;
    choice: requests::choice(), golden::enums::golden::enums::Enums,
        derived("golden.enums", "Choice"),
        r#"{"colour":"RED"}"#;
    order: requests::order(), golden::nesting::golden::nesting::Nesting,
        derived("golden.nesting", "Order"),
        r#"{"buyer":{"name":"B"},"goods":[{"code":"a","parts":[]}]}"#;
    terms: requests::terms(), golden::rules::golden::rules::Rules,
        derived("golden.rules", "Terms"),
        r#"{"amount":"1","phone":"1","card":"2"}"#;
    entry: requests::entry(), golden::formats::golden::formats::Formats,
        derived("golden.formats", "Entry"),
        r#"{"day":"2024-02-29"}"#;
    inside: requests::inside(), golden::inside::golden::inside::Inside,
        derived("golden.inside", "Order"),
        r#"{"os":"o"}"#;
    trade: requests::trade(), golden::made_up::golden::made_up::MadeUp,
        derived("golden.made-up", "Trade"),
        r#"{"code":"a","count":1,"amount":1,"orderId":7,"side":"BUY","buyer":{"mail":"m"},"lots":[],"fee":"1","note":"n","total":1}"#;
}
