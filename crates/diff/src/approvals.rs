//! [`Approvals`]: changes that somebody has looked at.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::change::Report;
use crate::date::Date;

/// Changes that somebody has looked at, with the reason why each is all right.
///
/// A file of approvals is YAML:
///
/// ```yaml
/// approvals:
///   - fingerprint: e91e467cb48845e6
///     rule: codes-code-name-changed
///     pointer: /codes/400006/name
///     reason: "The page has mended a typing error; nobody has used the name."
///     expires: 2027-03-31
/// ```
///
/// The fingerprint says which change is meant, and rule and pointer say it to people: they have to fit.
/// Without `expires` an approval holds for as long as the change is there.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Approvals {
    approvals: Vec<Approval>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct Approval {
    fingerprint: String,
    rule: String,
    pointer: String,
    /// Nothing written is told as no reason, and not as a fault of the YAML.
    reason: Option<String>,
    expires: Option<String>,
}

impl Approvals {
    /// Reads a file of approvals.
    ///
    /// # Errors
    ///
    /// Where it is no YAML of this form, with line and column.
    pub fn parse(text: &str) -> Result<Self, ApprovalError> {
        serde_saphyr::from_str(text).map_err(|error| ApprovalError(vec![error.to_string()]))
    }
}

impl Report {
    /// Takes note of the approvals. A change that is approved stays in the report, but is not
    /// [open](crate::Change::is_open) any more.
    ///
    /// # Errors
    ///
    /// Every entry that approves nothing: its change is not there (any more), it has expired by
    /// `today`, it says another rule or pointer than the change has, it gives no reason, or it is there
    /// twice. A file of approvals shrinks with what it is about; nothing in it is skipped.
    ///
    /// # Examples
    ///
    /// ```
    /// use binance_pay_diff::{Approvals, Date, Model, compare};
    ///
    /// let text = binance_pay_spec::model().ok_or("run `cargo codegen`")?;
    /// let (old, new) = (Model::parse(text)?, Model::parse(&text.replace("BAD_HTTP_METHOD", "BAD_METHOD"))?);
    /// let mut report = compare(&old, &new)?;
    /// let fingerprint = &report.changes()[0].fingerprint;
    /// let approvals = Approvals::parse(&format!(
    ///     "approvals:\n- fingerprint: \"{fingerprint}\"\n  rule: codes-code-name-changed\n  \
    ///      pointer: /codes/400006/name\n  reason: Nobody has used the name.\n"
    /// ))?;
    ///
    /// report.approve(&approvals, Date::from_epoch_ms(1_700_000_000_000))?;
    /// assert!(!report.changes()[0].is_open());
    ///
    /// // The change is gone, the approval is not: that is an error.
    /// assert!(compare(&old, &old)?.approve(&approvals, Date::from_epoch_ms(0)).is_err());
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn approve(&mut self, approvals: &Approvals, today: Date) -> Result<(), ApprovalError> {
        let mut problems = Vec::new();
        let mut reasons = BTreeMap::new();
        for approval in &approvals.approvals {
            let name = &approval.fingerprint;
            if let Some(problem) = self.problem_of(approval, today) {
                problems.push(format!("{name}: {problem}"));
            } else if reasons.insert(name.as_str(), &approval.reason).is_some() {
                problems.push(format!("{name}: is there twice; take one out"));
            }
        }
        if !problems.is_empty() {
            return Err(ApprovalError(problems));
        }
        for change in self.changes_mut() {
            if let Some(reason) = reasons.get(change.fingerprint.as_str()) {
                change.approval = (*reason).clone();
            }
        }
        Ok(())
    }

    fn problem_of(&self, approval: &Approval, today: Date) -> Option<String> {
        let Approval { fingerprint, rule, pointer, reason, expires } = approval;
        let mut changes = self.changes().iter();
        let Some(change) = changes.find(|change| change.fingerprint.as_str() == fingerprint) else {
            return Some(format!(
                "no change has this fingerprint; take out the entry for {pointer}"
            ));
        };
        if change.rule.id() != *rule || change.pointer != *pointer {
            return Some(format!(
                "is {} at {}, not what the entry says",
                change.rule, change.pointer
            ));
        }
        if reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            return Some("has no reason; say why the change is all right".to_owned());
        }
        match expires.as_deref().map(Date::parse) {
            Some(None) => Some("`expires` is no date; write it as 2027-03-31".to_owned()),
            Some(Some(last)) if last < today => {
                Some(format!("has expired on {last}; look at {pointer} once more"))
            }
            _ => None,
        }
    }
}

/// Why approvals cannot be taken: every problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalError(Vec<String>);

impl ApprovalError {
    /// The problems, one sentence each.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for ApprovalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

impl std::error::Error for ApprovalError {}
