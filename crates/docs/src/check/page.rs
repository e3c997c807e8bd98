//! What a page says of itself: method and path, who may call, whether it is deprecated.

use serde_json::Value;

use crate::fact::{Fact, Predicate};

use super::Checker;

/// Words of an audience notice, in lower case, and the audience that they mean.
const AUDIENCES: &[(&str, &str)] = &[
    ("whitelisted merchant", "whitelisted-merchant"),
    ("technical service provider", "technical-service-provider"),
    ("channel partner", "channel-partner"),
    ("official partner", "official-partner"),
    ("partner only", "channel-partner"),
    ("corporate", "corporate-merchant"),
    ("third party", "third-party-application"),
    ("third-party", "third-party-application"),
    ("payout", "payout-merchant"),
];

impl Checker<'_> {
    pub(super) fn page(&mut self) {
        let method = self.fact_of("/endpoint", Predicate::Method);
        let spec = &self.entry["method"];
        if method.is_some_and(|fact| fact.value != *spec) {
            self.differ("/method", Predicate::Method, method, Some(spec.clone()));
        }
        self.facts_of("/endpoint", Predicate::Path);
        let notices = self.facts_of("/page", Predicate::Audience);
        let spec = &self.entry["audience"];
        let is_same = match notices.first() {
            None => spec == "merchant" || spec.is_null(),
            Some(_) => spec.is_null() || notices.iter().any(|notice| means(notice, spec)),
        };
        if !is_same {
            let notice = notices.first().copied();
            self.differ("/audience", Predicate::Audience, notice, Some(spec.clone()));
        }
        let deprecated = self.fact_of("/page", Predicate::Deprecated);
        let spec = self.entry.get("deprecated");
        if deprecated.is_some() != spec.is_some() {
            self.differ("/deprecated", Predicate::Deprecated, deprecated, spec.cloned());
        }
    }
}

/// Whether a notice names this audience. One whose words are not known names none.
fn means(notice: &Fact, audience: &Value) -> bool {
    let words = notice.value.as_str().unwrap_or_default().to_lowercase();
    let named = AUDIENCES.iter().find(|(name, _)| words.contains(name));
    named.is_some_and(|(_, meant)| audience == meant)
}
