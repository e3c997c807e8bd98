//! The constants of the protocol.

use crate::errors::Error;
use crate::model::{Api, EMOJI};

use super::docs;

/// # Errors
///
/// Where the protocol does not name two codes of success, the plain one first.
pub(super) fn module(api: &Api) -> Result<String, Error> {
    let mut text = docs::module_comment("Names and numbers of the protocol.");
    text += "\n";
    text += &docs::comment(
        "Where the API lives. No other host is documented, and no sandbox.\n\n# Examples\n\n```\n\
         assert!(binance_pay::BASE_URL.starts_with(\"https://\"));\n```",
        "",
    );
    text += &format!("pub const BASE_URL: &str = {:?};\n", api.protocol.base_url);
    for (name, value) in names(api)? {
        text += &format!("pub(crate) const {name}: &str = {value:?};\n");
    }
    let limits = &api.protocol.limits;
    for (name, value) in [
        ("REQUEST_BYTES", limits.request_bytes.value.to_string()),
        ("REPLY_BYTES", limits.reply_bytes.value.to_string()),
        ("NOTIFICATION_BYTES", limits.notification_bytes.value.to_string()),
        ("DEPTH", limits.depth.value.to_string()),
        ("MEMBERS", limits.members.value.to_string()),
    ] {
        text += &format!("pub(crate) const {name}: usize = {value};\n");
    }
    let ends = EMOJI
        .iter()
        .map(|(low, high)| format!("('{}', '{}')", low.escape_unicode(), high.escape_unicode()));
    let ranges = ends.collect::<Vec<_>>().join(", ");
    text += &format!("pub(crate) const EMOJI: &[(char, char)] = &[{ranges}];\n");
    Ok(text)
}

/// The names: of a constant, and its value.
fn names(api: &Api) -> Result<[(&'static str, &str); 15], Error> {
    let protocol = &api.protocol;
    let (headers, webhook) = (&protocol.request_headers, &protocol.webhook);
    let [success, repeat] = protocol.success_codes.as_slice() else {
        let message = "`success-codes` must be two: of a success, and of a repeated one";
        return Err(Error::in_file(format!("spec/{}", protocol.file), message));
    };
    let status = |code: &str| {
        let known = api.codes.iter().find(|known| known.code == code);
        known.and_then(|known| known.name.as_deref()).unwrap_or_default()
    };
    Ok([
        ("CONTENT_TYPE", &protocol.content_type),
        ("HEADER_TIMESTAMP", &headers.timestamp.name),
        ("HEADER_NONCE", &headers.nonce.name),
        ("HEADER_CERTIFICATE_SN", &headers.certificate_sn.name),
        ("HEADER_SIGNATURE", &headers.signature.name),
        ("SUCCESS_CODE", success),
        ("SUCCESS_STATUS", status(success)),
        ("REPEAT_CODE", repeat),
        ("REPEAT_STATUS", status(repeat)),
        ("WEBHOOK_TIMESTAMP", &webhook.headers.timestamp.name),
        ("WEBHOOK_NONCE", &webhook.headers.nonce.name),
        ("WEBHOOK_CERTIFICATE_SN", &webhook.headers.certificate_sn.name),
        ("WEBHOOK_SIGNATURE", &webhook.headers.signature.name),
        ("ACKNOWLEDGED", &webhook.acknowledgement.success),
        ("NOT_ACKNOWLEDGED", &webhook.acknowledgement.fail),
    ])
}
