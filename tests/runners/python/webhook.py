"""Webhooks: size, headers, window, serial, signature, replay, and only then the JSON."""

import re

import jsontext
import normal
import rsa
import sign
from findings import below, finding
from repair import Unreadable, readable
from validate import nesting, read, scalar_text

_SERIAL = re.compile(r"[!-+\--~]{1,128}")  # visible ASCII without a comma
_SIGNATURE_LENGTH = 4096


class Rejected(Exception):
    """The notification is not to be believed."""

    def __init__(self, stage, reason):
        super().__init__(stage, reason)
        self.outcome = {"verdict": "reject", "stage": stage, "class": reason}


def received(exports, input, body):
    limits = exports.limits("notificationBytes", input.get("limits"))
    try:
        headers = _verified(exports, input, body, limits)
    except Rejected as rejected:
        return rejected.outcome
    replay_key = f"{headers['timestamp']}:{headers['nonce']}:{headers['certificateSn']}"
    if replay_key in input["seen"]:
        return Rejected("replay", "seen").outcome
    return {
        "verdict": "accept",
        "payload_hex": sign.payload(headers["timestamp"], headers["nonce"], body).hex(),
        "replay_key": replay_key,
        "event": _event(exports, body, limits),
        "acknowledgement": _acknowledgement(exports),
    }


def _acknowledgement(exports):
    known = exports.protocol["webhook"]["acknowledgement"]
    code, message = [field["name"] for field in known["fields"]]
    return {code: known["success"], message: None}


def _verified(exports, input, body, limits):
    try:
        keys = {
            key["serial"]: rsa.PublicKey(key["pem"], input["minimum_bits"]) for key in input["keys"]
        }
    except rsa.InvalidKey:
        raise Rejected("key", "refused") from None
    if len(body) > limits.size:
        raise Rejected("size", "too-large")
    headers = _headers(exports, input["headers"])
    if abs(input["now"] - int(headers["timestamp"])) > input["window"]:
        raise Rejected("window", "outside")
    key = keys.get(headers["certificateSn"])
    if key is None:
        raise Rejected("serial", "unknown")
    message = sign.payload(headers["timestamp"], headers["nonce"], body)
    if not key.verifies(message, headers["signature"]):
        raise Rejected("signature", "mismatch")
    return headers


def _headers(exports, given):
    """The four headers, each exactly once, under names of any case."""
    wanted = exports.protocol["webhook"]["headers"]
    found = {}
    for name, value in given:
        for key, header in wanted.items():
            if name.lower() != header["name"].lower():
                continue
            if key in found:
                raise Rejected("headers", "repeated")
            found[key] = value if isinstance(value, str) else _text(value["hex"])
    readers = {
        "timestamp": lambda text: text if sign.is_timestamp(exports, text) else None,
        "nonce": lambda text: text if sign.is_nonce(exports, text) else None,
        "certificateSn": lambda text: text if _SERIAL.fullmatch(text) else None,
        "signature": _signature,
    }
    for key, read_header in readers.items():
        if key not in found:
            raise Rejected("headers", "missing")
        # Malformed is never treated as absent.
        found[key] = read_header(found[key]) if found[key] is not None else None
        if found[key] is None:
            raise Rejected("headers", "malformed")
    return found


def _text(hex):
    try:
        return bytes.fromhex(hex).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _signature(text):
    """One line end after the base64 is let pass, and nothing else."""
    if text.endswith("\n"):
        text = text[:-1].removesuffix("\r")
    return rsa.decode_base64(text) if 0 < len(text) <= _SIGNATURE_LENGTH else None


def _event(exports, body, limits):
    root, found = read(body, limits)
    if root is not None and root.kind != "object":
        found = [finding("", "type", "object")]
    biz_type = None
    if not found:
        biz_type, found = _biz_type(root)
    if found:
        return {"outcome": "unreadable", "biz_type": None, "deviations": found}
    webhook = exports.webhook(biz_type)
    if webhook is None:
        return _unknown(exports, biz_type)
    shape = exports.event(biz_type)
    try:
        node, found = _opened(shape, root, limits)
        node, more = readable(shape, node, "")
    except Unreadable as unread:
        if biz_type is None:
            return _unknown(exports, None)
        # Remarks on strings that hold no JSON come first.
        return {"outcome": "unreadable", "biz_type": biz_type, "deviations": found + unread.findings}
    return {
        "outcome": "read",
        "webhook": webhook["id"],
        "biz_type": biz_type,
        "data": normal.of(shape, node),
        "deviations": found + more,
    }


def _unknown(exports, biz_type):
    """A type that nobody knows yet is no fault; without a type, only the form could have told."""
    if biz_type is None:
        found = finding("/bizType", "required")
    else:
        found = finding("/bizType", "enum", exports.biz_types())
    return {"outcome": "unknown", "biz_type": biz_type, "deviations": [found]}


def _biz_type(root):
    nodes = [node for name, node in root.value if name == "bizType"]
    if len({node.raw for node in nodes}) > 1:
        return None, [finding("/bizType", "duplicate-field")]
    if not nodes or nodes[0].kind == "null":
        return None, []
    text = scalar_text(nodes[0])
    return text, [] if text is not None else [finding("/bizType", "type", "string")]


def _opened(shape, root, limits):
    """The body with the objects out of their strings, so that pointers go on into them."""
    members, found = [], []
    for name, node in root.value:
        field = shape.fields.get(name)
        if field is not None and field.shape.kind == "object":
            node = _inside(node, field.in_string, below("", name), limits, found)
        members.append((name, node))
    text = "{" + ",".join(f"{jsontext.quoted(name)}:{node.raw}" for name, node in members) + "}"
    excess = nesting(text, limits)
    if excess:
        raise Unreadable([excess])
    return jsontext.Node("object", members, text), found


def _inside(node, in_string, pointer, limits, found):
    """The object that a string holds; the value itself where it holds none."""
    if node.kind != "string" or node.value is None:
        if node.kind == "object" and in_string:
            found.append(finding(pointer, "type", "string"))
        return node
    reason = nesting(node.value, limits)
    try:
        inner = None if reason else jsontext.parse(node.value)
    except jsontext.JsonError:
        reason = finding("", "json")
    if reason:
        found.append({**reason, "pointer": pointer})
    elif inner.kind == "object":
        if not in_string:
            found.append(finding(pointer, "type", "object"))
        return inner
    return node
