use super::*;
use crate::model::{Fact, Type};
use crate::{Sources, load_sources};

fn real() -> Api {
    load_sources(&Sources::embedded()).unwrap()
}

/// The same numbers, counted in the JSON of the model.
fn counted(file: &Value) -> Value {
    let unseen = !file["source"]["knownFrom"].is_null();
    let list = |name: &str| file[name].as_array().cloned().unwrap_or_default();
    let known = |outer: &str, inner: &str| {
        let all = list(outer).into_iter().flat_map(|one| one[inner].as_array().cloned().unwrap());
        let (elsewhere, documented): (Vec<_>, Vec<_>) =
            all.partition(|one| unseen || !one["knownFrom"].is_null());
        json!({"documented": documented.len(), "elsewhere": elsewhere.len()})
    };
    let facts = [&file["repeat"], &file["response"], &file["objects"], &file["enums"]];
    let text: String = facts.map(Value::to_string).concat();
    let gaps = file["source"]["unread"].as_array().map_or(0, Vec::len);
    let (invalid, valid): (Vec<_>, Vec<_>) =
        list("samples").into_iter().partition(|sample| !sample["invalid"].is_null());
    json!({
        "id": file["id"],
        "fields": known("objects", "fields"),
        "values": known("enums", "values"),
        "inferred": text.matches(r#""inferred":true"#).count(),
        "unread": text.matches(r#""unread":"#).count() + gaps,
        "samples": {"valid": valid.len(), "invalid": invalid.len()},
        "codes": list("results").len(),
        "contradictions": list("contradictions").len(),
    })
}

#[test]
fn every_row_counts_what_is_there() {
    let api = real();
    let (model, coverage) = (json!(api), json!(Coverage::of(&api)));
    for name in ["endpoints", "webhooks"] {
        let rows: Vec<_> = model[name].as_array().unwrap().iter().map(counted).collect();
        assert_eq!(coverage[name], Value::from(rows));
    }
}

#[test]
fn the_total_is_the_sum_of_every_column() {
    let api = real();
    let coverage = json!(Coverage::of(&api));
    let rows: Vec<_> = ["endpoints", "webhooks"]
        .iter()
        .flat_map(|name| coverage[name].as_array().unwrap())
        .collect();
    let columns = [
        "/fields/documented",
        "/fields/elsewhere",
        "/values/documented",
        "/values/elsewhere",
        "/inferred",
        "/unread",
        "/samples/valid",
        "/samples/invalid",
        "/codes",
        "/contradictions",
    ];
    for at in columns {
        let sum: u64 = rows.iter().map(|row| row.pointer(at).unwrap().as_u64().unwrap()).sum();
        assert_eq!(coverage["total"].pointer(at).unwrap().as_u64(), Some(sum), "{at}");
        assert!(sum > 0, "{at}: the real spec has some");
    }
}

#[test]
fn each_change_of_an_endpoint_moves_its_own_number() {
    let api = real();
    let endpoint =
        api.endpoints.iter().find(|endpoint| endpoint.id == "direct-debit.contract.query").unwrap();
    let before = Row::of_endpoint(endpoint).counts;
    let after = |change: &dyn Fn(&mut Endpoint)| {
        let mut changed = endpoint.clone();
        change(&mut changed);
        Row::of_endpoint(&changed).counts
    };
    let inferred = || Some(Fact { value: 1, inferred: true });
    let list =
        Type::List { items: Box::new(Type::Boolean), min_items: inferred(), max_items: None };
    let nested = Type::List { items: Box::new(list), min_items: inferred(), max_items: None };

    let mut expected = before;
    (expected.fields.documented, expected.fields.elsewhere) =
        (before.fields.documented - 1, before.fields.elsewhere + 1);
    let found = after(&|one| one.objects[0].fields[0].known_from = Some("an SDK".to_owned()));
    assert_eq!(found, expected);

    let expected = Counts { inferred: before.inferred + 2, ..before };
    let found = after(&|one| one.response = nested.clone());
    assert_eq!(found, expected, "a fact in a list in a list");

    let expected = Counts { unread: before.unread + 3, ..before };
    let found = after(&|one| {
        one.objects[0].fields[0].unread = Some("its length".to_owned());
        one.source.unread.extend(["a tab".to_owned(), "another".to_owned()]);
    });
    assert_eq!(found, expected);

    let mut expected = before;
    (expected.samples.valid, expected.samples.invalid) =
        (before.samples.valid - 1, before.samples.invalid + 1);
    assert_eq!(after(&|one| one.samples[0].invalid = Some("cut off".to_owned())), expected);

    let expected = Counts { codes: before.codes - 1, ..before };
    assert_eq!(after(&|one| one.results.truncate(one.results.len() - 1)), expected);

    let expected = Counts { contradictions: 0, ..before };
    assert_eq!(after(&|one| one.contradictions.clear()), expected);
}

#[test]
fn a_page_that_nobody_saw_documents_nothing() {
    let mut api = real();
    let before = Coverage::of(&api).total;
    let endpoints = api.endpoints.iter_mut().map(|endpoint| &mut endpoint.source);
    for source in endpoints.chain(api.webhooks.iter_mut().map(|webhook| &mut webhook.source)) {
        source.known_from = Some("an SDK".to_owned());
    }
    let after = Coverage::of(&api).total;
    assert_eq!((after.fields.documented, after.values.documented), (0, 0));
    assert_eq!(after.fields.elsewhere, before.fields.documented + before.fields.elsewhere);
}

#[test]
fn the_page_has_one_row_for_each_and_the_same_numbers() {
    let counts = Counts {
        fields: Known { documented: 1, elsewhere: 2 },
        values: Known { documented: 3, elsewhere: 4 },
        inferred: 5,
        unread: 6,
        samples: Samples { valid: 7, invalid: 8 },
        codes: 9,
        contradictions: 10,
    };
    let row = |id| Row { id, counts };
    let coverage = Coverage {
        endpoints: vec![row("a.one"), row("a.two")],
        webhooks: vec![row("three")],
        total: counts + counts,
        general: General { codes: 11, unnamed_codes: 12, contradictions: 13 },
    };
    let page = markdown::page(&coverage);
    for line in [
        "| endpoint | members: docs | else | values: docs | else | inferred | open | good | bad | \
         codes | contradictions |",
        "| `a.one` | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |",
        "| `a.two` | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |",
        "| `three` | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |",
        "| 2 endpoints, 1 webhooks | 2 | 4 | 6 | 8 | 10 | 12 | 14 | 16 | 18 | 20 |",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}\n{page}");
    }
    assert!(page.contains("11 result codes, 12 of them") && page.contains("and 13 contradictions"));
    assert!(page.ends_with(".\n") && !page.contains("\n\n\n"));
}
