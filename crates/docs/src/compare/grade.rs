//! [`Grade`] and [`Side`]: what a change does, by the message that it is in.

use serde::Serialize;

/// What a change does to who keeps to the old page, from the lightest to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Words for people.
    DocOnly,
    /// More is possible than before.
    Additive,
    /// Some programs see what they did not expect.
    Risky,
    /// The words are not understood: a person has to look.
    NeedsDecision,
    /// Requests are refused, replies are not read, or the generated types are others.
    Breaking,
}

impl Grade {
    /// The grade's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DocOnly => "doc-only",
            Self::Additive => "additive",
            Self::Risky => "risky",
            Self::NeedsDecision => "needs-decision",
            Self::Breaking => "breaking",
        }
    }
}

/// Where a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Response,
    Webhook,
    /// What the receiver of a webhook answers.
    Acknowledgement,
    /// Headers.
    Transport,
    Codes,
}

impl Side {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Webhook => "webhook",
            Self::Acknowledgement => "acknowledgement",
            Self::Transport => "transport",
            Self::Codes => "codes",
        }
    }

    /// Whether the merchant's program reads the message; otherwise it writes it.
    fn is_read(self) -> bool {
        matches!(self, Self::Response | Self::Webhook)
    }
}

/// The grade of a rule in a message that is written, and in one that is read.
static GRADES: &[(&str, Grade, Grade)] = {
    use Grade::{Additive, Breaking, DocOnly, NeedsDecision, Risky};
    &[
        ("required-field-added", Breaking, Breaking),
        ("optional-field-added", Additive, Additive),
        ("required-field-removed", Breaking, Breaking),
        ("optional-field-removed", Breaking, Breaking),
        ("object-added", Additive, Additive),
        ("object-removed", Breaking, Breaking),
        ("object-renamed", NeedsDecision, NeedsDecision),
        ("field-requirement-added", Breaking, Breaking),
        ("field-requirement-removed", Breaking, Breaking),
        ("required-if-added", Breaking, Additive),
        ("required-if-removed", Additive, Risky),
        ("required-if-condition-changed", Breaking, Risky),
        ("type-changed", Breaking, Breaking),
        ("integer-width-tightened", Breaking, Breaking),
        ("integer-width-loosened", Breaking, Breaking),
        ("length-changed", Breaking, Risky),
        ("charset-changed", Breaking, Risky),
        ("format-changed", Breaking, Risky),
        ("enum-value-added", Additive, Risky),
        ("enum-value-removed", Breaking, Breaking),
        ("group-added", Breaking, Breaking),
        ("group-removed", Breaking, Breaking),
        ("ignored-if-added", Risky, Risky),
        ("ignored-if-removed", Risky, Risky),
        ("unread-limit-changed", NeedsDecision, NeedsDecision),
        ("method-changed", Breaking, Breaking),
        ("path-changed", Breaking, Breaking),
        ("audience-tightened", Breaking, Breaking),
        ("audience-loosened", Additive, Additive),
        ("audience-changed", NeedsDecision, NeedsDecision),
        ("deprecation-added", Risky, Risky),
        ("deprecation-removed", Additive, Additive),
        ("listed-code-added", Additive, Additive),
        ("listed-code-removed", Risky, Risky),
        ("code-name-changed", Breaking, Breaking),
        ("field-doc-changed", DocOnly, DocOnly),
        ("endpoint-doc-changed", DocOnly, DocOnly),
        ("event-doc-changed", DocOnly, DocOnly),
        ("protocol-doc-changed", DocOnly, DocOnly),
        ("deprecation-changed", DocOnly, DocOnly),
        ("code-reason-changed", DocOnly, DocOnly),
        ("sample-added", DocOnly, DocOnly),
        ("sample-removed", DocOnly, DocOnly),
    ]
};

/// The grade of a rule. A limit that is tightened hurts who writes the message; one that is loosened,
/// who reads it.
pub(super) fn grade(side: Side, name: &str) -> Grade {
    let named = GRADES.iter().find(|(rule, ..)| *rule == name);
    let (written, read) = match named {
        Some((_, written, read)) => (*written, *read),
        None if name.ends_with("-tightened") => (Grade::Breaking, Grade::Additive),
        None if name.ends_with("-loosened") => (Grade::Additive, Grade::Risky),
        None => (Grade::NeedsDecision, Grade::NeedsDecision),
    };
    if side.is_read() { read } else { written }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A change that pages and the spec can both have has one grade.
    #[test]
    fn a_rule_has_the_grade_that_it_has_between_two_states_of_the_spec() {
        const LIMITS: [&str; 5] = ["min-length", "max-length", "minimum", "maximum", "scale"];
        let directions = ["tightened", "loosened"];
        let limits =
            LIMITS.iter().flat_map(|limit| directions.map(|which| format!("{limit}-{which}")));
        let names = GRADES.iter().map(|(name, ..)| (*name).to_owned()).chain(limits);
        let sides = [
            Side::Request,
            Side::Response,
            Side::Webhook,
            Side::Acknowledgement,
            Side::Transport,
            Side::Codes,
        ];
        let mut compared = 0;
        let mut differ = Vec::new();
        for name in names {
            for side in sides {
                let id = format!("{}-{name}", side.name());
                let Some(rule) = binance_pay_diff::Rule::by_id(&id) else { continue };
                compared += 1;
                let (here, there) = (grade(side, &name).name(), rule.grade().as_str());
                if here != there {
                    differ.push(format!("{id}: {here} here, {there} there"));
                }
            }
        }
        assert!(differ.is_empty(), "{differ:#?}");
        assert!(compared > 100, "{compared}");
    }

    #[test]
    fn a_limit_hurts_one_side_or_the_other() {
        assert_eq!(grade(Side::Request, "max-length-tightened"), Grade::Breaking);
        assert_eq!(grade(Side::Response, "max-length-tightened"), Grade::Additive);
        assert_eq!(grade(Side::Webhook, "enum-value-added"), Grade::Risky);
        assert_eq!(grade(Side::Request, "max-length-changed"), Grade::NeedsDecision);
    }
}
