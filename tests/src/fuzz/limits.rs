//! Limits on size, depth and members, against a count that knows nothing but strings and brackets.
//!
//! Three bytes of limits, one that chooses the endpoint, and the text.

use binance_pay::{Endpoint, Error, Limits, Rule, Violation, WEBHOOKS, certificate};

use super::corpus;
use super::typed::ENDPOINTS;

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let texts = corpus::requests().into_iter().chain(corpus::replies()).map(|(_, body)| body);
    let texts = texts.chain(corpus::notifications());
    let nested = (1..20).map(|depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    let limits = [[255, 32, 255], [0, 3, 7], [1, 0, 0], [2, 4, 20]].into_iter().cycle();
    let all = texts.chain(nested.map(String::into_bytes)).zip(limits);
    all.map(|(text, limits)| [&limits[..], &[7], &text].concat()).collect()
}

/// The first breach of depth or members in a text, JSON or not.
fn first_breach(text: &str, limits: &Limits) -> Option<Rule> {
    let (mut depth, mut members) = (0_usize, 0_usize);
    let mut characters = text.chars();
    while let Some(one) = characters.next() {
        match one {
            '"' => skip_string(&mut characters),
            '[' | '{' => {
                depth += 1;
                members += 1;
            }
            ']' | '}' => depth = depth.saturating_sub(1),
            ',' => members += 1,
            _ => {}
        }
        if depth > limits.depth {
            return Some(Rule::TooDeep);
        }
        if members > limits.members {
            return Some(Rule::TooLarge);
        }
    }
    None
}

fn skip_string(characters: &mut std::str::Chars<'_>) {
    while let Some(one) = characters.next() {
        match one {
            '\\' => drop(characters.next()),
            '"' => return,
            _ => {}
        }
    }
}

pub(super) fn run(data: &[u8]) -> bool {
    let Some(([size, depth, members], rest)) = data.split_first_chunk() else { return false };
    let Some((typed, body)) = super::chosen(&ENDPOINTS, rest) else { return false };
    // A size of one less than the text, exactly the text, or ample.
    let bytes = match size {
        0 => body.len().saturating_sub(1),
        1 => body.len(),
        _ => body.len() + 1,
    };
    let limits = Limits {
        request_bytes: bytes,
        reply_bytes: bytes,
        notification_bytes: bytes,
        depth: usize::from(*depth),
        members: usize::from(*members),
    };
    let expected = expected(body, &limits);
    let request = typed.info.validate_json_with(body, &limits).err();
    let request = breach(request.iter().flatten());
    assert_eq!(request, expected, "a request");
    assert_eq!(
        of_reply(typed.info.decode_json_with(200, body, &limits).err()),
        expected,
        "a reply"
    );
    let strict = certificate::query::Query::decode_with(200, body, &limits).err();
    assert_eq!(of_reply(strict), expected, "a reply with its types");
    for info in WEBHOOKS {
        // JSON that comes out of its string is counted again, so there may be a breach anyway.
        let found = info.decode_json_with(body, &limits).err();
        let found = breach(found.iter().flatten());
        assert!(expected.is_none() || found == expected, "a webhook: {found:?}, {expected:?}");
    }
    expected.is_none()
}

fn expected(body: &[u8], limits: &Limits) -> Option<Rule> {
    if body.len() > limits.request_bytes {
        return Some(Rule::TooLarge);
    }
    first_breach(std::str::from_utf8(body).ok()?, limits)
}

fn of_reply(error: Option<Error>) -> Option<Rule> {
    match error? {
        Error::Data(error) => breach(error.violations()),
        Error::Body(error) => breach([error.violation()]),
        _ => None,
    }
}

/// The first breach of a limit on the whole text.
fn breach<'a>(found: impl IntoIterator<Item = &'a Violation>) -> Option<Rule> {
    let is_breach = |one: &&Violation| {
        one.pointer().is_empty()
            && (one.rule() == Rule::TooDeep
                || one.rule() == Rule::TooLarge && !one.found().ends_with(" violations"))
    };
    found.into_iter().find(is_breach).map(Violation::rule)
}
