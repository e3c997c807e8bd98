//! Reports: approvals, releases, and each form.

use binance_pay_diff::render::{Context, github, html, junit, markdown};
use binance_pay_diff::{Approvals, Bump, Date, Grade, Model, Report, compare};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-22";

fn base() -> Value {
    serde_json::from_str(binance_pay_spec::model().unwrap()).unwrap()
}

/// The spec against itself with one value put in the place of another.
fn report(edits: &[(&str, Value)]) -> Report {
    let (old, mut new) = (base(), base());
    for (pointer, value) in edits {
        *new.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.clone();
    }
    compare(&Model::new(old).unwrap(), &Model::new(new).unwrap()).unwrap()
}

fn context(fail_on: Option<Grade>) -> Context<'static> {
    Context { old: "v1", new: "v2", fail_on, folder: "spec/" }
}

/// A doc-only, a breaking, and an undecided change.
fn mixed() -> Report {
    report(&[
        (
            "/endpoints/0/title",
            json!("Ask | <b>them</b>\n`now` & \"then\": 100%, ::error::\u{1b}[2J\u{202e}"),
        ),
        ("/endpoints/0/path", json!("/binancepay/openapi/elsewhere")),
        ("/protocol/signing/key", json!("The API key.")),
    ])
}

#[test]
fn a_spec_does_not_differ_from_itself() {
    let report = report(&[]);
    assert_eq!((report.changes().len(), report.bump()), (0, Bump::None));
    assert!(html(&report, &context(None)).contains("Nothing differs."));
    assert!(
        junit(&report, &context(None))
            .contains("<testcase classname=\"spec\" name=\"no differences\"/>")
    );
    assert!(markdown(&report, &context(None)).contains("no differences"));
    assert!(github(&report, &context(None)).contains("no differences"));
}

#[test]
fn the_release_follows_from_who_breaks() {
    let bump = |pointer, value| report(&[(pointer, value)]).bump();
    assert_eq!(bump("/endpoints/0/title", json!("Other words")), Bump::Patch);
    // Callers break, but code that uses the crate does not.
    assert_eq!(bump("/endpoints/0/path", json!("/binancepay/openapi/elsewhere")), Bump::Minor);
    assert_eq!(bump("/protocol/signing/key", json!("The API key.")), Bump::Minor);
    assert_eq!(bump("/codes/0/name", json!("OTHER")), Bump::Breaking);
}

#[test]
fn the_same_models_give_the_same_report() {
    let (one, other) = (mixed(), mixed());
    assert_eq!(one, other);
    assert_eq!(html(&one, &context(None)), html(&other, &context(None)));
    // Members in another order, numbers in another form of text: the model is the same.
    let text = serde_json::to_string(&base()).unwrap();
    let models = [Model::parse(&text).unwrap(), Model::new(base()).unwrap()];
    assert!(compare(&models[0], &models[1]).unwrap().changes().is_empty());
}

/// Whoever changes how fingerprints are made makes every file of approvals stale.
#[test]
fn fingerprints_are_permanent() {
    let report = report(&[("/protocol/baseUrl", json!("https://example.com"))]);
    let change = &report.changes()[0];
    assert_eq!(
        (&*change.pointer, &*change.rule.id()),
        ("/protocol/baseUrl", "transport-base-url-changed")
    );
    assert_eq!(change.fingerprint.as_str(), "c8c26ad0874cad85");
}

#[test]
fn fingerprints_do_not_depend_on_wording() {
    let added = |doc: &str, required: bool| {
        let fields = "/endpoints/0/objects/0/fields";
        let mut all = base().pointer(fields).unwrap().as_array().unwrap().clone();
        let ty = json!({"type": "boolean"});
        all.push(json!({"name": "new", "type": ty, "required": required, "doc": doc}));
        report(&[(fields, json!(all))]).changes()[0].fingerprint.clone()
    };
    assert_eq!(added("One text.", false), added("Another text.", false));
    assert_ne!(added("One text.", false), added("One text.", true));
}

fn entry(report: &Report, index: usize, more: &str) -> String {
    let change = &report.changes()[index];
    let (print, rule, pointer) = (&change.fingerprint, &change.rule, &change.pointer);
    format!("- fingerprint: \"{print}\"\n  rule: {rule}\n  pointer: {pointer}\n{more}")
}

fn approve(report: &mut Report, entries: &str) -> Result<(), String> {
    let approvals =
        Approvals::parse(&format!("approvals:\n{entries}")).map_err(|e| e.to_string())?;
    report.approve(&approvals, Date::parse(TODAY).unwrap()).map_err(|error| error.to_string())
}

#[test]
fn an_approval_closes_its_change_and_no_other() {
    let mut report = mixed();
    let first = entry(&report, 0, &format!("  reason: It is so.\n  expires: {TODAY}\n"));
    approve(&mut report, &first).unwrap();
    let open: Vec<bool> = report.changes().iter().map(binance_pay_diff::Change::is_open).collect();
    assert_eq!(open, [false, true, true]);
    assert_eq!(report.changes()[0].approval.as_deref(), Some("It is so."));
    let context = context(Some(Grade::Additive));
    assert!(!Context::is_undecided(&report.changes()[0]));
    assert!(context.fails(&report.changes()[1]) && !context.fails(&report.changes()[2]));
}

#[test]
fn an_approval_of_nothing_is_refused() {
    let report = mixed();
    let good = entry(&report, 0, "  reason: It is so.\n");
    let wrong = [
        (good.replace("fingerprint: \"", "fingerprint: \"0"), "no change has this fingerprint"),
        (good.replace("-changed", "-added"), "not what the entry says"),
        (good.replace("/protocol/", "/protocols/"), "not what the entry says"),
        (entry(&report, 0, "  reason: \" \"\n"), "has no reason"),
        (format!("{good}  expires: 2026-11-21\n"), "has expired on 2026-11-21"),
        (format!("{good}  expires: tomorrow\n"), "is no date"),
        (format!("{good}{good}"), "is there twice"),
        (format!("{good}  until: 2027-01-01\n"), "until"),
        (entry(&report, 0, ""), "has no reason"),
        (entry(&report, 0, "  reason:\n"), "has no reason"),
    ];
    for (entries, message) in wrong {
        let error = approve(&mut report.clone(), &entries).unwrap_err();
        assert!(error.contains(message), "{message}: {error}");
    }
    assert!(approve(&mut report.clone(), &good).is_ok());
}

#[test]
fn the_page_is_self_contained_and_nothing_in_it_is_markup_of_others() {
    let page = html(&mixed(), &context(None));
    for foreign in ["<b>them", "http://", "<script", "url(", "@import", "\u{1b}", "\u{202e}"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("&lt;b&gt;them&lt;/b&gt;"), "{page}");
    // Told by a word and a mark, not by colour alone.
    for badge in ["\u{d7}</b> breaking", "?</b> needs-decision", "\u{b7}</b> doc-only"] {
        assert!(page.contains(badge), "{badge}");
    }
    // Each part and each change can be linked to.
    for change in mixed().changes() {
        assert!(page.contains(&format!("id=\"{}\"", change.fingerprint)), "{}", change.pointer);
    }
    for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert_eq!(page.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
    }
    assert!(page.contains("<del>") && page.contains("<ins>"));
    for tag in ["section", "article", "nav", "main", "ol", "li", "label", "div", "pre", "span", "p"]
    {
        let count = |what: String| page.matches(&what).count();
        assert_eq!(
            count(format!("<{tag}>")) + count(format!("<{tag} ")),
            count(format!("</{tag}>")),
            "{tag}"
        );
    }
}

#[test]
fn a_table_of_markdown_keeps_its_cells() {
    let text = markdown(&mixed(), &context(None));
    for row in text.lines().filter(|line| line.starts_with('|')) {
        assert_eq!(row.matches('|').count(), 6, "{row}");
    }
    assert!(text.contains("**breaking**") && !text.contains("<b>"), "{text}");
}

#[test]
fn annotations_are_one_line_each() {
    let text = github(&mixed(), &context(Some(Grade::Breaking)));
    assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
    let errors: Vec<&str> = text.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(errors.len(), 2, "one fails, one is undecided: {text}");
    assert!(
        errors[1].starts_with(
            "::error file=spec/endpoints/account-id/share.request.yaml,title=breaking%3A "
        ),
        "{text}"
    );
    let text = github(&mixed(), &context(None));
    assert_eq!(text.matches("::warning ").count(), 1, "{text}");
}

#[test]
fn test_cases_fail_skip_and_pass() {
    let mut report = mixed();
    let first = entry(&report, 0, "  reason: It is so.\n");
    let text = junit(&report, &context(Some(Grade::Breaking)));
    assert!(text.contains("tests=\"3\" failures=\"2\""), "{text}");
    approve(&mut report, &first).unwrap();
    let text = junit(&report, &context(Some(Grade::Breaking)));
    assert!(
        text.contains("tests=\"3\" failures=\"1\"")
            && text.contains("<skipped message=\"approved: It is so.\"/>")
    );
    assert!(!text.contains(char::from(0x1b)), "no place in XML");
    assert_eq!(text.matches("<testcase").count(), text.matches("</testcase>").count());
}

#[test]
fn what_is_no_model_is_refused() {
    for (text, message) in [
        ("{", "no JSON"),
        ("{}", "/protocol is missing"),
        (r#"{"protocol":{},"codes":{},"endpoints":[],"webhooks":[]}"#, "/codes is no list"),
        (r#"{"protocol":{},"codes":[{}],"endpoints":[],"webhooks":[]}"#, "/codes/0 has no code"),
        (
            r#"{"protocol":{},"codes":[{"code":"1"},{"code":"1"}],"endpoints":[],"webhooks":[]}"#,
            "is another `1`",
        ),
    ] {
        let error = Model::parse(text).unwrap_err().to_string();
        assert!(error.contains(message), "{message}: {error}");
    }
}

#[test]
fn what_no_rule_is_about_is_an_error() {
    let mut new = base();
    new["endpoints"][0]["colour"] = json!("red");
    new["protocol"]["signing"]["salt"] = json!(1);
    let error =
        compare(&Model::new(base()).unwrap(), &Model::new(new).unwrap()).unwrap_err().to_string();
    for pointer in ["/endpoints/account-id.share.request/colour", "/protocol/signing/salt"] {
        assert!(error.contains(pointer), "{error}");
    }
}
