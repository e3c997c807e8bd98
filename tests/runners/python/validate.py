"""Validation: every rule that a value breaks, in one walk over its text."""

import decimals
import jsontext
from findings import below, finding


def violations(exports, input, body):
    """What a request breaks, and the advice that breaks nothing."""
    limits = exports.limits("requestBytes", input.get("limits"))
    root, found = read(body, limits)
    if root is not None:
        shape = exports.request(input["endpoint"])
        if root.kind == "object":
            check(shape, root, "", found)
        else:
            found.append(finding("", "type", shape.name))
    advice = [one for one in found if one["rule"] == "ignored-if"]
    return {"violations": [one for one in found if one not in advice], "advice": advice}


def read(body, limits):
    """The tree of a body, or None and the reason."""
    text, reason = text_of(body, limits)
    if reason is None:
        try:
            return jsontext.parse(text), []
        except jsontext.JsonError:
            reason = finding("", "json")
    return None, [reason]


def text_of(body, limits):
    """The text of a body, or the reason why it is not looked at: size, encoding, nesting."""
    if len(body) > limits.size:
        return "", finding("", "too-large", limits.size)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("utf-8", "replace"), finding("", "json")
    return text, nesting(text, limits)


def nesting(text, limits):
    rule = jsontext.excess(text, limits.depth, limits.members)
    limit = limits.depth if rule == "too-deep" else limits.members
    return finding("", rule, limit) if rule else None


def check(shape, node, pointer, found, is_reply=False):
    """Adds what a value breaks. Of a reply it is told, too, where a number has the other JSON form."""
    kind = node.kind
    if shape.kind == "object" and kind == "object":
        _object(shape, node, pointer, found, is_reply)
    elif shape.kind == "list" and kind == "array":
        _list(shape, node, pointer, found, is_reply)
    elif shape.kind in ("decimal", "id") and kind in ("number", "string") and node.value is not None:
        _number(shape, node, pointer, found, is_reply)
    elif shape.kind == "text" and kind == "string" and node.value is not None:
        _text(shape, node.value, pointer, found)
    elif shape.kind == "enum" and kind == "string" and node.value is not None:
        if node.value not in shape.values:
            found.append(finding(pointer, "enum", shape.values))
    elif shape.kind in ("integer", "timestamp", "integer-enum") and kind == "number":
        _integer(shape, node.value, pointer, found)
    elif not shape.kind == kind == "boolean":
        found.append(finding(pointer, "type", shape.name))


def is_present(node):
    """Null says as much as nothing."""
    return node is not None and node.kind != "null"


def _object(shape, node, pointer, found, is_reply):
    seen = {}
    for name, value in node.value:
        if name not in shape.fields:
            found.append(finding(below(pointer, name), "unknown-field"))
        elif name in seen:
            found.append(finding(below(pointer, name), "duplicate-field"))
        else:
            seen[name] = value
    for name, field in shape.fields.items():
        if is_present(seen.get(name)):
            check(field.shape, seen[name], below(pointer, name), found, is_reply)
        elif field.required:
            found.append(finding(below(pointer, name), "required"))
    for rule in shape.rules:
        _rule(rule, node, pointer, found)


def _list(shape, node, pointer, found, is_reply):
    count = len(node.value)
    if count < shape.min_items:
        found.append(finding(pointer, "minItems", shape.min_items))
    if shape.max_items is not None and count > shape.max_items:
        found.append(finding(pointer, "maxItems", shape.max_items))
    for index, item in enumerate(node.value):
        check(shape.items, item, below(pointer, index), found, is_reply)


def _text(shape, text, pointer, found):
    # len() of a str counts characters, not bytes and not UTF-16 units.
    if len(text) < shape.min_length:
        found.append(finding(pointer, "minLength", shape.min_length))
    if shape.max_length is not None and len(text) > shape.max_length:
        found.append(finding(pointer, "maxLength", shape.max_length))
    if not shape.fits(text):
        found.append(finding(pointer, *(("charset", shape.charset) if shape.charset else ("format", shape.form))))


def _integer(shape, text, pointer, found):
    """Digits only; perhaps more of them than 64 bits hold."""
    value = decimals.integer(text)
    if shape.kind == "integer-enum":
        if value is None:
            found.append(finding(pointer, "type", shape.name))
        elif value not in shape.values:
            found.append(finding(pointer, "enum", shape.values))
    elif not decimals.is_digits(text):
        found.append(finding(pointer, "type", shape.name))
    elif text.startswith("-") if value is None else value < shape.minimum:
        found.append(finding(pointer, "minimum", decimals.told(shape.minimum)))
    elif value is None or value > shape.maximum:
        found.append(finding(pointer, "maximum", decimals.told(shape.maximum)))


def _number(shape, node, pointer, found, is_reply):
    """An id or a decimal, which both JSON forms may hold."""
    number = decimals.read(node.value)
    if number is not None and is_reply and node.kind != shape.wire:
        found.append(finding(pointer, "type", shape.wire))
    # Exponents are read in replies and refused in requests.
    if number is None or (shape.kind == "id" and not number.whole) or not (number.plain or is_reply):
        found.append(finding(pointer, "type", shape.name))
    elif shape.kind == "id":
        if shape.digits is not None and len(node.value) > shape.digits:
            found.append(finding(pointer, "maxLength", shape.digits))
    else:
        if shape.least is not None and number.value < decimals.Decimal(shape.least):
            found.append(finding(pointer, "minimum", shape.least))
        if shape.most is not None and number.value > decimals.Decimal(shape.most):
            found.append(finding(pointer, "maximum", shape.most))
        if shape.scale is not None and number.scale > shape.scale:
            found.append(finding(pointer, "scale", shape.scale))


def _rule(rule, node, pointer, found):
    """A rule across the members of an object. A member that is malformed is there all the same."""
    ((name, facts),) = rule.items()
    present = lambda field: is_present(node.get(field))
    if name == "atLeastOneOf":
        if not any(map(present, facts["fields"])):
            found.append(finding(pointer, "at-least-one-of", facts["fields"]))
    elif name == "exactlyOneOf":
        if sum(map(present, facts["fields"])) != 1:
            found.append(finding(pointer, "exactly-one-of", facts["fields"]))
    else:
        # What is required breaks the rule by its absence, what is ignored by its presence.
        rule_id = {"requiredIf": "required-if", "ignoredIf": "ignored-if"}[name]
        if present(facts["field"]) == (name == "ignoredIf") and _holds(facts["when"], node):
            found.append(finding(below(pointer, facts["field"]), rule_id, _words(facts["when"])))


def _holds(when, node):
    ((word, facts),) = when.items()
    for name in facts["field"].split("."):
        node = node.get(name) if node is not None else None
    if word in ("present", "absent"):
        return is_present(node) == (word == "present")
    scalar = scalar_text(node)
    # A condition on a value does not hold where there is none, negated or not.
    return scalar is not None and (scalar in facts["values"]) == (word == "in")


def scalar_text(node):
    """The text of a scalar: of a string without its quotes, of another one as it stands in JSON."""
    if node is None or node.kind not in ("string", "number", "boolean"):
        return None
    return node.value if node.kind == "string" else node.raw


def _words(when):
    ((word, facts),) = when.items()
    rest = " or ".join(facts.get("values", ()))
    words = {"present": "is present", "absent": "is absent", "in": f"is {rest}", "notIn": f"is not {rest}"}
    return f"{facts['field']} {words[word]}"
