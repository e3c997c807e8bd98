//! What holds for every call.

use crate::model::json::Json;
use crate::model::resolve::forms::{is_kebab, is_path};
use crate::model::resolve::objects;
use crate::model::resolve::problems::{Problems, fact};
use crate::model::resolve::result_codes;
use crate::model::resolve::types::Names;
use crate::model::{
    Acknowledgement, Decryption, Envelope, Fact, Header, Headers, Limits, NonceRule, OtherShape,
    Protocol, Retries, Signing, Type, WebhookRules,
};
use crate::spec::Document;
use crate::spec::located::{At, Fact as SpecFact};
use crate::spec::protocol as spec;
use crate::spec::result_codes::ResultCodes;

/// Resolves the file, apart from its contradictions.
pub(super) fn resolve(
    document: &Document<spec::Protocol>,
    codes: &ResultCodes,
    problems: &mut Problems,
) -> Protocol {
    let spec = &document.body;
    check_addresses(spec, problems);
    problems.distinct("code", &spec.success_codes);
    for code in &spec.success_codes {
        result_codes::check_known(code, codes, problems);
    }
    let mut success_codes: Vec<String> =
        spec.success_codes.iter().map(|code| code.value.clone()).collect();
    success_codes.sort();
    Protocol {
        doc: problems.prose(&spec.doc),
        base_url: spec.base_url.value.clone(),
        path_prefix: spec.path_prefix.value.clone(),
        content_type: problems.prose(&spec.content_type),
        request_headers: headers(&spec.request_headers, problems),
        nonce: NonceRule {
            length: positive(&spec.nonce.length, problems),
            charset: spec.nonce.charset,
        },
        timestamp_digits: positive_fact(&spec.timestamp.digits, problems),
        window: positive_fact(&spec.window, problems),
        signing: signing(&spec.signing, problems),
        envelope: envelope(&spec.envelope, problems),
        success_codes,
        other_shapes: other_shapes(&spec.other_shapes, problems),
        limits: limits(&spec.limits, problems),
        webhook: webhook(&spec.webhook, problems),
        data_types: problems.proses(&spec.data_types),
        contradictions: Vec::new(),
        file: document.path.clone(),
    }
}

fn check_addresses(spec: &spec::Protocol, problems: &mut Problems) {
    let host = spec.base_url.value.strip_prefix("https://").unwrap_or_default();
    if host.is_empty() || host.contains(['/', '?', '#', '@']) || host.contains(char::is_whitespace)
    {
        problems
            .add(spec.base_url.place, "`base-url` is `https://` and a host, without a slash after");
    }
    if !is_path(&spec.path_prefix.value) {
        problems.add(spec.path_prefix.place, "`path-prefix` is a path such as /a/b");
    }
    if spec.timestamp.unit.value != "milliseconds" {
        problems.add(spec.timestamp.unit.place, "the only unit that is known is milliseconds");
    }
}

fn headers(spec: &spec::Headers, problems: &mut Problems) -> Headers {
    let all = [&spec.timestamp, &spec.nonce, &spec.certificate_sn, &spec.signature];
    problems
        .tell_apart("header", all.map(|header| (header.name.value.as_str(), header.name.place)));
    let mut header = |spec: &spec::Header| {
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if spec.name.value.is_empty() || !spec.name.value.bytes().all(is_token) {
            let message = format!("`{}` is no name of a header", spec.name.value);
            problems.add(spec.name.place, message);
        }
        Header { name: spec.name.value.clone(), doc: problems.prose(&spec.doc) }
    };
    Headers {
        timestamp: header(&spec.timestamp),
        nonce: header(&spec.nonce),
        certificate_sn: header(&spec.certificate_sn),
        signature: header(&spec.signature),
    }
}

fn signing(spec: &spec::Signing, problems: &mut Problems) -> Signing {
    Signing {
        algorithm: problems.prose(&spec.algorithm),
        key: problems.prose(&spec.key),
        payload: problems.prose(&spec.payload),
        encoding: problems.prose(&spec.encoding),
        length: positive(&spec.length, problems),
        signed_replies: spec.signed_replies,
        doc: problems.prose(&spec.doc),
        unread: problems.optional_prose(spec.unread.as_ref()),
    }
}

fn envelope(spec: &spec::Envelope, problems: &mut Problems) -> Envelope {
    let fields = objects::fields(&spec.fields, &Names::default(), problems);
    let places = spec.fields.keys().map(|name| name.place);
    for (field, place) in fields.iter().zip(places) {
        if matches!(field.ty, Type::List { .. }) || field.name == "data" {
            let message = "an envelope has single values beside `data`, which endpoints describe";
            problems.add(place, message);
        }
    }
    if !spec.fields.contains_key("code") {
        problems.add(spec.doc.place, "the envelope needs a field `code`");
    }
    Envelope { doc: problems.prose(&spec.doc), fields }
}

fn other_shapes(shapes: &[At<spec::OtherShape>], problems: &mut Problems) -> Vec<OtherShape> {
    problems.distinct("name", shapes.iter().map(|shape| &shape.value.name));
    let resolved = shapes.iter().map(|At { value: shape, .. }| {
        if !is_kebab(&shape.name.value) {
            let message = format!("name `{}` is to be kebab-case", shape.name.value);
            problems.add(shape.name.place, message);
        }
        if let Some(json) = &shape.json
            && let Err(error) = Json::parse(&json.value)
        {
            problems.add(json.place, format!("is no JSON: {error}"));
        }
        OtherShape {
            name: shape.name.value.clone(),
            doc: problems.prose(&shape.doc),
            source: problems.prose(&shape.source),
            json: shape.json.as_ref().map(|json| json.value.trim().to_owned()),
            cut: shape.cut,
        }
    });
    resolved.collect()
}

fn limits(spec: &spec::SizeLimits, problems: &mut Problems) -> Limits {
    Limits {
        request_bytes: positive_fact(&spec.request_bytes, problems),
        reply_bytes: positive_fact(&spec.reply_bytes, problems),
        notification_bytes: positive_fact(&spec.notification_bytes, problems),
        depth: positive_fact(&spec.depth, problems),
        members: positive_fact(&spec.members, problems),
    }
}

fn webhook(spec: &spec::Webhook, problems: &mut Problems) -> WebhookRules {
    WebhookRules {
        headers: headers(&spec.headers, problems),
        payload: problems.prose(&spec.payload),
        algorithm: problems.prose(&spec.algorithm),
        encoding: problems.prose(&spec.encoding),
        key: problems.prose(&spec.key),
        doc: problems.prose(&spec.doc),
        acknowledgement: acknowledgement(&spec.acknowledgement, problems),
        retries: Retries {
            max: positive_fact(&spec.retries.max, problems),
            doc: problems.prose(&spec.retries.doc),
            unread: problems.optional_prose(spec.retries.unread.as_ref()),
        },
        decryption: decryption(&spec.decryption, problems),
    }
}

fn acknowledgement(spec: &spec::Acknowledgement, problems: &mut Problems) -> Acknowledgement {
    let fields = objects::fields(&spec.fields, &Names::default(), problems);
    for (field, name) in fields.iter().zip(spec.fields.keys()) {
        if !matches!(field.ty, Type::Text { .. }) {
            problems.add(name.place, "an acknowledgement has texts only");
        }
    }
    if !fields.first().is_some_and(|first| first.required) {
        problems.add(spec.doc.place, "an acknowledgement begins with a required field");
    }
    if spec.success == spec.fail {
        problems.add(spec.fail.place, "`success` and `fail` are the same");
    }
    Acknowledgement {
        doc: problems.prose(&spec.doc),
        fields,
        success: problems.prose(&spec.success),
        fail: problems.prose(&spec.fail),
    }
}

fn decryption(spec: &spec::Decryption, problems: &mut Problems) -> Decryption {
    Decryption {
        algorithm: problems.prose(&spec.algorithm),
        key: problems.prose(&spec.key),
        iv_bytes: positive(&spec.iv_bytes, problems),
        encoding: problems.prose(&spec.encoding),
        doc: problems.prose(&spec.doc),
        unread: problems.optional_prose(spec.unread.as_ref()),
    }
}

fn positive<T: Copy + Default + PartialEq>(number: &At<T>, problems: &mut Problems) -> T {
    if number.value == T::default() {
        problems.add(number.place, "0 is no sensible limit");
    }
    number.value
}

fn positive_fact<T: Copy + Default + PartialEq>(
    number: &At<SpecFact<T>>,
    problems: &mut Problems,
) -> Fact<T> {
    positive(&At { value: *number.value.value(), place: number.place }, problems);
    fact(number)
}
