//! Samples of the page against those of the spec.

use serde_json::Value;

use crate::fact::Predicate;

use super::Checker;

impl Checker<'_> {
    /// Every sample of the page is one of the spec's. The spec may have more: from other pages.
    pub(super) fn samples(&mut self) {
        for subject in ["/samples/request", "/samples/response", "/samples/payload"] {
            for fact in self.facts_of(subject, Predicate::Sample) {
                let text = fact.value.as_str().unwrap_or_default();
                let Ok(json) = serde_json::from_str::<Value>(text) else { continue };
                let own = self.entry["samples"].as_array().into_iter().flatten();
                let texts = own.filter_map(|sample| sample["json"].as_str());
                let mut samples = texts.filter_map(|text| serde_json::from_str::<Value>(text).ok());
                if !samples.any(|sample| sample == json) {
                    self.differ("/samples", Predicate::Sample, Some(fact), None);
                }
            }
        }
    }
}
