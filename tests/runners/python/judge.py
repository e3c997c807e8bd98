"""The judge: whether an answer is what a vector expects. As strict as `bpay vectors run`."""

import base64
import json


class Wrong(Exception):
    """What is wrong with an answer, in one sentence."""


def bytes_of(members, name):
    """The bytes under exactly one of `<name>_utf8`, `<name>_hex`, `<name>_b64`."""
    forms = [form for form in ("utf8", "hex", "b64") if members.get(f"{name}_{form}") is not None]
    if len(forms) != 1:
        raise Wrong(f"exactly one of {name}_utf8, {name}_hex, {name}_b64 is needed")
    text = members[f"{name}_{forms[0]}"]
    if forms[0] == "utf8":
        return text.encode("utf-8")
    try:
        if forms[0] == "b64":
            return base64.b64decode(text, validate=True)
        found = bytes.fromhex(text)
    except ValueError:
        found = None
    # fromhex also takes blanks between the digits.
    if found is None or len(found) * 2 != len(text):
        raise Wrong(f"{name}_{forms[0]} is not written as its name says")
    return found


def judge(kind, vector, outcome):
    """Raises Wrong."""
    expect = vector["expect"]
    if kind == "reject":
        return _rejected(vector["input"]["operation"], expect, outcome)
    judges = {
        "sign": _signed, "encode": _encoded, "validate": _validated,
        "decode": _decoded, "webhook": _received,
    }  # fmt: skip
    return judges[kind](expect, outcome)


def _signed(expect, outcome):
    _same_bytes("payload", expect, outcome)
    _same("mac_hex", expect, outcome)
    for name, value in expect["headers"]:
        found = [other for known, other in outcome["headers"] if known.lower() == name.lower()]
        if found != [value]:
            raise Wrong(f"headers: {name} is {found}, expected once {value!r}")


def _encoded(expect, outcome):
    _same_bytes("body", expect, outcome)
    if outcome.get("parsed") is not None:
        _same("parsed", expect, outcome)


def _validated(expect, outcome):
    _same_findings("violations", expect, outcome)
    if outcome.get("advice") is not None:
        _same_findings("advice", expect, outcome)


def _decoded(expect, outcome):
    _same("outcome", expect, outcome)
    _same("code", expect, outcome)
    if expect["outcome"] == "unreadable":
        _same("reported_success", expect, outcome)
        return _has_reasons(expect, outcome)
    names = ("data", "repeat") if expect["outcome"] == "success" else ("status", "message")
    for name in names:
        _same(name, expect, outcome)
    return _same_findings("deviations", expect, outcome)


def _received(expect, outcome):
    _same("verdict", expect, outcome)
    if expect["verdict"] == "reject":
        _same("stage", expect, outcome)
        return _same("class", expect, outcome)
    _same_bytes("payload", expect, outcome)
    _same("replay_key", expect, outcome)
    _same("acknowledgement", expect, outcome)
    wanted, event = expect["event"], outcome.get("event") or {}
    for name in ("outcome", "webhook", "biz_type"):
        _same(name, wanted, event)
    if wanted["outcome"] == "unreadable":
        return _has_reasons(wanted, event)
    _same("data", wanted, event)
    return _same_findings("deviations", wanted, event)


def _rejected(operation, expect, outcome):
    refusals = _refusals(operation, outcome)
    if not refusals:
        raise Wrong(f"accepted, and must not: {', '.join(expect['must_not'])}")
    allowed = [(one["stage"], one["class"]) for one in [expect, *expect.get("or", ())]]
    if not set(refusals) & set(allowed):
        raise Wrong(f"refused as {refusals}, expected {allowed}")
    if operation not in ("encode", "validate"):
        return  # The deviations of a reply or an event hold whatever else is odd about it.
    # Who refuses a value may miss it, too, unless the vector is there to tell these apart.
    following = () if "absent" in expect["must_not"] else ("required", "at-least-one-of")
    for stage, rule in refusals:
        if (stage, rule) not in allowed and rule not in following:
            raise Wrong(f"{rule} is told beside {allowed}, and must not: {expect['must_not']}")


def _refusals(operation, outcome):
    """Why an outcome is a refusal; empty where it is none."""
    if outcome.get("refused"):
        return [(outcome["refused"]["stage"], outcome["refused"]["class"])]
    if operation in ("encode", "validate"):
        return _by_rules("rules", outcome.get("violations"))
    if operation == "webhook":
        if outcome["verdict"] == "reject":
            return [(outcome["stage"], outcome["class"])]
        event = outcome.get("event") or {}
        is_unread = event.get("outcome") == "unreadable"
        return _by_rules("event", event.get("deviations")) if is_unread else []
    if operation == "decode" and outcome["outcome"] == "failure":
        return [("envelope", "failure")]
    if operation == "decode" and outcome["outcome"] == "unreadable":
        return _by_rules("reply", outcome.get("deviations"))
    return []


def _by_rules(otherwise, findings):
    stages = {"too-large": "limits", "too-deep": "limits", "json": "json"}
    return [(stages.get(one["rule"], otherwise), one["rule"]) for one in findings or ()]


def _same(name, expect, outcome):
    """Null and absent are the same. Compared as JSON, in which 1 is not true."""
    wanted, found = (json.dumps(one.get(name), sort_keys=True) for one in (expect, outcome))
    if wanted != found:
        raise Wrong(f"{name}: expected {wanted[:300]}, found {found[:300]}")


def _same_bytes(name, expect, outcome):
    wanted, found = bytes_of(expect, name), bytes_of(outcome, name)
    if wanted != found:
        raise Wrong(f"{name}: expected {wanted[:300]!r}, found {found[:300]!r}")


def _same_findings(name, expect, outcome):
    """The same pointers and rules, in any order; limits only where both tell one."""
    wanted, found = _findings(name, expect), _findings(name, outcome)
    counts = [{line: len(limits) for line, limits in one.items()} for one in (wanted, found)]
    if counts[0] != counts[1]:
        raise Wrong(f"{name}: expected {sorted(wanted)}, found {sorted(found)}")
    for line, limits in wanted.items():
        for limit, other in zip(limits, found[line]):
            if "null" not in (limit, other) and limit != other:
                raise Wrong(f"{name}: the limit of {line} is {limit}, found {other}")


def _findings(name, members):
    """Limits by pointer and rule."""
    if members.get(name) is None:
        raise Wrong(f"{name} is missing")
    lines = {}
    for one in members[name]:
        lines.setdefault(f"{one['pointer']} {one['rule']}", []).append(json.dumps(one.get("limit")))
    return lines


def _has_reasons(expect, outcome):
    """Every reason that is expected is told; more may be."""
    found = _findings("deviations", outcome)
    for reason in expect["reasons"]:
        if f"{reason['pointer']} {reason['rule']}" not in found:
            raise Wrong(f"deviations: missing {reason} in {sorted(found)}")
