//! Every leaf of the model: where it stands, how two of its values are compared, what family it is of.

use crate::table::families::*;
use crate::table::measure::Measure;
use crate::words::Place;

/// What the innermost item around a leaf is: the element of a list that has an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Node {
    /// The whole model, and what holds for all calls.
    Protocol,
    Endpoint,
    Webhook,
    Object,
    Field,
    Rule,
    Enum,
    Value,
    Sample,
    Contradiction,
    Code,
    /// One id in the list of endpoints that a code has.
    Listing,
    /// One code in the list of an endpoint.
    ListedCode,
    SuccessCode,
    Shape,
    /// What is quoted for an endpoint or a webhook.
    Quotes,
    /// The words that state one thing.
    Quote,
    /// What a decision overrides.
    Binding,
}

/// Where a leaf takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Where the object or enum around it is used.
    Used,
    /// Always there.
    At(Place),
}

/// One kind of leaf.
#[derive(Debug)]
pub(crate) struct Leaf {
    pub(crate) node: Node,
    /// The members from the item to the leaf, with slashes; empty for the item itself. The types of
    /// items of lists count as the type of the field.
    pub(crate) path: &'static str,
    pub(crate) scope: Scope,
    pub(crate) measure: Measure,
    /// What a change may be about. The measure says which it is; most have one only.
    pub(crate) kinds: &'static [Kind],
}

/// The middle of a rule's id, and how bad its changes are.
#[derive(Debug)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) family: Family,
}

/// A line reads: path, measure, and the kinds, each with its family.
macro_rules! leaves {
    ($node:ident, $scope:expr; $($path:literal $measure:ident $($kind:literal $family:ident)+;)+) => {
        &[$(Leaf {
            node: Node::$node,
            path: $path,
            scope: $scope,
            measure: Measure::$measure,
            kinds: &[$(Kind { name: $kind, family: $family },)+],
        },)+]
    };
}

const FIELD_LEAVES: &[Leaf] = leaves! { Field, Scope::Used;
    "" Field "required-field" REQUIRED_FIELD "optional-field" OPTIONAL_FIELD;
    "required" Flag "field-requirement" REQUIREMENT;
    "doc" Presence "field-doc" DOC;
    "deprecated" Presence "field-deprecation" DEPRECATED;
    "knownFrom" Presence "field-source" DOC;
    "unread" Presence "field-unread" DOC;
};

const OBJECT_LEAVES: &[Leaf] = leaves! { Object, Scope::Used;
    "" Presence "object" OBJECT;
    "doc" Presence "object-doc" DOC;
    "fields" Fields "required-fields" REQUIRED_ORDER "fields" DOC;
    "rules" Order "rules" DOC;
};

const RULE_LEAVES: &[Leaf] = leaves! { Rule, Scope::Used;
    "" Rule "group" GROUP "required-if" REQUIRED_IF "ignored-if" IGNORED_IF;
    "atLeastOneOf/fields" Change "group-fields" DOC;
    "exactlyOneOf/fields" Change "group-fields" DOC;
    "requiredIf/when" Condition "required-if-condition" REQUIRED_IF "required-if-order" DOC;
    "ignoredIf/when" Condition "ignored-if-condition" IGNORED_IF "ignored-if-order" DOC;
};

const ENUM_LEAVES: &[Leaf] = leaves! { Enum, Scope::Used;
    "" Presence "enum" ENUM;
    "doc" Presence "enum-doc" DOC;
    "base" Change "enum-base" TYPE;
    "values" Order "enum-values" DOC;
};

const VALUE_LEAVES: &[Leaf] = leaves! { Value, Scope::Used;
    "" Presence "enum-value" VALUE;
    "name" Change "enum-value-name" NAME;
    "doc" Presence "enum-value-doc" DOC;
    "deprecated" Presence "enum-value-deprecation" DEPRECATED;
    "knownFrom" Presence "enum-value-source" DOC;
    "unread" Presence "enum-value-unread" DOC;
};

// The members of a type. Their paths begin behind `type/` of a field, or `response/` of an endpoint.
macro_rules! type_leaves {
    ($node:ident, $scope:expr) => {
        leaves! { $node, $scope;
            "" Change "type" TYPE;
            "type" Change "type" TYPE;
            "of" Change "type" TYPE;
            "charset" Charset "charset" CLASS;
            "format" Format "format" CLASS "integer-width" WIDTH;
            "minLength" Lower "min-length" LIMIT "own-min-length" OWN_LIMIT "min-length-source" DOC;
            "maxLength" Upper "max-length" LIMIT "own-max-length" OWN_LIMIT "max-length-source" DOC;
            "minimum" Lower "minimum" LIMIT "own-minimum" OWN_LIMIT "minimum-source" DOC;
            "maximum" Upper "maximum" LIMIT "own-maximum" OWN_LIMIT "maximum-source" DOC;
            "scale" Upper "scale" LIMIT "own-scale" OWN_LIMIT "scale-source" DOC;
            "minItems" Lower "min-items" LIMIT "own-min-items" OWN_LIMIT "min-items-source" DOC;
            "maxItems" Upper "max-items" LIMIT "own-max-items" OWN_LIMIT "max-items-source" DOC;
            "secret" Flag "secret" SECRET;
            "wire" Presence "wire" WIRE;
        }
    };
}

/// The leaves of a field's type.
pub(crate) const TYPE_LEAVES: &[Leaf] = type_leaves!(Field, Scope::Used);

/// The leaves of a reply's type.
pub(crate) const REPLY_TYPE_LEAVES: &[Leaf] = type_leaves!(Endpoint, Scope::At(Place::Response));

const SAMPLE_LEAVES: &[Leaf] = leaves! { Sample, Scope::Used;
    "" Presence "sample" DOC;
    "of" Presence "sample" DOC;
    "json" Presence "sample-text" DOC;
    "deviations" Presence "sample-deviations" DOC;
    "invalid" Presence "sample-invalid" DOC;
    "knownFrom" Presence "sample-source" DOC;
};

// What a decision decides is compared where it takes effect.
const CONTRADICTION_LEAVES: &[Leaf] = leaves! { Contradiction, Scope::Used;
    "" Presence "contradiction" DOC;
    "texts" Presence "contradiction-texts" DOC;
    "decision" Presence "contradiction-decision" DOC;
    "decides" Presence "contradiction-decision" DOC;
    "otherwise" Presence "contradiction-otherwise" DOC;
};

const ENDPOINT_LEAVES: &[Leaf] = leaves! { Endpoint, Scope::At(Place::Request);
    "" Presence "endpoint" ENDPOINT;
    "title" Presence "endpoint-doc" DOC;
    "doc" Presence "endpoint-doc" DOC;
    "file" Presence "endpoint-source" DOC;
    "source/page" Presence "endpoint-source" DOC;
    "source/read" Presence "endpoint-source" DOC;
    "source/states" Presence "endpoint-source" DOC;
    "source/unread" Presence "endpoint-source" DOC;
    "source/knownFrom" Presence "endpoint-source" DOC;
    "method" Change "method" CALL;
    "path" Change "path" CALL;
    "audience" Audience "audience" AUDIENCE;
    "repeat" Fact "repeat" BEHAVIOUR "repeat-source" DOC;
    "deprecated" Presence "deprecation" DEPRECATED;
    "request" Change "body" TYPE;
    "objects" Order "objects" DOC;
    "enums" Order "enums" DOC;
    "samples" Order "samples" DOC;
    "contradictions" Order "contradictions" DOC;
};

const REPLY_LEAVES: &[Leaf] = leaves! { Endpoint, Scope::At(Place::Response);
    "envelope" Presence "envelope" READING;
    "responseNull" Presence "no-data" NO_DATA;
};

const LISTED_LEAVES: &[Leaf] = leaves! { Endpoint, Scope::At(Place::Codes);
    "results" Order "listed-codes" DOC;
};

const LISTED_CODE_LEAVES: &[Leaf] = leaves! { ListedCode, Scope::At(Place::Codes);
    "" Presence "listed-code" LISTED_CODE;
};

const WEBHOOKS_LEAVES: &[Leaf] = leaves! { Webhook, Scope::At(Place::Webhook);
    "" Presence "event" WEBHOOK;
    "title" Presence "event-doc" DOC;
    "doc" Presence "event-doc" DOC;
    "file" Presence "event-source" DOC;
    "source/page" Presence "event-source" DOC;
    "source/read" Presence "event-source" DOC;
    "source/states" Presence "event-source" DOC;
    "source/unread" Presence "event-source" DOC;
    "source/knownFrom" Presence "event-source" DOC;
    "bizType" Presence "biz-type" READING;
    "audience" Audience "audience" AUDIENCE;
    "deprecated" Presence "deprecation" DEPRECATED;
    "event" Change "body" TYPE;
    "objects" Order "objects" DOC;
    "enums" Order "enums" DOC;
    "samples" Order "samples" DOC;
    "contradictions" Order "contradictions" DOC;
};

const CODES_LEAVES: &[Leaf] = leaves! { Code, Scope::At(Place::Codes);
    "" Presence "code" CODE;
    "name" Presence "code-name" NAME;
    "reason" Presence "code-reason" DOC;
    "remedy" Presence "code-remedy" DOC;
    "retry" Fact "code-retry" BEHAVIOUR "code-retry-source" DOC;
    "source" Presence "code-source" DOC;
    "knownFrom" Presence "code-source" DOC;
    "unread" Presence "code-unread" DOC;
    "endpoints" Order "code-endpoints" DOC;
};

// The same fact as a code in the list of an endpoint, which decides.
const LISTINGS_LEAVES: &[Leaf] = leaves! { Listing, Scope::At(Place::Codes);
    "" Presence "code-endpoints" DOC;
};

const PROTOCOL_LEAVES: &[Leaf] = leaves! { Protocol, Scope::At(Place::Transport);
    "endpoints" Order "endpoints" DOC;
    "webhooks" Order "webhooks" DOC;
    "codes" Order "codes" DOC;
    "protocol/doc" Presence "protocol-doc" DOC;
    "protocol/file" Presence "protocol-source" DOC;
    "protocol/baseUrl" Change "base-url" CALL;
    "protocol/pathPrefix" Change "path-prefix" CALL;
    "protocol/contentType" Change "content-type" CALL;
    "protocol/requestHeaders/timestamp/name" Change "header-name" CALL;
    "protocol/requestHeaders/timestamp/doc" Presence "header-doc" DOC;
    "protocol/requestHeaders/nonce/name" Change "header-name" CALL;
    "protocol/requestHeaders/nonce/doc" Presence "header-doc" DOC;
    "protocol/requestHeaders/certificateSn/name" Change "header-name" CALL;
    "protocol/requestHeaders/certificateSn/doc" Presence "header-doc" DOC;
    "protocol/requestHeaders/signature/name" Change "header-name" CALL;
    "protocol/requestHeaders/signature/doc" Presence "header-doc" DOC;
    "protocol/nonce/length" Change "nonce-length" CALL;
    "protocol/nonce/charset" Change "nonce-charset" CALL;
    "protocol/timestampDigits" Fact "timestamp-digits" CALL "timestamp-digits-source" DOC;
    "protocol/window" Upper "window" LIMIT "own-window" OWN_LIMIT "window-source" DOC;
    "protocol/signing/algorithm" Change "signing-algorithm" CALL;
    "protocol/signing/key" Change "signing-key" PROSE;
    "protocol/signing/payload" Change "signing-payload" CALL;
    "protocol/signing/encoding" Change "signing-encoding" CALL;
    "protocol/signing/length" Change "signature-length" CALL;
    "protocol/signing/doc" Presence "signing-doc" DOC;
    "protocol/signing/unread" Presence "signing-unread" DOC;
    "protocol/dataTypes" Change "data-types" PROSE;
    "protocol/contradictions" Order "contradictions" DOC;
    "protocol/limits/requestBytes" Upper "request-bytes" LIMIT "own-request-bytes" OWN_LIMIT "request-bytes-source" DOC;
    "protocol/limits/replyBytes" Upper "reply-bytes" LIMIT "own-reply-bytes" OWN_LIMIT "reply-bytes-source" DOC;
    "protocol/limits/notificationBytes" Upper "notification-bytes" LIMIT "own-notification-bytes" OWN_LIMIT "notification-bytes-source" DOC;
    "protocol/limits/depth" Upper "depth" LIMIT "own-depth" OWN_LIMIT "depth-source" DOC;
    "protocol/limits/members" Upper "members" LIMIT "own-members" OWN_LIMIT "members-source" DOC;
};

const ENVELOPE_LEAVES: &[Leaf] = leaves! { Protocol, Scope::At(Place::Response);
    "protocol/envelope/doc" Presence "envelope-doc" DOC;
    "protocol/envelope/fields" Order "envelope-fields" DOC;
    "protocol/signing/signedReplies" Change "signed-replies" READING;
    "protocol/successCodes" Order "success-codes" DOC;
    "protocol/otherShapes" Order "other-shapes" DOC;
};

const SUCCESS_CODES_LEAVES: &[Leaf] = leaves! { SuccessCode, Scope::At(Place::Response);
    "" Presence "success-code" SUCCESS_CODE;
};

const SHAPES_LEAVES: &[Leaf] = leaves! { Shape, Scope::At(Place::Response);
    "" Presence "other-shape" SHAPE;
    "doc" Presence "other-shape-doc" DOC;
    "source" Presence "other-shape-source" DOC;
    "json" Presence "other-shape-text" SHAPE;
    "cut" Presence "other-shape-source" DOC;
};

const NOTIFICATION_LEAVES: &[Leaf] = leaves! { Protocol, Scope::At(Place::Webhook);
    "protocol/webhook/doc" Presence "protocol-doc" DOC;
    "protocol/webhook/headers/timestamp/name" Change "header-name" READING;
    "protocol/webhook/headers/timestamp/doc" Presence "header-doc" DOC;
    "protocol/webhook/headers/nonce/name" Change "header-name" READING;
    "protocol/webhook/headers/nonce/doc" Presence "header-doc" DOC;
    "protocol/webhook/headers/certificateSn/name" Change "header-name" READING;
    "protocol/webhook/headers/certificateSn/doc" Presence "header-doc" DOC;
    "protocol/webhook/headers/signature/name" Change "header-name" READING;
    "protocol/webhook/headers/signature/doc" Presence "header-doc" DOC;
    "protocol/webhook/payload" Change "signing-payload" READING;
    "protocol/webhook/algorithm" Change "signing-algorithm" READING;
    "protocol/webhook/encoding" Change "signing-encoding" READING;
    "protocol/webhook/key" Change "signing-key" PROSE;
    "protocol/webhook/retries/max" Fact "retries" BEHAVIOUR "retries-source" DOC;
    "protocol/webhook/retries/doc" Presence "retries-doc" DOC;
    "protocol/webhook/retries/unread" Presence "retries-unread" DOC;
    "protocol/webhook/decryption/algorithm" Change "decryption-algorithm" READING;
    "protocol/webhook/decryption/key" Change "decryption-key" PROSE;
    "protocol/webhook/decryption/ivBytes" Change "decryption-iv-bytes" READING;
    "protocol/webhook/decryption/encoding" Change "decryption-encoding" READING;
    "protocol/webhook/decryption/doc" Presence "decryption-doc" DOC;
    "protocol/webhook/decryption/unread" Presence "decryption-unread" DOC;
};

const ANSWER_LEAVES: &[Leaf] = leaves! { Protocol, Scope::At(Place::Acknowledgement);
    "protocol/webhook/acknowledgement/doc" Presence "doc" DOC;
    "protocol/webhook/acknowledgement/fields" Order "fields" DOC;
    "protocol/webhook/acknowledgement/success" Change "success" CALL;
    "protocol/webhook/acknowledgement/fail" Change "fail" CALL;
};

// Where facts are known from; the facts themselves are compared where they stand.
const ALL_QUOTES_LEAVES: &[Leaf] = leaves! { Protocol, Scope::At(Place::Source);
    "quotes" Order "quotes" DOC;
};

const QUOTES_LEAVES: &[Leaf] = leaves! { Quotes, Scope::At(Place::Source);
    "" Presence "quotes" DOC;
    "page" Presence "page" DOC;
    "file" Presence "file" DOC;
    "facts" Order "facts" DOC;
    "decisions" Order "decisions" DOC;
};

const QUOTE_LEAVES: &[Leaf] = leaves! { Quote, Scope::At(Place::Source);
    "" Presence "words" DOC;
    "digests" Presence "words" DOC;
};

const BINDING_LEAVES: &[Leaf] = leaves! { Binding, Scope::At(Place::Source);
    "" Presence "decision" DOC;
    "decides" Presence "decision" DOC;
    "overrides" Order "decision" DOC;
};

/// All leaves but those of types.
pub(crate) const LEAVES: &[&[Leaf]] = &[
    FIELD_LEAVES,
    OBJECT_LEAVES,
    RULE_LEAVES,
    ENUM_LEAVES,
    VALUE_LEAVES,
    SAMPLE_LEAVES,
    CONTRADICTION_LEAVES,
    ENDPOINT_LEAVES,
    REPLY_LEAVES,
    LISTED_LEAVES,
    LISTED_CODE_LEAVES,
    WEBHOOKS_LEAVES,
    CODES_LEAVES,
    LISTINGS_LEAVES,
    PROTOCOL_LEAVES,
    ENVELOPE_LEAVES,
    SUCCESS_CODES_LEAVES,
    SHAPES_LEAVES,
    NOTIFICATION_LEAVES,
    ANSWER_LEAVES,
    ALL_QUOTES_LEAVES,
    QUOTES_LEAVES,
    QUOTE_LEAVES,
    BINDING_LEAVES,
];
