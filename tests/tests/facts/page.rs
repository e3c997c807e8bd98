//! The facts of an endpoint's page beside its tables.

use binance_pay::{Endpoint, EndpointInfo, ResultCode};

/// What a page says of its endpoint.
pub(crate) struct Page {
    pub(crate) id: &'static str,
    pub(crate) path: &'static str,
    pub(crate) slug: &'static str,
    pub(crate) audience: &'static str,
    /// The codes beside the general ones.
    pub(crate) codes: &'static [(&'static str, Option<&'static str>)],
}

/// The codes that every endpoint has.
const GENERAL: [(&str, Option<&str>); 14] = [
    ("400000", Some("UNKNOWN_ERROR")),
    ("400001", Some("INVALID_REQUEST")),
    ("400002", Some("INVALID_SIGNATURE")),
    ("400003", Some("INVALID_TIMESTAMP")),
    ("400004", Some("INVALID_API_KEY_OR_IP")),
    ("400005", Some("BAD_API_KEY_FMT")),
    ("400006", Some("BAD_HTTP_METHOD")),
    ("400007", Some("MEDIA_TYPE_NOT_SUPPORTED")),
    ("400008", Some("INVALID_REQUEST_BODY")),
    ("400100", Some("MANDATORY_PARAM_EMPTY_OR_MALFORMED")),
    ("400101", Some("INVALID_PARAM_WRONG_LENGTH")),
    ("400102", Some("INVALID_PARAM_WRONG_VALUE")),
    ("400103", Some("INVALID_PARAM_ILLEGAL_CHAR")),
    ("400104", Some("INVALID_REQUEST_TOO_LARGE")),
];

impl Page {
    /// The endpoint is the one of this page.
    pub(crate) fn is_of<E: Endpoint>(&self) {
        let info = E::INFO;
        assert_eq!((info.id(), info.method(), info.path()), (self.id, "POST", self.path));
        assert_eq!((info.page(), info.audience()), (self.slug, self.audience));
        assert_eq!(EndpointInfo::by_path(self.path).map(EndpointInfo::id), Some(self.id));
        let known = |code: &'static ResultCode| (code.as_str(), code.name());
        let found: Vec<_> = info.codes().iter().map(known).collect();
        assert_eq!(found, [&GENERAL, self.codes].concat());
    }
}
