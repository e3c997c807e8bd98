//! The counts of the spec as this program reads them: `dist/coverage.json` of `binance-pay-spec`.
//! `bpay spec coverage --json` prints them as they are.

use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Where the facts of the spec come from, in numbers.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Coverage {
    /// One row for each endpoint.
    pub(crate) endpoints: Vec<Row>,
    /// One row for each webhook.
    pub(crate) webhooks: Vec<Row>,
    /// All rows together.
    pub(crate) total: Counts,
    /// What belongs to no endpoint and no webhook.
    pub(crate) general: General,
}

impl Coverage {
    /// # Errors
    ///
    /// Where the package of the spec was built without its counts, or with others.
    pub(crate) fn read() -> Result<Self, Failure> {
        let text = binance_pay_spec::coverage()
            .ok_or_else(|| Failure::internal("the counts of the spec were not built in"))?;
        serde_json::from_str(text)
            .map_err(|error| Failure::internal(format!("the counts of the spec: {error}")))
    }
}

/// The numbers of one endpoint or webhook.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Row {
    /// The permanent id.
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) counts: Counts,
}

/// How many there are.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Counts {
    /// Members of objects.
    pub(crate) fields: Known,
    /// Values of enums.
    pub(crate) values: Known,
    /// Limits and other facts that no page says and that are our own conclusion.
    pub(crate) inferred: usize,
    /// Facts that nobody has read on a page, or not wholly.
    pub(crate) unread: usize,
    /// Samples.
    pub(crate) samples: Samples,
    /// Result codes that the page lists.
    pub(crate) codes: usize,
    /// Contradictions of the documentation, all with a decision.
    pub(crate) contradictions: usize,
}

/// How many are known from where.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Known {
    /// From the vendor's page.
    pub(crate) documented: usize,
    /// From an SDK, a live answer or another page.
    pub(crate) elsewhere: usize,
}

/// How many samples are of use.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Samples {
    /// Read by a test, remarks or not.
    pub(crate) valid: usize,
    /// No JSON, cut off, or against the page's own table: kept as text.
    pub(crate) invalid: usize,
}

/// What belongs to no endpoint and no webhook.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct General {
    /// Result codes, each counted once.
    pub(crate) codes: usize,
    /// Those without a name, because no page prints one.
    pub(crate) unnamed_codes: usize,
    /// Contradictions in what holds for all messages.
    pub(crate) contradictions: usize,
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::commands::show::marks::{self, Kind, Mark};
    use crate::model::Model;

    #[test]
    fn nothing_of_the_counts_is_lost() {
        let coverage = Coverage::read().unwrap();
        let original: Value = serde_json::from_str(binance_pay_spec::coverage().unwrap()).unwrap();
        assert_eq!(serde_json::to_value(&coverage).unwrap(), original);
    }

    /// `bpay show` lists one by one what `bpay spec coverage` counts.
    #[test]
    fn counts_and_marks_say_the_same() {
        let (model, coverage) = (Model::read().unwrap(), Coverage::read().unwrap());
        let endpoints =
            model.endpoints.iter().map(|one| (&one.id, marks::of_endpoint(one).unwrap()));
        let webhooks = model.webhooks.iter().map(|one| (&one.id, marks::of_webhook(one).unwrap()));
        let marks: Vec<(&String, Vec<Mark>)> = endpoints.chain(webhooks).collect();
        let rows: Vec<&Row> = coverage.endpoints.iter().chain(&coverage.webhooks).collect();
        assert_eq!(marks.len(), rows.len());
        for ((id, marks), row) in marks.iter().zip(rows) {
            let of = |kind| marks.iter().filter(|mark| mark.mark == kind).count();
            let found = (*id, of(Kind::Inferred), of(Kind::Unread));
            assert_eq!(found, (&row.id, row.counts.inferred, row.counts.unread));
        }
    }
}
