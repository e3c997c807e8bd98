"""Decoding: success, a failure that the server reports, or unreadable; never one for another."""

import jsontext
import normal
from envelope import Envelope, members_of
from findings import finding
from repair import Unreadable, readable
from validate import is_present, text_of


def reply(exports, input, body):
    return _Reading(exports, input["endpoint"]).outcome(
        body, exports.limits("replyBytes", input.get("limits"))
    )


class _Reading:
    def __init__(self, exports, id):
        self.codes = exports.protocol["successCodes"]
        self.shape = exports.response(id)
        facts = exports.endpoint(id)
        self.no_envelope = facts.get("envelope") == "none"
        self.no_data = "responseNull" in facts

    def outcome(self, body, limits):
        text, reason = text_of(body, limits)
        if reason is not None:
            return self.beyond_limits(text, reason)
        if self.no_envelope and not any(name == "code" for name, _ in members_of(text)[0]):
            return self.bare(text)
        envelope = Envelope.read(text, self.codes)
        if envelope.is_missing():
            return _no_envelope((envelope.reasons or [finding("/code", "required")])[0])
        if envelope.reasons or envelope.code is None:
            return _unreadable(envelope)
        return self.success(envelope) if envelope.reports_success() else _failure(envelope)

    def beyond_limits(self, text, reason):
        """Of a text that is not read, the envelope is looked at all the same: it may be a success."""
        envelope = Envelope.read(text, self.codes)
        if envelope.status is None and envelope.code is None:
            return _no_envelope(reason)
        envelope.reasons.append(reason)
        return _unreadable(envelope)

    def success(self, envelope):
        if not is_present(envelope.data):
            if not self.no_data:
                envelope.reasons.append(finding("/data", "required"))
                return _unreadable(envelope)
            return _success(envelope.code, envelope.code == envelope.repeat, None, envelope.problems)
        try:
            node, found = readable(self.shape, envelope.data, "/data")
        except Unreadable as unread:
            envelope.reasons.extend(unread.findings)
            return _unreadable(envelope)
        data = normal.of(self.shape, node)
        found = envelope.problems + found
        return _success(envelope.code, envelope.code == envelope.repeat, data, found)

    def bare(self, text):
        """The payload itself. Without one of its members it is somebody else's text."""
        try:
            root = jsontext.parse(text)
        except jsontext.JsonError:
            return _no_envelope(finding("", "json"))
        if root.kind != "object":
            return _no_envelope(finding("", "type", self.shape.name))
        if not any(is_present(root.get(name)) for name in self.shape.fields):
            return _no_envelope(finding("", "required"))
        try:
            node, found = readable(self.shape, root, "")
        except Unreadable as unread:
            envelope = Envelope(self.codes)
            envelope.reasons = unread.findings
            return _unreadable(envelope)
        return _success(None, False, normal.of(self.shape, node), found)


def _success(code, repeat, data, deviations):
    return {
        "outcome": "success", "code": code, "repeat": repeat, "data": data, "deviations": deviations,
    }  # fmt: skip


def _failure(envelope):
    return {
        "outcome": "failure",
        "code": envelope.code,
        "status": envelope.status,
        "message": envelope.message,
        "deviations": envelope.problems,
    }


def _unreadable(envelope):
    return {
        "outcome": "unreadable",
        "code": envelope.code,
        "reported_success": envelope.reports_success(),
        "deviations": envelope.problems,
    }


def _no_envelope(reason):
    return {"outcome": "unreadable", "code": None, "reported_success": False, "deviations": [reason]}
