//! Endpoints by id, alias included, and what a mistyped word was meant to be.

use binance_pay::{ENDPOINTS, EndpointInfo};

use crate::failure::{Failure, Kind};
use crate::output::Output;
use crate::text::printable;

/// The endpoint that is meant by an id, or by an id without its version. Remarks on a deprecated one.
///
/// # Errors
///
/// [`Kind::UnknownEndpoint`], with the nearest id.
pub(crate) fn endpoint(id: &str, out: Output) -> Result<&'static EndpointInfo, Failure> {
    let info = find(id, out)?;
    if let Some(instead) = info.deprecated() {
        out.remark(format!("{} is deprecated: {instead}", info.id()));
    }
    Ok(info)
}

/// The same for who tells by himself that an endpoint is deprecated.
///
/// # Errors
///
/// [`Kind::UnknownEndpoint`], with the nearest id.
pub(crate) fn find(id: &str, out: Output) -> Result<&'static EndpointInfo, Failure> {
    let info = resolve(id, ids()).and_then(EndpointInfo::by_id).ok_or_else(|| unknown(id))?;
    if info.id() != id {
        out.remark(format!("{id} stands for {}", info.id()));
    }
    Ok(info)
}

fn unknown(id: &str) -> Failure {
    let remedy = match nearest(id, ENDPOINTS.iter().map(|info| info.id())) {
        Some(near) => format!("Did you mean {near}? `bpay endpoints` lists all."),
        None => "`bpay endpoints` lists all.".to_owned(),
    };
    Failure::new(Kind::UnknownEndpoint, format!("no endpoint has the id {}", shown(id)), remedy)
}

/// A foreign word for a message, cut where it is long.
pub(crate) fn shown(word: &str) -> String {
    const LONGEST: usize = 64;
    let mut short: String = word.chars().take(LONGEST).collect();
    if short.len() < word.len() {
        short.push('\u{2026}');
    }
    format!("`{}`", printable(&short))
}

/// The ids without a version that stand for an endpoint, and which.
pub(crate) fn aliases() -> impl Iterator<Item = (&'static str, &'static EndpointInfo)> {
    ENDPOINTS.iter().filter_map(|info| {
        let (alias, _) = info.id().rsplit_once(".v")?;
        let id = resolve(alias, ids())?;
        (id == info.id()).then_some((alias, *info))
    })
}

fn ids() -> impl Iterator<Item = (&'static str, bool)> {
    ENDPOINTS.iter().map(|info| (info.id(), info.deprecated().is_some()))
}

/// The exact id, else the newest version of it that is not deprecated.
fn resolve<'a>(wanted: &str, ids: impl Iterator<Item = (&'a str, bool)>) -> Option<&'a str> {
    let mut newest: Option<(u32, &str)> = None;
    for (id, deprecated) in ids {
        if id == wanted {
            return Some(id);
        }
        if let Some(version) = version(id, wanted)
            && !deprecated
            && newest.is_none_or(|(other, _)| version > other)
        {
            newest = Some((version, id));
        }
    }
    newest.map(|(_, id)| id)
}

/// The 3 of `order.create.v3`, where `order.create` is wanted.
fn version(id: &str, wanted: &str) -> Option<u32> {
    let digits = id.strip_prefix(wanted)?.strip_prefix(".v")?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// The known word that a word is most likely meant to be; case counts nothing.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 128;
    const NEAR: f64 = 0.6;
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let likeness = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        let distance = strsim::normalized_damerau_levenshtein(&word, &candidate);
        // A part of the name, such as its last segment, is no typing mistake but says as much.
        if word.len() >= 4 && candidate.contains(&word) { distance.max(NEAR) } else { distance }
    };
    known
        .map(|candidate| (likeness(candidate), candidate))
        .filter(|(likeness, _)| *likeness >= NEAR)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: &[(&str, bool)] = &[
        ("order.close", false),
        ("order.create", true),
        ("order.create.v2", true),
        ("order.query.v2", false),
        ("order.query.v10", false),
        ("order.query.v11", true),
        ("order.refund.v1", true),
        ("order.refund.vat", false),
        ("order.refund.v+2", false),
    ];

    fn resolved(id: &str) -> Option<&str> {
        resolve(id, IDS.iter().copied())
    }

    #[test]
    fn an_exact_id_is_itself_also_when_deprecated() {
        for (id, _) in IDS {
            assert_eq!(resolved(id), Some(*id));
        }
    }

    #[test]
    fn an_id_without_version_is_the_newest_that_is_not_deprecated() {
        assert_eq!(resolved("order.query"), Some("order.query.v10"), "by number, not by text");
        assert_eq!(resolved("order.refund"), None, "the only version is deprecated");
        for unknown in ["", "order", "order.", "order.query.v", "order.query.v1", "Order.query"] {
            assert_eq!(resolved(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_version_beats_nothing_but_other_versions() {
        let ids = [("a.b.v2", false), ("a.b", false), ("a.b.v3", false)];
        assert_eq!(resolve("a.b", ids.into_iter()), Some("a.b"));
    }

    #[test]
    fn typing_mistakes_and_parts_are_near_and_other_words_are_not() {
        let near = |word| nearest(word, IDS.iter().map(|(id, _)| *id));
        for (word, expected) in [
            ("order.clsoe", Some("order.close")),
            ("Order.Close", Some("order.close")),
            ("close", Some("order.close")),
            ("order.creat.v2", Some("order.create.v2")),
            ("", None),
            ("wallet.transfer", None),
        ] {
            assert_eq!(near(word), expected, "{word}");
        }
        assert_eq!(near(&"order.close".repeat(20)), None);
    }

    #[test]
    fn foreign_words_are_shown_short_and_tame() {
        assert_eq!(shown("a\nb"), "`a\\nb`");
        assert_eq!(shown(&"ü".repeat(100)).chars().count(), 64 + 3);
    }
}
