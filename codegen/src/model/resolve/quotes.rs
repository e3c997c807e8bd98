//! Quotes: each has to be of something that the spec states, and each binding of a decision that there
//! is.

use crate::errors::Error;
use crate::model::resolve::contradictions::Trees;
use crate::model::resolve::forms::is_digest;
use crate::model::resolve::problems::Problems;
use crate::model::resolve::statement::{self, Stated};
use crate::model::{Api, Binding, Contradiction, Predicate, Quote, Quotes};
use crate::spec::located::At;
use crate::spec::{Document, Spec, places, quotes as spec};
use crate::suggest::did_you_mean;

/// All quotes, sorted by id. `api` is the rest of the model.
pub(super) fn resolve_all(
    spec: &Spec,
    trees: &Trees<'_>,
    api: &Api,
    errors: &mut Vec<Error>,
) -> Vec<Quotes> {
    let mut all = Vec::new();
    for document in &spec.quotes {
        let mut problems = Problems::new(&document.shown);
        all.extend(resolve(document, trees, api, &mut problems));
        errors.extend(problems.into_errors());
    }
    all.sort_by(|left, right| left.id.cmp(&right.id));
    all
}

/// The endpoint or webhook that is quoted for, and everything that its quotes are checked against.
struct Quoted<'a> {
    file: &'a str,
    page: &'a str,
    results: &'a [String],
    contradictions: &'a [Contradiction],
    api: &'a Api,
    trees: &'a Trees<'a>,
}

const OF_NO_WORDS: &str = "a fact cannot be quoted from no words, whose digest this is";

fn resolve(
    document: &Document<spec::Quotes>,
    trees: &Trees<'_>,
    api: &Api,
    problems: &mut Problems,
) -> Option<Quotes> {
    let name = document.path.strip_prefix("quotes/").unwrap_or(&document.path);
    let id = name.strip_suffix(".yaml").unwrap_or(name);
    let spec = &document.body;
    let Some(quoted) = Quoted::find(id, trees, api) else {
        problems.add(spec.page.place, unknown_id(id, api));
        return None;
    };
    if spec.page.value != quoted.page {
        let message =
            format!("`{}` is not the page of `{id}`: that is `{}`", spec.page.value, quoted.page);
        problems.add(spec.page.place, message);
    }
    let facts = quotes(&spec.facts, problems, |at, predicate, digests, problems| {
        quoted.check_fact(at, predicate, digests, problems);
    });
    let decisions = spec.decisions.iter();
    let decisions: Vec<Binding> =
        decisions.map(|binding| quoted.binding(binding, problems)).collect();
    for (index, (binding, at)) in decisions.iter().zip(&spec.decisions).enumerate() {
        let is_same = |one: &Binding| one.at == binding.at && one.decides == binding.decides;
        if decisions.iter().take(index).any(is_same) {
            problems.add(at.place, "this decision is bound above already; keep one of them");
        }
    }
    Some(Quotes {
        id: id.to_owned(),
        page: spec.page.value.clone(),
        facts,
        decisions,
        file: document.path.clone(),
    })
}

fn unknown_id(id: &str, api: &Api) -> String {
    let known = api.endpoints.iter().map(|endpoint| &*endpoint.id);
    let known = known.chain(api.webhooks.iter().map(|webhook| &*webhook.id));
    let hint = did_you_mean(id, known);
    format!("no endpoint and no webhook has the id `{id}`{hint}; quotes are quotes/<id>.yaml")
}

/// Quotes in the order of the file. What each of them is checked for depends on what it is of.
fn quotes(
    places: &spec::Places,
    problems: &mut Problems,
    check: impl Fn(&At<String>, At<Predicate>, &[At<String>], &mut Problems),
) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for (at, stated) in places {
        if stated.is_empty() {
            problems.add(at.place, format!("nothing is quoted for `{}`; take it out", at.value));
        }
        for (predicate, digests) in stated {
            if digests.is_empty() {
                problems.add(predicate.place, "no digest quotes nothing; take it out");
            }
            check_digests(digests, problems);
            check(at, *predicate, digests, problems);
            let digests = digests.iter().map(|digest| digest.value.clone()).collect();
            quotes.push(Quote { at: at.value.clone(), predicate: predicate.value, digests });
        }
    }
    quotes
}

fn check_digests(digests: &[At<String>], problems: &mut Problems) {
    for digest in digests.iter().filter(|digest| !is_digest(&digest.value)) {
        let message =
            format!("`{}` is no digest: 16 hexadecimal digits in lower case", digest.value);
        problems.add(digest.place, message);
    }
    for pair in digests.windows(2) {
        let [one, next] = pair else { continue };
        if one.value >= next.value {
            problems.add(next.place, "digests are sorted, and none stands there twice");
        }
    }
}

impl<'a> Quoted<'a> {
    fn find(id: &str, trees: &'a Trees<'a>, api: &'a Api) -> Option<Self> {
        let endpoint =
            api.endpoints.iter().find(|endpoint| endpoint.id == id).map(|endpoint| Self {
                file: &endpoint.file,
                page: &endpoint.source.page,
                results: &endpoint.results,
                contradictions: &endpoint.contradictions,
                api,
                trees,
            });
        let webhook = || {
            api.webhooks.iter().find(|webhook| webhook.id == id).map(|webhook| Self {
                file: &webhook.file,
                page: &webhook.source.page,
                results: &[],
                contradictions: &webhook.contradictions,
                api,
                trees,
            })
        };
        endpoint.or_else(webhook)
    }

    fn check_fact(
        &self,
        at: &At<String>,
        predicate: At<Predicate>,
        digests: &[At<String>],
        problems: &mut Problems,
    ) {
        let word = predicate.value;
        if word.is_finding() {
            let message = format!("`{word}` is no fact: it belongs to what a decision `overrides`");
            return problems.add(predicate.place, message);
        }
        let silent = digests.iter().filter(|digest| digest.value == Quote::SILENCE);
        silent.for_each(|digest| problems.add(digest.place, OF_NO_WORDS));
        let Some(file) = self.trees.file(self.file, &at.value) else {
            let message = format!("dead quote: the spec has no file that `{}` leads to", at.value);
            return problems.add(at.place, message);
        };
        let pointer = at.value.split_once('#').map_or(&*at.value, |(_, pointer)| pointer);
        match statement::stated(file, pointer, word, self.results) {
            Stated::Yes => {}
            Stated::Inferred => {
                let message = format!(
                    "`{word}` at `{pointer}` is quoted, and inferred says the spec: what a page \
                     states is not inferred; take `inferred` out there"
                );
                problems.add(predicate.place, message);
            }
            Stated::No => {
                let message = format!("dead quote: the spec states no `{word}` at `{pointer}`");
                problems.add(predicate.place, message);
            }
            Stated::Nowhere => {
                let known = places::all(file);
                let hint = did_you_mean(pointer, known.iter().map(String::as_str));
                problems.add(at.place, format!("dead quote: `{}` leads nowhere{hint}", at.value));
            }
        }
    }

    fn binding(&self, binding: &At<spec::Binding>, problems: &mut Problems) -> Binding {
        let At { value: spec, .. } = binding;
        let decides: Vec<String> = spec.decides.iter().map(|name| name.value.clone()).collect();
        if !self.decides(&spec.at.value, &decides) {
            let message = format!(
                "dead binding: no contradiction at `{}` decides {}",
                spec.at.value,
                decides.join(", ")
            );
            problems.add(spec.at.place, message);
        }
        let overrides = &spec.overrides;
        if overrides.value.is_empty() {
            problems.add(overrides.place, "dead binding: it overrides nothing; take it out");
        }
        let overrides = quotes(&overrides.value, problems, |at, _, _, problems| {
            if self.trees.file(self.file, &at.value).is_none() {
                let message =
                    format!("dead quote: the spec has no file that `{}` leads to", at.value);
                problems.add(at.place, message);
            }
        });
        Binding { at: spec.at.value.clone(), decides, overrides }
    }

    /// Whether a contradiction of this file, or one that holds for all, decides just these members.
    fn decides(&self, at: &str, members: &[String]) -> bool {
        let full = |own: &str, at: &str| {
            if at.contains('#') { at.to_owned() } else { format!("{own}#{at}") }
        };
        let own = self.contradictions.iter().map(|one| (self.file, one));
        let general = &self.api.protocol;
        let general = general.contradictions.iter().map(|one| (&*general.file, one));
        let mut all = own.chain(general);
        all.any(|(file, one)| {
            let mut names: Vec<&String> = one.decides.keys().collect();
            names.sort();
            full(file, &one.at) == full(self.file, at) && names.into_iter().eq(members)
        })
    }
}
