//! [`judge`]: whether an answer is what a vector expects.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::bytes::{Members, hex};
use crate::vector::{Kind, Vector};

/// What an implementation says to a vector.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Answer {
    /// The outcome of the operation, in the form that its kind has.
    Outcome(Members),
    /// It cannot do this.
    Unsupported(String),
    /// It gave up: an exception, a panic, an end.
    Error(String),
}

type Judgement = Result<(), String>;

/// Judges an outcome.
///
/// # Errors
///
/// What is wrong with it, in one sentence; also where it does not have the form of its kind.
///
/// # Examples
///
/// ```
/// # use binance_pay_vectors::{File, judge};
/// let file: File = r#"{"format": 1, "kind": "validate", "vectors": [{
///     "id": "validate-demo", "why": "A member is missing.", "basis": "page:api-order-close",
///     "input": {"endpoint": "order.close", "body_utf8": "{}"},
///     "expect": {"violations": [{"pointer": "", "rule": "at-least-one-of"}], "advice": []}}]}"#.parse()?;
/// let outcome = |json: &str| serde_json::from_str(json).unwrap();
/// let right = outcome(r#"{"violations": [{"pointer": "", "rule": "at-least-one-of"}]}"#);
/// assert_eq!(judge(&file.vectors[0], &right), Ok(()));
/// let wrong = outcome(r#"{"violations": []}"#);
/// assert_eq!(judge(&file.vectors[0], &wrong).unwrap_err(), "violations: missing ` at-least-one-of`");
/// # Ok::<(), String>(())
/// ```
pub fn judge(vector: &Vector, outcome: &Members) -> Judgement {
    let expect = &vector.expect;
    match (vector.kind, vector.operation()?) {
        (Kind::Reject, operation) => rejected(operation, expect, outcome),
        (_, Kind::Sign) => signed(expect, outcome),
        (_, Kind::Encode) => encoded(expect, outcome),
        (_, Kind::Validate) => validated(expect, outcome),
        (_, Kind::Decode) => decoded(expect, outcome),
        (_, Kind::Webhook) => received(expect, outcome),
        (_, Kind::Reject) => Err("`operation` is `reject`".to_owned()),
    }
}

fn signed(expect: &Members, outcome: &Members) -> Judgement {
    same_bytes("payload", expect, outcome)?;
    same("mac_hex", expect, outcome)?;
    let found = outcome.list("headers")?;
    for header in expect.list("headers")? {
        let name = header[0].as_str().unwrap_or_default();
        let is_it =
            |one: &&Value| one[0].as_str().is_some_and(|one| one.eq_ignore_ascii_case(name));
        let values: Vec<&Value> = found.iter().filter(is_it).map(|one| &one[1]).collect();
        if values != [&header[1]] {
            return Err(format!("headers: {name} is {values:?}, expected once {}", header[1]));
        }
    }
    Ok(())
}

fn encoded(expect: &Members, outcome: &Members) -> Judgement {
    same_bytes("body", expect, outcome)?;
    // A program need not show how it reads its own body.
    if outcome.get("parsed").is_some() { same("parsed", expect, outcome) } else { Ok(()) }
}

fn validated(expect: &Members, outcome: &Members) -> Judgement {
    same_findings("violations", expect, outcome)?;
    if outcome.get("advice").is_some() { same_findings("advice", expect, outcome) } else { Ok(()) }
}

fn decoded(expect: &Members, outcome: &Members) -> Judgement {
    same("outcome", expect, outcome)?;
    same("code", expect, outcome)?;
    match expect.text("outcome")? {
        "success" => {
            same("data", expect, outcome)?;
            same("repeat", expect, outcome)?;
            same_findings("deviations", expect, outcome)
        }
        "failure" => {
            same("status", expect, outcome)?;
            same("message", expect, outcome)?;
            same_findings("deviations", expect, outcome)
        }
        _ => {
            same("reported_success", expect, outcome)?;
            has_reasons(expect, outcome)
        }
    }
}

fn received(expect: &Members, outcome: &Members) -> Judgement {
    same("verdict", expect, outcome)?;
    if expect.text("verdict")? == "reject" {
        return refused_at(expect, outcome);
    }
    same_bytes("payload", expect, outcome)?;
    same("replay_key", expect, outcome)?;
    same("acknowledgement", expect, outcome)?;
    let wanted = expect.object("event").unwrap_or_default();
    let event = outcome.object("event").ok_or("`event` is missing")?;
    let in_event = |message: String| format!("event: {message}");
    for name in ["outcome", "webhook", "biz_type"] {
        same(name, &wanted, &event).map_err(in_event)?;
    }
    if wanted.text("outcome")? == "unreadable" {
        return has_reasons(&wanted, &event).map_err(in_event);
    }
    same("data", &wanted, &event).map_err(in_event)?;
    same_findings("deviations", &wanted, &event).map_err(in_event)
}

/// A `reject` vector is answered as one of the kind that its operation has; what a refusal is, and
/// where it was made, follows from the answer.
fn rejected(operation: Kind, expect: &Members, outcome: &Members) -> Judgement {
    let refusal = refusal(operation, outcome)?;
    if refusal.is_empty() {
        let forbidden: Vec<&str> =
            expect.list("must_not")?.iter().filter_map(Value::as_str).collect();
        return Err(format!("accepted, and must not: {}", forbidden.join(", ")));
    }
    let allowed = refusals(expect)?;
    let told = |list: &[Refusal]| {
        let words: Vec<String> =
            list.iter().map(|(stage, class)| format!("{stage}/{class}")).collect();
        words.join(" or ")
    };
    if !refusal.iter().any(|one| allowed.contains(one)) {
        return Err(format!("refused as {}, expected {}", told(&refusal), told(&allowed)));
    }
    // The deviations of a reply or an event hold whatever else is odd about it.
    if !matches!(operation, Kind::Encode | Kind::Validate) {
        return Ok(());
    }
    match refusal.iter().find(|one| !allowed.contains(one) && !may_follow(&one.1, expect)) {
        Some(one) if MISSING.contains(&&*one.1) => {
            Err(format!("{} is told, and must not: absent", one.1))
        }
        Some((stage, class)) => Err(format!("{stage}/{class} is told beside {}", told(&allowed))),
        None => Ok(()),
    }
}

/// The rules that say of a value that it is not there.
const MISSING: [&str; 2] = ["required", "at-least-one-of"];

/// Whether a rule may be told beside the expected one: who refuses a value may miss it, too, unless the
/// vector is there to tell these apart. Whoever tells all rules there are has understood none.
fn may_follow(rule: &str, expect: &Members) -> bool {
    let absent = Value::from("absent");
    let is_forbidden = expect.list("must_not").is_ok_and(|list| list.contains(&absent));
    MISSING.contains(&rule) && !is_forbidden
}

/// Stage and class.
type Refusal = (String, String);

fn refusals(expect: &Members) -> Result<Vec<Refusal>, String> {
    let mut all = vec![stage_and_class(expect)?];
    for other in expect.list("or")? {
        let other = other.as_object().cloned().map(Members).ok_or("`or` holds no object")?;
        all.push(stage_and_class(&other)?);
    }
    Ok(all)
}

fn stage_and_class(members: &Members) -> Result<Refusal, String> {
    Ok((members.text("stage")?.to_owned(), members.text("class")?.to_owned()))
}

/// Why an outcome is a refusal; empty where it is none.
fn refusal(operation: Kind, outcome: &Members) -> Result<Vec<Refusal>, String> {
    if let Some(refused) = outcome.object("refused") {
        return Ok(vec![stage_and_class(&refused)?]);
    }
    match operation {
        Kind::Encode | Kind::Validate => Ok(by_rules("rules", outcome.list("violations")?)),
        Kind::Webhook if outcome.text("verdict")? == "reject" => {
            Ok(vec![stage_and_class(outcome)?])
        }
        Kind::Webhook => {
            let event = outcome.object("event").unwrap_or_default();
            match event.text("outcome") {
                Ok("unreadable") => Ok(by_rules("event", event.list("deviations")?)),
                _ => Ok(Vec::new()),
            }
        }
        Kind::Decode => match outcome.text("outcome")? {
            "success" => Ok(Vec::new()),
            "failure" => Ok(vec![("envelope".to_owned(), "failure".to_owned())]),
            _ => Ok(by_rules("reply", outcome.list("deviations")?)),
        },
        Kind::Sign | Kind::Reject => Ok(Vec::new()),
    }
}

/// The stage of a rule: `limits` and `json` say what kept the body from being looked at.
fn by_rules(otherwise: &str, findings: &[Value]) -> Vec<Refusal> {
    let refusal = |rule: &str| {
        let stage = match rule {
            "too-large" | "too-deep" => "limits",
            "json" => "json",
            _ => otherwise,
        };
        (stage.to_owned(), rule.to_owned())
    };
    findings.iter().filter_map(|one| one["rule"].as_str()).map(refusal).collect()
}

fn refused_at(expect: &Members, outcome: &Members) -> Judgement {
    same("stage", expect, outcome)?;
    same("class", expect, outcome)
}

/// Null and absent are the same.
fn same(name: &str, expect: &Members, outcome: &Members) -> Judgement {
    let (wanted, found) = (expect.get(name), outcome.get(name));
    if wanted == found {
        return Ok(());
    }
    let told = |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), shown);
    Err(format!("{name}: expected {}, found {}", told(wanted), told(found)))
}

fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(300) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}

fn same_bytes(name: &str, expect: &Members, outcome: &Members) -> Judgement {
    let (wanted, found) = (expect.bytes(name)?, outcome.bytes(name)?);
    let differing = wanted.iter().zip(&found).position(|(one, other)| one != other);
    let place = match differing {
        None if wanted.len() == found.len() => return Ok(()),
        None => wanted.len().min(found.len()),
        Some(place) => place,
    };
    let around = |bytes: &[u8]| {
        let part = bytes.get(place..bytes.len().min(place + 16)).unwrap_or_default();
        format!("{} ({})", hex(part), String::from_utf8_lossy(part).escape_debug())
    };
    let lengths = format!("{} bytes expected, {} found", wanted.len(), found.len());
    Err(format!(
        "{name}: differs at byte {place}: expected {}, found {}; {lengths}",
        around(&wanted),
        around(&found)
    ))
}

/// The same pointers and rules, in any order; limits only where both tell one.
fn same_findings(name: &str, expect: &Members, outcome: &Members) -> Judgement {
    let (wanted, found) = (findings(name, expect)?, findings(name, outcome)?);
    let told = |list: Vec<&String>| {
        let lines: Vec<String> = list.iter().map(|line| format!("`{line}`")).collect();
        lines.join(", ")
    };
    let only_in = |one: &Findings, other: &Findings| {
        let lacks = |line: &&String| other.get(*line).map_or(0, Vec::len) < one[*line].len();
        told(one.keys().filter(lacks).collect())
    };
    match (only_in(&wanted, &found), only_in(&found, &wanted)) {
        (missing, more) if missing.is_empty() && more.is_empty() => {}
        (missing, more) if more.is_empty() => return Err(format!("{name}: missing {missing}")),
        (missing, more) if missing.is_empty() => return Err(format!("{name}: unexpected {more}")),
        (missing, more) => return Err(format!("{name}: missing {missing}, unexpected {more}")),
    }
    for (line, limits) in &wanted {
        for (limit, other) in limits.iter().zip(&found[line]) {
            if let (Some(limit), Some(other)) = (limit, other)
                && limit != other
            {
                return Err(format!("{name}: the limit of `{line}` is {limit}, found {other}"));
            }
        }
    }
    Ok(())
}

/// Limits by pointer and rule.
type Findings = BTreeMap<String, Vec<Option<Value>>>;

fn findings(name: &str, members: &Members) -> Result<Findings, String> {
    if members.get(name).is_none() {
        return Err(format!("`{name}` is missing"));
    }
    let mut all = Findings::new();
    for one in members.list(name)? {
        let (Some(pointer), Some(rule)) = (one["pointer"].as_str(), one["rule"].as_str()) else {
            return Err(format!("`{name}` holds one without `pointer` and `rule`"));
        };
        let limit = one.get("limit").filter(|limit| !limit.is_null()).cloned();
        all.entry(format!("{pointer} {rule}")).or_default().push(limit);
    }
    Ok(all)
}

/// Every reason that is expected is told; more may be.
fn has_reasons(expect: &Members, outcome: &Members) -> Judgement {
    let found = findings("deviations", outcome)?;
    for reason in expect.list("reasons")? {
        let text = |name: &str| reason[name].as_str().unwrap_or_default();
        let line = format!("{} {}", text("pointer"), text("rule"));
        if !found.contains_key(&line) {
            let known: Vec<&String> = found.keys().collect();
            return Err(format!("deviations: missing `{line}` in {known:?}"));
        }
    }
    Ok(())
}
