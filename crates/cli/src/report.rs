//! Violations for people, and their JSON form.

use binance_pay::{Rule, Violation};
use serde::Serialize;

use crate::output::{BAD, DIM, Output};
use crate::page::Page;

/// The JSON form of a request that is or is not valid.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Checked<'a> {
    /// Every violation, found in one pass; empty where the request is valid.
    #[cfg_attr(test, schemars(with = "Vec<crate::schemas::Violation>"))]
    pub(crate) violations: &'a [Violation],
}

/// A headline, and each violation with its place and remedy.
pub(crate) fn invalid(id: &str, violations: &[Violation], is_terminal: bool) -> String {
    let mut page = Page::of_messages(is_terminal);
    let plural = if violations.len() == 1 { "" } else { "s" };
    page.message(0, BAD, "invalid:", format!("{} violation{plural} of {id}", violations.len()));
    for violation in violations {
        write(&mut page, violation);
        page.message(4, DIM, "remedy:", remedy(violation));
    }
    page.into_text()
}

/// One violation of a request or of a reply.
pub(crate) fn write(page: &mut Page, violation: &Violation) {
    let sentence = violation.to_string();
    match sentence.split_once(": ") {
        Some((place, rest)) => page.message(2, BAD, &format!("{place}:"), rest),
        None => page.plain(2, &sentence),
    }
}

/// Remarks on what is odd and does no harm: ignored members, deviations of a reply.
pub(crate) fn remarks(violations: &[Violation], out: Output) {
    for violation in violations {
        out.remark(violation);
    }
}

/// What a caller does about a violation of his request.
fn remedy(violation: &Violation) -> String {
    let limit = violation.limit();
    let whole = violation.pointer().is_empty();
    match violation.rule() {
        Rule::Required | Rule::RequiredIf => "add the member".to_owned(),
        Rule::Type if whole => "send one JSON object".to_owned(),
        Rule::Type => format!("give it the type {limit:#}"),
        Rule::Enum => format!("take one of {limit:#}"),
        Rule::MinLength => format!("write {limit:#} characters or more"),
        Rule::MaxLength => format!("write {limit:#} characters or fewer"),
        Rule::Minimum => format!("take {limit:#} or more"),
        Rule::Maximum => format!("take {limit:#} or less"),
        Rule::MinItems => format!("list {limit:#} items or more"),
        Rule::MaxItems => format!("list {limit:#} items or fewer"),
        Rule::Format => format_of(&format!("{limit:#}")),
        Rule::Charset => charset(&format!("{limit:#}")),
        Rule::Scale => format!("round to {limit:#} decimal places"),
        Rule::AtLeastOneOf => format!("add one of {limit:#}"),
        Rule::ExactlyOneOf => format!("give exactly one of {limit:#}"),
        Rule::UnknownField => unknown(violation),
        Rule::DuplicateField => "keep one of them".to_owned(),
        Rule::Json => {
            "mend the JSON: UTF-8, double quotes, no comments, no comma at an end".to_owned()
        }
        Rule::TooLarge | Rule::TooDeep => "send less at once".to_owned(),
        _ => "look at `bpay show`".to_owned(),
    }
}

fn charset(name: &str) -> String {
    match name {
        "alnum" => "write ASCII letters and digits only".to_owned(),
        "alpha" => "write ASCII letters only".to_owned(),
        "digits" => "write the digits 0 to 9 only".to_owned(),
        "plain" => "leave out backslashes, double quotes and emoji".to_owned(),
        "uppercase" => "write no letter a to z".to_owned(),
        other => format!("write characters of the class {other} only"),
    }
}

fn format_of(name: &str) -> String {
    match name {
        "date" => "write it as YYYY-MM-DD, and a day that there is".to_owned(),
        "date-time" => "write it as YYYY-MM-DD hh:mm:ss, and a time that there is".to_owned(),
        "day-month-year" => "write it as dd/MM/yyyy, and a day that there is".to_owned(),
        "http-url" => "begin it with http:// or https://".to_owned(),
        other => format!("give it the form {other}"),
    }
}

fn unknown(violation: &Violation) -> String {
    let nearest = match violation.limit() {
        binance_pay::Limit::None => String::new(),
        name => format!("write {name:#}, or "),
    };
    format!("{nearest}take it out, or sign it all the same with `bpay encode --allow-unknown`")
}

#[cfg(test)]
mod tests {
    use binance_pay::EndpointInfo;

    use super::*;

    fn remedies(id: &str, json: &[u8]) -> Vec<String> {
        let info = EndpointInfo::by_id(id).unwrap();
        info.validate_json(json).unwrap_err().iter().map(remedy).collect()
    }

    #[test]
    fn remedies_name_the_limit() {
        let record = |json: &str| remedies("service-provider.record.query", json.as_bytes());
        assert_eq!(record(r#"{"page":0,"rows":11}"#), ["take 1 or more", "take 10 or less"]);
        assert_eq!(record(r#"{"page":"1"}"#), ["give it the type integer", "add the member"]);
        assert_eq!(record("[]"), ["send one JSON object"]);
        let contract = |json: &str| remedies("direct-debit.contract.query", json.as_bytes());
        assert_eq!(
            contract(r#"{"merchantContractCode":"-"}"#),
            ["write ASCII letters and digits only"]
        );
        let report = |date: &str| {
            let json = format!(
                r#"{{"reportType":"Balance","startDate":"{date}","endDate":"2023-02-28"}}"#
            );
            remedies("balance-report.request", json.as_bytes())
        };
        assert_eq!(report("2023-02-29"), ["write it as YYYY-MM-DD, and a day that there is"]);
        assert_eq!(contract("{}"), ["add one of contractId, merchantContractCode"]);
        let unknown = contract(r#"{"contractId":"1","contractID":"2","zzz":3}"#);
        assert!(unknown[0].starts_with("write contractId, or take it out"), "{unknown:?}");
        assert!(unknown[1].starts_with("take it out"), "{unknown:?}");
    }
}
