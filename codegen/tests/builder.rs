//! Generating in a user's own build.

use std::fs;
use std::path::{Path, PathBuf};

use binance_pay_codegen::{Builder, Sources, load_sources};

/// A folder of its own for each test, gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let name = format!("binance-pay-builder-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn builder(&self) -> Builder {
        Builder::new().spec_dir(self.0.join("spec")).out_dir(self.0.join("out"))
    }

    /// What is wrong with the spec, each file named from its folder.
    fn complaint(&self, builder: &Builder) -> String {
        let complaint = builder.generate().unwrap_err().to_string();
        let shown = self.0.to_string_lossy().replace('\\', "/");
        complaint.replace(&format!("{shown}/"), "")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn base(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base").join(name);
    fs::read_to_string(path).unwrap()
}

/// An endpoint that fits the embedded protocol and its codes.
fn own_endpoint(id: &str, path: &str) -> String {
    format!(
        r#"
id: {id}
title: "An endpoint of our own"
method: POST
path: {path}
audience: merchant
repeat: safe
source: {{page: our-own-page}}
request: Question
response: Answer
objects:
  Question: {{doc: "A question.", fields: {{name: {{type: text, doc: "Who asks."}}}}}}
  Answer: {{doc: "An answer.", fields: {{}}}}
results: [common]
"#
    )
}

#[test]
fn extends_the_base_by_own_endpoints_only() {
    let scratch = Scratch::new("extends");
    let text = own_endpoint("own.thing.ask", "/binancepay/openapi/own/thing/ask");
    scratch.put("spec/endpoints/own/thing.ask.yaml", &text);
    let builder = scratch.builder().extend_base(true);
    builder.compile().unwrap();
    let written = fs::read_to_string(scratch.0.join("out/binance_pay.rs")).unwrap();
    assert!(written.contains("::binance_pay::") && written.contains("pub struct Question"));
    assert!(!written.contains("ContractQuery"));
    assert_eq!(builder.generate().unwrap(), written);
}

#[test]
fn reads_a_whole_spec_without_the_base() {
    let scratch = Scratch::new("whole");
    for name in ["protocol.yaml", "result-codes.yaml"] {
        scratch.put(&format!("spec/{name}"), &base(name));
    }
    scratch.put("spec/endpoints/test/case.yaml", &base("case.yaml"));
    scratch.builder().compile().unwrap();
    assert!(scratch.0.join("out/binance_pay.rs").exists());
    let complaint = scratch.complaint(&scratch.builder().extend_base(true));
    let expected = "spec/protocol.yaml: only endpoints can be added to a spec; take this file out";
    assert!(complaint.starts_with(expected), "{complaint}");
}

#[test]
fn refuses_ids_and_paths_of_the_base() {
    let taken = load_sources(&Sources::embedded()).unwrap();
    let taken = taken.endpoints.first().unwrap();
    let scratch = Scratch::new("collides");
    let builder = scratch.builder().extend_base(true);

    scratch
        .put(&format!("spec/{}", taken.file), &own_endpoint(&taken.id, "/binancepay/openapi/own"));
    let expected = format!(
        "spec/{}: binance-pay-spec/{} has this id already; take another one",
        taken.file, taken.file
    );
    assert_eq!(scratch.complaint(&builder), expected);

    fs::remove_dir_all(scratch.0.join("spec")).unwrap();
    scratch.put("spec/endpoints/own/ask.yaml", &own_endpoint("own.ask", &taken.path));
    let complaint = scratch.complaint(&builder);
    let expected = format!("spec/endpoints/own/ask.yaml:5:7: binance-pay-spec/{}:", taken.file);
    assert!(complaint.contains(&expected), "{complaint}");
}

#[test]
fn names_file_line_and_column_of_what_is_wrong() {
    let scratch = Scratch::new("wrong");
    let text = own_endpoint("own.ask", "/binancepay/openapi/own/ask").replace("[common]", "[none]");
    scratch.put("spec/endpoints/own/ask.yaml", &text);
    let complaint = scratch.complaint(&scratch.builder().extend_base(true));
    assert_eq!(
        complaint,
        "spec/endpoints/own/ask.yaml:14:11: result-codes.yaml has no code `none`"
    );
    assert!(!scratch.0.join("out").exists());
}

#[test]
fn leaves_an_unchanged_file_alone() {
    let scratch = Scratch::new("unchanged");
    let text = own_endpoint("own.ask", "/binancepay/openapi/own/ask");
    scratch.put("spec/endpoints/own/ask.yaml", &text);
    let builder = scratch.builder().extend_base(true);
    let output = scratch.0.join("out/binance_pay.rs");
    let written = || {
        builder.compile().unwrap();
        fs::metadata(&output).unwrap().modified().unwrap()
    };
    assert_eq!(written(), written());
}
