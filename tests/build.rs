//! Checks the spec and makes one test of every sample that it documents.
//!
//! It runs in every build of the workspace, so that a spec that is broken, or whose samples no
//! longer fit their tables, fails `cargo build` with file and line.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use binance_pay_codegen::model::{Api, Endpoint, Sample, SampleOf, Webhook};
use binance_pay_codegen::{Sources, load_sources, names};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // cargo prints it where a build script fails.
            let _ = writeln!(io::stderr().lock(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    writeln!(io::stdout().lock(), "cargo::rerun-if-changed={}", folder.display())
        .map_err(|error| format!("cargo does not listen: {error}"))?;
    let sources = Sources::read(&folder, "spec").map_err(|errors| errors.to_string())?;
    let api = load_sources(&sources).map_err(|errors| errors.to_string())?;
    let path =
        PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?).join("samples.rs");
    let write = |path: &Path, text: String| {
        fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    write(&path, tests(&api))?;
    write(&path.with_file_name("decode.rs"), decode(&api))
}

/// From an endpoint's id to its typed decoder, for the conformance vectors.
fn decode(api: &Api) -> String {
    let mut text = "// @generated from the endpoints of the spec.\n\
        /// Reads a reply with the type of the endpoint.\n\
        #[expect(deprecated, reason = \"deprecated endpoints are read too\")]\n\
        fn decode(id: &str, status: u16, body: &[u8], limits: &Limits)\n    \
        -> Result<Reply<String>, Error> {\n    match id {\n"
        .to_owned();
    for endpoint in &api.endpoints {
        let path: Vec<String> =
            names::module_path(&endpoint.id).iter().map(ToString::to_string).collect();
        let (module, marker) = (path.join("::"), names::endpoint_type(&endpoint.id));
        let call = format!("typed::<binance_pay::{module}::{marker}>(status, body, limits)");
        // Writing into a String cannot fail.
        let _ = writeln!(text, "        {:?} => {call},", endpoint.id);
    }
    text.push_str("        other => unreachable!(\"no endpoint {other}\"),\n    }\n}\n");
    text
}

fn tests(api: &Api) -> String {
    let mut text = "// @generated from the samples of the spec.\n".to_owned();
    for endpoint in api.endpoints.iter().filter(|endpoint| !endpoint.samples.is_empty()) {
        module(endpoint, &mut text);
    }
    for webhook in api.webhooks.iter().filter(|webhook| !webhook.samples.is_empty()) {
        webhook_module(webhook, &mut text);
    }
    text
}

/// The tests of one endpoint: `direct_debit_contract_query::by_contract_id`.
fn module(endpoint: &Endpoint, text: &mut String) {
    let path: Vec<String> =
        names::module_path(&endpoint.id).iter().map(ToString::to_string).collect();
    let (module, marker) = (path.join("::"), names::endpoint_type(&endpoint.id));
    // Writing into a String cannot fail.
    let _ = writeln!(text, "\n#[allow(deprecated)]\nmod {} {{", names::snake(&endpoint.id));
    let _ = writeln!(text, "    use binance_pay::{module}::{marker} as Documented;");
    let _ = writeln!(text, "    use binance_pay_tests::samples::{{self, Failure, Sample}};");
    for sample in &endpoint.samples {
        test(&endpoint.file, sample, text);
    }
    text.push_str("}\n");
}

/// The tests of one webhook: `webhook_pay::paid_2022`.
fn webhook_module(webhook: &Webhook, text: &mut String) {
    let module = names::snake(&webhook.id);
    let _ = writeln!(text, "\nmod webhook_{module} {{");
    let _ =
        writeln!(text, "    use binance_pay::webhook::{module}::{} as Documented;", webhook.event);
    let _ = writeln!(text, "    use binance_pay_tests::samples::{{Failure, Sample}};");
    let _ = writeln!(text, "    use binance_pay_tests::webhook_samples as samples;");
    for sample in &webhook.samples {
        test(&webhook.file, sample, text);
    }
    text.push_str("}\n");
}

fn test(file: &str, sample: &Sample, text: &mut String) {
    let function = match (sample.of, sample.invalid.is_some()) {
        (SampleOf::Request, false) => "request",
        (SampleOf::Request, true) => "invalid_request",
        (SampleOf::Response, false) => "response",
        (SampleOf::Response, true) => "invalid_response",
        (SampleOf::Notification, false) => "notification",
        (SampleOf::Notification, true) => "invalid_notification",
        (SampleOf::Acknowledgement, false) => "acknowledgement",
        (SampleOf::Acknowledgement, true) => "invalid_acknowledgement",
        // Another kind of sample needs a function of its own: until then nothing compiles.
        _ => "no_function_for_this_kind_of_sample",
    };
    let place = format!("spec/{file}:{}: sample {}", sample.line, sample.name);
    let deviations: Vec<(&str, &str)> =
        sample.deviations.iter().map(|one| (one.pointer.as_str(), one.rule.as_str())).collect();
    let _ = write!(
        text,
        "\n    #[test]\n    fn {name}() -> Result<(), Failure> {{\n        \
         let json = {json:?};\n        \
         let sample = Sample {{ place: {place:?}, json, deviations: &{deviations:?} }};\n        \
         samples::{function}::<Documented>(&sample)\n    }}\n",
        name = names::snake(&sample.name),
        json = sample.json,
    );
}
