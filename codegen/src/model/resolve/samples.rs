//! Samples: named, parsed, and checked against the constraints of their endpoint.

use crate::model::json::Json;
use crate::model::resolve::forms::is_kebab;
use crate::model::resolve::problems::Problems;
use crate::model::sample::{
    Finding, RULES, check_acknowledgement, check_notification, check_request, check_response,
};
use crate::model::{Deviation, Endpoint, Protocol, ResultCode, Sample, Webhook};
use crate::spec::endpoint as spec;
use crate::spec::located::At;
use crate::suggest::{allowed, did_you_mean};
use crate::words::SampleOf;

/// Resolves the samples of a file without a look at their bodies.
pub(super) fn resolve(samples: &[At<spec::Sample>], problems: &mut Problems) -> Vec<Sample> {
    problems.distinct("name", samples.iter().map(|sample| &sample.value.name));
    samples.iter().map(|sample| resolve_one(&sample.value, problems)).collect()
}

fn resolve_one(sample: &spec::Sample, problems: &mut Problems) -> Sample {
    if !is_kebab(&sample.name.value) {
        let message = format!("name `{}` is to be kebab-case", sample.name.value);
        problems.add(sample.name.place, message);
    }
    if let (Some(_), Some(deviation)) = (&sample.invalid, sample.deviations.first()) {
        let message = "an `invalid` sample is not decoded, so it has no deviations";
        problems.add(deviation.place, message);
    }
    for deviation in &sample.deviations {
        let rule = deviation.value.rule.as_str();
        if !RULES.contains(&rule) {
            let hint = did_you_mean(rule, RULES.iter().copied());
            let rules = allowed(RULES.iter().copied());
            problems.add(deviation.place, format!("there is no rule `{rule}`{hint}; {rules}"));
        }
    }
    let deviation = |At { value, .. }: &At<spec::Deviation>| Deviation {
        pointer: value.pointer.clone(),
        rule: value.rule.clone(),
    };
    Sample {
        name: sample.name.value.clone(),
        of: sample.of.value,
        json: sample.json.value.trim().to_owned(),
        deviations: sample.deviations.iter().map(deviation).collect(),
        invalid: problems.optional_prose(sample.invalid.as_ref()),
        known_from: problems.optional_prose(sample.known_from.as_ref()),
        line: sample.json.place.line,
    }
}

/// Whose samples they are, otherwise resolved.
#[derive(Clone, Copy)]
pub(super) enum Owner<'a> {
    Endpoint(&'a Endpoint),
    Webhook(&'a Webhook),
}

impl Owner<'_> {
    /// What it is, and which bodies it has.
    fn bodies(self) -> (&'static str, [SampleOf; 2]) {
        match self {
            Self::Endpoint(_) => ("an endpoint", [SampleOf::Request, SampleOf::Response]),
            Self::Webhook(_) => ("a webhook", [SampleOf::Notification, SampleOf::Acknowledgement]),
        }
    }
}

/// What the samples of one file are checked against.
pub(super) struct Bodies<'a> {
    /// Whose they are.
    pub(super) owner: Owner<'a>,
    /// For the envelope.
    pub(super) protocol: &'a Protocol,
    /// For the codes of failures.
    pub(super) codes: &'a [ResultCode],
}

impl Bodies<'_> {
    /// Checks the bodies of all samples.
    pub(super) fn check(&self, samples: &[At<spec::Sample>], problems: &mut Problems) {
        for sample in samples {
            self.check_one(&sample.value, problems);
        }
    }

    fn check_one(&self, sample: &spec::Sample, problems: &mut Problems) {
        let At { value: of, place } = sample.of;
        let (owner, bodies) = self.owner.bodies();
        if !bodies.contains(&of) {
            let allowed = allowed(bodies.iter().map(|body| body.as_str()));
            return problems.add(place, format!("{owner} has no {of}; {allowed}"));
        }
        let findings = match Json::parse(&sample.json.value) {
            Ok(body) => self.findings(of, &body),
            Err(_) if sample.invalid.is_some() => return,
            Err(error) => {
                let name = &sample.name.value;
                let message = format!("sample `{name}` is no JSON: {error}");
                return problems.add(sample.json.place, message);
            }
        };
        match &sample.invalid {
            Some(invalid) if findings.is_empty() => {
                let message = format!(
                    "dead `invalid`: sample `{}` is JSON and keeps all limits; take the member out",
                    sample.name.value
                );
                problems.add(invalid.place, message);
            }
            Some(_) => {}
            None => compare(sample, findings, problems),
        }
    }

    fn findings(&self, of: SampleOf, body: &Json) -> Vec<Finding> {
        match (self.owner, of) {
            (Owner::Endpoint(endpoint), SampleOf::Request) => {
                check_request(endpoint, self.protocol, body)
            }
            (Owner::Endpoint(endpoint), _) => {
                let mut findings = check_response(endpoint, self.protocol, body);
                findings.extend(self.unknown_code(body));
                findings
            }
            (Owner::Webhook(webhook), SampleOf::Notification) => {
                check_notification(webhook, self.protocol, body)
            }
            (Owner::Webhook(webhook), _) => check_acknowledgement(webhook, self.protocol, body),
        }
    }

    fn unknown_code(&self, body: &Json) -> Option<Finding> {
        let Some(Json::Text(code)) = body.get("code") else { return None };
        let is_known = self.codes.iter().any(|known| known.code == *code);
        (!is_known).then(|| Finding {
            pointer: "/code".to_owned(),
            rule: "enum",
            message: format!("result-codes.yaml has no code {code:?}"),
        })
    }
}

/// Complains of findings that no deviation expects, and of deviations that no finding meets.
fn compare(sample: &spec::Sample, findings: Vec<Finding>, problems: &mut Problems) {
    let name = &sample.name.value;
    let meets = |finding: &Finding, deviation: &spec::Deviation| {
        finding.pointer == deviation.pointer && finding.rule == deviation.rule
    };
    for At { value: deviation, place } in &sample.deviations {
        if !findings.iter().any(|finding| meets(finding, deviation)) {
            let message = format!(
                "dead deviation: sample `{name}` does not break `{}` at `{}`",
                deviation.rule, deviation.pointer
            );
            problems.add(*place, message);
        }
    }
    for finding in findings {
        if !sample.deviations.iter().any(|expected| meets(&finding, &expected.value)) {
            let Finding { pointer, rule, message } = finding;
            let message = format!("sample `{name}` breaks `{rule}` at `{pointer}`: {message}");
            problems.add(sample.json.place, message);
        }
    }
}
