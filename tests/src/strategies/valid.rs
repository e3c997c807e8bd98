//! Requests and replies of the two endpoints that break nothing, by the words of their pages.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::Json;

/// An object of these members, those that are none left out.
fn object(members: Vec<(&'static str, Option<Json>)>) -> Json {
    let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Json::Object(members.collect())
}

/// A text of this pattern.
pub fn text(pattern: &'static str) -> BoxedStrategy<Json> {
    pattern.prop_map(Json::Text).boxed()
}

/// Any text, to the last character that there is.
pub fn any_text() -> BoxedStrategy<Json> {
    any::<String>().prop_map(Json::Text).boxed()
}

/// The text of a number, as a JSON number.
pub fn number(pattern: &'static str) -> BoxedStrategy<Json> {
    pattern.prop_map(Json::Number).boxed()
}

/// One of these texts.
pub fn word(words: &'static [&'static str]) -> BoxedStrategy<Json> {
    select(words).prop_map(|word| Json::Text(word.to_owned())).boxed()
}

/// An integer between these two.
pub fn between(least: i64, most: i64) -> BoxedStrategy<Json> {
    (least..=most).prop_map(|value| Json::Number(value.to_string())).boxed()
}

fn list(items: BoxedStrategy<Json>) -> BoxedStrategy<Json> {
    vec(items, 0..4).prop_map(Json::List).boxed()
}

/// A query for a contract.
pub fn contract_query() -> BoxedStrategy<Json> {
    let code = text("[A-Za-z0-9]{1,32}");
    let id = prop_oneof![text("0|[1-9][0-9]{0,40}"), number("0|[1-9][0-9]{0,40}")];
    (option::of(code), option::of(id))
        .prop_filter("one of the two", |(code, id)| code.is_some() || id.is_some())
        .prop_map(|(code, id)| object(vec![("contractId", id), ("merchantContractCode", code)]))
        .boxed()
}

/// A query for records.
pub fn record_query() -> BoxedStrategy<Json> {
    (between(1, i32::MAX.into()), between(1, 10), option::of(any_text()))
        .prop_map(|(page, rows, merchant)| {
            object(vec![("rows", Some(rows)), ("page", Some(page)), ("merchantId", merchant)])
        })
        .boxed()
}

/// A contract that has ended, so that every member means something.
pub fn contract() -> BoxedStrategy<Json> {
    let limit = text("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,8})?");
    let required = (text("[A-Za-z0-9]{0,32}"), text("\\PC{0,32}"), limit, any_text());
    let times = between(1_000_000_000_000, 9_999_999_999_999);
    let optional = (
        option::of(text("0|[1-9][0-9]{0,18}")),
        option::of(any_text()),
        option::of(text("\\PC{0,64}")),
        option::of(between(0, 3)),
        option::of(times),
    );
    (required, optional)
        .prop_map(|((code, service, limit, currency), (id, user, account, way, time))| {
            object(vec![
                ("bizStatus", Some(Json::Text("CONTRACT_TERMINATED".to_owned()))),
                ("merchantContractCode", Some(code)),
                ("contractId", id),
                ("serviceName", Some(service)),
                ("openUserId", user),
                ("merchantAccountNo", account),
                ("singleUpperLimit", Some(limit)),
                ("currency", Some(currency)),
                ("contractTerminationWay", way),
                ("contractTerminationTime", time),
            ])
        })
        .boxed()
}

/// A page of records, at least one.
pub fn record_page() -> BoxedStrategy<Json> {
    let scope = word(&["CONVERT", "DIRECT_DEBIT", "PAYOUT", "INTERNAL_TRANSFER"]);
    let status = word(&["PENDING", "AUTHORIZED"]);
    let texts = (any_text(), any_text(), any_text(), any_text());
    let record = (texts, status, list(scope), list(any_text())).prop_map(
        |((id, name, token, merchant), status, scopes, addresses)| {
            object(vec![
                ("authorizationId", Some(id)),
                ("merchantName", Some(name)),
                ("authorizationToken", Some(token)),
                ("merchantId", Some(merchant)),
                ("status", Some(status)),
                ("scopes", Some(scopes)),
                ("ipWhitelist", Some(addresses)),
            ])
        },
    );
    (between(i64::MIN, i64::MAX), vec(record, 1..4))
        .prop_map(|(total, rows)| {
            object(vec![("total", Some(total)), ("rows", Some(Json::List(rows)))])
        })
        .boxed()
}
